//! The chosen filters as a list of removable values.
//! Not here: how a value is called (`wording`) and how chips look (`panel`).

use model::{Filter, Filters};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    pub filter: Filter,
    pub value: String,
    /// Which of the filter's demands the value belongs to.
    pub group: usize,
}

/// Every chosen value, in the order of the address.
pub fn chips(filters: &Filters) -> Vec<Chip> {
    let mut chips = Vec::new();
    for (filter, groups) in &filters.0 {
        for (group, values) in groups.iter().enumerate() {
            chips.extend(values.iter().map(|value| Chip { filter: *filter, value: value.clone(), group }));
        }
    }
    chips
}

/// The filters without the value of `chip`; the same value in another demand stays.
pub fn without(filters: &Filters, chip: &Chip) -> Filters {
    let mut filters = filters.clone();
    if let Some(groups) = filters.0.get_mut(&chip.filter) {
        if let Some(values) = groups.get_mut(chip.group) {
            values.retain(|value| *value != chip.value);
        }
        groups.retain(|values| !values.is_empty());
        if groups.is_empty() {
            filters.0.remove(&chip.filter);
        }
    }
    filters
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::SearchQuery;

    #[test]
    fn each_value_is_a_chip_and_can_be_removed_alone() {
        let filters = SearchQuery::from_fragment("right=torture,redress&right=torture&year=2012..").filters;
        let all = chips(&filters);
        assert_eq!(all.len(), 4);
        let left = without(&filters, &all[2]);
        assert_eq!(left.groups(Filter::Right), [["torture", "redress"]]);
        let none = all.iter().rev().fold(filters, |filters, chip| without(&filters, chip));
        assert_eq!(none, Filters::default());
    }
}
