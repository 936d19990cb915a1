//! `regex` without Unicode tables: `regex-lite`, which has the same interface.
//! Not here: `RegexSet`, `regex::bytes` and Unicode classes.

pub use regex_lite::*;
