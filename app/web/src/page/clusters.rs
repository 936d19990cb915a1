//! One recommendation made again and again: its history by year, and where each of them stands now.
//! Not here: which records are one recommendation (content).

use super::context::Page;
use super::entries::{anchor, term_tag, year_of};
use super::facts::{Facts, record_title};
use super::standing::{NO_ASSESSMENT, assessment};
use crate::text::beginning;
use crate::words::fill;
use leptos::prelude::*;
use model::{Filter, RecordId, Row};
use std::collections::BTreeSet;

/// The records of the cluster `id`, oldest first.
pub fn history(page: &Page, id: &str, rows: &[&Row]) -> AnyView {
    let words = page.words;
    let mut rows = rows.to_vec();
    rows.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.id.cmp(&b.id)));
    let mut year_before = None;
    let lines: Vec<_> = rows
        .iter()
        .map(|row| {
            let year = year_of(row);
            let first = year != year_before;
            year_before = year;
            line(page, row, year.filter(|_| first))
        })
        .collect();
    let heads =
        [&words.column_year, &words.column_recommendation, &words.position, &words.recommendation_status];
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| view! { <th scope="col" role="columnheader">{head.clone()}</th> })
        .collect();
    // On a phone each line is a card: the style takes the table apart, the roles keep it one.
    let table = view! {
        <table class="plain history as-cards" role="table">
            <caption>{words.cluster_caption.clone()}</caption>
            <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
            <tbody role="rowgroup">{lines}</tbody>
        </table>
    };
    view! {
        {summary(page, &rows)}
        {treaty(page, id)}
        {table}
    }
    .into_any()
}

fn line(page: &Page, row: &Row, year: Option<i32>) -> AnyView {
    let said_year = year_of(row).map(|year| year.to_string());
    let text = page.site.records.get(&row.id).and_then(|record| record.body_for(page.language)).and_then(
        |(language, words)| {
            let text = beginning(&words.body.paragraphs.first()?.text, 200);
            Some(view! { <p lang=page.foreign(language)>{text}</p> })
        },
    );
    let position = match row.values(Filter::Position).first() {
        Some(id) => page.label("positions", id),
        None => page.words.unknown.clone(),
    };
    view! {
        <tr role="row" id=year.map(anchor)>
            <th scope="row" role="rowheader">{said_year}</th>
            <td role="cell" data-head=page.words.column_recommendation.clone()>
                {record_title(page, &row.id)}
                {text}
            </td>
            <td role="cell" data-head=page.words.position.clone()>{position}</td>
            <td role="cell" data-head=page.words.recommendation_status.clone()>{status(page, row)}</td>
        </tr>
    }
    .into_any()
}

/// What somebody concluded, and the last step that is known.
fn status(page: &Page, row: &Row) -> AnyView {
    let concluded = term_tag(page, "assessments", assessment(row).unwrap_or(NO_ASSESSMENT));
    let last =
        page.site.records.get(&row.id).and_then(|record| Facts(record).evidence("status_history").last());
    let last = last.map(|step| {
        let what = page.label("follow-up-kinds", &step.kind);
        view! { <p class="quiet">{what}", "{page.time(step.date)}</p> }
    });
    view! { {concluded}{last} }.into_any()
}

/// How often, when, and how many of them somebody has assessed.
fn summary(page: &Page, rows: &[&Row]) -> AnyView {
    let years: BTreeSet<i32> = rows.iter().filter_map(|row| year_of(row)).collect();
    let years: Vec<String> = years.into_iter().map(|year| year.to_string()).collect();
    let assessed = rows.iter().filter(|row| assessment(row).is_some()).count();
    let text = fill(
        &page.words.cluster_summary,
        &[
            ("years", &years.join(", ")),
            ("assessed", &assessed.to_string()),
            ("open", &(rows.len() - assessed).to_string()),
        ],
    );
    view! { <p>{text}</p> }.into_any()
}

/// The treaty a cluster asks to join, with where the State stands to it.
fn treaty(page: &Page, id: &str) -> Option<AnyView> {
    let named = page.site.term("clusters", id)?.extra.get("obligation")?;
    let record = page.site.records.get(&named.parse::<RecordId>().ok()?)?;
    let status = Facts(record).term("status").map(|id| page.label("statuses", id));
    Some(view! { <p>{page.words.cluster_treaty.clone()}" "{record_title(page, &record.id)}". "{status}"."</p> }.into_any())
}
