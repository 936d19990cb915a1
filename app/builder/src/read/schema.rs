//! Checks a parsed file against the JSON Schema of its facts type and reads it into that type.
//! Not here: rules between files (`check`).
//!
//! Every problem of the file is reported, not only the first: a translator should learn all
//! mistakes of a file in one run.

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::read::shape::{Difference, DifferenceKind, differences};
use crate::read::toml::Toml;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::marker::PhantomData;

/// A type with its schema.
pub struct Schema<T> {
    schema: Value,
    read: PhantomData<fn() -> T>,
}

impl<T: JsonSchema + DeserializeOwned> Default for Schema<T> {
    fn default() -> Self {
        Schema { schema: schemars::schema_for!(T).to_value(), read: PhantomData }
    }
}

impl<T: JsonSchema + DeserializeOwned> Schema<T> {
    pub fn new() -> Schema<T> {
        Schema::default()
    }

    /// Reads the file into `T`, or says everything that is wrong with it.
    pub fn read(&self, toml: &Toml) -> Result<T, Vec<Diagnostic>> {
        let found = differences(&self.schema, &toml.value);
        if !found.is_empty() {
            return Err(found.iter().map(|difference| self.explain(toml, difference)).collect());
        }
        serde_path_to_error::deserialize::<_, T>(&toml.value).map_err(|error| {
            let pointer = pointer_of(error.path());
            let hint = "correct the value; content/README.md shows a valid example";
            vec![toml.error(&pointer, "field-value", error.inner().to_string(), hint)]
        })
    }

    fn explain(&self, toml: &Toml, difference: &Difference) -> Diagnostic {
        let pointer = difference.pointer.as_str();
        let written = describe(toml.value.pointer(pointer).unwrap_or(&Value::Null));
        match &difference.kind {
            DifferenceKind::UnknownField(name) => {
                let known = self.known_fields();
                let hint = match did_you_mean(name, known.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "remove it, or see content/README.md for the fields of this kind".to_owned(),
                };
                let span = toml.key_span(pointer, name);
                Diagnostic::error(
                    &toml.source,
                    span,
                    "known-field",
                    format!("`{name}` is not a field here"),
                    hint,
                )
            }
            DifferenceKind::MissingField(name) => toml.error(
                pointer,
                "required-field",
                format!("`{name}` is missing"),
                format!("add {name} = …; content/README.md shows a valid example"),
            ),
            DifferenceKind::WrongType(expected) => toml.error(
                pointer,
                "field-type",
                format!("{written} is not {expected}"),
                format!("write {expected}"),
            ),
            DifferenceKind::NotListed(listed) => toml.error(
                pointer,
                "field-value",
                format!("{written} is not one of {}", listed.join(", ")),
                "use one of the listed values",
            ),
            DifferenceKind::WrongForm(form) => toml.error(
                pointer,
                "field-value",
                format!("{written} is not {form}"),
                format!("write {form}"),
            ),
            DifferenceKind::TooShort(_) => toml.error(
                pointer,
                "required-field",
                format!("{written} is empty or too short"),
                "add what is missing, or leave the field out where it is optional",
            ),
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
        collect(&self.schema, &mut names);
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
            Err(all) => {
                all.iter().map(|d| format!("{}:{} {} {}", d.line, d.column, d.rule, d.fact)).collect()
            }
        }
    }

    #[test]
    fn every_problem_of_a_file_is_reported_with_its_place() {
        let found = problems(
            "level = \"x\"\nboddy = \"CAT\"\nrights = \"torture\"\nadopted = \"2012-13-01\"\n\n[[sources]]\nurl = 5\nwho = 1\n",
        );
        for expected in [
            "2:1 known-field `boddy` is not a field here",
            "1:1 required-field `body` is missing",
            "1:1 required-field `decision_type` is missing",
            "3:10 field-type `torture` is not a list in square brackets",
            "4:11 field-value `2012-13-01` is not a date: \"2012-05-24\", \"2012-05\" or \"2012\"",
            "7:7 field-type `5` is not a text in quotes",
            "8:1 known-field `who` is not a field here",
        ] {
            assert!(found.iter().any(|problem| problem == expected), "{expected}\nnot in {found:#?}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_placed_at_its_value() {
        let found = problems(
            "level = \"x\"\nbody = \"CAT\"\ndecision_type = \"views\"\nadopted = \"2015-02-29\"\n[[sources]]\nurl = \"https://example.org/\"\n",
        );
        assert_eq!(
            found,
            ["4:11 field-value `2015-02-29` is not a date: \"2012-05-24\", \"2012-05\" or \"2012\""]
        );
    }
}
