//! From documents and their words to terms and their documents.
//! Not here: what tantivy makes of it (`segment`).
//!
//! Everything is counted first and then written to its place: no table is asked for a word, and no list grows.

use super::cores::on_all_cores;
use super::vocabulary::{FormId, Terms};
use crate::format::put;
use crate::schema::Place;
use crate::slips;
use std::ops::Range;

/// Runs of lists that are written apart, on cores of their own.
const PARTS: usize = 2;

/// The words of a document, as bytes, for there are very many:
///
/// ```text
/// | item | place: 0 body, 1 title; + 2 × number of positions | for each: distance from the one before |   LEB128
/// ```
#[derive(Default)]
pub struct Words(Box<[u8]>);

/// Number of an item at a place.
type List = u32;

/// An item's occurrences at a place of a document: how many, and their positions as they are stored.
struct Group<'a> {
    list: List,
    count: u32,
    positions: &'a [u8],
}

impl Words {
    pub fn of(bytes: Vec<u8>) -> Words {
        Words(bytes.into_boxed_slice())
    }

    /// Writes one item's occurrences at one place.
    pub fn put(out: &mut Vec<u8>, item: FormId, place: Place, positions: impl ExactSizeIterator<Item = u32>) {
        put(out, u64::from(item));
        put(out, u64::from(place == Place::Title) + 2 * positions.len() as u64);
        let mut last = 0;
        for position in positions {
            put(out, u64::from(position - last));
            last = position;
        }
    }

    fn groups(&self) -> impl Iterator<Item = Group<'_>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let bytes = &*self.0;
            if at == bytes.len() {
                return None;
            }
            let item = number(bytes, &mut at);
            let place_and_count = number(bytes, &mut at);
            let (start, count) = (at, place_and_count / 2);
            let mut left = count;
            while left > 0 {
                left -= u32::from(bytes[at] < 0x80);
                at += 1;
            }
            Some(Group { list: 2 * item + (place_and_count & 1), count, positions: &bytes[start..at] })
        })
    }
}

fn number(bytes: &[u8], at: &mut usize) -> u32 {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = bytes[*at];
        *at += 1;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return number;
        }
        shift += 7;
    }
}

/// For each list its documents:
///
/// ```text
/// | distance from the document before | number of positions | for each: distance from the one before |   LEB128
/// ```
pub struct Inverted {
    parts: Vec<Part>,
    words: u64,
    documents: usize,
}

/// A run of lists, one after another.
struct Part {
    lists: Range<usize>,
    /// Where each ends.
    ends: Vec<usize>,
    bytes: Vec<u8>,
}

/// Documents in their order; `items` is the size of their vocabulary.
pub fn invert(words: Vec<Words>, items: usize) -> Inverted {
    let mut sizes = vec![0; 2 * items];
    let mut last = vec![0u32; 2 * items];
    let mut count = 0;
    for (own, document) in words.iter().zip(0u32..) {
        for group in own.groups() {
            let list = group.list as usize;
            let size = length(document - last[list]) + length(group.count) + group.positions.len();
            (last[list], sizes[list]) = (document, sizes[list] + size);
            count += u64::from(group.count);
        }
    }
    let parts = on_all_cores(runs(&sizes), |lists| part(&words, lists.clone(), &sizes[lists]));
    Inverted { parts, words: count, documents: words.len() }
}

/// Cuts the lists into runs of about the same size.
fn runs(sizes: &[usize]) -> Vec<Range<usize>> {
    let share = sizes.iter().sum::<usize>() / PARTS + 1;
    let (mut runs, mut start, mut sum) = (Vec::new(), 0, 0);
    for (list, size) in sizes.iter().enumerate() {
        sum += size;
        if sum >= share {
            runs.push(start..list + 1);
            (start, sum) = (list + 1, 0);
        }
    }
    runs.push(start..sizes.len());
    runs
}

