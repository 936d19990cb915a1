//! The address bar as a signal: the one place that reads and writes the fragment.
//! Not here: what a fragment means (`logic::address`).

use super::browser::{fragment, listen, window};
use super::logic::address::View;
use super::logic::signal::Signal;
use model::{Measure, SearchQuery};
use wasm_bindgen::JsValue;
use web_sys::Event;

/// Told on the window when a program has written the address.
const WRITTEN: &str = "addresswritten";

/// How the present view came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A link, Back, or the address the page was opened with.
    Followed,
    /// A new step made on this page.
    Pushed,
    /// The same step, refined.
    Refined,
}

#[derive(Clone, Copy)]
pub struct Address {
    view: Signal<View>,
    origin: Signal<Origin>,
}

impl Address {
    /// Reads the address and follows it from now on; `admit` is what this page makes of a view.
    pub fn follow(admit: fn(View) -> View) -> Address {
        let read = move || View::from_fragment(&fragment()).map(admit);
        let address =
            Address { view: Signal::new(read().unwrap_or_default()), origin: Signal::new(Origin::Followed) };
        let follow = move |_| match read() {
            Some(view) if view != address.view.get_untracked() => {
                address.origin.set(Origin::Followed);
                address.view.set(view);
            }
            Some(_) => {}
            // An anchor of the page was followed; the state goes back into the address.
            None => write(&address.view.get_untracked(), false),
        };
        listen(&window(), "hashchange", follow);
        // Another program of the same page.
        listen(&window(), WRITTEN, follow);
        address
    }

    pub fn get(self) -> View {
        self.view.get()
    }

    pub fn get_untracked(self) -> View {
        self.view.get_untracked()
    }

    pub fn origin(self) -> Origin {
        self.origin.get_untracked()
    }

    /// A new step in the reader's history.
    pub fn push(self, view: View) {
        if view != self.view.get_untracked() {
            write(&view, true);
            self.origin.set(Origin::Pushed);
            self.view.set(view);
            tell();
        }
    }

    /// The same step, refined.
    pub fn replace(self, view: View) {
        if view != self.view.get_untracked() {
            write(&view, false);
            self.origin.set(Origin::Refined);
            self.view.set(view);
            tell();
        }
    }

    /// A new step that counts something else.
    pub fn set_measure(self, measure: Measure) {
        self.push(View { measure, ..self.view.get_untracked() });
    }

    /// A new step with the query changed, on its first page.
    pub fn change(self, change: impl FnOnce(&mut SearchQuery)) {
        self.push(self.view.get_untracked().with(change));
    }
}

/// No event of the browser says that a page has changed its own address.
fn tell() {
    if let Ok(event) = Event::new(WRITTEN) {
        let _ = window().dispatch_event(&event);
    }
}

fn write(view: &View, new_step: bool) {
    let fragment = view.to_fragment();
    let address = if fragment.is_empty() {
        // A lone `#` would stay in the address bar.
        let location = window().location();
        [location.pathname().unwrap_or_default(), location.search().unwrap_or_default()].concat()
    } else {
        ["#", &fragment].concat()
    };
    let Ok(history) = window().history() else { return };
    // A browser refuses hundreds of changes within seconds; the view on the page is right all the same.
    let _ = if new_step {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    };
}
