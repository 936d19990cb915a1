//! From terms to documents: scores of words, positions of phrases.
//! Not here: which terms a word has (`lookup`) and how results combine (`evaluate`).

use super::SearchEngine;
use super::hits::{Hit, Hits, Tier};
use super::lookup::Match;
use crate::schema::{BOOST_UNIT, Place, length_of_step};
use model::Via;
use std::collections::BTreeMap;
use std::io;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

/// An occurrence in a title or name counts as this many in the text.
const TITLE: f32 = 6.0;
/// BM25: how soon further occurrences stop counting, and how much a long text is held against them.
const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.45;

/// Positions of a word by document, ascending.
type Positions = BTreeMap<u32, Vec<u32>>;

impl SearchEngine {
    /// Documents of any of the terms, scored as one word.
    pub(super) fn score_word(&self, matches: &[Match]) -> io::Result<Hits> {
        let mut counts = Occurrences::new(self.documents());
        let mut stopped = None;
        for found in matches {
            match self.postings(&found.info, IndexRecordOption::WithFreqs) {
                Ok(mut postings) => {
                    let weight =
                        found.closeness.weight() * if found.place == Place::Title { TITLE } else { 1.0 };
                    let mut document = postings.doc();
                    while document != TERMINATED {
                        counts.add(document, weight * postings.term_freq() as f32, found.closeness.via());
                        document = postings.advance();
                    }
                }
                Err(error) => stopped = Some(error),
            }
        }
        let lengths = self.lengths();
        match stopped {
            Some(error) => Err(error),
            None => Ok(counts.score(lengths?)),
        }
    }

    /// Documents with the words next to each other in this order, or, with `slop`, within that many
    /// words of each other in any order.
    pub(super) fn score_phrase(
        &self,
        words: &[Vec<Match>],
        slop: Option<u32>,
        title: bool,
    ) -> io::Result<Hits> {
        let mut counts = Occurrences::new(self.documents());
        let mut stopped = None;
        for place in [Place::Body, Place::Title] {
            if title && place == Place::Body {
                continue;
            }
            let mut positions = Vec::new();
            for word in words {
                match self.positions(word.iter().filter(|found| found.place == place)) {
                    Ok(found) => positions.push(found),
                    Err(error) => stopped = Some(error),
                }
            }
            if positions.len() < words.len() {
                continue;
            }
            let weight = if place == Place::Title { TITLE } else { 1.0 };
            let Some((first, others)) = positions.split_first() else { continue };
            for (document, starts) in first {
                let all: Option<Vec<&Vec<u32>>> = others.iter().map(|other| other.get(document)).collect();
                let Some(others) = all else { continue };
                let times = match slop {
                    None => sequences(starts, &others),
                    Some(slop) => u32::from(is_near(starts, &others, slop)),
                };
                if times > 0 {
                    counts.add(*document, weight * times as f32, Via::Direct);
                }
            }
        }
        let lengths = self.lengths();
        match stopped {
            Some(error) => Err(error),
            // A phrase says more than one word: it counts as the sum of its words would.
            None => Ok(counts.score(lengths?).scaled(words.len() as f32)),
        }
    }

    /// Documents of a term, unscored.
    pub(super) fn documents_of(&self, info: &TermInfo) -> io::Result<Vec<u32>> {
        let mut postings = self.postings(info, IndexRecordOption::Basic)?;
        let mut documents = Vec::new();
        while postings.doc() != TERMINATED {
            documents.push(postings.doc());
            postings.advance();
        }
        Ok(documents)
    }

    pub(super) fn boosts(&self) -> io::Result<&[f32]> {
        if self.boosts.get().is_none() {
            let boosts = self.segment.boosts()?.into_iter().map(|boost| boost as f32 / BOOST_UNIT).collect();
            return Ok(self.boosts.get_or_init(|| boosts));
        }
        Ok(self.boosts.get().map_or(&[], Vec::as_slice))
    }

    pub(super) fn lengths(&self) -> io::Result<&[f32]> {
        if self.lengths.get().is_none() {
            let average = (self.settings.average_length / 2.0).exp2();
            let steps = self.segment.lengths()?;
            let relative = steps.into_iter().map(|step| length_of_step(step) / average.max(1.0)).collect();
            return Ok(self.lengths.get_or_init(|| relative));
        }
        Ok(self.lengths.get().map_or(&[], Vec::as_slice))
    }

