//! From a word of the query to the terms of the dictionary that are forms of it.
//! Not here: the documents of a term (`postings`).

use super::SearchEngine;
use crate::schema::{Entry, Place, entry, key_start, keys_start, name_term};
use crate::text::{Morphology, is_cyrillic, is_kazakh, latin};
use model::Via;
use std::collections::BTreeSet;
use std::io;
use tantivy::postings::TermInfo;

/// A term that a word of the query matches.
#[derive(Clone, Debug)]
pub struct Match {
    pub info: TermInfo,
    pub place: Place,
    pub morphology: Morphology,
    pub form: String,
    pub closeness: Closeness,
}

/// How a form relates to what was typed, closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// The form that was typed.
    Same,
    /// Another form of the word.
    Form,
    /// A longer word.
    Longer,
    /// Another word for the same concept.
    Concept,
    /// A word spelt almost like it.
    Typo,
}

impl Closeness {
    /// What an occurrence counts against one of the form that was typed.
    pub fn weight(self) -> f32 {
        match self {
            Closeness::Same => 1.0,
            Closeness::Form => 0.8,
            Closeness::Longer => 0.5,
            Closeness::Concept | Closeness::Typo => 0.4,
        }
    }

    pub fn via(self) -> Via {
        match self {
            Closeness::Same | Closeness::Form | Closeness::Longer => Via::Direct,
            Closeness::Concept => Via::Concept,
            Closeness::Typo => Via::Typo,
        }
    }
}

/// The ways to read a folded word: a Cyrillic one may be Russian or Kazakh.
pub fn readings(form: &str) -> Vec<(Morphology, String)> {
    if form.chars().any(is_kazakh) {
        return vec![(Morphology::Kazakh, form.to_owned())];
    }
    if form.chars().any(is_cyrillic) {
        return vec![(Morphology::Russian, form.to_owned()), (Morphology::Kazakh, form.to_owned())];
    }
    let mut readings = vec![(Morphology::Other, form.to_owned())];
    if form.chars().any(latin::is_kazakh_latin) {
        readings.extend(latin::kazakh_from_latin(form).map(|form| (Morphology::Kazakh, form)));
    }
    readings
}

/// Kazakh in plain Latin letters, for words that nothing else was found for.
pub fn last_reading(form: &str) -> Option<(Morphology, String)> {
    let latin = form.chars().any(|c| c.is_ascii_alphabetic()) && !form.chars().any(|c| c.is_ascii_digit());
    latin.then(|| latin::kazakh_from_latin(form)).flatten().map(|form| (Morphology::Kazakh, form))
}

/// Stems this much shorter than a prefix may still have forms that begin with it.
const LONGEST_ENDING: usize = 4;

impl SearchEngine {
    /// All forms of a word.
    pub(super) fn forms(&self, readings: &[(Morphology, String)]) -> io::Result<Vec<Match>> {
        let mut found = Found::default();
        for (morphology, form) in readings {
            let by_rule = morphology.key(form);
            let spelling = morphology.spelling(form);
            let entries = found.take(self.scan(&key_start(*morphology, &by_rule)));
            let pointed: BTreeSet<&String> = entries
                .iter()
                .filter_map(|(entry, _)| match entry {
                    Entry::Pointer { form, key } if morphology.spelling(form) == spelling => Some(key),
                    Entry::Pointer { .. } | Entry::Form { .. } => None,
                })
                .collect();
            if pointed.is_empty() {
                found.add(*morphology, &spelling, entries);
                continue;
            }
            for key in pointed {
                let entries = found.take(self.scan(&key_start(*morphology, key)));
                found.add(*morphology, &spelling, entries);
            }
        }
        found.finish()
    }

    /// All forms that begin with what was typed.
    pub(super) fn longer(&self, readings: &[(Morphology, String)]) -> io::Result<Vec<Match>> {
        let mut found = Found::default();
        for (morphology, form) in readings {
            let start = morphology.spelling(form);
            let mut entries = found.take(self.scan(&keys_start(*morphology, &start)));
            let characters: Vec<usize> = start.char_indices().map(|(at, _)| at).collect();
            let shortest = characters.len().saturating_sub(LONGEST_ENDING).max(2);
            for at in characters.iter().skip(shortest) {
                entries.extend(found.take(self.scan(&key_start(*morphology, &start[..*at]))));
            }
            let mut pointed = BTreeSet::new();
            for (entry, info) in entries {
                match entry {
                    Entry::Form { place, form } if morphology.spelling(&form).starts_with(&start) => {
                        let closeness = Closeness::Longer;
                        found.matches.push(Match { info, place, morphology: *morphology, form, closeness });
                    }
                    Entry::Pointer { form, key } if morphology.spelling(&form).starts_with(&start) => {
                        pointed.insert((key, morphology.spelling(&form)));
                    }
                    Entry::Form { .. } | Entry::Pointer { .. } => {}
                }
            }
            for (key, spelling) in pointed {
                let entries = found.take(self.scan(&key_start(*morphology, &key)));
                for (entry, info) in entries {
                    if let Entry::Form { place, form } = entry
                        && morphology.spelling(&form) == spelling
                    {
                        let closeness = Closeness::Longer;
                        found.matches.push(Match { info, place, morphology: *morphology, form, closeness });
                    }
                }
            }
        }
        found.finish()
    }

    pub(super) fn name(&self, key: &str) -> io::Result<Option<TermInfo>> {
        self.segment.text.terms().get(name_term(key))
    }

    /// The entries whose terms begin with `start`.
    pub(super) fn scan(&self, start: &str) -> io::Result<Vec<(Entry, TermInfo)>> {
        let mut end = start.as_bytes().to_vec();
        if let Some(last) = end.last_mut() {
            *last += 1; // no byte of UTF-8 is ff
        }
        let mut terms = self.segment.text.terms().range().ge(start).lt(end).into_stream()?;
        let mut entries = Vec::new();
        while terms.advance() {
            entries.extend(entry(terms.key()).map(|entry| (entry, terms.value().clone())));
        }
        Ok(entries)
    }
}

/// Collects matches and goes on after a read that must wait, so that one round asks for everything.
#[derive(Default)]
struct Found {
    matches: Vec<Match>,
    stopped: Option<io::Error>,
}

impl Found {
    fn take<T: Default>(&mut self, read: io::Result<T>) -> T {
        read.unwrap_or_else(|error| {
            self.stopped = Some(error);
            T::default()
        })
    }

    fn add(&mut self, morphology: Morphology, spelling: &str, entries: Vec<(Entry, TermInfo)>) {
        for (entry, info) in entries {
            if let Entry::Form { place, form } = entry {
                let same = morphology.spelling(&form) == spelling;
                let closeness = if same { Closeness::Same } else { Closeness::Form };
                self.matches.push(Match { info, place, morphology, form, closeness });
            }
        }
    }

    fn finish(self) -> io::Result<Vec<Match>> {
        self.stopped.map_or(Ok(self.matches), Err)
    }
}
