//! A self-check that stands on a page: `content/pages/<slug>/self-check.toml`.
//! Not here: that its ways end (`check::self_check`).

use super::common::PlaceRef;
use model::{Answer, Label, Language, NextStep, Question, SelfCheck};
use schemars::JsonSchema;
use serde::Deserialize;

/// Questions whose answers lead to a question or to a named next step.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SelfCheckFacts {
    /// Id of the first question.
    pub start: String,
    /// Languages whose words are our translation, not reviewed yet.
    #[serde(default)]
    pub draft: Vec<String>,
    pub title: LabelText,
    /// Words above the first question.
    pub intro: LabelText,
    #[schemars(length(min = 1))]
    pub question: Vec<QuestionFacts>,
    #[schemars(length(min = 1))]
    pub result: Vec<ResultFacts>,
}

/// The same words in each language.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LabelText {
    pub kk: String,
    pub ru: String,
    pub en: String,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionFacts {
    pub id: String,
    pub text: LabelText,
    #[schemars(length(min = 1))]
    pub answers: Vec<AnswerFacts>,
}

/// Leads to `question` or to `result`, an id of the same file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerFacts {
    pub text: LabelText,
    pub question: Option<String>,
    pub result: Option<String>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultFacts {
    pub id: String,
    pub title: LabelText,
    pub text: LabelText,
    /// Records to turn to, the first step first: `pages/guide-npm#how`.
    #[schemars(length(min = 1))]
    pub links: Vec<PlaceRef>,
}

impl LabelText {
    pub fn publish(&self) -> Label {
        Label { kk: self.kk.clone(), ru: self.ru.clone(), en: self.en.clone() }
    }
}

impl SelfCheckFacts {
    /// The first question leads the list, whatever its place in the file.
    pub fn publish(&self) -> SelfCheck {
        let mut questions: Vec<&QuestionFacts> = self.question.iter().collect();
        questions.sort_by_key(|question| question.id != self.start);
        SelfCheck {
            title: self.title.publish(),
            intro: self.intro.publish(),
            draft: self.draft.iter().filter_map(|code| Language::parse(code)).collect(),
            questions: questions.into_iter().map(QuestionFacts::publish).collect(),
            results: self.result.iter().map(ResultFacts::publish).collect(),
        }
    }
}

impl QuestionFacts {
    fn publish(&self) -> Question {
        let answer = |answer: &AnswerFacts| Answer {
            text: answer.text.publish(),
            leads_to: answer.question.clone().or_else(|| answer.result.clone()).unwrap_or_default(),
        };
        Question {
            id: self.id.clone(),
            text: self.text.publish(),
            answers: self.answers.iter().map(answer).collect(),
        }
    }
}

impl ResultFacts {
    fn publish(&self) -> NextStep {
        NextStep {
            id: self.id.clone(),
            title: self.title.publish(),
            text: self.text.publish(),
            links: self.links.iter().map(|place| (place.record.clone(), place.anchor.clone())).collect(),
        }
    }
}
