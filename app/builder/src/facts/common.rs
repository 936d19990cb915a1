//! Pieces that several kinds of facts share: dates, references, sources, and the published form.
//! Not here: the fields of a kind.

use model::{Fact, FactValue, Filter, PartialDate, RecordId};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A date in `facts.toml`: `2012-05-24`, `2012-05` or `2012`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
pub struct DateText(pub PartialDate);

impl JsonSchema for DateText {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "partial-date",
            "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
        })
    }

    fn inline_schema() -> bool {
        true
    }
}

/// A reference to a record: `cases/cat-433-2010-gerasimov`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct RecordRef(pub RecordId);

impl JsonSchema for RecordRef {
    fn schema_name() -> Cow<'static, str> {
        "RecordId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "record-id", "pattern": "^[a-z]+/[a-z0-9][a-z0-9-]*$" })
    }

    fn inline_schema() -> bool {
        true
    }
}

/// A place on a record's page: `pages/guide-npm#how`, or the record alone.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PlaceRef {
    pub record: RecordId,
    pub anchor: Option<String>,
}

impl TryFrom<String> for PlaceRef {
    type Error = String;

    fn try_from(text: String) -> Result<PlaceRef, String> {
        let (record, anchor) = match text.split_once('#') {
            Some((record, anchor)) => (record, Some(anchor.to_owned())),
            None => (text.as_str(), None),
        };
        Ok(PlaceRef { record: record.parse()?, anchor })
    }
}

impl JsonSchema for PlaceRef {
    fn schema_name() -> Cow<'static, str> {
        "PlaceRef".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }

    fn inline_schema() -> bool {
        true
    }
}

/// An address on the web.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct WebAddress(pub String);

impl JsonSchema for WebAddress {
    fn schema_name() -> Cow<'static, str> {
        "WebAddress".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "web-address", "pattern": "^https?://[^\\s/]+" })
    }

    fn inline_schema() -> bool {
        true
    }
}

/// Where facts come from: an address or a record of ours that holds the text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceFacts {
    /// Address of the page or document that was read.
    pub url: Option<WebAddress>,
    /// Record of the portal that holds the document in full.
    pub record: Option<RecordRef>,
    /// United Nations document symbol.
    pub symbol: Option<String>,
    /// Names of the facts this source supports, from vocabulary/fields.toml.
    #[serde(default)]
    pub supports: Vec<String>,
    /// A short remark in Russian.
    pub note: Option<String>,
    /// Day the source was last opened and read; left out where nobody wrote it down.
    pub checked: Option<DateText>,
    /// Address of the copy that was read, where it is not the official one.
    pub copy: Option<WebAddress>,
}

impl SourceFacts {
    /// Whether this source is called by `address`: its own, or the id of the record that holds it.
    pub fn is_at(&self, address: &str) -> bool {
        self.url.as_ref().is_some_and(|url| url.0 == address)
            || self.record.as_ref().is_some_and(|id| id.0.to_string() == address)
    }

    pub fn publish(&self) -> model::Source {
        model::Source {
            url: self.url.as_ref().map(|url| url.0.clone()),
            record: self.record.as_ref().map(|record| record.0.clone()),
            symbol: self.symbol.clone(),
            supports: self.supports.clone(),
            note: self.note.clone(),
            checked: self.checked.map(|date| date.0),
            copy: self.copy.as_ref().map(|copy| copy.0.clone()),
        }
    }
}

/// Whether `address`, of the web or of a record of ours, is that of one of the sources.
pub fn is_source(sources: &[SourceFacts], address: &str) -> bool {
    sources.iter().any(|source| source.is_at(address))
}

/// What readers receive of a record's facts.
#[derive(Debug, Default)]
pub struct Published {
    pub date: Option<PartialDate>,
    pub symbol: Option<String>,
    pub values: BTreeMap<Filter, Vec<String>>,
    pub facts: Vec<Fact>,
    /// Symbols, numbers and other names by which the record can be called exactly.
    pub names: Vec<String>,
}

impl Published {
    pub fn fact(&mut self, field: &'static str, value: FactValue) {
        let empty = match &value {
            FactValue::Terms { ids, .. } => ids.is_empty(),
            FactValue::Articles(items) | FactValue::Texts(items) | FactValue::Links(items) => {
                items.is_empty()
            }
            FactValue::Dates(dates) => dates.is_empty(),
            FactValue::Records(ids) => ids.is_empty(),
            FactValue::Parties(parties) => parties.is_empty(),
            FactValue::Table(rows) => rows.is_empty(),
            FactValue::Evidence(evidence) => evidence.is_empty(),
            FactValue::Membership(steps) => steps.is_empty(),
            FactValue::Stages(stages) => stages.is_empty(),
            FactValue::Proposals(proposals) => proposals.is_empty(),
            FactValue::Number(_) | FactValue::Flag(_) => false,
        };
        if !empty {
            self.facts.push(Fact { field, value });
        }
    }

    pub fn terms<'a>(
        &mut self,
        field: &'static str,
        vocabulary: &'static str,
        ids: impl IntoIterator<Item = &'a String>,
    ) {
        let ids = ids.into_iter().cloned().collect();
        self.fact(field, FactValue::Terms { vocabulary, ids });
    }

    pub fn dates<'a>(&mut self, field: &'static str, dates: impl IntoIterator<Item = &'a DateText>) {
        self.fact(field, FactValue::Dates(dates.into_iter().map(|date| date.0).collect()));
    }

    pub fn texts<'a>(&mut self, field: &'static str, texts: impl IntoIterator<Item = &'a String>) {
        self.fact(field, FactValue::Texts(texts.into_iter().cloned().collect()));
    }

    pub fn links<'a>(&mut self, field: &'static str, links: impl IntoIterator<Item = &'a WebAddress>) {
        self.fact(field, FactValue::Links(links.into_iter().map(|link| link.0.clone()).collect()));
    }

    pub fn records<'a>(&mut self, field: &'static str, records: impl IntoIterator<Item = &'a RecordRef>) {
        self.fact(field, FactValue::Records(records.into_iter().map(|record| record.0.clone()).collect()));
    }

    pub fn flag(&mut self, field: &'static str, flag: Option<bool>) {
        if let Some(flag) = flag {
            self.fact(field, FactValue::Flag(flag));
        }
    }

    /// Sets the values of a filter, without repetitions.
    pub fn filter<V: Into<String>>(&mut self, filter: Filter, values: impl IntoIterator<Item = V>) {
        let mut unique: Vec<String> = Vec::new();
        for value in values {
            let value = value.into();
            if !unique.contains(&value) {
                unique.push(value);
            }
        }
        if !unique.is_empty() {
            self.values.insert(filter, unique);
        }
    }

    /// The date lists show, and its year as a filter.
    pub fn dated(&mut self, date: Option<PartialDate>) {
        self.date = date;
        self.filter(Filter::Year, date.map(|date| date.year.to_string()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_keeps_each_value_once_in_order() {
        let mut published = Published::default();
        published.filter(Filter::Violated, ["CAT-2", "CAT-1", "CAT-2"]);
        assert_eq!(published.values[&Filter::Violated], ["CAT-2", "CAT-1"]);
    }
}
