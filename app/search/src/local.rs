//! An index whose files are all at hand: for tests, for judging, for anything native.
//! Not here: the network.

use crate::engine::{Answer, Query, SearchEngine, Stop};
use crate::format::Manifest;
use crate::portal;
use model::{SearchError, SearchRequest, SearchResults};
use std::cell::Cell;
use std::collections::BTreeMap;

pub struct LocalIndex {
    engine: SearchEngine,
    files: BTreeMap<String, Vec<u8>>,
    fetched: Cell<Traffic>,
}

/// What a browser would have fetched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    pub requests: usize,
    pub bytes: usize,
    /// Requests that had to wait for an earlier one.
    pub rounds: usize,
}

impl LocalIndex {
    /// Opens what `write_index` made.
    pub fn open(manifest: &[u8], files: BTreeMap<String, Vec<u8>>) -> Result<LocalIndex, SearchError> {
        let damaged = |_| SearchError::Damaged { file: "manifest".to_owned() };
        let manifest = Manifest::read(manifest).map_err(damaged)?;
        let name = &manifest.boot().name;
        let boot = files.get(name).ok_or_else(|| SearchError::Missing { file: name.clone(), status: 404 })?;
        let engine = SearchEngine::open(&manifest, boot)?;
        Ok(LocalIndex { engine, files, fetched: Cell::default() })
    }

    /// Answers a request of the portal's page.
    pub fn search(&self, request: &SearchRequest) -> Result<SearchResults, SearchError> {
        self.drive(|| portal::search(&self.engine, request))
    }

    /// Answers a query of any index.
    pub fn answer(&self, query: &Query) -> Result<Answer, SearchError> {
        self.drive(|| self.engine.search(query))
    }

    /// What was fetched since the last call.
    pub fn take_traffic(&self) -> Traffic {
        self.fetched.take()
    }

    pub fn documents(&self) -> u32 {
        self.engine.documents()
    }

    fn drive<T>(&self, attempt: impl Fn() -> Result<T, Stop>) -> Result<T, SearchError> {
        loop {
            let missing = match attempt() {
                Ok(answer) => return Ok(answer),
                Err(Stop::Broken) => return Err(SearchError::Trap),
                Err(Stop::Missing(missing)) => missing,
            };
            let mut traffic = self.fetched.get();
            traffic.rounds += 1;
            for name in missing {
                let missing = || SearchError::Missing { file: name.clone(), status: 404 };
                let bytes = self.files.get(&name).ok_or_else(missing)?;
                traffic.requests += 1;
                traffic.bytes += bytes.len();
                self.engine.deliver(&name, bytes)?;
            }
            self.fetched.set(traffic);
        }
    }
}
