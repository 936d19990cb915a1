//! Time on the map: records per year, and a span of years that moves along them.
//! Not here: how years are drawn and played (`map::timeline`).

use super::facets;
use model::{Filter, Filters, Measure, Row};
use std::collections::BTreeSet;

/// First and last year, both inside.
pub type Span = (i32, i32);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Oldest first, every year between the first and the last record of the measure's kind.
    pub years: Vec<(i32, u32)>,
    /// Records that pass and have no year.
    pub undated: u32,
}

impl Timeline {
    /// Counts what passes all filters but the one of years: a column's number is what choosing it gives.
    /// The axis does not depend on the filters, so that it stands still while they change.
    pub fn count<'a>(
        rows: impl IntoIterator<Item = &'a Row> + Clone,
        filters: &Filters,
        measure: Measure,
        findings: &BTreeSet<String>,
    ) -> Timeline {
        let own = |row: &&Row| row.id.collection == measure.collection();
        let all = rows.clone().into_iter().filter(own).filter_map(year);
        let Some((first, last)) = all.fold(None, |span: Option<Span>, year| {
            Some(span.map_or((year, year), |(first, last)| (first.min(year), last.max(year))))
        }) else {
            return Timeline::default();
        };
        let mut timeline = Timeline { years: (first..=last).map(|year| (year, 0)).collect(), undated: 0 };
        let passes = |row: &&Row| measure.counts(row, findings) && row.passes(filters, Some(Filter::Year));
        for row in rows.into_iter().filter(passes) {
            match year(row) {
                Some(year) => timeline.years[(year - first) as usize].1 += 1,
                None => timeline.undated += 1,
            }
        }
        timeline
    }

    /// First and last year of the axis.
    pub fn span(&self) -> Option<Span> {
        Some((self.years.first()?.0, self.years.last()?.0))
    }

    pub fn largest(&self) -> u32 {
        self.years.iter().map(|(_, n)| *n).max().unwrap_or(0)
    }
}

fn year(row: &Row) -> Option<i32> {
    row.values(Filter::Year).first()?.parse().ok()
}

/// The years asked for as a span of the axis; none while every year is shown.
pub fn chosen(filters: &Filters, axis: Span) -> Option<Span> {
    match facets::year_bounds(filters) {
        (None, None) => None,
        (from, to) => Some((from.unwrap_or(axis.0), to.unwrap_or(axis.1))),
    }
}

/// The span one step further, as wide as before: from all years to the first one, or to the last one
/// when stepping back. None where the axis ends.
pub fn step(shown: Option<Span>, axis: Span, forward: bool) -> Option<Span> {
    let (from, to) = match shown {
        None if forward => return Some((axis.0, axis.0)),
        None => return Some((axis.1, axis.1)),
        Some((from, to)) if forward => (from + 1, to + 1),
        Some((from, to)) => (from - 1, to - 1),
    };
    (from >= axis.0 && to <= axis.1).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Collection, RecordId};
    use std::collections::BTreeMap;

    fn row(year: &str, region: &str) -> Row {
        let own = |value: &str| vec![value.to_owned()];
        let mut values = BTreeMap::from([(Filter::Region, own(region))]);
        if !year.is_empty() {
            values.insert(Filter::Year, own(year));
        }
        Row {
            id: RecordId::new(Collection::Cases, "a"),
            titles: BTreeMap::new(),
            date: None,
            symbol: None,
            values,
        }
    }

    #[test]
    fn years_without_records_stay_on_the_axis_and_the_choice_of_years_changes_no_number() {
        let rows = [row("2012", "KZ-39"), row("2015", "KZ-39"), row("2015", "KZ-75"), row("", "KZ-75")];
        let mut filters = Filters::one(Filter::Year, "2012");
        let count = |filters: &Filters| Timeline::count(&rows, filters, Measure::Cases, &BTreeSet::new());
        let all = count(&filters);
        assert_eq!(all.years, [(2012, 1), (2013, 0), (2014, 0), (2015, 2)]);
        assert_eq!((all.undated, all.largest(), all.span()), (1, 2, Some((2012, 2015))));
        filters.set(Filter::Region, vec!["KZ-75".to_owned()]);
        let here = count(&filters);
        assert_eq!(here.years, [(2012, 0), (2013, 0), (2014, 0), (2015, 1)], "the axis stands still");
        let none = Timeline::count(&rows, &filters, Measure::Statements, &BTreeSet::new());
        assert_eq!(none, Timeline::default());
    }

    #[test]
    fn a_span_moves_along_the_axis_and_stops_at_its_ends() {
        let axis = (2012, 2015);
        assert_eq!(step(None, axis, true), Some((2012, 2012)));
        assert_eq!(step(None, axis, false), Some((2015, 2015)));
        assert_eq!(step(Some((2012, 2013)), axis, true), Some((2013, 2014)));
        assert_eq!(step(Some((2014, 2015)), axis, true), None);
        assert_eq!(step(Some((2012, 2012)), axis, false), None);
        let mut played = Vec::new();
        let mut at = None;
        while let Some(next) = step(at, axis, true) {
            played.push(next.0);
            at = Some(next);
        }
        assert_eq!(played, [2012, 2013, 2014, 2015], "playing shows each year once and ends");
    }

    #[test]
    fn an_open_end_reaches_the_end_of_the_axis() {
        let span = |year: &str| chosen(&Filters::one(Filter::Year, year), (2012, 2015));
        assert_eq!(span("2014.."), Some((2014, 2015)));
        assert_eq!(span("..2013"), Some((2012, 2013)));
        assert_eq!(chosen(&Filters::default(), (2012, 2015)), None);
    }
}
