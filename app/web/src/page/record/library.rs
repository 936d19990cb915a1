//! A document of the library: annotation or full text, and where its publisher keeps it.
//! Not here: statements, which are listed apart.

use super::super::context::{Page, web_address};
use super::super::facts::{Facts, Row, fact_label, record_title, rows};
use super::{Parts, notice};
use leptos::prelude::*;
use model::{Filter, Record};

const FACTS: &[&str] = &[
    "kind",
    "body",
    "symbol",
    "edition",
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
    // Said above the way to the document itself: whoever follows that has left.
    let newer: Vec<AnyView> = facts
        .records("superseded_by")
        .iter()
        .map(|newer| {
            let label = words.superseded_by.clone();
            notice(view! { {label}" "{record_title(page, newer)} })
        })
        .collect();
    let address = facts.links("address").first().and_then(|address| web_address(address)).map(|address| {
        let label = if is_mirror { words.open_mirror.clone() } else { words.open_original.clone() };
        let warning = is_mirror.then(|| view! { <p class="quiet">{words.mirror_warning.clone()}</p> });
        view! {
            <p><a class="button" rel="noreferrer external" href=address.to_owned()>{label}</a></p>
            {warning}
        }
        .into_any()
    });
    let mut key_facts = rows(page, record, FACTS);
    // Whether a copy is kept and the address still answers is asked of every document: silence would look like a yes.
    let asked = |field: &'static str| {
        let value = rows(page, record, &[field]).pop().map(|row| row.value);
        let value = value.unwrap_or_else(|| words.not_noted.clone().into_any());
        Row { label: fact_label(page, field), value }
    };
    if address.is_some() {
        key_facts.extend(["archived_copy", "address_checked"].map(asked));
    }
    let full = facts.flag("full_text") == Some(true);
    Parts {
        kicker: kind.into_iter().collect(),
        head: (!newer.is_empty() || address.is_some()).then(|| view! { {newer}{address} }.into_any()),
        text_heading: Some(if full { words.full_text.clone() } else { words.annotation.clone() }),
        facts: key_facts,
        ..Parts::default()
    }
}
