//! A bill: the stages it went through, and official text and alternative side by side, clause by clause.
//! Not here: whether a rejected proposal says its consequence (the builder checks that).

use super::super::context::Page;
use super::super::entries::term_tag;
use super::super::facts::{Facts, rows};
use super::super::references::linked;
use super::sources::reference_to;
use super::timeline::{Stage, timeline};
use super::{Parts, section, texts};
use crate::words::fill;
use leptos::prelude::*;
use model::{ClauseWords, FactValue, Filter, Language, Proposal, Record, TextKey};

const FACTS: &[&str] = &["kind", "authors", "official_text", "rights"];

pub(super) fn parts(page: &Page, record: &Record) -> Parts {
    let words = page.words;
    let kind = record.row.values(Filter::Kind).first().map(|id| page.label("kinds", id));
    let proposals = match Facts(record).get("proposals") {
        Some(FactValue::Proposals(proposals)) => proposals.as_slice(),
        _ => &[],
    };
    let stages = timeline(page, stages(page, record));
    let stages = stages.map(|list| {
        let status = texts::paragraph(page, record, TextKey::StatusNote);
        section("stages", &words.bill_stages, view! { {list}{status} })
    });
    let sections = [stages, Some(totals(page, proposals)), comparison(page, record, proposals)];
    Parts {
        kicker: kind.into_iter().collect(),
        text_heading: Some(words.in_brief.clone()),
        facts: rows(page, record, FACTS),
        sections: sections.into_iter().flatten().collect(),
        shown: vec![TextKey::StatusNote],
        ..Parts::default()
    }
}

fn stages(page: &Page, record: &Record) -> Vec<Stage> {
    let Some(FactValue::Stages(stages)) = Facts(record).get("stages") else { return Vec::new() };
    let stage = |stage: &model::BillStage| Stage {
        date: stage.date,
        what: page.label("bill-stages", &stage.kind),
        sources: reference_to(page, record, &stage.source),
    };
    stages.iter().map(stage).collect()
}

/// How many proposals met which verdict, each number with the clauses behind it.
fn totals(page: &Page, proposals: &[Proposal]) -> AnyView {
    let words = page.words;
    if proposals.is_empty() {
        let more = page
            .text_page("unknown")
            .map(|href| view! { " "<a href=href>{words.what_unknown_means.clone()}</a> });
        let content = view! {
            <p><span class="tag">{words.unknown.clone()}</span></p>
            <p>{words.bill_without_texts.clone()}{more}</p>
        };
        return section("totals", &words.bill_totals, content);
    }
    let verdicts = page.site.vocabularies.get("verdicts").map(|verdicts| verdicts.order.as_slice());
    let lines: Vec<_> = verdicts
        .unwrap_or_default()
        .iter()
        .map(|verdict| {
            let met: Vec<&Proposal> =
                proposals.iter().filter(|proposal| proposal.verdict == *verdict).collect();
            let links: Vec<_> = met
                .iter()
                .map(|proposal| {
                    view! { <li><a href=format!("#{}", proposal.id)>{clause_name(page, proposal)}</a></li> }
                })
                .collect();
            let label = term_tag(page, "verdicts", verdict);
            view! {
                <tr>
                    <th scope="row">{label}</th>
                    <td class="number">{met.len()}</td>
                    <td><ul class="values">{links}</ul></td>
                </tr>
            }
        })
        .collect();
    let table = view! {
        <table class="plain">
            <thead><tr>
                <th scope="col">{words.column_verdict.clone()}</th>
                <th scope="col" class="number">{words.column_number.clone()}</th>
                <th scope="col">{words.column_clauses.clone()}</th>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
        <p class="quiet">{page.count(&words.proposals_count, proposals.len())}</p>
    };
    section("totals", &words.bill_totals, table)
}

fn comparison(page: &Page, record: &Record, proposals: &[Proposal]) -> Option<AnyView> {
    let clauses: Vec<_> = proposals.iter().map(|proposal| clause(page, record, proposal)).collect();
    (!clauses.is_empty()).then(|| section("comparison", &page.words.bill_comparison, clauses))
}

