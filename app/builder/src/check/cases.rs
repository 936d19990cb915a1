//! Cases: articles, outcomes and dates that must fit together.
//! Not here: terms and references (`references`).

use crate::content::{Content, SourceRecord};
use crate::diagnostic::Diagnostic;
use crate::facts::{CaseFacts, Facts, SourceFacts, is_source};
use model::PartialDate;

fn each(content: &Content) -> impl Iterator<Item = (&SourceRecord, &CaseFacts)> {
    content.records.values().filter_map(|record| match &record.facts {
        Facts::Case(facts) => Some((record, &**facts)),
        _ => None,
    })
}

/// `CAT 2(1)` as treaty and article number.
fn parse_article(article: &str) -> Option<(&str, u32)> {
    let (treaty, rest) = article.split_once(' ')?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, mut paragraphs) = rest.split_at(digits);
    while let Some(open) = paragraphs.strip_prefix('(') {
        let (inside, after) = open.split_once(')')?;
        if inside.is_empty() || !inside.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        paragraphs = after;
    }
    let number = number.parse().ok().filter(|number| *number > 0)?;
    paragraphs.is_empty().then_some((treaty, number))
}

/// An article is written as treaty and number, and the treaty has that article.
pub fn article_form(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    let Some(treaties) = content.vocabularies.terms.get("treaties") else { return };
    for (record, facts) in each(content) {
        for (field, articles) in [("alleged", &facts.alleged), ("violated", &facts.violated)] {
            for (index, article) in articles.iter().enumerate() {
                let pointer = format!("/{field}/{index}");
                let mut report = |fact: String, hint: String| {
                    diagnostics.push(record.toml.error(&pointer, "article-form", fact, hint));
                };
                let Some((treaty, number)) = parse_article(article) else {
                    report(
                        format!("`{article}` is not written as treaty and article"),
                        "write `CAT 12` or `ICCPR 9(3)`, one article an entry".to_owned(),
                    );
                    continue;
                };
                match treaties.terms.get(treaty) {
                    None => report(
                        format!("`{treaty}` is not a treaty of treaties.toml"),
                        "use its id there, such as CAT or ICCPR".to_owned(),
                    ),
                    Some(term) => {
                        let last = term.extra.get("articles").and_then(|last| last.parse::<u32>().ok());
                        if last.is_some_and(|last| number > last) {
                            report(
                                format!("{treaty} has no substantive article {number}"),
                                "check the number against the decision".to_owned(),
                            );
                        }
                    }
                }
            }
        }
    }
}

/// What became of a decision is said by a source.
pub fn implementation_source(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for (record, facts) in each(content) {
        let says = |source: &SourceFacts| {
            source.supports.iter().any(|fact| fact == "implementation" || fact == "follow-up")
        };
        if facts.implementation.is_some() && !facts.sources.iter().any(says) {
            diagnostics.push(record.toml.error(
                "/implementation",
                "implementation-source",
                "no source says what became of the decision",
                "add the source with supports = [\"implementation\"], or remove the status: not known is a status too",
            ));
        }
    }
}

/// An article found violated was among those alleged.
pub fn violated_was_alleged(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for (record, facts) in each(content) {
        if facts.alleged.is_empty() {
            continue;
        }
        for (index, article) in facts.violated.iter().enumerate() {
            let Some(violated) = parse_article(article) else { continue };
            if !facts
                .alleged
                .iter()
                .filter_map(|alleged| parse_article(alleged))
                .any(|alleged| alleged == violated)
            {
                diagnostics.push(record.toml.warning(
                    &format!("/violated/{index}"),
                    "violated-was-alleged",
                    format!("`{article}` was found violated but is not among the articles alleged"),
                    "check both lists against the decision; a committee may find more than was alleged",
                ));
            }
        }
    }
}

