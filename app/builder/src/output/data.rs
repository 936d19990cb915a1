//! The published data: every public fact and word of every record, one JSON file per collection.
//! Not here: the compact rows of the interactive parts (`bundles`).

use super::{OutputError, write};
use model::{Collection, Record};
use serde::Serialize;
use std::path::Path;
use web::site::Site;

/// Shape of `/data/<collection>.json`.
#[derive(Serialize)]
struct DataFile<'a> {
    collection: &'a str,
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
    for collection in Collection::ALL {
        let records: Vec<&Record> =
            site.records.values().filter(|record| record.id.collection == collection).collect();
        let file = DataFile { collection: collection.slug(), count: records.len(), records };
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

fn write_json(staging: &Path, file: &str, value: &impl Serialize) -> Result<(), OutputError> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("records are plain data");
    bytes.push(b'\n');
    write(staging, file, bytes)
}
