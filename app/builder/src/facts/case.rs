//! Strategic-litigation cases: decisions of UN bodies and of courts.
//! Not here: checks of articles against their treaty (`check`).

use super::common::{DateText, Published, RecordRef, SourceFacts};
use model::{Article, Evidence, FactValue, Filter};
use schemars::JsonSchema;
use serde::Deserialize;

/// `content/cases/<slug>/facts.toml`. Joined communications are one case.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseFacts {
    /// Level of the body, from case-levels.toml.
    pub level: String,
    /// Body that decided, from bodies.toml.
    pub body: String,
    /// Communication numbers, all of a joined case: `433/2010`.
    #[serde(default)]
    pub communications: Vec<String>,
    /// Symbol of the decision: `CAT/C/48/D/433/2010`.
    pub symbol: Option<String>,
    /// Date of the complaint.
    pub submitted: Option<DateText>,
    /// Date of the decision.
    pub adopted: Option<DateText>,
    /// Type of the decision, from kinds.toml.
    pub decision_type: String,
    /// Articles the complainant invoked, ranges expanded: `CAT 12`, `ICCPR 9(3)`.
    #[serde(default)]
    pub alleged: Vec<String>,
    /// Articles found violated, ranges expanded.
    #[serde(default)]
    pub violated: Vec<String>,
    /// Rights the case is about, from rights.toml.
    #[serde(default)]
    pub rights: Vec<String>,
    /// What the body decided, from outcomes.toml.
    pub outcome: Option<String>,
    /// Some of the claims were declared inadmissible.
    pub part_inadmissible: Option<bool>,
    /// What the body asked of the State, from remedies.toml.
    #[serde(default)]
    pub remedies: Vec<String>,
    /// Days the State was given to reply.
    pub response_days: Option<u32>,
    /// Months the State was given to reply.
    pub response_months: Option<u32>,
    /// Regions of the events, the main one first, from regions.toml.
    #[serde(default)]
    pub regions: Vec<String>,
    /// Years of the events.
    #[serde(default)]
    pub events: Vec<i32>,
    /// Organisations that represented the complainant; natural persons are not named.
    #[serde(default)]
    pub represented_by: Vec<String>,
    /// What the State did since, from implementation.toml; absent where it is not known.
    pub implementation: Option<String>,
    /// Date the implementation was last assessed.
    pub implementation_as_of: Option<DateText>,
    /// What is known to have happened since the decision, step by step.
    #[serde(default)]
    pub follow_up: Vec<FollowUpFacts>,
    /// Paragraphs of the decision that were read for this record.
    pub read_paragraphs: Option<String>,
    /// Symbol of the separate decision on admissibility.
    pub admissibility_decision: Option<String>,
    /// Slugs this record had before.
    #[serde(default)]
    pub former_ids: Vec<String>,
    #[serde(default)]
    pub related: Vec<RecordRef>,
    /// Names of facts that no source has confirmed, from fields.toml.
    #[serde(default)]
    pub unverified: Vec<String>,
    #[schemars(length(min = 1))]
    pub sources: Vec<SourceFacts>,
}

/// One dated step after the decision.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUpFacts {
    pub date: DateText,
    /// What happened, from follow-up-kinds.toml.
    pub kind: String,
    /// The address (or the id of our record) of the one of `sources` it was read in.
    pub source: String,
}

/// Value of the implementation filter for a case whose implementation nobody has reported.
pub const NOT_KNOWN: &str = "not-known";

impl CaseFacts {
    pub fn publish(&self) -> Published {
        let mut out = Published { symbol: self.symbol.clone(), ..Published::default() };
        out.dated(self.adopted.map(|date| date.0));
        out.filter(Filter::Kind, [self.decision_type.clone()]);
        out.filter(Filter::Body, [self.body.clone()]);
        out.filter(Filter::Outcome, self.outcome.clone());
        out.filter(
            Filter::Violated,
            self.violated.iter().map(|article| Article::parse(article).filter_value()),
        );
        out.filter(
            Filter::Alleged,
            self.alleged.iter().map(|article| Article::parse(article).filter_value()),
        );
        out.filter(Filter::Right, self.rights.iter().cloned());
        out.filter(Filter::Region, self.regions.iter().cloned());
        if !self.violated.is_empty() || self.implementation.is_some() {
            out.filter(
                Filter::Implementation,
                [self.implementation.clone().unwrap_or_else(|| NOT_KNOWN.to_owned())],
            );
        }
        out.terms("body", "bodies", [&self.body]);
        out.terms("level", "case-levels", [&self.level]);
        out.texts("communications", &self.communications);
        out.texts("symbol", &self.symbol);
        out.terms("decision_type", "kinds", [&self.decision_type]);
        out.dates("submitted", &self.submitted);
        out.dates("adopted", &self.adopted);
        out.texts("events", &self.events.iter().map(i32::to_string).collect::<Vec<_>>());
        out.terms("outcome", "outcomes", &self.outcome);
        out.fact("violated", FactValue::Articles(self.violated.clone()));
        out.fact("alleged", FactValue::Articles(self.alleged.clone()));
        out.flag("part_inadmissible", self.part_inadmissible);
        out.terms("rights", "rights", &self.rights);
        out.terms("remedies", "remedies", &self.remedies);
        if let Some(days) = self.response_days {
            out.fact("response_days", FactValue::Number(days.into()));
        }
        if let Some(months) = self.response_months {
            out.fact("response_months", FactValue::Number(months.into()));
        }
        out.terms("implementation", "implementation", &self.implementation);
        out.dates("implementation_as_of", &self.implementation_as_of);
        out.fact("follow_up", FactValue::Evidence(self.evidence()));
        out.terms("regions", "regions", &self.regions);
        out.texts("represented_by", &self.represented_by);
        out.texts("admissibility_decision", &self.admissibility_decision);
        out.texts("read_paragraphs", &self.read_paragraphs);
        out.texts("former_ids", &self.former_ids);
        out.names.extend(self.symbol.iter().cloned());
        out.names.extend(self.communications.iter().cloned());
        out.names.extend(self.admissibility_decision.iter().cloned());
        out
    }

    fn evidence(&self) -> Vec<Evidence> {
        let step = |step: &FollowUpFacts| Evidence {
            date: step.date.0,
            kind: step.kind.clone(),
            assessment: None,
            by: Vec::new(),
            source: step.source.clone(),
        };
        let mut evidence: Vec<Evidence> = self.follow_up.iter().map(step).collect();
        evidence.sort_by_key(|step| step.date.first_day());
        evidence
    }
}
