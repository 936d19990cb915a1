//! The frame of every record's page: title, notices, text, key facts, sections, sources, citation.
//! Not here: what each kind of record says (the modules below).

mod bill;
mod body;
mod case;
mod cite;
mod cited;
mod cycle;
mod figure;
mod letter;
mod library;
mod membership;
mod nearby;
mod obligation;
mod organisation;
mod parallel;
mod recommendation;
mod related;
mod self_check;
mod sources;
mod statement;
mod texts;
mod timeline;

pub use cycle::committee as reports_to;
pub use figure::amount;
pub use sources::plain_sources;

use super::context::Page;
use super::crumbs::breadcrumbs;
use super::facts::{Row, definition_list};
use super::head::Head;
use super::shell;
use crate::text::beginning;
use crate::words::fill;
use leptos::prelude::*;
use model::{Collection, Feed, Language, Record, RecordId, Route, TextKey};

/// What a kind of record puts into the frame.
#[derive(Default)]
struct Parts {
    /// Above the title: what kind of record this is.
    kicker: Vec<String>,
    /// Below the title: what says most at a glance.
    head: Option<AnyView>,
    /// Notices of this kind of record: superseded, a mirror, sensitive.
    notices: Vec<AnyView>,
    /// Heading of the running text; none for pages, whose text is the page.
    text_heading: Option<String>,
    facts: Vec<Row>,
    sections: Vec<AnyView>,
    /// Named texts the sections have shown; all others follow as notes.
    shown: Vec<TextKey>,
}

pub fn record(page: &Page, id: &RecordId) -> String {
    let Some(record) = page.site.records.get(id) else { return super::not_found::not_found(page) };
    let parts = parts(page, record);
    let text = body::body(page, record, parts.text_heading.as_deref());
    let notices = [language_notice(page, record), stale_notice(page, record), draft_notice(page, record)]
        .into_iter()
        .flatten();
    let notices: Vec<AnyView> = notices.chain(parts.notices).collect();
    let (language, title) = record.row.title(page.language);
    let facts = definition_list("facts", parts.facts).map(|list| {
        let heading = page.words.key_facts.clone();
        view! { <aside class="key-facts" aria-labelledby="s-facts"><h2 id="s-facts">{heading}</h2>{list}</aside> }
    });
    let kicker =
        (!parts.kicker.is_empty()).then(|| view! { <p class="kicker">{parts.kicker.join(" · ")}</p> });
    let class = if facts.is_some() { "record has-facts" } else { "record" };
    let is_page = id.collection == Collection::Pages;
    let ending = (!is_page).then(|| {
        view! {
            {texts::notes(page, record, &parts.shown)}
            {sources::doubts(page, record)}
            {related::related(page, record)}
            {cited::cited(page, record)}
            {nearby::nearby(page, record)}
            {sources::sources(page, record)}
            {cite::citation(page, record)}
        }
    });
    let content = view! {
        <div class="wrap">
            {breadcrumbs(page, &trail(page, id.collection), &beginning(title, 48))}
            <article class=class>
                <header class="record-head">
                    {kicker}
                    <h1 lang=page.foreign(language)>{title.to_owned()}</h1>
                    {title_notice(page, record)}
                    {parts.head}
                    {notices}
                    {(!is_page).then(|| keep(page, record))}
                </header>
                <div class="lead">{text}{parallel::parallel(page, record)}</div>
                {facts}
                {record.self_check.as_ref().map(|check| self_check::self_check(page, check))}
                {record.letter.as_ref().map(|text| letter::letter(page, &record.id.slug, text))}
                <div class="rest">{parts.sections}{ending}</div>
            </article>
        </div>
    };
    shell::document(page, &about(page, record), content.into_any())
}

fn parts(page: &Page, record: &Record) -> Parts {
    match record.id.collection {
        Collection::Cases => case::parts(page, record),
        Collection::Statements => statement::parts(page, record),
        Collection::Recommendations => recommendation::parts(page, record),
        Collection::Obligations => obligation::parts(page, record),
        Collection::Library => library::parts(page, record),
        Collection::Organisations => organisation::parts(page, record),
        Collection::Figures => figure::parts(page, record),
        Collection::Bills => bill::parts(page, record),
        Collection::Pages => Parts::default(),
    }
}

