//! Regions: the index of all, and one page for each with what the portal holds about it.
//! Not here: the map (`map`).

use super::context::Page;
use super::crumbs::breadcrumbs;
use super::entries::flat;
use super::facts::{Row as FactRow, definition_list, region_link};
use super::feeds::follow;
use super::groups::Group;
use super::head::Head;
use super::record::plain_sources;
use super::scroll::scrollable;
use super::{outline, shell, trends};
use crate::mount::logic::geometry::neighbours;
use crate::site::{FormerName, Region};
use crate::text::capitalised;
use crate::words::fill;
use leptos::prelude::*;
use model::{
    Browse, Collection, FactValue, Feed, Filter, Filters, Language, Route, Row, SearchQuery, TextKey, counts,
};

/// Records of each kind shown on a region's page; the rest are one link away.
const NEWEST: usize = 5;
/// Kinds of record that can belong to a region.
const WITH_REGION: [Collection; 5] = [
    Collection::Cases,
    Collection::Statements,
    Collection::Recommendations,
    Collection::Organisations,
    Collection::Figures,
];

pub fn regions(page: &Page) -> String {
    let words = page.words;
    let group = |level: &'static str, heading: &str| {
        let mut codes: Vec<&Region> = page
            .site
            .regions
            .values()
            .filter(|region| region.level == level && region.code != "KZ")
            .collect();
        page.sort_by_name(&mut codes, |region| region.name.get(page.language).to_owned());
        let items: Vec<_> = codes
            .into_iter()
            .map(|region| {
                let n = records_of(page, &region.code).len();
                view! { <li>{region_link(page, &region.code)}" "<span class="number">{n}</span></li> }
            })
            .collect();
        let heading = heading.to_owned();
        (!items.is_empty())
            .then(|| view! { <section><h2>{heading}</h2><ul class="values-list">{items}</ul></section> })
    };
    let content = view! {
        <div class="wrap">
            {breadcrumbs(page, &trail(page, false), &words.regions)}
            <header class="page-head">
                <h1>{words.regions.clone()}</h1>
                <p class="lede">{words.intro_regions.clone()}</p>
            </header>
            {group("oblast", &words.regions_oblasts)}
            {group("city", &words.regions_cities)}
            {group("state", &words.regions_states)}
        </div>
    };
    let about =
        Head { title: words.regions.clone(), description: words.intro_regions.clone(), ..Head::default() };
    shell::document(page, &about, content.into_any())
}

pub fn region(page: &Page, code: &str) -> String {
    let Some(region) = page.site.regions.get(code) else { return super::not_found::not_found(page) };
    let words = page.words;
    let name = region.name.get(page.language).to_owned();
    let records = records_of(page, code);
    let facts = definition_list("facts", facts(page, region)).map(|list| {
        let heading = words.key_facts.clone();
        view! { <aside class="key-facts" aria-labelledby="s-facts"><h2 id="s-facts">{heading}</h2>{list}</aside> }
    });
    let count = page.count(&words.records_count, records.len());
    let search_href = search_link(page, Filters::one(Filter::Region, code));
    let lists: Vec<_> =
        WITH_REGION.into_iter().filter_map(|collection| list(page, collection, code, &records)).collect();
    let nothing = records.is_empty().then(|| view! { <p>{words.region_without_records.clone()}</p> });
    let content = view! {
        <div class="wrap">
            {breadcrumbs(page, &trail(page, true), &name)}
            <article class="record has-facts">
                <header class="record-head">
                    <h1>{name.clone()}</h1>
                    <p class="count">{count.clone()}</p>
                    {nothing}
                </header>
                <div class="lead">
                    {outline::one_region(code)}
                    {on_map(page, code)}
                    {rights(page, code, &records)}
                </div>
                {facts}
                <div class="rest">
                    {by_year(page, code, &records)}
                    {figures(page, code)}
                    {lists}
                    {beside(page, code)}
                    <p><a class="more" href=search_href>{words.search_in_region.clone()}</a></p>
                    {follow(page, &Feed::of_region(code))}
                    {notes(page, region)}
                    {plain_sources(page, &region.sources)}
                </div>
            </article>
        </div>
    };
    let feed = Feed::of_region(code);
    let pairs = WITH_REGION.into_iter().map(|c| Feed { collection: Some(c), ..feed.clone() });
    let about = Head {
        description: format!("{name}: {count}"),
        title: name,
        feeds: std::iter::once(feed.clone()).chain(pairs).collect(),
        ..Head::default()
    };
    shell::document(page, &about, content.into_any())
}

fn search_link(page: &Page, filters: Filters) -> String {
    let state = SearchQuery { filters, ..SearchQuery::default() };
    format!("{}#{}", page.link(&Route::Search(page.language)), state.to_fragment())
}

