//! One document as it is stored: id, row and texts, to be shown when it is found.
//! Not here: how documents share a part (`part`), and packing (`deflate`).
//!
//! ```text
//! | length of the numbers | numbers | letters |                      numbers are LEB128, lengths in bytes
//! numbers: length of id | length of row | texts | for each text: language: u8, length of title, paragraphs,
//!          for each paragraph: length of anchor, length of text |
//! letters: id | row | for each text: title | for each paragraph: anchor, text |       as `letters` has it
//! ```
//! The numbers stand apart from the letters: either packs better without the other between.

use super::FormatError;
use super::bytes::Reader;
#[cfg(not(target_arch = "wasm32"))]
use super::bytes::{put, put_bytes};
#[cfg(not(target_arch = "wasm32"))]
use super::letters::put_letters;
use super::letters::read_letters;
#[cfg(not(target_arch = "wasm32"))]
use crate::document::Document;
use crate::document::{Paragraph, StoredDocument, Text};
use model::Language;

#[cfg(not(target_arch = "wasm32"))]
pub fn write_record(document: &Document) -> Vec<u8> {
    let (mut numbers, mut letters) = (Vec::new(), Vec::new());
    let mut add = |numbers: &mut Vec<u8>, text: &str| {
        let before = letters.len();
        put_letters(&mut letters, text);
        put(numbers, (letters.len() - before) as u64);
    };
    add(&mut numbers, &document.id);
    add(&mut numbers, &document.row);
    put(&mut numbers, document.texts.len() as u64);
    for text in &document.texts {
        numbers.extend(Language::ALL.iter().zip(0u8..).find(|(l, _)| **l == text.language).map(|(_, n)| n));
        add(&mut numbers, &text.title);
        put(&mut numbers, text.paragraphs.len() as u64);
        for paragraph in &text.paragraphs {
            add(&mut numbers, &paragraph.anchor);
            add(&mut numbers, &paragraph.text);
        }
    }
    let mut out = Vec::with_capacity(numbers.len() + letters.len() + 4);
    put_bytes(&mut out, &numbers);
    out.extend(letters);
    out
}

pub fn read_record(bytes: &[u8]) -> Result<StoredDocument, FormatError> {
    let mut letters = Reader::new(bytes);
    let mut numbers = Reader::new(letters.bytes()?);
    let mut next = |numbers: &mut Reader| read_letters(letters.take(numbers.length()?)?);
    let (id, row) = (next(&mut numbers)?, next(&mut numbers)?);
    let mut texts = Vec::new();
    for _ in 0..numbers.length()? {
        let language = usize::from(numbers.take(1)?[0]);
        let language = *Language::ALL.get(language).ok_or(FormatError::Damaged)?;
        let title = next(&mut numbers)?;
        let mut paragraphs = Vec::new();
        for _ in 0..numbers.length()? {
            paragraphs.push(Paragraph { anchor: next(&mut numbers)?, text: next(&mut numbers)? });
        }
        texts.push(Text { language, title, paragraphs });
    }
    if !numbers.is_at_end() || !letters.is_at_end() {
        return Err(FormatError::Damaged);
    }
    Ok(StoredDocument { id, row, texts })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Document {
        let paragraph = |anchor: &str, text: &str| Paragraph { anchor: anchor.into(), text: text.into() };
        let text = |language, title: &str, paragraphs| Text { language, title: title.into(), paragraphs };
        Document {
            id: "cases/gerasimov".to_owned(),
            row: r#"{"t":{"ru":"Герасимов"}}"#.to_owned(),
            texts: vec![
                text(
                    Language::Ru,
                    "Герасимов",
                    vec![paragraph("p1", "Пытки — «нет»."), paragraph("", "日本")],
                ),
                text(Language::Kk, "", Vec::new()),
                text(Language::En, "G.", vec![paragraph("x", "")]),
            ],
            ..Document::default()
        }
    }

    #[test]
    fn a_record_survives() {
        for document in [sample(), Document::default()] {
            let written = write_record(&document);
            let Document { id, row, texts, .. } = document;
            assert_eq!(read_record(&written), Ok(StoredDocument { id, row, texts }));
        }
    }

    #[test]
    fn a_cut_or_longer_record_is_refused() {
        let whole = write_record(&sample());
        for length in 0..whole.len() {
            assert_eq!(read_record(&whole[..length]), Err(FormatError::Damaged), "{length}");
        }
        assert_eq!(read_record(&[&whole[..], b"x"].concat()), Err(FormatError::Damaged));
    }
}
