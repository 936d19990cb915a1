//! Named texts of a record: short paragraphs under a label of their own.
//! Not here: the running text (`body`).

use super::super::context::Page;
use super::super::facts::{Row, definition_list};
use super::super::references::linked;
use crate::text::capitalised;
use leptos::prelude::*;
use model::{Language, Record, TextKey};

/// A named text as a paragraph, marked with its language.
pub fn paragraph(page: &Page, record: &Record, key: TextKey) -> Option<AnyView> {
    let (language, text) = record.text_for(page.language, key)?;
    Some(view! { <p lang=page.foreign(language)>{linked(page, &capitalised(text))}</p> }.into_any())
}

/// A named text as the value of a fact.
pub fn row(page: &Page, record: &Record, key: TextKey) -> Option<Row> {
    let (language, text) = record.text_for(page.language, key)?;
    Some(Row { label: page.label("texts", key.key()), value: said(page, language, &capitalised(text)) })
}

/// Text with its references linked, marked with its language where that is not the page's.
fn said(page: &Page, language: Language, text: &str) -> AnyView {
    match page.foreign(language) {
        None => linked(page, text),
        lang @ Some(_) => view! { <span lang=lang>{linked(page, text)}</span> }.into_any(),
    }
}

pub fn labelled(page: &Page, record: &Record, keys: &[TextKey]) -> Option<AnyView> {
    let rows = keys.iter().filter_map(|key| row(page, record, *key)).collect();
    definition_list("texts", rows)
}

/// Every named text no section has shown; doubts have a box of their own.
pub fn notes(page: &Page, record: &Record, shown: &[TextKey]) -> Option<AnyView> {
    let elsewhere = [TextKey::SourceConflict, TextKey::Unverified];
    let keys: Vec<TextKey> =
        TextKey::ALL.iter().copied().filter(|key| !shown.contains(key) && !elsewhere.contains(key)).collect();
    let list = labelled(page, record, &keys)?;
    Some(super::section("notes", &page.words.notes, list))
}
