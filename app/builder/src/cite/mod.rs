//! How a record's page is cited: as a CSL item, in three styles, in BibTeX and in RIS.
//! Not here: how citations look on a page (crate `web`).
//!
//! No person is ever an author: authors are bodies and organisations, the name of a case is a title.

mod bibtex;
mod item;
mod ris;
mod style;

pub use item::item;

use crate::parallel;
use model::{Collection, Language, RecordId};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use web::site::{Citation, Site};

/// Everything by which one page can be cited.
#[derive(Debug)]
pub struct Bibliography {
    /// CSL-JSON.
    pub csl: Map<String, Value>,
    pub citations: Vec<Citation>,
    pub bibtex: String,
    pub ris: String,
}

/// The bibliography of every record in every language; the portal's own pages have none.
pub fn all(site: &Site) -> BTreeMap<(RecordId, Language), Bibliography> {
    let records = site.records.values().filter(|record| record.id.collection != Collection::Pages);
    let pages: Vec<_> = records.flat_map(|record| Language::ALL.map(|language| (record, language))).collect();
    let made = parallel::map(&pages, |(record, language)| {
        let csl = item(site, record, *language);
        let citations = style::citations(&csl, *language);
        let (bibtex, ris) = (bibtex::entry(&csl), ris::entry(&csl));
        Bibliography { csl, citations, bibtex, ris }
    });
    let keys = pages.into_iter().map(|(record, language)| (record.id.clone(), language));
    keys.zip(made).collect()
}

/// The names of an item's authors; each is a body or an organisation, written whole.
fn authors(item: &Map<String, Value>) -> Vec<&str> {
    let authors = item.get("author").and_then(Value::as_array).into_iter().flatten();
    authors.filter_map(|author| author.get("literal")?.as_str()).collect()
}

/// Year, month and day of an item's date, as far as they are known.
fn date_parts(item: &Map<String, Value>, key: &str) -> Vec<i64> {
    let parts = item.get(key).and_then(|date| date.get("date-parts")?.get(0)?.as_array());
    parts.into_iter().flatten().filter_map(Value::as_i64).collect()
}
