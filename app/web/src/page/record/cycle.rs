//! The reporting cycle under a treaty: what the State, others and the committee said, examination by examination.
//! Not here: dates by which the State bound itself (`obligation`).
//!
//! Nothing of it is written by hand: documents are those of the committee about Kazakhstan and those that name the
//! treaty; recommendations are those of the committee. A cycle ends with the year of concluding observations, or of
//! recommendations, that are held here; a document belongs to the first cycle that ends no earlier than its year.

use super::super::context::Page;
use super::super::entries::{anchor, year_of};
use super::super::facts::{Facts, record_title};
use super::section;
use crate::words::fill;
use leptos::prelude::*;
use model::{Browse, Collection, Filter, Record, RecordId, Route, Row};
use std::collections::BTreeSet;

/// The State whose reports are shown.
const STATE: &str = "KZ";

/// Stages of a cycle in the order they follow each other, each with the kinds of documents that make it.
const STAGES: [(&str, &[&str]); 5] = [
    ("state", &["state-report"]),
    ("shadow", &["ngo-report"]),
    ("issues", &["list-of-issues"]),
    ("dialogue", &["summary-record"]),
    ("conclusions", &["concluding-observations"]),
];

/// The committee that examines the State's reports under the treaty of a record.
pub fn committee<'a>(page: &Page<'a>, record: &'a Record) -> Option<&'a str> {
    let treaty = Facts(record).term("treaty")?;
    page.site.term("treaties", treaty)?.extra.get("reports_to").map(String::as_str)
}

pub(super) fn cycle(page: &Page, record: &Record) -> Option<AnyView> {
    let committee = committee(page, record)?;
    let documents = documents(page, record, committee);
    let made: Vec<&Row> =
        page.site.rows(Collection::Recommendations).filter(|row| has(row, Filter::Body, committee)).collect();
    let ends = ends(&documents, &made);
    if documents.is_empty() && made.is_empty() {
        return None;
    }
    let cycles: Vec<_> = ends
        .iter()
        .map(|end| {
            let of_cycle: Vec<&Row> =
                documents.iter().copied().filter(|row| end_of(&ends, row) == Some(*end)).collect();
            let asked: Vec<&Row> = made.iter().copied().filter(|row| year_of(row) == Some(*end)).collect();
            one(
                page,
                &fill(&page.words.cycle_until, &[("year", &end.to_string())]),
                &of_cycle,
                committee,
                Some((*end, &asked)),
            )
        })
        .collect();
    let later: Vec<&Row> = documents.iter().copied().filter(|row| end_of(&ends, row).is_none()).collect();
    let later = (!later.is_empty()).then(|| one(page, &page.words.cycle_open, &later, committee, None));
    let about = fill(&page.words.cycle_about, &[("committee", &page.label("bodies", committee))]);
    Some(section(
        "cycle",
        &page.words.cycle,
        view! { <p class="quiet">{about}</p><ol class="cycles">{cycles}{later}</ol> },
    ))
}

fn has(row: &Row, filter: Filter, value: &str) -> bool {
    row.values(filter).iter().any(|listed| listed == value)
}

/// Whether the cycle on a treaty's page shows a document.
pub(super) fn shows(page: &Page, record: &Record, document: &RecordId) -> bool {
    committee(page, record)
        .is_some_and(|committee| documents(page, record, committee).iter().any(|row| row.id == *document))
}

/// Documents of the committee about the State, and those that name the treaty; oldest first.
fn documents<'a>(page: &Page<'a>, record: &Record, committee: &str) -> Vec<&'a Row> {
    let belongs = |row: &&Row| {
        let Some(document) = page.site.records.get(&row.id) else { return false };
        let facts = Facts(document);
        let is_stage = STAGES.iter().any(|(_, kinds)| kinds.iter().any(|kind| has(row, Filter::Kind, kind)));
        let by_committee = has(row, Filter::Body, committee) && facts.term("country") == Some(STATE);
        is_stage && (by_committee || facts.records("obligation").contains(&record.id))
    };
    let mut rows: Vec<&Row> = page.site.rows(Collection::Library).filter(belongs).collect();
    rows.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.id.cmp(&b.id)));
    rows
}

