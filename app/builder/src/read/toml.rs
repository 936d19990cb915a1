//! TOML that remembers where every value stands.
//! Not here: which keys a file may have (`schema`).

use crate::diagnostic::{Diagnostic, SourceText};
use serde_json::{Map, Value};
use std::ops::Range;
use std::sync::Arc;
use toml_edit::{Document, Item, TableLike};

/// A parsed TOML text inside a file, as JSON value and with the place of every value.
#[derive(Debug)]
pub struct Toml {
    pub source: Arc<SourceText>,
    /// Where the TOML starts in the file (after the opening line of a front matter).
    offset: usize,
    document: Document<String>,
    pub value: Value,
}

impl Toml {
    /// Parses a whole file.
    pub fn parse(source: &Arc<SourceText>) -> Result<Toml, Diagnostic> {
        Toml::parse_part(source, 0..source.text.len())
    }

    /// Parses the part of a file that is TOML.
    pub fn parse_part(source: &Arc<SourceText>, part: Range<usize>) -> Result<Toml, Diagnostic> {
        let offset = part.start;
        let document = Document::parse(source.text[part.clone()].to_owned()).map_err(|error| {
            let span = error.span().unwrap_or(0..0);
            let message = error.message().lines().collect::<Vec<_>>().join("; ");
            Diagnostic::error(
                source,
                span.start + offset..span.end + offset,
                "toml-syntax",
                format!("not valid TOML: {message}"),
                "check quotes, brackets and the = sign on this line",
            )
        })?;
        let value = table_to_json(document.as_table());
        Ok(Toml { source: source.clone(), offset, document, value })
    }

    /// Place of the value at a JSON pointer (`/sources/0/url`), or of the nearest thing that holds it.
    pub fn span(&self, pointer: &str) -> Range<usize> {
        let mut span = None;
        let mut item: Option<&Item> = Some(self.document.as_item());
        let mut value: Option<&toml_edit::Value> = None;
        for step in pointer.split('/').skip(1) {
            let (next_item, next_value) =
                if let Some(table) = value.and_then(toml_edit::Value::as_inline_table) {
                    (None, table.get(step))
                } else if let Some(array) = value.and_then(toml_edit::Value::as_array) {
                    (None, step.parse().ok().and_then(|index: usize| array.get(index)))
                } else if let Some(tables) = item.and_then(Item::as_array_of_tables) {
                    let table = step.parse().ok().and_then(|index: usize| tables.get(index));
                    match table {
                        Some(table) => {
                            span = table.span().or(span);
                            match pointer_rest(pointer, step).and_then(|rest| locate_in_table(table, rest)) {
                                Some(found) => return self.shift(found),
                                None => return self.shift(span.unwrap_or(0..0)),
                            }
                        }
                        None => (None, None),
                    }
                } else if let Some(table) = item.and_then(Item::as_table_like) {
                    let next = table.get(step);
                    (next, next.and_then(Item::as_value))
                } else {
                    (None, None)
                };
            match (next_item, next_value) {
                (None, None) => break,
                (next_item, next_value) => {
                    span = next_value
                        .and_then(toml_edit::Value::span)
                        .or(next_item.and_then(Item::span))
                        .or(span);
                    item = next_item;
                    value = next_value;
                }
            }
        }
        self.shift(span.unwrap_or(0..0))
    }

    /// Place of a key's name in the table at a JSON pointer.
    pub fn key_span(&self, table_pointer: &str, key: &str) -> Range<usize> {
        let table = self.table_at(table_pointer);
        let span = table.and_then(|table| table.key(key)).and_then(toml_edit::Key::span);
        span.map_or_else(|| self.span(table_pointer), |span| self.shift(span))
    }

    fn table_at(&self, pointer: &str) -> Option<&dyn TableLike> {
        let mut table: &dyn TableLike = self.document.as_table();
        let mut steps = pointer.split('/').skip(1).peekable();
        while let Some(step) = steps.next() {
            let item = table.get(step)?;
            table = match steps.peek().and_then(|next| next.parse::<usize>().ok()) {
                Some(index) => {
                    steps.next();
                    match item {
                        Item::ArrayOfTables(tables) => tables.get(index)?,
                        Item::Value(toml_edit::Value::Array(array)) => array.get(index)?.as_inline_table()?,
                        _ => return None,
                    }
                }
                None => item.as_table_like()?,
            };
        }
        Some(table)
    }

    fn shift(&self, span: Range<usize>) -> Range<usize> {
        span.start + self.offset..span.end + self.offset
    }

