//! A list counted by year and by one more value: the numbers behind the chart of a register.
//! Not here: how the chart looks (`chart`).

use model::{Collection, Filter, Row};
use std::collections::BTreeMap;

/// Values with a colour of their own; all others share one.
pub const COLOURS: usize = 5;

/// What each year of a register is divided by.
pub fn divided_by(collection: Collection) -> Option<Filter> {
    match collection {
        Collection::Cases => Some(Filter::Outcome),
        Collection::Statements | Collection::Library => Some(Filter::Kind),
        Collection::Recommendations => Some(Filter::Position),
        Collection::Obligations
        | Collection::Organisations
        | Collection::Figures
        | Collection::Bills
        | Collection::Pages => None,
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// Values with the number of their rows, most frequent first; `None` for rows without one.
    pub values: Vec<(Option<String>, u32)>,
    /// Newest first; in each year the number of rows of each of `values`.
    pub years: Vec<(String, Vec<u32>)>,
    /// Rows without a year.
    pub undated: u32,
}

impl Chart {
    /// Every row counts once: under its first year and its first value.
    pub fn count<'a>(rows: impl IntoIterator<Item = &'a Row>, by: Filter) -> Chart {
        let mut chart = Chart::default();
        let mut years: BTreeMap<&str, Vec<(Option<&str>, u32)>> = BTreeMap::new();
        for row in rows {
            let value = row.values(by).first().map(String::as_str);
            let Some(year) = row.values(Filter::Year).first() else {
                chart.undated += 1;
                continue;
            };
            add(years.entry(year).or_default(), value);
            match chart.values.iter_mut().find(|(known, _)| known.as_deref() == value) {
                Some((_, n)) => *n += 1,
                None => chart.values.push((value.map(str::to_owned), 1)),
            }
        }
        chart.values = super::order::sort(&chart.values, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        for (year, counts) in years.into_iter().rev() {
            let of = |value: &Option<String>| {
                counts.iter().find(|(known, _)| *known == value.as_deref()).map_or(0, |(_, n)| *n)
            };
            let counts = chart.values.iter().map(|(value, _)| of(value)).collect();
            chart.years.push((year.to_owned(), counts));
        }
        chart
    }

    /// Rows of the fullest year.
    pub fn largest(&self) -> u32 {
        self.years.iter().map(|(_, counts)| counts.iter().sum()).max().unwrap_or(0)
    }
}

fn add<'a>(counts: &mut Vec<(Option<&'a str>, u32)>, value: Option<&'a str>) {
    match counts.iter_mut().find(|(known, _)| *known == value) {
        Some((_, n)) => *n += 1,
        None => counts.push((value, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::RecordId;

    fn row(year: &str, outcome: &str) -> Row {
        let own = |text: &str| if text.is_empty() { vec![] } else { vec![text.to_owned()] };
        Row {
            id: RecordId::new(Collection::Cases, "a"),
            titles: BTreeMap::new(),
            date: None,
            symbol: None,
            values: BTreeMap::from([(Filter::Year, own(year)), (Filter::Outcome, own(outcome))]),
        }
    }

    #[test]
    fn every_row_counts_once() {
        let rows = [
            row("2012", "v"),
            row("2014", "v"),
            row("2014", "n"),
            row("2014", ""),
            row("", "v"),
            row("2012", "v"),
        ];
        let chart = Chart::count(&rows, Filter::Outcome);
        let values: Vec<_> = chart.values.iter().map(|(value, n)| (value.as_deref(), *n)).collect();
        assert_eq!(values, [(Some("v"), 3), (None, 1), (Some("n"), 1)]);
        assert_eq!(chart.years, [("2014".to_owned(), vec![1, 1, 1]), ("2012".to_owned(), vec![2, 0, 0])]);
        assert_eq!((chart.undated, chart.largest()), (1, 3));
        let counted: u32 = chart.years.iter().flat_map(|(_, counts)| counts).sum();
        assert_eq!((counted + chart.undated) as usize, rows.len());
    }

    #[test]
    fn nothing_makes_an_empty_chart() {
        assert_eq!(Chart::count([], Filter::Outcome), Chart::default());
        assert_eq!(Chart::default().largest(), 0);
    }
}