/// A violation names its articles, and only a violation does.
pub fn outcome_and_articles(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    let Some(outcomes) = content.vocabularies.terms.get("outcomes") else { return };
    for (record, facts) in each(content) {
        let Some(outcome) = &facts.outcome else { continue };
        let finding = outcomes.terms.get(outcome).and_then(|term| term.extra.get("finding"));
        let treaty_body = facts.level == "un-treaty-body";
        match finding.map(String::as_str) {
            Some("violation") if facts.violated.is_empty() && treaty_body => {
                diagnostics.push(record.toml.error(
                    "/outcome",
                    "outcome-and-articles",
                    format!("the outcome is `{outcome}` but no article is named as violated"),
                    "add violated = [\"CAT 12\", …] as in the operative paragraph",
                ))
            }
            Some("none" | "other") if !facts.violated.is_empty() => diagnostics.push(record.toml.error(
                "/violated",
                "outcome-and-articles",
                format!("articles are named as violated but the outcome is `{outcome}`"),
                "correct the outcome, or remove the articles",
            )),
            _ => {}
        }
    }
}

/// Events, complaint, decision and what followed are dated in this order.
///
/// Dates are compared only as far as they are known: `2012` and `2012-05-24` contradict each other in nothing.
pub fn stage_order(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    // What is published cannot be younger than the data.
    let version = content.wording.version.parse::<PartialDate>().ok();
    for (record, facts) in each(content) {
        let mut report = |pointer: &str, fact: String| {
            let hint = "check both dates against the document";
            diagnostics.push(record.toml.error(pointer, "stage-order", fact, hint));
        };
        let year = |year: i32| PartialDate { year, month: None, day: None };
        let first_event = facts.events.iter().min().map(|first| year(*first));
        let last_event = facts.events.iter().max().map(|last| year(*last));
        let submitted = facts.submitted.map(|date| date.0);
        let adopted = facts.adopted.map(|date| date.0);
        if let (Some(first), Some(submitted)) = (first_event, submitted)
            && submitted.is_surely_before(first)
        {
            report(
                "/events",
                format!("the complaint of {submitted} is older than the first events, of {first}"),
            );
        }
        if let (Some(adopted), Some(submitted)) = (adopted, submitted)
            && adopted.is_surely_before(submitted)
        {
            report(
                "/adopted",
                format!("the decision of {adopted} is older than the complaint of {submitted}"),
            );
        }
        if let (Some(adopted), Some(last)) = (adopted, last_event)
            && adopted.is_surely_before(last)
        {
            report("/events", format!("events of {last} are later than the decision of {adopted}"));
        }
        let steps = facts
            .follow_up
            .iter()
            .enumerate()
            .map(|(at, step)| (format!("/follow_up/{at}/date"), step.date.0));
        let as_of = facts.implementation_as_of.map(|date| ("/implementation_as_of".to_owned(), date.0));
        for (pointer, date) in steps.chain(as_of) {
            if let Some(adopted) = adopted.filter(|adopted| date.is_surely_before(*adopted)) {
                report(
                    &pointer,
                    format!("what followed, of {date}, is older than the decision of {adopted}"),
                );
            }
            if let Some(version) = version.filter(|version| version.is_surely_before(date)) {
                report(&pointer, format!("{date} is later than the data's version, {version}"));
            }
        }
        if let (Some(adopted), Some(version)) = (adopted, version)
            && version.is_surely_before(adopted)
        {
            report("/adopted", format!("{adopted} is later than the data's version, {version}"));
        }
    }
}

/// A step after the decision names one of the record's sources.
pub fn follow_up_source(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for (record, facts) in each(content) {
        let steps = facts.follow_up.iter().enumerate();
        for (at, step) in steps.filter(|(_, step)| !is_source(&facts.sources, &step.source)) {
            diagnostics.push(record.toml.error(
                &format!("/follow_up/{at}/source"),
                "follow-up-source",
                format!("`{}` is not among the sources of this record", step.source),
                "add the source it was read in, or correct the address",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse_article;

    #[test]
    fn articles_are_read_with_their_paragraphs() {
        assert_eq!(parse_article("CAT 2(1)"), Some(("CAT", 2)));
        assert_eq!(parse_article("ICCPR 14(3)(d)"), Some(("ICCPR", 14)));
        for bad in ["CAT", "CAT12", "CAT x", "CAT 0", "CAT 2(", "CAT 2()", "CAT 11-14", "CAT 2 (1)"] {
            assert_eq!(parse_article(bad), None, "{bad}");
        }
    }
}
