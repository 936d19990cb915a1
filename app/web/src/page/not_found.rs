//! The page for addresses that do not exist: one file in three languages, since a host cannot know
//! which one the reader wanted.
//! Not here: old addresses, which the builder redirects.

use super::context::Page;
use super::head::Head;
use super::shell::{SECTIONS, document};
use leptos::prelude::*;
use model::{Language, Route};

pub fn not_found(page: &Page) -> String {
    let sections: Vec<_> = Language::ALL
        .into_iter()
        .map(|language| {
            let page = page.speaking(language);
            let words = page.words;
            let registers: Vec<_> = SECTIONS
                .into_iter()
                .filter(|collection| page.site.rows(*collection).next().is_some())
                .map(|collection| {
                    let href = page.link(&Route::Register(language, collection));
                    view! { <li><a href=href>{page.register_name(collection)}</a></li> }
                })
                .collect();
            let home = page.link(&Route::Home(language));
            let search = page.link(&Route::Search(language));
            let heading = view! { {words.not_found.clone()} };
            view! {
                <section lang=language.code() class="part">
                    <h2>{heading}</h2>
                    <p>{words.not_found_text.clone()}</p>
                    <ul class="chips">
                        <li><a href=home>{words.home.clone()}</a></li>
                        <li><a href=search>{words.search.clone()}</a></li>
                        {registers}
                    </ul>
                </section>
            }
        })
        .collect();
    let content = view! {
        <div class="wrap not-found">
            <h1>"404"</h1>
            {sections}
        </div>
    };
    let about = Head { title: "404".to_owned(), ..Head::default() };
    document(page, &about, content.into_any())
}
