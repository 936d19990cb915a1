//! Records near a case that nobody has linked to it: counted by shared articles, rights and regions.
//! Not here: records that authors have linked (`related`).
//!
//! The order depends on the records alone, so that it is the same on every machine.

use super::super::context::Page;
use super::super::entries::flat;
use super::related::related_ids;
use super::section;
use leptos::prelude::*;
use model::{Article, Collection, Filter, Record, Row};
use std::cmp::Reverse;

/// Longer lists would say less.
const MOST: usize = 5;

pub fn nearby(page: &Page, record: &Record) -> Option<AnyView> {
    if record.id.collection != Collection::Cases {
        return None;
    }
    let groups = [
        (Collection::Cases, cases(page, record)),
        (Collection::Recommendations, recommendations(page, record)),
        (Collection::Obligations, obligations(page, record)),
        (Collection::Statements, statements(page, record)),
    ];
    let linked = related_ids(page, record);
    let groups: Vec<_> = groups
        .into_iter()
        .filter_map(|(collection, mut rows)| {
            rows.retain(|row| row.id != record.id && !linked.contains(&&row.id));
            rows.truncate(MOST);
            let name = page.register_name(collection);
            (!rows.is_empty()).then(|| view! { <div class="group"><h3>{name}</h3>{flat(page, &rows)}</div> })
        })
        .collect();
    let note = page.words.nearby_explained.clone();
    (!groups.is_empty())
        .then(|| section("nearby", &page.words.nearby, view! { <p class="quiet">{note}</p>{groups} }))
}

/// Where authors have linked no case: cases of the same body that share most articles found violated,
/// or alleged where none was found violated.
fn cases<'a>(page: &Page<'a>, record: &Record) -> Vec<&'a Row> {
    if related_ids(page, record).iter().any(|id| id.collection == Collection::Cases) {
        return Vec::new();
    }
    let found =
        if record.row.values(Filter::Violated).is_empty() { Filter::Alleged } else { Filter::Violated };
    let mut rows: Vec<(usize, &Row)> = page
        .site
        .rows(Collection::Cases)
        .filter(|row| shared(row, &record.row, Filter::Body) > 0)
        .map(|row| (shared(row, &record.row, found), row))
        .collect();
    nearest(&mut rows);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Recommendations on the same rights, those of the same body first.
fn recommendations<'a>(page: &Page<'a>, record: &Record) -> Vec<&'a Row> {
    let score = |row: &Row| match shared(row, &record.row, Filter::Right) {
        0 => 0,
        rights => rights + 100 * shared(row, &record.row, Filter::Body),
    };
    let mut rows: Vec<(usize, &Row)> =
        page.site.rows(Collection::Recommendations).map(|row| (score(row), row)).collect();
    nearest(&mut rows);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The treaties whose articles the case is about.
fn obligations<'a>(page: &Page<'a>, record: &Record) -> Vec<&'a Row> {
    let facts = super::super::facts::Facts(record);
    let articles = facts.articles("violated").iter().chain(facts.articles("alleged"));
    let treaties: Vec<&str> = articles.map(|article| Article::parse(article).treaty).collect();
    let is_about = |row: &&Row| {
        let obligation = page.site.records.get(&row.id);
        let treaty = obligation.and_then(|record| super::super::facts::Facts(record).term("treaty"));
        treaty.is_some_and(|treaty| treaties.contains(&treaty))
    };
    page.site.rows(Collection::Obligations).filter(is_about).collect()
}

/// Statements on the same rights in the same regions.
fn statements<'a>(page: &Page<'a>, record: &Record) -> Vec<&'a Row> {
    let mut rows: Vec<(usize, &Row)> = page
        .site
        .rows(Collection::Statements)
        .filter(|row| shared(row, &record.row, Filter::Region) > 0)
        .map(|row| (shared(row, &record.row, Filter::Right), row))
        .collect();
    nearest(&mut rows);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// How many values of `filter` both records have.
fn shared(one: &Row, other: &Row, filter: Filter) -> usize {
    one.values(filter).iter().filter(|value| other.values(filter).contains(value)).count()
}

/// Those that share anything: most first, then newest, then by id.
fn nearest(rows: &mut Vec<(usize, &Row)>) {
    rows.retain(|(score, _)| *score > 0);
    rows.sort_by(|(a_score, a), (b_score, b)| {
        (Reverse(a_score), Reverse(a.date), &a.id).cmp(&(Reverse(b_score), Reverse(b.date), &b.id))
    });
}
