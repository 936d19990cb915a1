//! A bill or its analysis: the stages it went through, and what was proposed clause by clause.
//! Not here: the wording of clauses, which is a record's `Words`.

use crate::PartialDate;
use serde::Serialize;

/// One dated stage of the work on a bill, with the source it was read in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BillStage {
    pub date: PartialDate,
    /// Term of the vocabulary `bill-stages`.
    pub kind: String,
    /// Address, or id of our record, of one of the record's sources.
    pub source: String,
}

/// One proposal: a clause of the official text beside a clause of the alternative, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// Anchor on the page, and key of the wording in `Words::clauses`.
    pub id: String,
    /// Number of the clause in the official text; absent where that text has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub official: Option<String>,
    /// Number of the clause in the alternative; absent where it proposes to delete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternative: Option<String>,
    /// Term of the vocabulary `verdicts`.
    pub verdict: String,
    /// Clause of the adopted law by which the verdict can be checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// Address, or id of our record, of one of the record's sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// The wording of one proposal in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ClauseWords {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub official: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternative: Option<String>,
    /// What follows for people from a proposal that was not taken, in plain words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consequence: Option<String>,
}
