//! What to do when there is nothing to show: other words, fewer filters, lists to browse.
//! Not here: the message that nothing was found (the status).

use crate::mount::dom::{El, el};
use crate::mount::start::Page;
use crate::mount::state::Address;
use model::{Collection, Filter, Filters, Route, SearchQuery};

/// `query` is the one that found nothing; without one only the lists are offered.
pub fn suggestions(page: Page, address: Address, query: Option<&SearchQuery>) -> Vec<El> {
    let words = page.words;
    let mut parts = Vec::new();
    if query.is_some_and(|query| !query.q.trim().is_empty()) {
        parts.push(el("p").text(&words.try_other_words));
    }
    if query.is_some_and(|query| !query.filters.is_empty()) {
        let button = el("button").attr("type", "button").text(&words.try_without_filters);
        let button = button.on("click", move |_| address.change(|query| query.filters = Filters::default()));
        parts.push(el("p").add(&button));
    }
    let known = page.bundle.labels.get(&Filter::Collection);
    let lists = Collection::ALL.into_iter().filter(|collection| *collection != Collection::Pages).filter_map(
        |collection| {
            let label = known?.get(collection.slug())?;
            let href = page.link(&Route::Register(page.language, collection));
            Some(el("li").add(&el("a").attr("href", &href).text(label)))
        },
    );
    parts.push(el("p").text(&words.browse_lists));
    parts.push(el("ul").all(lists.collect()));
    parts
}
