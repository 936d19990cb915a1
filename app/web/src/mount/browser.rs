//! The few things asked of the browser directly: files, addresses, events.
//! Not here: anything that knows what a record or a filter is.

use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventTarget, HtmlElement, Response, Url};

/// The absolute address of `file`, which is given relative to the root of the site.
pub fn resolve(file: &str) -> String {
    let root = root();
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    Url::new_with_base(&[root.as_str(), file].concat(), &base).map_or_else(|_| file.to_owned(), |url| url.href())
}

/// The way from this page to the root of the site, `../../`.
pub fn root() -> String {
    document().body().and_then(|body| body.get_attribute("data-root")).unwrap_or_default()
}

/// The attribute `data-<name>` of a mount point; a missing one reads as an empty text.
pub fn data(element: &Element, name: &str) -> String {
    element.get_attribute(&["data-", name].concat()).unwrap_or_default()
}

/// The text of a file, or nothing when it did not arrive whole and well. The request is under way
/// as soon as this is called.
pub fn fetch_text(address: &str) -> impl Future<Output = Option<String>> + use<> {
    let response = window().fetch_with_str(address);
    async move {
        let response: Response = JsFuture::from(response).await.ok()?.dyn_into().ok()?;
        if !response.ok() {
            return None;
        }
        JsFuture::from(response.text().ok()?).await.ok()?.as_string()
    }
}

/// Calls `handler` for every event of this name as long as the page lives.
pub fn listen(target: &EventTarget, name: &str, handler: impl FnMut(Event) + 'static) {
    let handler = Closure::<dyn FnMut(Event)>::new(handler);
    // Refused only for a target that takes no listeners; every caller's does.
    let _ = target.add_event_listener_with_callback(name, handler.as_ref().unchecked_ref());
    handler.forget();
}

pub fn media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Whether keys typed now go into a field.
pub fn is_in_field() -> bool {
    let field = |element: Element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
    };
    document().active_element().is_some_and(field)
}

/// Shows or hides what a page says to readers without scripts.
pub fn hide_static(name: &str, hidden: bool) {
    let selector = ["[data-static=", name, "]"].concat();
    if let Some(element) = document().query_selector(&selector).ok().flatten() {
        let _ = if hidden { element.set_attribute("hidden", "") } else { element.remove_attribute("hidden") };
    }
}
