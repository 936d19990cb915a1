//! A channel as Atom 1.0 (RFC 4287).
//! Not here: what stands in it (`super`).

use super::{Channel, Entry};
use atom_syndication::{Category, Feed, FixedDateTime, Link, Person, Text};
use model::{FeedFormat, relative_link};

pub fn write(channel: &Channel) -> Vec<u8> {
    let own = channel.own.get(&FeedFormat::Atom);
    let mut links = vec![Link {
        href: channel.page.absolute.clone().unwrap_or_else(|| channel.page.relative.clone()),
        rel: "alternate".to_owned(),
        mime_type: Some("text/html".to_owned()),
        ..Link::default()
    }];
    links.extend(own.map(|own| Link {
        href: own.clone(),
        rel: "self".to_owned(),
        mime_type: Some(FeedFormat::Atom.media_type().to_owned()),
        ..Link::default()
    }));
    let feed = Feed {
        title: Text::plain(channel.title.clone()),
        id: channel.id.clone(),
        updated: date(&channel.updated),
        authors: vec![Person { name: channel.publisher.to_owned(), ..Person::default() }],
        links,
        entries: channel.entries.iter().map(|entry| self::entry(channel, entry)).collect(),
        lang: Some(channel.language.code().to_owned()),
        ..Feed::default()
    };
    feed.write_to(Vec::new()).expect("writing to memory cannot fail")
}

fn entry(channel: &Channel, entry: &Entry) -> atom_syndication::Entry {
    let mut title = Text::plain(entry.title.clone());
    title.lang = entry.title_language.map(|language| language.code().to_owned());
    let category = |(term, label): &(String, String)| Category {
        term: term.clone(),
        label: Some(label.clone()),
        ..Category::default()
    };
    atom_syndication::Entry {
        title,
        id: entry.id.clone(),
        updated: date(&entry.updated),
        published: entry.date.map(|_| date(&entry.updated)),
        links: vec![Link { href: href(channel, entry), rel: "alternate".to_owned(), ..Link::default() }],
        categories: entry.categories.iter().map(category).collect(),
        summary: (!entry.summary.is_empty()).then(|| Text::plain(entry.summary.clone())),
        ..atom_syndication::Entry::default()
    }
}

/// Relative links are resolved against the feed's own address.
fn href(channel: &Channel, entry: &Entry) -> String {
    let feeds = format!("{}/feeds/", channel.language.code());
    super::entry_address(channel, entry).unwrap_or_else(|| relative_link(&feeds, &entry.path))
}

fn date(text: &str) -> FixedDateTime {
    text.parse().expect("dates are made as RFC 3339")
}
