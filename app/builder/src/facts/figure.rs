//! Published counts: each with its unit, period and counter, as the source gives them.
//! Not here: numbers computed from our own records.

use super::common::{Published, RecordRef, SourceFacts};
use model::{FactValue, FigureRow, Filter, Label};
use schemars::JsonSchema;
use serde::Deserialize;

/// `content/figures/<slug>/facts.toml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FigureFacts {
    /// Whether the rows are regions.
    pub by_region: bool,
    #[schemars(length(min = 1))]
    pub rows: Vec<RowFacts>,
    /// The total the source itself states.
    pub total: Option<f64>,
    /// The count concerns deaths or injuries and is shown soberly.
    pub sensitive: Option<bool>,
    #[serde(default)]
    pub related: Vec<RecordRef>,
    #[serde(default)]
    pub unverified: Vec<String>,
    #[schemars(length(min = 1))]
    pub sources: Vec<SourceFacts>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowFacts {
    pub year: Option<i32>,
    /// Region, from regions.toml.
    pub region: Option<String>,
    /// Country, ISO 3166-1 code.
    pub country: Option<String>,
    pub label: Option<LabelFacts>,
    pub value: Option<f64>,
    /// The count in the source's words, where it is no plain number.
    pub text: Option<String>,
    /// The source says "at least" or "more than".
    #[serde(default)]
    pub at_least: bool,
    /// Rows of a series are parts of another count and are never added to rows without one.
    pub series: Option<String>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LabelFacts {
    pub kk: String,
    pub ru: String,
    pub en: String,
}

impl FigureFacts {
    pub fn publish(&self) -> Published {
        let mut out = Published::default();
        out.filter(Filter::Region, self.rows.iter().filter_map(|row| row.region.clone()));
        let rows = self.rows.iter().map(|row| FigureRow {
            year: row.year,
            region: row.region.clone(),
            country: row.country.clone(),
            label: row.label.as_ref().map(|label| Label {
                kk: label.kk.clone(),
                ru: label.ru.clone(),
                en: label.en.clone(),
            }),
            value: row.value,
            text: row.text.clone(),
            at_least: row.at_least,
            series: row.series.clone(),
        });
        out.fact("rows", FactValue::Table(rows.collect()));
        if let Some(total) = self.total {
            out.texts("total", [&total.to_string()]);
        }
        out.flag("by_region", Some(self.by_region));
        out.flag("sensitive", self.sensitive);
        out
    }
}
