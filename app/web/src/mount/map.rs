//! The map of regions and the table beside it, both from one count.
//! Not here: what is counted (`logic::regions`), Leaflet (`leaflet`, the only file that knows it).

mod drawing;
mod leaflet;
mod table;

use super::browser::{data, hide_static};
use super::dom::{El, Item, List, el, value_of};
use super::logic::address::View;
use super::logic::facets;
use super::logic::regions::{self, RegionCounts};
use super::logic::signal::{Signal, follow};
use super::logic::wording;
use super::panel::{self, Counts, option_item};
use super::register::notice;
use super::start::{self, Page, load_rows};
use super::state::Address;
use model::{Filter, Measure, Route, Row};
use std::rc::Rc;
use web_sys::Element;

/// What map, legend, table and panel follow.
#[derive(Clone, Copy)]
pub struct Shown {
    page: Page,
    address: Address,
    numbers: Signal<RegionCounts>,
    /// The region under the pointer, in focus or tapped.
    region: Signal<Option<String>>,
}

impl Shown {
    fn measure(self) -> Measure {
        self.address.get().measure
    }

    /// The list in search behind the number of a region.
    fn behind(self, code: &str, measure: Measure) -> String {
        let mut view = View::default();
        let filters = self.address.get().query.filters;
        view.query.filters = regions::filters_of(&filters, code, measure, &self.page.bundle.findings);
        self.page.link_with(&Route::Search(self.page.language), &view.to_fragment())
    }
}

pub async fn mount(page: Page, element: Element) {
    let files = drawing::Files {
        geometry: data(&element, "geometry"),
        script: data(&element, "leaflet-script"),
        style: data(&element, "leaflet-style"),
    };
    match load_rows(&data(&element, "rows")).await {
        Some(rows) => {
            start::mount(&element, Box::new(move || map(page, rows, files)));
            hide_static("map", true);
        }
        // The static table stays.
        None => start::mount(&element, Box::new(move || notice(&page.words.map_failed))),
    }
}

fn map(page: Page, rows: &'static [Row], files: drawing::Files) -> El {
    let words = page.words;
    let address = Address::follow(View::of_one_collection);
    let shown =
        Shown { page, address, numbers: Signal::new(RegionCounts::default()), region: Signal::new(None) };
    let status = el("p").attr("role", "status");
    let about = el("p").class("about");
    let (told, explained) = (status.clone(), about.clone());
    follow(move || {
        let view = address.get();
        let numbers = regions::count(rows, &view.query.filters, &page.bundle.findings);
        told.set("data-total", Some(&numbers.total[view.measure as usize].to_string()));
        told.set_text(&summary(page, &numbers, view.measure));
        explained.set_text(words.measure_about(view.measure));
        shown.numbers.set(numbers);
    });
    let counts: Counts = Rc::new(move |filter| {
        let view = address.get();
        let counted = rows.iter().filter(|row| row.id.collection == view.measure.collection());
        panel::counted(&counted.collect::<Vec<_>>(), &view.query.filters, filter)
    });
    let controls = el("div")
        .class("map-controls")
        .add(&measures(page, address))
        .add(&rights(page, address, counts.clone()))
        .add(&panel::years(page, address, counts));
    let drawn = el("div").all(drawing::drawing(shown, files)).add(&info(shown));
    el("div")
        .class("island map-island")
        .add(&controls)
        .add(&panel::chosen(page, address))
        .add(&status)
        .add(&about)
        .add(&el("div").class("map-beside").add(&drawn).add(&table::table(shown)))
}

/// «42 дела. Без региона (вся страна): 30».
fn summary(page: Page, numbers: &RegionCounts, measure: Measure) -> String {
    let at = measure as usize;
    let count = wording::count(page.language, page.words.count(measure), numbers.total[at]);
    [&count, ". ", &page.words.without_region, ": ", &numbers.without[at].to_string()].concat()
}

fn measures(page: Page, address: Address) -> El {
    let words = page.words;
    let fields: Vec<(Measure, El)> = Measure::ALL
        .into_iter()
        .map(|measure| {
            let field =
                el("input").attr("type", "radio").attr("name", "measure").attr("value", measure.key());
            (measure, field)
        })
        .collect();
    let labels = fields
        .iter()
        .map(|(measure, field)| {
            el("label").class("choice").add(field).add(&el("span").text(words.measure(*measure)))
        })
        .collect();
    follow(move || {
        let measure = address.get().measure;
        fields.iter().for_each(|(own, field)| field.input().set_checked(*own == measure));
    });
    el("fieldset").class("facet measures").add(&el("legend").text(&words.measure_label)).all(labels).on(
        "change",
        move |event| {
            if let Some(measure) = Measure::parse(&value_of(&event)) {
                address.set_measure(measure);
            }
        },
    )
}

fn rights(page: Page, address: Address, counts: Counts) -> El {
    let words = page.words;
    let select = el("select").on("change", move |event| {
        let value = value_of(&event);
        let values = if value.is_empty() { Vec::new() } else { vec![value] };
        address.change(|query| query.filters.set(Filter::Right, values));
    });
    let label = el("label").class("map-right").text(words.filter(Filter::Right)).text(" ").add(&select);
    let list = List::inside(&select);
    follow(move || {
        let filters = address.get().query.filters;
        let counted = counts(Filter::Right);
        let counted = counted.iter().map(|(value, n)| (value.as_str(), *n));
        let choices =
            facets::choices(counted, &filters, Filter::Right, |value| page.label(Filter::Right, value));
        let texts: Vec<(String, String)> = choices
            .into_iter()
            .map(|choice| (choice.value, [&choice.label, " (", &choice.count.to_string(), ")"].concat()))
            .collect();
        let mut items: Vec<Item<'_>> = vec![option_item(String::new(), &words.any_right)];
        items.extend(texts.iter().map(|(value, text)| option_item(value.clone(), text)));
        list.show(items);
        // Several rights at once are chosen by a link only; the chips tell them.
        let chosen = match filters.groups(Filter::Right) {
            [group] if group.len() == 1 => group[0].as_str(),
            _ => "",
        };
        select.select().set_value(chosen);
    });
    label
}

/// The region shown, with its numbers and where to go from here.
fn info(shown: Shown) -> El {
    let Shown { page, numbers, .. } = shown;
    let words = page.words;
    let hint = el("p").class("map-hint").text(&words.map_hint);
    let inside = el("div").class("map-info").add(&hint);
    let place = inside.clone();
    follow(move || {
        let Some(code) = shown.region.get() else { return };
        let numbers = numbers.get();
        let region = page.link(&Route::Region(page.language, code.clone()));
        let name = el("p")
            .add(&el("strong").text(&page.label(Filter::Region, &code)))
            .text(" · ")
            .add(&el("a").attr("href", &region).text(&words.open_region));
        let counts = Measure::ALL.into_iter().map(|measure| {
            let text = wording::count(page.language, words.count(measure), numbers.of(&code, measure));
            el("li").add(&el("a").attr("href", &shown.behind(&code, measure)).text(&text))
        });
        let lead = el("p").text(&words.records_in_search).text(":");
        place.fill(vec![name, lead, el("ul").all(counts.collect())]);
    });
    inside
}