/// «ст. 5», by the number in the official text, or in the alternative where the official text has none.
fn clause_name(page: &Page, proposal: &Proposal) -> String {
    let words = page.words;
    match (&proposal.official, &proposal.alternative) {
        (Some(official), _) => fill(&words.bill_official_clause, &[("clause", official)]),
        (None, Some(alternative)) => fill(&words.bill_alternative_clause, &[("clause", alternative)]),
        (None, None) => proposal.id.clone(),
    }
}

fn clause(page: &Page, record: &Record, proposal: &Proposal) -> AnyView {
    let words = page.words;
    let id = proposal.id.as_str();
    let official = Side {
        name: "official",
        number: proposal.official.as_deref(),
        wording: wording(record, page.language, id, |clause| clause.official.as_ref()),
        heading: &words.bill_official,
        numbered: &words.bill_official_clause,
        absent: &words.bill_official_silent,
    };
    let alternative = Side {
        name: "alternative",
        number: proposal.alternative.as_deref(),
        wording: wording(record, page.language, id, |clause| clause.alternative.as_ref()),
        heading: &words.bill_alternative,
        numbered: &words.bill_alternative_clause,
        absent: &words.bill_alternative_deletes,
    };
    let shown_in = proposal.clause.as_ref().map(|clause| {
        let text = fill(&words.bill_law_clause, &[("clause", clause)]);
        view! { " "<span>{text}</span> }
    });
    let refs = proposal.source.as_deref().and_then(|source| reference_to(page, record, source));
    let consequence = wording(record, page.language, id, |clause| clause.consequence.as_ref());
    let consequence = consequence.map(|(language, text)| {
        let label = words.bill_consequence.clone();
        view! { <p class="consequence"><strong>{label}</strong>" "{page.said(language, text)}</p> }
    });
    view! {
        <section class="clause" id=id.to_owned()>
            <h3>
                {clause_name(page, proposal)}" "
                <a class="anchor" href=format!("#{id}") aria-label=words.paragraph_link.clone()>"#"</a>
            </h3>
            <div class="sides">{official.view(page, id)}{alternative.view(page, id)}</div>
            <p class="verdict">{term_tag(page, "verdicts", &proposal.verdict)}{shown_in}{refs}</p>
            {consequence}
        </section>
    }
    .into_any()
}

/// One of the two texts of a proposal.
struct Side<'a> {
    name: &'static str,
    number: Option<&'a str>,
    wording: Option<(Language, &'a str)>,
    heading: &'a str,
    numbered: &'a str,
    /// What it means that this text has no such clause.
    absent: &'a str,
}

impl Side<'_> {
    fn view(self, page: &Page, id: &str) -> AnyView {
        let heading = match self.number {
            Some(number) => fill(self.numbered, &[("clause", number)]),
            None => self.heading.to_owned(),
        };
        let text = match (self.wording, self.number) {
            (Some((language, text)), _) => {
                view! { <p lang=page.foreign(language)>{linked(page, text)}</p> }.into_any()
            }
            // A clause that has a number exists, whether or not its wording is held here.
            (None, Some(_)) => {
                view! { <p class="quiet">{page.words.bill_wording_missing.clone()}</p> }.into_any()
            }
            (None, None) => view! { <p class="quiet">{self.absent.to_owned()}</p> }.into_any(),
        };
        let id = format!("{id}-{}", self.name);
        view! { <div class="side" id=id><h4>{heading}</h4>{text}</div> }.into_any()
    }
}

/// A part of a clause's wording in `language`, or in the best language that has it.
fn wording<'a>(
    record: &'a Record,
    language: Language,
    id: &str,
    part: impl Fn(&'a ClauseWords) -> Option<&'a String>,
) -> Option<(Language, &'a str)> {
    language
        .fallbacks()
        .into_iter()
        .find_map(|l| Some((l, part(record.words.get(&l)?.clauses.get(id)?)?.as_str())))
}
