//! The values a reader can choose from, with their counts, and how a choice changes the filters.
//! Not here: how values are counted (`model::counts`, the search worker) and drawn (`panel`).

use super::order;
use model::{Filter, Filters, YearRange};

/// Values shown before the reader asks for more.
pub const SHOWN_AT_FIRST: usize = 8;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub count: u32,
    pub chosen: bool,
}

/// The values of `filter`, most frequent first. Chosen values are listed even when nothing has them,
/// or the reader could not take them back.
pub fn choices<'a>(
    counts: impl IntoIterator<Item = (&'a str, u32)>,
    filters: &Filters,
    filter: Filter,
    label: impl Fn(&str) -> String,
) -> Vec<Choice> {
    let mut choices: Vec<Choice> = counts
        .into_iter()
        .map(|(value, count)| Choice {
            value: value.to_owned(),
            label: label(value),
            count,
            chosen: filters.has(filter, value),
        })
        .collect();
    for value in filters.groups(filter).iter().flatten() {
        if !choices.iter().any(|choice| choice.value == *value) {
            choices.push(Choice { value: value.clone(), label: label(value), count: 0, chosen: true });
        }
    }
    order::sort(&choices, |a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)))
}

/// Whether a record can have several values of `filter`, so that asking for all of them makes sense.
pub fn is_multiple(filter: Filter) -> bool {
    match filter {
        Filter::Violated
        | Filter::Alleged
        | Filter::Right
        | Filter::Region
        | Filter::Cluster
        | Filter::Lang => true,
        Filter::Collection
        | Filter::Kind
        | Filter::Body
        | Filter::Outcome
        | Filter::Year
        | Filter::Implementation
        | Filter::Position
        | Filter::Assessment
        | Filter::Status => false,
    }
}

/// Whether the chosen values of `filter` are demanded together.
pub fn wants_all(filters: &Filters, filter: Filter) -> bool {
    filters.groups(filter).len() > 1
}

/// Demands all of the chosen values, or any of them.
pub fn set_wants_all(filters: &mut Filters, filter: Filter, all: bool) {
    let values: Vec<String> = filters.0.remove(&filter).into_iter().flatten().flatten().collect();
    if all && !values.is_empty() {
        filters.0.insert(filter, values.into_iter().map(|value| vec![value]).collect());
    } else {
        filters.set(filter, values);
    }
}

/// Adds or removes `value`, keeping the demand for all values where it stands.
pub fn toggle(filters: &mut Filters, filter: Filter, value: &str) {
    if wants_all(filters, filter) && !filters.has(filter, value) {
        filters.0.entry(filter).or_default().push(vec![value.to_owned()]);
    } else {
        filters.toggle(filter, value);
    }
}

/// First and last year asked for, where one plain range is.
pub fn year_bounds(filters: &Filters) -> (Option<i32>, Option<i32>) {
    let range = match filters.groups(Filter::Year) {
        [group] if group.len() == 1 => YearRange::parse(&group[0]),
        _ => None,
    };
    match range {
        Some(range) => {
            (Some(range.from).filter(|y| *y != i32::MIN), Some(range.to).filter(|y| *y != i32::MAX))
        }
        None => (None, None),
    }
}

/// Asks for the years from `from` to `to`; with neither, for every year.
pub fn set_years(filters: &mut Filters, from: Option<i32>, to: Option<i32>) {
    let text = match (from, to) {
        (None, None) => return filters.set(Filter::Year, Vec::new()),
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => [&from.min(to).to_string(), "..", &from.max(to).to_string()].concat(),
        (Some(from), None) => [&from.to_string(), ".."].concat(),
        (None, Some(to)) => ["..", &to.to_string()].concat(),
    };
    filters.set(Filter::Year, vec![text]);
}

/// The first year offered at the latest: since independence every year can be asked for, with records or not.
const FIRST_YEAR: i32 = 1991;

/// The years to offer, newest first: every one from the first to the last that occurs or is asked for.
/// None where nothing is dated.
pub fn years<'a>(occurring: impl IntoIterator<Item = &'a str>, filters: &Filters) -> Vec<i32> {
    let (from, to) = year_bounds(filters);
    let occurring = occurring.into_iter().filter_map(|year| year.parse().ok());
    let all: Vec<i32> = occurring.chain(from).chain(to).collect();
    let Some(last) = all.iter().copied().max() else { return Vec::new() };
    let first = all.iter().copied().fold(FIRST_YEAR.min(last), i32::min);
    (first..=last).rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chosen_values_stay_in_the_list_even_when_nothing_has_them() {
        let filters = Filters::one(Filter::Right, "housing");
        let choices = choices([("torture", 2), ("privacy", 2)], &filters, Filter::Right, str::to_uppercase);
        let seen: Vec<_> = choices.iter().map(|c| (c.label.as_str(), c.count, c.chosen)).collect();
        assert_eq!(seen, [("PRIVACY", 2, false), ("TORTURE", 2, false), ("HOUSING", 0, true)]);
    }

    #[test]
    fn demanding_all_values_survives_adding_one() {
        let mut filters = Filters::default();
        toggle(&mut filters, Filter::Right, "torture");
        toggle(&mut filters, Filter::Right, "redress");
        assert!(!wants_all(&filters, Filter::Right));
        set_wants_all(&mut filters, Filter::Right, true);
        toggle(&mut filters, Filter::Right, "privacy");
        assert_eq!(filters.groups(Filter::Right), [["torture"], ["redress"], ["privacy"]]);
        toggle(&mut filters, Filter::Right, "redress");
        set_wants_all(&mut filters, Filter::Right, false);
        assert_eq!(filters.groups(Filter::Right), [["torture", "privacy"]]);
    }

    #[test]
    fn year_bounds_print_and_read_back() {
        for bounds in [
            (None, None),
            (Some(2012), None),
            (None, Some(2016)),
            (Some(2012), Some(2016)),
            (Some(2014), Some(2014)),
        ] {
            let mut filters = Filters::default();
            set_years(&mut filters, bounds.0, bounds.1);
            assert_eq!(year_bounds(&filters), bounds);
        }
        let mut turned = Filters::default();
        set_years(&mut turned, Some(2016), Some(2012));
        assert_eq!(turned, Filters::one(Filter::Year, "2012..2016"));
    }

    #[test]
    fn every_year_between_is_offered_newest_first() {
        let offered = years(["2012", "2014", "2012"], &Filters::default());
        assert_eq!(offered, (1991..=2014).rev().collect::<Vec<_>>());
        let asked = years(["1985"], &Filters::one(Filter::Year, "..1987"));
        assert_eq!(asked, [1987, 1986, 1985]);
        assert_eq!(years(["2001"], &Filters::one(Filter::Year, "1948..")).last(), Some(&1948));
        assert!(years([], &Filters::default()).is_empty());
    }
}