    /// An error at the value a JSON pointer names.
    pub fn error(
        &self,
        pointer: &str,
        rule: &'static str,
        fact: impl Into<String>,
        hint: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::error(&self.source, self.span(pointer), rule, fact, hint)
    }

    pub fn warning(
        &self,
        pointer: &str,
        rule: &'static str,
        fact: impl Into<String>,
        hint: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::warning(&self.source, self.span(pointer), rule, fact, hint)
    }
}

/// What follows the first occurrence of `/step` in a pointer.
fn pointer_rest<'a>(pointer: &'a str, step: &str) -> Option<&'a str> {
    let at = pointer.find(&format!("/{step}"))? + 1 + step.len();
    Some(&pointer[at..])
}

fn locate_in_table(table: &toml_edit::Table, pointer: &str) -> Option<Range<usize>> {
    let mut steps = pointer.split('/').skip(1);
    let mut value = table.get(steps.next()?)?.as_value()?;
    let mut span = value.span();
    for step in steps {
        let next = match value {
            toml_edit::Value::Array(array) => step.parse().ok().and_then(|index: usize| array.get(index)),
            toml_edit::Value::InlineTable(table) => table.get(step),
            _ => None,
        };
        let Some(next) = next else { break };
        value = next;
        span = value.span().or(span);
    }
    span
}

fn table_to_json(table: &dyn TableLike) -> Value {
    let mut map = Map::new();
    for (key, item) in table.iter() {
        map.insert(key.to_owned(), item_to_json(item));
    }
    Value::Object(map)
}

fn item_to_json(item: &Item) -> Value {
    match item {
        Item::None => Value::Null,
        Item::Value(value) => value_to_json(value),
        Item::Table(table) => table_to_json(table),
        Item::ArrayOfTables(tables) => {
            Value::Array(tables.iter().map(|table| table_to_json(table)).collect())
        }
    }
}

/// A TOML date becomes the text it was written as, so that authors may leave out the quotes.
fn value_to_json(value: &toml_edit::Value) -> Value {
    match value {
        toml_edit::Value::String(text) => Value::String(text.value().clone()),
        toml_edit::Value::Integer(number) => Value::from(*number.value()),
        toml_edit::Value::Float(number) => Value::from(*number.value()),
        toml_edit::Value::Boolean(flag) => Value::Bool(*flag.value()),
        toml_edit::Value::Datetime(date) => Value::String(date.value().to_string()),
        toml_edit::Value::Array(array) => Value::Array(array.iter().map(value_to_json).collect()),
        toml_edit::Value::InlineTable(table) => table_to_json(table),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# дело\r\n\"тело\" = 1\nrights = [\"torture\", \"housing\"]\ndate = 2012-05-24\n\n[[sources]]\nurl = \"a\"\n\n[[sources]]\nurl = \"b\"\nsupports = [\n  \"x\",\n  \"y\",\n]\n";

    fn toml() -> Toml {
        Toml::parse(&SourceText::new("facts.toml", TEXT)).expect("valid TOML")
    }

    fn text_at(pointer: &str) -> String {
        TEXT[toml().span(pointer)].to_owned()
    }

    #[test]
    fn every_value_has_its_place() {
        assert_eq!(text_at("/rights/1"), "\"housing\"");
        assert_eq!(text_at("/sources/1/url"), "\"b\"");
        assert_eq!(text_at("/sources/1/supports/1"), "\"y\"");
        assert_eq!(text_at("/date"), "2012-05-24");
        assert_eq!(&TEXT[toml().key_span("/sources/1", "supports")], "supports");
        assert_eq!(&TEXT[toml().key_span("", "тело")], "\"тело\"");
    }

    #[test]
    fn a_missing_value_is_placed_at_what_should_hold_it() {
        assert!(text_at("/sources/1/nothing").starts_with("[[sources]]"));
        assert_eq!(text_at("/rights/7"), "[\"torture\", \"housing\"]");
        assert_eq!(toml().span("/nothing"), 0..0);
    }

    #[test]
    fn an_error_names_line_and_column() {
        let source = SourceText::new("facts.toml", "тело = \"x\nb = 1\n");
        let error = Toml::parse(&source).expect_err("an open string");
        assert_eq!((error.line, error.rule), (1, "toml-syntax"));
    }

    #[test]
    fn dates_need_no_quotes() {
        assert_eq!(toml().value["date"], "2012-05-24");
    }
}
