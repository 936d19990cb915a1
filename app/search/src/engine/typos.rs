//! Words spelt almost like one that no document has.
//! Not here: saying so to the reader (`evaluate` notes it).
//!
//! Candidates are what stands in the dictionary under a few beginnings: that of the word as typed, and
//! those it would have without the usual slips in its first letters. Of an index in parts each beginning costs a
//! request or two, so they are longer there, and only if the first yields nothing the others are asked for.

use super::SearchEngine;
use super::lookup::{Closeness, Match, Reading, readings};
use crate::schema::{Entry, keys_start};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Shorter words have too many neighbours.
const SHORTEST: usize = 5;
/// Words of this length may differ in two places.
const LONG: usize = 9;
/// Letters at the beginning among which slips are looked for.
const FRONT: usize = 3;
/// Letters under which words are looked up: of an index in parts, little should be fetched.
const BEGINNING_IN_WHOLE: usize = 1;
const BEGINNING_IN_PARTS: usize = 3;
/// With a slip taken out, the letters after it are believed.
const BEGINNING_AFTER_SLIP: usize = 4;

/// Letters that are taken for each other, by ear.
const ALIKE: [&str; 20] = [
    "ао", "еи", "иы", "іи", "бп", "вф", "гк", "дт", "жш", "зс", "шщ", "цс", "ck", "cs", "sz", "iy", "ei",
    "ao", "vw", "gj",
];

impl SearchEngine {
    /// The most frequent word nearest to `form`, with all its forms; None when none is near.
    pub(super) fn corrected(&self, form: &str) -> io::Result<Option<(String, Vec<Match>)>> {
        let length = form.chars().count();
        if length < SHORTEST || form.chars().any(|c| c.is_ascii_digit()) {
            return Ok(None);
        }
        let read = readings(form);
        let tries: &[Beginnings] = if self.is_whole() {
            &[Beginnings::Slips { length: BEGINNING_IN_WHOLE }]
        } else {
            &[Beginnings::AsTyped, Beginnings::Slips { length: BEGINNING_AFTER_SLIP }]
        };
        for beginnings in tries {
            if let Some(best) = self.nearest(&read, *beginnings)? {
                let mut matches = self.forms(&readings(&best))?;
                matches.iter_mut().for_each(|found| found.closeness = Closeness::Typo);
                return Ok(Some((best, matches)));
            }
        }
        Ok(None)
    }

    fn nearest(&self, read: &[Reading], beginnings: Beginnings) -> io::Result<Option<String>> {
        let mut near: BTreeMap<String, Nearness> = BTreeMap::new();
        let mut stopped = None;
        for Reading { morphology, form, .. } in read {
            let typed: Vec<char> = morphology.spelling(form).chars().collect();
            let most = if typed.len() >= LONG { 2 } else { 1 };
            for beginning in beginnings.of(&typed) {
                match self.scan(&keys_start(*morphology, &beginning)) {
                    Ok(entries) => {
                        for (entry, info) in entries {
                            let Entry::Form { form, .. } = entry else { continue };
                            let word: Vec<char> = morphology.spelling(&form).chars().collect();
                            if let Some(distance) = distance(&typed, &word, most) {
                                let other_start = word.first() != typed.first();
                                let known = near.entry(form).or_insert(Nearness {
                                    distance,
                                    other_start,
                                    documents: 0,
                                });
                                known.distance = known.distance.min(distance);
                                known.documents += info.doc_freq;
                            }
                        }
                    }
                    Err(error) => stopped = Some(error),
                }
            }
        }
        if let Some(error) = stopped {
            return Err(error);
        }
        // The nearest; of equally near ones one that begins as typed, then the most frequent.
        let best = near.into_iter().min_by(|(a, near_a), (b, near_b)| {
            let order = |near: &Nearness| (near.distance, near.other_start, u32::MAX - near.documents);
            order(near_a).cmp(&order(near_b)).then_with(|| a.cmp(b))
        });
        Ok(best.map(|(form, _)| form))
    }
}

struct Nearness {
    distance: usize,
    other_start: bool,
    documents: u32,
}

/// Under which beginnings of the dictionary to look.
#[derive(Clone, Copy)]
enum Beginnings {
    AsTyped,
    /// As typed, and without each of the usual slips.
    Slips {
        length: usize,
    },
}

impl Beginnings {
    fn of(self, typed: &[char]) -> BTreeSet<String> {
        let start = |word: &[char], length: usize| word.iter().take(length).collect::<String>();
        match self {
            Beginnings::AsTyped => BTreeSet::from([start(typed, BEGINNING_IN_PARTS)]),
            Beginnings::Slips { length } => {
                // The stem of a short word may be no longer than this.
                let length = length.min(typed.len().saturating_sub(2).max(BEGINNING_IN_PARTS));
                without_slips(typed).iter().map(|word| start(word, length)).collect()
            }
        }
    }
}

/// The word as typed, and as it would be without one slip among its first letters: two swapped, one too many, one of
/// a double missing, one taken for another.
fn without_slips(typed: &[char]) -> Vec<Vec<char>> {
    let mut words = vec![typed.to_vec()];
    for at in 0..FRONT.min(typed.len()) {
        let mut change = |change: &dyn Fn(&mut Vec<char>)| {
            let mut word = typed.to_vec();
            change(&mut word);
            words.push(word);
        };
        if at + 1 < typed.len() {
            change(&|word| word.swap(at, at + 1));
        }
        change(&|word| {
            word.remove(at);
        });
        change(&|word| word.insert(at, typed[at]));
        for pair in ALIKE {
            let mut letters = pair.chars();
            if let (Some(one), Some(other)) = (letters.next(), letters.next()) {
                if typed[at] == one {
                    change(&|word| word[at] = other);
                } else if typed[at] == other {
                    change(&|word| word[at] = one);
                }
            }
        }
    }
    words
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

    #[test]
    fn slips_in_the_first_letters_are_undone() {
        for (typed, meant) in [
            ("рпокурор", "прок"),
            ("ппытки", "пытк"),
            ("асамблея", "асса"),
            ("есиргепов", "есер"),
            ("aslyum", "asyl"),
        ] {
            let found = Beginnings::Slips { length: BEGINNING_AFTER_SLIP }.of(&letters(typed));
            assert!(found.contains(meant), "{typed}: {found:?}");
        }
        let found = Beginnings::Slips { length: BEGINNING_AFTER_SLIP }.of(&letters("абвокат"));
        assert!(!found.contains("адво"), "no usual slip: each beginning costs a request");
    }
}
