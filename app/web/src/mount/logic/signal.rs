//! Values that tell who read them when they change: the reactive core of the parts.
//! Not here: anything of the browser; `start` says when pending effects are run.
//!
//! Pages are Leptos; here its reactive graph would weigh 17 kB gzip of the 100 a reader is asked for.
//! Parts are never taken off a page, so signals and effects live as long as it does: none is freed,
//! and both can be copied into any closure.

use std::cell::{Cell, RefCell};

pub struct Signal<T: 'static>(&'static Cells<T>);

struct Cells<T> {
    value: RefCell<T>,
    readers: RefCell<Vec<&'static Effect>>,
}

struct Effect {
    act: Box<dyn Fn()>,
    pending: Cell<bool>,
}

thread_local! {
    static RUNNING: Cell<Option<&'static Effect>> = const { Cell::new(None) };
    static PENDING: RefCell<Vec<&'static Effect>> = const { RefCell::new(Vec::new()) };
    static SCHEDULE: Cell<fn()> = const { Cell::new(nothing) };
}

fn nothing() {}

/// Sets what is called when effects become pending; it has `run_pending` called soon.
pub fn on_pending(schedule: fn()) {
    SCHEDULE.set(schedule);
}

/// Runs every pending effect, and those that they make pending.
pub fn run_pending() {
    loop {
        let effects = PENDING.take();
        if effects.is_empty() {
            return;
        }
        effects.into_iter().for_each(run);
    }
}

/// Runs `act` now, and again whenever a signal it has read was changed.
pub fn follow(act: impl Fn() + 'static) {
    run(Box::leak(Box::new(Effect { act: Box::new(act), pending: Cell::new(false) })));
}

fn run(effect: &'static Effect) {
    effect.pending.set(false);
    let outer = RUNNING.replace(Some(effect));
    (effect.act)();
    RUNNING.set(outer);
}

fn remember_reader(readers: &RefCell<Vec<&'static Effect>>) {
    if let Some(effect) = RUNNING.get() {
        let mut readers = readers.borrow_mut();
        if !readers.iter().any(|reader| std::ptr::eq(*reader, effect)) {
            readers.push(effect);
        }
    }
}

fn wake(readers: &RefCell<Vec<&'static Effect>>) {
    let waiting = || PENDING.with_borrow(Vec::len);
    let before = waiting();
    for reader in readers.borrow().iter() {
        if !reader.pending.replace(true) {
            PENDING.with_borrow_mut(|pending| pending.push(reader));
        }
    }
    if before == 0 && waiting() > 0 {
        SCHEDULE.get()();
    }
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T> Signal<T> {
    pub fn new(value: T) -> Signal<T> {
        Signal(Box::leak(Box::new(Cells { value: RefCell::new(value), readers: RefCell::default() })))
    }

    pub fn set(self, value: T) {
        *self.0.value.borrow_mut() = value;
        wake(&self.0.readers);
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        change(&mut self.0.value.borrow_mut());
        wake(&self.0.readers);
    }

    /// Reads without a copy; the signal cannot be changed meanwhile.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        remember_reader(&self.0.readers);
        read(&self.0.value.borrow())
    }

    /// As `with`, without being told of changes.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.0.value.borrow())
    }
}

impl<T: Clone> Signal<T> {
    pub fn get(self) -> T {
        remember_reader(&self.0.readers);
        self.get_untracked()
    }

    pub fn get_untracked(self) -> T {
        self.0.value.borrow().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    fn log() -> (Rc<RefCell<Vec<String>>>, impl Fn(String) + Clone) {
        let lines: Rc<RefCell<Vec<String>>> = Rc::default();
        let own = lines.clone();
        (lines, move |line| own.borrow_mut().push(line))
    }

    #[test]
    fn an_effect_runs_once_for_all_changes_since() {
        let (lines, write) = log();
        let (a, b) = (Signal::new(1), Signal::new(10));
        follow(move || write((a.get() + b.get()).to_string()));
        a.set(2);
        b.update(|b| *b += 10);
        run_pending();
        run_pending();
        assert_eq!(*lines.borrow(), ["11", "22"]);
    }

    #[test]
    fn effects_follow_effects_and_untracked_reads_do_not_count() {
        let (lines, write) = log();
        let (typed, found, quiet) = (Signal::new(String::new()), Signal::new(0), Signal::new(0));
        follow(move || found.set(typed.with(String::len)));
        follow(move || write([found.get().to_string(), quiet.get_untracked().to_string()].join("/")));
        run_pending();
        quiet.set(5);
        run_pending();
        typed.set("пытки".to_owned());
        run_pending();
        assert_eq!(lines.borrow().last().map(String::as_str), Some("10/5"));
        let told = lines.borrow().len();
        quiet.set(6);
        run_pending();
        assert_eq!(lines.borrow().len(), told);
    }
}
