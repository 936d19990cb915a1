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
    /// Where the builder did not know the site's address, records are named by their path and cited without
    /// an address; `root`, the address the reader has the site from, makes both whole.
    pub fn complete(&mut self, root: &str) {
        if !self.address.is_empty() {
            return;
        }
        self.address = root.to_owned();
        for entry in &mut self.records {
            let path = format!("{}/{}/", self.language, entry.id);
            let whole = model::absolute(root, &path);
            for (column, cell) in self.columns.iter().zip(&mut entry.cells) {
                match cell {
                    Cell::Text(text) if *text == path => text.clone_from(&whole),
                    Cell::Text(text) if column.key.starts_with("cite_") => *text = format!("{text} {whole}"),
                    Cell::Empty(()) | Cell::Number(_) | Cell::Text(_) => {}
                }
            }
            if let Some(end) = entry.bibtex.rfind('}') {
                entry.bibtex.insert_str(end, &format!("url = {{{whole}}},\n"));
            }
            if let Some(end) = entry.ris.rfind("ER  -") {
                entry.ris.insert_str(end, &format!("UR  - {whole}\n"));
            }
            let item = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(entry.csl.get());
            if let Ok(mut item) = item {
                item.insert("URL".to_owned(), whole.into());
                entry.csl = serde_json::value::to_raw_value(&item).expect("plain data");
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
            "address": address,
            "columns": [{"key": "page", "label": "Адрес"}, {"key": "cite_apa", "label": "APA"}],
            "records": [{"i": "cases/a", "c": ["ru/cases/a/", "А. против Казахстана."], "json": {},
                "csl": {"type": "legal_case"}, "bibtex": "@misc{a,\ntitle = {A},\n}", "ris": "TY  - CASE\nER  - \n"}]});
        serde_json::from_str(&file.to_string()).expect("an export file")
    }

    #[test]
    fn records_get_whole_addresses_where_the_site_does_not_know_its_own() {
        let mut unknown = file("");
        unknown.complete("https://mirror.example/portal/");
        let entry = &unknown.records[0];
        let address = "https://mirror.example/portal/ru/cases/a/";
        let cited = format!("А. против Казахстана. {address}");
        assert_eq!(entry.cells, [Cell::Text(address.into()), Cell::Text(cited)]);
        let item: serde_json::Value = serde_json::from_str(entry.csl.get()).expect("JSON");
        assert_eq!(item, serde_json::json!({"type": "legal_case", "URL": address}));
        assert_eq!(entry.bibtex, format!("@misc{{a,\ntitle = {{A}},\nurl = {{{address}}},\n}}"));
        assert_eq!(entry.ris, format!("TY  - CASE\nUR  - {address}\nER  - \n"));
        let mut known = file("https://example.org/");
        known.complete("https://mirror.example/portal/");
        assert_eq!(known.records[0].cells, file("").records[0].cells);
        assert_eq!(known.records[0].ris, file("").records[0].ris);
    }
}
