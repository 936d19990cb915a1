//! An international obligation: from adoption to force, every date with its sources.
//! Not here: recommendations made under it (they are related records).

use super::super::context::Page;
use super::super::entries::term_tag;
use super::super::facts::{Facts, fact_label, rows};
use super::super::scroll::scrollable;
use super::sources::references;
use super::{Parts, cycle, section, texts};
use crate::words::fill;
use leptos::prelude::*;
use model::{Browse, Collection, Filter, Record, Route, Row, TextKey};

const FACTS: &[&str] = &["kind", "treaty", "committee", "inquiry", "visits"];
/// Steps by which a State binds itself, in their usual order.
const STEPS: &[&str] = &[
    "adopted",
    "signature_decree_date",
    "signed",
    "ratification_law_date",
    "ratified",
    "ratified_other",
    "in_force",
    "in_force_other",
    "complaints_from",
];

pub(super) fn parts(page: &Page, record: &Record) -> Parts {
    let facts = Facts(record);
    let kind = record.row.values(Filter::Kind).first().map(|id| page.label("kinds", id));
    let head = facts.term("status").map(|id| {
        let as_of = facts.dates("status_as_of").first().map(|date| {
            let text = fill(&page.words.status_as_of, &[("date", &page.date(*date))]);
            view! { <li>{text}</li> }
        });
        view! { <ul class="head-facts"><li>{term_tag(page, "statuses", id)}</li>{as_of}</ul> }.into_any()
    });
    let mut key_facts = rows(page, record, FACTS);
    key_facts.extend(texts::row(page, record, TextKey::Abbreviation));
    key_facts.extend(texts::row(page, record, TextKey::RatificationLaw));
    let reservations = texts::paragraph(page, record, TextKey::Reservations)
        .map(|text| section("reservations", &page.label("texts", "reservations"), text));
    let sections = [
        steps(page, record),
        complaints(page, record),
        reservations,
        cycle::cycle(page, record).or_else(|| committee(page, record)),
        cases(page, record),
    ];
    Parts {
        kicker: kind.into_iter().collect(),
        head,
        text_heading: Some(page.words.in_brief.clone()),
        facts: key_facts,
        sections: sections.into_iter().flatten().collect(),
        shown: vec![
            TextKey::Abbreviation,
            TextKey::RatificationLaw,
            TextKey::Reservations,
            TextKey::ComplaintsProcedure,
            TextKey::ComplaintsNote,
        ],
        ..Parts::default()
    }
}

/// Steps every party has taken: a missing date is not known, rather than nothing.
const EXPECTED: &[&str] = &["adopted", "signed", "ratification_law_date", "ratified", "in_force"];

/// Where a date of the record was read; the other of two dates is that of the sources that disagree.
fn sources_of(page: &Page, record: &Record, field: &str) -> AnyView {
    let refs = if field.ends_with("_other") {
        references(page, record, "source_conflict")
    } else {
        // Sources name the decree and the law apart from their dates.
        references(page, record, field).or_else(|| references(page, record, field.trim_end_matches("_date")))
    };
    refs.unwrap_or_else(|| view! { <span class="quiet">"—"</span> }.into_any())
}

/// Every date the record gives, with the sources that support it.
fn steps(page: &Page, record: &Record) -> Option<AnyView> {
    let facts = Facts(record);
    let words = page.words;
    let is_party = facts.term("status") == Some("party");
    let accepts = facts.term("complaints") == Some("accepted");
    let lines: Vec<_> = STEPS
        .iter()
        .flat_map(|field| {
            let dates = facts.dates(field);
            let expected = (is_party && EXPECTED.contains(field)) || (accepts && *field == "complaints_from");
            let missing = dates.is_empty() && expected;
            dates.into_iter().map(Some).chain(missing.then_some(None)).map(move |date| (*field, date))
        })
        .map(|(field, date)| {
            let said = match date {
                Some(date) => page.time(date),
                None => view! { <span class="quiet">{words.unknown.clone()}</span> }.into_any(),
            };
            let refs = date.map(|_| sources_of(page, record, field));
            view! {
                <tr>
                    <th scope="row">{fact_label(page, field)}</th>
                    <td>{said}</td>
                    <td>{refs}</td>
                </tr>
            }
        })
        .collect();
    if lines.is_empty() {
        return None;
    }
    let table = view! {
        <table class="plain">
            <caption>{words.steps_caption.clone()}</caption>
            <thead><tr>
                <th scope="col">{words.column_step.clone()}</th>
                <th scope="col">{words.column_date.clone()}</th>
                <th scope="col">{words.column_sources.clone()}</th>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
    };
    let table = scrollable(&words.steps_caption, table.into_any());
    Some(section("steps", &words.obligation_steps, table))
}

/// What came of the promise: articles of the treaty found violated, each with its cases.
fn cases(page: &Page, record: &Record) -> Option<AnyView> {
    let treaty = Facts(record).term("treaty")?;
    let violated = Browse::By(Filter::Violated);
    let items: Vec<_> = page
        .site
        .browse(Collection::Cases, violated, page.language)
        .into_iter()
        .filter(|(value, _)| value.rsplit_once('-').is_some_and(|(of, _)| of == treaty))
        .map(|(value, ids)| {
            let label = page.site.value_label(Filter::Violated, &value, page.language);
            let href = page.link(&Route::BrowseValue(page.language, Collection::Cases, violated, value));
            view! { <li><a href=href>{label}</a>" "<span class="number">{ids.len()}</span></li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        let text = page.words.treaty_cases_text.clone();
        let list = view! { <p class="quiet">{text}</p><ul class="chips">{items}</ul> };
        section("cases", &page.words.treaty_cases, list)
    })
}

/// The way to what the treaty's committee recommended.
fn committee(page: &Page, record: &Record) -> Option<AnyView> {
    let committee = Facts(record).term("committee")?;
    let by = Browse::By(Filter::Body);
    let made = |row: &&Row| row.values(Filter::Body).iter().any(|body| body == committee);
    let n = page.site.rows(Collection::Recommendations).filter(made).count();
    let route = Route::BrowseValue(page.language, Collection::Recommendations, by, committee.to_owned());
    (n > 0).then(|| {
        let words = page.count(&page.words.records_count, n);
        let link = view! { <p><a class="more" href=page.link(&route)>{words}</a></p> };
        section("recommendations", &page.words.committee_recommendations, link)
    })
}

fn complaints(page: &Page, record: &Record) -> Option<AnyView> {
    let status = Facts(record)
        .term("complaints")
        .map(|id| view! { <p><strong>{page.label("complaints", id)}</strong></p> });
    let procedure = texts::paragraph(page, record, TextKey::ComplaintsProcedure);
    let note = texts::paragraph(page, record, TextKey::ComplaintsNote);
    if status.is_none() && procedure.is_none() && note.is_none() {
        return None;
    }
    Some(section("complaints", &page.words.complaints, view! { {status}{procedure}{note} }))
}
