//! Documents as they come, cut up, numbered and put in the order of the index.
//! Not here: how a document is cut (`draft`) and what is made of it (`segment`, `pack`).

use super::WriteError;
use super::cores::flow;
use super::draft::{Draft, Occurrences, Share, draft};
use super::invert::Words;
use super::vocabulary::Vocabulary;
use crate::document::{Document, IndexOptions};
use std::collections::{BTreeMap, HashSet};

/// Documents that are cut up at a time, by one core. The more, the fewer words are met for the first time.
const SHARE: usize = 512;

#[derive(Default)]
pub struct Collected {
    /// Newest first: sorting by date is then the order of documents itself and needs no column.
    pub entries: Vec<Entry>,
    pub vocabulary: Vocabulary,
}

/// One document.
pub struct Entry {
    id: String,
    date: Option<i32>,
    pub filters: BTreeMap<String, Vec<String>>,
    pub length: u64,
    pub boost: u64,
    pub text_bytes: u64,
    pub words: Words,
    pub record: Vec<u8>,
}

pub fn collect(
    documents: impl IntoIterator<Item = Document>,
    options: &IndexOptions,
) -> Result<Collected, WriteError> {
    let mut collected = Collected::default();
    flow(shares(documents.into_iter()), draft, |share| collected.add(share));
    collected.entries.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
    check(&collected.entries, options)?;
    Ok(collected)
}

fn shares(mut documents: impl Iterator<Item = Document>) -> impl Iterator<Item = Vec<Document>> {
    std::iter::from_fn(move || {
        let share: Vec<Document> = documents.by_ref().take(SHARE).collect();
        (!share.is_empty()).then_some(share)
    })
}

impl Collected {
    fn add(&mut self, share: Share) {
        let ids = self.vocabulary.adopt(share.items);
        for draft in share.drafts {
            let Draft { id, date, filters, length, boost, text_bytes, occurrences, positions, record } =
                draft;
            let mut words = Vec::with_capacity(occurrences.len() * 4 + positions.len() * 2);
            let mut positions = positions.into_iter();
            for Occurrences { item, place, count } in occurrences {
                let id = ids[item as usize];
                self.vocabulary.count(id, count);
                Words::put(&mut words, id, place, positions.by_ref().take(count as usize));
            }
            let words = Words::of(words);
            self.entries.push(Entry { id, date, filters, length, boost, text_bytes, words, record });
        }
    }
}

fn check(entries: &[Entry], options: &IndexOptions) -> Result<(), WriteError> {
    let mut ids = HashSet::new();
    for Entry { id, filters, .. } in entries {
        if !ids.insert(id) {
            return Err(WriteError::DuplicateId(id.clone()));
        }
        let known = |name: &String| options.filters.iter().any(|(filter, _)| filter == name);
        if let Some(filter) = filters.keys().find(|name| !known(name)) {
            return Err(WriteError::UnknownFilter { id: id.clone(), filter: filter.clone() });
        }
    }
    Ok(())
}
