//! The export file of a register in one language, as the builder writes it.
//! Not here: what its columns are.

use serde::Deserialize;
use serde_json::value::RawValue;

/// `assets/take-home-<collection>-<language>.<hash>.json`.
#[derive(Debug, Deserialize)]
pub struct ExportFile {
    pub collection: String,
    pub language: String,
    /// Day the data were published, `2026-11-21`.
    pub version: String,
    /// The site's address, empty where it is not known.
    pub address: String,
    pub columns: Vec<Column>,
    pub records: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Column {
    pub key: String,
    pub label: String,
}

/// One record, ready for every format.
#[derive(Debug, Deserialize)]
pub struct Entry {
    #[serde(rename = "i")]
    pub id: String,
    /// One cell a column.
    #[serde(rename = "c")]
    pub cells: Vec<Cell>,
    /// The public record as in `/data`, passed on as it is.
    pub json: Box<RawValue>,
    /// A CSL-JSON item, passed on as it is.
    pub csl: Box<RawValue>,
    pub bibtex: String,
    pub ris: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    Empty(()),
    Number(f64),
    Text(String),
}