    fn postings(&self, info: &TermInfo, option: IndexRecordOption) -> io::Result<SegmentPostings> {
        self.segment.text.read_postings_from_terminfo(info, option)
    }

    fn positions<'a>(&self, matches: impl Iterator<Item = &'a Match>) -> io::Result<Positions> {
        let mut all = Positions::new();
        let mut stopped = None;
        for found in matches {
            match self.postings(&found.info, IndexRecordOption::WithFreqsAndPositions) {
                Ok(mut postings) => {
                    let mut own = Vec::new();
                    while postings.doc() != TERMINATED {
                        postings.positions(&mut own);
                        all.entry(postings.doc()).or_default().extend_from_slice(&own);
                        postings.advance();
                    }
                }
                Err(error) => stopped = Some(error),
            }
        }
        all.values_mut().for_each(|positions| positions.sort_unstable());
        stopped.map_or(Ok(all), Err)
    }
}

/// How often the words follow each other directly.
fn sequences(starts: &[u32], others: &[&Vec<u32>]) -> u32 {
    let follows = |start: u32| {
        others
            .iter()
            .zip(1..)
            .all(|(positions, distance)| positions.binary_search(&(start + distance)).is_ok())
    };
    starts.iter().filter(|start| follows(**start)).count() as u32
}

/// Whether all words stand somewhere with at most `slop` other words between them, all told.
fn is_near(first: &[u32], others: &[&Vec<u32>], slop: u32) -> bool {
    let mut all: Vec<(u32, usize)> = first.iter().map(|position| (*position, 0)).collect();
    for (positions, word) in others.iter().zip(1..) {
        all.extend(positions.iter().map(|position| (*position, word)));
    }
    all.sort_unstable();
    let words = others.len() + 1;
    let widest = words as u32 - 1 + slop;
    let mut seen = vec![0u32; words];
    let (mut distinct, mut start) = (0, 0);
    for (position, word) in &all {
        seen[*word] += 1;
        distinct += usize::from(seen[*word] == 1);
        while position - all[start].0 > widest {
            let left = all[start].1;
            seen[left] -= 1;
            distinct -= usize::from(seen[left] == 0);
            start += 1;
        }
        if distinct == words {
            return true;
        }
    }
    false
}

/// Weighted occurrences in every document.
struct Occurrences {
    weights: Vec<f32>,
    via: Vec<Via>,
}

impl Occurrences {
    fn new(documents: u32) -> Self {
        Occurrences { weights: vec![0.0; documents as usize], via: vec![Via::Typo; documents as usize] }
    }

    fn add(&mut self, document: u32, weight: f32, via: Via) {
        let document = document as usize;
        self.weights[document] += weight;
        self.via[document] = self.via[document].min(via);
    }

    /// BM25 over all documents with an occurrence.
    fn score(self, lengths: &[f32]) -> Hits {
        let documents = self.weights.len() as f32;
        let with = self.weights.iter().filter(|weight| **weight > 0.0).count() as f32;
        let rarity = (1.0 + (documents - with + 0.5) / (with + 0.5)).ln();
        let hits = self.weights.into_iter().zip(self.via).zip(lengths).zip(0u32..);
        let hits = hits.filter(|(((weight, _), _), _)| *weight > 0.0);
        Hits(
            hits.map(|(((weight, via), length), document)| Hit {
                document,
                score: rarity * weight / (weight + SATURATION * (1.0 - LENGTH + LENGTH * length)),
                via,
                tier: if via == Via::Direct { Tier::Direct } else { Tier::Indirect },
            })
            .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_exact() {
        assert_eq!(sequences(&[1, 10, 20], &[&vec![2, 12, 21], &vec![3, 22]]), 2);
        assert_eq!(sequences(&[1, 10], &[&vec![3, 12]]), 0);
        assert_eq!(sequences(&[5], &[]), 1);
    }

    #[test]
    fn nearness_is_in_any_order_and_counts_the_words_between() {
        assert!(is_near(&[10], &[&vec![7]], 2), "two words between");
        assert!(!is_near(&[10], &[&vec![7]], 1));
        assert!(is_near(&[1, 50], &[&vec![20, 53], &vec![55]], 3));
        assert!(!is_near(&[1, 50], &[&vec![20, 53], &vec![56]], 3));
    }
}
