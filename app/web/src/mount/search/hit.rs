//! One record found: its title, facts, and the passages that match.
//! Not here: which records are found.

use crate::mount::logic::wording;
use crate::mount::register::other_language;
use crate::mount::start::Page;
use leptos::prelude::*;
use model::{Filter, Hit, Language, Passage, Route, Row, Via};

pub fn hit(page: Page, hit: &Hit) -> impl IntoView + use<> {
    let words = page.words;
    let row = &hit.row;
    let (language, title) = row.title(page.language);
    let target = hit.passages.first().map_or_else(|| address(page, row, page.language, ""), |passage| {
        address(page, row, passage.language, &passage.anchor)
    });
    let via = match hit.via {
        Via::Direct => None,
        Via::Concept => Some(words.via_concept.as_str()),
        Via::Typo => Some(words.via_typo.as_str()),
    };
    view! {
        <li data-id=row.id.to_string()>
            <h3>
                <a href=target lang=other_language(page, language)>{title.to_owned()}</a>
            </h3>
            <p class="facts">{facts(page, row)}</p>
            {via.map(|via| view! { <p class="via">{via}</p> })}
            {hit.passages.iter().map(|passage| excerpt(page, row, passage)).collect_view()}
        </li>
    }
}

/// «Решение по существу · 24 мая 2012 г. · CAT/C/48/D/433/2010 · Комитет против пыток».
fn facts(page: Page, row: &Row) -> String {
    let first = |filter: Filter| row.values(filter).first().map(|value| page.label(filter, value));
    let kind = first(Filter::Kind).unwrap_or_else(|| page.label(Filter::Collection, row.id.collection.slug()));
    let date = row.date.map(|date| wording::date(page.words, date));
    let facts: Vec<String> =
        [Some(kind), date, row.symbol.clone(), first(Filter::Body)].into_iter().flatten().collect();
    facts.join(" · ")
}

fn excerpt(page: Page, row: &Row, passage: &Passage) -> impl IntoView + use<> {
    let pieces = passage.excerpt.pieces().into_iter().map(|(marked, text)| {
        if marked { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
    });
    let link = (!passage.anchor.is_empty()).then(|| {
        let href = address(page, row, passage.language, &passage.anchor);
        view! {
            " "
            <a class="to-passage" href=href lang=page.language.code() aria-label=page.words.to_passage.as_str() title=page.words.to_passage.as_str()>"¶"</a>
        }
    });
    view! { <p class="passage" lang=passage.language.code()>{pieces.collect_view()}{link}</p> }
}

/// The page that shows the passage. A record's page shows its text in the reader's language or, where
/// that is missing, in the next best one; a passage in any other language stands on that language's page.
fn address(page: Page, row: &Row, passage: Language, anchor: &str) -> String {
    let shown = row.title(page.language).0;
    let language = if shown == passage { page.language } else { passage };
    let language = if anchor.is_empty() { page.language } else { language };
    page.link_with(&Route::Record(language, row.id.clone()), anchor)
}
