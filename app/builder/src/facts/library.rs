//! The human-rights library: treaties, standards, reports, concluding observations, guides.
//! Not here: the status of a treaty for the State (`obligation`).

use super::common::{DateText, Published, RecordRef, SourceFacts, WebAddress};
use model::Filter;
use schemars::JsonSchema;
use serde::Deserialize;

/// `content/library/<slug>/facts.toml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LibraryFacts {
    /// Kind of document, from kinds.toml.
    pub kind: String,
    /// Author body, from bodies.toml.
    pub body: String,
    /// Year of the document.
    pub year: Option<i32>,
    /// Date of the document, where it is known more exactly than the year.
    pub date: Option<DateText>,
    /// Document symbol.
    pub symbol: Option<String>,
    /// ISO 639-1 codes of the languages of the copy that was read.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Address of the document.
    pub address: Option<WebAddress>,
    #[serde(default)]
    pub other_addresses: Vec<WebAddress>,
    /// `"mirror"` where the address is a copy and the official one still has to be found.
    pub address_kind: Option<AddressKind>,
    /// Official site of the document.
    pub official_site: Option<WebAddress>,
    /// Edition, as printed: "Rev.1", "2nd edition".
    pub edition: Option<String>,
    /// Address of an archived copy.
    pub archived_copy: Option<WebAddress>,
    /// Day the address was last opened; left out where nobody wrote it down.
    pub address_checked: Option<DateText>,
    /// The obligation the document sets out, or is a report on.
    pub obligation: Option<RecordRef>,
    /// Country the document is about, where it is not Kazakhstan.
    pub country: Option<String>,
    /// Earlier edition this one replaces.
    pub supersedes: Option<RecordRef>,
    /// Later edition that replaces this one.
    pub superseded_by: Option<RecordRef>,
    /// Rights it is about, from rights.toml.
    #[serde(default)]
    pub rights: Vec<String>,
    /// The words file holds the document in full.
    #[serde(default)]
    pub full_text: bool,
    #[serde(default)]
    pub related: Vec<RecordRef>,
    #[serde(default)]
    pub unverified: Vec<String>,
    #[schemars(length(min = 1))]
    pub sources: Vec<SourceFacts>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AddressKind {
    Mirror,
}

impl LibraryFacts {
    pub fn publish(&self) -> Published {
        let mut out = Published { symbol: self.symbol.clone(), ..Published::default() };
        let year = self.year.map(|year| model::PartialDate { year, month: None, day: None });
        out.dated(self.date.map(|date| date.0).or(year));
        out.filter(Filter::Kind, [self.kind.clone()]);
        out.filter(Filter::Body, [self.body.clone()]);
        out.filter(Filter::Right, self.rights.iter().cloned());
        out.terms("kind", "kinds", [&self.kind]);
        out.terms("body", "bodies", [&self.body]);
        out.texts("symbol", &self.symbol);
        out.texts("edition", &self.edition);
        out.dates("date", &self.date.or(year.map(DateText)));
        out.terms("languages", "languages", &self.languages);
        out.links("address", &self.address);
        out.links("other_addresses", &self.other_addresses);
        if let Some(AddressKind::Mirror) = self.address_kind {
            out.flag("address_is_mirror", Some(true));
        }
        out.links("archived_copy", &self.archived_copy);
        out.dates("address_checked", &self.address_checked);
        out.links("official_site", &self.official_site);
        out.records("obligation", &self.obligation);
        out.terms("country", "countries", &self.country);
        out.records("supersedes", &self.supersedes);
        out.records("superseded_by", &self.superseded_by);
        out.terms("rights", "rights", &self.rights);
        if self.full_text {
            out.flag("full_text", Some(true));
        }
        out.names.extend(self.symbol.iter().cloned());
        out
    }
}
