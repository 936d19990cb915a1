//! A statement, appeal, briefing or report: who said it, when, and what it asks for.
//! Not here: documents of the library.

use super::super::context::Page;
use super::super::facts::{Facts, rows};
use super::{Parts, membership, notice, texts};
use model::{Filter, Record, TextKey};

const FACTS: &[&str] = &["date", "kind", "issuers", "supported_by", "rights", "regions", "language"];

pub(super) fn parts(page: &Page, record: &Record) -> Parts {
    let facts = Facts(record);
    let words = page.words;
    let kind = record.row.values(Filter::Kind).first().map(|id| page.label("kinds", id));
    let mut notices = Vec::new();
    if facts.flag("read_secondary") == Some(true) {
        notices.push(notice(words.read_secondary.clone()));
    }
    if facts.flag("issuers_verified") == Some(false) {
        notices.push(notice(words.issuers_not_verified.clone()));
    }
    let full = facts.flag("full_text") == Some(true);
    let mut key_facts = rows(page, record, FACTS);
    key_facts.extend(texts::row(page, record, TextKey::Place));
    Parts {
        kicker: kind.into_iter().collect(),
        notices,
        text_heading: Some(if full { words.full_text.clone() } else { words.in_brief.clone() }),
        facts: key_facts,
        sections: membership::of_statement(page, record).into_iter().collect(),
        shown: vec![TextKey::Place],
        ..Parts::default()
    }
}
