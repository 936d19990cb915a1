//! International obligations: treaties and where the State stands towards each.
//! Not here: the treaty's text (library).

use super::common::{DateText, Published, RecordRef, SourceFacts};
use model::Filter;
use schemars::JsonSchema;
use serde::Deserialize;

/// `content/obligations/<slug>/facts.toml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObligationFacts {
    /// Kind of treaty, from kinds.toml.
    pub kind: String,
    /// The treaty, from treaties.toml.
    pub treaty: Option<String>,
    /// Dates of adoption of the treaty and its amendments.
    #[serde(default)]
    pub adopted: Vec<DateText>,
    /// Date Kazakhstan signed.
    pub signed: Option<DateText>,
    /// Date of the decree on signing.
    pub signature_decree_date: Option<DateText>,
    /// Date of the law on ratification or accession.
    pub ratification_law_date: Option<DateText>,
    /// Date the ratification was deposited.
    pub ratified: Option<DateText>,
    /// Other dates of ratification or accession that sources name; `texts.source_conflict` says which.
    #[serde(default)]
    pub ratified_other: Vec<DateText>,
    /// Date the treaty entered into force for Kazakhstan.
    pub in_force: Option<DateText>,
    /// Other dates of entry into force that sources name; `texts.source_conflict` says which.
    #[serde(default)]
    pub in_force_other: Vec<DateText>,
    /// Where the State stands, from statuses.toml.
    pub status: String,
    /// Date the status was last seen confirmed.
    pub status_as_of: Option<DateText>,
    /// Whether individual complaints are accepted, from complaints.toml.
    pub complaints: Option<String>,
    /// Date since which individual complaints are accepted.
    pub complaints_from: Option<DateText>,
    /// Whether the State accepts that the committee inquires on its own, from procedures.toml.
    pub inquiry: Option<String>,
    /// Whether the State receives visits under the treaty, from procedures.toml.
    pub visits: Option<String>,
    /// Body that monitors the treaty, from bodies.toml.
    pub committee: Option<String>,
    #[serde(default)]
    pub related: Vec<RecordRef>,
    #[serde(default)]
    pub unverified: Vec<String>,
    #[schemars(length(min = 1))]
    pub sources: Vec<SourceFacts>,
}

impl ObligationFacts {
    pub fn publish(&self) -> Published {
        let mut out = Published::default();
        let binding = self.in_force.or(self.ratified).or(self.ratification_law_date).or(self.signed);
        out.dated(binding.or(self.adopted.first().copied()).map(|date| date.0));
        out.filter(Filter::Kind, [self.kind.clone()]);
        out.filter(Filter::Status, [self.status.clone()]);
        out.filter(Filter::Body, self.committee.clone());
        out.terms("kind", "kinds", [&self.kind]);
        out.terms("treaty", "treaties", &self.treaty);
        out.terms("status", "statuses", [&self.status]);
        out.dates("status_as_of", &self.status_as_of);
        out.dates("adopted", &self.adopted);
        out.dates("signature_decree_date", &self.signature_decree_date);
        out.dates("signed", &self.signed);
        out.dates("ratification_law_date", &self.ratification_law_date);
        out.dates("ratified", &self.ratified);
        out.dates("ratified_other", &self.ratified_other);
        out.dates("in_force", &self.in_force);
        out.dates("in_force_other", &self.in_force_other);
        out.terms("committee", "bodies", &self.committee);
        out.terms("complaints", "complaints", &self.complaints);
        out.dates("complaints_from", &self.complaints_from);
        out.terms("inquiry", "procedures", &self.inquiry);
        out.terms("visits", "procedures", &self.visits);
        out
    }
}
