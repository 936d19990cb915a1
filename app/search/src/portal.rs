//! The engine in the portal's own words: requests and results as the page knows them.
//! Not here: anything about how an answer is found.

use crate::engine::{Answer, AnswerHit, Note, Query, SearchEngine, Stop};
use model::{Filter, Hit, SearchNote, SearchRequest, SearchResults};
use std::collections::BTreeMap;

/// Answers a request of the page, or says which files are needed first.
pub fn search(engine: &SearchEngine, request: &SearchRequest) -> Result<SearchResults, Stop> {
    let answer = engine.search(&query(request))?;
    results(answer).ok_or(Stop::Broken)
}

fn query(request: &SearchRequest) -> Query {
    let filters = request.query.filters.0.iter();
    Query {
        text: request.query.q.clone(),
        filters: filters.map(|(filter, groups)| (filter.key().to_owned(), groups.clone())).collect(),
        sort: request.query.sort,
        page: request.query.page,
        language: request.language,
        as_you_type: request.as_you_type,
    }
}

/// None when the index was not written by the portal: its rows or filters are others.
fn results(answer: Answer) -> Option<SearchResults> {
    let counts: Option<BTreeMap<_, _>> =
        answer.counts.into_iter().map(|(name, counts)| Some((Filter::parse(&name)?, counts))).collect();
    Some(SearchResults {
        total: answer.total,
        hits: answer.hits.into_iter().map(hit).collect::<Option<_>>()?,
        counts: counts?,
        notes: answer.notes.into_iter().map(note).collect(),
    })
}

fn hit(hit: AnswerHit) -> Option<Hit> {
    let row = serde_json::from_str(&hit.row).ok()?;
    Some(Hit { row, passages: hit.passages, via: hit.via })
}

fn note(note: Note) -> SearchNote {
    match note {
        Note::Ignored(text) => SearchNote::Ignored(text),
        Note::NotFound(word) => SearchNote::NotFound(word),
        Note::Partial => SearchNote::Partial,
        Note::TooLong(characters) => SearchNote::TooLong { characters: characters as u32 },
        Note::Corrected { from, to } => SearchNote::Corrected { from, to },
        Note::Layout { from, to } => SearchNote::Layout { from, to },
        Note::Concept { from, to } => SearchNote::Concept { from, to },
    }
}
