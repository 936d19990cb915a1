//! Work on many items at once with results as if it had been done in turn.
//! Not here: anything whose result could depend on what runs when.

/// The results of `act`, in the order of the items.
pub fn on_all_cores<T: Sync, R: Send>(items: &[T], act: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = items.len().div_ceil(cores).max(1);
    let act = &act;
    std::thread::scope(|scope| {
        let work = |items: &'_ [T]| items.iter().map(act).collect::<Vec<R>>();
        let running: Vec<_> = items.chunks(share).map(|items| scope.spawn(move || work(items))).collect();
        let join = |thread: std::thread::ScopedJoinHandle<'_, Vec<R>>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        running.into_iter().flat_map(join).collect()
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_keep_their_order() {
        let items: Vec<u32> = (0..1001).collect();
        assert_eq!(super::on_all_cores(&items, |n| n * 2), items.iter().map(|n| n * 2).collect::<Vec<_>>());
        assert!(super::on_all_cores(&[] as &[u32], |n| *n).is_empty());
    }
}
