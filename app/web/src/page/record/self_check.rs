//! A self-check as plain sections: each question and each next step has an anchor, each answer is a link
//! to one. The style sheet shows one section at a time where the browser can; nothing is sent or kept.
//! Not here: what is asked (content).

use super::super::context::Page;
use leptos::prelude::*;
use model::{NextStep, Question, SelfCheck};

pub fn self_check(page: &Page, check: &SelfCheck) -> AnyView {
    let said = |label: &model::Label| label.get(page.language).to_owned();
    let first = check.questions.first().map(|question| anchor(&question.id)).unwrap_or_default();
    let draft = check
        .draft
        .contains(&page.language)
        .then(|| view! { <p class="notice">{page.words.draft_translation.clone()}</p> });
    let questions: Vec<_> = check.questions.iter().map(|question| asked(page, question)).collect();
    let results: Vec<_> = check.results.iter().map(|step| next_step(page, step, &first)).collect();
    view! {
        <section class="self-check" aria-labelledby="s-self-check">
            <h2 id="s-self-check">{said(&check.title)}</h2>
            <p>{said(&check.intro)}</p>
            {draft}
            {questions}
            {results}
        </section>
    }
    .into_any()
}

fn anchor(id: &str) -> String {
    format!("check-{id}")
}

fn asked(page: &Page, question: &Question) -> AnyView {
    let answers: Vec<_> = question
        .answers
        .iter()
        .map(|answer| {
            let href = format!("#{}", anchor(&answer.leads_to));
            view! { <li><a href=href>{answer.text.get(page.language).to_owned()}</a></li> }
        })
        .collect();
    view! {
        <section class="step" id=anchor(&question.id) tabindex="-1">
            <h3>{question.text.get(page.language).to_owned()}</h3>
            <ul class="answers">{answers}</ul>
        </section>
    }
    .into_any()
}

fn next_step(page: &Page, step: &NextStep, first: &str) -> AnyView {
    let links: Vec<_> = step
        .links
        .iter()
        .map(|(record, place)| {
            let fragment = place.as_ref().map(|place| format!("#{place}")).unwrap_or_default();
            let (language, title) = page
                .site
                .records
                .get(record)
                .map_or((page.language, ""), |record| record.row.title(page.language));
            let href = format!("{}{fragment}", page.record_link(record));
            view! { <li><a href=href lang=page.foreign(language)>{title.to_owned()}</a></li> }
        })
        .collect();
    view! {
        <section class="step result" id=anchor(&step.id) tabindex="-1">
            <p class="kicker">{page.words.self_check_next.clone()}</p>
            <h3>{step.title.get(page.language).to_owned()}</h3>
            <p>{step.text.get(page.language).to_owned()}</p>
            <ul class="marked">{links}</ul>
            <p><a href=format!("#{first}")>{page.words.self_check_again.clone()}</a></p>
        </section>
    }
    .into_any()
}