/// Years in which a cycle ended.
fn ends(documents: &[&Row], made: &[&Row]) -> BTreeSet<i32> {
    let conclusions = documents.iter().filter(|row| has(row, Filter::Kind, "concluding-observations"));
    conclusions.chain(made).filter_map(|row| year_of(row)).collect()
}

/// The end of the cycle a document belongs to; none for one after the last.
fn end_of(ends: &BTreeSet<i32>, row: &Row) -> Option<i32> {
    ends.range(year_of(row)?..).next().copied()
}

/// One cycle: each stage with its documents, or that none is held; at its end what was recommended.
fn one(
    page: &Page,
    name: &str,
    documents: &[&Row],
    committee: &str,
    asked: Option<(i32, &[&Row])>,
) -> AnyView {
    let words = page.words;
    let stage_name = |stage: &str| match stage {
        "state" => words.stage_state_report.clone(),
        "shadow" => words.stage_shadow_reports.clone(),
        "issues" => words.stage_list_of_issues.clone(),
        "dialogue" => words.stage_dialogue.clone(),
        _ => words.stage_concluding_observations.clone(),
    };
    let stages: Vec<_> = STAGES
        .iter()
        .map(|(stage, kinds)| {
            let of_stage =
                documents.iter().filter(|row| kinds.iter().any(|kind| has(row, Filter::Kind, kind)));
            let items: Vec<_> = of_stage.map(|row| view! { <li>{document(page, row)}</li> }).collect();
            let held = if items.is_empty() {
                view! { <p class="quiet">{words.cycle_not_held.clone()}</p> }.into_any()
            } else {
                view! { <ul class="values">{items}</ul> }.into_any()
            };
            view! { <div><dt>{stage_name(stage)}</dt><dd>{held}</dd></div> }
        })
        .collect();
    let asked = asked.map(|(year, rows)| {
        let by = Browse::By(Filter::Body);
        let route = Route::BrowseValue(page.language, Collection::Recommendations, by, committee.to_owned());
        let held = if rows.is_empty() {
            view! { <p class="quiet">{words.cycle_no_recommendations.clone()}</p> }.into_any()
        } else {
            let href = format!("{}#{}", page.link(&route), anchor(year));
            view! { <a class="more" href=href>{page.count(&words.records_count, rows.len())}</a> }.into_any()
        };
        view! { <div><dt>{page.register_name(Collection::Recommendations)}</dt><dd>{held}</dd></div> }
    });
    view! { <li><h3>{name.to_owned()}</h3><dl class="facts">{stages}{asked}</dl></li> }.into_any()
}

fn document(page: &Page, row: &Row) -> AnyView {
    let date = row.date.map(|date| view! { " · "{page.time(date)} });
    let symbol = row.symbol.clone().map(|symbol| view! { " · "<span class="symbol">{symbol}</span> });
    view! { {record_title(page, &row.id)}<span class="quiet">{date}{symbol}</span> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn row(kind: &str, year: i32) -> Row {
        Row {
            id: RecordId::new(Collection::Library, "a"),
            titles: BTreeMap::new(),
            date: None,
            symbol: None,
            values: BTreeMap::from([
                (Filter::Kind, vec![kind.to_owned()]),
                (Filter::Year, vec![year.to_string()]),
            ]),
        }
    }

    #[test]
    fn a_document_belongs_to_the_first_cycle_that_ends_no_earlier() {
        let conclusions = [row("concluding-observations", 2008), row("concluding-observations", 2014)];
        let report = row("state-report", 2012);
        let documents: Vec<&Row> = conclusions.iter().chain([&report]).collect();
        let asked = row("treaty-body-recommendation", 2011);
        let ends = ends(&documents, &[&asked]);
        assert_eq!(ends, BTreeSet::from([2008, 2011, 2014]), "recommendations end a cycle too");
        assert_eq!(end_of(&ends, &report), Some(2014));
        assert_eq!(end_of(&ends, &row("state-report", 2008)), Some(2008));
        assert_eq!(end_of(&ends, &row("state-report", 2015)), None, "after the last cycle held here");
    }
}
