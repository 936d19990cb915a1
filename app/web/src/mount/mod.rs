//! The interactive parts: search, registers, map and language links, mounted in place on pages that
//! are complete without them.
//! Not here: the pages themselves (`page`) and how a search is answered (crate `search`).
//!
//! A part replaces its page's static lists only once it has what it needs; until then, and whenever
//! something fails to load, the reader keeps what the page already says.

pub mod logic;

#[cfg(feature = "mount")]
mod browser;
#[cfg(feature = "mount")]
mod client;
#[cfg(feature = "mount")]
mod dom;
#[cfg(feature = "mount")]
mod language;
#[cfg(feature = "mount")]
mod map;
#[cfg(feature = "mount")]
mod panel;
#[cfg(feature = "mount")]
mod register;
#[cfg(feature = "mount")]
mod search;
#[cfg(feature = "mount")]
mod start;
#[cfg(feature = "mount")]
mod state;

#[cfg(feature = "mount")]
pub use start::start;
