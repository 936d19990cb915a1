//! The present view to give away: its address, and a picture of it made here without any request.
//! Not here: the picture's drawing (`logic::picture`).

use super::Shown;
use crate::mount::browser::{document, window};
use crate::mount::clipboard;
use crate::mount::dom::{El, el};
use crate::mount::logic::picture::Picture;
use crate::mount::logic::wording::fill;
use crate::mount::logic::{chips, wording};
use crate::mount::save::save;
use js_sys::Uint8Array;
use model::Filter;

pub fn share(shown: Shown) -> El {
    let words = shown.page.words;
    let address = || window().location().href().unwrap_or_default();
    let copy = clipboard::button(
        &words.share_copy,
        words.saved_copied.clone(),
        words.saved_copy_failed.clone(),
        el("span"),
        address,
    );
    let picture = el("button").attr("type", "button").text(&words.share_picture).on("click", move |_| {
        let svg = picture(shown, &address());
        let name = ["quqyq-map-", shown.measure().key(), ".svg"].concat();
        let _ = save(&name, "image/svg+xml", &Uint8Array::from(svg.as_bytes()));
    });
    el("div")
        .class("share")
        .attr("role", "group")
        .attr("aria-label", &words.share_heading)
        .add(&copy)
        .add(&picture)
}

fn picture(shown: Shown, address: &str) -> String {
    let page = shown.page;
    let words = page.words;
    let view = shown.address.get_untracked();
    let chips = chips::chips(&view.query.filters);
    let said: Vec<String> = chips.iter().map(|chip| wording::chip(page.bundle, chip)).collect();
    let subtitle =
        [words.measure(view.measure).to_owned()].into_iter().chain(said).collect::<Vec<_>>().join(" · ");
    let numbers = shown.numbers.with_untracked(Clone::clone);
    let without = fill(&words.picture_without, &[("n", &numbers.without[view.measure as usize].to_string())]);
    let from = [("name", shown.files.name.as_str()), ("date", shown.files.version.as_str())];
    let lines =
        [without, fill(&words.picture_source, &from), words.picture_borders.clone(), address.to_owned()];
    Picture {
        title: &words.map_name,
        subtitle: &subtitle,
        lines: &lines,
        none: &words.legend_none,
        lang: page.language.code(),
        shapes: &shapes(shown),
        numbers: &numbers,
        measure: view.measure,
    }
    .svg()
}

/// The outlines that the page carries for readers without scripts.
fn shapes(shown: Shown) -> Vec<(String, String, String)> {
    let Ok(links) = document().query_selector_all("[data-static=map] .outline a[data-region]") else {
        return Vec::new();
    };
    let links = (0..links.length()).filter_map(|at| links.item(at)).map(El::from_node);
    links
        .filter_map(|link| {
            let code = link.element().get_attribute("data-region")?;
            let path = link.first()?.element().get_attribute("d")?;
            Some((code.clone(), shown.page.label(Filter::Region, &code), path))
        })
        .collect()
}
