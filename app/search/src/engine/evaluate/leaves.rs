//! Words and phrases of a query.
//! Not here: what they mean in other words (`meaning`).

use super::super::Note;
use super::super::hits::Hits;
use super::super::lookup::{Closeness, Match, last_reading, readings};
use super::tree::Evaluation;
use crate::query::{Phrase, Word};
use crate::schema::Place;
use std::collections::BTreeMap;
use std::io;

/// A shorter beginning of a word matches too much of the dictionary to be of use.
const SHORTEST_PREFIX: usize = 2;

/// What a word matched.
pub struct FoundWord {
    pub hits: Hits,
    /// The word that was looked for instead, if none has this one.
    pub corrected: Option<String>,
}

impl Evaluation<'_> {
    /// `typos`: whether a word that no document has is looked for under other spellings.
    pub fn word(&mut self, word: &Word, typos: bool) -> io::Result<FoundWord> {
        let read = readings(&word.form);
        let forms = self.engine.forms(&read);
        let longer = if word.prefix && word.form.chars().count() >= SHORTEST_PREFIX {
            self.engine.longer(&read)
        } else {
            Ok(Vec::new())
        };
        let mut matches = forms?;
        matches.extend(longer?);
        if matches.is_empty()
            && let Some(reading) = last_reading(&word.form)
        {
            matches = self.engine.forms(&[reading])?;
        }
        if word.title {
            matches.retain(|found| found.place == Place::Title);
        }
        let mut corrected = None;
        if matches.is_empty()
            && (typos || word.typo)
            && let Some((to, near)) = self.engine.corrected(&word.form)?
        {
            self.notes.push(Note::Corrected { from: word.form.clone(), to: to.clone() });
            (corrected, matches) = (Some(to), near);
        }
        let matches = closest(matches);
        let hits = self.engine.score_word(&matches)?;
        self.highlights.add_word(&matches, self.rarity(&hits));
        Ok(FoundWord { hits, corrected })
    }

    pub fn phrase(&mut self, phrase: &Phrase) -> io::Result<Hits> {
        let words: Vec<io::Result<Vec<Match>>> = phrase
            .forms
            .iter()
            .map(|form| {
                let mut matches = self.engine.forms(&readings(form))?;
                // Between quotes the form counts; near each other the words do.
                if phrase.slop.is_none() {
                    matches.retain(|found| found.closeness == Closeness::Same);
                }
                Ok(closest(matches))
            })
            .collect();
        let words = words.into_iter().collect::<io::Result<Vec<_>>>()?;
        let hits = match words.as_slice() {
            [word] => {
                let places = word.iter().filter(|found| !phrase.title || found.place == Place::Title);
                self.engine.score_word(&places.cloned().collect::<Vec<_>>())?
            }
            words => self.engine.score_phrase(words, phrase.slop, phrase.title)?,
        };
        self.highlights.add_phrase(&words, phrase.slop.is_none(), self.rarity(&hits));
        Ok(hits)
    }

    /// How much finding this says about a document.
    pub fn rarity(&self, hits: &Hits) -> f32 {
        self.engine.documents() as f32 / (1.0 + hits.len() as f32)
    }
}

/// Each form once, as close to what was typed as any way of finding it says.
pub fn closest(matches: Vec<Match>) -> Vec<Match> {
    let mut best: BTreeMap<_, Match> = BTreeMap::new();
    for found in matches {
        let key = (found.morphology, found.place, found.form.clone());
        match best.get(&key) {
            Some(known) if known.closeness <= found.closeness => {}
            _ => {
                best.insert(key, found);
            }
        }
    }
    best.into_values().collect()
}
