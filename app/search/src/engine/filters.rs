//! Filters: which documents pass, and how many there are of each value.
//! Not here: the query's words (`evaluate`).
//!
//! The counts of a filter are those under all the other restrictions: they say what choosing another
//! of its values would show.

use super::evaluate::Evaluated;
use super::hits::Hit;
use super::segment::Values;
use super::{Query, SearchEngine};
use crate::schema::{FilterKind, FilterValues};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::io;

pub struct FilterColumns(Vec<OnceCell<Values>>);

/// Documents per value of each filter, by the filter's name.
pub(super) type FilterCounts = BTreeMap<String, Vec<(String, u32)>>;

impl FilterColumns {
    pub fn new(filters: usize) -> Self {
        FilterColumns((0..filters).map(|_| OnceCell::new()).collect())
    }
}

/// What a field typed in the query lets through.
pub struct FieldDocuments {
    /// Whether any value of the field is one that documents have.
    pub known: bool,
    pub passing: Vec<u32>,
}

/// Names of fields as readers type them, and the filters they mean.
const FIELDS: [(&[&str], &[&str]); 10] = [
    (&["article", "articles", "статья", "статьи", "бап"], &["violated", "alleged"]),
    (&["violated", "нарушение", "бұзылған"], &["violated"]),
    (&["year", "год", "жыл"], &["year"]),
    (&["body", "орган"], &["body"]),
    (&["region", "регион", "область", "өңір", "облыс"], &["region"]),
    (&["outcome", "исход", "нәтиже"], &["outcome"]),
    (&["right", "право", "құқық"], &["right"]),
    (&["kind", "вид", "түрі"], &["kind"]),
    (&["collection", "раздел", "бөлім"], &["collection"]),
    (&["lang", "language", "язык", "тіл"], &["lang"]),
];

/// Per filter the groups that were asked for, each as the numbers of its values.
type Restrictions = Vec<(usize, Vec<Vec<bool>>)>;

impl SearchEngine {
    /// Documents with one of `values` in the field; None when there is no such field.
    pub(super) fn field(&self, name: &str, values: &[String]) -> io::Result<Option<FieldDocuments>> {
        let meant = FIELDS.iter().find(|(names, _)| names.contains(&name)).map(|(_, filters)| *filters);
        let is_meant = |filter: &FilterValues| match meant {
            Some(filters) => filters.contains(&filter.name.as_str()),
            None => filter.name == name,
        };
        let filters: Vec<usize> = (0..self.settings.filters.len())
            .filter(|number| is_meant(&self.settings.filters[*number]))
            .collect();
        if filters.is_empty() {
            return Ok(None);
        }
        let mut known = false;
        let mut stopped = None;
        let mut passes = vec![false; self.documents() as usize];
        for number in filters {
            let wanted = wanted(&self.settings.filters[number], values);
            known |= wanted.contains(&true);
            match self.column(number) {
                Ok(column) => {
                    for (document, passes) in (0u32..).zip(passes.iter_mut()) {
                        *passes |= column.of(document).iter().any(|value| wanted[*value as usize]);
                    }
                }
                Err(error) => stopped = Some(error),
            }
        }
        let passing = (0u32..).zip(passes).filter(|(_, passes)| *passes).map(|(document, _)| document);
        stopped.map_or(Ok(Some(FieldDocuments { known, passing: passing.collect() })), Err)
    }

    /// Asks for all columns that scoring, filtering and counting will read, so that they come with the first words.
    pub(super) fn warm_columns(&self) -> io::Result<()> {
        let columns = (0..self.settings.filters.len()).map(|number| self.column(number).map(|_| ()));
        let scoring = [self.boosts().map(|_| ()), self.lengths().map(|_| ())];
        columns.chain(scoring).collect::<Vec<_>>().into_iter().collect()
    }

