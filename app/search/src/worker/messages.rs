//! Messages for pages other than the portal's, as JSON text.
//! Not here: the portal's own (`model::ToWorker`, `model::FromWorker`), which are understood too.
//!
//! ```json
//! {"Query":{"id":1,"query":{"text":"пытки","language":"ru","page":1}}}   → {"Answer":{"id":1,"answer":{…},"traffic":{…}}}
//! {"Everything":{"id":2}}                                                 → {"Answer":{"id":2,"answer":null,"traffic":{…}}}
//! ```

use crate::engine::{Answer, Query};
use model::{SearchRequest, SearchResults};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub enum PlainMessage {
    Query {
        id: u32,
        query: Query,
    },
    /// Fetches every file of the index, so that later searches need no request.
    Everything {
        id: u32,
    },
}

#[derive(Serialize)]
pub enum PlainReply {
    Answer { id: u32, answer: Option<Answer>, traffic: Traffic },
}

/// What the worker has fetched since it was started.
#[derive(Clone, Copy, Default, Serialize)]
pub struct Traffic {
    pub requests: u32,
    pub bytes: u64,
}

/// What the worker is asked for.
#[derive(Clone)]
pub enum Request {
    Portal(Box<SearchRequest>),
    Plain { id: u32, query: Query },
}

/// What it found.
pub enum Reply {
    Portal(SearchResults),
    Plain(Answer),
}

impl Request {
    pub fn id(&self) -> u32 {
        match self {
            Request::Portal(request) => request.id,
            Request::Plain { id, .. } => *id,
        }
    }
}
