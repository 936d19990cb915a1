//! The few things asked of the browser directly: files, addresses, events.
//! Not here: anything that knows what a record or a filter is.

use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, Response, Url, Window};

pub fn window() -> Window {
    web_sys::window().expect("this program runs in a page")
}

pub fn document() -> Document {
    window().document().expect("a page has a document")
}

/// The fragment of the page's address, with its `#`; decoded by whoever reads it.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Calls `act` before the next picture of the page is drawn.
pub fn next_frame(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    // Refused only by a page that is going away.
    let _ = window().request_animation_frame(Closure::once_into_js(act).unchecked_ref());
}

/// Calls `act` after a while, unless what is returned is dropped before.
pub fn after(milliseconds: u32, act: impl FnOnce() + 'static) -> Timeout {
    let act: Box<dyn FnOnce()> = Box::new(act);
    Timeout::new(milliseconds, act)
}

/// The absolute address of `file`, which is given relative to the root of the site.
pub fn resolve(file: &str) -> String {
    let root = root();
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    Url::new_with_base(&[root.as_str(), file].concat(), &base)
        .map_or_else(|_| file.to_owned(), |url| url.href())
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
    // Boxed here, so that the way from JavaScript is compiled once for all handlers.
    listen_boxed(target, name, Box::new(handler));
}

fn listen_boxed(target: &EventTarget, name: &str, handler: Box<dyn FnMut(Event)>) {
    let handler = Closure::wrap(handler);
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
