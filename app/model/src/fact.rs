//! Published facts of a record as name and typed value, so that one page, one data file and one
//! index serve every kind of record.
//! Not here: the labels of names and terms (content/vocabulary).

use crate::{BillStage, Label, MembershipEvent, PartialDate, Proposal, RecordId};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Name of the field in `facts.toml`, with its label in `content/vocabulary/fields.toml`.
    pub field: &'static str,
    pub value: FactValue,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FactValue {
    /// Ids of terms of one vocabulary.
    Terms {
        vocabulary: &'static str,
        ids: Vec<String>,
    },
    /// Articles of treaties as written in content: `CAT 12`, `ICCPR 9(3)`.
    Articles(Vec<String>),
    Dates(Vec<PartialDate>),
    /// Names, numbers and symbols that are the same in every language.
    Texts(Vec<String>),
    Number(i64),
    Flag(bool),
    Links(Vec<String>),
    Records(Vec<RecordId>),
    /// Names, each with the record of the named organisation where we hold one.
    Parties(Vec<Party>),
    Table(Vec<FigureRow>),
    /// What is known to have happened after a decision or a recommendation, oldest first.
    Evidence(Vec<Evidence>),
    /// Steps of an organisation's memberships, oldest first.
    Membership(Vec<MembershipEvent>),
    /// Stages of the work on a bill, oldest first.
    Stages(Vec<BillStage>),
    /// Proposals clause by clause, in the order of the official text.
    Proposals(Vec<Proposal>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Party {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<RecordId>,
}

/// One dated step after a decision or a recommendation, with the source it was read in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    pub date: PartialDate,
    /// Term of the vocabulary `follow-up-kinds`.
    pub kind: String,
    /// What those who assessed concluded, a term of the vocabulary `assessments`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<String>,
    /// Whose step it is, terms of the vocabulary `bodies`; empty where the kind says it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<String>,
    /// Address, or id of our record, of one of the record's sources.
    pub source: String,
}

/// One row of a published count.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FigureRow {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
    /// The number, where the source gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The count as the source words it, where it is no plain number: «до 600».
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub at_least: bool,
    /// Rows of a series are parts of another count; they are never added to rows without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
}

impl Serialize for FactValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        fn all<S: Serializer, T: Serialize>(serializer: S, items: &[T]) -> Result<S::Ok, S::Error> {
            let mut list = serializer.serialize_seq(Some(items.len()))?;
            for item in items {
                list.serialize_element(item)?;
            }
            list.end()
        }
        match self {
            FactValue::Terms { ids, .. } => all(serializer, ids),
            FactValue::Articles(items) | FactValue::Texts(items) | FactValue::Links(items) => {
                all(serializer, items)
            }
            FactValue::Dates(dates) => all(serializer, dates),
            FactValue::Records(ids) => all(serializer, ids),
            FactValue::Parties(parties) => all(serializer, parties),
            FactValue::Table(rows) => all(serializer, rows),
            FactValue::Evidence(evidence) => all(serializer, evidence),
            FactValue::Membership(steps) => all(serializer, steps),
            FactValue::Stages(stages) => all(serializer, stages),
            FactValue::Proposals(proposals) => all(serializer, proposals),
            FactValue::Number(number) => serializer.serialize_i64(*number),
            FactValue::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}

/// Writes facts as one JSON object, `{"body": ["CAT"], "adopted": ["2012-05-24"]}`.
pub(crate) fn as_map<S: Serializer>(facts: &[Fact], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(facts.len()))?;
    for fact in facts {
        map.serialize_entry(fact.field, &fact.value)?;
    }
    map.end()
}
