//! Documents called by symbol, number or paragraph in running text, and the record each stands for.
//! Not here: how a link looks (`page::references`) and who refers to whom (crate `builder`).
//!
//! A wrong link is worse than none: what could mean two records means neither.

mod paragraph;
mod spelling;

use model::{Collection, FactValue, Record, RecordId};
use spelling::normalised;
use std::collections::BTreeMap;
use std::ops::Range;

/// A record that a piece of a text stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Bytes of the text.
    pub range: Range<usize>,
    pub record: RecordId,
    /// Anchor of the paragraph on the record's page, where the reference is to one and the page has it.
    pub anchor: Option<String>,
}

/// A place on the site; none where several answer to the name.
type Place = Option<(RecordId, Option<String>)>;

/// Which record answers to which symbol, paragraph and number.
#[derive(Clone, Debug, Default)]
pub struct Symbols {
    documents: BTreeMap<String, Place>,
    /// Paragraphs of documents by symbol and number.
    paragraphs: BTreeMap<(String, String), Place>,
    /// Complaints by number, with the term of the body that decided.
    complaints: BTreeMap<String, Option<(RecordId, String)>>,
    /// Terms of bodies by the short names they go by, in lower case.
    bodies: BTreeMap<String, String>,
}

impl Symbols {
    /// `bodies`: short names of bodies with their terms, `КПП` and `CAT`.
    pub fn new<'a>(
        records: impl Iterator<Item = &'a Record> + Clone,
        bodies: impl IntoIterator<Item = (String, String)>,
    ) -> Symbols {
        let mut symbols = Symbols::default();
        symbols.bodies.extend(bodies.into_iter().map(|(name, body)| (name.to_lowercase(), body)));
        for record in records.clone() {
            match record.id.collection {
                Collection::Library | Collection::Cases => symbols.document(record),
                Collection::Recommendations => symbols.recommendation(record),
                _ => {}
            }
        }
        symbols
    }

    fn document(&mut self, record: &Record) {
        for symbol in texts(record, "symbol") {
            let symbol = normalised(symbol);
            for (number, anchor) in printed_paragraphs(record) {
                let place = (record.id.clone(), Some(anchor));
                once(&mut self.paragraphs, (symbol.clone(), number), place);
            }
            once(&mut self.documents, symbol, (record.id.clone(), None));
        }
        let body = record.row.values(model::Filter::Body).first();
        for number in texts(record, "communications") {
            let place = (record.id.clone(), body.cloned().unwrap_or_default());
            once(&mut self.complaints, normalised(number), place);
        }
    }

    fn recommendation(&mut self, record: &Record) {
        for symbol in texts(record, "symbol").iter().filter(|symbol| symbol.contains('/')) {
            for number in texts(record, "paragraph") {
                let key = (normalised(symbol), paragraph::key(number));
                once(&mut self.paragraphs, key, (record.id.clone(), None));
            }
        }
    }

    /// The record that bears `symbol`.
    pub fn document_of(&self, symbol: &str) -> Option<&RecordId> {
        self.documents.get(&normalised(symbol))?.as_ref().map(|(record, _)| record)
    }

    /// Every reference in `text`, in order, none inside another.
    pub fn find(&self, text: &str) -> Vec<Reference> {
        let mut found = Vec::new();
        let mut complaint_ended = None;
        for token in spelling::tokens(text) {
            let after = &text[token.range.end..];
            let session = spelling::session(after).map(|(length, spelling)| {
                (token.range.start..token.range.end + length, format!("{}{spelling}", token.spelling))
            });
            let (range, symbol) = session
                .filter(|(_, symbol)| self.documents.contains_key(symbol))
                .unwrap_or((token.range.clone(), token.spelling.clone()));
            if let Some(complaint) = self.complaints.get(&token.spelling) {
                // Numbers in a row are introduced once: «сообщения 3044/2017, 3045/2017».
                let in_a_row = complaint_ended.is_some_and(|end| is_gap(&text[end..token.range.start]));
                let introduced = in_a_row || self.is_introduced(text, &token.range, complaint.as_ref());
                if introduced {
                    complaint_ended = Some(token.range.end);
                    found.extend(complaint.iter().map(|(record, _)| Reference {
                        range: token.range.clone(),
                        record: record.clone(),
                        anchor: None,
                    }));
                }
                continue;
            }
            let numbers: Vec<paragraph::Number> = paragraph::before(text, range.start)
                .into_iter()
                .chain(paragraph::after(text, range.end))
                .collect();
            let document = self.documents.get(&symbol).cloned().flatten();
            let document = document.map(|(record, anchor)| Reference { range, record, anchor });
            let paragraphs = numbers.into_iter().filter_map(|number| {
                let place = self.paragraphs.get(&(symbol.clone(), number.key))?.clone()?;
                Some(Reference { range: number.range, record: place.0, anchor: place.1 })
            });
            found.extend(document.into_iter().chain(paragraphs));
        }
        found.sort_by_key(|reference| reference.range.start);
        found.dedup_by(|b, a| b.range.start < a.range.end);
        found
    }

    /// Whether what stands before a number says that it is a complaint's, to the body that decided it.
    fn is_introduced(
        &self,
        text: &str,
        range: &Range<usize>,
        complaint: Option<&(RecordId, String)>,
    ) -> bool {
        let Some((_, body)) = complaint else { return false };
        let before = before(text, range.start, 70).to_lowercase();
        let words = || before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        // The nearest body counts: «КПЧ … КПП № 433/2010» is a complaint to the second.
        let named = words().filter_map(|word| self.bodies.get(word)).next_back();
        if named.is_some_and(|named| named != body) {
            return false;
        }
        if words().any(|word| LAWS.iter().any(|law| word.starts_with(law))) {
            return false;
        }
        let announced = words().any(|word| COMPLAINTS.iter().any(|stem| word.starts_with(stem)));
        named.is_some() || announced
    }
}

