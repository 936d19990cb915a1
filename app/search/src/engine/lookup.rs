//! From a word of the query to the terms of the dictionary that are forms of it.
//! Not here: the documents of a term (`postings`).

use super::SearchEngine;
use crate::schema::{Entry, Place, entry, key_start, keys_start, name_term};
use crate::text::{Morphology, is_cyrillic, is_kazakh, kazakh, latin, surnames};
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

/// Letters of a stem that is taken for the same word with Kazakh letters.
const SHORTEST_PLAIN: usize = 4;

/// One way to read a folded word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub morphology: Morphology,
    pub form: String,
    /// Whether its Kazakh letters are meant: a Latin spelling does not tell all of them apart.
    exact: bool,
}

impl Reading {
    pub fn new(morphology: Morphology, form: &str) -> Reading {
        Reading { morphology, form: form.to_owned(), exact: true }
    }

    /// Whether a form with the same key can be one of this word. Keys leave Kazakh letters out; whoever typed
    /// them does not mean the word with the plain ones: «көру» is not «қор», «өлген» not «ол». A longer form in plain
    /// letters only is the same word as somebody typed it.
    pub fn admits(&self, form: &str) -> bool {
        if self.morphology != Morphology::Kazakh || !self.exact || !self.form.chars().any(is_kazakh) {
            return true;
        }
        let stem = kazakh::stem(form);
        let plain = !form.chars().any(is_kazakh) && stem.chars().count() >= SHORTEST_PLAIN;
        plain || stem == kazakh::stem(&self.form)
    }
}

/// The ways to read a folded word: a Cyrillic one may be Russian or Kazakh.
pub fn readings(form: &str) -> Vec<Reading> {
    if form.chars().any(is_kazakh) {
        return vec![Reading::new(Morphology::Kazakh, form)];
    }
    if form.chars().any(is_cyrillic) {
        return vec![Reading::new(Morphology::Russian, form), Reading::new(Morphology::Kazakh, form)];
    }
    let mut readings = vec![Reading::new(Morphology::Other, form)];
    if form.chars().any(latin::is_kazakh_latin) {
        readings.extend(kazakh_reading(form));
    }
    readings
}

/// Kazakh in plain Latin letters, for words that nothing else was found for.
pub fn last_reading(form: &str) -> Option<Reading> {
    let latin = form.chars().any(|c| c.is_ascii_alphabetic()) && !form.chars().any(|c| c.is_ascii_digit());
    latin.then(|| kazakh_reading(form)).flatten()
}

/// Kazakh in Latin letters.
fn kazakh_reading(form: &str) -> Option<Reading> {
    let form = latin::kazakh_from_latin(form)?;
    Some(Reading { morphology: Morphology::Kazakh, form, exact: false })
}

/// Stems this much shorter than a prefix may still have forms that begin with it.
const LONGEST_ENDING: usize = 4;

impl SearchEngine {
    /// All forms of a word.
    pub(super) fn forms(&self, readings: &[Reading]) -> io::Result<Vec<Match>> {
        let mut found = Found::default();
        for reading in readings {
            let Reading { morphology, form, .. } = reading;
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
            self.surname(reading, &by_rule, &mut found);
            if pointed.is_empty() {
                found.add(reading, &spelling, entries);
                continue;
            }
            for key in pointed {
                let entries = found.take(self.scan(&key_start(*morphology, key)));
                found.add(reading, &spelling, entries);
            }
        }
        found.finish()
    }

    /// The cases of a surname that stand under another key than this one.
    fn surname(&self, reading: &Reading, by_rule: &str, found: &mut Found) {
        let Reading { morphology: Morphology::Russian, form, .. } = reading else { return };
        let keys = surnames::nominative_and_other(form)
            .map(|forms| forms.map(|form| Morphology::Russian.key(&form)));
        for key in keys.into_iter().flatten().filter(|key| key != by_rule) {
            let mut entries = found.take(self.scan(&key_start(Morphology::Russian, &key)));
            entries.retain(|(entry, _)| match entry {
                Entry::Form { form: other, .. } => surnames::base(other) == surnames::base(form),
                Entry::Pointer { .. } => false,
            });
            found.add(reading, form, entries);
        }
    }

    /// All forms that begin with what was typed.
    pub(super) fn longer(&self, readings: &[Reading]) -> io::Result<Vec<Match>> {
        let mut found = Found::default();
        for Reading { morphology, form, .. } in readings {
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
        self.scan_short(start, usize::MAX)
    }

    /// The entries whose terms begin with `start` and have a key of at most `longest` letters.
    pub(super) fn scan_short(&self, start: &str, longest: usize) -> io::Result<Vec<(Entry, TermInfo)>> {
        let mut entries = Vec::new();
        self.each_term(start, |term, info| {
            let key = term.iter().skip(1).take_while(|byte| **byte != 0);
            let letters = key.filter(|byte| !matches!(byte, 0x80..0xc0)).count();
            if letters <= longest {
                entries.extend(entry(term).map(|entry| (entry, info.clone())));
            }
        })?;
        Ok(entries)
    }

    /// The terms that begin with `start`.
    pub(super) fn keys(&self, start: &str) -> io::Result<Vec<Vec<u8>>> {
        let mut keys = Vec::new();
        self.each_term(start, |term, _| keys.push(term.to_vec()))?;
        Ok(keys)
    }

    fn each_term(&self, start: &str, mut act: impl FnMut(&[u8], &TermInfo)) -> io::Result<()> {
        let mut end = start.as_bytes().to_vec();
        if let Some(last) = end.last_mut() {
            *last += 1; // no byte of UTF-8 is ff
        }
        let mut terms = self.segment.text.terms().range().ge(start).lt(end).into_stream()?;
        while terms.advance() {
            act(terms.key(), terms.value());
        }
        Ok(())
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

    fn add(&mut self, reading: &Reading, spelling: &str, entries: Vec<(Entry, TermInfo)>) {
        let morphology = reading.morphology;
        for (entry, info) in entries {
            if let Entry::Form { place, form } = entry
                && reading.admits(&form)
            {
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
