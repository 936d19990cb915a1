//! Pages counted from the records of several registers, each in a module of its own.
//! Not here: lists of one register (`register`).

mod indicators;
mod progress;
mod treaties;
mod years;

use super::context::Page;
use super::crumbs::breadcrumbs;
use super::head::Head;
use super::shell;
use crate::site::Site;
use leptos::prelude::*;
use model::{Collection, Route, View};

pub fn view(page: &Page, view: View) -> String {
    match view {
        View::Treaties => treaties::treaties(page),
        View::Progress => progress::progress(page),
        View::Indicators => indicators::indicators(page),
        View::Years => years::years(page),
        View::Year(year) => years::year(page, year),
    }
}

/// Every such page the records make; a site without records has none.
pub fn views(site: &Site) -> Vec<View> {
    let held = |collection: Collection| site.rows(collection).next().is_some();
    let years = years::reported(site);
    let mut views = Vec::new();
    if held(Collection::Obligations) {
        views.push(View::Treaties);
    }
    if held(Collection::Recommendations) {
        views.push(View::Progress);
    }
    if !years.is_empty() {
        views.extend([View::Indicators, View::Years]);
    }
    views.extend(years.into_iter().map(View::Year));
    views
}

/// The frame of such a page: where it stands, what it counts, and its content.
fn framed(page: &Page, trail: &[(Route, String)], title: &str, lede: &str, content: AnyView) -> String {
    let home = (Route::Home(page.language), page.words.home.clone());
    let trail: Vec<_> = [home].into_iter().chain(trail.iter().cloned()).collect();
    let content = view! {
        <div class="wrap">
            {breadcrumbs(page, &trail, title)}
            <header class="page-head">
                <h1>{title.to_owned()}</h1>
                <p class="lede">{lede.to_owned()}</p>
            </header>
            {content}
        </div>
    };
    let about = Head { title: title.to_owned(), description: lede.to_owned(), ..Head::default() };
    shell::document(page, &about, content.into_any())
}

/// The register a page belongs to, as a step of its trail.
fn register_step(page: &Page, collection: Collection) -> (Route, String) {
    (Route::Register(page.language, collection), page.register_name(collection))
}
