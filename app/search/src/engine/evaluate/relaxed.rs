//! All words of a query together, and fewer of them where all are too much to ask.
//! Not here: single words (`leaves`).

use super::super::Note;
use super::super::hits::{Hits, Tier};
use super::tree::Evaluation;
use crate::query::Node;
use std::collections::BTreeMap;

/// With fewer documents than this that have all the words, those that have most of them follow.
const ENOUGH: usize = 10;
/// To follow, a document must have this share of the weight that the best of all has.
const LEAST: f32 = 0.4;

/// A part of a query that ranks: a word, a phrase, or a term of several words with other words for it.
pub struct Asked<'a> {
    pub nodes: &'a [&'a Node],
    pub hits: Hits,
    /// Of a term of several words the documents of each, for those that have only some.
    pub words: Vec<Hits>,
}

impl Asked<'_> {
    /// What it says about a document to have this: rare things more, a term as much as its words.
    fn weight(&self, documents: f32) -> f32 {
        self.words.len().max(1) as f32 * weight(&self.hits, documents)
    }
}

fn weight(hits: &Hits, documents: f32) -> f32 {
    (1.0 + documents / (1.0 + hits.len() as f32)).ln()
}

/// Documents that have every one of these.
fn all_of<'a>(asked: impl Iterator<Item = &'a Asked<'a>>) -> Hits {
    let mut all: Option<Hits> = None;
    for Asked { hits, .. } in asked {
        all = Some(all.map_or_else(|| hits.clone(), |all| all.and(hits)));
    }
    all.unwrap_or_default()
}

impl Evaluation<'_> {
    /// Documents with all the words; where the query as a whole finds few, then those with most of them.
    pub fn conjunction(&mut self, scored: Vec<Asked>, whole: bool) -> Hits {
        let strict = all_of(scored.iter());
        let words: usize = scored.iter().map(|asked| asked.words.len().max(1)).sum();
        if !whole || words < 2 || strict.len() >= ENOUGH {
            return strict;
        }
        let documents = self.engine.documents() as f32;
        let mut weights: BTreeMap<u32, f32> = BTreeMap::new();
        let mut partial = Hits::default();
        let mut add = |hits: &Hits, weight: f32| {
            hits.0.iter().for_each(|hit| *weights.entry(hit.document).or_default() += weight);
            partial = partial.or(hits);
        };
        for asked in &scored {
            add(&asked.hits, asked.weight(documents));
            for word in &asked.words {
                add(&word.without(&asked.hits), weight(word, documents));
            }
        }
        let most = weights.values().copied().fold(0.0, f32::max);
        let share = |document: u32| weights.get(&document).map_or(0.0, |weight| weight / most);
        partial.0.retain(|hit| share(hit.document) >= LEAST);
        for hit in &mut partial.0 {
            hit.tier = Tier::Partial;
            hit.score *= share(hit.document);
        }
        for Asked { nodes, hits, words } in scored.iter().filter(|asked| asked.hits.is_empty()) {
            let own = if words.is_empty() { std::slice::from_ref(hits) } else { words };
            let absent = nodes.iter().zip(own).filter(|(_, own)| own.is_empty());
            self.notes.extend(absent.filter_map(|(node, _)| node.shown()).map(Note::NotFound));
        }
        let existing = all_of(scored.iter().filter(|asked| !asked.hits.is_empty()));
        if !partial.without(&existing).is_empty() {
            self.notes.push(Note::Partial);
        }
        strict.or(&partial.without(&strict))
    }
}
