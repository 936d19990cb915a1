//! The filters a reader can set, the same in search, registers and map, and what they match.
//! Not here: how filters look on a page, and how the search index stores them.

use crate::Collection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Filter {
    Collection,
    Kind,
    Body,
    Outcome,
    Violated,
    Alleged,
    Right,
    Region,
    Year,
    Implementation,
    /// The State's position on a recommendation.
    Position,
    /// What was last concluded about a recommendation; `no-assessment` where nobody has said.
    Assessment,
    /// The recommendation repeated over the years that a record is one of.
    Cluster,
    /// Whether the State is a party to a treaty.
    Status,
    Lang,
}

impl Filter {
    pub const ALL: [Filter; 15] = [
        Filter::Collection,
        Filter::Kind,
        Filter::Body,
        Filter::Outcome,
        Filter::Violated,
        Filter::Alleged,
        Filter::Right,
        Filter::Region,
        Filter::Year,
        Filter::Implementation,
        Filter::Position,
        Filter::Assessment,
        Filter::Cluster,
        Filter::Status,
        Filter::Lang,
    ];

    /// Key in addresses and in the search index.
    pub fn key(self) -> &'static str {
        match self {
            Filter::Collection => "collection",
            Filter::Kind => "kind",
            Filter::Body => "body",
            Filter::Outcome => "outcome",
            Filter::Violated => "violated",
            Filter::Alleged => "alleged",
            Filter::Right => "right",
            Filter::Region => "region",
            Filter::Year => "year",
            Filter::Implementation => "implementation",
            Filter::Position => "position",
            Filter::Assessment => "assessment",
            Filter::Cluster => "cluster",
            Filter::Status => "status",
            Filter::Lang => "lang",
        }
    }

    pub fn parse(key: &str) -> Option<Filter> {
        Filter::ALL.into_iter().find(|filter| filter.key() == key)
    }

    /// Whether records of `collection` can carry a value of this filter.
    pub fn applies_to(self, collection: Collection) -> bool {
        use Collection::{
            Bills, Cases, Figures, Library, Obligations, Organisations, Pages, Recommendations, Statements,
        };
        match self {
            Filter::Collection => false,
            Filter::Lang => collection != Pages,
            Filter::Kind => matches!(
                collection,
                Cases | Statements | Recommendations | Obligations | Library | Organisations | Bills
            ),
            Filter::Body => matches!(collection, Cases | Recommendations | Library | Obligations),
            Filter::Outcome | Filter::Violated | Filter::Alleged | Filter::Implementation => {
                collection == Cases
            }
            Filter::Position | Filter::Assessment | Filter::Cluster => collection == Recommendations,
            Filter::Status => collection == Obligations,
            Filter::Right => matches!(collection, Cases | Statements | Recommendations | Library | Bills),
            Filter::Region => {
                matches!(collection, Cases | Statements | Recommendations | Organisations | Figures)
            }
            Filter::Year => !matches!(collection, Pages | Figures),
        }
    }
}

/// An inclusive range of years, written `2012` or `2012..2016`; an open end is `2012..` or `..2016`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearRange {
    pub from: i32,
    pub to: i32,
}

impl YearRange {
    pub fn parse(text: &str) -> Option<YearRange> {
        let year = |text: &str| (text.len() == 4).then(|| text.parse::<u16>().ok()).flatten().map(i32::from);
        let ends = text.split_once('.').and_then(|(from, rest)| Some((from, rest.strip_prefix('.')?)));
        match ends {
            None => year(text).map(|year| YearRange { from: year, to: year }),
            Some(("", "")) => None,
            Some((from, to)) => {
                let from = if from.is_empty() { Some(i32::MIN) } else { year(from) }?;
                let to = if to.is_empty() { Some(i32::MAX) } else { year(to) }?;
                Some(YearRange { from: from.min(to), to: from.max(to) })
            }
        }
    }

    pub fn contains(self, year: i32) -> bool {
        (self.from..=self.to).contains(&year)
    }
}

/// Restrictions on records: every group must match, a group matches when one of its values does.
///
/// In an address each group is `key=value,value`; a key that occurs twice makes two groups,
/// so `right=torture&right=fair-trial` asks for both and `right=torture,fair-trial` for either.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filters(pub BTreeMap<Filter, Vec<Vec<String>>>);

impl Filters {
    pub fn is_empty(&self) -> bool {
        self.0.values().all(Vec::is_empty)
    }

    /// A filter set with one value.
    pub fn one(filter: Filter, value: impl Into<String>) -> Filters {
        Filters(BTreeMap::from([(filter, vec![vec![value.into()]])]))
    }

    pub fn groups(&self, filter: Filter) -> &[Vec<String>] {
        self.0.get(&filter).map_or(&[], Vec::as_slice)
    }

    /// Whether `value` is chosen in some group of `filter`.
    pub fn has(&self, filter: Filter, value: &str) -> bool {
        self.groups(filter).iter().flatten().any(|chosen| chosen == value)
    }

