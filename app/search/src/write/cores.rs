//! Work on many items at once with results as if it had been done in turn.
//! Not here: anything whose result could depend on what runs when.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Mutex, PoisonError};

/// The results of `act`, in the order of the items.
pub fn on_all_cores<T: Send, R: Send>(
    items: impl IntoIterator<Item = T>,
    act: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    on_cores(all(), items, act)
}

/// The same on all cores but the one on which the calling program goes on.
pub fn beside<T: Send, R: Send>(items: impl IntoIterator<Item = T>, act: impl Fn(T) -> R + Sync) -> Vec<R> {
    on_cores(all().saturating_sub(1).max(1), items, act)
}

fn on_cores<T: Send, R: Send>(
    cores: usize,
    items: impl IntoIterator<Item = T>,
    act: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let mut results = Vec::new();
    flow_on(cores, items, act, |result| results.push(result));
    results
}

fn all() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Takes items as they come, works on some of them at a time, and hands the results on in the order of
/// the items. Items and results pass through the calling thread, and only a few wait at any moment.
pub fn flow<T: Send, R: Send>(
    items: impl IntoIterator<Item = T>,
    act: impl Fn(T) -> R + Sync,
    hand_on: impl FnMut(R),
) {
    flow_on(all(), items, act, hand_on);
}

fn flow_on<T: Send, R: Send>(
    cores: usize,
    items: impl IntoIterator<Item = T>,
    act: impl Fn(T) -> R + Sync,
    mut hand_on: impl FnMut(R),
) {
    let (to_do, waiting) = channel::<(usize, T)>();
    let (done, finished) = channel();
    let waiting = Mutex::new(waiting);
    let work = |done: std::sync::mpsc::Sender<_>| {
        while let Some((number, item)) = next(&waiting) {
            // A panic goes on in the calling thread, which would else wait for this result forever.
            let result = catch_unwind(AssertUnwindSafe(|| act(item)));
            if done.send((number, result)).is_err() {
                return;
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..cores {
            let (done, work) = (done.clone(), &work);
            scope.spawn(move || work(done));
        }
        drop(done);
        // Lives inside the scope, so that the workers end when this closure does, in whatever way.
        let to_do = to_do;
        let mut items = items.into_iter().fuse();
        let (mut begun, mut handed_on) = (0, 0);
        let mut early = BTreeMap::new();
        loop {
            while begun < handed_on + 3 * cores
                && let Some(item) = items.next()
            {
                let _ = to_do.send((begun, item));
                begun += 1;
            }
            if begun == handed_on {
                return;
            }
            let Ok((number, result)) = finished.recv() else { return };
            early.insert(number, result);
            while let Some(result) = early.remove(&handed_on) {
                handed_on += 1;
                hand_on(result.unwrap_or_else(|panic| resume_unwind(panic)));
            }
        }
    });
}

fn next<T>(waiting: &Mutex<Receiver<T>>) -> Option<T> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_their_order() {
        let twice = on_all_cores(0..1001u32, |n| {
            std::thread::sleep(std::time::Duration::from_micros(u64::from(n * 7 % 13)));
            n * 2
        });
        assert_eq!(twice, (0..1001).map(|n| n * 2).collect::<Vec<_>>());
        assert!(on_all_cores([0u32; 0], |n| n).is_empty());
    }

    #[test]
    fn a_panic_is_not_lost() {
        let result = catch_unwind(|| on_all_cores(0..100u32, |n| assert_ne!(n, 50, "stop here")));
        assert!(result.is_err());
    }
}
