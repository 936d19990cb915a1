//! Feeds: what a reader can follow of the portal, in Atom 1.0 and JSON Feed 1.1.
//! Not here: addresses of feeds (`model::Feed`), and the page that lists them (crate `web`).
//!
//! The same content gives the same bytes: dates are those of the documents, a feed is as new as the
//! data's version, and ids are made from names, so that they outlive a change of the site's address.

mod atom;
mod json;

use super::{OutputError, write};
use crate::parallel;
use model::{Browse, Feed, FeedFormat, Filter, Filters, Language, PartialDate, Record, RecordId, Route};
use model::{SearchQuery, relative_link};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use web::site::Site;
use web::text::beginning;

/// Entries of one feed; whoever follows it sees each new one.
const NEWEST: usize = 30;
/// Characters of a record's text: enough to decide whether to open it.
const SUMMARY: usize = 200;

/// A feed in one language, whatever the format.
struct Channel<'a> {
    id: String,
    title: String,
    publisher: &'a str,
    language: Language,
    updated: String,
    /// The feed's own address, by format; none where the site does not know its own.
    own: BTreeMap<FeedFormat, String>,
    /// The site's address, where known.
    root: Option<&'a str>,
    /// The page that shows the same records.
    page: Link,
    entries: Vec<&'a Entry>,
}

/// A record in a feed.
struct Entry {
    id: String,
    title: String,
    /// The title's language where it is not the feed's.
    title_language: Option<Language>,
    date: Option<PartialDate>,
    /// RFC 3339; the data's version where the document has no date.
    updated: String,
    summary: String,
    /// Path of the record's page below the site's root.
    path: String,
    /// Terms and their labels: rights, then regions.
    categories: Vec<(String, String)>,
}

/// Relative to the feed, and absolute where the site knows its address.
struct Link {
    relative: String,
    absolute: Option<String>,
}

/// Writes every feed in every language and format.
pub fn write_all(staging: &Path, site: &Site) -> Result<(), OutputError> {
    for language in Language::ALL {
        let held: Vec<&Record> = site.records.values().collect();
        let entries = parallel::map(&held, |record| (record.id.clone(), entry(site, record, language)));
        let entries: BTreeMap<RecordId, Entry> = entries.into_iter().collect();
        let feeds: Vec<(&Feed, &Vec<RecordId>)> = site.feeds.iter().collect();
        let written = parallel::map(&feeds, |(feed, ids)| {
            let channel = channel(site, feed, ids, &entries, language);
            write(staging, &feed.path(language, FeedFormat::Atom), atom::write(&channel))?;
            write(staging, &feed.path(language, FeedFormat::Json), json::write(&channel))
        });
        written.into_iter().collect::<Result<(), OutputError>>()?;
    }
    Ok(())
}

fn channel<'a>(
    site: &'a Site,
    feed: &Feed,
    ids: &[RecordId],
    entries: &'a BTreeMap<RecordId, Entry>,
    language: Language,
) -> Channel<'a> {
    let name = site.settings.name.get(language);
    let format = |format: FeedFormat| Some((format, site.settings.absolute(&feed.path(language, format))?));
    Channel {
        id: urn(&format!("feed {} {}", language.code(), feed.name())),
        title: format!("{} — {name}", site.feed_label(feed, language)),
        publisher: name,
        language,
        updated: midnight(&site.settings.version),
        root: site.settings.address.as_deref(),
        own: FeedFormat::ALL.into_iter().filter_map(format).collect(),
        page: link(site, feed, &page_of(site, feed, language), language),
        entries: ids.iter().take(NEWEST).filter_map(|id| entries.get(id)).collect(),
    }
}

fn entry(site: &Site, record: &Record, language: Language) -> Entry {
    let (title_language, title) = record.row.title(language);
    let date = record.row.date;
    let categories = [Filter::Right, Filter::Region].into_iter().flat_map(|filter| {
        let values = record.row.values(filter).iter();
        values.map(move |value| (value.clone(), site.value_label(filter, value, language)))
    });
    Entry {
        id: urn(&format!("record {} {}", language.code(), record.id)),
        title: title.to_owned(),
        title_language: (title_language != language).then_some(title_language),
        date,
        updated: date.map_or_else(|| midnight(&site.settings.version), |date| midnight(&first_day(date))),
        summary: summary(site, record, language),
        path: Route::Record(language, record.id.clone()).path(),
        categories: categories.collect(),
    }
}

