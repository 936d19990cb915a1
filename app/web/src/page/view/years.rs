//! The year in brief: what the records of each register say of it, every number a link to its list.
//! Not here: a year nobody reported on; it is named as missing.

use super::super::context::Page;
use super::super::entries::{anchor, flat, year_of};
use super::super::facts::{Facts, record_title};
use super::super::groups::groups;
use super::super::scroll::scrollable;
use super::framed;
use crate::site::Site;
use crate::words::fill;
use leptos::prelude::*;
use model::{Browse, Collection, Filter, PartialDate, Record, RecordId, Route, Row, View};
use std::collections::{BTreeMap, BTreeSet};

/// Registers whose records make a year worth a report.
const REPORTED: [Collection; 3] = [Collection::Cases, Collection::Recommendations, Collection::Statements];
/// Registers a report counts.
const COUNTED: [Collection; 4] =
    [Collection::Cases, Collection::Recommendations, Collection::Statements, Collection::Library];
/// Dates of a treaty that a report of their year names.
const STEPS: [&str; 5] = ["signed", "ratification_law_date", "ratified", "in_force", "complaints_from"];
/// A list longer than this is only linked.
const LONGEST_LIST: usize = 12;

/// Years of which there is a report.
pub fn reported(site: &Site) -> BTreeSet<i32> {
    REPORTED.into_iter().flat_map(|collection| site.rows(collection)).filter_map(year_of).collect()
}

fn of_year<'a>(page: &Page<'a>, collection: Collection, year: i32) -> Vec<&'a Row> {
    let text = year.to_string();
    page.site.rows(collection).filter(|row| row.values(Filter::Year).contains(&text)).collect()
}

fn list(page: &Page, collection: Collection, year: i32) -> String {
    page.link(&Route::BrowseValue(page.language, collection, Browse::By(Filter::Year), year.to_string()))
}

/// Every year from the first to the last, those without a record too.
pub fn years(page: &Page) -> String {
    let words = page.words;
    let reported = reported(page.site);
    let (Some(first), Some(last)) = (reported.first().copied(), reported.last().copied()) else {
        return super::super::not_found::not_found(page);
    };
    let lines: Vec<_> = (first..=last)
        .rev()
        .map(|year| {
            let name = if reported.contains(&year) {
                let href = page.link(&Route::View(page.language, View::Year(year)));
                view! { <a href=href>{year}</a> }.into_any()
            } else {
                view! { {year}" "<span class="quiet">{words.year_missing.clone()}</span> }.into_any()
            };
            let cells: Vec<_> = COUNTED.into_iter().map(|collection| cell(page, collection, year)).collect();
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }
        })
        .collect();
    let heads: Vec<_> = COUNTED
        .into_iter()
        .map(|collection| view! { <th scope="col" class="number">{page.register_name(collection)}</th> })
        .collect();
    let table = view! {
        <table class="plain numbers">
            <caption>{words.years_caption.clone()}</caption>
            <thead><tr><th scope="col">{words.column_year.clone()}</th>{heads}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    };
    let content = scrollable(&words.years_caption, table.into_any());
    framed(page, &[], &words.years_title, &words.years_lede, content)
}

fn cell(page: &Page, collection: Collection, year: i32) -> AnyView {
    match of_year(page, collection, year).len() {
        0 => view! { <td class="number"><span class="quiet">"—"</span></td> }.into_any(),
        n => view! { <td class="number"><a href=list(page, collection, year)>{n}</a></td> }.into_any(),
    }
}

pub fn year(page: &Page, year: i32) -> String {
    let words = page.words;
    let title = fill(&words.year_title, &[("year", &year.to_string())]);
    let registers: Vec<_> = COUNTED.into_iter().map(|collection| register(page, collection, year)).collect();
    let content = view! {
        {registers}
        {treaties(page, year)}
        {figures(page, year)}
        {neighbours(page, year)}
    };
    let trail = [(Route::View(page.language, View::Years), words.years_title.clone())];
    framed(page, &trail, &title, &words.year_lede, content.into_any())
}

