//! Full-text search for static sites: an index written once, natively, and searched in a browser.
//! Not here: the page that asks, and the host that only has to serve files.

pub mod document;
pub mod engine;
pub mod format;
#[cfg(not(target_arch = "wasm32"))]
pub mod judge;
#[cfg(any(target_arch = "wasm32", test))]
mod lanes;
#[cfg(not(target_arch = "wasm32"))]
mod loader;
pub mod local;
pub mod portal;
pub mod query;
pub mod schema;
mod slips;
mod storage;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod worker;
#[cfg(not(target_arch = "wasm32"))]
mod write;

pub use document::{Document, IndexOptions, Paragraph, Text};
pub use engine::{Answer, AnswerHit, Note, Query, SearchEngine, Stop};
#[cfg(not(target_arch = "wasm32"))]
pub use loader::worker_loader;
pub use local::{LocalIndex, Traffic};
pub use schema::FilterKind;
#[cfg(not(target_arch = "wasm32"))]
pub use write::{Report, StaticIndex, WriteError, write_index};

/// The examples of the README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
