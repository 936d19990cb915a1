//! Bills and their analyses: who proposed what, through which stages it went, what was taken into account.
//! Not here: the wording of clauses (words files).

use super::common::{DateText, Published, RecordRef, SourceFacts};
use super::statement::IssuerFacts;
use model::{BillStage, FactValue, Filter, Proposal};
use schemars::JsonSchema;
use serde::Deserialize;

/// `content/bills/<slug>/facts.toml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BillFacts {
    /// Kind of record, from kinds.toml.
    pub kind: String,
    /// Who drafted the alternative or the analysis, as published.
    #[serde(default)]
    pub authors: Vec<IssuerFacts>,
    /// Record of the official text it stands beside.
    pub official_text: Option<RecordRef>,
    /// Rights it is about, from rights.toml.
    #[serde(default)]
    pub rights: Vec<String>,
    /// Stages of the work, oldest first.
    #[serde(default)]
    pub stages: Vec<StageFacts>,
    /// Proposals clause by clause, in the order of the official text.
    #[serde(default)]
    pub proposals: Vec<ProposalFacts>,
    #[serde(default)]
    pub related: Vec<RecordRef>,
    #[serde(default)]
    pub unverified: Vec<String>,
    #[schemars(length(min = 1))]
    pub sources: Vec<SourceFacts>,
}

/// `[[stages]]`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StageFacts {
    pub date: DateText,
    /// What happened, from bill-stages.toml.
    pub kind: String,
    /// Address or record id of one of the sources.
    pub source: String,
}

/// `[[proposals]]`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalFacts {
    /// Anchor of the proposal, and name of its wording in the words files.
    pub id: String,
    /// Number of the clause in the official text.
    pub official: Option<String>,
    /// Number of the clause in the alternative.
    pub alternative: Option<String>,
    /// What became of it, from verdicts.toml.
    pub verdict: String,
    /// Clause of the adopted law by which the verdict can be checked.
    pub clause: Option<String>,
    /// Address or record id of one of the sources.
    pub source: Option<String>,
}

impl BillFacts {
    pub fn publish(&self) -> Published {
        let mut out = Published::default();
        let stages = || self.stages.iter();
        out.date = stages().map(|stage| stage.date.0).max_by_key(|date| date.first_day());
        out.filter(Filter::Year, stages().map(|stage| stage.date.0.year.to_string()));
        out.filter(Filter::Kind, [self.kind.clone()]);
        out.filter(Filter::Right, self.rights.iter().cloned());
        out.terms("kind", "kinds", [&self.kind]);
        out.fact("authors", FactValue::Parties(self.authors.iter().map(IssuerFacts::publish).collect()));
        out.records("official_text", &self.official_text);
        out.terms("rights", "rights", &self.rights);
        let stage = |stage: &StageFacts| BillStage {
            date: stage.date.0,
            kind: stage.kind.clone(),
            source: stage.source.clone(),
        };
        out.fact("stages", FactValue::Stages(stages().map(stage).collect()));
        out.fact(
            "proposals",
            FactValue::Proposals(self.proposals.iter().map(ProposalFacts::publish).collect()),
        );
        out
    }
}

impl ProposalFacts {
    fn publish(&self) -> Proposal {
        let ProposalFacts { id, official, alternative, verdict, clause, source } = self.clone();
        Proposal { id, official, alternative, verdict, clause, source }
    }
}
