//! Records that call this one by its symbol, its number or a paragraph.
//! Not here: records linked by their authors (`related`).

use super::super::context::Page;
use super::related::grouped;
use super::section;
use leptos::prelude::*;
use model::{Record, RecordId};

pub fn cited(page: &Page, record: &Record) -> Option<AnyView> {
    let ids: Vec<&RecordId> = page.site.cited_by.get(&record.id)?.iter().collect();
    let groups = grouped(page, &ids);
    (!groups.is_empty()).then(|| section("cited", &page.words.cited_by, groups))
}
