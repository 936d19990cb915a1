//! A document of the library: annotation or full text, and where its publisher keeps it.
//! Not here: statements, which are listed apart.

use super::super::context::{Page, web_address};
use super::super::facts::{Facts, record_title, rows};
use super::{Parts, notice};
use leptos::prelude::*;
use model::{Filter, Record};

const FACTS: &[&str] = &[
    "kind",
    "body",
    "symbol",
    "date",
    "languages",
    "country",
    "rights",
    "obligation",
    "supersedes",
    "official_site",
    "other_addresses",
];

pub(super) fn parts(page: &Page, record: &Record) -> Parts {
    let facts = Facts(record);
    let words = page.words;
    let kind = record.row.values(Filter::Kind).first().map(|id| page.label("kinds", id));
    let is_mirror = facts.flag("address_is_mirror") == Some(true);
    let mut notices: Vec<AnyView> = Vec::new();
    for newer in facts.records("superseded_by") {
        let label = words.superseded_by.clone();
        notices.push(notice(view! { {label}" "{record_title(page, newer)} }));
    }
    let address = facts.links("address").first().and_then(|address| web_address(address)).map(|address| {
        let label = if is_mirror { words.open_mirror.clone() } else { words.open_original.clone() };
        let warning = is_mirror.then(|| view! { <p class="quiet">{words.mirror_warning.clone()}</p> });
        view! {
            <p><a class="button" rel="noreferrer external" href=address.to_owned()>{label}</a></p>
            {warning}
        }
        .into_any()
    });
    let full = facts.flag("full_text") == Some(true);
    Parts {
        kicker: kind.into_iter().collect(),
        head: address,
        notices,
        text_heading: Some(if full { words.full_text.clone() } else { words.annotation.clone() }),
        facts: rows(page, record, FACTS),
        ..Parts::default()
    }
}
