//! The list as data and as bibliography: JSON, BibTeX, RIS, CSL-JSON.
//! Not here: the entries themselves, which the builder has made.

use super::order::{Order, Picked};
use serde::Serialize;
use serde_json::value::RawValue;

#[derive(Serialize)]
struct JsonFile<'a> {
    /// What the list is: filter, count, version of the data, what is missing.
    about: Vec<String>,
    filter: &'a str,
    version: &'a str,
    address: &'a str,
    count: usize,
    total: usize,
    missing: usize,
    licence: &'a str,
    records: Vec<&'a RawValue>,
}

pub fn json(order: &Order, picked: &Picked<'_>) -> Vec<u8> {
    let file = JsonFile {
        about: order.about(picked),
        filter: &order.filter,
        version: picked.version,
        address: picked.address,
        count: picked.records.len(),
        total: order.total,
        missing: picked.missing,
        licence: &order.words.licence,
        records: picked.records.iter().map(|(entry, _)| &*entry.json).collect(),
    };
    let mut bytes = serde_json::to_vec(&file).expect("plain data");
    bytes.push(b'\n');
    bytes
}

/// Lines before the first entry are comments in BibTeX.
pub fn bibtex(order: &Order, picked: &Picked<'_>) -> Vec<u8> {
    let about = order.about(picked).into_iter().map(|line| format!("% {}\n", line.replace(['\n', '@'], " ")));
    let entries = picked.records.iter().map(|(entry, _)| format!("\n{}\n", entry.bibtex.trim()));
    about.chain(entries).collect::<String>().into_bytes()
}

pub fn ris(picked: &Picked<'_>) -> Vec<u8> {
    let entries = picked.records.iter().map(|(entry, _)| format!("{}\n\n", entry.ris.trim_end_matches('\n')));
    entries.collect::<String>().replace('\n', "\r\n").into_bytes()
}

pub fn csl(picked: &Picked<'_>) -> Vec<u8> {
    let items: Vec<&RawValue> = picked.records.iter().map(|(entry, _)| &*entry.csl).collect();
    let mut bytes = serde_json::to_vec(&items).expect("plain data");
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests {
    use super::super::order::Format;
    use super::super::order::tests::{file, order};
    use super::*;

    #[test]
    fn json_holds_the_records_and_says_what_they_are() {
        let files = [file("cases", &["title"], &["a", "b"])];
        let order = order(Format::Json, &["cases/b", "cases/gone"]);
        let value: serde_json::Value =
            serde_json::from_slice(&json(&order, &order.pick(&files))).expect("JSON");
        assert_eq!(value["records"], serde_json::json!([{"id": "cases/b"}]));
        assert_eq!((&value["count"], &value["missing"], &value["total"]), (&1.into(), &1.into(), &93.into()));
        assert_eq!(value["about"].as_array().map(Vec::len), Some(4));
    }

    #[test]
    fn bibliographies_hold_one_entry_a_record() {
        let files = [file("cases", &["title"], &["a", "b"])];
        let order = order(Format::Bibtex, &["cases/b", "cases/a"]);
        let picked = order.pick(&files);
        let bib = String::from_utf8(bibtex(&order, &picked)).expect("UTF-8");
        assert_eq!((bib.matches('@').count(), bib.find("@misc{b}") < bib.find("@misc{a}")), (2, true));
        let ris = String::from_utf8(ris(&picked)).expect("UTF-8");
        assert_eq!((ris.matches("TY  - ").count(), ris.matches("ER  - \r\n").count()), (2, 2));
        let items: Vec<serde_json::Value> = serde_json::from_slice(&csl(&picked)).expect("JSON");
        assert_eq!(items.len(), 2);
    }
}
