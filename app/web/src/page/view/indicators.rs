//! Indicators: counts that anybody can verify, each with its definition and the list behind every number.
//! Not here: an opinion about what a number means.
//!
//! A year without a record is named as missing: it says what is held here, not what happened.

use super::super::bars::bar;
use super::super::context::Page;
use super::super::entries::year_of;
use super::super::facts::{Facts, record_title};
use super::super::groups::groups;
use super::super::scroll::scrollable;
use super::framed;
use crate::words::fill;
use leptos::prelude::*;
use model::{Browse, Collection, Filter, Route, Row, View};
use std::collections::BTreeMap;

pub fn indicators(page: &Page) -> String {
    let words = page.words;
    let year_links = page.link(&Route::View(page.language, View::Years));
    let content = view! {
        <p><a class="more" href=year_links>{words.years_title.clone()}</a></p>
        {by_year(page, "decisions", Collection::Cases, &words.indicator_decisions, &words.indicator_decisions_about)}
        {by_value(page, "implementation", Collection::Cases, Filter::Implementation, &words.indicator_implementation, &words.indicator_implementation_about)}
        {by_year(page, "recommendations", Collection::Recommendations, &words.indicator_recommendations, &words.indicator_recommendations_about)}
        {by_value(page, "assessment", Collection::Recommendations, Filter::Assessment, &words.indicator_assessed, &words.indicator_assessed_about)}
        {by_value(page, "position", Collection::Recommendations, Filter::Position, &words.indicator_position, &words.indicator_position_about)}
        {by_value(page, "treaties", Collection::Obligations, Filter::Status, &words.indicator_treaties, &words.indicator_treaties_about)}
        {complaints(page)}
        {by_year(page, "statements", Collection::Statements, &words.indicator_statements, &words.indicator_statements_about)}
    };
    framed(page, &[], &words.indicators_title, &words.indicators_lede, content.into_any())
}

/// One indicator: what it is called, what is counted and how, and the numbers.
fn indicator(id: &str, name: &str, about: &str, numbers: AnyView) -> AnyView {
    let label = format!("s-{id}");
    view! {
        <section class="part" aria-labelledby=label>
            <h2 id=label.clone()>{name.to_owned()}</h2>
            <p class="quiet">{about.to_owned()}</p>
            {numbers}
        </section>
    }
    .into_any()
}

fn by_year(page: &Page, id: &str, collection: Collection, name: &str, about: &str) -> Option<AnyView> {
    let mut years: BTreeMap<i32, Vec<&Row>> = BTreeMap::new();
    let mut undated = 0;
    for row in page.site.rows(collection) {
        match year_of(row) {
            Some(year) => years.entry(year).or_default().push(row),
            None => undated += 1,
        }
    }
    let (first, last) = (*years.first_key_value()?.0, *years.last_key_value()?.0);
    let largest = years.values().map(Vec::len).max()? as f64;
    let missing: Vec<String> =
        (first..=last).filter(|year| !years.contains_key(year)).map(|year| year.to_string()).collect();
    let lines: Vec<_> =
        years.iter().rev().map(|(year, rows)| line(page, collection, *year, rows, largest)).collect();
    let missing = (!missing.is_empty()).then(|| {
        let text = fill(&page.words.years_missing, &[("years", &missing.join(", "))]);
        view! { <p class="notice">{text}</p> }
    });
    let undated = (undated > 0).then(|| {
        let text = fill(&page.words.undated_records, &[("n", &page.number(f64::from(undated)))]);
        view! { <p class="quiet">{text}</p> }
    });
    let table = view! {
        <table class="plain numbers">
            <caption>{name.to_owned()}</caption>
            <thead><tr>
                <th scope="col">{page.words.column_year.clone()}</th>
                <th scope="col" class="number">{page.words.column_records.clone()}</th>
                <td aria-hidden="true"></td>
                <th scope="col">{page.words.column_divided.clone()}</th>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
    };
    let table = scrollable(name, table.into_any());
    Some(indicator(id, name, about, view! { {missing}{table}{undated} }.into_any()))
}

/// A year with what came of its records, each part a link to the records it counts.
fn line(page: &Page, collection: Collection, year: i32, rows: &[&Row], largest: f64) -> AnyView {
    let by = Browse::By(Filter::Year);
    let href = page.link(&Route::BrowseValue(page.language, collection, by, year.to_string()));
    let parts: Vec<_> = groups(page, collection, rows)
        .into_iter()
        .map(|group| {
            let href = format!("{href}#{}", group.anchor);
            view! { <li><a href=href>{group.label}": "{group.rows.len()}</a></li> }
        })
        .collect();
    let parts = (!parts.is_empty()).then(|| view! { <ul class="values">{parts}</ul> });
    let report = page.link(&Route::View(page.language, View::Year(year)));
    view! {
        <tr>
            <th scope="row"><a href=report>{year}</a></th>
            <td class="number"><a href=href.clone()>{rows.len()}</a></td>
            <td class="bar-cell">{bar(rows.len() as f64, largest)}</td>
            <td>{parts}</td>
        </tr>
    }
    .into_any()
}

/// Records by one value; the records that can have none are said apart.
fn by_value(
    page: &Page,
    id: &str,
    collection: Collection,
    filter: Filter,
    name: &str,
    about: &str,
) -> Option<AnyView> {
    let values = page.site.browse(collection, Browse::By(filter), page.language);
    let largest = values.iter().map(|(_, ids)| ids.len()).max()? as f64;
    let all = page.site.rows(collection).count();
    let without = page.site.rows(collection).filter(|row| row.values(filter).is_empty()).count();
    let lines: Vec<_> = values
        .into_iter()
        .map(|(value, ids)| {
            let name = page.site.value_label(filter, &value, page.language);
            let href = page.link(&Route::BrowseValue(page.language, collection, Browse::By(filter), value));
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number"><a href=href>{ids.len()}</a></td>
                    <td class="bar-cell">{bar(ids.len() as f64, largest)}</td>
                </tr>
            }
        })
        .collect();
    let without = (without > 0).then(|| {
        let text = fill(
            &page.words.records_without,
            &[("n", &page.number(without as f64)), ("all", &page.number(all as f64))],
        );
        view! { <p class="quiet">{text}</p> }
    });
    let table = view! {
        <table class="plain numbers">
            <caption>{name.to_owned()}</caption>
            <thead><tr>
                <th scope="col">{page.words.browse_name(Browse::By(filter))}</th>
                <th scope="col" class="number">{page.words.column_records.clone()}</th>
                <td aria-hidden="true"></td>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
    };
    Some(indicator(id, name, about, view! { {table}{without} }.into_any()))
}

/// Treaties under which a person may complain, by name.
fn complaints(page: &Page) -> Option<AnyView> {
    let records = page.site.rows(Collection::Obligations).filter_map(|row| page.site.records.get(&row.id));
    let accepted: Vec<_> = records
        .filter(|record| Facts(record).term("complaints") == Some("accepted"))
        .map(|record| view! { <li>{record_title(page, &record.id)}</li> })
        .collect();
    let words = page.words;
    let href = page.link(&Route::View(page.language, View::Treaties));
    (!accepted.is_empty()).then(|| {
        let list = view! {
            <p>{page.count(&words.records_count, accepted.len())}":"</p>
            <ul>{accepted}</ul>
            <p><a class="more" href=href>{words.matrix_title.clone()}</a></p>
        };
        indicator("complaints", &words.complaints, &words.indicator_complaints_about, list.into_any())
    })
}