fn part(words: &[Words], lists: Range<usize>, sizes: &[usize]) -> Part {
    let mut total = 0;
    let starts = sizes.iter().map(|size| {
        total += size;
        total - size
    });
    // Where the next document of each list is written; in the end, where the list ends.
    let mut ends: Vec<usize> = starts.collect();
    let mut last = vec![0u32; lists.len()];
    let mut bytes = vec![0; total];
    for (own, document) in words.iter().zip(0u32..) {
        for group in own.groups() {
            let list = (group.list as usize).wrapping_sub(lists.start);
            let Some(at) = ends.get_mut(list) else { continue };
            put_at(&mut bytes, at, document - last[list]);
            put_at(&mut bytes, at, group.count);
            bytes[*at..*at + group.positions.len()].copy_from_slice(group.positions);
            *at += group.positions.len();
            last[list] = document;
        }
    }
    Part { lists, ends, bytes }
}

/// Bytes of a number as LEB128.
fn length(number: u32) -> usize {
    (32 - (number | 1).leading_zeros()).div_ceil(7) as usize
}

fn put_at(bytes: &mut [u8], at: &mut usize, number: u32) {
    let mut rest = number;
    while rest >= 0x80 {
        bytes[*at] = rest as u8 | 0x80;
        (*at, rest) = (*at + 1, rest >> 7);
    }
    bytes[*at] = rest as u8;
    *at += 1;
}

/// All terms in the order of their bytes.
pub struct Order {
    texts: Vec<u8>,
    entries: Vec<Sorted>,
}

struct Sorted {
    /// The first bytes, which nearly always decide.
    first: u128,
    text: Range<usize>,
    /// None for a term that no text has.
    list: Option<List>,
}

impl Order {
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Each term with its list.
    pub fn entries(&self) -> impl Iterator<Item = (&[u8], Option<List>)> {
        self.entries.iter().map(|entry| (&self.texts[entry.text.clone()], entry.list))
    }
}

impl Inverted {
    /// Occurrences of all words, in all documents.
    pub fn words(&self) -> u64 {
        self.words
    }

    /// The terms of all lists that have documents, and those that no text has, which are put into the first document:
    /// the pointers and, where they are wanted, the slips.
    pub fn in_order(&self, terms: &Terms, with_slips: bool) -> Order {
        let mut texts = Vec::new();
        let mut entries = Vec::new();
        let mut add = |texts: &Vec<u8>, start: usize, list| {
            let text = &texts[start..];
            let byte = |n: usize| u128::from(text.get(n).copied().unwrap_or(0));
            let first = (0..16).fold(0, |sum, n| sum << 8 | byte(n));
            entries.push(Sorted { first, text: start..texts.len(), list });
        };
        for part in &self.parts {
            let mut start = 0;
            for (list, end) in part.lists.clone().zip(&part.ends) {
                if *end > start {
                    let before = texts.len();
                    let place = if list % 2 == 0 { Place::Body } else { Place::Title };
                    terms.put((list / 2) as FormId, place, &mut texts);
                    add(&texts, before, Some(list as List));
                }
                start = *end;
            }
        }
        for pointer in terms.pointers.iter().filter(|_| self.documents > 0) {
            let before = texts.len();
            texts.extend_from_slice(pointer.as_bytes());
            add(&texts, before, None);
        }
        entries.sort_unstable_by(|a, b| {
            a.first.cmp(&b.first).then_with(|| texts[a.text.clone()].cmp(&texts[b.text.clone()]))
        });
        let mut order = Order { texts, entries };
        if with_slips {
            // They stand behind all others.
            for term in slips::terms(order.entries().map(|(term, _)| term)) {
                let start = order.texts.len();
                order.texts.extend_from_slice(term.as_bytes());
                order.entries.push(Sorted { first: u128::MAX, text: start..order.texts.len(), list: None });
            }
        }
        order
    }

