//! Bills: every proposal has its wording, a verdict that can be checked, and what follows where it was rejected.
//! Not here: terms (`references`).

use crate::content::{Content, SourceRecord, SourceWords};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::facts::{BillFacts, Facts, is_source};
use model::is_slug;

/// Verdicts that a clause of the adopted law must bear out.
const TAKEN: [&str; 2] = ["accepted", "partly"];
const REJECTED: &str = "rejected";

fn each(content: &Content) -> impl Iterator<Item = (&SourceRecord, &BillFacts)> {
    content.records.values().filter_map(|record| match &record.facts {
        Facts::Bill(facts) => Some((record, &**facts)),
        _ => None,
    })
}

/// A proposal that was rejected says in plain words, in every language that has its wording, what follows for people.
pub fn rejected_consequence(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for (record, facts) in each(content) {
        let rejected =
            facts.proposals.iter().enumerate().filter(|(_, proposal)| proposal.verdict == REJECTED);
        for (at, proposal) in rejected {
            let worded: Vec<&SourceWords> = record
                .words
                .values()
                .filter(|words| words.facts.clauses.contains_key(&proposal.id))
                .collect();
            let hint =
                format!("add consequence = \"…\" to [clauses.{}]: what it means for people", proposal.id);
            let fact = format!("the rejected proposal `{}` has no consequence in plain words", proposal.id);
            if worded.is_empty() {
                let pointer = format!("/proposals/{at}/verdict");
                diagnostics.push(record.toml.error(
                    &pointer,
                    "rejected-consequence",
                    fact.clone(),
                    hint.clone(),
                ));
            }
            for words in worded {
                let consequence =
                    words.facts.clauses[&proposal.id].consequence.as_deref().unwrap_or_default();
                if consequence.trim().is_empty() {
                    let span = words.toml.key_span("/clauses", &proposal.id);
                    let diagnostic = Diagnostic::error(
                        &words.toml.source,
                        span,
                        "rejected-consequence",
                        fact.clone(),
                        hint.clone(),
                    );
                    diagnostics.push(diagnostic);
                }
            }
        }
    }
}

/// A verdict has a source; one that a proposal was taken into account names the clause of the law that shows it, too.
pub fn verdict_clause(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for (record, facts) in each(content) {
        for (at, proposal) in facts.proposals.iter().enumerate() {
            let verdict = proposal.verdict.as_str();
            let lacks = if TAKEN.contains(&verdict) && proposal.clause.is_none() {
                "clause"
            } else if (TAKEN.contains(&verdict) || verdict == REJECTED) && proposal.source.is_none() {
                "source"
            } else {
                continue;
            };
            diagnostics.push(record.toml.error(
                &format!("/proposals/{at}/verdict"),
                "verdict-clause",
                format!("`{}` is {} without a {lacks}", proposal.id, proposal.verdict),
                format!("add {lacks} = \"…\", or write verdict = \"unknown\""),
            ));
        }
    }
}

/// Proposals and their wording name each other, each once.
pub fn clause_words(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for record in content.records.values() {
        let proposals = match &record.facts {
            Facts::Bill(facts) => facts.proposals.as_slice(),
            _ => &[],
        };
        for (at, proposal) in proposals.iter().enumerate() {
            let pointer = format!("/proposals/{at}/id");
            let mut report = |fact: String, hint: &str| {
                diagnostics.push(record.toml.error(&pointer, "clause-words", fact, hint));
            };
            let id = &proposal.id;
            if !is_slug(id) {
                report(format!("`{id}` cannot be an anchor"), "use small Latin letters, digits and hyphens");
            } else if proposals[..at].iter().any(|earlier| earlier.id == *id) {
                report(format!("the proposal `{id}` stands twice"), "give the second one another id");
            } else if !record.words.values().any(|words| words.facts.clauses.contains_key(id)) {
                report(
                    format!("no words file has the wording of `{id}`"),
                    "add [clauses.ID] with official and alternative to a words file",
                );
            }
        }
        for words in record.words.values() {
            for id in words.facts.clauses.keys().filter(|id| !proposals.iter().any(|known| known.id == **id))
            {
                let near = did_you_mean(id, proposals.iter().map(|known| known.id.as_str()));
                let hint = near.map_or_else(
                    || "add it to [[proposals]] of facts.toml, or remove it".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                let span = words.toml.key_span("/clauses", id);
                let fact = format!("there is no proposal `{id}`");
                diagnostics.push(Diagnostic::error(&words.toml.source, span, "clause-words", fact, hint));
            }
        }
    }
}

/// Stages and verdicts name one of the record's sources.
pub fn bill_source(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for (record, facts) in each(content) {
        let stages = facts.stages.iter().enumerate();
        let stages = stages.map(|(at, stage)| (format!("/stages/{at}/source"), stage.source.as_str()));
        let proposals = facts.proposals.iter().enumerate();
        let proposals = proposals.filter_map(|(at, proposal)| {
            Some((format!("/proposals/{at}/source"), proposal.source.as_deref()?))
        });
        for (pointer, source) in stages.chain(proposals) {
            if !is_source(&facts.sources, source) {
                diagnostics.push(record.toml.error(
                    &pointer,
                    "bill-source",
                    format!("`{source}` is not among the sources of this record"),
                    "add the source it was read in, or correct the address",
                ));
            }
        }
    }
}