fn trail(page: &Page, inner: bool) -> Vec<(Route, String)> {
    let home = (Route::Home(page.language), page.words.home.clone());
    let map = (Route::Map(page.language), page.words.map.clone());
    let regions = (Route::Regions(page.language), page.words.regions.clone());
    if inner { vec![home, map, regions] } else { vec![home, map] }
}

fn records_of<'a>(page: &Page<'a>, code: &str) -> Vec<&'a Row> {
    WITH_REGION
        .into_iter()
        .flat_map(|collection| page.site.rows(collection))
        .filter(|row| row.values(Filter::Region).iter().any(|region| region == code))
        .collect()
}

/// The map with this region chosen.
fn on_map(page: &Page, code: &str) -> AnyView {
    let state = SearchQuery { filters: Filters::one(Filter::Region, code), ..SearchQuery::default() };
    let href = format!("{}#{}", page.link(&Route::Map(page.language)), state.to_fragment());
    view! { <p><a href=href>{page.words.region_on_map.clone()}</a></p> }.into_any()
}

/// Decisions of each year, every part of a bar a search for exactly those of this region.
fn by_year(page: &Page, code: &str, records: &[&Row]) -> Option<AnyView> {
    let cases: Vec<&Row> =
        records.iter().filter(|row| row.id.collection == Collection::Cases).copied().collect();
    let behind = |year: &str, outcome: Option<&Group>| {
        let mut filters = Filters::one(Filter::Region, code);
        filters.set(Filter::Collection, vec![Collection::Cases.slug().to_owned()]);
        filters.set(Filter::Year, vec![year.to_owned()]);
        if let Some(outcome) = outcome.and_then(|group| group.value.clone()) {
            filters.set(Filter::Outcome, vec![outcome]);
        }
        search_link(page, filters)
    };
    let chart = trends::chart_leading(page, Collection::Cases, Filter::Year, &cases, &behind)?;
    let heading = page.words.region_by_year.clone();
    Some(
        view! { <section class="part" aria-labelledby="s-years"><h2 id="s-years">{heading}</h2>{chart}</section> }
            .into_any(),
    )
}

/// What others have counted here: each number with unit, period and counter.
fn figures(page: &Page, code: &str) -> Option<AnyView> {
    let words = page.words;
    let mut lines = Vec::new();
    for row in page.site.rows(Collection::Figures) {
        let Some(record) = page.site.records.get(&row.id) else { continue };
        let tables = record.facts.iter().filter_map(|fact| match &fact.value {
            FactValue::Table(rows) => Some(rows),
            _ => None,
        });
        for counted in tables.flatten().filter(|counted| counted.region.as_deref() == Some(code)) {
            let said = |key: TextKey| {
                record.text_for(page.language, key).map(|(language, text)| page.said(language, text))
            };
            let place = counted.label.as_ref().map(|label| label.get(page.language).to_owned());
            let place = place.map(|place| format!(" · {place}"));
            let (language, title) = record.row.title(page.language);
            let number = super::record::amount(page, counted);
            lines.push(view! {
                <tr>
                    <th scope="row">
                        <a href=page.record_link(&record.id) lang=page.foreign(language)>{title.to_owned()}</a>
                        {place}
                    </th>
                    <td class="number">{number}</td>
                    <td>{said(TextKey::Unit)}</td>
                    <td>{counted.year.map(|year| format!("{year} · "))}{said(TextKey::Period)}</td>
                    <td>{said(TextKey::CountedBy)}</td>
                </tr>
            });
        }
    }
    if lines.is_empty() {
        return None;
    }
    let table = view! {
        <table class="plain">
            <caption>{words.figures_are_claims.clone()}</caption>
            <thead><tr>
                <th scope="col">{words.column_what.clone()}</th>
                <th scope="col" class="number">{words.column_number.clone()}</th>
                <th scope="col">{words.column_unit.clone()}</th>
                <th scope="col">{words.column_period.clone()}</th>
                <th scope="col">{words.column_counter.clone()}</th>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
    };
    let heading = words.region_figures.clone();
    let table = scrollable(&words.region_figures, table.into_any());
    Some(
        view! { <section class="part" aria-labelledby="s-counts"><h2 id="s-counts">{heading}</h2>{table}</section> }
            .into_any(),
    )
}

/// Regions and states that share a border with this one.
fn beside(page: &Page, code: &str) -> Option<AnyView> {
    let codes = neighbours(outline::regions(), code);
    let mut known: Vec<&Region> = codes.into_iter().filter_map(|code| page.site.regions.get(code)).collect();
    page.sort_by_name(&mut known, |region| region.name.get(page.language).to_owned());
    let items: Vec<_> = known
        .into_iter()
        .map(|region| {
            let n = records_of(page, &region.code).len();
            view! { <li>{region_link(page, &region.code)}" "<span class="number">{n}</span></li> }
        })
        .collect();
    let heading = page.words.region_neighbours.clone();
    (!items.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="s-beside">
                <h2 id="s-beside">{heading}</h2>
                <ul class="chips">{items}</ul>
            </section>
        }
        .into_any()
    })
}