    pub fn occurrences(&self, list: Option<List>) -> Occurrences<'_> {
        const POINTER: &[u8] = &[0, 1, 0];
        let own = list.and_then(|list| {
            let list = list as usize;
            let part = self.parts.iter().find(|part| part.lists.contains(&list))?;
            let at = list - part.lists.start;
            let start = at.checked_sub(1).map_or(0, |before| part.ends[before]);
            Some(&part.bytes[start..part.ends[at]])
        });
        Occurrences { bytes: own.unwrap_or(POINTER), at: 0, document: 0 }
    }
}

/// A list, read.
pub struct Occurrences<'a> {
    bytes: &'a [u8],
    at: usize,
    document: u32,
}

impl Occurrences<'_> {
    /// The next document; the distances of its positions are put into `positions`.
    pub fn next(&mut self, positions: &mut Vec<u32>) -> Option<u32> {
        positions.clear();
        if self.at == self.bytes.len() {
            return None;
        }
        self.document += number(self.bytes, &mut self.at);
        for _ in 0..number(self.bytes, &mut self.at) {
            positions.push(number(self.bytes, &mut self.at));
        }
        Some(self.document)
    }
}

#[cfg(test)]
mod tests {
    use super::super::item::Item;
    use super::super::vocabulary::Vocabulary;
    use super::*;
    use crate::schema::form_term;
    use crate::text::Morphology;

    fn words(groups: &[(FormId, Place, &[u32])]) -> Words {
        let mut out = Vec::new();
        for (item, place, positions) in groups {
            Words::put(&mut out, *item, *place, positions.iter().copied());
        }
        Words::of(out)
    }

    fn occurrences(inverted: &Inverted, list: List) -> Vec<(u32, Vec<u32>)> {
        let mut occurrences = inverted.occurrences(Some(list));
        let mut positions = Vec::new();
        let next = || Some((occurrences.next(&mut positions)?, positions.clone()));
        std::iter::from_fn(next).collect()
    }

    #[test]
    fn every_list_has_its_documents_and_positions() {
        let mut documents: Vec<Words> = (0..400).map(|_| words(&[])).collect();
        documents[0] = words(&[(0, Place::Body, &[3, 200, 201]), (2, Place::Title, &[0])]);
        documents[2] = words(&[(1, Place::Body, &[70_000])]);
        documents[399] =
            words(&[(0, Place::Body, &[0]), (0, Place::Title, &[5]), (2, Place::Title, &[1, 2])]);
        let inverted = invert(documents, 3);
        assert_eq!(inverted.words(), 9);
        assert_eq!(occurrences(&inverted, 0), [(0, vec![3, 197, 1]), (399, vec![0])]);
        assert_eq!(occurrences(&inverted, 1), [(399, vec![5])]);
        assert_eq!(occurrences(&inverted, 2), [(2, vec![70_000])]);
        assert!(occurrences(&inverted, 3).is_empty() && occurrences(&inverted, 4).is_empty());
        assert_eq!(occurrences(&inverted, 5), [(0, vec![0]), (399, vec![1, 1])]);
    }

    #[test]
    fn terms_are_in_the_order_of_their_bytes() {
        let mut vocabulary = Vocabulary::default();
        let forms = ["расследовательский", "суд", "расследовательская", "арест"];
        let items = forms.map(|form| Item::form(Morphology::Russian, form)).to_vec();
        vocabulary.adopt(items);
        let terms = vocabulary.terms();
        let all = (0..4).map(|item| (item, Place::Body, &[0][..])).collect::<Vec<_>>();
        let inverted = invert(vec![words(&all)], 4);
        let order = inverted.in_order(&terms, true);
        assert!(inverted.in_order(&terms, false).len() < order.len());
        let found: Vec<&[u8]> = order.entries().map(|(term, _)| term).collect();
        assert!(found.is_sorted() && found.len() == order.len() && order.len() > 4, "forms and pointers");
        let arrest = Morphology::Russian.key("арест");
        let arrest = form_term(Morphology::Russian, &arrest, Place::Body, "арест");
        assert!(order.entries().any(|(term, list)| term == arrest.as_bytes() && list == Some(6)));
        assert_eq!(invert(Vec::new(), 4).in_order(&terms, true).len(), 0, "nobody to point for");
    }
}
