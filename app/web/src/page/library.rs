//! The sections of the library: each with its kinds of document, each kind a link to its list.
//! Not here: a document's own page (`record::library`).

use super::context::Page;
use leptos::prelude::*;
use model::{Browse, Collection, Filter, Route};

/// Key of the vocabulary `kinds` that names a kind's section.
const SECTION: &str = "section";

pub fn sections(page: &Page) -> Option<AnyView> {
    let by_kind = Browse::By(Filter::Kind);
    let kinds = page.site.browse(Collection::Library, by_kind, page.language);
    let sections = page.site.vocabularies.get("library-sections")?;
    let items: Vec<_> = sections
        .order
        .iter()
        .filter_map(|section| {
            let is_of = |kind: &str| {
                let term = page.site.term("kinds", kind);
                term.and_then(|term| term.extra.get(SECTION)) == Some(section)
            };
            let links: Vec<_> = kinds
                .iter()
                .filter(|(kind, _)| is_of(kind))
                .map(|(kind, ids)| {
                    let route =
                        Route::BrowseValue(page.language, Collection::Library, by_kind, kind.clone());
                    let label = page.label("kinds", kind);
                    view! { <li><a href=page.link(&route)>{label}</a>" "<span class="number">{ids.len()}</span></li> }
                })
                .collect();
            let name = page.label("library-sections", section);
            (!links.is_empty()).then(|| view! { <div><dt>{name}</dt><dd><ul class="values">{links}</ul></dd></div> })
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section aria-labelledby="library-sections">
                <h2 id="library-sections">{page.words.library_sections.clone()}</h2>
                <dl class="facts library-sections">{items}</dl>
            </section>
        }
        .into_any()
    })
}
