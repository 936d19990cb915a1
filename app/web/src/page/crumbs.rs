//! The way from the home page to where the reader is.
//! Not here: the header's navigation (`shell`).

use super::context::Page;
use leptos::prelude::*;
use model::Route;

/// Links to the pages above, then the name of this one.
pub fn breadcrumbs(page: &Page, trail: &[(Route, String)], here: &str) -> AnyView {
    let steps: Vec<_> = trail
        .iter()
        .map(|(route, name)| view! { <li><a href=page.link(route)>{name.clone()}</a></li> })
        .collect();
    view! {
        <nav class="crumbs" aria-label=page.words.you_are_here.clone()>
            <ol>{steps}<li aria-current="page">{here.to_owned()}</li></ol>
        </nav>
    }
    .into_any()
}
