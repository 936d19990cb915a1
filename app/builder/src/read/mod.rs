//! From files to typed facts: TOML with spans, schema check, front matter, Markdown.
//! Not here: rules that look at more than one record (`check`).

pub mod front_matter;
pub mod markdown;
pub mod schema;
pub mod shape;
pub mod toml;
