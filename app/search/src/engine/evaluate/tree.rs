//! Walks a query's tree and combines what its leaves match.
//! Not here: the leaves themselves (`leaves`), other words for them (`meaning`), giving words up (`relaxed`).

use super::super::hits::Hits;
use super::super::passages::Highlights;
use super::super::{Note, SearchEngine};
use super::meaning::Meant;
use super::relaxed::Asked;
use crate::query::{Node, Word};
use crate::text::stop::is_stop_word;
use crate::text::words::words;
use std::io;

/// What a part of a query matched.
pub enum Value {
    /// It says nothing about which documents match.
    Anything,
    /// Only these, with their scores.
    Scored(Hits),
    /// Only these; it decides, but does not rank.
    Required(Hits),
    /// None of these.
    Excluded(Hits),
}

pub struct Evaluation<'a> {
    pub engine: &'a SearchEngine,
    pub highlights: Highlights,
    pub notes: Vec<Note>,
    /// Whether words that no document has are looked for under other spellings.
    pub typos: bool,
    /// Words and phrases of the query, and how many of them some document has, be it in other words.
    pub asked: usize,
    pub found: usize,
}

impl<'a> Evaluation<'a> {
    pub fn new(engine: &'a SearchEngine, typos: bool) -> Self {
        Evaluation { engine, highlights: Highlights::default(), notes: Vec::new(), typos, asked: 0, found: 0 }
    }

    /// `whole`: the node is the whole query, whose words may be given up one by one.
    pub fn node(&mut self, node: &Node, whole: bool) -> io::Result<Value> {
        match node {
            Node::All(nodes) => self.all(nodes, whole),
            Node::Any(nodes) => self.any(nodes),
            Node::Not(node) => self.not(node),
            Node::Word(word) => {
                let hits = self.word(word, self.typos)?.hits;
                self.count(word, !hits.is_empty());
                Ok(Value::Scored(hits))
            }
            Node::Phrase(phrase) => {
                let hits = self.phrase(phrase)?;
                self.asked += 1;
                self.found += usize::from(!hits.is_empty());
                Ok(Value::Scored(hits))
            }
            Node::Field { name, values, typed } => match self.engine.field(name, values)? {
                Some(documents) if documents.known => Ok(Value::Required(Hits::unscored(documents.passing))),
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

    /// Counts a word as asked for. Single letters say nothing: every layout has them.
    fn count(&mut self, word: &Word, found: bool) {
        if word.form.chars().count() > 1 {
            self.asked += 1;
            self.found += usize::from(found);
        }
    }

    fn not(&mut self, node: &Node) -> io::Result<Value> {
        // What must not be there is neither marked nor corrected.
        let mut inside = Evaluation::new(self.engine, false);
        let value = inside.node(node, false)?;
        self.notes.append(&mut inside.notes);
        Ok(match value {
            Value::Anything => Value::Anything,
            Value::Scored(hits) | Value::Required(hits) => Value::Excluded(hits),
            Value::Excluded(hits) => Value::Required(Hits::unscored(hits.0.iter().map(|hit| hit.document))),
        })
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
        let nodes = deciding(nodes);
        let (values, meant) = self.values(&nodes, whole)?;
        let (mut scored, mut required, mut excluded) = (Vec::new(), Vec::new(), Vec::new());
        let mut meant = meant.into_iter().peekable();
        let mut run: Vec<Hits> = Vec::new();
        for (number, value) in values.into_iter().enumerate() {
            match value {
                Value::Anything => {}
                Value::Scored(hits) => match meant.peek().filter(|meant| meant.words.contains(&number)) {
                    Some(term) => {
                        run.push(hits);
                        if number + 1 == term.words.end
                            && let Some(term) = meant.next()
                        {
                            let nodes = &nodes[term.words.clone()];
                            scored.push(self.term_of_words(nodes, std::mem::take(&mut run), &term));
                        }
                    }
                    None => {
                        let nodes = &nodes[number..=number];
                        scored.push(Asked { nodes, hits, words: Vec::new() });
                    }
                },
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

    /// The words of one term stand for each other's absence, and other words for all of them.
    fn term_of_words<'n>(&mut self, nodes: &'n [&'n Node], words: Vec<Hits>, meant: &Meant) -> Asked<'n> {
        let all =
            words.iter().skip(1).fold(words.first().cloned().unwrap_or_default(), |all, word| all.and(word));
        let hits = self.with_other_words(all, meant);
        Asked { nodes, hits, words: if words.len() > 1 { words } else { Vec::new() } }
    }

    /// The values of all nodes, and what runs of their words mean beyond themselves.
    fn values(&mut self, nodes: &[&Node], whole: bool) -> io::Result<(Vec<Value>, Vec<Meant>)> {
        // A word of the concept table is no slip, even if no document has it.
        let known = if whole { self.runs(nodes, &[]) } else { Vec::new() };
        let mut corrected = Vec::new();
        let mut values = Vec::with_capacity(nodes.len());
        for (number, node) in nodes.iter().enumerate() {
            let in_table = known.iter().any(|run| run.words.contains(&number));
            values.push(match node {
                Node::Word(word) => self.word(word, self.typos && !in_table).map(|found| {
                    corrected.extend(found.corrected.map(|to| (number, to)));
                    self.count(word, in_table || !found.hits.is_empty());
                    Value::Scored(found.hits)
                }),
                _ => self.node(node, false),
            });
        }
        let meant = if whole { self.meant(self.runs(nodes, &corrected)) } else { Ok(Vec::new()) };
        let values = values.into_iter().collect::<io::Result<Vec<_>>>()?;
        Ok((values, meant?))
    }
}

/// The nodes that say something: not function words, unless there is nothing else; each once.
fn deciding(nodes: &[Node]) -> Vec<&Node> {
    let decides = |node: &&Node| !matches!(node, Node::Word(word) if is_stop_word(&word.form));
    let deciding: Vec<&Node> = nodes.iter().filter(decides).collect();
    let all: Vec<&Node> = if deciding.is_empty() { nodes.iter().collect() } else { deciding };
    let mut once: Vec<&Node> = Vec::with_capacity(all.len());
    for node in all {
        if !once.contains(&node) {
            once.push(node);
        }
    }
    once
}
