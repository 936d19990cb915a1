//! Computes which documents a query matches, before filters.
//! Not here: reading the query (`query`), single words (`lookup`, `postings`), order (`rank`).
//!
//! Every part of a query is computed even after one had to stop for missing bytes: the parts all of
//! them need are then fetched in one round.

use super::concepts::{LONGEST, Term};
use super::hits::{Hit, Hits, Tier};
use super::lookup::{Closeness, Match, last_reading, readings};
use super::passages::Highlights;
use super::{Note, Query, SearchEngine};
use crate::query::layout::other_layouts;
use crate::query::names::{name_key, symbols};
use crate::query::{Node, Phrase, Word, parse, readable};
use crate::schema::Place;
use crate::text::stop::is_stop_word;
use crate::text::words::words;
use model::Via;
use std::collections::BTreeMap;
use std::io;
use std::ops::Range;

/// A shorter beginning of a word matches too much of the dictionary to be of use.
const SHORTEST_PREFIX: usize = 2;
/// With fewer documents than this that have all the words, those that have most of them follow.
const ENOUGH: usize = 10;
/// The share of a query's weight that a document must have to follow.
const MOST: f32 = 0.6;

/// What a query matched.
pub struct Evaluated {
    pub hits: Hits,
    pub highlights: Highlights,
    pub notes: Vec<Note>,
}

/// What one way to read a query matched.
struct Reading {
    evaluated: Evaluated,
    asked: usize,
    found: usize,
}

/// What a part of a query matched.
enum Value {
    /// It says nothing about which documents match.
    Anything,
    /// Only these, with their scores.
    Scored(Hits),
    /// Only these; it decides, but does not rank.
    Required(Hits),
    /// None of these.
    Excluded(Hits),
}

/// A run of words in the query that is a term of the concept table.
struct FoundConcept {
    words: Range<usize>,
    from: String,
    /// The concept's other terms that some document has.
    terms: Vec<String>,
    hits: Hits,
    direct: Option<Hits>,
}

struct Evaluation<'a> {
    engine: &'a SearchEngine,
    highlights: Highlights,
    notes: Vec<Note>,
    /// Whether words that no document has are looked for under other spellings.
    typos: bool,
    /// Words and phrases of the query, and how many of them some document has.
    asked: usize,
    found: usize,
}

