//! Where a page's program starts: it looks for mount points and gives each its part.
//! Not here: the parts, and which program has which (`src/bin`).

use super::dom::El;
use super::logic::{signal, wire, wording};
use super::{browser, language};
use crate::words::{BrowserBundle, BrowserWords};
use model::{Filter, Language, Route, Row};
use std::pin::Pin;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// Something interactive in the place of a page that carries its name in `data-island`.
#[derive(Clone, Copy)]
pub struct Part {
    pub name: &'static str,
    pub mount: fn(Page, Element) -> Mounting,
}

/// A part without words of its own: its name, and what mounts it.
pub type PlainPart = (&'static str, fn(&Element));

/// Done when the part stands on the page.
pub type Mounting = Pin<Box<dyn Future<Output = ()>>>;

/// What every part needs to know; it lives as long as the page does.
#[derive(Clone, Copy)]
pub struct Page {
    pub language: Language,
    pub words: &'static BrowserWords,
    pub bundle: &'static BrowserBundle,
    root: &'static str,
}

impl Page {
    async fn load() -> Option<Page> {
        let words = browser::data(browser::document().body()?.as_ref(), "words");
        let text = browser::fetch_text(&browser::resolve(&words)).await?;
        let bundle: &'static BrowserBundle = Box::leak(Box::new(wire::bundle(&text)?));
        let root = String::leak(browser::root());
        Some(Page { language: bundle.language, words: &bundle.words, bundle, root })
    }

    /// Relative link to a page of the site.
    pub fn link(self, route: &Route) -> String {
        [self.root, &route.path()].concat()
    }

    /// Relative link to a file of the site.
    pub fn file(self, path: &str) -> String {
        [self.root, path].concat()
    }

    /// The same with a state in the fragment.
    pub fn link_with(self, route: &Route, fragment: &str) -> String {
        if fragment.is_empty() {
            self.link(route)
        } else {
            [self.root, &route.path(), "#", fragment].concat()
        }
    }

    pub fn label(self, filter: Filter, value: &str) -> String {
        wording::label(self.bundle, filter, value)
    }
}

/// The rows a file's text holds, for the life of the page.
pub fn rows(text: &str) -> Option<Vec<Row>> {
    wire::rows(text)
}

/// The rows of a file, kept for the life of the page.
pub async fn load_rows(file: &str) -> Option<&'static [Row]> {
    let text = browser::fetch_text(&browser::resolve(file)).await?;
    Some(wire::rows(&text)?.leak())
}

/// Puts a part in the place of what stands inside `element`, for the life of the page.
pub fn mount(element: &Element, make: Box<dyn FnOnce() -> El>) {
    make().replace_children_of(element);
}

/// The place of a part on this page.
fn place(name: &str) -> Option<Element> {
    browser::document().query_selector(&["[data-island=", name, "]"].concat()).ok()?
}

/// Starts a program whose parts say only what the page has said already.
pub fn start_plain(parts: &[PlainPart]) {
    language::keep_fragment();
    for (name, mount) in parts {
        if let Some(element) = place(name) {
            mount(&element);
        }
    }
    tell_ready();
}

/// Starts a program whose parts speak: their words are loaded first.
pub fn start(parts: &[Part]) {
    // Effects run when the event that caused them has been dealt with.
    signal::on_pending(|| spawn_local(async { signal::run_pending() }));
    language::keep_fragment();
    let found: Vec<_> = parts.iter().filter_map(|part| Some((part.mount, place(part.name)?))).collect();
    if found.is_empty() {
        return tell_ready();
    }
    spawn_local(async move {
        // Without its words a part could not say anything; the page stays as it was rendered.
        let Some(page) = Page::load().await else { return };
        for (mount, element) in found {
            mount(page, element).await;
        }
        tell_ready();
    });
}

/// For tests and for styles that wait: everything on this page answers now.
fn tell_ready() {
    if let Some(root) = browser::document().document_element() {
        let _ = root.set_attribute("data-ready", "");
    }
}
