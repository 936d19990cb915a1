//! A CSL item as a record of RIS, the line format most reference managers import.
//! Not here: which fields an item has (`item`).

use super::{authors, date_parts};
use serde_json::{Map, Value};

/// One record: a tag of two characters, two blanks, a hyphen, a blank, the value; `TY` first, `ER` last.
pub fn entry(item: &Map<String, Value>) -> String {
    let text = |key: &str| item.get(key).and_then(Value::as_str).map(str::to_owned);
    let kind = match text("type").as_deref() {
        Some("legal_case") => "CASE",
        Some("report") => "RPRT",
        Some("webpage") => "ELEC",
        Some(_) | None => "GEN",
    };
    let date = date_parts(item, "issued");
    let year = date.first().map(|year| format!("{year:04}"));
    // YYYY/MM/DD/ with the parts that are not known left empty.
    let day = year.as_ref().map(|year| {
        let part = |at: usize| date.get(at).map_or_else(String::new, |n| format!("{n:02}"));
        format!("{year}/{}/{}/", part(1), part(2))
    });
    let mut lines = vec![("TY", kind.to_owned())];
    lines.extend(authors(item).into_iter().map(|author| ("AU", author.to_owned())));
    let fields = [
        ("TI", text("title")),
        ("PY", year),
        ("DA", day),
        ("M3", text("genre")),
        ("SN", text("number")),
        ("T2", text("container-title")),
        ("DB", text("source")),
        ("LA", text("language")),
        ("UR", text("URL")),
        ("ID", text("id")),
    ];
    lines.extend(fields.into_iter().filter_map(|(tag, value)| Some((tag, value?))));
    lines.push(("ER", String::new()));
    // A line break inside a value would begin a new field.
    let line = |(tag, value): (&str, String)| {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{tag}  - {value}\r\n")
    };
    lines.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_record_begins_with_its_type_and_ends_with_its_end() {
        let item = json!({
            "id": "en/cases/a", "type": "legal_case", "title": "A.\nv. Kazakhstan",
            "author": [{ "literal": "Committee against Torture" }],
            "issued": { "date-parts": [[2012, 5]] }, "number": "CAT/C/48/D/433/2010",
        });
        assert_eq!(
            entry(item.as_object().expect("an object")),
            "TY  - CASE\r\nAU  - Committee against Torture\r\nTI  - A. v. Kazakhstan\r\nPY  - 2012\r\n\
             DA  - 2012/05//\r\nSN  - CAT/C/48/D/433/2010\r\nID  - en/cases/a\r\nER  - \r\n"
        );
    }
}
