//! A self-check: questions whose answers lead on, each way ending at a named next step.
//! Not here: that every way does end (the builder's checks) and how it looks (crate `web`).

use crate::{Label, Language, RecordId};
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SelfCheck {
    pub title: Label,
    pub intro: Label,
    /// Languages whose words are a translation made here that no person has reviewed.
    pub draft: Vec<Language>,
    /// The first is where the reader starts.
    pub questions: Vec<Question>,
    pub results: Vec<NextStep>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    pub id: String,
    pub text: Label,
    pub answers: Vec<Answer>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    pub text: Label,
    /// Id of a question or of a next step.
    pub leads_to: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NextStep {
    pub id: String,
    pub title: Label,
    pub text: Label,
    /// Records to turn to, the first one first, each with the anchor of a place on its page or none.
    pub links: Vec<(RecordId, Option<String>)>,
}
