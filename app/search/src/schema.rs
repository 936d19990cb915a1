//! How an index is laid out inside tantivy: one dictionary of terms, a few numeric columns.
//! Not here: how terms come from text (`text`) and how files are cut (`format`).
//!
//! Every word is indexed as it is written, next to the other forms of its word:
//!
//! ```text
//! | letter | key | 00 | place | n | rest |     form = first n bytes of the key + rest
//!   r        пытк  00   b       8   и           «пытки» in the text of a record
//!   r        пытк  00   t       8   и           «пытки» in a title
//!   r        пыток 00   >       10  | 00 | пытк   «пыток» has its forms under another key
//! | n | name |                                  a symbol, number or name, normalised
//! | s | … |                                       how slips are found in an index in parts (`slips`)
//! ```
//! Cyrillic letters of keys and forms are one byte each (`packed`).
//!
//! A search for a word is one scan over `letter key 00`. It finds all forms, knows which one was
//! typed, needs no table of its own for exceptions, and phrases stay exact. Since tantivy keeps
//! postings in the order of terms, the scan and the postings it leads to lie together on the host.

use crate::text::Morphology;
use serde::{Deserialize, Serialize};
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

/// The one text field.
pub const TEXT: &str = "text";
/// Length of the longest language version, in half-octaves of words.
pub const LENGTH: &str = "length";
/// The document's weight, in 64ths.
pub const BOOST: &str = "boost";
pub const BOOST_UNIT: f32 = 64.0;

/// The analyzer that tantivy looks up by name; the writer registers its own.
pub const TOKENIZER: &str = "default";

/// Column of a filter, by its place in the settings.
pub fn filter_column(number: usize) -> String {
    format!("filter{number}")
}

pub fn schema(filters: usize) -> (Schema, Field) {
    let mut builder: SchemaBuilder = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = builder.add_text_field(TEXT, TextOptions::default().set_indexing_options(indexing));
    let column = NumericOptions::default().set_fast();
    builder.add_u64_field(LENGTH, column.clone());
    builder.add_u64_field(BOOST, column.clone());
    for number in 0..filters {
        builder.add_u64_field(&filter_column(number), column.clone());
    }
    (builder.build(), text)
}

/// What the engine must know beyond the files; JSON in the boot file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    pub filters: Vec<FilterValues>,
    /// Mean of the length column.
    pub average_length: f32,
    /// The concept table, as `data/concepts.tsv`.
    #[serde(default)]
    pub concepts: String,
}

/// A filter and all its values; a value's place is its number in the filter's column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FilterValues {
    pub name: String,
    pub kind: FilterKind,
    pub values: Vec<String>,
}

/// When a value that was asked for matches a document's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FilterKind {
    /// When they are equal.
    Exact,
    /// When the number is equal, or lies in a range `2012..2016`, `2012..` or `..2016`.
    Range,
    /// When they are equal, or what was asked for is all that follows the last `-`: `12` for `CAT-12`.
    Suffix,
}

/// Where in a document a form stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Body,
    Title,
}

impl Place {
    pub fn letter(self) -> char {
        match self {
            Place::Body => 'b',
            Place::Title => 't',
        }
    }
}

const POINTER: char = '>';
const NAME: char = 'n';

const KAZAKH: [char; 9] = ['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і'];

/// A folded word with its Cyrillic letters as ASCII signs, which no folded word has: half the bytes to
/// index, to fetch and to compare.
pub fn packed(word: &str) -> String {
    let pack = |c: char| match c {
        'а'..='я' => char::from((c as u32 - 'а' as u32) as u8 + b'@'),
        c => KAZAKH.iter().zip('!'..).find(|(letter, _)| **letter == c).map_or(c, |(_, sign)| sign),
    };
    word.chars().map(pack).collect()
}

pub fn unpacked(word: &str) -> String {
    let unpack = |c: char| match c {
        '@'..='_' => char::from_u32('а' as u32 + c as u32 - '@' as u32).unwrap_or(c),
        '!'..=')' => KAZAKH[c as usize - '!' as usize],
        c => c,
    };
    word.chars().map(unpack).collect()
}

/// What all terms begin with whose key begins so.
pub fn keys_start(morphology: Morphology, beginning: &str) -> String {
    format!("{}{}", morphology.letter(), packed(beginning))
}