/// What kind of record it is and what was decided, then the beginning of its text; a translation that
/// nobody has reviewed says so.
fn summary(site: &Site, record: &Record, language: Language) -> String {
    let filters = [Filter::Collection, Filter::Kind, Filter::Outcome, Filter::Body];
    let labels = filters.into_iter().filter_map(|filter| {
        let value = record.row.values(filter).first()?;
        Some(site.value_label(filter, value, language))
    });
    let labels: Vec<String> = labels.chain(record.row.symbol.clone()).collect();
    let text = record.body_for(language).and_then(|(_, words)| {
        let first = words.body.paragraphs.first()?;
        let draft = if words.draft { format!("[{}] ", site.words[&language].draft) } else { String::new() };
        Some(format!("{draft}{}", beginning(&first.text, SUMMARY)))
    });
    [labels.join(" · "), text.unwrap_or_default()].join("\n").trim().to_owned()
}

/// Address below the site's root of the page that shows a feed's records.
fn page_of(site: &Site, feed: &Feed, language: Language) -> String {
    let search = |filters: Filters| {
        let state = SearchQuery { filters, ..SearchQuery::default() };
        format!("{}#{}", Route::Search(language).path(), state.to_fragment())
    };
    let browse = |collection, filter, value: &String| {
        Route::BrowseValue(language, collection, Browse::By(filter), value.clone()).path()
    };
    match (feed.collection, &feed.right, &feed.region) {
        (None, None, None) => Route::Home(language).path(),
        (Some(collection), None, None) => Route::Register(language, collection).path(),
        (Some(collection), Some(right), _) if Filter::Right.applies_to(collection) => {
            browse(collection, Filter::Right, right)
        }
        (Some(collection), None, Some(region)) => browse(collection, Filter::Region, region),
        (None, None, Some(region)) if site.regions.contains_key(region) => {
            Route::Region(language, region.clone()).path()
        }
        (collection, right, region) => {
            let mut filters = Filters::default();
            let collection = collection.map(|collection| collection.slug().to_owned());
            filters.set(Filter::Collection, collection.into_iter().collect());
            filters.set(Filter::Right, right.iter().cloned().collect());
            filters.set(Filter::Region, region.iter().cloned().collect());
            search(filters)
        }
    }
}

fn link(site: &Site, feed: &Feed, path: &str, language: Language) -> Link {
    let from = feed.path(language, FeedFormat::Atom);
    Link { relative: relative_link(&from, path), absolute: site.settings.absolute(path) }
}

/// Address of an entry's page, where the site knows its own.
fn entry_address(channel: &Channel, entry: &Entry) -> Option<String> {
    Some(model::absolute(channel.root?, &entry.path))
}

fn first_day(date: PartialDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month.unwrap_or(1), date.day.unwrap_or(1))
}

/// A day as RFC 3339.
fn midnight(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

/// A UUID of version 8 (RFC 9562) from the SHA-256 of a name: the same for ever, wherever the site is.
fn urn(name: &str) -> String {
    let hash = Sha256::digest(format!("quqyq {name}"));
    let mut uuid: [u8; 16] = std::array::from_fn(|at| hash[at]);
    uuid[6] = uuid[6] & 0x0f | 0x80;
    uuid[8] = uuid[8] & 0x3f | 0x80;
    let hex = super::hex(&uuid);
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_uuid_that_never_changes() {
        let id = urn("record ru cases/a");
        assert_eq!(id, urn("record ru cases/a"));
        assert_ne!(id, urn("record en cases/a"));
        let groups: Vec<usize> =
            id.trim_start_matches("urn:uuid:").split('-').map(|group| group.len()).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12], "{id}");
        assert_eq!(id.as_bytes()[9 + 14], b'8', "version 8: {id}");
        assert!(b"89ab".contains(&id.as_bytes()[9 + 19]), "variant of RFC 9562: {id}");
    }

    #[test]
    fn an_inexact_date_becomes_its_first_day() {
        let day = |text: &str| midnight(&first_day(text.parse().expect("a date")));
        assert_eq!(day("2012-05-24"), "2012-05-24T00:00:00Z");
        assert_eq!(day("2012-05"), "2012-05-01T00:00:00Z");
        assert_eq!(day("2012"), "2012-01-01T00:00:00Z");
    }
}
