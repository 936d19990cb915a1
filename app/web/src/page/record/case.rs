//! A case: what was complained of, what the body found, what it asked, what has happened since.
//! Not here: the frame of the page (`record`).

use super::super::articles::{article_label, compared};
use super::super::context::Page;
use super::super::entries::term_tag;
use super::super::facts::{Facts, browse_link, rows, term_link};
use super::super::then;
use super::sources::{reference_to, references};
use super::timeline::{Stage, timeline};
use super::{Parts, section, texts};
use crate::words::fill;
use leptos::prelude::*;
use model::{Evidence, Filter, PartialDate, Record, TextKey};

/// Key facts in the order a reader asks for them.
const FACTS: &[&str] = &[
    "body",
    "level",
    "communications",
    "symbol",
    "decision_type",
    "submitted",
    "adopted",
    "admissibility_decision",
    "regions",
    "events",
    "rights",
    "represented_by",
    "former_ids",
];

/// Texts the sections below show.
const SHOWN: &[TextKey] = &[
    TextKey::Outcome,
    TextKey::ViolatedAsWritten,
    TextKey::NotViolated,
    TextKey::InadmissibleGrounds,
    TextKey::OptionalProtocolBreach,
    TextKey::AllegedNote,
    TextKey::Remedies,
    TextKey::FollowUp,
    TextKey::ImplementationNote,
    TextKey::Place,
];

pub(super) fn parts(page: &Page, record: &Record) -> Parts {
    let facts = Facts(record);
    let mut key_facts = rows(page, record, FACTS);
    if let Some(place) = texts::row(page, record, TextKey::Place) {
        key_facts.push(place);
    }
    key_facts.extend(then::row(page, record));
    let outcome = facts.term("outcome").map(|id| term_tag(page, "outcomes", id));
    let body = facts.term("body").map(|id| page.label("bodies", id));
    let adopted = facts.dates("adopted").first().map(|date| page.time(*date));
    let head = view! {
        <ul class="head-facts">
            {outcome.map(|tag| view! { <li>{tag}</li> })}
            {body.map(|body| view! { <li>{body}</li> })}
            {adopted.map(|date| view! { <li>{date}</li> })}
        </ul>
    };
    let sections = [found(page, record), asked(page, record), since(page, record), stages(page, record)];
    Parts {
        kicker: vec![page.short_label("collections", "cases")],
        head: Some(head.into_any()),
        text_heading: Some(page.words.case_summary.clone()),
        facts: key_facts,
        sections: sections.into_iter().flatten().collect(),
        shown: SHOWN.to_vec(),
        ..Parts::default()
    }
}

fn has_violation(page: &Page, record: &Record) -> bool {
    let term = Facts(record).term("outcome").and_then(|id| page.site.term("outcomes", id));
    term.and_then(|term| term.extra.get("finding")).is_some_and(|finding| finding == "violation")
}

fn found(page: &Page, record: &Record) -> Option<AnyView> {
    let facts = Facts(record);
    let said = texts::paragraph(page, record, TextKey::Outcome);
    let notes = texts::labelled(
        page,
        record,
        &[
            TextKey::ViolatedAsWritten,
            TextKey::NotViolated,
            TextKey::InadmissibleGrounds,
            TextKey::OptionalProtocolBreach,
            TextKey::AllegedNote,
        ],
    );
    let articles = articles(page, record);
    let partly = (facts.flag("part_inadmissible") == Some(true))
        .then(|| view! { <p>{page.words.part_inadmissible.clone()}</p> });
    if said.is_none() && notes.is_none() && articles.is_none() {
        return None;
    }
    Some(section("found", &page.words.case_found, view! { {said}{partly}{articles}{notes} }))
}

/// Articles alleged beside articles found violated.
fn articles(page: &Page, record: &Record) -> Option<AnyView> {
    let facts = Facts(record);
    let all = compared(facts.articles("alleged"), facts.articles("violated"));
    if all.is_empty() {
        return None;
    }
    let words = page.words;
    let none_violated = facts.articles("violated").is_empty();
    let entries: Vec<_> = all
        .into_iter()
        .map(|entry| {
            let value = entry.article.filter_value();
            let cell = |parts: Vec<String>, filter: Filter, word: &str| {
                if parts.is_empty() {
                    return view! { <td class="empty">"—"</td> }.into_any();
                }
                // The whole article needs no number beside its own name.
                let exact: Vec<String> = parts.into_iter().filter(|part| part.contains('(')).collect();
                let text =
                    if exact.is_empty() { word.to_owned() } else { format!("{word}: {}", exact.join(", ")) };
                match browse_link(page, record, Some(filter), &value) {
                    Some(href) => view! { <td><a href=href>{text}</a></td> }.into_any(),
                    None => view! { <td>{text}</td> }.into_any(),
                }
            };
            let alleged = cell(entry.alleged, Filter::Alleged, &words.alleged);
            let violated = (!none_violated).then(|| cell(entry.violated, Filter::Violated, &words.violated));
            view! { <tr><th scope="row">{article_label(page, entry.article)}</th>{alleged}{violated}</tr> }
        })
        .collect();
    let last = (!none_violated).then(|| view! { <th scope="col">{words.column_violated.clone()}</th> });
    Some(
        view! {
            <table class="plain articles">
                <caption>{words.articles_caption.clone()}</caption>
                <thead><tr>
                    <th scope="col">{words.column_article.clone()}</th>
                    <th scope="col">{words.column_alleged.clone()}</th>
                    {last}
                </tr></thead>
                <tbody>{entries}</tbody>
            </table>
        }
        .into_any(),
    )
}

