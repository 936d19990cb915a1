//! What more the map can do: years to brush and play, the records as a list and as files, two regions beside each other,
//! the view as a picture. A program of its own, loaded when the reader asks for it.
//! Not here: the map (`map`); both follow the address.

use super::{Shown, compare, count, list, load, share, timeline};
use crate::mount::browser::document;
use crate::mount::dom::el;
use crate::mount::register::notice;
use crate::mount::start::{self, Page};
use web_sys::Element;

pub async fn mount(page: Page, element: Element) {
    // The map's own place names the files.
    let Ok(Some(map)) = document().query_selector("[data-island=map]") else { return };
    match load(page, &map).await {
        Some(shown) => start::mount(&element, Box::new(move || more(shown))),
        None => start::mount(&element, Box::new(move || notice(&page.words.map_failed))),
    }
}

fn more(shown: Shown) -> crate::mount::dom::El {
    count(shown);
    el("div")
        .add(&timeline::timeline(shown))
        .add(&share::share(shown))
        .add(&compare::compare(shown))
        .add(&list::list(shown))
}
