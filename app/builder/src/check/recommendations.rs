//! Recommendations: what became of them, step by step, and which are one recommendation repeated.
//! Not here: terms and references (`references`).

use crate::content::{Content, SourceRecord};
use crate::diagnostic::Diagnostic;
use crate::facts::{Facts, RecommendationFacts, is_source};
use model::PartialDate;
use std::collections::BTreeMap;

fn each(content: &Content) -> impl Iterator<Item = (&SourceRecord, &RecommendationFacts)> {
    content.records.values().filter_map(|record| match &record.facts {
        Facts::Recommendation(facts) => Some((record, &**facts)),
        _ => None,
    })
}

/// Steps after a recommendation stand in the order of time, between its year and the data's version.
///
/// A step is added at the end and never rewritten, so that the order of the file is the history.
pub fn status_order(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    let version = content.wording.version.parse::<PartialDate>().ok();
    for (record, facts) in each(content) {
        let made = PartialDate { year: facts.year, month: None, day: None };
        let mut latest = made;
        for (at, step) in facts.status_history.iter().enumerate() {
            let date = step.date.0;
            let mut report = |fact: String, hint: &str| {
                let pointer = format!("/status_history/{at}/date");
                diagnostics.push(record.toml.error(&pointer, "status-order", fact, hint));
            };
            if date.is_surely_before(made) {
                report(
                    format!("the step of {date} is older than the recommendation, of {made}"),
                    "check both dates against their documents",
                );
            } else if date.is_surely_before(latest) {
                report(
                    format!("the step of {date} stands after one of {latest}"),
                    "put the steps in the order of their dates, the newest last",
                );
            }
            if let Some(version) = version.filter(|version| version.is_surely_before(date)) {
                report(
                    format!("{date} is later than the data's version, {version}"),
                    "check the date, or set the version in content/site.toml",
                );
            }
            latest = latest.max(date);
        }
    }
}

/// A step after a recommendation names one of the record's sources.
pub fn status_source(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for (record, facts) in each(content) {
        for (at, step) in facts.status_history.iter().enumerate() {
            if !is_source(&facts.sources, &step.source) {
                diagnostics.push(record.toml.error(
                    &format!("/status_history/{at}/source"),
                    "status-source",
                    format!("`{}` is not among the sources of this record", step.source),
                    "add the source it was read in, or correct the address",
                ));
            }
        }
    }
}

/// An assessment is given where somebody assessed, and nowhere else: the State's own word is none.
pub fn assessment_kind(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    let Some(kinds) = content.vocabularies.terms.get("follow-up-kinds") else { return };
    for (record, facts) in each(content) {
        for (at, step) in facts.status_history.iter().enumerate() {
            let Some(kind) = kinds.terms.get(&step.kind) else { continue };
            let assesses = kind.extra.contains_key("assesses");
            let (pointer, fact, hint) = match (&step.assessment, assesses) {
                (Some(given), _) if given == crate::facts::NO_ASSESSMENT => (
                    format!("/status_history/{at}/assessment"),
                    format!("`{given}` is what is said where there is no step"),
                    "remove the step, or name what was concluded",
                ),
                (Some(_), false) => (
                    format!("/status_history/{at}/assessment"),
                    format!("`{}` is not an assessment, so that nothing was concluded", step.kind),
                    "remove the assessment, or correct the kind",
                ),
                (None, true) => (
                    format!("/status_history/{at}/kind"),
                    format!("`{}` does not say what was concluded", step.kind),
                    "add assessment = \"…\" as the source words it",
                ),
                (Some(_), true) | (None, false) => continue,
            };
            diagnostics.push(record.toml.error(&pointer, "assessment-kind", fact, hint));
        }
    }
}

/// A recommendation that is said to be repeated is repeated by another record.
pub fn cluster_repeated(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    let mut times: BTreeMap<&str, u32> = BTreeMap::new();
    for (_, facts) in each(content) {
        for cluster in &facts.clusters {
            *times.entry(cluster).or_default() += 1;
        }
    }
    for (record, facts) in each(content) {
        for (at, cluster) in facts.clusters.iter().enumerate().filter(|(_, id)| times[id.as_str()] == 1) {
            diagnostics.push(record.toml.error(
                &format!("/clusters/{at}"),
                "cluster-repeated",
                format!("no other recommendation is one of `{cluster}`"),
                "name the cluster in the recommendations that ask for the same, or remove it here",
            ));
        }
    }
}
