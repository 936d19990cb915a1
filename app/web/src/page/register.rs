//! A register: its records newest first, and ways to browse them without scripts.
//! Not here: filters and the sortable table, which scripts put in place of the list (`mount`).

use super::context::Page;
use super::crumbs::breadcrumbs;
use super::entries::{by_year, flat, grouped, rows_of};
use super::feeds::follow;
use super::groups::groups;
use super::head::Head;
use super::{clusters, library, shell, trends};
use crate::text::uncapitalised;
use crate::words::fill;
use leptos::prelude::*;
use model::{Browse, Collection, Feed, Filter, Route, Row, View};

/// Longer lists show their beginning; every record is reached by browsing.
const LONGEST_LIST: usize = 300;

pub fn register(page: &Page, collection: Collection) -> String {
    let rows: Vec<&Row> = page.site.rows(collection).collect();
    let name = page.register_name(collection);
    let intro = intro(page, collection);
    let feed = Feed::of_collection(collection);
    let rows_file = page.site.assets.rows.get(&(collection, page.language)).cloned();
    let assets = &page.site.assets;
    let island = rows_file.filter(|_| !assets.programs.lists.is_empty()).map(|file| {
        view! {
            <div
                data-island="register"
                data-collection=collection.slug()
                data-rows=file
                data-take-home=assets.take_home.get(&(collection, page.language)).cloned()
                data-maker=assets.take_home_worker.clone()
            ></div>
        }
    });
    let list = match collection {
        Collection::Organisations | Collection::Obligations | Collection::Figures | Collection::Pages => {
            flat(page, shown(&rows))
        }
        Collection::Cases
        | Collection::Statements
        | Collection::Recommendations
        | Collection::Library
        | Collection::Bills => by_year(page, shown(&rows)),
    };
    let data = (collection != Collection::Pages).then(|| {
        let file = page.file(&format!("data/{}.json", collection.slug()));
        view! { <p class="quiet"><a href=file>{page.words.data_download.clone()}</a></p> }
    });
    let content = view! {
        {breadcrumbs(page, &[(Route::Home(page.language), page.words.home.clone())], &name)}
        <header class="page-head">
            <h1>{name.clone()}</h1>
            <p class="lede">{intro.clone()}</p>
        </header>
        {views(page, collection)}
        <div data-static="trend">{trends::of_register(page, collection, &rows)}</div>
        {island}
        <div data-static="register">
            <p class="count">{page.count(&page.words.records_count, rows.len())}</p>
            {browse_panel(page, collection)}
            {(collection == Collection::Library).then(|| library::sections(page)).flatten()}
            {cut_notice(page, rows.len())}
            {list}
        </div>
        {follow(page, &feed)}
        {data}
    };
    let about = Head { title: name, description: intro, feeds: vec![feed], ..Head::default() };
    shell::document(page, &about, wide(content.into_any()))
}

/// Pages counted from a register's records.
fn views(page: &Page, collection: Collection) -> Option<AnyView> {
    let words = page.words;
    let language = page.language;
    let links = match collection {
        Collection::Recommendations => vec![
            (Route::Browse(language, collection, Browse::By(Filter::Cluster)), &words.clusters_title),
            (Route::View(language, View::Progress), &words.progress_title),
        ],
        Collection::Obligations => vec![(Route::View(language, View::Treaties), &words.matrix_title)],
        Collection::Cases
        | Collection::Statements
        | Collection::Library
        | Collection::Bills
        | Collection::Organisations
        | Collection::Figures
        | Collection::Pages => return None,
    };
    let links: Vec<_> = links
        .into_iter()
        .map(|(route, name)| view! { <li><a class="more" href=page.link(&route)>{name.clone()}</a></li> })
        .collect();
    Some(view! { <ul class="chips">{links}</ul> }.into_any())
}

/// Every value of one filter in a register, each with the number of its records.
pub fn browse(page: &Page, collection: Collection, browse: Browse) -> String {
    let name = page.register_name(collection);
    let title = fill(
        &page.words.browse_title,
        &[("register", &name), ("filter", &uncapitalised(&page.words.browse_name(browse)))],
    );
    let values: Vec<_> = page
        .site
        .browse(collection, browse, page.language)
        .into_iter()
        .map(|(value, ids)| {
            let route = Route::BrowseValue(page.language, collection, browse, value.clone());
            let label = value_name(page, browse, &value);
            view! {
                <li><a href=page.link(&route)>{label}</a>" "<span class="number">{ids.len()}</span></li>
            }
        })
        .collect();
    let class = if browse == Browse::Letter { "values-list letters" } else { "values-list" };
    let content = view! {
        {breadcrumbs(page, &trail(page, collection), &page.words.browse_name(browse))}
        <header class="page-head"><h1>{title.clone()}</h1></header>
        <ul class=class>{values}</ul>
    };
    let about = Head { title, ..Head::default() };
    shell::document(page, &about, wide(content.into_any()))
}

