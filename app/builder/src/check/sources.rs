//! Sources: every fact keeps where it comes from.
//! Not here: whether the records that hold sources exist (`references`).

use crate::content::Content;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::facts::Facts;

/// A source has an address or names the record that holds it.
pub fn source_place(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for record in content.records.values() {
        for (index, source) in record.facts.sources().iter().enumerate() {
            if source.url.is_none() && source.record.is_none() {
                diagnostics.push(record.toml.error(
                    &format!("/sources/{index}"),
                    "source-place",
                    "the source has neither `url` nor `record`",
                    "add the address that was read, or the id of our record that holds the document",
                ));
            }
        }
    }
}

/// A source supports facts the portal knows.
pub fn supported_fact(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    let Some(fields) = content.vocabularies.terms.get("fields") else { return };
    let mut check = |record: &crate::content::SourceRecord, pointer: String, name: &str| {
        if !fields.terms.contains_key(name) {
            let near = did_you_mean(name, fields.terms.keys().map(String::as_str));
            let hint = near.map_or_else(
                || "use a name of content/vocabulary/fields.toml".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            diagnostics.push(record.toml.error(
                &pointer,
                "supported-fact",
                format!("`{name}` is not the name of a fact"),
                hint,
            ));
        }
    };
    for record in content.records.values() {
        for (at, source) in record.facts.sources().iter().enumerate() {
            for (index, name) in source.supports.iter().enumerate() {
                check(record, format!("/sources/{at}/supports/{index}"), name);
            }
        }
        if !matches!(record.facts, Facts::Page(_)) {
            for (index, name) in record.facts.unverified().iter().enumerate() {
                check(record, format!("/unverified/{index}"), name);
            }
        }
    }
}
