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

impl ExportFile {
    /// Where the builder did not know the site's address, records are named by their path alone; `root`,
    /// the address the reader has the site from, makes whole addresses of them.
    pub fn complete(&mut self, root: &str) {
        if !self.address.is_empty() {
            return;
        }
        self.address = root.to_owned();
        for entry in &mut self.records {
            let path = format!("/{}/{}/", self.language, entry.id);
            let whole = format!("{}{path}", root.trim_end_matches('/'));
            let complete = |text: &str| text.replace(&path, &whole);
            for cell in &mut entry.cells {
                if let Cell::Text(text) = cell {
                    *text = complete(text);
                }
            }
            entry.bibtex = complete(&entry.bibtex);
            entry.ris = complete(&entry.ris);
            // Stays JSON: an address has nothing that would have to be escaped.
            if let Ok(csl) = RawValue::from_string(complete(entry.csl.get())) {
                entry.csl = csl;
            }
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn file(address: &str) -> ExportFile {
        let file = serde_json::json!({"collection": "cases", "language": "ru", "version": "2026-11-21",
            "address": address, "columns": [{"key": "page", "label": "Адрес"}],
            "records": [{"i": "cases/a", "c": ["/ru/cases/a/"], "json": {}, "csl": {"URL": "/ru/cases/a/"},
                "bibtex": "url = {/ru/cases/a/}", "ris": "UR  - /ru/cases/a/"}]});
        serde_json::from_str(&file.to_string()).expect("an export file")
    }

    #[test]
    fn paths_become_whole_addresses_where_the_site_does_not_know_its_own() {
        let mut unknown = file("");
        unknown.complete("https://mirror.example/portal/");
        let entry = &unknown.records[0];
        assert_eq!(entry.cells, [Cell::Text("https://mirror.example/portal/ru/cases/a/".into())]);
        assert_eq!(entry.csl.get(), r#"{"URL":"https://mirror.example/portal/ru/cases/a/"}"#);
        assert!(entry.bibtex.contains("{https://mirror") && entry.ris.ends_with("/portal/ru/cases/a/"));
        let mut known = file("https://example.org/");
        known.complete("https://mirror.example/portal/");
        assert_eq!(known.records[0].cells, [Cell::Text("/ru/cases/a/".into())]);
    }
}
