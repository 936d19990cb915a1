//! Outcomes of cases: what a body concluded, and cases grouped by it in the vocabulary's order.
//! Not here: how groups are counted (`trends`) and listed (`entries`).

use super::context::Page;
use super::groups::Group;
use model::{Filter, Row};

/// What a body concluded, as far as counting goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    Violation,
    NoViolation,
    Other,
}

pub fn finding(page: &Page, row: &Row) -> Finding {
    finding_of(page, outcome(row))
}

fn outcome(row: &Row) -> Option<&str> {
    row.values(Filter::Outcome).first().map(String::as_str)
}

fn finding_of(page: &Page, outcome: Option<&str>) -> Finding {
    let term = outcome.and_then(|id| page.site.term("outcomes", id));
    match term.and_then(|term| term.extra.get("finding")).map(String::as_str) {
        Some("violation") => Finding::Violation,
        Some("none") => Finding::NoViolation,
        Some(_) | None => Finding::Other,
    }
}

/// Rows grouped by outcome, each in one group; groups without rows are left out.
pub fn by_outcome<'a>(page: &Page<'a>, rows: &[&'a Row]) -> Vec<Group<'a>> {
    let order = page.site.vocabularies.get("outcomes").map(|vocabulary| vocabulary.order.as_slice());
    let mut first = [true; 3];
    let known = order
        .unwrap_or_default()
        .iter()
        .map(|outcome| (Some(outcome.as_str()), page.label("outcomes", outcome)));
    let outcomes = known.chain([(None, page.words.unknown.clone())]);
    outcomes
        .map(|(outcome, label)| {
            let finding = finding_of(page, outcome);
            let is_first = std::mem::replace(&mut first[finding as usize], false);
            let rows = rows.iter().copied().filter(|row| self::outcome(row) == outcome);
            let anchor = format!("outcome-{}", outcome.unwrap_or("not-known"));
            Group {
                anchor,
                label,
                value: outcome.map(str::to_owned),
                class: class(finding, is_first),
                rows: rows.collect(),
            }
        })
        .filter(|group| !group.rows.is_empty())
        .collect()
}

fn class(finding: Finding, is_first: bool) -> &'static str {
    match (finding, is_first) {
        (Finding::Violation, true) => "bar bar-violation",
        (Finding::Violation, false) => "bar bar-violation bar-second",
        (Finding::NoViolation, true) => "bar",
        (Finding::NoViolation, false) => "bar bar-second",
        (Finding::Other, true) => "bar bar-other",
        (Finding::Other, false) => "bar bar-other bar-second",
    }
}
