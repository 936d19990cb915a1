//! Treaties and procedures: where the State stands under each, as far as the records know.
//! Not here: the dates and sources behind a cell (the treaty's own page).

use super::super::context::Page;
use super::super::facts::{Facts, record_title};
use super::super::record::reports_to;
use super::{framed, register_step};
use crate::words::fill;
use leptos::prelude::*;
use model::{Collection, Filter, Record, Route, TextKey};

/// Statuses in which nothing of a treaty binds the State.
const OUTSIDE: [&str; 2] = ["not-party", "signatory-not-party"];

pub fn treaties(page: &Page) -> String {
    let words = page.words;
    let heads = [
        &words.column_treaty,
        &words.filter_status,
        &words.column_in_force,
        &words.complaints,
        &words.column_inquiry,
        &words.column_visits,
        &words.column_reports,
    ];
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| view! { <th scope="col" role="columnheader">{head.clone()}</th> })
        .collect();
    // On a phone each treaty is a card: the style takes the table apart, the roles keep it one.
    let table = view! {
        <table class="plain matrix as-cards" role="table">
            <caption>{words.matrix_caption.clone()}</caption>
            <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
            {groups(page)}
        </table>
    };
    let content = view! {
        {table}
        <p class="quiet">{words.matrix_note.clone()}</p>
        {neighbours(page)}
    };
    let trail = [register_step(page, Collection::Obligations)];
    framed(page, &trail, &words.matrix_title, &words.matrix_lede, content.into_any())
}

/// Treaties by kind, in the order of the vocabulary; a record about several conventions at once is no treaty.
fn groups(page: &Page) -> Vec<AnyView> {
    let order = page.site.vocabularies.get("kinds").map(|kinds| kinds.order.as_slice()).unwrap_or_default();
    let records: Vec<&Record> = page
        .site
        .rows(Collection::Obligations)
        .filter_map(|row| page.site.records.get(&row.id))
        .filter(|record| Facts(record).term("treaty").is_some())
        .collect();
    let group = |kind: &String| {
        let mut of_kind: Vec<&Record> =
            records.iter().copied().filter(|record| record.row.values(Filter::Kind).contains(kind)).collect();
        page.sort_by_name(&mut of_kind, |record| name(page, record));
        let lines: Vec<_> = of_kind.iter().map(|record| line(page, record)).collect();
        let label = page.label("kinds", kind);
        (!lines.is_empty()).then(|| {
            view! {
                <tbody role="rowgroup">
                    <tr role="row"><th scope="rowgroup" role="rowheader" colspan="7" class="group">{label}</th></tr>
                    {lines}
                </tbody>
            }
            .into_any()
        })
    };
    order.iter().filter_map(group).collect()
}

fn name(page: &Page, record: &Record) -> String {
    record.row.title(page.language).1.to_owned()
}

fn line(page: &Page, record: &Record) -> AnyView {
    let facts = Facts(record);
    let words = page.words;
    let status = facts.term("status");
    let outside = status.is_some_and(|status| OUTSIDE.contains(&status));
    let not_known = || view! { <span class="quiet">{words.unknown.clone()}</span> }.into_any();
    let missing = || {
        if outside {
            view! { <span class="quiet">{words.not_applicable.clone()}</span> }.into_any()
        } else {
            not_known()
        }
    };
    let said_status = status.map_or_else(not_known, |id| page.label("statuses", id).into_any());
    let in_force = facts.dates("in_force").first().map_or_else(missing, |date| page.time(*date));
    let complaints = complaints(page, record).unwrap_or_else(missing);
    let procedure =
        |field: &str| facts.term(field).map_or_else(missing, |id| page.label("procedures", id).into_any());
    let reports = reports_to(page, record).map_or_else(
        || view! { <span class="quiet">"—"</span> }.into_any(),
        |committee| {
            let href = format!("{}#s-cycle", page.record_link(&record.id));
            view! { <a href=href>{page.label("bodies", committee)}</a> }.into_any()
        },
    );
    let cells = [
        (&words.filter_status, said_status),
        (&words.column_in_force, in_force),
        (&words.complaints, complaints),
        (&words.column_inquiry, procedure("inquiry")),
        (&words.column_visits, procedure("visits")),
        (&words.column_reports, reports),
    ];
    let cells: Vec<_> = cells
        .into_iter()
        .map(|(head, cell)| view! { <td role="cell" data-head=head.clone()>{cell}</td> })
        .collect();
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{record_title(page, &record.id)}</th>
            {cells}
        </tr>
    }
    .into_any()
}

/// Whether complaints are accepted and since when, or by which protocol.
fn complaints(page: &Page, record: &Record) -> Option<AnyView> {
    let facts = Facts(record);
    let since = facts.dates("complaints_from").first().map(|date| {
        let text = fill(&page.words.since, &[("date", &page.date(*date))]);
        view! { " ("{text}")" }
    });
    let known = facts.term("complaints").map(|id| view! { {page.label("complaints", id)}{since} }.into_any());
    known.or_else(|| {
        let (language, text) = record.text_for(page.language, TextKey::ComplaintsProcedure)?;
        Some(page.said(language, text))
    })
}

/// What is held about the States around: documents, and no word on their part in treaties.
fn neighbours(page: &Page) -> AnyView {
    let words = page.words;
    let states = page.site.regions.values().filter(|region| region.level == "state" && region.code != "KZ");
    let items: Vec<_> = states
        .map(|state| {
            let about: Vec<_> = page
                .site
                .rows(Collection::Library)
                .filter_map(|row| page.site.records.get(&row.id))
                .filter(|record| Facts(record).term("country") == Some(&state.code))
                .map(|record| view! { <li>{record_title(page, &record.id)}</li> })
                .collect();
            let held = if about.is_empty() {
                view! { <p class="quiet">{words.matrix_no_documents.clone()}</p> }.into_any()
            } else {
                view! { <ul>{about}</ul> }.into_any()
            };
            let href = page.link(&Route::Region(page.language, state.code.clone()));
            view! { <h3><a href=href>{state.name.get(page.language).to_owned()}</a></h3>{held} }
        })
        .collect();
    view! {
        <section class="part" aria-labelledby="s-neighbours">
            <h2 id="s-neighbours">{words.matrix_neighbours.clone()}</h2>
            <p>{words.matrix_neighbours_text.clone()}</p>
            {items}
        </section>
    }
    .into_any()
}
