//! A letter that stands on a page: `content/pages/<slug>/letter.toml`.
//! Not here: that its text names its fields and no others (`check::letter`).

use super::self_check::LabelText;
use model::{Language, Letter, LetterField};
use schemars::JsonSchema;
use serde::Deserialize;

/// What a reader fills in, and the letter it becomes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterFacts {
    /// Languages whose words are our translation, not reviewed yet.
    #[serde(default)]
    pub draft: Vec<String>,
    pub title: LabelText,
    pub intro: LabelText,
    pub subject: LabelText,
    /// The letter; `{id}` stands for a field.
    pub text: LabelText,
    #[schemars(length(min = 1))]
    pub field: Vec<FieldFacts>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldFacts {
    pub id: String,
    pub label: LabelText,
    /// Several lines are expected.
    #[serde(default)]
    pub long: bool,
}

impl LetterFacts {
    pub fn publish(&self) -> Letter {
        let field = |field: &FieldFacts| LetterField {
            id: field.id.clone(),
            label: field.label.publish(),
            long: field.long,
        };
        Letter {
            title: self.title.publish(),
            intro: self.intro.publish(),
            draft: self.draft.iter().filter_map(|code| Language::parse(code)).collect(),
            fields: self.field.iter().map(field).collect(),
            subject: self.subject.publish(),
            text: self.text.publish(),
        }
    }
}
