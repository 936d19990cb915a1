//! Every page of the portal as one HTML document, rendered natively from a [`Site`].
//! Not here: what needs scripts (`mount`), and where records come from (crate `builder`).

mod articles;
mod bars;
mod clusters;
mod columns;
mod context;
mod crumbs;
mod entries;
mod facts;
mod feeds;
mod groups;
mod head;
mod home;
mod library;
mod map;
mod measures;
mod multiples;
mod not_found;
mod order;
mod ornament;
mod outcomes;
pub mod outline;
pub mod pictures;
mod record;
mod references;
mod region;
mod register;
mod root;
mod saved;
mod scroll;
mod search;
mod shell;
mod standing;
pub mod then;
mod trends;
mod view;
mod wording;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use crate::site::Site;
use context::Page;
use model::{Browse, Collection, Language, Route};

/// The whole HTML document for one address.
///
/// An address whose record or region is not in `site` gets the page for unknown addresses.
pub fn render(site: &Site, route: &Route) -> String {
    let page = Page::new(site, route);
    match route {
        Route::Root => root::root(&page),
        Route::NotFound => not_found::not_found(&page),
        Route::Home(_) => home::home(&page),
        Route::Search(_) => search::search(&page),
        Route::Map(_) => map::map(&page),
        Route::Feeds(_) => feeds::feeds(&page),
        Route::Regions(_) => region::regions(&page),
        Route::Saved(_) => saved::saved(&page),
        Route::Region(_, code) => region::region(&page, code),
        Route::View(_, view) => view::view(&page, *view),
        Route::Register(_, collection) => register::register(&page, *collection),
        Route::Browse(_, collection, browse) => register::browse(&page, *collection, *browse),
        Route::BrowseValue(_, collection, browse, value) => {
            register::browse_value(&page, *collection, *browse, value)
        }
        Route::Record(_, id) => record::record(&page, id),
    }
}

/// Every address the site has, each to be written as one file.
pub fn routes(site: &Site) -> Vec<Route> {
    let mut routes = vec![Route::Root, Route::NotFound];
    for language in Language::ALL {
        routes.extend([
            Route::Home(language),
            Route::Search(language),
            Route::Map(language),
            Route::Feeds(language),
            Route::Regions(language),
            Route::Saved(language),
        ]);
        routes.extend(site.regions.keys().map(|code| Route::Region(language, code.clone())));
        routes.extend(view::views(site).into_iter().map(|view| Route::View(language, view)));
        for collection in Collection::ALL {
            if site.rows(collection).next().is_some() {
                routes.extend(register_routes(site, language, collection));
            }
        }
        routes.extend(site.records.keys().map(|id| Route::Record(language, id.clone())));
    }
    routes
}

fn register_routes(site: &Site, language: Language, collection: Collection) -> Vec<Route> {
    let mut routes = vec![Route::Register(language, collection)];
    // A handful of texts needs no lists by letter.
    if collection == Collection::Pages {
        return routes;
    }
    for browse in Browse::all(collection) {
        let values = site.browse(collection, browse, language);
        if !values.is_empty() {
            routes.push(Route::Browse(language, collection, browse));
        }
        let values = values.into_iter();
        routes.extend(values.map(|(value, _)| Route::BrowseValue(language, collection, browse, value)));
    }
    routes
}
