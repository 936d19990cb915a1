//! One small map for each right: where the cases about it come from.
//! Not here: the map that can be filtered (`mount`).

use super::context::Page;
use super::outline;
use crate::words::fill;
use leptos::prelude::*;
use model::{Collection, Filter, Filters, Route, Row, SearchQuery, counts};
use std::collections::BTreeMap;

/// Rights shown; the rest are one filter away.
const SHOWN: usize = 9;
/// Regions named below a drawing.
const NAMED: usize = 3;

pub fn by_right(page: &Page) -> Option<AnyView> {
    let cases: Vec<&Row> = page.site.rows(Collection::Cases).collect();
    let mut rights: Vec<(&str, u32)> =
        counts(cases.iter().copied(), &Filters::default(), Filter::Right).into_iter().collect();
    rights.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
    let maps: Vec<_> = rights.into_iter().take(SHOWN).map(|(right, n)| one(page, &cases, right, n)).collect();
    if maps.is_empty() {
        return None;
    }
    let words = page.words;
    Some(
        view! {
            <section class="part" aria-labelledby="s-multiples">
                <h2 id="s-multiples">{words.multiples_heading.clone()}</h2>
                <p>{words.multiples_text.clone()}</p>
                {outline::shared()}
                <ul class="multiples">{maps}</ul>
            </section>
        }
        .into_any(),
    )
}

fn one(page: &Page, cases: &[&Row], right: &str, n: u32) -> AnyView {
    let filters = Filters::one(Filter::Right, right);
    let by_region: BTreeMap<&str, u32> = counts(cases.iter().copied(), &filters, Filter::Region);
    let mut order: Vec<(&str, u32)> = by_region.iter().map(|(code, n)| (*code, *n)).collect();
    order.sort_by_key(|(code, n)| (std::cmp::Reverse(*n), *code));
    let named: Vec<String> =
        order.iter().take(NAMED).map(|(code, n)| format!("{}: {n}", page.region_name(code))).collect();
    let placed = |row: &&&Row| row.passes(&filters, None) && row.values(Filter::Region).is_empty();
    let without = cases.iter().filter(placed).count();
    let state = SearchQuery { filters: filters.clone(), ..SearchQuery::default() };
    let href = format!("{}#{}", page.link(&Route::Map(page.language)), state.to_fragment());
    let without = (without > 0)
        .then(|| fill(&page.words.multiples_without, &[("n", &without.to_string())]))
        .map(|text| view! { <span>{text}</span> });
    view! {
        <li>
            <h3><a href=href>{page.label("rights", right)}</a>" "<span class="number">{n}</span></h3>
            {outline::shaded(|code| by_region.get(code).copied().unwrap_or(0))}
            <p class="quiet">{named.join(" · ")}" "{without}</p>
        </li>
    }
    .into_any()
}
