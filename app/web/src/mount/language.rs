//! Links to the other languages keep what the reader has chosen: the fragment.
//! Not here: where the links lead (rendered with the page).

use super::browser::{document, fragment, listen};
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

pub fn keep_fragment() {
    let Ok(Some(nav)) = document().query_selector("[data-island=language]") else { return };
    // Whatever way a link is used (click, middle click, copied, keyboard), one of these comes first.
    for event in ["pointerover", "focusin", "click"] {
        listen(&nav, event, |event| {
            let link = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let link = link.and_then(|element| element.closest("a").ok().flatten());
            if let Some(link) = link.and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok()) {
                link.set_hash(&fragment());
            }
        });
    }
}
