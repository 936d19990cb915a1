//! Words spelt almost like one that no document has.
//! Not here: saying so to the reader (`evaluate` notes it).
//!
//! Of a whole index all of the dictionary is at hand and is looked through. Of an index in parts a few stretches are
//! fetched: what begins as typed, and the beginnings that a slip among the first letters leads to (`slips`). Both are
//! asked for at once, so that a slip costs one round of requests, or one more where it is at the beginning.

use super::SearchEngine;
use super::lookup::{Closeness, Match, Reading, readings};
use crate::schema::{Entry, keys_start};
use crate::slips;
use crate::text::Morphology;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Shorter words have too many neighbours.
const SHORTEST: usize = 5;
/// Words of this length may differ in two places.
const LONG: usize = 9;

/// A word as it was typed, read in one way.
struct Typed {
    morphology: Morphology,
    letters: Vec<char>,
    key: String,
    /// In how many places a word may differ from it.
    most: usize,
}

impl Typed {
    fn new(Reading { morphology, form, .. }: &Reading) -> Typed {
        let letters: Vec<char> = morphology.spelling(form).chars().collect();
        let most = if letters.len() >= LONG { 2 } else { 1 };
        Typed { morphology: *morphology, letters, key: morphology.key(form), most }
    }

    fn beginning(&self, length: usize) -> String {
        self.letters.iter().take(length).collect()
    }
}

/// How near a word is: the nearest, of equally near ones one that begins as typed, then the most frequent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Nearness {
    distance: usize,
    other_start: bool,
    documents: Reverse<u32>,
}

type Near = (Nearness, String);

impl SearchEngine {
    /// The most frequent word nearest to `form`, with all its forms; None when none is near.
    pub(super) fn corrected(&self, form: &str) -> io::Result<Option<(String, Vec<Match>)>> {
        let length = form.chars().count();
        if length < SHORTEST || form.chars().any(|c| c.is_ascii_digit()) {
            return Ok(None);
        }
        let typed: Vec<Typed> = readings(form).iter().map(Typed::new).collect();
        let near = if self.is_whole() { self.nearest_of_all(&typed) } else { self.nearest_in_parts(&typed) };
        let Some((_, best)) = near? else { return Ok(None) };
        let mut matches = self.forms(&readings(&best))?;
        matches.iter_mut().for_each(|found| found.closeness = Closeness::Typo);
        Ok(Some((best, matches)))
    }

    fn nearest_of_all(&self, typed: &[Typed]) -> io::Result<Option<Near>> {
        // Most slips leave the first letter, which spares looking through the rest.
        let as_typed = self.nearest(typed.iter().map(|own| (own, own.beginning(1))))?;
        match as_typed {
            Some((Nearness { distance: 1, .. }, _)) => Ok(as_typed),
            _ => self.nearest(typed.iter().map(|own| (own, String::new()))),
        }
    }

    fn nearest_in_parts(&self, typed: &[Typed]) -> io::Result<Option<Near>> {
        let as_typed = self.nearest(typed.iter().map(|own| (own, own.beginning(slips::FRONT))));
        let others = self.beginnings_with_slips(typed);
        let (as_typed, others) = (as_typed?, others?);
        if matches!(as_typed, Some((Nearness { distance: 1, .. }, _))) {
            return Ok(as_typed);
        }
        let other = self.nearest(others.into_iter())?;
        Ok(as_typed.into_iter().chain(other).min())
    }

    /// The nearest of the words under these beginnings of keys.
    fn nearest<'a>(&self, beginnings: impl Iterator<Item = (&'a Typed, String)>) -> io::Result<Option<Near>> {
        let mut near: BTreeMap<String, Nearness> = BTreeMap::new();
        let mut stopped = None;
        for (typed, beginning) in beginnings {
            // A key is no longer than the word's forms.
            let longest = typed.letters.len() + typed.most;
            let scanned = self.scan_short(&keys_start(typed.morphology, &beginning), longest);
            let entries = scanned.unwrap_or_else(|error| {
                stopped = Some(error);
                Vec::new()
            });
            for (entry, info) in entries {
                // A pointer's form is one that texts may lack, but they have others of the word.
                let (form, documents) = match entry {
                    Entry::Form { form, .. } => (form, info.doc_freq),
                    Entry::Pointer { form, .. } => (form, 0),
                };
                let word: Vec<char> = typed.morphology.spelling(&form).chars().collect();
                if let Some(distance) = distance(&typed.letters, &word, typed.most) {
                    let other_start = word.first() != typed.letters.first();
                    let new = Nearness { distance, other_start, documents: Reverse(0) };
                    let known = near.entry(form).or_insert(new);
                    known.distance = known.distance.min(distance);
                    known.documents.0 += documents;
                }
            }
        }
        let best = near.into_iter().map(|(form, near)| (near, form)).min();
        stopped.map_or(Ok(best), Err)
    }

    /// The beginnings that words would have without one slip among their first letters.
    fn beginnings_with_slips<'a>(&self, typed: &'a [Typed]) -> io::Result<Vec<(&'a Typed, String)>> {
        let mut stopped = None;
        let mut found = Vec::new();
        for own in typed {
            let mut beginnings = slips::shortened(&own.key);
            for start in slips::lookups(own.morphology, &own.key) {
                match self.keys(&start) {
                    Ok(terms) => beginnings.extend(terms.iter().flat_map(|term| slips::beginnings(term))),
                    Err(error) => stopped = Some(error),
                }
            }
            let as_typed = own.beginning(slips::FRONT);
            let other = beginnings.into_iter().filter(|beginning| !beginning.starts_with(&as_typed));
            found.extend(other.collect::<BTreeSet<_>>().into_iter().map(|beginning| (own, beginning)));
        }
        stopped.map_or(Ok(found), Err)
    }
}

/// How many letters were put in, left out, changed or swapped with the next; None for more than `most`.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        (before, last) = (last, row);
    }
    last.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    #[test]
    fn slips_are_counted() {
        for (typed, word, expected) in [
            ("конститция", "конституция", Some(1)),
            ("решнеие", "решение", Some(1)),
            ("пыьки", "пытки", Some(1)),
            ("пытки", "пытки", Some(0)),
            ("апеляционая", "апелляционная", Some(2)),
            ("пытки", "пята", None),
        ] {
            assert_eq!(distance(&letters(typed), &letters(word), 2), expected, "{typed}");
        }
        assert_eq!(distance(&letters("апеляционая"), &letters("апелляционная"), 1), None);
    }
}
