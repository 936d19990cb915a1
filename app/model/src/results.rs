//! What the search worker answers, and the messages that carry it.
//! Not here: how an answer is found (crate `search`) and worded (crate `web`).

use crate::{Filter, Language, Row, SearchRequest};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchResults {
    /// Records found, on all pages.
    pub total: u32,
    pub hits: Vec<Hit>,
    /// Records per value of each filter, that filter's own choice apart; most frequent first.
    pub counts: BTreeMap<Filter, Vec<(String, u32)>>,
    pub notes: Vec<SearchNote>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    pub row: Row,
    /// The best passages, best first; at most three.
    pub passages: Vec<Passage>,
    pub via: Via,
}

/// How a hit came about; anything but `Direct` is said to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Via {
    /// The words as typed, or another form of them.
    Direct,
    /// The same concept in other words or another language.
    Concept,
    /// A word spelt like one of those typed.
    Typo,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    pub language: Language,
    /// Id of the paragraph's element on the record's page; empty for the page itself.
    pub anchor: String,
    pub excerpt: Excerpt,
}

/// Text with the matches marked; never HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    pub text: String,
    /// Half-open ranges of characters (Unicode scalar values), ascending and disjoint.
    pub marks: Vec<(u32, u32)>,
}

impl Excerpt {
    /// The text cut at the marks, each piece with whether it is marked.
    pub fn pieces(&self) -> Vec<(bool, String)> {
        let characters: Vec<char> = self.text.chars().collect();
        let mut pieces = Vec::new();
        let mut at = 0;
        let mut push = |marked: bool, from: usize, to: usize| {
            if from < to {
                pieces.push((marked, characters[from..to].iter().collect()));
            }
        };
        for &(start, end) in &self.marks {
            let start = (start as usize).clamp(at, characters.len());
            let end = (end as usize).clamp(start, characters.len());
            push(false, at, start);
            push(true, start, end);
            at = end;
        }
        push(false, at, characters.len());
        pieces
    }
}

/// What was done with the query beyond what was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SearchNote {
    /// A part that could not be understood was left out.
    Ignored(String),
    /// No record has this word; the others were looked for.
    NotFound(String),
    /// Few records or none have all the words; those that have only some of them follow.
    Partial,
    /// The query was cut to the longest that is answered.
    TooLong { characters: u32 },
    /// Nothing was found as typed; this is shown instead.
    Corrected { from: String, to: String },
    /// The query was read as typed on another keyboard layout.
    Layout { from: String, to: String },
    /// Texts with other words for the same concept were found too.
    Concept { from: String, to: Vec<String> },
}

/// Why a search has no answer. The page words each case; `file` is the part's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SearchError {
    /// The host answered that the file is not there (with its HTTP status).
    Missing { file: String, status: u16 },
    /// No answer came, or it broke off.
    Network { file: String },
    /// No answer came in time.
    Timeout { file: String },
    /// The bytes are not those that were published.
    Damaged { file: String },
    /// The index is of a format this program does not read: the site was updated meanwhile.
    Incompatible { found: u32, supported: u32 },
    /// The search program stopped; it is started anew.
    Trap,
    /// The browser cannot run the search program.
    Unsupported,
}

/// Messages to the search worker, as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// Opens the index whose manifest is at this absolute address.
    Open {
        manifest: String,
    },
    Search(SearchRequest),
    /// Fetches all that any search could need, so that searches make no request any more.
    FetchAll {},
}

/// Messages from the search worker, as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromWorker {
    /// The worker's script runs and fetches the search program; it keeps what it is told meanwhile.
    Loading {},
    Ready {
        documents: u32,
    },
    Results {
        id: u32,
        results: SearchResults,
    },
    /// Of `FetchAll`: what is here, in bytes.
    Fetching {
        bytes: u32,
        of: u32,
    },
    /// `FetchAll` is done.
    Everything {},
    /// `id` is that of the request, or 0 where opening or `FetchAll` failed.
    Failed {
        id: u32,
        error: SearchError,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_cut_at_its_marks() {
        let excerpt =
            Excerpt { text: "жертвы пыток и суд".to_owned(), marks: vec![(7, 12), (15, 99)] };
        let pieces = excerpt.pieces();
        let pieces: Vec<_> = pieces.iter().map(|(marked, text)| (*marked, text.as_str())).collect();
        assert_eq!(pieces, [(false, "жертвы "), (true, "пыток"), (false, " и "), (true, "суд")]);
    }

    #[test]
    fn messages_survive_the_journey() {
        let message =
            FromWorker::Failed { id: 7, error: SearchError::Missing { file: "x.part".into(), status: 404 } };
        let json = serde_json::to_string(&message).expect("JSON");
        assert_eq!(serde_json::from_str::<FromWorker>(&json).expect("a message"), message);
    }
}