fn asked(page: &Page, record: &Record) -> Option<AnyView> {
    let facts = Facts(record);
    let said = texts::paragraph(page, record, TextKey::Remedies);
    let remedies: Vec<_> = facts
        .terms("remedies")
        .iter()
        .map(|id| view! { <li>{term_link(page, record, None, "remedies", id)}</li> })
        .collect();
    let deadline = match (facts.number("response_days"), facts.number("response_months")) {
        (Some(days), _) => Some(page.count(&page.words.response_days, usize::try_from(days).unwrap_or(0))),
        (None, Some(months)) => {
            Some(page.count(&page.words.response_months, usize::try_from(months).unwrap_or(0)))
        }
        (None, None) => None,
    };
    if said.is_none() && remedies.is_empty() {
        return None;
    }
    let remedies = (!remedies.is_empty()).then(|| view! { <ul class="marked">{remedies}</ul> });
    let deadline = deadline.map(|deadline| view! { <p>{deadline}</p> });
    Some(section("asked", &page.words.case_asked, view! { {said}{remedies}{deadline} }))
}

/// "Not known" is a status too, and is said in words.
fn since(page: &Page, record: &Record) -> Option<AnyView> {
    let facts = Facts(record);
    let words = page.words;
    let said = texts::paragraph(page, record, TextKey::FollowUp);
    let note = texts::paragraph(page, record, TextKey::ImplementationNote);
    let known = facts.term("implementation");
    let evidence = evidence(page, record);
    if known.is_none() && said.is_none() && evidence.is_empty() && !has_violation(page, record) {
        return None;
    }
    let status = match known {
        Some(id) => {
            let as_of = facts.dates("implementation_as_of").first().map(|date| {
                let text = fill(&words.status_as_of, &[("date", &page.date(*date))]);
                view! { " "<span class="quiet">{text}</span> }
            });
            let refs =
                references(page, record, "implementation").or_else(|| references(page, record, "follow-up"));
            let tag = term_tag(page, "implementation", id);
            view! { <p>{tag}{as_of}{refs}</p> }.into_any()
        }
        None => {
            let more = page.text_page("unknown").map(|href| {
                view! { " "<a href=href>{words.what_unknown_means.clone()}</a> }
            });
            view! {
                <p><span class="tag">{words.unknown.clone()}</span></p>
                <p>{words.implementation_unknown.clone()}{more}</p>
            }
            .into_any()
        }
    };
    let evidence = timeline(page, evidence);
    // A status somebody reported without a date is told apart from one with dated steps.
    let undated = (known.is_some() && evidence.is_none())
        .then(|| view! { <p class="quiet">{words.no_dated_evidence.clone()}</p> });
    Some(section("since", &words.case_since, view! { {status}{evidence}{undated}{said}{note} }))
}

/// Dated steps after the decision, each with its source.
fn evidence(page: &Page, record: &Record) -> Vec<Stage> {
    let step = |step: &Evidence| Stage {
        date: step.date,
        what: page.label("follow-up-kinds", &step.kind),
        sources: reference_to(page, record, &step.source),
    };
    Facts(record).evidence("follow_up").iter().map(step).collect()
}

fn stages(page: &Page, record: &Record) -> Option<AnyView> {
    let facts = Facts(record);
    let words = page.words;
    let stage = |date: PartialDate, what: String, field: &str| Stage {
        date,
        what,
        sources: references(page, record, field),
    };
    let mut stages = Vec::new();
    for date in facts.dates("events") {
        stages.push(stage(date, words.stage_events.clone(), "events"));
    }
    for date in facts.dates("submitted") {
        stages.push(stage(date, words.stage_submitted.clone(), "submitted"));
    }
    for date in facts.dates("adopted") {
        let decision = facts.term("decision_type").map(|id| {
            let in_kinds = page.label("kinds", id);
            if in_kinds == id { page.label("decision-types", id) } else { in_kinds }
        });
        stages.push(stage(date, decision.unwrap_or_else(|| words.stage_adopted.clone()), "adopted"));
    }
    stages.extend(evidence(page, record));
    if let Some(status) = facts.term("implementation") {
        for date in facts.dates("implementation_as_of") {
            stages.push(stage(date, page.label("implementation", status), "implementation"));
        }
    }
    (stages.len() > 1).then(|| section("timeline", &words.timeline, timeline(page, stages)))
}
