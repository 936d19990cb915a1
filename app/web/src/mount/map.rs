//! The map of regions with its table, years and list, all from one filter.
//! Not here: what is counted (`logic::regions`, `logic::years`), Leaflet (`leaflet`, the only file that knows it).

mod compare;
mod controls;
mod drawing;
mod info;
mod leaflet;
mod list;
pub mod more;
mod points;
mod share;
mod table;
mod timeline;

use super::browser::{data, fetch_text, hide_static, resolve};
use super::dom::{El, el};
use super::logic::address::View;
use super::logic::places::Places;
use super::logic::regions::{self, RegionCounts};
use super::logic::signal::{Signal, follow};
use super::logic::wording;
use super::panel::{self, Counts};
use super::register::notice;
use super::start::{self, Page};
use super::state::Address;
use model::{Collection, Filters, Measure, Route, Row};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::Element;

/// What the parts of the map follow.
#[derive(Clone, Copy)]
pub struct Shown {
    page: Page,
    address: Address,
    rows: &'static [Row],
    places: &'static Places,
    files: &'static Files,
    numbers: Signal<RegionCounts>,
    /// The records behind the numbers, in the order of the list.
    list: Signal<Vec<&'static Row>>,
    /// Countries whose records the portal collects, by measure.
    collected: &'static [BTreeSet<String>; 3],
    /// What pointer, focus or finger came to last.
    focus: Signal<Focus>,
    /// The region the map is to be magnified to.
    magnified: Signal<Option<String>>,
}

/// A part of the map that is told about.
#[derive(Clone, Default, PartialEq)]
pub enum Focus {
    #[default]
    Nothing,
    Region(String),
    /// Cities whose discs are one on the screen.
    Cities(Vec<String>),
}

/// What the page says of its files.
pub struct Files {
    geometry: String,
    leaflet_script: String,
    leaflet_style: String,
    take_home_cases: String,
    take_home_statements: String,
    maker: String,
    /// Day of the data, and name of the site.
    version: String,
    name: String,
}

impl Shown {
    fn measure(self) -> Measure {
        self.address.get().measure
    }

    /// The filters of the address, with the outcomes that the measure counts.
    fn filters_behind(self) -> Filters {
        let view = self.address.get();
        regions::filters_behind(&view.query.filters, view.measure, &self.page.bundle.findings)
    }

    /// The list in search behind the number of a region.
    fn behind(self, code: &str, measure: Measure) -> String {
        let mut view = View::default();
        let filters = self.address.get().query.filters;
        view.query.filters = regions::filters_of(&filters, code, measure, &self.page.bundle.findings);
        self.page.link_with(&Route::Search(self.page.language), &view.to_fragment())
    }

    /// Whether the portal collects records of the measure's kind about the region's country.
    fn is_collected(self, code: &str, measure: Measure) -> bool {
        self.collected[measure as usize].contains(regions::country(code))
    }
}

pub async fn mount(page: Page, element: Element) {
    match load(page, &element).await {
        Some(shown) => {
            let program = data(&element, "more");
            start::mount(&element, Box::new(move || map(shown, &program)));
            hide_static("map", true);
        }
        // The static table stays.
        None => start::mount(&element, Box::new(move || notice(&page.words.map_failed))),
    }
}

