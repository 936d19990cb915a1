//! References: terms to vocabularies, records to records.
//! Not here: links inside running text (`links`).

use crate::content::{Content, SourceRecord};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::facts::Facts;
use model::{Collection, RecordId};
use serde_json::Value;

/// Where terms stand: collection, field (`*` for each entry of a list), vocabulary.
const TERM_FIELDS: &[(Collection, &str, &str)] = &[
    (Collection::Cases, "level", "case-levels"),
    (Collection::Cases, "body", "bodies"),
    (Collection::Cases, "decision_type", "kinds"),
    (Collection::Cases, "rights/*", "rights"),
    (Collection::Cases, "outcome", "outcomes"),
    (Collection::Cases, "remedies/*", "remedies"),
    (Collection::Cases, "regions/*", "regions"),
    (Collection::Cases, "implementation", "implementation"),
    (Collection::Cases, "follow_up/*/kind", "follow-up-kinds"),
    (Collection::Statements, "kind", "kinds"),
    (Collection::Statements, "rights/*", "rights"),
    (Collection::Statements, "regions/*", "regions"),
    (Collection::Statements, "language", "languages"),
    (Collection::Library, "kind", "kinds"),
    (Collection::Library, "body", "bodies"),
    (Collection::Library, "languages/*", "languages"),
    (Collection::Library, "country", "countries"),
    (Collection::Library, "rights/*", "rights"),
    (Collection::Obligations, "kind", "kinds"),
    (Collection::Obligations, "treaty", "treaties"),
    (Collection::Obligations, "status", "statuses"),
    (Collection::Obligations, "complaints", "complaints"),
    (Collection::Obligations, "committee", "bodies"),
    (Collection::Obligations, "inquiry", "procedures"),
    (Collection::Obligations, "visits", "procedures"),
    (Collection::Recommendations, "kind", "kinds"),
    (Collection::Recommendations, "body", "bodies"),
    (Collection::Recommendations, "states/*", "countries"),
    (Collection::Recommendations, "rights/*", "rights"),
    (Collection::Recommendations, "addressee", "bodies"),
    (Collection::Recommendations, "position", "positions"),
    (Collection::Recommendations, "clusters/*", "clusters"),
    (Collection::Recommendations, "status_history/*/kind", "follow-up-kinds"),
    (Collection::Recommendations, "status_history/*/assessment", "assessments"),
    (Collection::Recommendations, "status_history/*/by/*", "bodies"),
    (Collection::Recommendations, "regions/*", "regions"),
    (Collection::Organisations, "membership/*/step", "membership-steps"),
    (Collection::Organisations, "kind", "kinds"),
    (Collection::Pages, "kind", "kinds"),
    (Collection::Organisations, "country", "countries"),
    (Collection::Organisations, "region", "regions"),
    (Collection::Organisations, "focus_country", "countries"),
    (Collection::Bills, "kind", "kinds"),
    (Collection::Bills, "rights/*", "rights"),
    (Collection::Bills, "stages/*/kind", "bill-stages"),
    (Collection::Bills, "proposals/*/verdict", "verdicts"),
    (Collection::Figures, "rows/*/region", "regions"),
    (Collection::Figures, "rows/*/country", "countries"),
];

/// A term is in its vocabulary.
pub fn known_term(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for record in content.records.values() {
        for (collection, field, vocabulary) in TERM_FIELDS {
            if *collection != record.id.collection {
                continue;
            }
            let terms = content.vocabularies.terms.get(*vocabulary).map(|vocabulary| &vocabulary.terms);
            for (pointer, value) in values_at(&record.toml.value, field) {
                let Some(id) = value.as_str() else { continue };
                if terms.is_some_and(|terms| terms.contains_key(id)) {
                    continue;
                }
                let near = terms.and_then(|terms| did_you_mean(id, terms.keys().map(String::as_str)));
                let hint = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!(
                        "use a term of content/vocabulary/{vocabulary}.toml, or add it there with kk, ru and en"
                    ),
                };
                diagnostics.push(record.toml.error(
                    &pointer,
                    "known-term",
                    format!("`{id}` is not a term of {vocabulary}"),
                    hint,
                ));
            }
        }
    }
}

/// All values at a path like `rows/*/region`, each with its JSON pointer.
fn values_at<'a>(value: &'a Value, path: &str) -> Vec<(String, &'a Value)> {
    let mut found = vec![(String::new(), value)];
    for step in path.split('/') {
        found = found
            .into_iter()
            .flat_map(|(pointer, value)| match (step, value) {
                ("*", Value::Array(items)) => items
                    .iter()
                    .enumerate()
                    .map(|(index, item)| (format!("{pointer}/{index}"), item))
                    .collect(),
                ("*", _) => Vec::new(),
                (step, value) => {
                    value.get(step).map(|value| (format!("{pointer}/{step}"), value)).into_iter().collect()
                }
            })
            .collect();
    }
    found
}

/// Fields that name records, in every collection.
const RECORD_FIELDS: &[&str] = &[
    "related/*",
    "sources/*/record",
    "issuers/*/organisation",
    "authors/*/organisation",
    "official_text",
    "obligation",
    "supersedes",
    "superseded_by",
    "parent",
    "membership/*/coalition",
];

/// A record that is referred to exists.
pub fn known_record(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for record in content.records.values() {
        for field in RECORD_FIELDS {
            for (pointer, value) in values_at(&record.toml.value, field) {
                let Some(id) = value.as_str().and_then(|id| id.parse::<RecordId>().ok()) else { continue };
                // A document held here in full is its own source.
                if id == record.id && field.starts_with("sources/") {
                    continue;
                }
                if id == record.id {
                    diagnostics.push(record.toml.error(
                        &pointer,
                        "known-record",
                        "the record refers to itself",
                        "remove the reference",
                    ));
                } else if !content.records.contains_key(&id) {
                    diagnostics.push(unknown_record(content, record, &pointer, &id));
                }
            }
        }
    }
}

fn unknown_record(content: &Content, record: &SourceRecord, pointer: &str, id: &RecordId) -> Diagnostic {
    let slugs = content.records.keys().filter(|known| known.collection == id.collection);
    let near = did_you_mean(&id.slug, slugs.map(|known| known.slug.as_str()));
    let hint = match near {
        Some(near) => format!("did you mean `{}/{near}`?", id.collection.slug()),
        None => format!("add content/{id}/, or remove the reference"),
    };
    record.toml.error(pointer, "known-record", format!("there is no record `{id}`"), hint)
}

/// Superseding and superseded texts name each other.
pub fn succession(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for record in content.records.values() {
        let Facts::Library(facts) = &record.facts else { continue };
        let library = |id: &RecordId| match content.records.get(id).map(|record| &record.facts) {
            Some(Facts::Library(facts)) => Some(facts),
            _ => None,
        };
        if let Some(older) = &facts.supersedes
            && let Some(other) = library(&older.0)
            && other.superseded_by.as_ref().map(|id| &id.0) != Some(&record.id)
        {
            diagnostics.push(record.toml.error(
                "/supersedes",
                "succession",
                format!("`{}` does not name this record as its successor", older.0),
                format!("add superseded_by = \"{}\" there", record.id),
            ));
        }
        if let Some(newer) = &facts.superseded_by
            && let Some(other) = library(&newer.0)
            && other.supersedes.as_ref().map(|id| &id.0) != Some(&record.id)
        {
            diagnostics.push(record.toml.error(
                "/superseded_by",
                "succession",
                format!("`{}` does not name this record as the one it supersedes", newer.0),
                format!("add supersedes = \"{}\" there", record.id),
            ));
        }
    }
}