/// What a register holds of the year: how many, what came of them, by whom; or that there is nothing.
fn register(page: &Page, collection: Collection, year: i32) -> AnyView {
    let rows = of_year(page, collection, year);
    let name = page.register_name(collection);
    let id = format!("s-{}", collection.slug());
    if rows.is_empty() {
        let none = page.words.year_nothing.clone();
        return view! { <section class="part" aria-labelledby=id><h2 id=id.clone()>{name}</h2><p class="quiet">{none}</p></section> }
            .into_any();
    }
    let href = list(page, collection, year);
    let parts: Vec<_> = groups(page, collection, &rows)
        .into_iter()
        .map(|group| {
            let href = format!("{href}#{}", group.anchor);
            view! { <li><a href=href>{group.label}</a>" "<span class="number">{group.rows.len()}</span></li> }
        })
        .collect();
    let entries = if rows.len() <= LONGEST_LIST { Some(flat(page, &rows)) } else { None };
    view! {
        <section class="part" aria-labelledby=id>
            <h2 id=id.clone()>{name}</h2>
            <p><a class="more" href=href.clone()>{page.count(&page.words.records_count, rows.len())}</a></p>
            {(!parts.is_empty()).then(|| view! { <ul class="chips">{parts}</ul> })}
            {by_body(page, collection, &rows, year)}
            {entries}
        </section>
    }
    .into_any()
}

/// Who recommended, each with the list of that year.
fn by_body(page: &Page, collection: Collection, rows: &[&Row], year: i32) -> Option<AnyView> {
    if collection != Collection::Recommendations {
        return None;
    }
    let mut bodies: BTreeMap<&str, usize> = BTreeMap::new();
    for body in rows.iter().flat_map(|row| row.values(Filter::Body)) {
        *bodies.entry(body).or_default() += 1;
    }
    let items: Vec<_> = bodies
        .into_iter()
        .map(|(body, n)| {
            let by = Browse::By(Filter::Body);
            let href = page.link(&Route::BrowseValue(page.language, collection, by, body.to_owned()));
            let href = format!("{href}#{}", anchor(year));
            view! { <li><a href=href>{page.label("bodies", body)}</a>" "<span class="number">{n}</span></li> }
        })
        .collect();
    Some(view! { <h3>{page.words.filter_body.clone()}</h3><ul class="chips">{items}</ul> }.into_any())
}

fn records<'a>(page: &Page<'a>, collection: Collection) -> impl Iterator<Item = &'a Record> {
    let site = page.site;
    site.rows(collection).filter_map(|row| site.records.get(&row.id))
}

/// Steps by which the State bound itself that year.
fn treaties(page: &Page, year: i32) -> Option<AnyView> {
    let mut steps: Vec<(PartialDate, &str, &RecordId)> = Vec::new();
    for record in records(page, Collection::Obligations) {
        for field in STEPS {
            let dates = Facts(record).dates(field).into_iter().filter(|date| date.year == year);
            steps.extend(dates.map(|date| (date, field, &record.id)));
        }
    }
    steps.sort();
    let items: Vec<_> = steps
        .into_iter()
        .map(|(date, field, id)| {
            view! { <li>{page.time(date)}" — "{record_title(page, id)}": "{page.label("fields", &field.replace('_', "-"))}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="s-obligations">
                <h2 id="s-obligations">{page.register_name(Collection::Obligations)}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    })
}

/// Counts that others published and that name the year.
fn figures(page: &Page, year: i32) -> Option<AnyView> {
    let of_year = |record: &&Record| Facts(record).table("rows").iter().any(|row| row.year == Some(year));
    let items: Vec<_> = records(page, Collection::Figures)
        .filter(of_year)
        .map(|record| view! { <li>{record_title(page, &record.id)}</li> })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="s-figures">
                <h2 id="s-figures">{page.register_name(Collection::Figures)}</h2>
                <p class="quiet">{page.words.intro_figures.clone()}</p>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    })
}

/// The report before and the one after; years between them without one are named.
fn neighbours(page: &Page, year: i32) -> AnyView {
    let reported = reported(page.site);
    let link = |to: Option<&i32>| {
        to.map(|to| {
            let href = page.link(&Route::View(page.language, View::Year(*to)));
            view! { <li><a href=href>{*to}</a></li> }
        })
    };
    let before = link(reported.range(..year).next_back());
    let after = link(reported.range(year + 1..).next());
    let name = page.words.years_title.clone();
    view! { <nav aria-label=name><ul class="chips">{before}{after}</ul></nav> }.into_any()
}
