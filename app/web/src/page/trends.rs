//! The portal's own records counted: by year and outcome, by position, by status. Every number is a
//! link to the list behind it.
//! Not here: counts others have published (`record::figure`).

use super::bars::{Part, bar, linked, swatch};
use super::context::Page;
use super::outcomes::{Finding, Group, by_outcome, finding};
use super::scroll::scrollable;
use crate::text::uncapitalised;
use leptos::prelude::*;
use model::{Browse, Collection, Filter, Route, Row};
use std::collections::BTreeMap;

/// A register's numbers, folded away above its list.
pub fn of_register(page: &Page, collection: Collection, rows: &[&Row]) -> Option<AnyView> {
    let table = match collection {
        Collection::Cases => cases_by_year(page, rows, &|year, outcome| {
            let by_year = Browse::By(Filter::Year);
            let route = Route::BrowseValue(page.language, Collection::Cases, by_year, year.to_owned());
            let href = page.link(&route);
            outcome.map_or(href.clone(), |group| format!("{href}#{}", group.anchor()))
        }),
        Collection::Recommendations => by_value(page, collection, Filter::Position),
        Collection::Obligations => by_value(page, collection, Filter::Status),
        Collection::Statements
        | Collection::Library
        | Collection::Organisations
        | Collection::Figures
        | Collection::Pages => None,
    }?;
    Some(
        view! {
            <details class="trend">
                <summary>{page.words.in_numbers.clone()}</summary>
                {table}
            </details>
        }
        .into_any(),
    )
}

/// Decisions per year and outcome; every part of a bar leads to the decisions it counts: `behind` says where those of
/// a year, or of one outcome in it, are listed.
pub fn cases_by_year(
    page: &Page,
    rows: &[&Row],
    behind: &dyn Fn(&str, Option<&Group>) -> String,
) -> Option<AnyView> {
    let words = page.words;
    let mut years: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        for year in row.values(Filter::Year) {
            years.entry(year).or_default().push(row);
        }
    }
    let largest = years.values().map(Vec::len).max()? as f64;
    let lines: Vec<_> = years
        .into_iter()
        .rev()
        .map(|(year, rows)| {
            let violations = rows.iter().filter(|row| finding(page, row) == Finding::Violation).count();
            let parts: Vec<Part> = by_outcome(page, &rows)
                .into_iter()
                .map(|group| Part {
                    class: group.class,
                    value: group.rows.len() as f64,
                    href: behind(year, Some(&group)),
                    name: format!("{year}, {}: {}", group.label, group.rows.len()),
                })
                .collect();
            view! {
                <tr>
                    <th scope="row"><a href=behind(year, None)>{year.to_owned()}</a></th>
                    <td class="number">{rows.len()}</td>
                    <td class="number">{violations}</td>
                    <td class="bar-cell">{linked(year, parts, largest)}</td>
                </tr>
            }
        })
        .collect();
    let legend: Vec<_> = by_outcome(page, rows)
        .into_iter()
        .map(|group| view! { <li>{swatch(group.class)}{group.label}</li> })
        .collect();
    let table = view! {
        <table class="plain numbers year-chart">
            <caption>{words.cases_by_year.clone()}</caption>
            <thead><tr>
                <th scope="col">{words.column_year.clone()}</th>
                <th scope="col" class="number">{words.column_decisions.clone()}</th>
                <th scope="col" class="number">{words.column_violations.clone()}</th>
                <th scope="col">{words.column_outcomes.clone()}</th>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
    };
    let chart = scrollable(&words.cases_by_year, table.into_any());
    Some(view! { <ul class="legend">{legend}</ul>{chart} }.into_any())
}

/// How many records have each value of a filter, most frequent first.
pub fn by_value(page: &Page, collection: Collection, filter: Filter) -> Option<AnyView> {
    let values = page.site.browse(collection, Browse::By(filter), page.language);
    let largest = values.iter().map(|(_, ids)| ids.len()).max()? as f64;
    let lines: Vec<_> = values
        .into_iter()
        .map(|(value, ids)| {
            let route = Route::BrowseValue(page.language, collection, Browse::By(filter), value.clone());
            let label = page.site.value_label(filter, &value, page.language);
            view! {
                <tr>
                    <th scope="row"><a href=page.link(&route)>{label}</a></th>
                    <td class="number">{ids.len()}</td>
                    <td class="bar-cell">{bar(ids.len() as f64, largest)}</td>
                </tr>
            }
        })
        .collect();
    let name = page.words.browse_name(Browse::By(filter));
    Some(
        view! {
            <table class="plain numbers">
                <caption>{page.register_name(collection)}": "{uncapitalised(&name)}</caption>
                <thead><tr>
                    <th scope="col">{name}</th>
                    <th scope="col" class="number">{page.words.column_records.clone()}</th>
                    <td aria-hidden="true"></td>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
        }
        .into_any(),
    )
}
