//! Dated stages of a record, oldest first.
//! Not here: which stages a kind of record has.

use super::super::context::Page;
use leptos::prelude::*;
use model::PartialDate;

pub struct Stage {
    pub date: PartialDate,
    pub what: String,
    /// Numbers of the sources that support it.
    pub sources: Option<AnyView>,
}

pub fn timeline(page: &Page, mut stages: Vec<Stage>) -> Option<AnyView> {
    if stages.is_empty() {
        return None;
    }
    stages.sort_by_key(|stage| stage.date.first_day());
    let stages: Vec<_> = stages
        .into_iter()
        .map(|stage| {
            view! { <li>{page.time(stage.date)}" "<span>{stage.what}{stage.sources}</span></li> }
        })
        .collect();
    Some(view! { <ol class="timeline">{stages}</ol> }.into_any())
}