    /// The hits that pass all filters, weighted, and the counts of every filter.
    pub(super) fn filter(
        &self,
        evaluated: &Evaluated,
        query: &Query,
    ) -> io::Result<(Vec<Hit>, FilterCounts)> {
        let restrictions = self.restrictions(query);
        let boosts = self.boosts()?;
        let filters = &self.settings.filters;
        let columns = (0..filters.len()).map(|number| self.column(number)).collect::<io::Result<Vec<_>>>()?;
        let mut counts: Vec<Vec<u32>> = filters.iter().map(|filter| vec![0; filter.values.len()]).collect();
        let mut passing = Vec::new();
        for hit in &evaluated.hits.0 {
            let mut failed = restrictions.iter().filter(|(number, groups)| {
                let own = columns[*number].of(hit.document);
                !groups.iter().all(|wanted| own.iter().any(|value| wanted[*value as usize]))
            });
            match (failed.next(), failed.next()) {
                (None, _) => {
                    for (counts, column) in counts.iter_mut().zip(&columns) {
                        column.of(hit.document).iter().for_each(|value| counts[*value as usize] += 1);
                    }
                    let boost = boosts.get(hit.document as usize).copied().unwrap_or(1.0);
                    passing.push(Hit { score: hit.score * boost, ..*hit });
                }
                (Some((number, _)), None) => {
                    let own = columns[*number].of(hit.document);
                    own.iter().for_each(|value| counts[*number][*value as usize] += 1);
                }
                (Some(_), Some(_)) => {}
            }
        }
        let counts =
            filters.iter().zip(counts).map(|(filter, counts)| (filter.name.clone(), listed(filter, counts)));
        Ok((passing, counts.collect()))
    }

    fn restrictions(&self, query: &Query) -> Restrictions {
        let filters = self.settings.filters.iter().enumerate();
        filters
            .filter_map(|(number, filter)| {
                let groups = query.filters.get(&filter.name)?;
                Some((number, groups.iter().map(|values| wanted(filter, values)).collect()))
            })
            .collect()
    }

    fn column(&self, number: usize) -> io::Result<&Values> {
        let cell = &self.filters.0[number];
        match cell.get() {
            Some(values) => Ok(values),
            None => {
                let values = self.segment.filter(number)?;
                Ok(cell.get_or_init(|| values))
            }
        }
    }
}

/// For each value of a filter whether it is asked for.
fn wanted(filter: &FilterValues, values: &[String]) -> Vec<bool> {
    filter.values.iter().map(|own| values.iter().any(|value| asks_for(filter.kind, value, own))).collect()
}

fn asks_for(kind: FilterKind, asked: &str, own: &str) -> bool {
    let same = |a: &str, b: &str| a == b || a.to_lowercase() == b.to_lowercase();
    match kind {
        FilterKind::Exact => same(asked, own),
        FilterKind::Suffix => {
            same(asked, own) || own.rsplit_once('-').is_some_and(|(_, end)| same(asked, end))
        }
        FilterKind::Range => {
            let Ok(own) = own.parse::<i64>() else { return same(asked, own) };
            let (from, to) = asked.split_once("..").unwrap_or((asked, asked));
            let bound = |text: &str, open: i64| if text.is_empty() { Some(open) } else { text.parse().ok() };
            match (bound(from, i64::MIN), bound(to, i64::MAX)) {
                (Some(from), Some(to)) => {
                    (from.min(to)..=from.max(to)).contains(&own) && !asked.is_empty() && asked != ".."
                }
                (None, _) | (_, None) => false,
            }
        }
    }
}

/// The values that occur, most frequent first; equal ones in the order of their names.
fn listed(filter: &FilterValues, counts: Vec<u32>) -> Vec<(String, u32)> {
    let mut list: Vec<(String, u32)> =
        filter.values.iter().cloned().zip(counts).filter(|(_, count)| *count > 0).collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_asked_for_by_kind() {
        assert!(asks_for(FilterKind::Exact, "kz-39", "KZ-39"));
        assert!(!asks_for(FilterKind::Exact, "39", "KZ-39"));
        assert!(
            asks_for(FilterKind::Suffix, "12", "CAT-12") && asks_for(FilterKind::Suffix, "CAT-12", "CAT-12")
        );
        assert!(!asks_for(FilterKind::Suffix, "2", "CAT-12"));
        for (asked, expected) in [
            ("2012", true),
            ("2010..2012", true),
            ("2013..", false),
            ("..2012", true),
            ("2016..2011", true),
            ("..", false),
            ("x", false),
            ("", false),
        ] {
            assert_eq!(asks_for(FilterKind::Range, asked, "2012"), expected, "{asked}");
        }
    }
}
