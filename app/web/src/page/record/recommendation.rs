//! A recommendation to the State: its text, where it stands, what the State said, what came of it.
//! Not here: the treaty it was made under (a related record).

use super::super::context::Page;
use super::super::entries::term_tag;
use super::super::facts::{Facts, Row, fact_label, rows};
use super::{Parts, section, texts};
use leptos::prelude::*;
use model::{Filter, Record, TextKey};

const FACTS: &[&str] =
    &["body", "kind", "cycle", "symbol", "paragraph", "year", "states", "addressee", "rights", "regions"];

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
    let status = view! {
        <p><span class="tag">{words.no_assessment.clone()}</span></p>
        <p>{words.no_assessment_explained.clone()}{more}</p>
        {said}
    };
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
