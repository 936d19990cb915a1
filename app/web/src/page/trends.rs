//! The portal's own records counted: by year and finding, by outcome, by position. Every number is a
//! link to the list behind it.
//! Not here: counts others have published (`record::figure`).

use super::bars::{bar, stacked};
use super::context::Page;
use super::scroll::scrollable;
use super::wording::uncapitalised;
use leptos::prelude::*;
use model::{Browse, Collection, Filter, Route, Row};
use std::collections::BTreeMap;

/// What a body concluded, as far as counting goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    Violation,
    NoViolation,
    Other,
}

pub fn finding(page: &Page, row: &Row) -> Finding {
    let term = row.values(Filter::Outcome).first().and_then(|id| page.site.term("outcomes", id));
    match term.and_then(|term| term.extra.get("finding")).map(String::as_str) {
        Some("violation") => Finding::Violation,
        Some("none") => Finding::NoViolation,
        Some(_) | None => Finding::Other,
    }
}

/// A register's numbers, folded away above its list.
pub fn of_register(page: &Page, collection: Collection, rows: &[&Row]) -> Option<AnyView> {
    let table = match collection {
        Collection::Cases => cases_by_year(page, rows),
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

/// Decisions per year, those that found a violation apart.
pub fn cases_by_year(page: &Page, rows: &[&Row]) -> Option<AnyView> {
    let words = page.words;
    let mut years: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for row in rows {
        for year in row.values(Filter::Year) {
            let (violations, all) = years.entry(year).or_default();
            *all += 1;
            *violations += usize::from(finding(page, row) == Finding::Violation);
        }
    }
    let largest = years.values().map(|(_, all)| *all).max()? as f64;
    let lines: Vec<_> = years
        .into_iter()
        .rev()
        .map(|(year, (violations, all))| {
            let by_year = Browse::By(Filter::Year);
            let route = Route::BrowseValue(page.language, Collection::Cases, by_year, year.to_owned());
            let parts = [("bar bar-violation", violations as f64), ("bar", (all - violations) as f64)];
            view! {
                <tr>
                    <th scope="row"><a href=page.link(&route)>{year.to_owned()}</a></th>
                    <td class="number">{all}</td>
                    <td class="number">{violations}</td>
                    <td class="bar-cell">{stacked(&parts, largest)}</td>
                </tr>
            }
        })
        .collect();
    let table = view! {
            <table class="plain numbers">
                <caption>{words.cases_by_year.clone()}</caption>
                <thead><tr>
                    <th scope="col">{words.column_year.clone()}</th>
                    <th scope="col" class="number">{words.column_decisions.clone()}</th>
                    <th scope="col" class="number">{words.column_violations.clone()}</th>
                    <td aria-hidden="true"></td>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
    };
    Some(scrollable(&words.cases_by_year, table.into_any()))
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