/// What all terms of a key begin with.
pub fn key_start(morphology: Morphology, key: &str) -> String {
    format!("{}{}\0", morphology.letter(), packed(key))
}

/// Key and form packed, and how many bytes of the key the form begins with.
fn form_of_key(key: &str, form: &str) -> String {
    let (key, form) = (packed(key), packed(form));
    let shared: usize =
        key.chars().zip(form.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    format!("{}{}", shared as u8 as char, &form[shared..])
}

/// The term of a form.
pub fn form_term(morphology: Morphology, key: &str, place: Place, form: &str) -> String {
    format!("{}{}{}", key_start(morphology, key), place.letter(), form_of_key(key, form))
}

/// The term that leads from the key a form would have by rule to the key it has.
pub fn pointer_term(morphology: Morphology, by_rule: &str, form: &str, key: &str) -> String {
    let start = key_start(morphology, by_rule);
    format!("{start}{POINTER}{}\0{}", form_of_key(by_rule, form), packed(key))
}

/// The term of a normalised name.
pub fn name_term(name: &str) -> String {
    format!("{NAME}{name}")
}

/// A term taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    Form { place: Place, form: String },
    Pointer { form: String, key: String },
}

/// The entry of a term of some morphology; None for bytes that no writer makes.
pub fn entry(term: &[u8]) -> Option<Entry> {
    let term = std::str::from_utf8(term).ok()?;
    let (key, rest) = term.get(1..)?.split_once('\0')?;
    let mut rest = rest.chars();
    let kind = rest.next()?;
    let shared = key.get(..rest.next()? as usize)?;
    let place = match kind {
        'b' => Place::Body,
        't' => Place::Title,
        POINTER => {
            let (form, key) = rest.as_str().split_once('\0')?;
            let form = unpacked(&format!("{shared}{form}"));
            return Some(Entry::Pointer { form, key: unpacked(key) });
        }
        _ => return None,
    };
    Some(Entry::Form { place, form: unpacked(&format!("{shared}{}", rest.as_str())) })
}

/// Morphology and key of a term; None for names, and for bytes that no writer makes.
#[cfg(not(target_arch = "wasm32"))]
pub fn key_of(term: &[u8]) -> Option<(Morphology, String)> {
    let term = std::str::from_utf8(term).ok()?;
    let (key, _) = term.get(1..)?.split_once('\0')?;
    let morphology = Morphology::ALL.into_iter().find(|own| term.starts_with(own.letter()))?;
    Some((morphology, unpacked(key)))
}

/// A length in words as it is kept: twice its binary logarithm, so that 5 bits are enough.
pub fn length_step(words: usize) -> u64 {
    (2.0 * ((words + 1) as f32).log2()).round() as u64
}

/// The length a step stands for.
pub fn length_of_step(step: u64) -> f32 {
    (step as f32 / 2.0).exp2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_come_apart_as_they_were_put_together() {
        for (key, form) in
            [("пытк", "пытки"), ("суд", "суд"), ("happi", "happy"), ("халк", "халқының"), ("ё日", "ё日2я")]
        {
            for place in [Place::Body, Place::Title] {
                let term = form_term(Morphology::Russian, key, place, form);
                assert!(term.starts_with(&key_start(Morphology::Russian, key)));
                assert_eq!(entry(term.as_bytes()), Some(Entry::Form { place, form: form.to_owned() }));
                assert_eq!(key_of(term.as_bytes()), Some((Morphology::Russian, key.to_owned())));
            }
        }
        let pointer = pointer_term(Morphology::Russian, "пыток", "пыток", "пытк");
        let apart = Entry::Pointer { form: "пыток".to_owned(), key: "пытк".to_owned() };
        assert_eq!(entry(pointer.as_bytes()), Some(apart));
        for broken in [&b""[..], b"r", b"rx\0", b"rx\0b\x09", b"rx\0q\x01", b"\xff\xff"] {
            assert_eq!(entry(broken), None);
        }
    }

    #[test]
    fn lengths_are_kept_within_a_fifth() {
        for words in [1usize, 20, 333, 9000, 100_000] {
            let kept = length_of_step(length_step(words));
            assert!((kept / (words + 1) as f32 - 1.0).abs() < 0.2, "{words} kept as {kept}");
        }
    }
}