/// Everything that is shown, from the files that the page names; `None` where the records cannot be had.
async fn load(page: Page, element: &Element) -> Option<Shown> {
    let file = |name: &str| data(element, name);
    let files = Files {
        geometry: file("geometry"),
        leaflet_script: file("leaflet-script"),
        leaflet_style: file("leaflet-style"),
        take_home_cases: file("take-home-cases"),
        take_home_statements: file("take-home-statements"),
        maker: file("maker"),
        version: file("version"),
        name: file("name"),
    };
    // All three are under way before the first is waited for.
    let (cases, statements) =
        (fetch_text(&resolve(&file("cases"))), fetch_text(&resolve(&file("statements"))));
    let places = fetch_text(&resolve(&file("places")));
    let mut rows = Vec::new();
    for text in [cases.await, statements.await] {
        rows.extend(text.as_deref().and_then(start::rows)?);
    }
    // Without them the map is a map of regions.
    let places = places.await.as_deref().and_then(Places::read).unwrap_or_default();
    let rows: &[Row] = Vec::leak(regions::newest_first(&rows));
    Some(Shown {
        page,
        address: Address::follow(View::of_one_collection),
        rows,
        places: Box::leak(Box::new(places)),
        files: Box::leak(Box::new(files)),
        numbers: Signal::new(RegionCounts::default()),
        list: Signal::new(Vec::new()),
        collected: Box::leak(Box::new(Measure::ALL.map(|measure| regions::countries(rows, measure)))),
        focus: Signal::new(Focus::Nothing),
        magnified: Signal::new(None),
    })
}

/// Counts anew whenever the address changes.
fn count(shown: Shown) {
    follow(move || {
        let view = shown.address.get();
        let (filters, findings) = (&view.query.filters, &shown.page.bundle.findings);
        shown.numbers.set(regions::count(shown.rows, filters, findings));
        shown.list.set(regions::listed(shown.rows, filters, view.measure, findings));
    });
}

fn map(shown: Shown, program: &str) -> El {
    let Shown { page, address, rows, .. } = shown;
    let words = page.words;
    let status = el("p").attr("role", "status");
    let about = el("p").class("about");
    let (told, explained) = (status.clone(), about.clone());
    count(shown);
    follow(move || {
        let measure = address.get().measure;
        shown.numbers.with(|numbers| {
            told.set("data-total", Some(&numbers.total[measure as usize].to_string()));
            told.set_text(&summary(page, numbers, measure));
        });
        explained.set_text(words.measure_about(measure));
    });
    let counts: Counts = Rc::new(move |filter| {
        let view = address.get();
        let counted = rows.iter().filter(|row| view.measure.counts(row, &page.bundle.findings));
        panel::counted(&counted.collect::<Vec<_>>(), &view.query.filters, filter)
    });
    let drawn = el("div").all(drawing::drawing(shown)).add(&info::info(shown));
    el("div")
        .class("island map-island")
        .add(&controls::controls(shown, counts))
        .add(&panel::chosen(page, address))
        .add(&status)
        .add(&about)
        .add(&el("div").class("map-beside").add(&drawn).add(&table::table(shown)))
        .add(&asked(shown, program))
}

/// What more can be done, by a program of its own that is loaded when it is asked for.
fn asked(shown: Shown, program: &str) -> El {
    let program = resolve(program);
    let place = el("div").attr("data-island", "map-more");
    let (inside, begun) = (place.clone(), Cell::new(false));
    let fold =
        el("details").class("map-more").add(&el("summary").text(&shown.page.words.map_more)).add(&place);
    let fold = fold.on_toggle(move |is_open| {
        if is_open && !begun.replace(true) {
            inside.clone().add(&el("script").attr("type", "module").attr("src", &program));
        }
    });
    // Who follows a link to two regions beside each other has come for that.
    if !shown.address.get_untracked().compare.is_empty() {
        fold.set("open", Some(""));
    }
    fold
}

/// «42 дела. Без региона (вся страна): 30».
fn summary(page: Page, numbers: &RegionCounts, measure: Measure) -> String {
    let at = measure as usize;
    let count = wording::count(page.language, page.words.count(measure), numbers.total[at]);
    [&count, ". ", &page.words.without_region, ": ", &numbers.without[at].to_string()].concat()
}

/// The register's export file that holds the records a measure counts.
fn export_file(files: &Files, measure: Measure) -> String {
    match measure.collection() {
        Collection::Statements => files.take_home_statements.clone(),
        _ => files.take_home_cases.clone(),
    }
}
