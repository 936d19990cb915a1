//! Computes which documents a query matches, before filters.
//! Not here: reading the query (`query`), single words (`lookup`, `postings`), order (`rank`).
//!
//! Every part of a query is computed even after one had to stop for missing bytes: the parts all of
//! them need are then fetched in one round.

mod leaves;
mod meaning;
mod relaxed;
mod tree;

use super::hits::{Hit, Hits, Tier};
use super::passages::Highlights;
use super::{Note, Query, SearchEngine};
use crate::query::layout::other_layouts;
use crate::query::names::{name_key, symbols};
use crate::query::{parse, readable};
use model::Via;
use std::io;
use tree::{Evaluation, Value};

/// What a query matched.
pub struct Evaluated {
    pub hits: Hits,
    pub highlights: Highlights,
    pub notes: Vec<Note>,
}

/// What one way to read a query matched.
struct Reading {
    evaluated: Evaluated,
    /// Words and phrases of the query, and how many of them some document has.
    asked: usize,
    found: usize,
}

impl SearchEngine {
    pub(super) fn evaluate(&self, query: &Query) -> io::Result<Evaluated> {
        let read = readable(&query.text);
        let named = self.named(read);
        let as_typed = self.reading(&query.text, query.as_you_type, false);
        let (mut reading, named) = (as_typed?, named?);
        if named.is_empty() && reading.found < reading.asked {
            reading = self.reading_of_slips(query, read, reading)?;
        }
        let mut evaluated = reading.evaluated;
        evaluated.hits = evaluated.hits.or(&named);
        Ok(evaluated)
    }

    /// What may have been meant where some words were not found as typed.
    fn reading_of_slips(&self, query: &Query, read: &str, as_typed: Reading) -> io::Result<Reading> {
        // Nothing at all: perhaps the keyboard was set to another language.
        let layouts = if as_typed.found == 0 { other_layouts(read) } else { Vec::new() };
        for text in layouts {
            let mut other = self.reading(&text, query.as_you_type, false)?;
            if other.found == other.asked && !other.evaluated.hits.is_empty() {
                other.evaluated.notes.push(Note::Layout { from: read.to_owned(), to: text });
                return Ok(other);
            }
        }
        self.reading(&query.text, query.as_you_type, true)
    }

    /// What a text finds, read as it stands.
    fn reading(&self, text: &str, as_you_type: bool, typos: bool) -> io::Result<Reading> {
        let parsed = parse(text, as_you_type);
        let mut evaluation = Evaluation::new(self, typos);
        let hits = match evaluation.node(&parsed.root, true)? {
            Value::Anything => self.everything(),
            Value::Scored(hits) | Value::Required(hits) => hits,
            Value::Excluded(hits) => self.everything().without(&hits),
        };
        let Evaluation { highlights, mut notes, asked, found, .. } = evaluation;
        notes.extend(parsed.cut_to.map(Note::TooLong));
        Ok(Reading { evaluated: Evaluated { hits, highlights, notes }, asked, found })
    }

    fn everything(&self) -> Hits {
        Hits::unscored(0..self.documents())
    }

    /// Documents whose symbol, number or name was typed.
    fn named(&self, text: &str) -> io::Result<Hits> {
        let mut stopped = None;
        let mut found = Hits::default();
        for key in name_key(text).into_iter().chain(symbols(text)) {
            let documents = self.name(&key).and_then(|info| match info {
                Some(info) => self.documents_of(&info),
                None => Ok(Vec::new()),
            });
            match documents {
                Ok(documents) => {
                    let hit = |document| Hit { document, score: 1.0, via: Via::Direct, tier: Tier::Named };
                    found = found.or(&Hits(documents.into_iter().map(hit).collect()));
                }
                Err(error) => stopped = Some(error),
            }
        }
        stopped.map_or(Ok(found), Err)
    }
}
