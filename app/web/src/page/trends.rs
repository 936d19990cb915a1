//! The portal's own records counted: by year and outcome, by position, by status. Every number is a
//! link to the list behind it.
//! Not here: counts others have published (`record::figure`).

use super::bars::{Part, bar, linked, swatch};
use super::context::Page;
use super::groups::{Group, groups};
use super::outcomes::{Finding, finding};
use super::scroll::scrollable;
use super::standing;
use crate::text::uncapitalised;
use leptos::prelude::*;
use model::{Browse, Collection, Filter, Route, Row};
use std::collections::BTreeMap;

/// A register's numbers, folded away above its list.
pub fn of_register(page: &Page, collection: Collection, rows: &[&Row]) -> Option<AnyView> {
    let table = match collection {
        Collection::Cases => chart(page, collection, Filter::Year, rows),
        Collection::Recommendations => by_value(page, collection, Filter::Position),
        Collection::Obligations => by_value(page, collection, Filter::Status),
        Collection::Statements
        | Collection::Library
        | Collection::Organisations
        | Collection::Figures
        | Collection::Bills
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

/// Whether the list of one value of `by` is grouped as a chart of that collection is divided.
pub fn is_charted(collection: Collection, by: Filter) -> bool {
    match collection {
        Collection::Cases => by == Filter::Year,
        Collection::Recommendations => matches!(by, Filter::Year | Filter::Right),
        Collection::Statements
        | Collection::Obligations
        | Collection::Library
        | Collection::Bills
        | Collection::Organisations
        | Collection::Figures
        | Collection::Pages => false,
    }
}

/// The words of a chart: its caption, and the heads of its two numbers and of its bar.
struct Heads<'a> {
    caption: &'a str,
    all: &'a str,
    some: &'a str,
    bar: &'a str,
}

fn heads<'a>(page: &Page<'a>, collection: Collection, by: Filter) -> Heads<'a> {
    let words = page.words;
    let recommendations = collection == Collection::Recommendations;
    Heads {
        caption: match (recommendations, by) {
            (false, _) => &words.cases_by_year,
            (true, Filter::Year) => &words.recommendations_by_year,
            (true, _) => &words.recommendations_by_right,
        },
        all: if recommendations { &words.column_recommendations } else { &words.column_decisions },
        some: if recommendations { &words.column_assessed } else { &words.column_violations },
        bar: if recommendations { &words.column_standing } else { &words.column_outcomes },
    }
}

/// Records of each value of `by` with what came of them; every part of a bar leads to the records it counts, in the list
/// of that value.
pub fn chart(page: &Page, collection: Collection, by: Filter, rows: &[&Row]) -> Option<AnyView> {
    chart_leading(page, collection, by, rows, &|value, group| {
        let route = Route::BrowseValue(page.language, collection, Browse::By(by), value.to_owned());
        let href = page.link(&route);
        group.map_or(href.clone(), |group| format!("{href}#{}", group.anchor))
    })
}

/// The same where `behind` says where the records of a value, or of one group of them, are listed.
pub fn chart_leading(
    page: &Page,
    collection: Collection,
    by: Filter,
    rows: &[&Row],
    behind: &dyn Fn(&str, Option<&Group>) -> String,
) -> Option<AnyView> {
    let heads = heads(page, collection, by);
    let mut values: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        for value in row.values(by) {
            values.entry(value).or_default().push(row);
        }
    }
    let largest = values.values().map(Vec::len).max()? as f64;
    let mut values: Vec<_> = values.into_iter().rev().collect();
    if by != Filter::Year {
        values.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(b.0)));
    }
    let lines: Vec<_> = values
        .into_iter()
        .map(|(value, rows)| {
            let name = page.site.value_label(by, value, page.language);
            let some = rows.iter().filter(|row| counts_apart(page, row)).count();
            let parts: Vec<Part> = groups(page, collection, &rows)
                .into_iter()
                .map(|group| Part {
                    class: group.class,
                    value: group.rows.len() as f64,
                    href: behind(value, Some(&group)),
                    name: format!("{name}, {}: {}", group.label, group.rows.len()),
                })
                .collect();
            view! {
                <tr>
                    <th scope="row"><a href=behind(value, None)>{name.clone()}</a></th>
                    <td class="number">{rows.len()}</td>
                    <td class="number">{some}</td>
                    <td class="bar-cell">{linked(&name, parts, largest)}</td>
                </tr>
            }
        })
        .collect();
    let legend: Vec<_> = groups(page, collection, rows)
        .into_iter()
        .map(|group| view! { <li>{swatch(group.class)}{group.label}</li> })
        .collect();
    let table = view! {
        <table class="plain numbers year-chart">
            <caption>{heads.caption.to_owned()}</caption>
            <thead><tr>
                <th scope="col">{page.words.browse_name(Browse::By(by))}</th>
                <th scope="col" class="number">{heads.all.to_owned()}</th>
                <th scope="col" class="number">{heads.some.to_owned()}</th>
                <th scope="col">{heads.bar.to_owned()}</th>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
    };
    let chart = scrollable(heads.caption, table.into_any());
    Some(view! { <ul class="legend">{legend}</ul>{chart} }.into_any())
}

/// What the second number of a chart counts: findings of a violation, or recommendations somebody assessed.
fn counts_apart(page: &Page, row: &Row) -> bool {
    match row.id.collection {
        Collection::Cases => finding(page, row) == Finding::Violation,
        _ => standing::assessment(row).is_some(),
    }
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
