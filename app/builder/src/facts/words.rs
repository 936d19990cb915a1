//! The front matter of a words file.
//! Not here: the Markdown below it.

use crate::translation::Origin;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use std::borrow::Cow;
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
    /// Language and hash of the words it was translated from, as `cargo portal translated` writes them.
    pub translation_of: Option<TranslationOrigin>,
    /// Short named texts; the keys are listed in content/README.md.
    #[serde(default)]
    pub texts: BTreeMap<String, String>,
    /// Wording of a bill's proposals, by their ids.
    #[serde(default)]
    pub clauses: BTreeMap<String, ClauseFacts>,
}

/// `[clauses.<id>]`: one proposal in the language of the file.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClauseFacts {
    /// The clause of the official text, word for word.
    pub official: Option<String>,
    /// The clause of the alternative, word for word.
    pub alternative: Option<String>,
    /// What follows for people where the proposal was rejected, in plain words.
    pub consequence: Option<String>,
}

impl ClauseFacts {
    pub fn publish(&self) -> model::ClauseWords {
        let ClauseFacts { official, alternative, consequence } = self.clone();
        model::ClauseWords { official, alternative, consequence }
    }
}

/// `ru 0123456789abcdef`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct TranslationOrigin(pub Origin);

impl TryFrom<String> for TranslationOrigin {
    type Error = String;

    fn try_from(text: String) -> Result<TranslationOrigin, String> {
        let origin = Origin::parse(&text);
        origin.map(TranslationOrigin).ok_or_else(|| {
            format!("`{text}` is not a language and a hash; `cargo portal translated FILE` writes it")
        })
    }
}

impl JsonSchema for TranslationOrigin {
    fn schema_name() -> Cow<'static, str> {
        "TranslationOrigin".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }

    fn inline_schema() -> bool {
        true
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Translation {
    Draft,
}

fn yes() -> bool {
    true
}
