//! Cuts documents into words and numbers the different ones: most of the writer's work, a share at a time.
//! Not here: numbers that hold for all shares (`vocabulary`), and terms.

use super::item::{Item, Short, short};
use crate::document::Document;
use crate::format::write_record;
use crate::query::names::name_keys;
use crate::schema::{BOOST_UNIT, Place, length_step};
use crate::text::Morphology;
use crate::text::words::{fold, spans};
use model::Language;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Positions between two texts, so that neither phrase nor nearness reaches across.
const GAP: u32 = 100;
/// Positions between two paragraphs of a text: no phrase reaches across, but words may be near. Small
/// numbers pack better.
const PARAGRAPH_GAP: u32 = 1;

/// An item that occurs at a place of a document.
pub struct Occurrences {
    /// Its number within the share.
    pub item: u32,
    pub place: Place,
    pub count: u32,
}

/// One document, cut up.
pub struct Draft {
    pub id: String,
    pub date: Option<i32>,
    pub filters: BTreeMap<String, Vec<String>>,
    /// The columns' values.
    pub length: u64,
    pub boost: u64,
    pub text_bytes: u64,
    /// Each item once for each place, so that the same term is met many times in a row.
    pub occurrences: Vec<Occurrences>,
    /// Positions of all occurrences, in their order, those of an item ascending.
    pub positions: Vec<u32>,
    /// As `format::record` has it.
    pub record: Vec<u8>,
}

/// Some documents, and all their different items, each once.
pub struct Share {
    pub drafts: Vec<Draft>,
    pub items: Vec<Item>,
}

pub fn draft(documents: Vec<Document>) -> Share {
    let mut numbers = Numbers::default();
    let drafts = documents.iter().map(|document| numbers.draft(document)).collect();
    let mut items: Vec<(u32, Item)> =
        numbers.items.into_iter().map(|(item, number)| (number, item)).collect();
    items.sort_unstable_by_key(|(number, _)| *number);
    Share { drafts, items: items.into_iter().map(|(_, item)| item).collect() }
}

/// Stands for a word of which nothing remains when it is folded.
const NOTHING: u32 = u32::MAX;

/// The numbers of a share's items.
#[derive(Default)]
struct Numbers<'a> {
    items: FxHashMap<Item, u32>,
    /// Words as they are written, by language, so that each is folded once.
    written: [Written<'a>; Language::ALL.len()],
}

#[derive(Default)]
struct Written<'a> {
    short: FxHashMap<Short, u32>,
    long: FxHashMap<&'a str, u32>,
}

impl<'a> Numbers<'a> {
    fn item(&mut self, item: Item) -> u32 {
        let next = self.items.len() as u32;
        *self.items.entry(item).or_insert(next)
    }

    fn word(&mut self, language: Language, written: &'a str) -> u32 {
        let short = short(written);
        let Written { short: shorts, long } = &self.written[language as usize];
        let known = short.map_or_else(|| long.get(written), |short| shorts.get(&short));
        if let Some(known) = known {
            return *known;
        }
        let form = fold(written);
        let morphology = Morphology::of(&form, language);
        let number = if form.is_empty() { NOTHING } else { self.item(Item::form(morphology, &form)) };
        let Written { short: shorts, long } = &mut self.written[language as usize];
        match short {
            Some(short) => shorts.insert(short, number),
            None => long.insert(written, number),
        };
        number
    }

    fn draft(&mut self, document: &'a Document) -> Draft {
        let mut cut = Cut { numbers: self, words: Vec::new(), position: 0 };
        let (mut longest, mut text_bytes) = (0, 0);
        for text in &document.texts {
            cut.add(Place::Title, text.language, &text.title, GAP);
            text_bytes += text.title.len();
            let mut length = 0;
            for paragraph in &text.paragraphs {
                length += cut.add(Place::Body, text.language, &paragraph.text, PARAGRAPH_GAP);
                text_bytes += paragraph.text.len();
            }
            cut.position += GAP;
            longest = longest.max(length);
        }
        // The words of a name find the document like those of its title.
        let language = document.texts.first().map_or(Language::Ru, |text| text.language);
        for name in &document.names {
            cut.add(Place::Title, language, name, GAP);
        }
        let names: BTreeSet<String> = document.names.iter().flat_map(|name| name_keys(name)).collect();
        for name in names {
            let number = cut.numbers.item(Item::Name(name.into()));
            cut.words.push((number, Place::Title, cut.position));
        }
        let mut words = cut.words;
        words.sort_unstable();
        let occurrences = words.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
        let occurrences = occurrences.map(|same| Occurrences {
            item: same[0].0,
            place: same[0].1,
            count: same.len() as u32,
        });
        let boost = if document.boost > 0.0 { document.boost } else { 1.0 };
        Draft {
            record: write_record(document),
            id: document.id.clone(),
            date: document.date,
            filters: document.filters.clone(),
            length: length_step(longest),
            boost: (boost * BOOST_UNIT).round() as u64,
            text_bytes: text_bytes as u64,
            occurrences: occurrences.collect(),
            positions: words.into_iter().map(|(_, _, position)| position).collect(),
        }
    }
}

struct Cut<'n, 'a> {
    numbers: &'n mut Numbers<'a>,
    /// Item, place and position.
    words: Vec<(u32, Place, u32)>,
    position: u32,
}

impl<'a> Cut<'_, 'a> {
    /// Adds the words of a text, and says how many there were.
    fn add(&mut self, place: Place, language: Language, text: &'a str, gap: u32) -> usize {
        let before = self.words.len();
        for span in spans(text) {
            let number = self.numbers.word(language, &text[span]);
            if number != NOTHING {
                self.words.push((number, place, self.position));
                self.position += 1;
            }
        }
        self.position += gap;
        self.words.len() - before
    }
}
