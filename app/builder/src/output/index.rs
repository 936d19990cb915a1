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
/// One point of many: whoever asks for a subject as a whole wants the documents about it first.
const RECOMMENDATION: f32 = 0.8;
/// Pages of the portal speak of everything a little.
const PAGE: f32 = 0.5;
/// What a statement loses with every year that passed before the newest one, and what it keeps in any case.
const LOSS_PER_YEAR: f32 = 0.015;
const OLDEST_STATEMENT: f32 = 0.8;

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
pub fn documents(site: &Site) -> Vec<Document> {
    let newest = site.records.values().filter_map(statement_day).max();
    let documents = site.records.values().map(|record| {
        let weight = weight(record, newest);
        document(site, record, weight)
    });
    documents.collect()
}

/// Day of a statement; None for every other record and for those whose date is not known.
fn statement_day(record: &Record) -> Option<i32> {
    let is_statement = record.id.collection == Collection::Statements;
    record.row.date.filter(|_| is_statement).map(|date| date.first_day())
}

/// Weight of a record among equally good matches. Age is measured from the newest statement, not from today: the same
/// content gives the same index on any day.
fn weight(record: &Record, newest_statement: Option<i32>) -> f32 {
    let by_collection = match record.id.collection {
        Collection::Statements => match (statement_day(record), newest_statement) {
            (Some(day), Some(newest)) => {
                (1.0 - LOSS_PER_YEAR * (newest - day) as f32 / 365.25).max(OLDEST_STATEMENT)
            }
            // Of unknown age: as the oldest.
            _ => OLDEST_STATEMENT,
        },
        Collection::Recommendations => RECOMMENDATION,
        Collection::Pages => PAGE,
        Collection::Cases
        | Collection::Library
        | Collection::Obligations
        | Collection::Organisations
        | Collection::Figures
        | Collection::Bills => 1.0,
    };
    let superseded = record.facts.iter().any(|fact| fact.field == "superseded_by");
    if superseded { by_collection * SUPERSEDED } else { by_collection }
}

/// One record in all its languages.
fn document(site: &Site, record: &Record, boost: f32) -> Document {
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
        let clauses = words.clauses.iter().flat_map(|(id, clause)| {
            let texts = [&clause.official, &clause.alternative, &clause.consequence];
            texts.into_iter().flatten().map(|text| Paragraph { anchor: id.clone(), text: text.clone() })
        });
        let labels = Paragraph { anchor: String::new(), text: labels(site, record, *language) };
        Text {
            language: *language,
            title: words.title.clone(),
            paragraphs: body.chain(clauses).chain(named).chain([labels]).collect(),
        }
    });
    Document {
        id: record.id.to_string(),
        row: serde_json::to_string(&record.row).expect("a row is plain data"),
        texts: texts.collect(),
        names: names(site, record),
        filters: filters(record),
        date: record.row.date.map(|date| date.first_day()),
        boost,
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
            // A recommendation is a paragraph of the document that bears the symbol, not the document.
            let paragraphs =
                record.facts.iter().find(|fact| fact.field == "paragraph").map(|fact| &fact.value);
            match (record.id.collection, paragraphs) {
                (Collection::Recommendations, Some(FactValue::Texts(paragraphs))) => {
                    let named =
                        |symbol| paragraphs.iter().map(move |paragraph| format!("{symbol} {paragraph}"));
                    names.extend(texts.iter().flat_map(named));
                }
                (Collection::Recommendations, _) => {}
                _ => names.extend(texts.iter().cloned()),
            }
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
    if record.id.collection == Collection::Organisations {
        names.extend(record.words.values().flat_map(|words| in_brackets(&words.title)));
    }
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    names
}

/// Abbreviations and other names that a title gives in brackets: «… бюро … (КМБПЧ)».
fn in_brackets(title: &str) -> impl Iterator<Item = String> {
    title.split('(').skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.trim().to_owned()))
}

/// What the facts are called in words, so that a case is found by its body, right and region.
fn labels(site: &Site, record: &Record, language: Language) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for fact in &record.facts {
        match &fact.value {
            FactValue::Terms { vocabulary, ids } => {
                labels.extend(ids.iter().map(|id| site.label(vocabulary, id, language)));
            }
            FactValue::Texts(texts)
                if fact.field == "represented_by"
                    || fact.field == "supported_by"
                    || (fact.field == "symbol" && record.id.collection == Collection::Recommendations) =>
            {
                labels.extend(texts.iter().map(String::as_str));
            }
            FactValue::Parties(parties) => labels.extend(parties.iter().map(|party| party.name.as_str())),
            FactValue::Evidence(evidence) => {
                labels
                    .extend(evidence.iter().map(|step| site.label("follow-up-kinds", &step.kind, language)));
            }
            FactValue::Stages(stages) => {
                labels.extend(stages.iter().map(|stage| site.label("bill-stages", &stage.kind, language)));
            }
            FactValue::Proposals(proposals) => {
                labels.extend(
                    proposals.iter().map(|proposal| site.label("verdicts", &proposal.verdict, language)),
                );
            }
            FactValue::Texts(_)
            | FactValue::Articles(_)
            | FactValue::Dates(_)
            | FactValue::Number(_)
            | FactValue::Flag(_)
            | FactValue::Links(_)
            | FactValue::Records(_)
            | FactValue::Membership(_)
            | FactValue::Table(_) => {}
        }
    }
    labels.join(" · ")
}
