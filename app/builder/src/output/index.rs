//! Records as documents of the search index.
//! Not here: the index's format and how it is searched (crate `search`).

use super::{OutputError, write};
use model::{Collection, FactValue, Filter, Language, Record};
use search::{Document, IndexOptions, Paragraph, Text, WriteError, write_index};
use std::collections::BTreeMap;
use std::path::Path;
use web::site::Site;

/// Folder of the index; its manifest is the only file there with a stable name.
pub const FOLDER: &str = "index";
pub const MANIFEST: &str = "index/manifest.json";

/// A superseded text ranks below its successor.
const SUPERSEDED: f32 = 0.3;

#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    #[error("{0}")]
    Output(#[from] OutputError),
    #[error("the search index cannot be made: {0}")]
    Write(#[from] WriteError),
}

/// Writes the index, its manifest as [`MANIFEST`]; bytes of both.
pub fn write_all(staging: &Path, site: &Site) -> Result<u64, IndexError> {
    let index = write_index(documents(site), &IndexOptions::portal())?;
    for (name, bytes) in &index.files {
        write(staging, &format!("{FOLDER}/{name}"), bytes)?;
    }
    write(staging, MANIFEST, &index.manifest)?;
    Ok(index.files.values().chain([&index.manifest]).map(|file| file.len() as u64).sum())
}

/// Every record as the index takes it.
pub fn documents(site: &Site) -> impl Iterator<Item = Document> {
    site.records.values().map(|record| document(site, record))
}

/// One record in all its languages.
fn document(site: &Site, record: &Record) -> Document {
    let texts = record.words.iter().map(|(language, words)| {
        let named = words
            .texts
            .iter()
            .map(|(key, text)| Paragraph { anchor: format!("text-{}", key.key()), text: text.clone() });
        let body = words
            .body
            .paragraphs
            .iter()
            .map(|paragraph| Paragraph { anchor: paragraph.anchor.clone(), text: paragraph.text.clone() });
        let labels = Paragraph { anchor: String::new(), text: labels(site, record, *language) };
        Text {
            language: *language,
            title: words.title.clone(),
            paragraphs: body.chain(named).chain([labels]).collect(),
        }
    });
    let superseded = record.facts.iter().any(|fact| fact.field == "superseded_by");
    Document {
        id: record.id.to_string(),
        row: serde_json::to_string(&record.row).expect("a row is plain data"),
        texts: texts.collect(),
        names: names(site, record),
        filters: filters(record),
        date: record.row.date.map(|date| date.first_day()),
        boost: if superseded { SUPERSEDED } else { 1.0 },
    }
}

fn filters(record: &Record) -> BTreeMap<String, Vec<String>> {
    let mut filters: BTreeMap<String, Vec<String>> =
        record.row.values.iter().map(|(filter, values)| (filter.key().to_owned(), values.clone())).collect();
    if record.id.collection == Collection::Pages {
        filters.insert(Filter::Collection.key().to_owned(), vec![Collection::Pages.slug().to_owned()]);
    }
    filters
}

/// Symbols, numbers and names by which a record is called exactly.
fn names(site: &Site, record: &Record) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for fact in &record.facts {
        if let ("symbol" | "communications" | "admissibility_decision", FactValue::Texts(texts)) =
            (fact.field, &fact.value)
        {
            names.extend(texts.iter().cloned());
        }
        if let ("treaty", FactValue::Terms { vocabulary, ids }) = (fact.field, &fact.value) {
            for id in ids {
                names.push(id.clone());
                let short = site.term(vocabulary, id).and_then(|term| term.short.clone());
                names.extend(short.into_iter().flat_map(|label| [label.kk, label.ru, label.en]));
            }
        }
    }
    let abbreviations =
        record.words.values().filter_map(|words| words.texts.get(&model::TextKey::Abbreviation));
    names.extend(abbreviations.flat_map(|text| text.split(['/', ',']).map(|name| name.trim().to_owned())));
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    names
}

/// What the facts are called in words, so that a case is found by its body, right and region.
fn labels(site: &Site, record: &Record, language: Language) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for fact in &record.facts {
        match &fact.value {
            FactValue::Terms { vocabulary, ids } => {
                labels.extend(ids.iter().map(|id| site.label(vocabulary, id, language)));
            }
            FactValue::Texts(texts) if fact.field == "represented_by" || fact.field == "supported_by" => {
                labels.extend(texts.iter().map(String::as_str));
            }
            FactValue::Parties(parties) => labels.extend(parties.iter().map(|party| party.name.as_str())),
            FactValue::Evidence(evidence) => {
                labels
                    .extend(evidence.iter().map(|step| site.label("follow-up-kinds", &step.kind, language)));
            }
            FactValue::Texts(_)
            | FactValue::Articles(_)
            | FactValue::Dates(_)
            | FactValue::Number(_)
            | FactValue::Flag(_)
            | FactValue::Links(_)
            | FactValue::Records(_)
            | FactValue::Table(_) => {}
        }
    }
    labels.join(" · ")
}
