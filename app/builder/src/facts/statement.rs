//! Statements, appeals, submissions, briefings and news of organisations.
//! Not here: the text itself (words files).

use super::common::{DateText, Published, RecordRef, SourceFacts};
use model::{FactValue, Filter, Party};
use schemars::JsonSchema;
use serde::Deserialize;

/// `content/statements/<slug>/facts.toml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementFacts {
    /// Kind of statement, from kinds.toml.
    pub kind: String,
    /// Date of publication.
    pub date: Option<DateText>,
    /// Organisations that issued it, as published.
    #[serde(default)]
    pub issuers: Vec<IssuerFacts>,
    /// Organisations that supported it, as published.
    #[serde(default)]
    pub supported_by: Vec<String>,
    /// `false` where the list of issuers was not seen in full.
    pub issuers_verified: Option<bool>,
    /// Rights it is about, from rights.toml.
    #[serde(default)]
    pub rights: Vec<String>,
    /// Regions it is about, from regions.toml.
    #[serde(default)]
    pub regions: Vec<String>,
    /// Language of the original: `kk`, `ru` or `en`.
    pub language: String,
    /// `"secondary"` where only an account of it was read, not the text itself.
    pub read: Option<Reading>,
    /// The words file holds the statement in full, not a summary.
    #[serde(default)]
    pub full_text: bool,
    #[serde(default)]
    pub related: Vec<RecordRef>,
    #[serde(default)]
    pub unverified: Vec<String>,
    #[schemars(length(min = 1))]
    pub sources: Vec<SourceFacts>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssuerFacts {
    pub name: String,
    /// Our record of the organisation.
    pub organisation: Option<RecordRef>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Reading {
    Secondary,
}

impl IssuerFacts {
    pub fn publish(&self) -> Party {
        Party {
            name: self.name.clone(),
            organisation: self.organisation.as_ref().map(|record| record.0.clone()),
        }
    }
}

impl StatementFacts {
    pub fn publish(&self) -> Published {
        let mut out = Published::default();
        out.dated(self.date.map(|date| date.0));
        out.filter(Filter::Kind, [self.kind.clone()]);
        out.filter(Filter::Right, self.rights.iter().cloned());
        out.filter(Filter::Region, self.regions.iter().cloned());
        let issuers = self.issuers.iter().map(IssuerFacts::publish);
        out.terms("kind", "kinds", [&self.kind]);
        out.dates("date", &self.date);
        out.fact("issuers", FactValue::Parties(issuers.collect()));
        out.texts("supported_by", &self.supported_by);
        out.flag("issuers_verified", self.issuers_verified);
        out.terms("rights", "rights", &self.rights);
        out.terms("regions", "regions", &self.regions);
        out.terms("language", "languages", [&self.language]);
        if let Some(Reading::Secondary) = self.read {
            out.flag("read_secondary", Some(true));
        }
        if self.full_text {
            out.flag("full_text", Some(true));
        }
        out
    }
}
