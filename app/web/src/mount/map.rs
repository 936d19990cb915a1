//! The map of regions with its table, years and list, all from one filter.
//! Not here: what is counted (`logic::regions`, `logic::years`), Leaflet (`leaflet`, the only file that knows it).

mod compare;
mod controls;
mod drawing;
mod info;
mod leaflet;
mod list;
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
use super::logic::years::Timeline;
use super::panel::{self, Counts};
use super::register::notice;
use super::start::{self, Page};
use super::state::Address;
use model::{Collection, Filters, Measure, Route, Row};
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
    years: Signal<Timeline>,
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
    let file = |name: &str| data(&element, name);
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
        match text.as_deref().and_then(start::rows) {
            Some(more) => rows.extend(more),
            // The static table stays.
            None => return start::mount(&element, Box::new(move || notice(&page.words.map_failed))),
        }
    }
    // Without them the map is a map of regions.
    let places = places.await.as_deref().and_then(Places::read).unwrap_or_default();
    let rows = Vec::leak(regions::newest_first(&rows));
    let (rows, places, files) = (rows, Box::leak(Box::new(places)), Box::leak(Box::new(files)));
    start::mount(&element, Box::new(move || map(page, rows, places, files)));
    hide_static("map", true);
}

fn map(page: Page, rows: &'static [Row], places: &'static Places, files: &'static Files) -> El {
    let words = page.words;
    let address = Address::follow(View::of_one_collection);
    let shown = Shown {
        page,
        address,
        rows,
        places,
        files,
        numbers: Signal::new(RegionCounts::default()),
        list: Signal::new(Vec::new()),
        collected: Box::leak(Box::new(Measure::ALL.map(|measure| regions::countries(rows, measure)))),
        years: Signal::new(Timeline::default()),
        focus: Signal::new(Focus::Nothing),
        magnified: Signal::new(None),
    };
    let status = el("p").attr("role", "status");
    let about = el("p").class("about");
    let (told, explained) = (status.clone(), about.clone());
    follow(move || {
        let view = address.get();
        let (filters, findings) = (&view.query.filters, &page.bundle.findings);
        let numbers = regions::count(rows, filters, findings);
        told.set("data-total", Some(&numbers.total[view.measure as usize].to_string()));
        told.set_text(&summary(page, &numbers, view.measure));
        explained.set_text(words.measure_about(view.measure));
        shown.numbers.set(numbers);
        shown.list.set(regions::listed(rows, filters, view.measure, findings));
        shown.years.set(Timeline::count(rows, filters, view.measure, findings));
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
        .add(&timeline::timeline(shown))
        .add(&panel::chosen(page, address))
        .add(&status)
        .add(&about)
        .add(&el("div").class("map-beside").add(&drawn).add(&table::table(shown)))
        .add(&share::share(shown))
        .add(&compare::compare(shown))
        .add(&list::list(shown))
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
