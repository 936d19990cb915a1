//! Organisations, coalitions, branches and public bodies.
//! Not here: contacts of persons, which are never recorded.

use super::common::{DateText, Published, RecordRef, SourceFacts, WebAddress};
use model::{FactValue, Filter, MembershipEvent, MembershipStep};
use schemars::JsonSchema;
use serde::Deserialize;

/// `content/organisations/<slug>/facts.toml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationFacts {
    /// Kind of organisation, from kinds.toml.
    pub kind: String,
    /// Country, ISO 3166-1 code or `INT`.
    pub country: String,
    /// Region, from regions.toml.
    pub region: Option<String>,
    /// Organisation this one is a branch of.
    pub parent: Option<RecordRef>,
    /// Steps of its memberships in coalitions and networks.
    #[serde(default)]
    pub membership: Vec<MembershipFacts>,
    pub site: Option<WebAddress>,
    #[serde(default)]
    pub other_sites: Vec<String>,
    pub founded: Option<DateText>,
    /// Date of registration with the State.
    pub registered: Option<DateText>,
    /// Whether it is a legal entity.
    pub legal_entity: Option<bool>,
    /// Country its work is about, where it works from abroad.
    pub focus_country: Option<String>,
    #[serde(default)]
    pub related: Vec<RecordRef>,
    #[serde(default)]
    pub unverified: Vec<String>,
    #[schemars(length(min = 1))]
    pub sources: Vec<SourceFacts>,
}

/// One step of a membership.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MembershipFacts {
    /// The coalition or network.
    pub coalition: RecordRef,
    /// What happened, from membership-steps.toml.
    pub step: String,
    /// Left out where the source gives no date.
    pub date: Option<DateText>,
    /// Address or record id of one of the record's sources.
    pub source: String,
}

impl OrganisationFacts {
    fn membership_events(&self) -> Vec<MembershipEvent> {
        let event = |step: &MembershipFacts| {
            Some(MembershipEvent {
                coalition: step.coalition.0.clone(),
                step: MembershipStep::parse(&step.step)?,
                date: step.date.map(|date| date.0),
                source: step.source.clone(),
            })
        };
        let mut events: Vec<MembershipEvent> = self.membership.iter().filter_map(event).collect();
        events.sort_by_key(|event| event.date);
        events
    }

    pub fn publish(&self) -> Published {
        let mut out = Published::default();
        out.dated(self.founded.map(|date| date.0));
        out.filter(Filter::Kind, [self.kind.clone()]);
        out.filter(Filter::Region, self.region.clone());
        out.terms("kind", "kinds", [&self.kind]);
        out.terms("country", "countries", [&self.country]);
        out.terms("region", "regions", &self.region);
        out.terms("focus_country", "countries", &self.focus_country);
        out.records("parent", &self.parent);
        out.fact("membership", FactValue::Membership(self.membership_events()));
        out.links("site", &self.site);
        out.texts("other_sites", &self.other_sites);
        out.dates("founded", &self.founded);
        out.dates("registered", &self.registered);
        out.flag("legal_entity", self.legal_entity);
        out
    }
}
