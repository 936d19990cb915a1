//! Checks a parsed file against the JSON Schema of its facts type and reads it into that type.
//! Not here: rules between files (`check`).
//!
//! Every problem of the file is reported, not only the first: a translator should learn all
//! mistakes of a file in one run.

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::read::toml::Toml;
use jsonschema::error::ValidationErrorKind;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A type with its compiled schema.
pub struct Schema<T> {
    validator: jsonschema::Validator,
    properties: Value,
    marker: std::marker::PhantomData<fn() -> T>,
}

impl<T: JsonSchema + DeserializeOwned> Schema<T> {
    /// # Panics
    /// Never for the types of this crate: their schemas are generated and tested.
    pub fn new() -> Schema<T> {
        let schema = schemars::schema_for!(T).to_value();
        let validator = jsonschema::validator_for(&schema).expect("a generated schema is valid");
        Schema { validator, properties: schema, marker: std::marker::PhantomData }
    }

    /// Reads the file into `T`, or says everything that is wrong with it.
    pub fn read(&self, toml: &Toml) -> Result<T, Vec<Diagnostic>> {
        let mut diagnostics: Vec<Diagnostic> =
            self.validator.iter_errors(&toml.value).flat_map(|error| self.explain(toml, &error)).collect();
        if diagnostics.is_empty() {
            match serde_path_to_error::deserialize::<_, T>(&toml.value) {
                Ok(facts) => return Ok(facts),
                Err(error) => {
                    let pointer = pointer_of(error.path());
                    diagnostics.push(toml.error(
                        &pointer,
                        "field-value",
                        error.inner().to_string(),
                        "correct the value; content/README.md shows a valid example",
                    ));
                }
            }
        }
        diagnostics.dedup();
        Err(diagnostics)
    }

    fn explain(&self, toml: &Toml, error: &jsonschema::ValidationError<'_>) -> Vec<Diagnostic> {
        let pointer = error.instance_path().to_string();
        let found = || describe(error.instance());
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected }
            | ValidationErrorKind::UnevaluatedProperties { unexpected } => unexpected
                .iter()
                .map(|key| {
                    let known = self.known_fields();
                    let hint = match did_you_mean(key, known.iter().map(String::as_str)) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "remove it, or see content/README.md for the fields of this kind".to_owned(),
                    };
                    let span = toml.key_span(&pointer, key);
                    Diagnostic::error(&toml.source, span, "known-field", format!("`{key}` is not a field here"), hint)
                })
                .collect(),
            ValidationErrorKind::Required { property } => {
                let name = property.as_str().unwrap_or_default();
                vec![toml.error(
                    &pointer,
                    "required-field",
                    format!("`{name}` is missing"),
                    format!("add {name} = …; content/README.md shows a valid example"),
                )]
            }
            ValidationErrorKind::Enum { options } => vec![toml.error(
                &pointer,
                "field-value",
                format!("{} is not one of {options}", found()),
                "use one of the listed values",
            )],
            ValidationErrorKind::Type { .. } | ValidationErrorKind::AnyOf { .. } | ValidationErrorKind::OneOfNotValid { .. } => {
                vec![toml.error(
                    &pointer,
                    "field-type",
                    format!("{} is not the type this field has", found()),
                    "see the field's type in content/README.md",
                )]
            }
            ValidationErrorKind::Pattern { .. } | ValidationErrorKind::Format { .. } => vec![toml.error(
                &pointer,
                "field-value",
                format!("{} is not written as this field asks", found()),
                "dates are \"2012-05-24\", \"2012-05\" or \"2012\"; record ids are \"collection/slug\"; addresses start with https://",
            )],
            ValidationErrorKind::MinItems { limit } => vec![toml.error(
                &pointer,
                "required-field",
                format!("the list has fewer than {limit} entries"),
                "add what is missing, or leave the field out where it is optional",
            )],
            _ => vec![toml.error(
                &pointer,
                "field-value",
                error.to_string(),
                "correct the value; content/README.md shows a valid example",
            )],
        }
    }

    /// Names of all fields of the type and of the types inside it.
    fn known_fields(&self) -> Vec<String> {
        fn collect(value: &Value, names: &mut Vec<String>) {
            if let Value::Object(map) = value {
                if let Some(Value::Object(properties)) = map.get("properties") {
                    names.extend(properties.keys().cloned());
                }
                map.values().for_each(|value| collect(value, names));
            }
        }
        let mut names = Vec::new();
        collect(&self.properties, &mut names);
        names
    }
}

/// A value as an author would recognise it.
fn describe(value: &Value) -> String {
    match value {
        Value::String(text) => format!("`{text}`"),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a table".to_owned(),
        other => format!("`{other}`"),
    }
}

fn pointer_of(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{key}"),
            Segment::Enum { variant } => format!("/{variant}"),
            Segment::Unknown => String::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceText;
    use crate::facts::CaseFacts;

    fn problems(text: &str) -> Vec<String> {
        let toml = Toml::parse(&SourceText::new("f", text)).expect("valid TOML");
        match Schema::<CaseFacts>::new().read(&toml) {
            Ok(_) => Vec::new(),
            Err(all) => all.iter().map(|d| format!("{}:{} {} {}", d.line, d.column, d.rule, d.fact)).collect(),
        }
    }

    #[test]
    fn every_problem_of_a_file_is_reported_with_its_place() {
        let found = problems("level = \"x\"\nboddy = \"CAT\"\nrights = \"torture\"\nadopted = \"2012-13-01\"\n\n[[sources]]\nurl = 5\nwho = 1\n");
        for expected in [
            "2:1 known-field `boddy` is not a field here",
            "1:1 required-field `body` is missing",
            "1:1 required-field `decision_type` is missing",
            "3:10 field-type `torture` is not the type this field has",
            "4:11 field-value `2012-13-01` is not written as this field asks",
            "7:7 field-type `5` is not the type this field has",
            "8:1 known-field `who` is not a field here",
        ] {
            assert!(found.iter().any(|problem| problem == expected), "{expected}\nnot in {found:#?}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_placed_at_its_value() {
        let found = problems("level = \"x\"\nbody = \"CAT\"\ndecision_type = \"views\"\nadopted = \"2015-02-29\"\n[[sources]]\nurl = \"https://example.org/\"\n");
        assert_eq!(found, ["4:11 field-value `2015-02-29` is not a date written as YYYY, YYYY-MM or YYYY-MM-DD"]);
    }
}
