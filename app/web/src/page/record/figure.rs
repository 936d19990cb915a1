//! A published count: what was counted by whom, the numbers, and bars where numbers compare.
//! Not here: numbers computed from the portal's own records (`trends`).

use super::super::bars::bar;
use super::super::context::Page;
use super::super::facts::{Facts, region_link, rows};
use super::{Parts, notice, section, texts};
use crate::words::fill;
use leptos::prelude::*;
use model::{FigureRow, Record, TextKey};

pub(super) fn parts(page: &Page, record: &Record) -> Parts {
    let facts = Facts(record);
    let words = page.words;
    let mut key_facts = Vec::new();
    for key in [TextKey::Unit, TextKey::Period, TextKey::CountedBy, TextKey::Scope] {
        key_facts.extend(texts::row(page, record, key));
    }
    key_facts.extend(rows(page, record, &["total"]));
    let sensitive = (facts.flag("sensitive") == Some(true)).then(|| notice(words.sensitive_figures.clone()));
    let wording = texts::paragraph(page, record, TextKey::ExactWording).map(|text| {
        section("wording", &page.label("texts", "exact_wording"), view! { <blockquote>{text}</blockquote> })
    });
    Parts {
        kicker: vec![page.short_label("collections", "figures")],
        head: Some(view! { <p class="quiet">{words.figures_are_claims.clone()}</p> }.into_any()),
        notices: sensitive.into_iter().collect(),
        text_heading: Some(words.in_brief.clone()),
        facts: key_facts,
        sections: [numbers(page, record), wording].into_iter().flatten().collect(),
        shown: vec![
            TextKey::Unit,
            TextKey::Period,
            TextKey::CountedBy,
            TextKey::Scope,
            TextKey::ExactWording,
        ],
    }
}

fn numbers(page: &Page, record: &Record) -> Option<AnyView> {
    let facts = Facts(record);
    let words = page.words;
    let table = facts.table("rows");
    if table.is_empty() {
        return None;
    }
    // Bars compare years, regions or countries; rows that count different things get none.
    let comparable = table.iter().all(|row| row.value.is_some())
        && (table.iter().all(|row| row.year.is_some())
            || table.iter().all(|row| row.region.is_some())
            || table.iter().all(|row| row.country.is_some()));
    let largest = table.iter().filter_map(|row| row.value).fold(0.0, f64::max);
    let lines: Vec<_> = table
        .iter()
        .map(|row| {
            let bars = comparable
                .then(|| view! { <td class="bar-cell">{bar(row.value.unwrap_or(0.0), largest)}</td> });
            view! {
                <tr>
                    <th scope="row">{row_name(page, row)}</th>
                    <td class="number">{amount(page, row)}</td>
                    {bars}
                </tr>
            }
        })
        .collect();
    // The bars repeat the numbers, so that their column has no head and is hidden from screen readers.
    let bar_head = comparable.then(|| view! { <td aria-hidden="true"></td> });
    let caption = texts::row(page, record, TextKey::Unit).map(|row| row.value);
    let table = view! {
        <table class="plain numbers">
            <caption>{words.column_unit.clone()}": "{caption}</caption>
            <thead><tr>
                <th scope="col">{words.column_what.clone()}</th>
                <th scope="col" class="number">{words.column_number.clone()}</th>
                {bar_head}
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
    };
    Some(section("numbers", &words.numbers, table))
}

fn row_name(page: &Page, row: &FigureRow) -> AnyView {
    let region = row.region.as_deref().map(|code| region_link(page, code));
    let country = row.country.as_deref().map(|code| page.label("countries", code));
    let label = row.label.as_ref().map(|label| label.get(page.language).to_owned());
    let mut parts: Vec<AnyView> = Vec::new();
    parts.extend(row.year.map(|year| year.to_string().into_any()));
    parts.extend(region);
    parts.extend(country.map(IntoAny::into_any));
    parts.extend(label.map(IntoAny::into_any));
    let parts: Vec<_> =
        parts.into_iter().enumerate().map(|(at, part)| view! { {(at > 0).then_some(" · ")}{part} }).collect();
    view! { {parts} }.into_any()
}

fn amount(page: &Page, row: &FigureRow) -> String {
    let number = match (&row.value, &row.text) {
        (Some(value), _) => page.number(*value),
        (None, Some(text)) => text.clone(),
        (None, None) => "—".to_owned(),
    };
    if row.at_least { fill(&page.words.at_least, &[("n", &number)]) } else { number }
}
