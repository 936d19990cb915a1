//! The document's `head`: policy, title, description, addresses in every language, metadata for
//! previews and citation managers.
//! Not here: what a page says (the modules of page types fill [`Head`]).

use super::context::Page;
use super::feeds::alternates;
use leptos::prelude::*;
use model::{Feed, Language, Route};

/// Baseline policy: nothing but this site's own files; scripts only from files, and wasm.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'self'; object-src 'none'";

/// What a page says about itself.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Empty on pages that bear the portal's own name.
    pub title: String,
    pub description: String,
    /// `article` for records, else `website` (Open Graph).
    pub is_record: bool,
    /// Dublin Core and Highwire entries, name and content, in order.
    pub citation: Vec<(&'static str, String)>,
    /// JSON for search engines; never describes a person.
    pub linked_data: Option<String>,
    /// Feeds of what the page shows.
    pub feeds: Vec<Feed>,
    /// Further style sheet below the root: the map's.
    pub style: Option<String>,
}

pub fn head(page: &Page, about: &Head) -> AnyView {
    let site = page.site;
    let name = site.settings.name.get(page.language).to_owned();
    let title = if about.title.is_empty() { name.clone() } else { format!("{} — {name}", about.title) };
    let heading = if about.title.is_empty() { name.clone() } else { about.title.clone() };
    let kind = if about.is_record { "article" } else { "website" };
    let citation: Vec<_> = about
        .citation
        .iter()
        .map(|(name, content)| view! { <meta name=*name content=content.clone()/> })
        .collect();
    let description = (!about.description.is_empty())
        .then(|| view! { <meta name="description" content=about.description.clone()/> });
    let og_description =
        (!about.description.is_empty()).then(|| open_graph("og:description", about.description.clone()));
    let extra_style =
        about.style.as_ref().map(|style| view! { <link rel="stylesheet" href=page.file(style)/> });
    let linked_data = about
        .linked_data
        .clone()
        .map(|json| view! { <script type="application/ld+json" inner_html=json></script> });
    view! {
        <head>
            <meta http-equiv="Content-Security-Policy" content=POLICY/>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="referrer" content="no-referrer"/>
            <title>{title}</title>
            {description}
            <meta name="color-scheme" content="light dark"/>
            <link rel="stylesheet" href=page.file(&site.assets.style)/>
            {extra_style}
            {icon(page)}
            {addresses(page)}
            {alternates(page, &about.feeds)}
            {open_graph("og:site_name", name)}
            {open_graph("og:type", kind.to_owned())}
            {open_graph("og:title", heading)}
            {og_description}
            {open_graph("og:locale", territory(page.language).to_owned())}
            {citation}
            {linked_data}
        </head>
    }
    .into_any()
}

/// Open Graph names its properties by an attribute HTML itself does not know.
fn open_graph(property: &'static str, content: String) -> AnyView {
    leptos::html::meta().attr("property", property).attr("content", content).into_any()
}

fn icon(page: &Page) -> AnyView {
    view! { <link rel="icon" type="image/svg+xml" href=page.file("icon.svg")/> }.into_any()
}

/// Canonical address and the same page in every language; none for an unknown address.
fn addresses(page: &Page) -> Option<AnyView> {
    let route = page.route;
    if matches!(route, Route::NotFound) {
        return Some(view! { <meta name="robots" content="noindex"/> }.into_any());
    }
    let alternates: Vec<_> = Language::ALL
        .into_iter()
        .filter(|_| has_alternates(route))
        .map(|language| {
            let address = address(page, &route.in_language(language));
            view! { <link rel="alternate" hreflang=language.code() href=address/> }
        })
        .collect();
    let default = matches!(route, Route::Root | Route::Home(_))
        .then(|| view! { <link rel="alternate" hreflang="x-default" href=address(page, &Route::Root)/> });
    let og_url = page.site.settings.address.is_some().then(|| open_graph("og:url", address(page, route)));
    Some(
        view! {
            <link rel="canonical" href=address(page, route)/>
            {alternates}
            {default}
            {og_url}
        }
        .into_any(),
    )
}

/// A–Z lists by letter exist in their own alphabet only.
fn has_alternates(route: &Route) -> bool {
    !matches!(route, Route::BrowseValue(_, _, model::Browse::Letter, _))
}

/// Absolute where the site's address is known, else relative.
pub fn address(page: &Page, route: &Route) -> String {
    page.site.settings.absolute(&route.path()).unwrap_or_else(|| page.link(route))
}

fn territory(language: Language) -> &'static str {
    match language {
        Language::Kk => "kk_KZ",
        Language::Ru => "ru_KZ",
        Language::En => "en_GB",
    }
}
