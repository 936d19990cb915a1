//! The home page: what this is, search first, the case base in numbers, the map, latest statements,
//! what the State promised.
//! Not here: any number typed by hand; all are counted.

use super::context::Page;
use super::entries::flat;
use super::facts::region_link;
use super::head::Head;
use super::map::in_region;
use super::ornament::magnifier;
use super::outcomes::{Finding, finding};
use super::register::{intro, newest};
use super::shell::{SECTIONS, document};
use super::view::views;
use super::{outline, trends};
use leptos::prelude::*;
use model::{Browse, Collection, Feed, Filter, Route, Row, SearchQuery, View};

const LATEST: usize = 5;
const MOST_CASES: usize = 6;

pub fn home(page: &Page) -> String {
    let words = page.words;
    let tagline = page.site.settings.tagline.get(page.language).to_owned();
    let content = view! {
        <div class="hero">
            <div class="wrap">
                <h1>{tagline}</h1>
                <p class="lede">{words.home_lede.clone()}</p>
                {search(page)}
            </div>
        </div>
        <div class="wrap home">
            {cases(page)}
            {map(page)}
            {promised(page)}
            {latest(page)}
            {sections(page)}
        </div>
    };
    let about =
        Head { description: words.home_lede.clone(), feeds: vec![Feed::default()], ..Head::default() };
    document(page, &about, content.into_any())
}

/// A link, not a form: a form would put the query into an address that a host logs.
fn search(page: &Page) -> AnyView {
    let search = page.link(&Route::Search(page.language));
    let examples: Vec<_> = page
        .words
        .example_queries
        .iter()
        .map(|query| {
            let state = SearchQuery { q: query.clone(), ..SearchQuery::default() };
            let href = format!("{search}#{}", state.to_fragment());
            view! { <li><a href=href>{query.clone()}</a></li> }
        })
        .collect();
    view! {
        <div class="search-first">
            <a class="search-link" href=search.clone()>
                {magnifier()}
                <span>{page.words.search_everything.clone()}</span>
            </a>
            <div class="examples"><p>{page.words.for_example.clone()}</p><ul>{examples}</ul></div>
        </div>
    }
    .into_any()
}

/// A number with what it counts, linked to the list behind it.
fn figure(page: &Page, n: usize, what: &str, to: &Route) -> AnyView {
    view! {
        <li>
            <a href=page.link(to)>
                <strong>{page.number(n as f64)}</strong>
                <span>{what.to_owned()}</span>
            </a>
        </li>
    }
    .into_any()
}

