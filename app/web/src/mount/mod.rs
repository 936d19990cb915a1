//! The interactive parts: search, registers, map, marked records, citations and language links, mounted
//! in place on pages that are complete without them.
//! Not here: the pages themselves (`page`), how a search is answered (crate `search`), and how a file to
//! take home is made (`take_home`).
//!
//! A part replaces its page's static lists only once it has what it needs; until then, and whenever
//! something fails to load, the reader keeps what the page already says.

pub mod logic;

#[cfg(feature = "mount")]
mod browser;
#[cfg(feature = "mount")]
mod chart;
#[cfg(feature = "mount")]
mod cite;
#[cfg(feature = "mount")]
mod client;
#[cfg(feature = "mount")]
mod clipboard;
#[cfg(feature = "mount")]
mod device;
#[cfg(feature = "mount")]
mod dom;
#[cfg(feature = "mount")]
mod downloads;
#[cfg(feature = "mount")]
mod keep;
#[cfg(feature = "mount")]
mod language;
#[cfg(feature = "mount")]
mod letter;
#[cfg(feature = "mount")]
mod map;
#[cfg(feature = "mount")]
mod marks;
#[cfg(feature = "mount")]
mod panel;
#[cfg(feature = "mount")]
pub mod parts;
#[cfg(feature = "mount")]
mod register;
#[cfg(feature = "mount")]
mod save;
#[cfg(feature = "mount")]
mod saved;
#[cfg(feature = "mount")]
mod search;
#[cfg(feature = "mount")]
mod start;
#[cfg(feature = "mount")]
mod state;
#[cfg(feature = "mount")]
mod worker;

#[cfg(feature = "mount")]
pub use start::{start, start_plain};
