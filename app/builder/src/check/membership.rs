//! Steps of memberships: a possible order, a coalition to belong to, a source for each.
//! Not here: whether the coalition's record exists (`references`).

use crate::content::{Content, SourceRecord};
use crate::diagnostic::Diagnostic;
use crate::facts::{Facts, OrganisationFacts, is_source};
use model::MembershipStep as Step;
use model::PartialDate;

fn each(content: &Content) -> impl Iterator<Item = (&SourceRecord, &OrganisationFacts)> {
    content.records.values().filter_map(|record| match &record.facts {
        Facts::Organisation(facts) => Some((record, &**facts)),
        _ => None,
    })
}

/// Each step names one of the record's sources.
pub fn membership_source(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for (record, facts) in each(content) {
        for (at, step) in facts.membership.iter().enumerate() {
            if !is_source(&facts.sources, &step.source) {
                diagnostics.push(record.toml.error(
                    &format!("/membership/{at}/source"),
                    "membership-source",
                    format!("`{}` is not among the sources of this record", step.source),
                    "add the source it was read in, or correct the address",
                ));
            }
        }
    }
}

/// Nobody leaves twice or joins twice running, and what one belongs to is a coalition or an association.
pub fn membership_order(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for (record, facts) in each(content) {
        for (at, step) in facts.membership.iter().enumerate() {
            let coalition = content.records.get(&step.coalition.0);
            let is_association = coalition.is_none_or(|coalition| {
                matches!(&coalition.facts, Facts::Organisation(facts)
                    if ["coalition", "international-ngo"].contains(&facts.kind.as_str()))
            });
            if !is_association {
                diagnostics.push(record.toml.error(
                    &format!("/membership/{at}/coalition"),
                    "membership-order",
                    format!("`{}` is no coalition and no association", step.coalition.0),
                    "name the record of a coalition, or correct the kind of that record",
                ));
            }
            let (Some(date), Some(now)) = (step.date.map(|date| date.0), Step::parse(&step.step)) else {
                continue;
            };
            let before = last_before(facts, at, date);
            let same = |ends: bool| before.is_some_and(|before| is_end(before.1) == ends);
            let fact = match now {
                Step::Left | Step::Excluded if same(true) => "it had left already",
                Step::Applied | Step::Notified | Step::Joined
                    if before.is_some_and(|b| b.1 == Step::Joined) =>
                {
                    "it had joined already and did not leave in between"
                }
                _ => continue,
            };
            let (earlier, _) = before.unwrap_or((date, now));
            diagnostics.push(record.toml.error(
                &format!("/membership/{at}/step"),
                "membership-order",
                format!("{fact}, {earlier}"),
                "correct the dates, or add the step that lies in between",
            ));
        }
    }
}

fn is_end(step: Step) -> bool {
    matches!(step, Step::Left | Step::Excluded)
}

/// The step in the same coalition that surely came before, the last of them.
fn last_before(facts: &OrganisationFacts, at: usize, date: PartialDate) -> Option<(PartialDate, Step)> {
    let own = &facts.membership[at];
    let others =
        facts.membership.iter().enumerate().filter(|(n, other)| *n != at && other.coalition == own.coalition);
    let dated = others.filter_map(|(_, other)| Some((other.date?.0, Step::parse(&other.step)?)));
    dated.filter(|(other, _)| other.is_surely_before(date)).max_by_key(|(other, _)| other.first_day())
}
