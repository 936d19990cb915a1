//! What was typed, understood.
//! Not here: what it finds (`engine`).

pub mod layout;
pub mod names;
mod parse;

pub use parse::{Node, Parsed, Phrase, Word, parse, readable};
