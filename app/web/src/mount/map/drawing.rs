//! The drawn map, its buttons and legend, following the numbers.
//! Not here: Leaflet itself (`leaflet`); without it the table says the same.

use super::leaflet::{self, Look, RegionMap};
use super::{Focus, Shown, points};
use crate::mount::browser::{fetch_text, next_frame, resolve};
use crate::mount::dom::{El, el};
use crate::mount::logic::geometry::Geometry;
use crate::mount::logic::signal::{Signal, follow};
use crate::mount::logic::{scale, wording};
use model::{Filter, Route};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

pub fn drawing(shown: Shown) -> Vec<El> {
    let words = shown.page.words;
    let place = el("div").class("map").attr("role", "region").attr("aria-label", &words.map_name);
    let lost = el("p").class("notice").text(&words.map_failed);
    lost.show(false);
    let map: Rc<RefCell<Option<RegionMap>>> = Rc::default();
    let is_drawn = Signal::new(false);
    let buttons = el("div").class("map-buttons").all(vec![
        button(&words.zoom_in, "+", &map, RegionMap::zoom_in),
        button(&words.zoom_out, "−", &map, RegionMap::zoom_out),
        button(&words.zoom_all, "⤢", &map, RegionMap::show_all),
    ]);
    let frame = el("div").class("map-frame").add(&buttons).add(&place);
    let legend = el("ul").class("legend");
    let (drawn, hidden, told) = (map.clone(), frame.clone(), lost.clone());
    // Leaflet measures its place, so it waits until the place is on the page.
    next_frame(move || {
        spawn_local(async move {
            let made = make(shown, &place).await;
            hidden.show(made.is_some());
            told.show(made.is_none());
            let is_there = made.is_some();
            drawn.replace(made);
            is_drawn.set(is_there);
        });
    });
    let key = legend.clone();
    let (dressed, marked, magnified) = (map.clone(), map.clone(), map);
    follow(move || dress(shown, is_drawn.get(), &dressed, &key));
    let without = el("p").class("quiet");
    without.show(false);
    let told = without.clone();
    follow(move || {
        let is_drawn = is_drawn.get();
        if let Some(map) = marked.borrow().as_ref().filter(|_| is_drawn) {
            points::show(shown, map, &told);
        }
    });
    follow(move || {
        if let (Some(code), Some(map)) = (shown.magnified.get(), magnified.borrow().as_ref()) {
            map.show_region(&code);
        }
    });
    vec![frame, lost, legend, without]
}

fn button(text: &str, sign: &str, map: &Rc<RefCell<Option<RegionMap>>>, act: fn(&RegionMap)) -> El {
    let map = map.clone();
    el("button")
        .attr("type", "button")
        .attr("title", text)
        .attr("aria-label", text)
        .add(&el("span").attr("aria-hidden", "true").text(sign))
        .on("click", move |_| map.borrow().iter().for_each(act))
}

async fn make(shown: Shown, place: &El) -> Option<RegionMap> {
    let (page, files) = (shown.page, shown.files);
    let text = fetch_text(&resolve(&files.geometry)); // under way while Leaflet loads
    leaflet::load(&resolve(&files.leaflet_script), &resolve(&files.leaflet_style)).await.ok()?;
    let geometry = Geometry::read(&text.await?)?;
    let link = |code: &str| page.link(&Route::Region(page.language, code.to_owned()));
    let element = place.element().unchecked_ref();
    leaflet::draw(element, &geometry, &link, Rc::new(move |code| shown.focus.set(Focus::Region(code)))).ok()
}

/// Gives every region its shade and name, and the legend its steps.
fn dress(shown: Shown, is_drawn: bool, map: &RefCell<Option<RegionMap>>, legend: &El) {
    let page = shown.page;
    let (numbers, measure) = (shown.numbers.get(), shown.measure());
    let filters = shown.address.get().query.filters;
    let values: Vec<u32> = numbers.regions.keys().map(|code| numbers.of(code, measure)).collect();
    let bounds = scale::bounds(&values);
    let step = |shade: &str, text: &str| {
        let swatch = el("span").class("swatch").attr("data-shade", shade);
        el("li").add(&swatch).text(text)
    };
    let mut steps = vec![step("none", &page.words.legend_no_data), step("0", &page.words.legend_none)];
    for (at, (from, to)) in scale::ranges(&bounds).into_iter().enumerate() {
        let (from, to) = (from.to_string(), to.to_string());
        let text = if from == to { from } else { [from, to].join("–") };
        steps.push(step(&scale::shade(at + 1, bounds.len()).to_string(), &text));
    }
    legend.fill(steps);
    let map = map.borrow();
    let Some(map) = map.as_ref().filter(|_| is_drawn) else { return };
    map.dress(&|code| {
        let chosen = filters.has(Filter::Region, code);
        if !shown.is_collected(code, measure) {
            let name = [&page.label(Filter::Region, code), ": ", &page.words.legend_no_data].concat();
            return Look { shade: None, name, chosen };
        }
        let n = numbers.of(code, measure);
        let count = wording::count(page.language, page.words.count(measure), n);
        Look {
            shade: Some(scale::shade(scale::class(n, &bounds), bounds.len())),
            name: [&page.label(Filter::Region, code), ": ", &count].concat(),
            chosen,
        }
    });
}
