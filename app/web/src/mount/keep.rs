//! «Add to my set» on a record's page. Where the reader keeps no set on this device, it is a link that
//! carries the record to the page of marked records.
//! Not here: that page (`saved`).

use super::browser::{data, listen, window};
use super::device;
use super::dom::{El, el};
use model::{RecordId, RecordSet};
use web_sys::Element;

pub fn mount(place: &Element) {
    let Ok(id) = data(place, "id").parse::<RecordId>() else { return };
    let shown = place.clone();
    let other = id.clone();
    listen(&window(), "storage", move |_| show(&shown, &other));
    show(place, &id);
}

fn show(place: &Element, id: &RecordId) {
    control(place, id).replace_children_of(place);
}

fn control(place: &Element, id: &RecordId) -> El {
    let page = data(place, "page");
    let Some(kept) = device::kept() else {
        let mut alone = RecordSet::default();
        alone.add(id.clone());
        return el("a").attr("href", &[&page, "#", &alone.to_fragment()].concat()).text(&data(place, "add"));
    };
    let held = kept.has(id);
    let (own, place_again) = (id.clone(), place.clone());
    let button = el("button").attr("type", "button").on("click", move |_| {
        let mut set = device::kept().unwrap_or_default();
        set.toggle(&own);
        device::keep(&set);
        show(&place_again, &own);
        if let Ok(Some(button)) = place_again.query_selector("button") {
            El::from_node(button.into()).focus();
        }
    });
    let button = button.text(&data(place, if held { "remove" } else { "add" }));
    let open = el("a").attr("href", &page).text(&data(place, "open"));
    el("span").add(&button).text(" ").add(&open)
}