impl SearchEngine {
    pub(super) fn evaluate(&self, query: &Query) -> io::Result<Evaluated> {
        let read = readable(&query.text);
        let named = self.named(read);
        let as_typed = self.reading(&query.text, query.as_you_type, false);
        let (mut evaluated, named) = (as_typed?, named?);
        if named.is_empty() && evaluated.asked > 0 && evaluated.found < evaluated.asked {
            // Nothing at all: perhaps the keyboard was set to another language.
            let layouts = if evaluated.found == 0 { other_layouts(read) } else { Vec::new() };
            let mut meant = None;
            for text in layouts {
                let other = self.reading(&text, query.as_you_type, false)?;
                if meant.is_none() && other.found == other.asked && !other.evaluated.hits.is_empty() {
                    let mut other = other.evaluated;
                    other.notes.push(Note::Layout { from: read.to_owned(), to: text });
                    meant = Some(other);
                }
            }
            match meant {
                Some(meant) => evaluated.evaluated = meant,
                None => evaluated = self.reading(&query.text, query.as_you_type, true)?,
            }
        }
        let mut evaluated = evaluated.evaluated;
        evaluated.hits = evaluated.hits.or(&named);
        Ok(evaluated)
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
        unscored(0..self.documents())
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

fn unscored(documents: impl IntoIterator<Item = u32>) -> Hits {
    let hit = |document| Hit { document, score: 0.0, via: Via::Direct, tier: Tier::Direct };
    Hits(documents.into_iter().map(hit).collect())
}

impl<'a> Evaluation<'a> {
    fn new(engine: &'a SearchEngine, typos: bool) -> Self {
        Evaluation { engine, highlights: Highlights::default(), notes: Vec::new(), typos, asked: 0, found: 0 }
    }

    /// `whole`: the node is the whole query, whose words may be given up one by one.
    fn node(&mut self, node: &Node, whole: bool) -> io::Result<Value> {
        match node {
            Node::All(nodes) => self.all(nodes, whole),
            Node::Any(nodes) => self.any(nodes),
            Node::Not(node) => {
                // What must not be there is neither marked nor corrected.
                let mut inside = Evaluation::new(self.engine, false);
                let value = inside.node(node, false)?;
                self.notes.append(&mut inside.notes);
                Ok(match value {
                    Value::Anything => Value::Anything,
                    Value::Scored(hits) | Value::Required(hits) => Value::Excluded(hits),
                    Value::Excluded(hits) => Value::Required(unscored(hits.0.iter().map(|hit| hit.document))),
                })
            }
            Node::Word(word) => {
                let hits = self.word(word);
                self.counted(hits)
            }
            Node::Phrase(phrase) => {
                let hits = self.phrase(phrase);
                self.counted(hits)
            }
            Node::Field { name, values, typed } => match self.engine.field(name, values)? {
                Some(documents) if documents.known => Ok(Value::Required(unscored(documents.passing))),
                Some(_) => {
                    self.notes.push(Note::Ignored(typed.clone()));
                    Ok(Value::Anything)
                }
                // Not a field: what was typed are words with a colon between them.
                None => {
                    let words =
                        words(typed).map(|word| Node::Word(Word { form: word.form, ..Word::default() }));
                    self.all(&words.collect::<Vec<_>>(), false)
                }
            },
        }
    }

    fn counted(&mut self, hits: io::Result<Hits>) -> io::Result<Value> {
        let hits = hits?;
        self.asked += 1;
        self.found += usize::from(!hits.is_empty());
        Ok(Value::Scored(hits))
    }

    fn any(&mut self, nodes: &[Node]) -> io::Result<Value> {
        let values: Vec<io::Result<Value>> = nodes.iter().map(|node| self.node(node, false)).collect();
        let mut sum: Option<Hits> = None;
        for value in values {
            let hits = match value? {
                Value::Anything => continue,
                Value::Scored(hits) | Value::Required(hits) => hits,
                Value::Excluded(hits) => self.engine.everything().without(&hits),
            };
            sum = Some(sum.map_or_else(|| hits.clone(), |sum| sum.or(&hits)));
        }
        Ok(sum.map_or(Value::Anything, Value::Scored))
    }

    fn all(&mut self, nodes: &[Node], whole: bool) -> io::Result<Value> {
        let decides = |node: &&Node| !matches!(node, Node::Word(word) if is_stop_word(&word.form));
        let deciding: Vec<&Node> = nodes.iter().filter(decides).collect();
        let mut nodes: Vec<&Node> = if deciding.is_empty() { nodes.iter().collect() } else { deciding };
        // What is said twice is asked once.
        let all = nodes.clone();
        let mut number = 0;
        nodes.retain(|node| {
            number += 1;
            !all[..number - 1].contains(node)
        });
        let values: Vec<io::Result<Value>> = nodes.iter().map(|node| self.node(node, false)).collect();
        let concepts = if whole { self.concepts(&nodes) } else { Ok(Vec::new()) };
        let values = values.into_iter().collect::<io::Result<Vec<_>>>()?;
        let mut concepts = concepts?;
        let (mut scored, mut required, mut excluded) = (Vec::new(), Vec::new(), Vec::new());
        for ((number, node), value) in nodes.iter().enumerate().zip(values) {
            match value {
                Value::Anything => {}
                Value::Scored(hits) => {
                    match concepts.iter_mut().find(|found| found.words.contains(&number)) {
                        // The words of one term stand for each other's absence.
                        Some(found) => {
                            found.direct =
                                Some(found.direct.take().map_or_else(|| hits.clone(), |sum| sum.and(&hits)));
                            if number + 1 == found.words.end {
                                let direct = found.direct.take().unwrap_or_default();
                                scored.push((*node, self.with_concept(direct, found)));
                            }
                        }
                        None => scored.push((*node, hits)),
                    }
                }
                Value::Required(hits) => required.push(hits),
                Value::Excluded(hits) => excluded.push(hits),
            }
        }
        let ranks = !scored.is_empty();
        let mut sum = if ranks { Some(self.conjunction(scored, whole)) } else { None };
        for hits in required {
            sum = Some(sum.map_or_else(|| hits.clone(), |sum| sum.and(&hits)));
        }
        for hits in excluded {
            sum = Some(match sum {
                Some(sum) => sum.without(&hits),
                None => self.engine.everything().without(&hits),
            });
        }
        Ok(match sum {
            None => Value::Anything,
            Some(hits) if ranks => Value::Scored(hits),
            Some(hits) => Value::Required(hits),
        })
    }

    /// Documents of other terms for what runs of words in the query mean.
    fn concepts(&mut self, nodes: &[&Node]) -> io::Result<Vec<FoundConcept>> {
        let mut found = Vec::new();
        let mut stopped = None;
        let mut start = 0;
        while start < nodes.len() {
            let words = nodes[start..].iter().map_while(|node| match node {
                Node::Word(word) => (!word.title).then_some(word.form.as_str()),
                Node::All(_) | Node::Any(_) | Node::Not(_) | Node::Phrase(_) | Node::Field { .. } => None,
            });
            let words: Vec<&str> = words.take(LONGEST).collect();
            let run = (1..=words.len()).rev().find_map(|length| {
                let others = self.engine.concepts.others(&words[..length]);
                (!others.is_empty()).then_some((length, others))
            });
            let Some((length, others)) = run else {
                start += 1;
                continue;
            };
            let mut hits = Hits::default();
            let mut terms = Vec::new();
            for term in others {
                match self.term(term) {
                    Ok(own) => {
                        if !own.is_empty() {
                            terms.push(term.text.clone());
                        }
                        hits = hits.or(&own);
                    }
                    Err(error) => stopped = Some(error),
                }
            }
            let from = words[..length].join(" ");
            found.push(FoundConcept { words: start..start + length, from, terms, hits, direct: None });
            start += length;
        }
        stopped.map_or(Ok(found), Err)
    }

    /// Documents of a concept's term: of its word, or of its words next to each other.
    fn term(&mut self, term: &Term) -> io::Result<Hits> {
        let words = term.words.iter().map(|reading| {
            let mut matches = self.engine.forms(std::slice::from_ref(reading))?;
            matches.iter_mut().for_each(|found| found.closeness = Closeness::Concept);
            Ok(closest(matches))
        });
        let words = words.collect::<Vec<_>>().into_iter().collect::<io::Result<Vec<_>>>()?;
        let hits = match words.as_slice() {
            [word] => self.engine.score_word(word)?,
            words => self.engine.score_phrase(words, Some(0), false)?.through(Via::Concept),
        };
        let rarity = self.engine.documents() as f32 / (1.0 + hits.len() as f32);
        self.highlights.add_phrase(&words, words.len() > 1, rarity * 0.5);
        Ok(hits)
    }

    fn with_concept(&mut self, direct: Hits, found: &FoundConcept) -> Hits {
        let indirect = found.hits.without(&direct);
        if !indirect.is_empty() {
            let to = found.terms.clone();
            self.notes.push(Note::Concept { from: found.from.clone(), to });
        }
        direct.or(&indirect)
    }

    /// Documents with all the words; where the query as a whole finds few, then those with most of them.
    fn conjunction(&mut self, scored: Vec<(&Node, Hits)>, whole: bool) -> Hits {
        let mut strict: Option<Hits> = None;
        for (_, hits) in &scored {
            strict = Some(strict.map_or_else(|| hits.clone(), |strict| strict.and(hits)));
        }
        let strict = strict.unwrap_or_default();
        let relaxable = whole && scored.len() > 1 && (strict.is_empty() || scored.len() > 2);
        if !relaxable || strict.len() >= ENOUGH {
            return strict;
        }
        let documents = self.engine.documents() as f32;
        let weight = |hits: &Hits| (1.0 + documents / (1.0 + hits.len() as f32)).ln();
        let found = || scored.iter().filter(|(_, hits)| !hits.is_empty());
        let all: f32 = found().map(|(_, hits)| weight(hits)).sum();
        let mut weights: BTreeMap<u32, f32> = BTreeMap::new();
        let mut partial = Hits::default();
        for (_, hits) in found() {
            hits.0.iter().for_each(|hit| *weights.entry(hit.document).or_default() += weight(hits));
            partial = partial.or(hits);
        }
        // Two words of which no document has both: either is better than nothing.
        let least = if scored.len() == 2 { 0.0 } else { MOST * all };
        partial.0.retain(|hit| weights.get(&hit.document).is_some_and(|weight| *weight >= least));
        partial.0.iter_mut().for_each(|hit| hit.tier = Tier::Partial);
        for (node, hits) in &scored {
            if hits.is_empty()
                && let Some(text) = shown(node)
            {
                self.notes.push(Note::NotFound(text));
            }
        }
        strict.or(&partial.without(&strict))
    }

    fn word(&mut self, word: &Word) -> io::Result<Hits> {
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
        if matches.is_empty()
            && (self.typos || word.typo)
            && let Some((to, near)) = self.engine.corrected(&word.form)?
        {
            self.notes.push(Note::Corrected { from: word.form.clone(), to });
            matches = near;
        }
        let matches = closest(matches);
        let hits = self.engine.score_word(&matches)?;
        self.highlights.add_word(&matches, self.engine.documents() as f32 / (1.0 + hits.len() as f32));
        Ok(hits)
    }

    fn phrase(&mut self, phrase: &Phrase) -> io::Result<Hits> {
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
        let rarity = self.engine.documents() as f32 / (1.0 + hits.len() as f32);
        self.highlights.add_phrase(&words, phrase.slop.is_none(), rarity);
        Ok(hits)
    }
}

/// Each form once, as close to what was typed as any way of finding it says.
fn closest(matches: Vec<Match>) -> Vec<Match> {
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

/// A leaf as the reader would recognise it.
fn shown(node: &Node) -> Option<String> {
    match node {
        Node::Word(word) => Some(word.form.clone()),
        Node::Phrase(phrase) => Some(phrase.forms.join(" ")),
        Node::All(_) | Node::Any(_) | Node::Not(_) | Node::Field { .. } => None,
    }
}
