//! All words of a query together, and fewer of them where all are too much to ask.
//! Not here: single words (`leaves`).

use super::super::Note;
use super::super::hits::{Hits, Tier};
use super::tree::Evaluation;
use crate::query::Node;
use std::collections::BTreeMap;

/// With fewer documents than this that have all the words, those that have most of them follow.
const ENOUGH: usize = 10;
/// The share of a query's weight that a document must have to follow.
const MOST: f32 = 0.6;

impl Evaluation<'_> {
    /// Documents with all the words; where the query as a whole finds few, then those with most of them.
    pub fn conjunction(&mut self, scored: Vec<(&Node, Hits)>, whole: bool) -> Hits {
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
                && let Some(text) = node.shown()
            {
                self.notes.push(Note::NotFound(text));
            }
        }
        strict.or(&partial.without(&strict))
    }
}
