//! Text into the reader's clipboard, or selected where the browser refuses.
//! Not here: what is copied.

use super::browser::{document, window};
use super::dom::{El, el};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlElement;

/// A button that copies what `text` says when it is pressed, and the place where it says so.
///
/// `shown` is selected where the browser does not let pages copy.
pub fn button(
    label: &str,
    copied: String,
    failed: String,
    shown: El,
    text: impl Fn() -> String + 'static,
) -> El {
    let told = el("span").attr("aria-live", "polite").class("told");
    let place = told.clone();
    let button = el("button").attr("type", "button").text(label).on("click", move |_| {
        let (text, told, copied, failed, shown) =
            (text(), place.clone(), copied.clone(), failed.clone(), shown.clone());
        spawn_local(async move {
            let done = copy(&text).await;
            if !done {
                select(&shown);
            }
            told.set_text(if done { &copied } else { &failed });
        });
    });
    el("span").class("copy").add(&button).text(" ").add(&told)
}

async fn copy(text: &str) -> bool {
    // Absent where the page did not come over a safe connection.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).ok();
    if clipboard.is_none_or(|clipboard| clipboard.is_undefined()) {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

fn select(shown: &El) {
    if let Some(field) = shown.element().dyn_ref::<web_sys::HtmlInputElement>() {
        field.select();
    } else if let (Ok(Some(selection)), Some(element)) =
        (document().get_selection(), shown.element().dyn_ref::<HtmlElement>())
    {
        let _ = selection.select_all_children(element);
    }
}
