//! Feeds: the page that lists them all, and the way to the feed of the list a page shows.
//! Not here: what stands in a feed (crate `builder`).

use super::context::Page;
use super::crumbs::breadcrumbs;
use super::head::Head;
use super::shell;
use leptos::prelude::*;
use model::{Feed, FeedFormat, Route};

pub fn feeds(page: &Page) -> String {
    let words = page.words;
    let content = view! {
        <div class="wrap">
            {breadcrumbs(page, &[(Route::Home(page.language), words.home.clone())], &words.feeds)}
            <header class="page-head">
                <h1>{words.feeds.clone()}</h1>
                <p class="lede">{words.feeds_lede.clone()}</p>
                <p>{words.feeds_help.clone()}</p>
            </header>
            {group(page, "all", &words.feeds_everything, of(page, |feed| *feed == Feed::default()))}
            {group(page, "collections", &words.feeds_by_section, of(page, is_collection))}
            {pairs(page, is_collection, |feed, one| feed.collection == one.collection)}
            {group(page, "rights", &words.feeds_by_right, of(page, is_right))}
            {group(page, "regions", &words.feeds_by_region, of(page, is_region))}
            {pairs(page, is_region, |feed, one| feed.region == one.region && feed.right.is_some())}
        </div>
    };
    let about = Head { title: words.feeds.clone(), description: words.feeds_lede.clone(), ..Head::default() };
    shell::document(page, &about, content.into_any())
}

fn is_collection(feed: &Feed) -> bool {
    feed.collection.is_some() && feed.right.is_none() && feed.region.is_none()
}

fn is_right(feed: &Feed) -> bool {
    feed.right.is_some() && feed.collection.is_none() && feed.region.is_none()
}

fn is_region(feed: &Feed) -> bool {
    feed.region.is_some() && feed.collection.is_none() && feed.right.is_none()
}

/// The feeds of one form, in the order of their names.
fn of<'a>(page: &Page<'a>, form: impl Fn(&Feed) -> bool) -> Vec<&'a Feed> {
    let mut feeds: Vec<&Feed> = page.site.feeds.keys().filter(|feed| form(feed)).collect();
    page.sort_by_name(&mut feeds, |feed| page.site.feed_label(feed, page.language));
    feeds
}

fn group(page: &Page, id: &str, heading: &str, feeds: Vec<&Feed>) -> Option<AnyView> {
    let id = format!("s-{id}");
    let heading = heading.to_owned();
    (!feeds.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby=id>
                <h2 id=id.clone()>{heading}</h2>
                {list(page, feeds)}
            </section>
        }
        .into_any()
    })
}

/// Below each feed of one form, folded away, its pairs with the other conditions.
fn pairs(page: &Page, form: fn(&Feed) -> bool, within: fn(&Feed, &Feed) -> bool) -> AnyView {
    let groups: Vec<_> = of(page, form)
        .into_iter()
        .filter_map(|one| {
            let feeds = of(page, |feed| feed != one && within(feed, one));
            let label = page.site.feed_label(one, page.language);
            (!feeds.is_empty()).then(|| {
                view! { <details><summary>{label}</summary>{list(page, feeds)}</details> }
            })
        })
        .collect();
    view! { <div class="feed-pairs">{groups}</div> }.into_any()
}

/// The name leads to the Atom feed, the format's name to the JSON Feed.
fn list(page: &Page, feeds: Vec<&Feed>) -> AnyView {
    let items: Vec<_> = feeds
        .into_iter()
        .map(|feed| {
            let label = page.site.feed_label(feed, page.language);
            let json_label = format!("{label}, JSON");
            let n = page.site.feeds.get(feed).map_or(0, Vec::len);
            view! {
                <li>
                    <a href=link(page, feed, FeedFormat::Atom)>{label}</a>" "
                    <span class="number">{n}</span>" "
                    <a href=link(page, feed, FeedFormat::Json) aria-label=json_label>"JSON"</a>
                </li>
            }
        })
        .collect();
    view! { <ul class="values-list">{items}</ul> }.into_any()
}

fn link(page: &Page, feed: &Feed, format: FeedFormat) -> String {
    page.file(&feed.path(page.language, format))
}

/// On a page that lists records: how to follow what is added to this list.
pub fn follow(page: &Page, feed: &Feed) -> Option<AnyView> {
    page.site.feeds.contains_key(feed).then(|| {
        view! {
            <p class="quiet follow">
                {page.words.follow_list.clone()}" "
                <a href=link(page, feed, FeedFormat::Atom)>"Atom"</a>", "
                <a href=link(page, feed, FeedFormat::Json)>"JSON"</a>" · "
                <a href=page.link(&Route::Feeds(page.language))>{page.words.feeds.clone()}</a>
            </p>
        }
        .into_any()
    })
}

/// The entries of `head` by which feed readers find a page's feeds.
pub fn alternates(page: &Page, feeds: &[Feed]) -> Vec<AnyView> {
    let held = feeds.iter().filter(|feed| page.site.feeds.contains_key(feed));
    held.flat_map(|feed| FeedFormat::ALL.map(|format| (feed, format)))
        .map(|(feed, format)| {
            let href = link(page, feed, format);
            let title = page.site.feed_label(feed, page.language);
            view! { <link rel="alternate" type=format.media_type() title=title href=href/> }.into_any()
        })
        .collect()
}
