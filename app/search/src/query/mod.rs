//! What was typed, understood.
//! Not here: what it finds (`engine`).

pub mod layout;
pub mod names;
mod parse;
mod tokens;
mod tree;

pub use parse::{Parsed, parse, readable};
pub use tree::{Node, Phrase, Word};
