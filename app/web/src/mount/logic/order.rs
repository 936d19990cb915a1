//! Sorting, once for everything: the standard library's sort is compiled anew for each type, and is
//! made for millions.
//! Not here: what comes before what.

use std::cmp::Ordering;

/// The positions of `length` items in the order of `compare`; equals keep their places.
/// A merge sort: runs of one, two, four … are merged until one is left.
pub fn sorted(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..length).collect();
    let mut run = 1;
    while run < length {
        let mut merged = Vec::with_capacity(length);
        for pair in positions.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let (Some(a), Some(b)) = (left.first(), right.first()) {
                if compare(*b, *a) == Ordering::Less {
                    merged.push(*b);
                    right = &right[1..];
                } else {
                    merged.push(*a);
                    left = &left[1..];
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        positions = merged;
        run *= 2;
    }
    positions
}

/// `items` in the order of `compare`; equals keep their places.
pub fn sort<T: Clone>(items: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    sorted(items.len(), &|a, b| compare(&items[a], &items[b]))
        .into_iter()
        .map(|at| items[at].clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_places() {
        let items = ["b2", "a1", "b1", "a2"];
        assert_eq!(sort(&items, |a, b| a[..1].cmp(&b[..1])), ["a1", "a2", "b2", "b1"]);
        assert_eq!(sort(&[0_u8; 0], u8::cmp), [0_u8; 0]);
    }

    #[test]
    fn every_length_is_sorted_as_the_standard_library_does() {
        for length in 0..70_u32 {
            let items: Vec<u32> = (0..length).map(|n| n * 7919 % 31).collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            assert_eq!(sort(&items, u32::cmp), expected, "{length}");
        }
    }
}
