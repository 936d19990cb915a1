//! Where a place belonged, and what its region was called, at the time a record is about.
//! Not here: regions as they are today (`region`).
//!
//! Records are filed under today's division. Whoever knows the place by its former region must find it.

use super::context::Page;
use super::facts::Row;
use super::wording;
use crate::site::{Region, Site};
use crate::words::fill;
use leptos::prelude::*;
use model::{FactValue, Filter, Language, PartialDate, Record};

/// What is to be said of a region's place at `date`; nothing where it was as it is now, or where the date is
/// too inexact to tell.
pub fn of_region(site: &Site, region: &Region, date: PartialDate, language: Language) -> Option<String> {
    let words = &site.words[&language];
    let now = region.name.get(language);
    let said = |pattern: &str, until: PartialDate, then: &str| {
        let until = wording::date(words, until);
        Some(fill(pattern, &[("now", now), ("date", &until), ("then", then)]))
    };
    let since = region.formed.or(region.status_since);
    if let Some(since) = since.filter(|since| date.is_surely_before(*since))
        && !region.formed_from.is_empty()
    {
        let from = region.formed_from.iter().filter_map(|code| site.regions.get(code));
        let names: Vec<&str> = from.map(|from| name_at(from, date, language)).collect();
        return said(&words.then_part_of, since, &names.join(", "));
    }
    let former = region.former_names.iter().find(|name| {
        name.to.is_some_and(|to| date.is_surely_before(to))
            && name.from.is_none_or(|from| from.is_surely_before(date))
    })?;
    said(&words.then_called, former.to?, former.name.get(language))
}

/// What a region was called on a date, where that is known; its name today otherwise.
fn name_at(region: &Region, date: PartialDate, language: Language) -> &str {
    let former = region.former_names.iter().find(|name| {
        name.to.is_some_and(|to| date.is_surely_before(to))
            && name.from.is_none_or(|from| from.is_surely_before(date))
    });
    former.map_or(&region.name, |former| &former.name).get(language)
}

/// The same for every region of a record, by the year of its last events or else its own date.
pub fn of_record(site: &Site, record: &Record, language: Language) -> Option<String> {
    let date = last_event(record).or(record.row.date)?;
    let regions = record.row.values(Filter::Region).iter().filter_map(|code| site.regions.get(code));
    let said: Vec<String> = regions.filter_map(|region| of_region(site, region, date, language)).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// A row of a record's key facts.
pub(super) fn row(page: &Page, record: &Record) -> Option<Row> {
    let said = of_record(page.site, record, page.language)?;
    Some(Row { label: page.words.then_label.clone(), value: said.into_any() })
}

fn last_event(record: &Record) -> Option<PartialDate> {
    let events = record.facts.iter().find(|fact| fact.field == "events")?;
    match &events.value {
        FactValue::Texts(years) => years.iter().filter_map(|year| year.parse().ok()).max(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::fixture;
    use crate::site::FormerName;
    use model::Label;

    fn label(text: &str) -> Label {
        Label { kk: text.to_owned(), ru: text.to_owned(), en: text.to_owned() }
    }

    fn site() -> Site {
        let mut site = fixture::site();
        let date = |text: &str| text.parse().ok();
        let region =
            |code: &str, name: &str| Region { code: code.to_owned(), name: label(name), ..Region::default() };
        let former = |name: &str, from: Option<&str>, to: &str| FormerName {
            name: label(name),
            from: from.and_then(date),
            to: date(to),
        };
        let turkistan = Region {
            former_names: vec![former("South", None, "2018-06-19")],
            ..region("KZ-61", "Turkistan")
        };
        let shymkent = Region {
            status_since: date("2018-06-19"),
            formed_from: vec!["KZ-61".to_owned()],
            ..region("KZ-79", "Shymkent")
        };
        let astana = Region {
            former_names: vec![former("Nur-Sultan", Some("2019-03"), "2022-09")],
            ..region("KZ-71", "Astana")
        };
        for region in [turkistan, shymkent, astana] {
            site.regions.insert(region.code.clone(), region);
        }
        site
    }

    fn said(code: &str, date: &str) -> Option<String> {
        let site = site();
        of_region(&site, &site.regions[code], date.parse().expect("a date"), Language::En)
    }

    #[test]
    fn a_record_of_2010_says_which_region_its_place_was_part_of() {
        let text = said("KZ-79", "2010").expect("Shymkent was part of another region");
        assert!(
            text.contains("Shymkent") && text.contains("South") && text.contains("19 June 2018"),
            "{text}"
        );
        assert!(!text.contains("Turkistan"), "by the name of that time: {text}");
        assert_eq!(said("KZ-79", "2019"), None);
        assert_eq!(said("KZ-79", "2018"), None, "the year alone does not tell");
    }

    #[test]
    fn a_region_is_called_as_it_was_within_the_dates_of_a_name() {
        assert!(said("KZ-61", "2010").is_some_and(|text| text.contains("South")));
        assert!(said("KZ-71", "2020-05").is_some_and(|text| text.contains("Nur-Sultan")));
        assert_eq!(said("KZ-71", "2010"), None);
        assert_eq!(said("KZ-71", "2023"), None);
        assert_eq!(said("KZ-39", "1990"), None, "nothing is known, nothing is said");
    }
}
