//! Pages of the portal itself: about, method, privacy, help.
//! Not here: their text (words files).

use super::common::{Published, RecordRef, SourceFacts};
use schemars::JsonSchema;
use serde::Deserialize;

/// `content/pages/<slug>/facts.toml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageFacts {
    /// Position in lists of pages.
    pub order: Option<u32>,
    #[serde(default)]
    pub related: Vec<RecordRef>,
    #[serde(default)]
    pub sources: Vec<SourceFacts>,
}

impl PageFacts {
    pub fn publish(&self) -> Published {
        Published::default()
    }
}
