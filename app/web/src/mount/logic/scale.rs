//! Colour classes of the map: which values share a shade.
//! Not here: the colours themselves (style sheet).

use super::order;

/// Shades beside the one for zero.
pub const SHADES: usize = 4;

/// Upper bounds of the classes over the values above zero, ascending and distinct; at most `SHADES`.
///
/// Classes hold about equally many regions (quantiles), because one city has many times the records
/// of any other region and equal steps would leave the rest in one shade.
pub fn bounds(values: &[u32]) -> Vec<u32> {
    let positive: Vec<u32> = values.iter().copied().filter(|value| *value > 0).collect();
    let positive = order::sort(&positive, u32::cmp);
    let mut distinct = positive.clone();
    distinct.dedup();
    if distinct.len() <= SHADES {
        return distinct;
    }
    let mut bounds: Vec<u32> =
        (1..=SHADES).map(|class| positive[(positive.len() * class).div_ceil(SHADES) - 1]).collect();
    bounds.dedup();
    bounds
}

/// The class of a value: 0 for zero, then 1 for the palest shade.
pub fn class(value: u32, bounds: &[u32]) -> usize {
    if value == 0 {
        return 0;
    }
    bounds.iter().position(|bound| value <= *bound).unwrap_or(bounds.len().saturating_sub(1)) + 1
}

/// Shade of a class among `classes`, spread so that few classes are still far apart.
pub fn shade(class: usize, classes: usize) -> usize {
    match (class, classes) {
        (0, _) => 0,
        (_, 0 | 1) => SHADES / 2 + 1,
        (class, classes) => 1 + ((class - 1) * (SHADES - 1) + (classes - 1) / 2) / (classes - 1),
    }
}

/// The values of each class as a legend writes them, lowest first.
pub fn ranges(bounds: &[u32]) -> Vec<(u32, u32)> {
    let mut from = 1;
    bounds
        .iter()
        .map(|&to| {
            let range = (from, to);
            from = to + 1;
            range
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_its_own_class() {
        assert_eq!(bounds(&[0, 0]), [0_u32; 0]);
        assert_eq!(class(0, &[1, 2]), 0);
        assert_eq!(class(3, &[]), 1);
    }

    #[test]
    fn few_values_have_a_class_each() {
        let bounds = bounds(&[0, 1, 1, 4, 43]);
        assert_eq!(bounds, [1, 4, 43]);
        assert_eq!([0, 1, 4, 43].map(|v| class(v, &bounds)), [0, 1, 2, 3]);
        assert_eq!(ranges(&bounds), [(1, 1), (2, 4), (5, 43)]);
    }

    #[test]
    fn many_values_are_cut_so_that_one_city_does_not_flatten_the_rest() {
        let values: Vec<u32> = (1..=19).chain([400]).collect();
        let bounds = bounds(&values);
        assert_eq!(bounds, [5, 10, 15, 400]);
        assert!(values.iter().all(|v| (1..=SHADES).contains(&class(*v, &bounds))));
    }

    #[test]
    fn shades_rise_and_reach_both_ends() {
        for classes in 2..=SHADES {
            let shades: Vec<usize> = (1..=classes).map(|class| shade(class, classes)).collect();
            assert_eq!((shades[0], shades[classes - 1]), (1, SHADES), "{classes}");
            assert!(shades.windows(2).all(|pair| pair[0] < pair[1]), "{shades:?}");
        }
        assert_eq!((shade(0, 3), shade(1, 1)), (0, 3));
    }
}