fn cases(page: &Page) -> Option<AnyView> {
    let words = page.words;
    let rows: Vec<&Row> = page.site.rows(Collection::Cases).collect();
    if rows.is_empty() {
        return None;
    }
    let violations = rows.iter().filter(|row| finding(page, row) == Finding::Violation);
    let violations: Vec<_> = violations.collect();
    let unknown = violations.iter().filter(|row| is_unknown(row)).count();
    let register = Route::Register(page.language, Collection::Cases);
    let by_outcome = Route::Browse(page.language, Collection::Cases, Browse::By(Filter::Outcome));
    let by_implementation =
        Route::Browse(page.language, Collection::Cases, Browse::By(Filter::Implementation));
    let register_link = page.link(&register);
    Some(
        view! {
            <section aria-labelledby="home-cases">
                <h2 id="home-cases">{words.home_cases.clone()}</h2>
                <ul class="figures">
                    {figure(page, rows.len(), &words.home_cases_all, &register)}
                    {figure(page, violations.len(), &words.home_cases_violations, &by_outcome)}
                    {figure(page, unknown, &words.home_cases_unknown, &by_implementation)}
                </ul>
                {trends::by_value(page, Collection::Cases, Filter::Outcome)}
                <p><a class="more" href=register_link>{words.home_cases_link.clone()}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// Whether nothing is known of what came of a decision.
fn is_unknown(row: &Row) -> bool {
    row.values(Filter::Implementation).iter().all(|status| status == "not-known")
}

fn map(page: &Page) -> AnyView {
    let words = page.words;
    let href = page.link(&Route::Map(page.language));
    view! {
        <section aria-labelledby="home-map" class="home-map">
            <h2 id="home-map">{words.home_map.clone()}</h2>
            <p>{words.home_map_text.clone()}</p>
            {outline::country(page)}
            {most_cases(page)}
            <p><a class="more" href=href>{words.home_map_link.clone()}</a></p>
        </section>
    }
    .into_any()
}

/// The regions with most cases, in words: what the shades say to the eye.
fn most_cases(page: &Page) -> Option<AnyView> {
    let regions = page.site.regions.values().filter(|region| region.level != "state");
    let mut counted: Vec<(&str, usize)> =
        regions.map(|region| (region.code.as_str(), in_region(page, &region.code).cases)).collect();
    counted.sort_by_key(|(code, n)| (std::cmp::Reverse(*n), *code));
    let items: Vec<_> = counted
        .into_iter()
        .take(MOST_CASES)
        .filter(|(_, n)| *n > 0)
        .map(|(code, n)| view! { <li>{region_link(page, code)}" "<span class="number">{n}</span></li> })
        .collect();
    let heading = page.words.home_regions.clone();
    (!items.is_empty()).then(|| view! { <h3>{heading}</h3><ol class="chips">{items}</ol> }.into_any())
}

fn promised(page: &Page) -> Option<AnyView> {
    let words = page.words;
    let obligations: Vec<&Row> = page.site.rows(Collection::Obligations).collect();
    let recommendations = page.site.rows(Collection::Recommendations).count();
    if obligations.is_empty() && recommendations == 0 {
        return None;
    }
    let party =
        obligations.iter().filter(|row| row.values(Filter::Status).iter().any(|status| status == "party"));
    let party = party.count();
    let to_obligations = Route::Register(page.language, Collection::Obligations);
    let to_recommendations = Route::Register(page.language, Collection::Recommendations);
    Some(
        view! {
            <section aria-labelledby="home-promised">
                <h2 id="home-promised">{words.home_promised.clone()}</h2>
                <ul class="figures">
                    {figure(page, party, &words.home_treaties, &to_obligations)}
                    {figure(page, recommendations, &words.home_recommendations, &to_recommendations)}
                </ul>
                {trends::by_value(page, Collection::Recommendations, Filter::Position)}
                <p class="quiet">{words.home_promised_note.clone()}</p>
                {counted(page)}
            </section>
        }
        .into_any(),
    )
}

/// Pages counted from what was promised and recommended.
fn counted(page: &Page) -> AnyView {
    let words = page.words;
    let by = Browse::By(Filter::Cluster);
    let repeated = !page.site.browse(Collection::Recommendations, by, page.language).is_empty();
    let clusters = repeated
        .then_some((Route::Browse(page.language, Collection::Recommendations, by), &words.clusters_title));
    let held = views(page.site);
    let views = [
        (View::Progress, &words.progress_title),
        (View::Treaties, &words.matrix_title),
        (View::Indicators, &words.indicators_title),
        (View::Years, &words.years_title),
    ];
    let views = views.into_iter().filter(|(view, _)| held.contains(view));
    let links =
        clusters.into_iter().chain(views.map(|(view, name)| (Route::View(page.language, view), name)));
    let links: Vec<_> = links
        .into_iter()
        .map(|(route, name)| view! { <li><a href=page.link(&route)>{name.clone()}</a></li> })
        .collect();
    view! { <ul class="chips">{links}</ul> }.into_any()
}

fn latest(page: &Page) -> Option<AnyView> {
    let rows = newest(page, Collection::Statements, LATEST);
    if rows.is_empty() {
        return None;
    }
    let href = page.link(&Route::Register(page.language, Collection::Statements));
    Some(
        view! {
            <section aria-labelledby="home-latest">
                <h2 id="home-latest">{page.words.home_latest.clone()}</h2>
                {flat(page, &rows)}
                <p><a class="more" href=href>{page.words.home_latest_link.clone()}</a></p>
            </section>
        }
        .into_any(),
    )
}

fn sections(page: &Page) -> AnyView {
    let cards: Vec<_> = SECTIONS
        .into_iter()
        .filter_map(|collection| {
            let n = page.site.rows(collection).count();
            let href = page.link(&Route::Register(page.language, collection));
            (n > 0).then(|| {
                view! {
                    <li>
                        <h3><a href=href>{page.register_name(collection)}</a>" "<span class="number">{n}</span></h3>
                        <p>{intro(page, collection)}</p>
                    </li>
                }
            })
        })
        .collect();
    view! {
        <section aria-labelledby="home-sections" class="home-sections">
            <h2 id="home-sections">{page.words.home_sections.clone()}</h2>
            <ul class="cards">{cards}</ul>
        </section>
    }
    .into_any()
}
