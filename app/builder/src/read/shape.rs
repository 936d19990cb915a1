//! Compares a value with the JSON Schema generated from a facts type, and lists every difference.
//! Not here: wording and placing of what was found (`schema`).
//!
//! It knows the keywords that `schemars` writes for this crate's types; a test makes sure that no
//! other keyword occurs, so that none is passed over.

use model::{PartialDate, RecordId};
use serde_json::Value;

/// One difference between a value and its schema.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// JSON pointer to the value.
    pub pointer: String,
    pub kind: DifferenceKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum DifferenceKind {
    /// A key the type does not have.
    UnknownField(String),
    /// A key the type requires.
    MissingField(String),
    /// Not of the type the field has; the type's name for authors.
    WrongType(&'static str),
    /// Not one of the values listed.
    NotListed(Vec<String>),
    /// A text that is not written as the field asks; the name of the form.
    WrongForm(&'static str),
    /// Fewer entries or characters than this.
    TooShort(u64),
}

/// Keywords this module obeys or may pass over.
#[cfg(test)]
const KEYWORDS: &[&str] = &[
    "$defs",
    "$ref",
    "$schema",
    "additionalProperties",
    "anyOf",
    "default",
    "description",
    "enum",
    "format",
    "items",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "pattern",
    "properties",
    "required",
    "title",
    "type",
];

pub fn differences(schema: &Value, value: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(schema, schema, value, "", &mut found);
    found
}

fn compare(root: &Value, schema: &Value, value: &Value, pointer: &str, found: &mut Vec<Difference>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = reference.strip_prefix('#').and_then(|at| root.pointer(at));
        return compare(root, target.unwrap_or(&Value::Null), value, pointer, found);
    }
    if let Some(options) = schema["anyOf"].as_array() {
        // `Option<T>`: TOML has no null, so the other branch is meant.
        if let Some(option) = options.iter().find(|option| option["type"] != "null") {
            compare(root, option, value, pointer, found);
        }
        return;
    }
    let mut report = |kind| found.push(Difference { pointer: pointer.to_owned(), kind });
    if let Some(expected) = type_mismatch(&schema["type"], value) {
        return report(DifferenceKind::WrongType(expected));
    }
    if let Some(listed) = schema["enum"].as_array()
        && !listed.contains(value)
    {
        let listed = listed.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        return report(DifferenceKind::NotListed(listed));
    }
    match value {
        Value::String(text) => {
            if let Some(form) = wrong_form(schema["format"].as_str(), text) {
                report(DifferenceKind::WrongForm(form));
            }
            if let Some(least) =
                schema["minLength"].as_u64().filter(|least| (text.chars().count() as u64) < *least)
            {
                report(DifferenceKind::TooShort(least));
            }
        }
        Value::Array(items) => {
            if let Some(least) = schema["minItems"].as_u64().filter(|least| (items.len() as u64) < *least) {
                report(DifferenceKind::TooShort(least));
            }
            for (index, item) in items.iter().enumerate() {
                compare(root, &schema["items"], item, &format!("{pointer}/{index}"), found);
            }
        }
        Value::Object(fields) => {
            let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            for name in required.filter(|name| !fields.contains_key(*name)) {
                report(DifferenceKind::MissingField(name.to_owned()));
            }
            for (name, field) in fields {
                let known = &schema["properties"][name];
                let other = &schema["additionalProperties"];
                if known.is_null() && *other == Value::Bool(false) {
                    found.push(Difference {
                        pointer: pointer.to_owned(),
                        kind: DifferenceKind::UnknownField(name.clone()),
                    });
                } else {
                    let schema = if known.is_null() { other } else { known };
                    compare(root, schema, field, &format!("{pointer}/{name}"), found);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The type's name for authors, where the value is of another.
fn type_mismatch(expected: &Value, value: &Value) -> Option<&'static str> {
    let names: Vec<&str> = match expected {
        Value::String(name) => vec![name],
        Value::Array(names) => {
            names.iter().filter_map(Value::as_str).filter(|name| *name != "null").collect()
        }
        _ => return None,
    };
    let fits = |name: &&str| match *name {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    };
    if names.iter().any(fits) {
        return None;
    }
    Some(match names.first().copied() {
        Some("string") => "a text in quotes",
        Some("integer") => "a whole number",
        Some("number") => "a number",
        Some("boolean") => "true or false",
        Some("array") => "a list in square brackets",
        _ => "a table",
    })
}

/// The form's name for authors, where the text is not written so.
fn wrong_form(format: Option<&str>, text: &str) -> Option<&'static str> {
    let (fits, form) = match format? {
        "partial-date" => {
            (text.parse::<PartialDate>().is_ok(), "a date: \"2012-05-24\", \"2012-05\" or \"2012\"")
        }
        "record-id" => (text.parse::<RecordId>().is_ok(), "the id of a record: \"collection/slug\""),
        "web-address" => {
            let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
            let fits = rest.is_some_and(|rest| !rest.starts_with('/') && !rest.is_empty());
            (fits && !text.contains(char::is_whitespace), "a web address: https://…")
        }
        _ => return None,
    };
    (!fits).then_some(form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::*;

    fn keywords(schema: &Value, found: &mut Vec<String>) {
        match schema {
            Value::Object(map) => {
                for (key, value) in map {
                    match key.as_str() {
                        "properties" | "$defs" => {
                            value.as_object().into_iter().flatten().for_each(|(_, v)| keywords(v, found))
                        }
                        "default" | "enum" => found.push(key.clone()),
                        _ => {
                            found.push(key.clone());
                            keywords(value, found);
                        }
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| keywords(item, found)),
            _ => {}
        }
    }

    #[test]
    fn no_schema_of_ours_has_a_keyword_this_module_does_not_know() {
        let mut found = Vec::new();
        for schema in [
            schemars::schema_for!(CaseFacts),
            schemars::schema_for!(StatementFacts),
            schemars::schema_for!(RecommendationFacts),
            schemars::schema_for!(ObligationFacts),
            schemars::schema_for!(LibraryFacts),
            schemars::schema_for!(OrganisationFacts),
            schemars::schema_for!(FigureFacts),
            schemars::schema_for!(BillFacts),
            schemars::schema_for!(PageFacts),
            schemars::schema_for!(WordsFacts),
        ] {
            keywords(&schema.to_value(), &mut found);
        }
        found.retain(|keyword| !KEYWORDS.contains(&keyword.as_str()));
        assert_eq!(found, Vec::<String>::new());
    }
}
