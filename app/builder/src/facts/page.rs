//! Pages of the portal itself: about, method, privacy, help.
//! Not here: their text (words files).

use super::common::{Published, RecordRef, SourceFacts};
use model::Filter;
use schemars::JsonSchema;
use serde::Deserialize;

/// `content/pages/<slug>/facts.toml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageFacts {
    /// Position in lists of pages.
    pub order: Option<u32>,
    /// Kind of page, from kinds.toml: `guide` tells a person where to turn; none for the portal's own pages.
    pub kind: Option<String>,
    #[serde(default)]
    pub related: Vec<RecordRef>,
    #[serde(default)]
    pub sources: Vec<SourceFacts>,
}

impl PageFacts {
    pub fn publish(&self) -> Published {
        let mut out = Published::default();
        out.filter(Filter::Kind, self.kind.clone());
        out
    }
}