/// Where scripts put «add to my set».
fn keep(page: &Page, record: &Record) -> AnyView {
    let words = page.words;
    view! {
        <p
            class="keep"
            data-island="keep"
            data-id=record.id.to_string()
            data-page=page.link(&Route::Saved(page.language))
            data-add=words.keep_add.clone()
            data-remove=words.keep_remove.clone()
            data-open=words.keep_open.clone()
        ></p>
    }
    .into_any()
}

fn trail(page: &Page, collection: Collection) -> Vec<(Route, String)> {
    vec![
        (Route::Home(page.language), page.words.home.clone()),
        (Route::Register(page.language, collection), page.register_name(collection)),
    ]
}

/// A section of a record's page under its own heading and anchor.
fn section(id: &str, heading: &str, content: impl IntoView + 'static) -> AnyView {
    let label = format!("s-{id}");
    view! {
        <section class=format!("part part-{id}") aria-labelledby=label>
            <h2 id=label.clone()>{heading.to_owned()}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn notice(content: impl IntoView + 'static) -> AnyView {
    view! { <p class="notice">{content}</p> }.into_any()
}

/// Said where title or text is not in the page's language.
fn language_notice(page: &Page, record: &Record) -> Option<AnyView> {
    let title = (!record.row.titles.is_empty()).then(|| record.row.title(page.language).0);
    let text = record.body_for(page.language).map(|(language, _)| language);
    let foreign = |shown: Option<Language>| shown.filter(|shown| *shown != page.language);
    let (pattern, shown) = match (foreign(title), foreign(text)) {
        (None, None) => return None,
        (Some(_), Some(text)) => (&page.words.no_translation, text),
        (Some(title), None) if text.is_some() => (&page.words.no_title_translation, title),
        (Some(title), None) => (&page.words.no_translation, title),
        (None, Some(text)) => (&page.words.no_text_translation, text),
    };
    Some(notice(fill(pattern, &[("language", page.words.in_language(shown))])))
}

/// Said where what is shown is a translation made here that nobody has reviewed.
fn draft_notice(page: &Page, record: &Record) -> Option<AnyView> {
    let is_draft = |language: Language| record.words.get(&language).is_some_and(|words| words.draft);
    let title = record.row.title(page.language).0;
    let text = record.body_for(page.language).map_or(title, |(language, _)| language);
    if !is_draft(title) && !is_draft(text) {
        return None;
    }
    let is_page = record.id.collection == Collection::Pages;
    let words = if is_page { &page.words.draft_page } else { &page.words.draft_translation };
    Some(notice(words.clone()))
}

/// Said where the text this translation was made from has changed since.
fn stale_notice(page: &Page, record: &Record) -> Option<AnyView> {
    let title = record.row.title(page.language).0;
    let text = record.body_for(page.language).map_or(title, |(language, _)| language);
    let is_stale = |language: Language| record.words.get(&language).is_some_and(|words| words.stale);
    (is_stale(title) || is_stale(text)).then(|| notice(page.words.stale_translation.clone()))
}

fn title_notice(page: &Page, record: &Record) -> Option<AnyView> {
    let shown = record.row.title(page.language).0;
    let descriptive = record.words.get(&shown).is_some_and(|words| !words.title_published);
    (descriptive && record.id.collection == Collection::Statements)
        .then(|| view! { <p class="quiet">{page.words.title_is_ours.clone()}</p> }.into_any())
}

/// Where to follow records of the same kind.
fn feeds_of(record: &Record) -> Vec<Feed> {
    let feed = Feed::of_collection(record.id.collection);
    if feed.has_address() { vec![feed] } else { Vec::new() }
}

fn about(page: &Page, record: &Record) -> Head {
    let text = record.body_for(page.language).and_then(|(_, words)| {
        let paragraphs = &words.body.paragraphs;
        paragraphs.iter().find(|paragraph| paragraph.text.chars().count() > 40).or(paragraphs.first())
    });
    let description = text.map_or_else(
        || fill(&page.words.record_description, &[("register", &page.register_name(record.id.collection))]),
        |paragraph| beginning(&paragraph.text, 160),
    );
    Head {
        title: record.row.title(page.language).1.to_owned(),
        description,
        is_record: true,
        citation: cite::metadata(page, record),
        linked_data: cite::linked_data(page, record),
        feeds: feeds_of(record),
        ..Head::default()
    }
}
