//! Opens a static index and answers queries, with whatever parts have arrived so far.
//! Not here: fetching (the worker, or whoever embeds the engine) and words for the reader.
//!
//! The engine never waits. `search` either answers or names the files it lacks; whoever drives it
//! fetches them, delivers each, and asks again. A query needs one to three rounds, later ones fewer.

mod concepts;
mod evaluate;
mod filters;
mod hits;
mod lookup;
mod parts;
mod passages;
mod postings;
mod rank;
pub(crate) mod segment;
mod typos;

use crate::document::StoredDocument;
use crate::format::{Boot, FORMAT, FormatError, Manifest, read_record};
use crate::schema::Settings;
use crate::storage::ReadOnly;
use concepts::Concepts;
use filters::FilterColumns;
use model::{Language, Passage, SearchError, Sort, Via};
use parts::Parts;
use segment::Segment;
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

pub const HITS_PER_PAGE: usize = model::HITS_PER_PAGE as usize;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Query {
    pub text: String,
    /// For each filter groups of values: every group must match, a group by any of its values.
    pub filters: BTreeMap<String, Vec<Vec<String>>>,
    pub sort: Sort,
    /// From 1.
    pub page: u32,
    /// The reader's language: its passages come first.
    pub language: Language,
    pub as_you_type: bool,
}

impl Default for Query {
    fn default() -> Self {
        Query::new("", Language::Ru)
    }
}

impl Query {
    pub fn new(text: &str, language: Language) -> Query {
        Query {
            text: text.to_owned(),
            filters: BTreeMap::new(),
            sort: Sort::Relevance,
            page: 1,
            language,
            as_you_type: false,
        }
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Answer {
    pub total: u32,
    pub hits: Vec<AnswerHit>,
    /// Documents per value of each filter, most frequent first.
    pub counts: BTreeMap<String, Vec<(String, u32)>>,
    pub notes: Vec<Note>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswerHit {
    pub id: String,
    pub row: String,
    pub passages: Vec<Passage>,
    pub via: Via,
    pub score: f32,
}

/// What was done with a query beyond what was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Note {
    /// A part that could not be understood was left out.
    Ignored(String),
    /// No document has this word; documents with the others are shown.
    NotFound(String),
    /// Few documents or none have all the words; those that have only some of them follow.
    Partial,
    /// Only this many characters were read.
    TooLong(usize),
    /// No document has the word; those with one spelt almost like it are shown.
    Corrected { from: String, to: String },
    /// Nothing was found as typed; it was read as typed on another keyboard layout.
    Layout { from: String, to: String },
    /// Documents with other words for the same concept were found too.
    Concept { from: String, to: Vec<String> },
}

/// Why there is no answer yet, or none at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// These files are needed first.
    Missing(Vec<String>),
    /// The verified files contradict each other, which only a fault of this program explains.
    Broken,
}

pub struct SearchEngine {
    manifest: Manifest,
    parts: Arc<Parts>,
    segment: Segment,
    settings: Settings,
    /// For each document: how much longer it is than the average, for scoring.
    lengths: OnceCell<Vec<f32>>,
    boosts: OnceCell<Vec<f32>>,
    filters: FilterColumns,
    concepts: Concepts,
}

impl SearchEngine {
    /// Opens an index from its manifest and its boot file.
    pub fn open(manifest: &Manifest, boot: &[u8]) -> Result<SearchEngine, SearchError> {
        let file = &manifest.boot().name;
        if !manifest.boot().is(boot) {
            return Err(SearchError::Damaged { file: file.clone() });
        }
        let boot = Boot::read(boot).map_err(|error| refused(error, file))?;
        let damaged = || SearchError::Damaged { file: file.clone() };
        let settings: Settings = serde_json::from_slice(&boot.settings).map_err(|_| damaged())?;
        let parts = Arc::new(Parts::new(boot));
        let segment =
            Segment::open(ReadOnly::new(parts.clone()), settings.filters.len()).map_err(|_| damaged())?;
        let filters = FilterColumns::new(settings.filters.len());
        let (lengths, boosts) = (OnceCell::new(), OnceCell::new());
        let concepts = Concepts::read(&settings.concepts);
        Ok(SearchEngine {
            manifest: manifest.clone(),
            parts,
            segment,
            settings,
            lengths,
            boosts,
            filters,
            concepts,
        })
    }

    pub fn documents(&self) -> u32 {
        self.segment.documents()
    }

    /// Whether the index came in one piece.
    fn is_whole(&self) -> bool {
        self.manifest.parts <= 1
    }

    /// Files that have not arrived: fetching them all makes every later search free of requests.
    pub fn absent(&self) -> Vec<String> {
        self.parts.absent().into_iter().map(|part| self.manifest.part_name(part)).collect()
    }

    /// Takes in a file that a search asked for.
    pub fn deliver(&self, name: &str, bytes: &[u8]) -> Result<(), SearchError> {
        let start = self.manifest.boot().name.trim_end_matches(".boot").len() + 1;
        let number = name.get(start..).and_then(|rest| rest.strip_suffix(".part"));
        let part = number
            .and_then(|number| number.parse().ok())
            .filter(|part| self.manifest.part_name(*part) == name);
        let damaged = || SearchError::Damaged { file: name.to_owned() };
        self.parts.deliver(part.ok_or_else(damaged)?, bytes).map_err(|error| refused(error, name))
    }

    /// Answers, or says which files it lacks.
    pub fn search(&self, query: &Query) -> Result<Answer, Stop> {
        self.parts.begin();
        let found = self.answer(query);
        found.map_err(|error| match (error.kind(), self.parts.missing()) {
            (io::ErrorKind::WouldBlock, missing) if !missing.is_empty() => {
                Stop::Missing(missing.into_iter().map(|part| self.manifest.part_name(part)).collect())
            }
            _ => Stop::Broken,
        })
    }

    fn answer(&self, query: &Query) -> io::Result<Answer> {
        let evaluated = self.evaluate(query);
        let columns = self.warm_columns();
        let evaluated = evaluated?;
        columns?;
        let (passing, counts) = self.filter(&evaluated, query)?;
        let total = passing.len() as u32;
        let page = rank::page(passing, query.sort, query.page.max(1) as usize - 1);
        let records: Vec<io::Result<StoredDocument>> =
            page.iter().map(|hit| self.record(hit.document)).collect();
        let mut hits = Vec::with_capacity(page.len());
        for (hit, record) in page.iter().zip(records) {
            let record = record?;
            let passages = passages::best(&record.texts, &evaluated.highlights, query.language);
            hits.push(AnswerHit { id: record.id, row: record.row, passages, via: hit.via, score: hit.score });
        }
        Ok(Answer { total, hits, counts, notes: evaluated.notes })
    }

    fn record(&self, document: u32) -> io::Result<StoredDocument> {
        let bytes = self.parts.record(document).ok_or(io::ErrorKind::WouldBlock)?;
        read_record(&bytes).map_err(|_| io::ErrorKind::InvalidData.into())
    }
}

fn refused(error: FormatError, file: &str) -> SearchError {
    match error {
        FormatError::Damaged => SearchError::Damaged { file: file.to_owned() },
        FormatError::Incompatible { found } => SearchError::Incompatible { found, supported: FORMAT },
    }
}
