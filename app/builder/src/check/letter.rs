//! Letters to be filled in: the text of every language names every field, and no other.
//! Not here: what may be asked; nobody but the reader sees it.

use crate::content::Content;
use crate::diagnostic::Diagnostic;
use std::collections::BTreeSet;

/// Whoever fills in a field finds it in the letter, in any language.
pub fn letter_fields(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for (facts, toml) in content.records.values().filter_map(|record| record.letter.as_ref()) {
        let mut fields = BTreeSet::new();
        for (at, field) in facts.field.iter().enumerate() {
            let plain = field.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            if field.id.is_empty() || !plain || !fields.insert(field.id.as_str()) {
                diagnostics.push(toml.error(
                    &format!("/field/{at}/id"),
                    "letter-fields",
                    format!("`{}` is used twice or is no name of a field", field.id),
                    "give each field a name of its own, in small Latin letters",
                ));
            }
        }
        for (language, text) in [("kk", &facts.text.kk), ("ru", &facts.text.ru), ("en", &facts.text.en)] {
            let blanks: BTreeSet<&str> = model::blanks(text).into_iter().collect();
            for unknown in blanks.difference(&fields) {
                diagnostics.push(toml.error(
                    &format!("/text/{language}"),
                    "letter-fields",
                    format!("the text names `{{{unknown}}}`, which is no field"),
                    "add a [[field]] with this id, or correct the name",
                ));
            }
            for unused in fields.difference(&blanks) {
                diagnostics.push(toml.error(
                    &format!("/text/{language}"),
                    "letter-fields",
                    format!("the text has no place for the field `{unused}`"),
                    format!("write `{{{unused}}}` where it belongs, or remove the field"),
                ));
            }
        }
    }
}
