//! One record found: its title, facts, and the passages that match.
//! Not here: which records are found.

use crate::mount::dom::{El, el};
use crate::mount::logic::wording;
use crate::mount::register::other_language;
use crate::mount::start::Page;
use model::{Filter, Hit, Language, Passage, Route, Row, Via};

pub fn hit(page: Page, hit: &Hit) -> El {
    let words = page.words;
    let row = &hit.row;
    let (language, title) = row.title(page.language);
    let target = match hit.passages.first() {
        Some(passage) => address(page, row, passage.language, &passage.anchor),
        None => address(page, row, page.language, ""),
    };
    let via = match hit.via {
        Via::Direct => None,
        Via::Concept => Some(words.via_concept.as_str()),
        Via::Typo => Some(words.via_typo.as_str()),
    };
    let link = el("a").attr("href", &target).attr_if("lang", other_language(page, language)).text(title);
    el("li")
        .attr("data-id", &row.id.to_string())
        .add(&el("h3").add(&link))
        .add(&el("p").class("facts").text(&facts(page, row)))
        .add_if(via.map(|via| el("p").class("via").text(via)))
        .all(hit.passages.iter().map(|passage| excerpt(page, row, passage)).collect())
}

/// «Решение по существу · 24 мая 2012 г. · CAT/C/48/D/433/2010 · Комитет против пыток».
fn facts(page: Page, row: &Row) -> String {
    let first = |filter: Filter| row.values(filter).first().map(|value| page.label(filter, value));
    let kind =
        first(Filter::Kind).unwrap_or_else(|| page.label(Filter::Collection, row.id.collection.slug()));
    let date = row.date.map(|date| wording::date(page.words, date));
    let facts: Vec<String> =
        [Some(kind), date, row.symbol.clone(), first(Filter::Body)].into_iter().flatten().collect();
    facts.join(" · ")
}

fn excerpt(page: Page, row: &Row, passage: &Passage) -> El {
    let mut text = el("p").class("passage").attr("lang", passage.language.code());
    for (marked, piece) in passage.excerpt.pieces() {
        text = if marked { text.add(&el("mark").text(&piece)) } else { text.text(&piece) };
    }
    if passage.anchor.is_empty() {
        return text;
    }
    let name = &page.words.to_passage;
    let link = el("a")
        .class("to-passage")
        .attr("href", &address(page, row, passage.language, &passage.anchor))
        .attr("lang", page.language.code())
        .attr("aria-label", name)
        .attr("title", name)
        .text("¶");
    text.text(" ").add(&link)
}

/// The page that shows the passage. A record's page shows its text in the reader's language or, where
/// that is missing, in the next best one; a passage in any other language stands on that language's page.
fn address(page: Page, row: &Row, passage: Language, anchor: &str) -> String {
    let shown_here = anchor.is_empty() || row.title(page.language).0 == passage;
    let language = if shown_here { page.language } else { passage };
    page.link_with(&Route::Record(language, row.id.clone()), anchor)
}
