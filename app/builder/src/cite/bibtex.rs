//! A CSL item as an entry of BibTeX, for reference managers that read nothing newer.
//! Not here: which fields an item has (`item`).

use super::{authors, date_parts};
use biblatex::{Chunk, Chunks, Entry, EntryType, Spanned};
use serde_json::{Map, Value};

/// One entry, `@techreport{…}` or `@misc{…}`.
pub fn entry(item: &Map<String, Value>) -> String {
    let text = |key: &str| item.get(key).and_then(Value::as_str);
    let is_report = text("type") == Some("report");
    let kind = if is_report { EntryType::TechReport } else { EntryType::Misc };
    // Some programs stop a key at a slash: `ru-cases-cat-433-2010-gerasimov`.
    let mut entry = Entry::new(text("id").unwrap_or_default().replace('/', "-"), kind);
    let plain = |text: &str| vec![Spanned::detached(Chunk::Normal(text.to_owned()))];
    for (field, key) in [
        ("title", "title"),
        ("type", "genre"),
        ("number", "number"),
        ("language", "language"),
        ("url", "URL"),
    ] {
        if let Some(value) = text(key) {
            entry.set(field, plain(value));
        }
    }
    for (field, value) in ["year", "month", "day"].iter().zip(date_parts(item, "issued")) {
        entry.set(field, plain(&value.to_string()));
    }
    let authors = authors(item);
    if let Some(site) = text("container-title").or(text("source")) {
        // A technical report has an institution in BibTeX; anything else says where it was published.
        match authors.first().filter(|_| is_report) {
            Some(institution) => entry.set("institution", whole(&[institution])),
            None => entry.set(if is_report { "institution" } else { "howpublished" }, plain(site)),
        }
    }
    if !authors.is_empty() {
        entry.set("author", whole(&authors));
    }
    entry.to_bibtex_string().expect("the entry has no field `date`, the only one that can be refused")
}

/// Names in braces of their own, so that no program takes an organisation apart into given and family names.
fn whole(names: &[&str]) -> Chunks {
    let mut chunks = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if at > 0 {
            chunks.push(Spanned::detached(Chunk::Normal(" and ".to_owned())));
        }
        chunks.push(Spanned::detached(Chunk::Verbatim((*name).to_owned())));
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;
    use biblatex::{Bibliography, ChunksExt};
    use serde_json::json;

    #[test]
    fn an_entry_reads_back_as_it_was_written() {
        let item = json!({
            "id": "ru/statements/a", "type": "report", "title": "Права & свободы: 100 % {ст. 12}",
            "author": [{ "literal": "Комитет против пыток и жестокости" }, { "literal": "Human Rights Watch" }],
            "issued": { "date-parts": [[2012, 5, 24]] }, "number": "CAT/C/48/D/433_2010",
            "URL": "https://example.org/a_b/?x=%20", "container-title": "Құқық",
        });
        let text = entry(item.as_object().expect("an object"));
        let read = Bibliography::parse(&text).expect("valid BibTeX");
        let read = read.get("ru-statements-a").expect("the entry");
        let field = |key: &str| read.get(key).expect(key).format_verbatim();
        assert_eq!(field("title"), "Права & свободы: 100 % {ст. 12}");
        assert_eq!(field("number"), "CAT/C/48/D/433_2010");
        assert_eq!(field("url"), "https://example.org/a_b/?x=%20");
        assert_eq!((field("year"), field("month")), ("2012".to_owned(), "5".to_owned()));
        let names: Vec<String> = read.author().expect("authors").into_iter().map(|name| name.name).collect();
        assert_eq!(names, ["Комитет против пыток и жестокости", "Human Rights Watch"]);
    }
}
