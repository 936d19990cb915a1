//! Recommendations to the State by UN mechanisms.
//! Not here: their text (words files).

use super::common::{DateText, Published, RecordRef, SourceFacts};
use model::{Evidence, FactValue, Filter, PartialDate};
use schemars::JsonSchema;
use serde::Deserialize;

/// `content/recommendations/<slug>/facts.toml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecommendationFacts {
    /// Kind of recommendation, from kinds.toml.
    pub kind: String,
    /// Body that recommends, from bodies.toml.
    pub body: String,
    /// Cycle of the Universal Periodic Review.
    pub cycle: Option<u32>,
    /// Symbol of the document it stands in.
    pub symbol: String,
    /// Number of its paragraph there.
    pub paragraph: Option<String>,
    /// Year of the document.
    pub year: i32,
    /// States that recommend, ISO 3166-1 codes.
    #[serde(default)]
    pub states: Vec<String>,
    /// Rights it is about, from rights.toml.
    #[serde(default)]
    pub rights: Vec<String>,
    /// To whom it is addressed, from bodies.toml.
    pub addressee: String,
    /// The State's position, from positions.toml.
    pub position: Option<String>,
    /// Chosen for the follow-up procedure.
    pub follow_up_procedure: Option<bool>,
    /// Recommendations repeated over the years that this is one of, from clusters.toml.
    #[serde(default)]
    pub clusters: Vec<String>,
    /// What became of it, step by step and oldest first; a step is added, never rewritten.
    #[serde(default)]
    pub status_history: Vec<StatusFacts>,
    /// Regions it is about, from regions.toml.
    #[serde(default)]
    pub regions: Vec<String>,
    #[serde(default)]
    pub related: Vec<RecordRef>,
    #[serde(default)]
    pub unverified: Vec<String>,
    #[schemars(length(min = 1))]
    pub sources: Vec<SourceFacts>,
}

/// One dated step after a recommendation: who did or said what.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatusFacts {
    pub date: DateText,
    /// What happened, from follow-up-kinds.toml.
    pub kind: String,
    /// What was concluded, from assessments.toml; only where the kind is an assessment.
    pub assessment: Option<String>,
    /// Who did or said it, from bodies.toml.
    #[schemars(length(min = 1))]
    pub by: Vec<String>,
    /// The address (or the id of our record) of the one of `sources` it was read in.
    pub source: String,
}

/// Value of the assessment filter for a recommendation nobody has assessed.
pub const NO_ASSESSMENT: &str = "no-assessment";

impl RecommendationFacts {
    pub fn publish(&self) -> Published {
        let mut out = Published { symbol: Some(self.symbol.clone()), ..Published::default() };
        out.dated(Some(PartialDate { year: self.year, month: None, day: None }));
        out.filter(Filter::Kind, [self.kind.clone()]);
        out.filter(Filter::Body, [self.body.clone()]);
        out.filter(Filter::Right, self.rights.iter().cloned());
        out.filter(Filter::Region, self.regions.iter().cloned());
        out.filter(Filter::Position, self.position.clone());
        let assessed = self.status_history.iter().rev().find_map(|step| step.assessment.clone());
        out.filter(Filter::Assessment, [assessed.unwrap_or_else(|| NO_ASSESSMENT.to_owned())]);
        out.filter(Filter::Cluster, self.clusters.iter().cloned());
        out.terms("kind", "kinds", [&self.kind]);
        out.terms("body", "bodies", [&self.body]);
        if let Some(cycle) = self.cycle {
            out.fact("cycle", FactValue::Number(cycle.into()));
        }
        out.texts("symbol", [&self.symbol]);
        out.texts("paragraph", &self.paragraph);
        out.texts("year", [&self.year.to_string()]);
        out.terms("states", "countries", &self.states);
        out.terms("rights", "rights", &self.rights);
        out.terms("addressee", "bodies", [&self.addressee]);
        out.terms("position", "positions", &self.position);
        out.flag("follow_up_procedure", self.follow_up_procedure);
        out.fact("status_history", FactValue::Evidence(self.history()));
        out.terms("clusters", "clusters", &self.clusters);
        out.terms("regions", "regions", &self.regions);
        if let Some(paragraph) = &self.paragraph {
            out.names.push(format!("{} {paragraph}", self.symbol));
        }
        out
    }

    /// In the order the author wrote it, which the check `status-order` holds to be that of time.
    fn history(&self) -> Vec<Evidence> {
        let step = |step: &StatusFacts| Evidence {
            date: step.date.0,
            kind: step.kind.clone(),
            assessment: step.assessment.clone(),
            by: step.by.clone(),
            source: step.source.clone(),
        };
        self.status_history.iter().map(step).collect()
    }
}
