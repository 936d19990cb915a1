//! What the pointer, the focus or a finger came to last: a region, or cities, with the records behind it.
//! Not here: the whole list (`list`).

use super::{Focus, Shown};
use crate::mount::dom::{El, el};
use crate::mount::logic::places::Places;
use crate::mount::logic::signal::follow;
use crate::mount::logic::wording;
use crate::mount::register::other_language;
use model::{Filter, Measure, Route, Row};

pub fn info(shown: Shown) -> El {
    let hint = el("p").class("map-hint").text(&shown.page.words.map_hint);
    let inside = el("div").class("map-info").add(&hint);
    let place = inside.clone();
    follow(move || match shown.focus.get() {
        Focus::Nothing => {}
        Focus::Region(code) => place.fill(region(shown, &code)),
        Focus::Cities(cities) => place.fill(cities_told(shown, &cities)),
    });
    inside
}

fn region(shown: Shown, code: &str) -> Vec<El> {
    let Shown { page, numbers, .. } = shown;
    let words = page.words;
    let numbers = numbers.get();
    let link = page.link(&Route::Region(page.language, code.to_owned()));
    let name = el("p")
        .add(&el("strong").text(&page.label(Filter::Region, code)))
        .text(" · ")
        .add(&el("a").attr("href", &link).text(&words.open_region));
    let (magnified, chosen) = (code.to_owned(), code.to_owned());
    let button = |text: &str| el("button").attr("type", "button").class("as-link").text(text);
    let acts = el("p")
        .add(&button(&words.zoom_region).on("click", move |_| shown.magnified.set(Some(magnified.clone()))))
        .text(" · ")
        .add(&button(&words.choose_region).on("click", move |_| {
            shown.address.change(|query| query.filters.set(Filter::Region, vec![chosen.clone()]));
        }));
    let counts = Measure::ALL.into_iter().map(|measure| {
        if !shown.is_collected(code, measure) {
            return el("li").text(words.measure(measure)).text(": ").text(&words.legend_no_data);
        }
        let text = wording::count(page.language, words.count(measure), numbers.of(code, measure));
        el("li").add(&el("a").attr("href", &shown.behind(code, measure)).text(&text))
    });
    let lead = el("p").text(&words.records_in_search).text(":");
    vec![name, acts, lead, el("ul").all(counts.collect())]
}

/// Each city with all of its records and organisations: no one of them hides behind a number.
fn cities_told(shown: Shown, cities: &[String]) -> Vec<El> {
    let layers = shown.address.get().layers;
    let rows = shown.list.get();
    let mut told = Vec::new();
    for id in cities {
        let Some(city) = shown.places.cities.get(id) else { continue };
        told.push(el("p").add(&el("strong").text(&city.name)));
        let lies_here = |row: &&Row| {
            let cities = shown.places.records.get(&row.id.to_string());
            cities.is_some_and(|cities| cities.contains(id))
        };
        let mut items = Vec::new();
        if layers.cities {
            items.extend(rows.iter().copied().filter(lies_here).map(|row| record(shown, row)));
        }
        if layers.offices {
            let here = shown.places.offices.iter().filter(|(_, cities)| cities.contains(id));
            items.extend(here.map(|(office, _)| organisation(shown, shown.places, office)));
        }
        told.push(el("ul").class("map-records").all(items));
    }
    told
}

/// A record as a line of a list: title, date, and what its region was then.
pub fn record(shown: Shown, row: &Row) -> El {
    let page = shown.page;
    let (language, title) = row.title(page.language);
    let link = el("a")
        .attr("href", &page.link(&Route::Record(page.language, row.id.clone())))
        .attr_if("lang", other_language(page, language))
        .text(title);
    let regions: Vec<String> =
        row.values(Filter::Region).iter().map(|code| page.label(Filter::Region, code)).collect();
    let outcome: Vec<String> =
        row.values(Filter::Outcome).iter().map(|value| page.label(Filter::Outcome, value)).collect();
    let date = row.date.map(|date| wording::date(page.words, date));
    let facts: Vec<String> = date.into_iter().chain(outcome).chain([regions.join(", ")]).collect();
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let then = shown.places.then.get(&row.id.to_string());
    let then = then.map(|then| el("span").class("then").text(then));
    el("li")
        .attr("data-id", &row.id.to_string())
        .add(&link)
        .add(&el("span").class("quiet").text(&facts.join(" · ")))
        .add_if(then)
}

fn organisation(shown: Shown, places: &Places, id: &str) -> El {
    let name = places.names.get(id).map_or(id, String::as_str);
    let route = id.parse().map(|id| Route::Record(shown.page.language, id));
    let href = route.map(|route| shown.page.link(&route)).unwrap_or_default();
    el("li").add(&el("a").attr("href", &href).text(name))
}
