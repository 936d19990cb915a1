//! Where a record's facts come from, and what about them is in doubt.
//! Not here: how records are verified in general (content/pages/method).

use super::super::context::{Page, outside_link, shown_address, web_address};
use super::super::facts::record_title;
use super::super::references::linked;
use super::{section, texts};
use crate::text::capitalised;
use crate::words::fill;
use leptos::prelude::*;
use model::{Language, Record, Source, TextKey};

pub fn sources(page: &Page, record: &Record) -> Option<AnyView> {
    if record.sources.is_empty() {
        return None;
    }
    let items: Vec<_> = record
        .sources
        .iter()
        .enumerate()
        .map(|(at, entry)| view! { <li id=format!("source-{}", at + 1)>{source(page, record, entry)}</li> })
        .collect();
    // Said once where it is true of all, and at each source where it is true of some.
    let never_checked = record.sources.iter().all(|entry| entry.checked.is_none());
    let never_checked = never_checked.then(|| {
        view! { <p class="quiet">{page.words.checked_not_recorded.clone()}</p> }
    });
    let list = view! { <ol class="sources">{items}</ol>{never_checked} };
    Some(section("sources", &page.words.sources, list))
}

/// Sources as a list where the record is no `Record`: a region's.
pub fn plain_sources(page: &Page, sources: &[Source]) -> Option<AnyView> {
    if sources.is_empty() {
        return None;
    }
    let items: Vec<_> =
        sources.iter().map(|entry| view! { <li>{link(page, None, entry)}{note(page, entry)}</li> }).collect();
    Some(section("sources", &page.words.sources, view! { <ol class="sources">{items}</ol> }))
}

fn source(page: &Page, record: &Record, entry: &Source) -> AnyView {
    let supports = (!entry.supports.is_empty()).then(|| {
        let fields: Vec<String> = entry.supports.iter().map(|field| page.label("fields", field)).collect();
        let label = page.words.supports.clone();
        view! { <p class="quiet">{label}" "{fields.join(", ")}</p> }
    });
    let copy = entry.copy.as_ref().map(|copy| {
        let label = page.words.copy_read.clone();
        view! { <p class="quiet">{label}" "{outside_link(copy)}</p> }
    });
    let checked = match entry.checked {
        Some(date) => Some(fill(&page.words.checked, &[("date", &page.date(date))])),
        None if record.sources.iter().all(|entry| entry.checked.is_none()) => None,
        None => Some(page.words.checked_not_recorded.clone()),
    };
    let checked = checked.map(|text| view! { <p class="quiet">{text}</p> });
    view! { {link(page, Some(record), entry)}{supports}{note(page, entry)}{copy}{checked} }.into_any()
}

fn link(page: &Page, record: Option<&Record>, entry: &Source) -> AnyView {
    let address = entry.url.as_deref().map(|url| match (web_address(url), &entry.symbol) {
        (Some(href), Some(symbol)) => view! {
            <a href=href.to_owned() rel="noreferrer external" class="outside">
                <span class="symbol">{symbol.clone()}</span>" — "{shown_address(href)}
            </a>
        }
        .into_any(),
        (Some(_) | None, _) => outside_link(url),
    });
    let held = entry.record.as_ref().map(|id| {
        if record.is_some_and(|record| record.id == *id) {
            page.words.held_here.clone().into_any()
        } else {
            record_title(page, id)
        }
    });
    view! { <p>{address}{held}</p> }.into_any()
}

/// Notes of sources are written in Russian.
fn note(page: &Page, entry: &Source) -> Option<AnyView> {
    entry.note.as_ref().map(|note| {
        let lang = page.foreign(Language::Ru);
        view! { <p class="quiet" lang=lang>{linked(page, &capitalised(note))}</p> }.into_any()
    })
}

/// Links to the sources that support a fact, by their numbers.
pub fn references(page: &Page, record: &Record, field: &str) -> Option<AnyView> {
    let field = field.replace('_', "-");
    let numbers: Vec<_> = record
        .sources
        .iter()
        .enumerate()
        .filter(|(_, source)| source.supports.contains(&field))
        .map(|(at, _)| number(page, at))
        .collect();
    (!numbers.is_empty()).then(|| view! { <span class="refs">{numbers}</span> }.into_any())
}

/// Link to the source with this address, or to the record of ours that holds it.
pub fn reference_to(page: &Page, record: &Record, address: &str) -> Option<AnyView> {
    let is_it = |source: &Source| {
        source.url.as_deref() == Some(address)
            || source.record.as_ref().is_some_and(|id| id.to_string() == address)
    };
    let at = record.sources.iter().position(is_it)?;
    Some(view! { <span class="refs">{number(page, at)}</span> }.into_any())
}

fn number(page: &Page, at: usize) -> AnyView {
    let number = at + 1;
    let label = format!("{} {number}", page.words.source);
    view! { " "<a href=format!("#source-{number}") aria-label=label>{format!("[{number}]")}</a> }.into_any()
}

/// What sources contradict each other about, and what none has confirmed.
pub fn doubts(page: &Page, record: &Record) -> Option<AnyView> {
    let words = page.words;
    let conflict = texts::paragraph(page, record, TextKey::SourceConflict).map(|text| {
        view! { <div class="doubt"><h3>{words.sources_disagree.clone()}</h3>{text}</div> }
    });
    let fields: Vec<_> = record
        .unverified
        .iter()
        .map(|field| view! { <li>{capitalised(&page.label("fields", &field.replace('_', "-")))}</li> })
        .collect();
    let has_fields = !fields.is_empty();
    let fields = has_fields.then(|| view! { <ul>{fields}</ul> });
    let said = texts::paragraph(page, record, TextKey::Unverified);
    let unverified = (has_fields || said.is_some()).then(|| {
        let more = page
            .text_page("method")
            .map(|href| view! { <p><a href=href>{words.what_unverified_means.clone()}</a></p> });
        view! { <div class="doubt"><h3>{words.unverified.clone()}</h3>{fields}{said}{more}</div> }
    });
    if conflict.is_none() && unverified.is_none() {
        return None;
    }
    Some(section("doubts", &words.doubts, view! { {conflict}{unverified} }))
}
