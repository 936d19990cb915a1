//! A published count: what was counted by whom, the numbers, and bars where numbers compare.
//! Not here: numbers computed from the portal's own records (`trends`).

use super::super::bars::bar;
use super::super::columns::{Column, columns};
use super::super::context::Page;
use super::super::facts::{Facts, region_link, rows};
use super::super::scroll::scrollable;
use super::{Parts, notice, section, texts};
use crate::words::fill;
use leptos::prelude::*;
use model::{Collection, FigureRow, Record, RecordId, TextKey};

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
        sections: [numbers(page, record), counters(page, record), wording].into_iter().flatten().collect(),
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
    let rows_told = table.len();
    let by_year = table.iter().all(|row| row.year.is_some() && row.region.is_none() && row.country.is_none());
    let drawn = by_year.then(|| {
        let column =
            |row: &FigureRow| Some(Column { year: row.year?, value: row.value, text: amount(page, row) });
        columns(record.row.title(page.language).1, &table.iter().filter_map(column).collect::<Vec<_>>())
    });
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
    let drawn = drawn.flatten().map(|drawn| view! { <div class="scroll">{drawn}</div> });
    let different =
        (rows_told > 1 && !comparable).then(|| view! { <p>{words.rows_are_not_parts.clone()}</p> });
    let sources = record.sources.len();
    let sourced = view! {
        <p class="quiet"><a href="#s-sources">{page.count(&words.sources_count, sources)}</a></p>
    };
    Some(section("numbers", &words.numbers, view! { {drawn}{different}{table}{sourced} }))
}

/// The same thing counted by others: beside each other with unit, period and counter, never added up.
fn counters(page: &Page, record: &Record) -> Option<AnyView> {
    let words = page.words;
    let back = page.site.backlinks.get(&record.id).into_iter().flatten();
    let mut others: Vec<&RecordId> = record.related.iter().chain(back).collect();
    others.retain(|id| id.collection == Collection::Figures && **id != record.id);
    others.sort();
    others.dedup();
    let others: Vec<&Record> = others.into_iter().filter_map(|id| page.site.records.get(id)).collect();
    if others.is_empty() {
        return None;
    }
    let said = |record: &Record, key| texts::row(page, record, key).map(|row| row.value);
    let lines: Vec<_> = std::iter::once(record)
        .chain(others)
        .map(|figure| {
            let (language, title) = figure.row.title(page.language);
            let numbers: Vec<_> = Facts(figure)
                .table("rows")
                .iter()
                .map(|row| view! { <li>{row_name(page, row)}": "<strong>{amount(page, row)}</strong></li> })
                .collect();
            view! {
                <tr>
                    <th scope="row">{said(figure, TextKey::CountedBy)}</th>
                    <td><a href=page.record_link(&figure.id) lang=page.foreign(language)>{title.to_owned()}</a></td>
                    <td>{said(figure, TextKey::Unit)}</td>
                    <td>{said(figure, TextKey::Period)}</td>
                    <td><ul class="values">{numbers}</ul></td>
                </tr>
            }
        })
        .collect();
    let table = view! {
        <table class="plain">
            <caption>{words.counters_text.clone()}</caption>
            <thead><tr>
                <th scope="col">{words.column_counter.clone()}</th>
                <th scope="col">{words.column_what.clone()}</th>
                <th scope="col">{words.column_unit.clone()}</th>
                <th scope="col">{words.column_period.clone()}</th>
                <th scope="col">{words.column_number.clone()}</th>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
    };
    Some(section("counters", &words.counters_heading, scrollable(&words.counters_heading, table.into_any())))
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

/// The number as the page writes it, or the source's own words.
pub fn amount(page: &Page, row: &FigureRow) -> String {
    let number = match (&row.value, &row.text) {
        (Some(value), _) => page.number(*value),
        (None, Some(text)) => text.clone(),
        (None, None) => "—".to_owned(),
    };
    if row.at_least { fill(&page.words.at_least, &[("n", &number)]) } else { number }
}
