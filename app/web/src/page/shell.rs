//! The document around every page: skip link, header, main, footer, and the program at the end.
//! Not here: what stands in `head` (`head`) and in `main` (the modules of page types).

use super::context::Page;
use super::head::{Head, head};
use super::ornament::{magnifier, mark};
use leptos::prelude::*;
use model::{Collection, Filter, Language, RecordId, Route};

/// Registers in the order of the navigation.
pub const SECTIONS: [Collection; 8] = [
    Collection::Cases,
    Collection::Recommendations,
    Collection::Obligations,
    Collection::Statements,
    Collection::Library,
    Collection::Organisations,
    Collection::Figures,
    Collection::Bills,
];

/// The whole document: `content` becomes what `main` holds.
pub fn document(page: &Page, about: &Head, content: AnyView) -> String {
    let site = page.site;
    let words_file = site.assets.words.get(&page.language).cloned().unwrap_or_default();
    let html = view! {
        <html lang=page.language.code()>
            {head(page, about)}
            <body data-root=page.file("") data-words=words_file>
                <a class="skip" href="#content">{page.words.skip_to_content.clone()}</a>
                {header(page)}
                <main id="content" tabindex="-1">{content}</main>
                {footer(page)}
                {program_script(page)}
            </body>
        </html>
    };
    format!("<!DOCTYPE html>\n{}\n", without_markers(&html.to_html()))
}

/// Nothing of a page is hydrated, so the comments that would separate nodes for it are dead weight.
///
/// Text is escaped and bodies are sanitised without comments: `<!>` can only be such a marker.
pub fn without_markers(html: &str) -> String {
    html.replace("<!>", "")
}

fn program_script(page: &Page) -> Option<AnyView> {
    let program = page.site.assets.programs.of(page.route);
    (!program.is_empty()).then(|| view! { <script type="module" src=page.file(program)></script> }.into_any())
}

fn header(page: &Page) -> AnyView {
    let words = page.words;
    let search = page.link(&Route::Search(page.language));
    let at_search = matches!(page.route, Route::Search(_)).then_some("page");
    view! {
        <header class="top">
            <div class="wrap top-row">
                <a class="brand" href=page.link(&Route::Home(page.language))>
                    {mark()}
                    <span>{page.site.settings.name.get(page.language).to_owned()}</span>
                </a>
                <p class="top-tools">
                    <a class="to-search" href=search aria-current=at_search>{magnifier()}{words.search.clone()}</a>
                    <a class="to-sections" href="#sections">{words.sections.clone()}</a>
                </p>
                {languages(page)}
            </div>
            <nav class="sections wrap" aria-label=words.sections.clone()>{section_links(page)}</nav>
        </header>
    }
    .into_any()
}

fn section_links(page: &Page) -> AnyView {
    let held = SECTIONS.into_iter().filter(|collection| page.site.rows(*collection).next().is_some());
    let registers = held.map(|collection| {
        let route = Route::Register(page.language, collection);
        let here = is_within(page.route, collection);
        let label = page.register_name(collection);
        (route, here, label)
    });
    let at_map = matches!(page.route, Route::Map(_) | Route::Regions(_) | Route::Region(..));
    let map = (Route::Map(page.language), at_map, page.words.map.clone());
    let links: Vec<_> = registers
        .chain([map])
        .map(|(route, here, label)| {
            let current = if *page.route == route { Some("page") } else { here.then_some("true") };
            view! { <li><a href=page.link(&route) aria-current=current>{label}</a></li> }
        })
        .collect();
    view! { <ul>{links}</ul> }.into_any()
}

/// Whether a page belongs to a register.
fn is_within(route: &Route, section: Collection) -> bool {
    match route {
        Route::Register(_, collection)
        | Route::Browse(_, collection, _)
        | Route::BrowseValue(_, collection, ..) => *collection == section,
        Route::Record(_, id) => id.collection == section,
        Route::Root
        | Route::NotFound
        | Route::Home(_)
        | Route::Search(_)
        | Route::Map(_)
        | Route::Feeds(_)
        | Route::Regions(_)
        | Route::Saved(_)
        | Route::Region(..)
        | Route::View(..) => false,
    }
}

fn languages(page: &Page) -> AnyView {
    let links: Vec<_> = Language::ALL
        .into_iter()
        .map(|language| {
            let name = page.site.label("languages", language.code(), language).to_owned();
            let target = page.route.in_language(language);
            // A–Z lists differ by alphabet: the letter of one language is no address in another.
            let target = match target {
                Route::BrowseValue(language, collection, browse @ model::Browse::Letter, _) => {
                    Route::Browse(language, collection, browse)
                }
                other => other,
            };
            let code = language.code();
            let current = (page.language == language).then_some("true");
            view! {
                <li><a href=page.link(&target) lang=code hreflang=code aria-current=current>{name}</a></li>
            }
        })
        .collect();
    view! {
        <nav class="languages" data-island="language" aria-label=page.words.languages.clone()>
            <ul>{links}</ul>
        </nav>
    }
    .into_any()
}

fn footer(page: &Page) -> AnyView {
    let words = page.words;
    let texts: Vec<_> = page
        .site
        .registers
        .get(&Collection::Pages)
        .into_iter()
        .flatten()
        .filter(|id| !is_guide(page, id) || id.slug == LEGAL_AID)
        .map(|id| view! { <li>{text_link(page, id)}</li> })
        .collect();
    let guides = page.link(&Route::Register(page.language, Collection::Pages));
    let saved = page.link(&Route::Saved(page.language));
    let at_feeds = matches!(page.route, Route::Feeds(_)).then_some("page");
    let feeds_link = page.link(&Route::Feeds(page.language));
    let feeds = view! { <a href=feeds_link aria-current=at_feeds>{words.feeds.clone()}</a> };
    view! {
        <footer class="bottom">
            <div class="wrap bottom-columns">
                <nav id="sections" aria-labelledby="footer-sections" tabindex="-1">
                    <h2 id="footer-sections">{words.all_sections.clone()}</h2>
                    {section_links(page)}
                    <ul><li><a href=saved>{words.saved.clone()}</a></li></ul>
                </nav>
                <nav aria-labelledby="footer-about">
                    <h2 id="footer-about">{words.about_portal.clone()}</h2>
                    <ul>{texts}<li><a href=guides>{words.guides.clone()}</a></li><li>{feeds}</li></ul>
                </nav>
                <div class="colophon">
                    <p>{page.site.settings.tagline.get(page.language).to_owned()}</p>
                    <p>{words.footer_trust.clone()}</p>
                    <p>{page.site.settings.publisher.get(page.language).to_owned()}</p>
                    <p>{words.data_version.clone()}": "{data_version(page)}</p>
                </div>
            </div>
        </footer>
    }
    .into_any()
}

/// The day the data were last published, in words.
pub fn data_version(page: &Page) -> AnyView {
    let version = &page.site.settings.version;
    version.parse().map_or_else(|_| version.clone().into_any(), |date| page.time(date))
}

/// Guides are many; the footer names the first of them and leads to the list.
const LEGAL_AID: &str = "legal-aid";

fn is_guide(page: &Page, id: &RecordId) -> bool {
    let record = page.site.records.get(id);
    record.is_some_and(|record| record.row.values(Filter::Kind).iter().any(|kind| kind == "guide"))
}

fn text_link(page: &Page, id: &RecordId) -> AnyView {
    super::facts::record_title(page, id)
}
