//! What a reader takes home of a register: one file for each register and language, loaded only when used.
//! Not here: choosing rows and writing spreadsheets, which the browser does (crate `web`, `take_home`).
//!
//! ```json
//! { "collection": "cases", "language": "ru", "version": "2026-11-21", "address": "https://example.org/",
//!   "columns": [{ "key": "title", "label": "Название" }],
//!   "records": [{ "i": "cases/x", "c": ["…"], "json": {}, "csl": {}, "bibtex": "@misc{…}", "ris": "TY  - …" }] }
//! ```
//!
//! A cell is null, a number or a text; several values are joined by `; `, dates are ISO 8601.

mod cell;
mod column;

use super::{OutputError, write_hashed};
use crate::cite::Bibliography;
use column::Column;
use model::{Collection, Language, Record, RecordId};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;
use web::site::Site;

#[derive(Serialize)]
struct File<'a> {
    collection: &'a str,
    language: Language,
    version: &'a str,
    /// Empty where the site does not know its address.
    address: &'a str,
    columns: Vec<Head>,
    records: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Head {
    key: String,
    label: String,
}

#[derive(Serialize)]
struct Entry<'a> {
    i: &'a RecordId,
    c: Vec<Value>,
    json: &'a Record,
    csl: &'a Map<String, Value>,
    bibtex: &'a str,
    ris: &'a str,
}

/// Writes the files; their names.
pub fn write(
    staging: &Path,
    site: &Site,
    bibliography: &BTreeMap<(RecordId, Language), Bibliography>,
) -> Result<BTreeMap<(Collection, Language), String>, OutputError> {
    let held = Collection::ALL.into_iter().filter(|collection| *collection != Collection::Pages);
    let files: Vec<(Collection, Language)> =
        held.flat_map(|collection| Language::ALL.map(|language| (collection, language))).collect();
    let written = crate::parallel::map(&files, |(collection, language)| {
        let stem = format!("take-home-{}-{}", collection.slug(), language.code());
        let file = file(site, bibliography, *collection, *language);
        let bytes = serde_json::to_vec(&file).expect("records are plain data");
        write_hashed(staging, &stem, "json", &bytes)
    });
    files.into_iter().zip(written).map(|(key, name)| Ok((key, name?))).collect()
}

fn file<'a>(
    site: &'a Site,
    bibliography: &'a BTreeMap<(RecordId, Language), Bibliography>,
    collection: Collection,
    language: Language,
) -> File<'a> {
    let columns = column::of(collection);
    let ids = site.registers.get(&collection).into_iter().flatten();
    let records = ids.filter_map(|id| {
        let record = site.records.get(id)?;
        let bibliography = bibliography.get(&(id.clone(), language))?;
        let Bibliography { csl, citations, bibtex, ris } = bibliography;
        let cell = |column: &Column| cell::cell(site, record, citations, language, *column);
        let c = columns.iter().map(cell).collect();
        Some(Entry { i: id, c, json: record, csl, bibtex, ris })
    });
    let head = |column: &Column| Head { key: column.key(), label: column.label(site, language) };
    File {
        collection: collection.slug(),
        language,
        version: &site.settings.version,
        address: site.settings.address.as_deref().unwrap_or_default(),
        columns: columns.iter().map(head).collect(),
        records: records.collect(),
    }
}
