//! Words of the interactive parts: `content/ui/{kk,ru,en}-browser.toml`, shipped to the reader as JSON.
//! Not here: words of the pages rendered at build time (`page`).

use super::Plural;
use model::{Filter, Language};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

words! {
    /// One language's words for search, registers and map.
    BrowserWords {
        search_label: String,
        found: Plural,
    }
}

/// The file an interactive part loads: its words, and labels for every filter value that occurs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BrowserBundle {
    pub language: Language,
    pub words: BrowserWords,
    /// Filter to value to label: `region` → `KZ-39` → its name. Years have none.
    pub labels: BTreeMap<Filter, BTreeMap<String, String>>,
}
