//! Every address of the portal: printing, parsing, and relative links between them.
//! Not here: files without a reader (assets), and the fragment (`query`).
//!
//! Links between pages are relative, so that the same files work under any base path.

use crate::record::is_slug;
use crate::{Collection, Filter, Language, RecordId, View};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The choice of language.
    Root,
    NotFound,
    Home(Language),
    Search(Language),
    Map(Language),
    /// What can be followed, and how.
    Feeds(Language),
    Regions(Language),
    /// The records a reader has marked.
    Saved(Language),
    /// A region by its ISO 3166 code, `KZ-39` or `KG`.
    Region(Language, String),
    /// A page counted from the records of several registers.
    View(Language, View),
    Register(Language, Collection),
    /// The values of a filter in a register, for readers without scripts.
    Browse(Language, Collection, Browse),
    /// The records with one value of a filter.
    BrowseValue(Language, Collection, Browse, String),
    Record(Language, RecordId),
}

/// What a register can be browsed by without scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Browse {
    By(Filter),
    Letter,
}

impl Browse {
    /// Every way to browse `collection`.
    pub fn all(collection: Collection) -> Vec<Browse> {
        let by =
            Filter::ALL.into_iter().filter(|filter| filter.applies_to(collection) && *filter != Filter::Lang);
        by.map(Browse::By).chain([Browse::Letter]).collect()
    }

    pub fn key(self) -> &'static str {
        match self {
            Browse::By(filter) => filter.key(),
            Browse::Letter => "letter",
        }
    }

    pub fn parse(key: &str) -> Option<Browse> {
        if key == "letter" { Some(Browse::Letter) } else { Filter::parse(key).map(Browse::By) }
    }
}

impl Route {
    /// Address below the site's root, without a leading slash: `ru/cases/`.
    pub fn path(&self) -> String {
        match self {
            Route::Root => String::new(),
            Route::NotFound => "404.html".to_owned(),
            Route::Home(language) => format!("{}/", language.code()),
            Route::Search(language) => format!("{}/search/", language.code()),
            Route::Map(language) => format!("{}/map/", language.code()),
            Route::Feeds(language) => format!("{}/feeds/", language.code()),
            Route::Regions(language) => format!("{}/regions/", language.code()),
            Route::Saved(language) => format!("{}/saved/", language.code()),
            Route::Region(language, code) => format!("{}/regions/{code}/", language.code()),
            Route::View(language, view) => format!("{}/views/{}/", language.code(), view.key()),
            Route::Register(language, collection) => format!("{}/{}/", language.code(), collection.slug()),
            Route::Browse(language, collection, browse) => {
                format!("{}/{}/by/{}/", language.code(), collection.slug(), browse.key())
            }
            Route::BrowseValue(language, collection, browse, value) => {
                format!("{}/{}/by/{}/{value}/", language.code(), collection.slug(), browse.key())
            }
            Route::Record(language, id) => format!("{}/{id}/", language.code()),
        }
    }

    /// The file that answers this address.
    pub fn file(&self) -> String {
        let path = self.path();
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path }
    }

    /// Reads an address below the site's root, with or without slashes at its ends.
    pub fn parse(path: &str) -> Option<Route> {
        let path = path.trim_matches('/');
        let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
        if path.is_empty() {
            return Some(Route::Root);
        }
        if path == "404.html" {
            return Some(Route::NotFound);
        }
        let parts: Vec<&str> = path.split('/').collect();
        let language = Language::parse(parts[0])?;
        let collection = |slug: &str| Collection::parse(slug);
        match parts[1..] {
            [] => Some(Route::Home(language)),
            ["search"] => Some(Route::Search(language)),
            ["map"] => Some(Route::Map(language)),
            ["feeds"] => Some(Route::Feeds(language)),
            ["regions"] => Some(Route::Regions(language)),
            ["saved"] => Some(Route::Saved(language)),
            ["regions", code] => is_segment(code).then(|| Route::Region(language, code.to_owned())),
            ["views", view] => Some(Route::View(language, View::parse(view)?)),
            ["views", part, view] => Some(Route::View(language, View::parse(&format!("{part}/{view}"))?)),
            [register] => Some(Route::Register(language, collection(register)?)),
            [register, slug] => {
                is_slug(slug).then_some(Route::Record(language, RecordId::new(collection(register)?, slug)))
            }
            [register, "by", browse] => {
                Some(Route::Browse(language, collection(register)?, Browse::parse(browse)?))
            }
            [register, "by", browse, value] if is_segment(value) => Some(Route::BrowseValue(
                language,
                collection(register)?,
                Browse::parse(browse)?,
                value.to_owned(),
            )),
            _ => None,
        }
    }

    pub fn language(&self) -> Option<Language> {
        match self {
            Route::Root | Route::NotFound => None,
            Route::Home(language)
            | Route::Search(language)
            | Route::Map(language)
            | Route::Feeds(language)
            | Route::Regions(language)
            | Route::Saved(language)
            | Route::Region(language, _)
            | Route::View(language, _)
            | Route::Register(language, _)
            | Route::Browse(language, ..)
            | Route::BrowseValue(language, ..)
            | Route::Record(language, _) => Some(*language),
        }
    }

    /// The same page in another language.
    pub fn in_language(&self, language: Language) -> Route {
        match self.clone() {
            Route::Root | Route::NotFound => Route::Home(language),
            Route::Home(_) => Route::Home(language),
            Route::Search(_) => Route::Search(language),
            Route::Map(_) => Route::Map(language),
            Route::Feeds(_) => Route::Feeds(language),
            Route::Regions(_) => Route::Regions(language),
            Route::Saved(_) => Route::Saved(language),
            Route::Region(_, code) => Route::Region(language, code),
            Route::View(_, view) => Route::View(language, view),
            Route::Register(_, collection) => Route::Register(language, collection),
            Route::Browse(_, collection, browse) => Route::Browse(language, collection, browse),
            Route::BrowseValue(_, collection, browse, value) => {
                Route::BrowseValue(language, collection, browse, value)
            }
            Route::Record(_, id) => Route::Record(language, id),
        }
    }

    /// Relative link from this page to another.
    pub fn to(&self, other: &Route) -> String {
        relative_link(&self.path(), &other.path())
    }

    /// Relative link from this page to a file below the site's root.
    pub fn to_file(&self, file: &str) -> String {
        relative_link(&self.path(), file)
    }
}

