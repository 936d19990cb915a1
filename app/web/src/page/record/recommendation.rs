//! A recommendation to the State: its text, where it stands, what the State said, what came of it.
//! Not here: the treaty it was made under (a related record).

use super::super::context::Page;
use super::super::entries::term_tag;
use super::super::facts::{Facts, Row, fact_label, rows};
use super::super::standing::assessment;
use super::sources::reference_to;
use super::timeline::{Stage, timeline};
use super::{Parts, section, texts};
use crate::text::uncapitalised;
use leptos::prelude::*;
use model::{Evidence, Filter, Record, TextKey};

const FACTS: &[&str] = &[
    "body",
    "kind",
    "cycle",
    "symbol",
    "paragraph",
    "year",
    "states",
    "addressee",
    "rights",
    "clusters",
    "regions",
];

pub(super) fn parts(page: &Page, record: &Record) -> Parts {
    let facts = Facts(record);
    let words = page.words;
    let kind = record.row.values(Filter::Kind).first().map(|id| page.label("kinds", id));
    let mut key_facts = rows(page, record, FACTS);
    if facts.flag("follow_up_procedure") == Some(true) {
        key_facts.push(Row {
            label: fact_label(page, "follow_up_procedure"),
            value: words.yes.clone().into_any(),
        });
    }
    let position = match facts.term("position") {
        Some(id) => view! { <p>{term_tag(page, "positions", id)}</p> }.into_any(),
        None => view! { <p>{words.position_unknown.clone()}</p> }.into_any(),
    };
    let said =
        [TextKey::ImplementationNote, TextKey::FollowUpNote].map(|key| texts::paragraph(page, record, key));
    let more = page
        .text_page("unknown")
        .map(|href| view! { " "<a href=href>{words.what_unknown_means.clone()}</a> });
    let concluded = match assessment(&record.row) {
        Some(id) => view! { <p>{term_tag(page, "assessments", id)}</p> }.into_any(),
        None => view! {
            <p><span class="tag">{words.no_assessment.clone()}</span></p>
            <p>{words.no_assessment_explained.clone()}{more}</p>
        }
        .into_any(),
    };
    let status = view! { {concluded}{timeline(page, history(page, record))}{said} };
    Parts {
        kicker: kind.into_iter().collect(),
        text_heading: Some(words.recommendation_text.clone()),
        facts: key_facts,
        sections: vec![
            section("position", &words.position, position),
            section("status", &words.recommendation_status, status),
        ],
        shown: vec![TextKey::ImplementationNote, TextKey::FollowUpNote],
        ..Parts::default()
    }
}

/// What became of it: each step with who took it, what they concluded and where it was read.
fn history(page: &Page, record: &Record) -> Vec<Stage> {
    let step = |step: &Evidence| {
        let by: Vec<String> = step.by.iter().map(|id| page.short_label("bodies", id)).collect();
        let concluded =
            step.assessment.as_ref().map(|id| format!(": {}", uncapitalised(&page.label("assessments", id))));
        Stage {
            date: step.date,
            what: format!(
                "{}{} ({})",
                page.label("follow-up-kinds", &step.kind),
                concluded.unwrap_or_default(),
                by.join(", ")
            ),
            sources: reference_to(page, record, &step.source),
        }
    };
    Facts(record).evidence("status_history").iter().map(step).collect()
}
