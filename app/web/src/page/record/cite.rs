//! How to cite a record: a line of each style, what fixes the version, and metadata for citation
//! managers and search engines.
//! Not here: making the lines (crate `builder`), and copying them with a paragraph's anchor (`mount`).

use super::super::context::Page;
use super::super::facts::{Facts, Row, definition_list};
use super::super::head::address;
use super::super::shell::data_version;
use crate::site::{Citation, CitationStyle};
use leptos::prelude::*;
use model::{Collection, Filter, Record};

pub fn citation(page: &Page, record: &Record) -> Option<AnyView> {
    let words = page.words;
    let citations = page.site.citations.get(&(record.id.clone(), page.language))?;
    let lines: Vec<_> = citations
        .iter()
        .map(|citation| {
            view! {
                <h3>{style_name(page, citation.style)}</h3>
                <p class="citation" data-style=citation.style.key()>{linked(page, citation)}</p>
            }
        })
        .collect();
    let hash = page.site.hashes.get(&record.id).cloned();
    let hash_of_record = hash.clone();
    let heading = words.cite.clone();
    let version = definition_list("facts", version(page, record, hash.clone()));
    Some(
        view! {
            <section
                class="part part-cite"
                aria-labelledby="s-cite"
                data-island="cite"
                data-hash=hash
                data-copy=words.copy.clone()
                data-copied=words.copied.clone()
                data-copy-failed=words.copy_failed.clone()
            >
                <h2 id="s-cite">{heading}</h2>
                {lines}
                {version}
                {correction(page, record, hash_of_record)}
            </section>
        }
        .into_any(),
    )
}

/// The way to a letter that names this record and its version already.
fn correction(page: &Page, record: &Record, hash: Option<String>) -> Option<AnyView> {
    let letter = page.text_page("correction")?;
    let version = hash.map(|hash| format!("&version={hash}")).unwrap_or_default();
    let href = format!("{letter}#record={}{version}", record.id);
    let label = page.words.correct_this.clone();
    Some(view! { <p><a class="correct-this" href=href>{label}</a></p> }.into_any())
}

fn style_name(page: &Page, style: CitationStyle) -> String {
    match style {
        CitationStyle::Gost => &page.words.cite_gost,
        CitationStyle::Apa => &page.words.cite_apa,
        CitationStyle::Oscola => &page.words.cite_oscola,
    }
    .clone()
}

/// The citation with its address as a link; where the site does not know its address, the page's
/// path follows the citation.
fn linked(page: &Page, citation: &Citation) -> AnyView {
    let href = address(page, page.route);
    let text = citation.text.as_str();
    match text.split_once(href.as_str()).filter(|_| page.site.settings.address.is_some()) {
        Some((before, after)) => view! {
            {before.to_owned()}<a href=href.clone()>{href.clone()}</a>{after.to_owned()}
        }
        .into_any(),
        None => view! { {text.to_owned()}" "<a href=href>{page.route.path()}</a> }.into_any(),
    }
}

/// What tells a reader later whether the record is still the one that was cited.
fn version(page: &Page, record: &Record, hash: Option<String>) -> Vec<Row> {
    let words = page.words;
    let href = address(page, page.route);
    let shown = if page.site.settings.address.is_some() { href.clone() } else { page.route.path() };
    let mut rows = vec![Row {
        label: words.permanent_address.clone(),
        value: view! { <a href=href>{shown}</a> }.into_any(),
    }];
    if let Some(hash) = hash {
        let file = page.file(&format!("data/{}.json", record.id));
        rows.push(Row {
            label: words.content_hash.clone(),
            value: view! {
                <code class="hash">{hash}</code>
                <p class="quiet">
                    <a href=file>{words.record_data.clone()}</a>". "{words.content_hash_explained.clone()}
                </p>
            }
            .into_any(),
        });
    }
    rows.push(Row { label: words.data_version.clone(), value: data_version(page) });
    rows
}

fn body(page: &Page, record: &Record) -> Option<String> {
    record.row.values(Filter::Body).first().map(|id| page.label("bodies", id))
}

/// Dublin Core for every record; Highwire where the record is a document somebody published.
pub fn metadata(page: &Page, record: &Record) -> Vec<(&'static str, String)> {
    let (language, title) = record.row.title(page.language);
    let publisher = page.site.settings.name.get(page.language).to_owned();
    let mut entries = vec![
        ("DC.title", title.to_owned()),
        ("DC.language", language.code().to_owned()),
        ("DC.publisher", publisher),
    ];
    let date = record.row.date.map(|date| date.to_string());
    entries.extend(date.clone().map(|date| ("DC.date", date)));
    entries.extend(record.row.symbol.clone().map(|symbol| ("DC.identifier", symbol)));
    entries.extend(body(page, record).map(|body| ("DC.creator", body)));
    if matches!(record.id.collection, Collection::Cases | Collection::Library | Collection::Statements) {
        entries.push(("citation_title", title.to_owned()));
        entries.push(("citation_language", language.code().to_owned()));
        entries.extend(date.map(|date| ("citation_publication_date", date.replace('-', "/"))));
        entries.extend(authors(page, record).into_iter().map(|author| ("citation_author", author)));
        entries.extend(record.row.symbol.clone().map(|symbol| ("citation_technical_report_number", symbol)));
    }
    entries
}

/// Bodies and organisations; never a person named in the record.
fn authors(page: &Page, record: &Record) -> Vec<String> {
    let issuers = Facts(record).parties("issuers");
    let held = issuers.iter().filter(|issuer| issuer.organisation.is_some());
    let mut authors: Vec<String> = held.map(|issuer| issuer.name.clone()).collect();
    authors.extend(body(page, record));
    authors
}

/// A JSON-LD description. A case is described as a document of its body; nobody in it is a `Person`.
pub fn linked_data(page: &Page, record: &Record) -> Option<String> {
    let kind = match record.id.collection {
        Collection::Cases | Collection::Recommendations | Collection::Obligations | Collection::Bills => {
            "CreativeWork"
        }
        Collection::Statements => "Article",
        Collection::Library => "Report",
        Collection::Organisations => "Organization",
        Collection::Figures => "Dataset",
        Collection::Pages => return None,
    };
    let (language, title) = record.row.title(page.language);
    let mut data = serde_json::Map::new();
    let mut put = |key: &str, value: String| data.insert(key.to_owned(), serde_json::Value::String(value));
    put("@context", "https://schema.org".to_owned());
    put("@type", kind.to_owned());
    put("name", title.to_owned());
    if record.id.collection != Collection::Organisations {
        put("inLanguage", language.code().to_owned());
        if let Some(date) = record.row.date {
            put("datePublished", date.to_string());
        }
    }
    if let Some(symbol) = &record.row.symbol {
        put("identifier", symbol.clone());
    }
    if page.site.settings.address.is_some() {
        put("url", address(page, page.route));
    }
    if let Some(body) = body(page, record) {
        let publisher = serde_json::json!({ "@type": "Organization", "name": body });
        data.insert("publisher".to_owned(), publisher);
    }
    // `<` could end the script element.
    Some(serde_json::Value::Object(data).to_string().replace('<', "\\u003c"))
}
