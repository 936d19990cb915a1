//! The map as files for other pages: one picture for each measure and language, and how to show it elsewhere.
//! Not here: the drawing itself (`mount::logic::picture`), which scripts use for the reader's own view.

use super::context::Page;
use super::{measures, outline};
use crate::mount::logic::picture::Picture;
use crate::mount::logic::regions::{self, RegionCounts};
use crate::site::Site;
use crate::words::fill;
use leptos::prelude::*;
use model::{Collection, Filters, Language, Measure, Route};
use std::collections::BTreeSet;

/// Stable name of a picture: other pages point to it.
pub fn file(measure: Measure, language: Language) -> String {
    format!("data/map/{}-{}.svg", measure.key(), language.code())
}

/// Every picture with its name.
pub fn all(site: &Site) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for language in Language::ALL {
        let route = Route::Map(language);
        let page = Page::new(site, &route);
        all.extend(Measure::ALL.map(|measure| (file(measure, language), picture(&page, measure))));
    }
    all
}

fn picture(page: &Page, measure: Measure) -> String {
    let words = page.words;
    let name = |code: &str| page.region_name(code);
    let shapes: Vec<(String, String, String)> =
        outline::paths().iter().map(|(code, path)| (code.clone(), name(code), path.clone())).collect();
    let numbers = numbers(page.site);
    let without = fill(&words.picture_without, &[("n", &numbers.without[measure as usize].to_string())]);
    let publisher = page.site.settings.name.get(page.language);
    let from = [("name", publisher), ("date", &page.date_of_data())];
    let lines = [without, fill(&words.picture_source, &from), words.map_attribution.clone()];
    Picture {
        title: &words.map_title,
        subtitle: measures::name(page, measure),
        lines: &lines,
        none: &words.picture_none,
        lang: page.language.code(),
        shapes: &shapes,
        numbers: &numbers,
        measure,
    }
    .svg()
}

fn numbers(site: &Site) -> RegionCounts {
    let outcomes = site.vocabularies.get("outcomes").into_iter().flat_map(|vocabulary| &vocabulary.terms);
    let findings: BTreeSet<String> = outcomes
        .filter(|(_, term)| term.extra.get("finding").is_some_and(|finding| finding == "violation"))
        .map(|(id, _)| id.clone())
        .collect();
    let rows = [Collection::Cases, Collection::Statements].into_iter().flat_map(|kind| site.rows(kind));
    regions::count(rows, &Filters::default(), &findings)
}

/// Where the pictures are, and the line that shows one on another page.
pub fn files(page: &Page) -> AnyView {
    let words = page.words;
    let links: Vec<_> = Measure::ALL
        .into_iter()
        .map(|measure| {
            let href = page.file(&file(measure, page.language));
            let name = measures::name(page, measure).to_owned();
            view! { <li><a href=href>{name}" (SVG)"</a></li> }
        })
        .collect();
    let path = file(Measure::default(), page.language);
    let address = page.site.settings.absolute(&path).unwrap_or_else(|| format!("…/{path}"));
    let code = format!("<img src=\"{address}\" alt=\"{}\" width=\"720\">", words.map_title);
    view! {
        <section class="part" aria-labelledby="s-pictures">
            <h2 id="s-pictures">{words.picture_heading.clone()}</h2>
            <p>{words.picture_text.clone()}</p>
            <ul>{links}</ul>
            <p>{words.picture_embed.clone()}</p>
            <pre class="embed" tabindex="0" role="region" aria-label=words.picture_embed.clone()><code>{code}</code></pre>
        </section>
    }
    .into_any()
}
