//! Sorting, once for everything: the standard library's sort is compiled anew for each type.
//! Not here: what comes before what.

use std::cmp::Ordering;

/// The positions of `length` items in the order of `compare`; equals keep their places.
pub fn sorted(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..length).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

/// `items` in the order of `compare`; equals keep their places.
pub fn sort<T: Clone>(items: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    sorted(items.len(), &|a, b| compare(&items[a], &items[b])).into_iter().map(|at| items[at].clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_places() {
        let items = ["b2", "a1", "b1", "a2"];
        assert_eq!(sort(&items, |a, b| a[..1].cmp(&b[..1])), ["a1", "a2", "b2", "b1"]);
    }
}