/// The records of a register that have one value of a filter.
pub fn browse_value(page: &Page, collection: Collection, browse: Browse, value: &str) -> String {
    let name = page.register_name(collection);
    let label = value_name(page, browse, value);
    let title = fill(&page.words.browse_value_title, &[("register", &name), ("value", &label)]);
    let rows: Vec<&Row> = match browse {
        Browse::By(filter) => page
            .site
            .rows(collection)
            .filter(|row| row.values(filter).iter().any(|listed| listed == value))
            .collect(),
        Browse::Letter => {
            let letters = page.site.browse(collection, browse, page.language);
            let ids = letters.into_iter().find(|(letter, _)| letter == value).map(|(_, ids)| ids);
            ids.iter().flatten().filter_map(|id| page.site.records.get(id)).map(|r| &r.row).collect()
        }
    };
    let mut trail = trail(page, collection);
    let filter_name = page.words.browse_name(browse);
    trail.push((Route::Browse(page.language, collection, browse), filter_name.clone()));
    let list = match browse {
        Browse::By(Filter::Cluster) => clusters::history(page, value, &rows),
        // Charts lead to what came of the records of one year, or about one right.
        Browse::By(filter) if trends::is_charted(collection, filter) => {
            grouped(page, groups(page, collection, shown(&rows)))
        }
        Browse::By(Filter::Year) | Browse::Letter => flat(page, shown(&rows)),
        Browse::By(_) => by_year(page, shown(&rows)),
    };
    let count = page.count(&page.words.records_count, rows.len());
    let feeds = feeds_of_value(collection, browse, value);
    let content = view! {
        {breadcrumbs(page, &trail, &label)}
        <header class="page-head">
            <p class="kicker">{name}" · "{filter_name}</p>
            <h1>{label.clone()}</h1>
            <p class="count">{count.clone()}</p>
        </header>
        {more_about(page, browse, value)}
        {cut_notice(page, rows.len())}
        {list}
        {feeds.first().and_then(|feed| follow(page, feed))}
    };
    let about = Head { description: format!("{title}: {count}"), title, feeds, ..Head::default() };
    shell::document(page, &about, wide(content.into_any()))
}

/// The feed of this very list, then the one that holds other kinds of record too.
fn feeds_of_value(collection: Collection, browse: Browse, value: &str) -> Vec<Feed> {
    let all = match browse {
        Browse::By(Filter::Right) => Feed::of_right(value),
        Browse::By(Filter::Region) => Feed::of_region(value),
        Browse::By(_) | Browse::Letter => return Vec::new(),
    };
    vec![Feed { collection: Some(collection), ..all.clone() }, all]
}

/// From the records of a region, the way to the region's own page.
fn more_about(page: &Page, browse: Browse, value: &str) -> Option<AnyView> {
    let region = page.site.regions.get(value).filter(|_| browse == Browse::By(Filter::Region))?;
    let href = page.link(&Route::Region(page.language, region.code.clone()));
    Some(view! { <p><a href=href>{page.words.everything_about_region.clone()}</a></p> }.into_any())
}

fn trail(page: &Page, collection: Collection) -> Vec<(Route, String)> {
    vec![
        (Route::Home(page.language), page.words.home.clone()),
        (Route::Register(page.language, collection), page.register_name(collection)),
    ]
}

fn shown<'r, 'a>(rows: &'r [&'a Row]) -> &'r [&'a Row] {
    &rows[..rows.len().min(LONGEST_LIST)]
}

fn cut_notice(page: &Page, all: usize) -> Option<AnyView> {
    (all > LONGEST_LIST).then(|| {
        let text = fill(
            &page.words.list_is_cut,
            &[("shown", &page.number(LONGEST_LIST as f64)), ("all", &page.number(all as f64))],
        );
        view! { <p class="notice">{text}</p> }.into_any()
    })
}

/// What a browse value is called.
fn value_name(page: &Page, browse: Browse, value: &str) -> String {
    match browse {
        Browse::By(filter) => page.site.value_label(filter, value, page.language),
        Browse::Letter if value == "other" => page.words.other_letters.clone(),
        Browse::Letter => value.replace("0-9", "0–9"),
    }
}

/// The ways to browse a register, each leading to its values.
fn browse_panel(page: &Page, collection: Collection) -> Option<AnyView> {
    let ways: Vec<_> = Browse::all(collection)
        .into_iter()
        .filter(|browse| !page.site.browse(collection, *browse, page.language).is_empty())
        .map(|browse| {
            let href = page.link(&Route::Browse(page.language, collection, browse));
            view! { <li><a href=href>{page.words.browse_name(browse)}</a></li> }
        })
        .collect();
    if ways.is_empty() || collection == Collection::Pages {
        return None;
    }
    Some(
        view! {
            <nav class="browse" aria-labelledby="browse">
                <h2 id="browse">{page.words.browse.clone()}</h2>
                <ul class="chips">{ways}</ul>
            </nav>
        }
        .into_any(),
    )
}

/// What a register holds, in a sentence.
pub fn intro(page: &Page, collection: Collection) -> String {
    let words = page.words;
    match collection {
        Collection::Cases => &words.intro_cases,
        Collection::Statements => &words.intro_statements,
        Collection::Recommendations => &words.intro_recommendations,
        Collection::Obligations => &words.intro_obligations,
        Collection::Library => &words.intro_library,
        Collection::Organisations => &words.intro_organisations,
        Collection::Figures => &words.intro_figures,
        Collection::Bills => &words.intro_bills,
        Collection::Pages => &words.intro_pages,
    }
    .clone()
}

/// Newest records of a register, for the home page and regions.
pub fn newest<'a>(page: &Page<'a>, collection: Collection, n: usize) -> Vec<&'a Row> {
    rows_of(page, page.site.registers.get(&collection).into_iter().flatten()).into_iter().take(n).collect()
}

fn wide(content: AnyView) -> AnyView {
    view! { <div class="wrap">{content}</div> }.into_any()
}