/// A segment that is safe in a file name on every host; letters of any alphabet are allowed.
fn is_segment(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// Relative link between two addresses below the root; `from` and `to` have no leading slash.
pub fn relative_link(from: &str, to: &str) -> String {
    let folder = &from[..from.rfind('/').map_or(0, |slash| slash + 1)];
    let shared = folder
        .char_indices()
        .zip(to.char_indices())
        .take_while(|((_, a), (_, b))| a == b)
        .filter(|((_, a), _)| *a == '/')
        .last()
        .map_or(0, |((at, _), _)| at + 1);
    let ups = folder[shared..].matches('/').count();
    let link = format!("{}{}", "../".repeat(ups), &to[shared..]);
    if link.is_empty() { "./".to_owned() } else { link }
}

/// A page's or file's path below the address a site is published under, with or without its last slash.
pub fn absolute(address: &str, path: &str) -> String {
    format!("{}/{path}", address.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_kind() -> Vec<Route> {
        let mut routes = vec![Route::Root, Route::NotFound];
        for language in Language::ALL {
            routes.extend([
                Route::Home(language),
                Route::Search(language),
                Route::Map(language),
                Route::Feeds(language),
                Route::Regions(language),
                Route::Saved(language),
                Route::Region(language, "KZ-39".into()),
                Route::View(language, View::Year(2014)),
            ]);
            routes.extend(View::FIXED.map(|view| Route::View(language, view)));
            for collection in Collection::ALL {
                routes.push(Route::Register(language, collection));
                routes.push(Route::Record(language, RecordId::new(collection, "a-1")));
                for browse in Browse::all(collection) {
                    routes.push(Route::Browse(language, collection, browse));
                    routes.push(Route::BrowseValue(language, collection, browse, "CAT-12".into()));
                }
            }
        }
        routes
    }

    #[test]
    fn every_address_prints_and_parses_back() {
        for route in every_kind() {
            assert_eq!(Route::parse(&route.path()), Some(route.clone()), "{}", route.path());
            assert_eq!(Route::parse(&route.file()), Some(route.clone()), "{}", route.file());
        }
    }

    #[test]
    fn every_relative_link_leads_to_its_target() {
        for from in every_kind() {
            for to in every_kind() {
                let mut at: Vec<String> = from.path().split('/').map(str::to_owned).collect();
                at.pop();
                for step in from.to(&to).split('/') {
                    match step {
                        ".." => assert!(at.pop().is_some(), "{from:?} {to:?}"),
                        "." => {}
                        step => at.push(step.to_owned()),
                    }
                }
                let mut reached = at.join("/");
                if reached == "/" {
                    reached.clear();
                }
                assert_eq!(
                    reached.trim_end_matches('/'),
                    to.path().trim_end_matches('/'),
                    "{} -> {}",
                    from.path(),
                    to.path()
                );
            }
        }
    }

    #[test]
    fn foreign_addresses_are_not_ours() {
        for path in [
            "de/",
            "ru/case/",
            "ru/cases/A/",
            "ru/cases/by/colour/",
            "ru/cases/by/year/../",
            "ru/x/y/z/w/v",
            "ru/views/",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }
}
