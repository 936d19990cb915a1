//! How to cite a record: a line for people, metadata for citation managers and search engines.
//! Not here: citation styles chosen by the reader, which need scripts.

use super::super::context::{Page, shown_address};
use super::super::facts::Facts;
use super::super::head::address;
use super::section;
use leptos::prelude::*;
use model::{Collection, Filter, Record};

pub fn citation(page: &Page, record: &Record) -> Option<AnyView> {
    let settings = &page.site.settings;
    let title = record.row.title(page.language);
    let mut details = Vec::new();
    details.extend(body(page, record));
    details.extend(record.row.symbol.clone());
    details.extend(record.row.date.map(|date| page.date(date)));
    // An abbreviated year («2012 г.») has its full stop already.
    let details = (!details.is_empty()).then(|| format!(" {}.", details.join(", ").trim_end_matches('.')));
    let href = address(page, page.route);
    let shown = match settings.address {
        Some(_) => shown_address(&href),
        None => page.route.path(),
    };
    let line = view! {
        <p class="citation">
            <cite lang=page.foreign(title.0)>{title.1.to_owned()}</cite>"."{details}" "
            {settings.name.get(page.language).to_owned()}": "<a href=href>{shown}</a>
        </p>
    };
    Some(section("cite", &page.words.cite, line))
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
        Collection::Cases | Collection::Recommendations | Collection::Obligations => "CreativeWork",
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
