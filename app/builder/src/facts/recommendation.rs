//! Recommendations to the State by UN mechanisms.
//! Not here: their text (words files).

use super::common::{Published, RecordRef, SourceFacts};
use model::{FactValue, Filter, PartialDate};
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

impl RecommendationFacts {
    pub fn publish(&self) -> Published {
        let mut out = Published { symbol: Some(self.symbol.clone()), ..Published::default() };
        out.dated(Some(PartialDate { year: self.year, month: None, day: None }));
        out.filter(Filter::Kind, [self.kind.clone()]);
        out.filter(Filter::Body, [self.body.clone()]);
        out.filter(Filter::Right, self.rights.iter().cloned());
        out.filter(Filter::Region, self.regions.iter().cloned());
        out.filter(Filter::Position, self.position.clone());
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
        out.terms("regions", "regions", &self.regions);
        if let Some(paragraph) = &self.paragraph {
            out.names.push(format!("{} {paragraph}", self.symbol));
        }
        out
    }
}
