//! The map page: where scripts draw the map, and the same numbers as a table for everybody.
//! Not here: drawing with Leaflet (`mount`).

use super::bars::bar;
use super::context::Page;
use super::crumbs::breadcrumbs;
use super::facts::region_link;
use super::head::Head;
use super::outcomes::{Finding, finding};
use super::scroll::scrollable;
use super::{measures, multiples, outline, pictures, shell};
use crate::mount::logic::regions;
use crate::site::Region;
use leptos::prelude::*;
use model::{Collection, Filter, Measure, Route, Row};

/// What the table counts in a region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    pub cases: usize,
    pub violations: usize,
    pub statements: usize,
}

/// Counts the records for which `belongs` holds.
pub fn counted(page: &Page, belongs: impl Fn(&Row) -> bool) -> Counted {
    let cases: Vec<&Row> = page.site.rows(Collection::Cases).filter(|row| belongs(row)).collect();
    Counted {
        cases: cases.len(),
        violations: cases.iter().filter(|row| finding(page, row) == Finding::Violation).count(),
        statements: page.site.rows(Collection::Statements).filter(|row| belongs(row)).count(),
    }
}

pub fn in_region(page: &Page, code: &str) -> Counted {
    counted(page, |row| row.values(Filter::Region).iter().any(|region| region == code))
}

pub fn map(page: &Page) -> String {
    let words = page.words;
    let assets = &page.site.assets;
    let island = (!assets.programs.map.is_empty()).then(|| {
        view! {
            <div
                data-island="map"
                data-cases=assets.rows.get(&(Collection::Cases, page.language)).cloned()
                data-statements=assets.rows.get(&(Collection::Statements, page.language)).cloned()
                data-take-home-cases=assets.take_home.get(&(Collection::Cases, page.language)).cloned()
                data-take-home-statements=assets.take_home.get(&(Collection::Statements, page.language)).cloned()
                data-maker=assets.take_home_worker.clone()
                data-more=assets.programs.map_more.clone()
                data-places=assets.places.get(&page.language).cloned()
                data-version=page.date_of_data()
                data-name=page.site.settings.name.get(page.language).to_owned()
                data-geometry=assets.geometry.clone()
                data-leaflet-script=assets.leaflet_script.clone()
                data-leaflet-style=assets.leaflet_style.clone()
            ></div>
        }
    });
    let content = view! {
        <div class="wrap">
            {breadcrumbs(page, &[(Route::Home(page.language), words.home.clone())], &words.map)}
            <header class="page-head">
                <h1>{words.map_title.clone()}</h1>
                <p class="lede">{words.map_lede.clone()}</p>
            </header>
            {island}
            <div data-static="map">
                <div>{outline::country(page)}{outline::legend(page)}</div>
                {table(page)}
            </div>
            <p class="quiet">{words.map_note.clone()}</p>
            {multiples::by_right(page)}
            {measures::measures(page)}
            {pictures::files(page)}
            <p class="quiet">{words.map_attribution.clone()}</p>
        </div>
    };
    let about =
        Head { title: words.map_title.clone(), description: words.map_lede.clone(), ..Head::default() };
    shell::document(page, &about, content.into_any())
}

/// Name, numbers, and whether cases and statements are collected there.
type Line = (AnyView, Counted, [bool; 2]);

fn table(page: &Page) -> AnyView {
    let words = page.words;
    let named = |country: bool| {
        let mut regions: Vec<&Region> = page
            .site
            .regions
            .values()
            .filter(|region| region.code != "KZ" && (region.level != "state") == country)
            .collect();
        page.sort_by_name(&mut regions, |region| region.name.get(page.language).to_owned());
        regions
    };
    // Where the portal collects no cases, or no statements, there is no number, not even zero.
    let collected = [Measure::Cases, Measure::Statements]
        .map(|measure| regions::countries(page.site.rows(measure.collection()), measure));
    let is_collected = |code: &str| [0, 1].map(|at: usize| collected[at].contains(regions::country(code)));
    let number = |n: usize, is_collected: bool| if is_collected { n.to_string() } else { "—".to_owned() };
    let counts_of = |regions: Vec<&Region>| -> Vec<Line> {
        let line = |region: &Region| {
            let code = &region.code;
            (region_link(page, code), in_region(page, code), is_collected(code))
        };
        regions.into_iter().map(line).collect()
    };
    let mut inside = counts_of(named(true));
    let nowhere = counted(page, |row| row.values(Filter::Region).iter().all(|code| code == "KZ"));
    inside.push((words.no_region.clone().into_any(), nowhere, [true; 2]));
    let outside = counts_of(named(false));
    let largest = inside.iter().map(|(_, n, _)| n.cases).max().unwrap_or(0) as f64;
    let lines = |rows: Vec<Line>| {
        rows.into_iter()
            .map(|(name, n, collected)| {
                view! {
                    <tr>
                        <th scope="row">{name}</th>
                        <td class="number">{number(n.cases, collected[0])}</td>
                        <td class="number">{number(n.violations, collected[0])}</td>
                        <td class="number">{number(n.statements, collected[1])}</td>
                        <td class="bar-cell">{bar(n.cases as f64, largest)}</td>
                    </tr>
                }
            })
            .collect::<Vec<_>>()
    };
    let table = view! {
        <table class="plain numbers">
            <caption>{words.map_table_caption.clone()}</caption>
            <thead><tr>
                <th scope="col">{words.column_region.clone()}</th>
                <th scope="col" class="number">{words.column_cases.clone()}</th>
                <th scope="col" class="number">{words.column_violations.clone()}</th>
                <th scope="col" class="number">{words.column_statements.clone()}</th>
                <td aria-hidden="true"></td>
            </tr></thead>
            <tbody>{lines(inside)}</tbody>
            <tbody class="neighbours">{lines(outside)}</tbody>
        </table>
    };
    scrollable(&words.map_table_caption, table.into_any())
}
