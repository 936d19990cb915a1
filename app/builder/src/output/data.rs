//! The published data: every public fact and word of every record, one JSON file per collection
//! and one per record.
//! Not here: the compact rows of the interactive parts (`bundles`).

use super::{OutputError, hex, write};
use model::{Collection, Record, RecordId};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::path::Path;
use web::site::Site;

/// Shape of `/data/<collection>.json`.
#[derive(Serialize)]
struct DataFile<'a> {
    collection: &'a str,
    /// Day the data were last published.
    version: &'a str,
    /// Number of records, so that a cut file can be told.
    count: usize,
    records: Vec<&'a Record>,
}

/// Shape of `/data/regions.json` and `/data/vocabularies.json`.
#[derive(Serialize)]
struct TermData<'a> {
    id: &'a str,
    kk: &'a str,
    ru: &'a str,
    en: &'a str,
}

pub fn write_all(staging: &Path, site: &Site) -> Result<(), OutputError> {
    for record in site.records.values() {
        write(staging, &file(&record.id), bytes(record))?;
    }
    for collection in Collection::ALL {
        let records: Vec<&Record> =
            site.records.values().filter(|record| record.id.collection == collection).collect();
        let version = site.settings.version.as_str();
        let file = DataFile { collection: collection.slug(), version, count: records.len(), records };
        write_json(staging, &format!("data/{}.json", collection.slug()), &file)?;
    }
    let vocabularies: std::collections::BTreeMap<&str, Vec<TermData<'_>>> = site
        .vocabularies
        .iter()
        .map(|(name, vocabulary)| {
            let terms = vocabulary.order.iter().filter_map(|id| {
                let label = &vocabulary.terms.get(id)?.label;
                Some(TermData { id, kk: &label.kk, ru: &label.ru, en: &label.en })
            });
            (name.as_str(), terms.collect())
        })
        .collect();
    write_json(staging, "data/vocabularies.json", &vocabularies)
}

/// Where a record's own data stand: `data/cases/cat-433-2010-gerasimov.json`.
pub fn file(id: &RecordId) -> String {
    format!("data/{id}.json")
}

/// A record's hash: SHA-256 of the bytes of its own data file.
pub fn hash(record: &Record) -> String {
    hex(&Sha256::digest(bytes(record)))
}

fn write_json(staging: &Path, file: &str, value: &impl Serialize) -> Result<(), OutputError> {
    write(staging, file, bytes(value))
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("records are plain data");
    bytes.push(b'\n');
    bytes
}