    /// Adds `value` to the first group of `filter`, or removes it from every group.
    pub fn toggle(&mut self, filter: Filter, value: &str) {
        let groups = self.0.entry(filter).or_default();
        let mut removed = false;
        for group in groups.iter_mut() {
            let before = group.len();
            group.retain(|chosen| chosen != value);
            removed |= group.len() < before;
        }
        groups.retain(|group| !group.is_empty());
        if !removed {
            match groups.first_mut() {
                Some(group) => group.push(value.to_owned()),
                None => groups.push(vec![value.to_owned()]),
            }
        }
        if groups.is_empty() {
            self.0.remove(&filter);
        }
    }

    /// Replaces every group of `filter` by one group, or removes the filter when `values` is empty.
    pub fn set(&mut self, filter: Filter, values: Vec<String>) {
        if values.is_empty() {
            self.0.remove(&filter);
        } else {
            self.0.insert(filter, vec![values]);
        }
    }

    /// Whether a record whose values of a filter are `values_of(filter)` passes, leaving out
    /// the restriction by `except` (counts of a filter ignore that filter's own choice).
    pub fn matches<'a, V>(&self, except: Option<Filter>, values_of: impl Fn(Filter) -> V) -> bool
    where
        V: AsRef<[String]> + 'a,
    {
        self.0.iter().filter(|(filter, _)| Some(**filter) != except).all(|(filter, groups)| {
            let values = values_of(*filter);
            groups
                .iter()
                .all(|group| group.iter().any(|wanted| value_matches(*filter, wanted, values.as_ref())))
        })
    }
}

/// Whether one of a record's `values` satisfies the `wanted` value of `filter`.
///
/// An article wanted as a bare number (`12`) is found under any treaty (`CAT-12`).
fn value_matches(filter: Filter, wanted: &str, values: &[String]) -> bool {
    match filter {
        Filter::Year => YearRange::parse(wanted).is_some_and(|range| {
            values.iter().filter_map(|year| year.parse().ok()).any(|year| range.contains(year))
        }),
        Filter::Violated | Filter::Alleged => values.iter().any(|value| {
            value == wanted || value.rsplit_once('-').is_some_and(|(_, number)| number == wanted)
        }),
        Filter::Collection
        | Filter::Kind
        | Filter::Body
        | Filter::Outcome
        | Filter::Right
        | Filter::Region
        | Filter::Implementation
        | Filter::Position
        | Filter::Assessment
        | Filter::Cluster
        | Filter::Status
        | Filter::Lang => values.iter().any(|value| value == wanted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(filter: Filter) -> Vec<String> {
        let values: &[&str] = match filter {
            Filter::Body => &["CAT"],
            Filter::Violated => &["CAT-1", "CAT-12"],
            Filter::Right => &["torture", "redress"],
            Filter::Year => &["2012"],
            _ => &[],
        };
        values.iter().map(|v| (*v).to_owned()).collect()
    }

    fn passes(filters: &[(Filter, &[&str])]) -> bool {
        let mut all = Filters::default();
        for (filter, group) in filters {
            let group = group.iter().map(|v| (*v).to_owned()).collect();
            all.0.entry(*filter).or_default().push(group);
        }
        all.matches(None, values)
    }

    #[test]
    fn values_of_a_group_are_alternatives_and_groups_are_demands() {
        assert!(passes(&[(Filter::Right, &["torture", "housing"])]));
        assert!(passes(&[(Filter::Right, &["torture"]), (Filter::Right, &["redress"])]));
        assert!(!passes(&[(Filter::Right, &["torture"]), (Filter::Right, &["housing"])]));
        assert!(!passes(&[(Filter::Region, &["KZ-39"])]));
    }

    #[test]
    fn an_article_is_found_by_its_number_and_by_its_treaty() {
        assert!(passes(&[(Filter::Violated, &["12"])]));
        assert!(passes(&[(Filter::Violated, &["CAT-12"])]));
        assert!(!passes(&[(Filter::Violated, &["ICCPR-12"])]));
        assert!(!passes(&[(Filter::Violated, &["2"])]), "12 is not 2");
    }

    #[test]
    fn years_match_single_years_and_ranges() {
        for (range, expected) in [
            ("2012", true),
            ("2010..2012", true),
            ("2013..", false),
            ("..2012", true),
            ("2016..2011", true),
            ("x", false),
        ] {
            assert_eq!(passes(&[(Filter::Year, &[range])]), expected, "{range}");
        }
    }

    #[test]
    fn counting_a_filter_ignores_its_own_choice() {
        let filters = Filters::one(Filter::Right, "housing");
        assert!(!filters.matches(None, values));
        assert!(filters.matches(Some(Filter::Right), values));
    }

    #[test]
    fn toggling_twice_restores() {
        let mut filters = Filters::default();
        filters.toggle(Filter::Right, "torture");
        filters.toggle(Filter::Right, "redress");
        assert_eq!(filters.groups(Filter::Right), [["torture", "redress"]]);
        filters.toggle(Filter::Right, "torture");
        filters.toggle(Filter::Right, "redress");
        assert!(filters.is_empty() && filters.0.is_empty());
    }
}
