//! The search page: where scripts put the search, and how to find things without them.
//! Not here: the search itself (`mount`, crate `search`).

use super::context::Page;
use super::crumbs::breadcrumbs;
use super::head::Head;
use super::shell::{SECTIONS, document};
use leptos::prelude::*;
use model::{Browse, Route};

pub fn search(page: &Page) -> String {
    let words = page.words;
    let assets = &page.site.assets;
    let help = page.text_page("search-help").map(|href| {
        view! { <p><a href=href>{words.search_help.clone()}</a></p> }
    });
    let content = view! {
        <div class="wrap">
            {breadcrumbs(page, &[(Route::Home(page.language), words.home.clone())], &words.search)}
            <header class="page-head"><h1>{words.search.clone()}</h1></header>
            <div
                data-island="search"
                data-worker=assets.search_worker.clone()
                data-manifest=assets.search_manifest.clone()
                data-bytes=assets.search_bytes
            >
                {without_scripts(page)}
            </div>
            {help}
            <p class="quiet">{words.search_privacy.clone()}</p>
        </div>
    };
    let about = Head {
        title: words.search.clone(),
        description: words.search_description.clone(),
        ..Head::default()
    };
    document(page, &about, content.into_any())
}

/// Every way into every register.
fn without_scripts(page: &Page) -> AnyView {
    let registers: Vec<_> = SECTIONS
        .into_iter()
        .filter(|collection| page.site.rows(*collection).next().is_some())
        .map(|collection| {
            let ways: Vec<_> = Browse::all(collection)
                .into_iter()
                .filter(|browse| !page.site.browse(collection, *browse, page.language).is_empty())
                .map(|browse| {
                    let href = page.link(&Route::Browse(page.language, collection, browse));
                    view! { <li><a href=href>{page.words.browse_name(browse)}</a></li> }
                })
                .collect();
            let href = page.link(&Route::Register(page.language, collection));
            view! {
                <div class="browse-group">
                    <h3><a href=href>{page.register_name(collection)}</a></h3>
                    <ul>{ways}</ul>
                </div>
            }
        })
        .collect();
    let map = page.link(&Route::Map(page.language));
    view! {
        <p>{page.words.search_without_scripts.clone()}</p>
        <h2>{page.words.browse.clone()}</h2>
        <div class="browse-groups">
            {registers}
            <div class="browse-group"><h3><a href=map>{page.words.map.clone()}</a></h3></div>
        </div>
    }
    .into_any()
}