/// Stems of words that announce a complaint's number.
const COMPLAINTS: &[&str] = &[
    "сообщени",
    "жалоб",
    "делу",
    "дела",
    "дело",
    "хабарлама",
    "шағым",
    "іс",
    "communication",
    "complaint",
    "case",
];
/// Stems of words whose numbers look the same.
const LAWS: &[&str] = &[
    "закон",
    "указ",
    "приказ",
    "постановлен",
    "резолюц",
    "заң",
    "жарлы",
    "бұйры",
    "қаулы",
    "law",
    "decree",
    "resolution",
];

/// At most `most` characters before `end`, within one sentence.
fn before(text: &str, end: usize, most: usize) -> &str {
    let start = text[..end].char_indices().rev().take(most).last().map_or(end, |(at, _)| at);
    let window = &text[start..end];
    // «№ 1. Потом» ends a sentence; «ст. 2» does not.
    let sentence = window
        .match_indices(". ")
        .filter(|(at, _)| window[at + 2..].chars().next().is_some_and(char::is_uppercase));
    sentence.last().map_or(window, |(at, _)| &window[at + 2..])
}

fn is_gap(between: &str) -> bool {
    let words = between.trim_matches(|c: char| c.is_whitespace() || ",;()№".contains(c));
    matches!(words, "" | "и" | "and" | "және" | "Nos." | "No.")
}

/// Keeps a name for one record; a second one takes it away from both.
fn once<K: Ord, P: PartialEq>(map: &mut BTreeMap<K, Option<P>>, key: K, place: P) {
    match map.entry(key) {
        std::collections::btree_map::Entry::Vacant(free) => {
            free.insert(Some(place));
        }
        std::collections::btree_map::Entry::Occupied(mut taken) => {
            if taken.get().as_ref() != Some(&place) {
                taken.insert(None);
            }
        }
    }
}

fn texts<'a>(record: &'a Record, field: &str) -> &'a [String] {
    let fact = record.facts.iter().find(|fact| fact.field == field);
    match fact.map(|fact| &fact.value) {
        Some(FactValue::Texts(texts)) => texts,
        _ => &[],
    }
}

/// Anchors of paragraphs by the number printed at their beginning, in a document held in full.
fn printed_paragraphs(record: &Record) -> BTreeMap<String, String> {
    if !record.facts.iter().any(|fact| fact.field == "full_text") {
        return BTreeMap::new();
    }
    let mut places: BTreeMap<String, Option<String>> = BTreeMap::new();
    let bodies = record.words.values().map(|words| &words.body);
    for paragraph in bodies.flat_map(|body| &body.paragraphs) {
        let number = paragraph.text.split([' ', '\u{a0}']).next().unwrap_or_default();
        let number = number.strip_suffix(['.', ')']).unwrap_or_default();
        if !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) {
            once(&mut places, number.to_owned(), paragraph.anchor.clone());
        }
    }
    places.into_iter().filter_map(|(number, anchor)| Some((number, anchor?))).collect()
}

#[cfg(test)]
mod tests;
