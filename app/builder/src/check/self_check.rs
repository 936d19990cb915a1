//! Self-checks: every way through the questions ends at a named next step that exists.
//! Not here: the form of the file (`facts::SelfCheckFacts`).

use crate::content::Content;
use crate::diagnostic::Diagnostic;
use crate::facts::SelfCheckFacts;
use crate::read::toml::Toml;
use std::collections::{BTreeMap, BTreeSet};

/// More would tire whoever needs help.
const MOST_QUESTIONS: usize = 12;
const RULE: &str = "self-check";

/// Every answer of a self-check leads, by at most twelve questions and never back, to a next step that exists.
pub fn self_check(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for record in content.records.values() {
        let Some((facts, toml)) = &record.self_check else { continue };
        form(facts, toml, diagnostics);
        ways(facts, toml, diagnostics);
        for (at, result) in facts.result.iter().enumerate() {
            for (place, link) in result.links.iter().enumerate() {
                let pointer = format!("/result/{at}/links/{place}");
                let Some(target) = content.records.get(&link.record) else {
                    diagnostics.push(toml.error(
                        &pointer,
                        RULE,
                        format!("there is no record `{}`", link.record),
                        "name a record as collection/slug",
                    ));
                    continue;
                };
                let missing = target.words.iter().find(|(_, words)| {
                    link.anchor.as_ref().is_some_and(|anchor| {
                        !words.markdown.body.paragraphs.iter().any(|known| known.anchor == *anchor)
                    })
                });
                if let (Some((language, _)), Some(anchor)) = (missing, &link.anchor) {
                    diagnostics.push(toml.error(
                        &pointer,
                        RULE,
                        format!("`{}` has no place `{anchor}` in {}", link.record, language.code()),
                        "use the anchor of a heading or paragraph that every language has",
                    ));
                }
            }
        }
    }
}

fn form(facts: &SelfCheckFacts, toml: &Toml, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    let questions = facts.question.iter().enumerate().map(|(at, q)| (format!("/question/{at}/id"), &q.id));
    let results = facts.result.iter().enumerate().map(|(at, r)| (format!("/result/{at}/id"), &r.id));
    for (pointer, id) in questions.chain(results) {
        if !model::is_slug(id) || !seen.insert(id) {
            diagnostics.push(toml.error(
                &pointer,
                RULE,
                format!("`{id}` is used twice or cannot be an anchor"),
                "give each question and result an id of its own: small Latin letters, digits, hyphens",
            ));
        }
    }
    if facts.question.len() > MOST_QUESTIONS {
        diagnostics.push(toml.error(
            "/question",
            RULE,
            format!("{} questions are asked", facts.question.len()),
            format!("ask at most {MOST_QUESTIONS}"),
        ));
    }
}

/// Follows every answer from the first question.
fn ways(facts: &SelfCheckFacts, toml: &Toml, diagnostics: &mut Vec<Diagnostic>) {
    let questions: BTreeMap<&str, usize> =
        facts.question.iter().enumerate().map(|(at, question)| (question.id.as_str(), at)).collect();
    let results: BTreeSet<&str> = facts.result.iter().map(|result| result.id.as_str()).collect();
    let mut report = |pointer: &str, fact: String, hint: &str| {
        diagnostics.push(toml.error(pointer, RULE, fact, hint));
    };
    for (at, question) in facts.question.iter().enumerate() {
        for (place, answer) in question.answers.iter().enumerate() {
            let pointer = format!("/question/{at}/answers/{place}");
            let known = match (&answer.question, &answer.result) {
                (Some(id), None) => questions.contains_key(id.as_str()),
                (None, Some(id)) => results.contains(id.as_str()),
                (None, None) | (Some(_), Some(_)) => false,
            };
            if !known {
                report(
                    &pointer,
                    "this answer leads nowhere".to_owned(),
                    "name one question or one result of this file",
                );
            }
        }
    }
    let Some(start) = questions.get(facts.start.as_str()) else {
        return report(
            "/start",
            format!("there is no question `{}`", facts.start),
            "name the first question",
        );
    };
    let mut reached = BTreeSet::new();
    if let Some(back) = walk(facts, &questions, *start, &mut Vec::new(), &mut reached) {
        report(
            &format!("/question/{back}"),
            format!("the answers lead back to `{}`", facts.question[back].id),
            "let every answer lead on",
        );
    }
    for (at, question) in facts.question.iter().enumerate().filter(|(_, q)| !reached.contains(q.id.as_str()))
    {
        report(
            &format!("/question/{at}"),
            format!("no answer leads to `{}`", question.id),
            "remove it or lead to it",
        );
    }
    for (at, result) in facts.result.iter().enumerate().filter(|(_, r)| !reached.contains(r.id.as_str())) {
        report(
            &format!("/result/{at}"),
            format!("no answer leads to `{}`", result.id),
            "remove it or lead to it",
        );
    }
}

/// Notes what can be reached from a question; the position of a question that some way comes back to.
fn walk<'a>(
    facts: &'a SelfCheckFacts,
    questions: &BTreeMap<&str, usize>,
    at: usize,
    way: &mut Vec<usize>,
    reached: &mut BTreeSet<&'a str>,
) -> Option<usize> {
    if way.contains(&at) {
        return Some(at);
    }
    if !reached.insert(&facts.question[at].id) {
        return None;
    }
    way.push(at);
    let mut back = None;
    for answer in &facts.question[at].answers {
        reached.extend(answer.result.as_deref());
        let next = answer.question.as_deref().and_then(|id| questions.get(id));
        back = back.or(next.and_then(|next| walk(facts, questions, *next, way, reached)));
    }
    way.pop();
    back
}
