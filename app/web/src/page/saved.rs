//! The page of records a reader has marked: how it works, and the place for the list.
//! Not here: the list itself, which lives in the address or on the reader's device (`mount::saved`).

use super::context::Page;
use super::crumbs::breadcrumbs;
use super::head::Head;
use super::shell::document;
use crate::site::Assets;
use leptos::prelude::*;
use model::{Collection, Route};

pub fn saved(page: &Page) -> String {
    let words = page.words;
    let about =
        Head { title: words.saved.clone(), description: words.saved_about.clone(), ..Head::default() };
    let content = view! {
        <div class="wrap">
            {breadcrumbs(page, &[(Route::Home(page.language), words.home.clone())], &words.saved)}
            <header class="page-head">
                <h1>{words.saved.clone()}</h1>
                <p class="lede">{words.saved_about.clone()}</p>
            </header>
            {island(page, &page.site.assets)}
        </div>
    };
    document(page, &about, content.into_any())
}

/// The mount point names the rows and the export file of every register.
fn island(page: &Page, assets: &Assets) -> AnyView {
    let files: Vec<_> = Collection::ALL
        .into_iter()
        .filter_map(|collection| {
            let key = (collection, page.language);
            let (rows, take_home) = (assets.rows.get(&key)?.clone(), assets.take_home.get(&key).cloned());
            let slug = collection.slug();
            Some(view! { <span hidden data-collection=slug data-rows=rows data-take-home=take_home></span> })
        })
        .collect();
    view! {
        <div data-island="saved" data-maker=assets.take_home_worker.clone()>
            <p>{page.words.saved_without_scripts.clone()}</p>
            {files}
        </div>
    }
    .into_any()
}
