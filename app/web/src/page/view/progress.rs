//! The tracker of recommendations: ready lists, what is repeated, what came of them by year and by right.
//! Not here: the lists themselves (`register`, `clusters`).

use super::super::context::Page;
use super::super::entries::anchor;
use super::super::standing::assessment;
use super::super::trends;
use super::{framed, register_step};
use crate::words::fill;
use leptos::prelude::*;
use model::{Browse, Collection, Filter, Route, Row};
use std::collections::BTreeMap;

const RECOMMENDATIONS: Collection = Collection::Recommendations;

pub fn progress(page: &Page) -> String {
    let words = page.words;
    let rows: Vec<&Row> = page.site.rows(RECOMMENDATIONS).collect();
    let assessed = rows.iter().filter(|row| assessment(row).is_some()).count();
    let lede = fill(
        &words.progress_lede,
        &[
            ("all", &page.number(rows.len() as f64)),
            ("assessed", &page.number(assessed as f64)),
            ("open", &page.number((rows.len() - assessed) as f64)),
        ],
    );
    let content = view! {
        {ready(page, &rows)}
        {repeated(page)}
        <section class="part" aria-labelledby="s-years">
            <h2 id="s-years">{words.recommendations_by_year.clone()}</h2>
            <p class="quiet">{words.progress_note.clone()}</p>
            {trends::chart(page, RECOMMENDATIONS, Filter::Year, &rows)}
        </section>
        <section class="part" aria-labelledby="s-rights">
            <h2 id="s-rights">{words.recommendations_by_right.clone()}</h2>
            {trends::chart(page, RECOMMENDATIONS, Filter::Right, &rows)}
        </section>
    };
    framed(page, &[register_step(page, RECOMMENDATIONS)], &words.progress_title, &lede, content.into_any())
}

fn list(page: &Page, filter: Filter, value: &str) -> String {
    page.link(&Route::BrowseValue(page.language, RECOMMENDATIONS, Browse::By(filter), value.to_owned()))
}

/// Lists readers ask for, and those they ask for that are not held here.
fn ready(page: &Page, rows: &[&Row]) -> AnyView {
    let words = page.words;
    let count = |keep: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| keep(row)).count();
    let has =
        |row: &Row, filter: Filter, value: &str| row.values(filter).iter().any(|listed| listed == value);
    let mut reviews: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| has(row, Filter::Kind, "upr")) {
        for year in row.values(Filter::Year) {
            *reviews.entry(year).or_default() += 1;
        }
    }
    let mut items: Vec<(String, String, usize)> = Vec::new();
    for (year, n) in reviews {
        let anchor = year.parse().map(anchor).unwrap_or_default();
        let name = fill(&words.ready_review, &[("year", year)]);
        items.push((format!("{}#{anchor}", list(page, Filter::Kind, "upr")), name, n));
    }
    for kind in ["treaty-body-recommendation", "special-procedure"] {
        let n = count(&|row| has(row, Filter::Kind, kind));
        items.push((list(page, Filter::Kind, kind), page.label("kinds", kind), n));
    }
    for right in ["torture", "judiciary"] {
        let n = count(&|row| has(row, Filter::Right, right));
        items.push((list(page, Filter::Right, right), page.label("rights", right), n));
    }
    let status = "no-assessment";
    let n = count(&|row| has(row, Filter::Assessment, status));
    items.push((list(page, Filter::Assessment, status), page.label("assessments", status), n));
    let items: Vec<_> = items
        .into_iter()
        .filter(|(_, _, n)| *n > 0)
        .map(|(href, name, n)| view! { <li><a href=href>{name}</a>" "<span class="number">{n}</span></li> })
        .collect();
    view! {
        <section class="part" aria-labelledby="s-ready">
            <h2 id="s-ready">{words.ready_title.clone()}</h2>
            <ul class="chips">{items}</ul>
            <p class="quiet">{words.ready_missing.clone()}</p>
        </section>
    }
    .into_any()
}

/// Recommendations made more than once, most often first.
fn repeated(page: &Page) -> Option<AnyView> {
    let by = Browse::By(Filter::Cluster);
    let items: Vec<_> = page
        .site
        .browse(RECOMMENDATIONS, by, page.language)
        .into_iter()
        .map(|(value, ids)| {
            let name = page.label("clusters", &value);
            view! { <li><a href=list(page, Filter::Cluster, &value)>{name}</a>" "<span class="number">{ids.len()}</span></li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="s-repeated">
                <h2 id="s-repeated">{page.words.clusters_title.clone()}</h2>
                <p class="quiet">{page.words.clusters_note.clone()}</p>
                <ul class="values-list">{items}</ul>
            </section>
        }
        .into_any()
    })
}
