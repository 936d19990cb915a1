//! Obligations: what sources contradict each other about, and where the record of a treaty is named.
//! Not here: terms and references (`references`).

use crate::content::Content;
use crate::diagnostic::Diagnostic;
use crate::facts::Facts;
use model::RecordId;
use std::collections::BTreeSet;

/// Another date than the accepted one is explained, and a source gives it.
pub fn other_date(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for record in content.records.values() {
        let Facts::Obligation(facts) = &record.facts else { continue };
        let explained = record.words.values().any(|words| words.facts.texts.contains_key("source_conflict"));
        let sourced =
            facts.sources.iter().any(|source| source.supports.iter().any(|fact| fact == "source-conflict"));
        let given = [
            ("ratified_other", !facts.ratified_other.is_empty(), facts.ratified.is_some()),
            ("in_force_other", !facts.in_force_other.is_empty(), facts.in_force.is_some()),
        ];
        for (field, _, accepted) in given.into_iter().filter(|(_, other, _)| *other) {
            let (fact, hint) = if !accepted {
                (
                    "another date is given, but none was accepted",
                    "add the accepted date, or make this one the accepted",
                )
            } else if !explained {
                ("nothing says why sources differ", "add source_conflict to [texts] of the words file")
            } else if !sourced {
                (
                    "no source is named for the other date",
                    "add the source with supports = [\"source-conflict\"]",
                )
            } else {
                continue;
            };
            diagnostics.push(record.toml.error(&format!("/{field}"), "other-date", fact, hint));
        }
    }
}

/// The obligation that a cluster of recommendations names is a record.
pub fn cluster_obligation(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    let (Some(clusters), Some(file)) =
        (content.vocabularies.terms.get("clusters"), content.vocabularies.files.get("clusters"))
    else {
        return;
    };
    let used = content.records.values().flat_map(|record| match &record.facts {
        Facts::Recommendation(facts) => facts.clusters.as_slice(),
        _ => &[],
    });
    for id in used.collect::<BTreeSet<_>>() {
        let Some(named) = clusters.terms.get(id).and_then(|term| term.extra.get("obligation")) else {
            continue;
        };
        let known = named.parse::<RecordId>().is_ok_and(|id| content.records.contains_key(&id));
        if !known {
            diagnostics.push(file.error(
                &format!("/{id}/obligation"),
                "cluster-obligation",
                format!("there is no record `{named}`"),
                "name the treaty's record among the obligations, or remove the key",
            ));
        }
    }
}
