//! Other words, in three languages, for runs of words in the query.
//! Not here: the table (`concepts`).

use super::super::Note;
use super::super::concepts::{LONGEST, Term};
use super::super::hits::Hits;
use super::super::lookup::Closeness;
use super::leaves::closest;
use super::tree::Evaluation;
use crate::query::Node;
use model::Via;
use std::io;
use std::ops::Range;

/// What other words for it count against the words that were typed.
const WEIGHT: f32 = 0.5;

/// A run of words in the query that is a term of the concept table.
pub struct Run<'a> {
    /// Places of its words among the query's nodes.
    pub words: Range<usize>,
    from: String,
    others: Vec<&'a Term>,
}

/// A run with the documents of its concept's other terms.
pub struct Meant {
    pub words: Range<usize>,
    from: String,
    /// The other terms that some document has.
    terms: Vec<String>,
    hits: Hits,
}

impl<'a> Evaluation<'a> {
    /// The runs that are terms, the longest first at each word. `corrected`: words as they were understood.
    pub fn runs(&self, nodes: &[&Node], corrected: &[(usize, String)]) -> Vec<Run<'a>> {
        let form = |number: usize| match nodes[number] {
            Node::Word(word) if !word.title => {
                let understood = corrected.iter().find(|(place, _)| *place == number);
                Some(understood.map_or(word.form.as_str(), |(_, to)| to.as_str()))
            }
            _ => None,
        };
        let engine = self.engine;
        let mut runs = Vec::new();
        let mut start = 0;
        while start < nodes.len() {
            let words: Vec<&str> = (start..nodes.len()).map_while(form).take(LONGEST).collect();
            let run = (1..=words.len()).rev().find_map(|length| {
                let others = engine.concepts.others(&words[..length]);
                (!others.is_empty()).then_some((length, others))
            });
            match run {
                Some((length, others)) => {
                    let from = words[..length].join(" ");
                    runs.push(Run { words: start..start + length, from, others });
                    start += length;
                }
                None => start += 1,
            }
        }
        runs
    }

    pub fn meant(&mut self, runs: Vec<Run>) -> io::Result<Vec<Meant>> {
        let mut stopped = None;
        let mut found = Vec::new();
        for run in runs {
            let mut hits = Hits::default();
            let mut terms = Vec::new();
            for term in run.others {
                match self.term(term) {
                    Ok(own) => {
                        if !own.is_empty() {
                            terms.push(term.text.clone());
                        }
                        hits = hits.best(&own);
                    }
                    Err(error) => stopped = Some(error),
                }
            }
            let hits = hits.scaled(WEIGHT);
            found.push(Meant { words: run.words, from: run.from, terms, hits });
        }
        stopped.map_or(Ok(found), Err)
    }

    /// Documents of a concept's term: of its word, or of its words next to each other.
    fn term(&mut self, term: &Term) -> io::Result<Hits> {
        let words = term.words.iter().map(|reading| {
            let mut matches = self.engine.forms(std::slice::from_ref(reading))?;
            if term.is_abbreviation() {
                matches.retain(|found| found.closeness == Closeness::Same);
            }
            matches.iter_mut().for_each(|found| found.closeness = Closeness::Concept);
            Ok(closest(matches))
        });
        let words = words.collect::<Vec<_>>().into_iter().collect::<io::Result<Vec<_>>>()?;
        let hits = match words.as_slice() {
            [word] => self.engine.score_word(word)?,
            // A phrase counts as the sum of its words would; a term, however long, is one thing.
            words => {
                let phrase = self.engine.score_phrase(words, Some(0), false)?;
                phrase.scaled(1.0 / words.len() as f32).through(Via::Concept)
            }
        };
        self.highlights.add_phrase(&words, words.len() > 1, self.rarity(&hits) * 0.5);
        Ok(hits)
    }

    /// Documents with the words of a run, and those with other words for it.
    pub fn with_other_words(&mut self, direct: Hits, meant: &Meant) -> Hits {
        if !meant.hits.without(&direct).is_empty() {
            self.notes.push(Note::Concept { from: meant.from.clone(), to: meant.terms.clone() });
        }
        direct.or(&meant.hits)
    }
}
