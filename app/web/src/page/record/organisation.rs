//! An organisation: its names, what it belongs to and what belongs to it.
//! Not here: people. No contact of a private person is published.

use super::super::context::Page;
use super::super::facts::{Facts, Row, record_title, rows};
use super::{Parts, membership, section, texts};
use crate::text::capitalised;
use leptos::prelude::*;
use model::{Filter, Language, Record, RecordId, TextKey};

const FACTS: &[&str] = &[
    "kind",
    "country",
    "focus_country",
    "region",
    "parent",
    "founded",
    "registered",
    "legal_entity",
    "site",
    "other_sites",
];

pub(super) fn parts(page: &Page, record: &Record) -> Parts {
    let kind = record.row.values(Filter::Kind).first().map(|id| page.label("kinds", id));
    let shown = record.row.title(page.language).0;
    let mut key_facts = other_names(page, record, shown);
    key_facts.extend(texts::row(page, record, TextKey::Abbreviation));
    key_facts.extend(rows(page, record, FACTS));
    key_facts.extend(coordinator(page, record));
    let sections = [
        membership::of_coalition(page, record),
        membership::of_organisation(page, record),
        belonging(page, record, "parent", "branches", &page.words.branches),
    ];
    Parts {
        kicker: kind.into_iter().collect(),
        text_heading: Some(page.words.in_brief.clone()),
        facts: key_facts,
        sections: sections.into_iter().flatten().collect(),
        shown: vec![TextKey::Abbreviation],
        ..Parts::default()
    }
}

fn coordinator(page: &Page, record: &Record) -> Option<Row> {
    let ids = membership::coordinators(page, record);
    (!ids.is_empty()).then(|| {
        let items: Vec<_> = ids.into_iter().map(|id| record_title(page, id)).collect();
        Row { label: page.words.coordinator.clone(), value: items.into_any() }
    })
}

/// The name in the portal's other languages.
fn other_names(page: &Page, record: &Record, shown: Language) -> Vec<Row> {
    Language::ALL
        .into_iter()
        .filter(|language| *language != shown)
        .filter_map(|language| {
            let name = record.row.titles.get(&language)?;
            let label = capitalised(page.words.in_language(language));
            let value = view! { <span lang=language.code()>{name.clone()}</span> }.into_any();
            Some(Row { label, value })
        })
        .collect()
}

/// Organisations whose `field` names this one.
fn belonging(page: &Page, record: &Record, field: &str, id: &str, heading: &str) -> Option<AnyView> {
    let back = page.site.backlinks.get(&record.id).into_iter().flatten();
    let mut ids: Vec<&RecordId> = back
        .filter(|id| {
            let other = page.site.records.get(*id);
            other.is_some_and(|other| Facts(other).records(field).contains(&record.id))
        })
        .collect();
    if ids.is_empty() {
        return None;
    }
    page.sort_by_name(&mut ids, |id| {
        page.site.records.get(*id).map_or_else(String::new, |r| r.row.title(page.language).1.to_owned())
    });
    let items: Vec<_> = ids.into_iter().map(|id| view! { <li>{record_title(page, id)}</li> }).collect();
    Some(section(id, heading, view! { <ul class="columns">{items}</ul> }))
}
