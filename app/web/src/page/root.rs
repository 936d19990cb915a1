//! The root page: the choice of language, each offered in its own words.
//! Not here: guessing a reader's language.

use super::context::Page;
use super::head::{Head, head};
use super::ornament::mark;
use super::shell::without_markers;
use leptos::prelude::*;
use model::{Language, Route};

pub fn root(page: &Page) -> String {
    let settings = &page.site.settings;
    let choices: Vec<_> = Language::ALL
        .into_iter()
        .map(|language| {
            let code = language.code();
            let name = page.site.label("languages", code, language).to_owned();
            let tagline = settings.tagline.get(language).to_owned();
            let href = page.link(&Route::Home(language));
            view! {
                <li lang=code>
                    <a href=href hreflang=code><strong>{name}</strong><span>{tagline}</span></a>
                </li>
            }
        })
        .collect();
    let name = settings.name.get(page.language).to_owned();
    let html = view! {
        <html lang=page.language.code()>
            {head(page, &Head { description: settings.tagline.get(page.language).to_owned(), ..Head::default() })}
            <body class="door" data-root=page.file("")>
                <main id="content">
                    {mark()}
                    <h1>{name}</h1>
                    <ul class="languages-choice">{choices}</ul>
                </main>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>\n{}\n", without_markers(&html.to_html()))
}
