//! A record as one line of a list: title, date, and its value for every filter.
//! Not here: the rest of a record (`Record`).

use crate::{Filter, Filters, Language, PartialDate, RecordId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The names are one letter in JSON because thousands of rows travel to the reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    #[serde(rename = "i")]
    pub id: RecordId,
    #[serde(rename = "t")]
    pub titles: BTreeMap<Language, String>,
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// Document symbol or case number, where the record has one.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    #[serde(rename = "v", default)]
    pub values: BTreeMap<Filter, Vec<String>>,
}

impl Row {
    /// The title in `language` or in the best language there is, with its language.
    pub fn title(&self, language: Language) -> (Language, &str) {
        language
            .fallbacks()
            .into_iter()
            .find_map(|l| self.titles.get(&l).map(|title| (l, title.as_str())))
            .unwrap_or((language, &self.id.slug))
    }

    pub fn values(&self, filter: Filter) -> &[String] {
        self.values.get(&filter).map_or(&[], Vec::as_slice)
    }

    /// Whether the row passes `filters`, leaving out the restriction by `except`.
    pub fn passes(&self, filters: &Filters, except: Option<Filter>) -> bool {
        filters.matches(except, |filter| self.values(filter))
    }
}

/// How many of `rows` have each value of `filter` under `filters`, the filter's own choice apart.
pub fn counts<'a>(
    rows: impl IntoIterator<Item = &'a Row>,
    filters: &Filters,
    filter: Filter,
) -> BTreeMap<&'a str, u32> {
    let mut counts = BTreeMap::new();
    for row in rows.into_iter().filter(|row| row.passes(filters, Some(filter))) {
        for value in row.values(filter) {
            *counts.entry(value.as_str()).or_default() += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Collection;

    fn row(slug: &str, right: &[&str], year: &str) -> Row {
        let own = |values: &[&str]| values.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>();
        Row {
            id: RecordId::new(Collection::Cases, slug),
            titles: BTreeMap::from([(Language::Ru, format!("Дело {slug}"))]),
            date: None,
            symbol: None,
            values: BTreeMap::from([(Filter::Right, own(right)), (Filter::Year, own(&[year]))]),
        }
    }

    #[test]
    fn counts_are_disjunctive() {
        let rows = [
            row("a", &["torture"], "2012"),
            row("b", &["torture", "housing"], "2014"),
            row("c", &["housing"], "2014"),
        ];
        let mut filters = Filters::one(Filter::Right, "housing");
        assert_eq!(counts(&rows, &filters, Filter::Right), BTreeMap::from([("housing", 2), ("torture", 2)]));
        assert_eq!(counts(&rows, &filters, Filter::Year), BTreeMap::from([("2014", 2)]));
        filters.set(Filter::Year, vec!["2012".to_owned()]);
        assert_eq!(counts(&rows, &filters, Filter::Right), BTreeMap::from([("torture", 1)]));
    }

    #[test]
    fn a_missing_title_falls_back_and_says_so() {
        assert_eq!(row("a", &[], "2012").title(Language::Kk), (Language::Ru, "Дело a"));
    }
}
