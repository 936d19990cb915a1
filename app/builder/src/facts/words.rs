//! The front matter of a words file.
//! Not here: the Markdown below it.

use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordsFacts {
    /// Title in the language of the file.
    #[schemars(length(min = 1))]
    pub title: String,
    /// `false` for a descriptive title of ours, where the publisher gave none.
    #[serde(default = "yes")]
    pub title_published: bool,
    /// `"draft"` for a translation made here that no person has reviewed.
    pub translation: Option<Translation>,
    /// Short named texts; the keys are listed in content/README.md.
    #[serde(default)]
    pub texts: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Translation {
    Draft,
}

fn yes() -> bool {
    true
}
