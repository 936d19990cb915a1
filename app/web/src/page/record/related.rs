//! Records a record names, and records that name it, grouped by register.
//! Not here: the search for similar texts.

use super::super::context::Page;
use super::super::entries::flat;
use super::super::shell::SECTIONS;
use super::{cycle, section};
use crate::words::fill;
use leptos::prelude::*;
use model::{Collection, Record, RecordId, Row};

/// A group longer than this shows its newest and says how many more there are.
const LONGEST_GROUP: usize = 40;

pub fn related(page: &Page, record: &Record) -> Option<AnyView> {
    let mut ids = related_ids(page, record);
    ids.retain(|id| !cycle::shows(page, record, id));
    let groups = grouped(page, &ids);
    (!groups.is_empty()).then(|| section("related", &page.words.related, groups))
}

/// Records by register, the newest of each first.
pub fn grouped(page: &Page, ids: &[&RecordId]) -> Vec<AnyView> {
    SECTIONS
        .into_iter()
        .chain([Collection::Pages])
        .filter_map(|collection| {
            let mut rows: Vec<&Row> = ids
                .iter()
                .filter(|id| id.collection == collection)
                .filter_map(|id| page.site.records.get(*id))
                .map(|record| &record.row)
                .collect();
            rows.sort_by_key(|row| std::cmp::Reverse(row.date));
            let all = rows.len();
            rows.truncate(LONGEST_GROUP);
            let more = (all > rows.len()).then(|| {
                let n = page.number((all - rows.len()) as f64);
                view! { <p class="quiet">{fill(&page.words.and_more, &[("n", &n)])}</p> }
            });
            let name = page.register_name(collection);
            (all > 0).then(|| {
                view! { <div class="group"><h3>{name}</h3>{flat(page, &rows)}{more}</div> }.into_any()
            })
        })
        .collect()
}

/// Named by the record or naming it, each once, the record itself apart.
pub fn related_ids<'a>(page: &Page<'a>, record: &'a Record) -> Vec<&'a RecordId> {
    let back = page.site.backlinks.get(&record.id).into_iter().flatten();
    let mut ids: Vec<&RecordId> = record.related.iter().chain(back).collect();
    ids.sort();
    ids.dedup();
    ids.retain(|id| **id != record.id);
    ids
}