fn list(page: &Page, collection: Collection, code: &str, records: &[&Row]) -> Option<AnyView> {
    let rows: Vec<&Row> = records.iter().filter(|row| row.id.collection == collection).copied().collect();
    if rows.is_empty() {
        return None;
    }
    let name = page.register_name(collection);
    let id = format!("s-{}", collection.slug());
    let more = (rows.len() > NEWEST).then(|| {
        let browse = Browse::By(Filter::Region);
        let route = Route::BrowseValue(page.language, collection, browse, code.to_owned());
        let text = fill(&page.words.all_values, &[("n", &rows.len().to_string())]);
        view! { <p><a class="more" href=page.link(&route)>{name.clone()}": "{text}</a></p> }
    });
    Some(
        view! {
            <section class="part" aria-labelledby=id>
                <h2 id=id.clone()>{name.clone()}" "<span class="number">{rows.len()}</span></h2>
                {flat(page, &rows[..rows.len().min(NEWEST)])}
                {more}
            </section>
        }
        .into_any(),
    )
}

/// Rights the region's records are about, most frequent first, each a search within the region.
fn rights(page: &Page, code: &str, records: &[&Row]) -> Option<AnyView> {
    let counted = counts(records.iter().copied(), &Filters::default(), Filter::Right);
    let mut counted: Vec<(&str, u32)> = counted.into_iter().collect();
    counted.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
    let items: Vec<_> = counted
        .into_iter()
        .map(|(id, n)| {
            let mut filters = Filters::one(Filter::Region, code);
            filters.set(Filter::Right, vec![id.to_owned()]);
            let href = search_link(page, filters);
            view! { <li><a href=href>{page.label("rights", id)}</a>" "<span class="number">{n}</span></li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        let heading = page.words.region_rights.clone();
        view! { <h2>{heading}</h2><ul class="chips">{items}</ul> }.into_any()
    })
}

fn facts(page: &Page, region: &Region) -> Vec<FactRow> {
    let words = page.words;
    let mut facts = Vec::new();
    let mut add = |label: &str, value: AnyView| facts.push(FactRow { label: label.to_owned(), value });
    for language in Language::ALL.into_iter().filter(|language| *language != page.language) {
        let name = region.name.get(language).to_owned();
        let value = view! { <span lang=language.code()>{name}</span> }.into_any();
        add(&capitalised(words.in_language(language)), value);
    }
    if let Some(centre) = &region.centre {
        add(&words.region_centre, centre.get(page.language).to_owned().into_any());
    }
    if let Some(date) = region.formed {
        add(&words.region_formed, page.time(date));
    }
    if !region.formed_from.is_empty() {
        let from: Vec<_> = region.formed_from.iter().map(|code| region_link(page, code)).collect();
        let from: Vec<_> = from.into_iter().map(|link| view! { <li>{link}</li> }).collect();
        add(&words.region_formed_from, view! { <ul class="values">{from}</ul> }.into_any());
    }
    if let Some(date) = region.status_since {
        add(&words.region_status_since, page.time(date));
    }
    if !region.former_names.is_empty() {
        let names: Vec<_> =
            region.former_names.iter().map(|name| view! { <li>{former(page, name)}</li> }).collect();
        add(&words.region_former_names, view! { <ul class="values">{names}</ul> }.into_any());
    }
    add(&words.region_code, region.code.clone().into_any());
    facts
}

fn former(page: &Page, name: &FormerName) -> String {
    let years = match (name.from, name.to) {
        (Some(from), Some(to)) => Some(format!("{}–{}", from.year, to.year)),
        (Some(from), None) => Some(format!("{}–", from.year)),
        (None, Some(to)) => Some(fill(&page.words.until, &[("date", &page.date(to))])),
        (None, None) => None,
    };
    let said = name.name.get(page.language);
    years.map_or_else(|| said.to_owned(), |years| format!("{said} ({years})"))
}

/// Notes of regions are written in Russian.
fn notes(page: &Page, region: &Region) -> Option<AnyView> {
    if region.notes.is_empty() {
        return None;
    }
    let lang = page.foreign(Language::Ru);
    let notes: Vec<_> =
        region.notes.iter().map(|note| view! { <p lang=lang>{capitalised(note)}</p> }).collect();
    let heading = page.words.notes.clone();
    Some(view! { <section class="part"><h2>{heading}</h2>{notes}</section> }.into_any())
}
