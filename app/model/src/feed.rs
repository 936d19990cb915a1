//! Addresses of feeds: what a feed is about, and the file that holds it.
//! Not here: entries and their words (crate `builder`), and which feeds have records.

use crate::{Collection, Filter, Filters, Language, Row};

/// The records a reader can follow: of one collection, one right, one region, two of them, or all.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feed {
    pub collection: Option<Collection>,
    /// Term of the vocabulary `rights`.
    pub right: Option<String>,
    /// ISO 3166 code.
    pub region: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedFormat {
    /// Atom 1.0 (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

/// More parts would make more feeds than there are records.
const MOST_PARTS: usize = 2;

impl FeedFormat {
    pub const ALL: [FeedFormat; 2] = [FeedFormat::Atom, FeedFormat::Json];

    pub fn extension(self) -> &'static str {
        match self {
            FeedFormat::Atom => "xml",
            FeedFormat::Json => "json",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            FeedFormat::Atom => "application/atom+xml",
            FeedFormat::Json => "application/feed+json",
        }
    }
}

impl Feed {
    pub fn of_collection(collection: Collection) -> Feed {
        Feed { collection: Some(collection), ..Feed::default() }
    }

    pub fn of_right(right: impl Into<String>) -> Feed {
        Feed { right: Some(right.into()), ..Feed::default() }
    }

    pub fn of_region(region: impl Into<String>) -> Feed {
        Feed { region: Some(region.into()), ..Feed::default() }
    }

    /// The feed whose records are exactly those that pass `filters` in `collection` (`None`: in any).
    ///
    /// There is none for other filters, for alternatives, and for three conditions at once.
    pub fn of_filters(collection: Option<Collection>, filters: &Filters) -> Option<Feed> {
        let mut feed = Feed { collection, ..Feed::default() };
        for (filter, groups) in &filters.0 {
            let [group] = groups.as_slice() else { return None };
            let [value] = group.as_slice() else { return None };
            match filter {
                Filter::Right => feed.right = Some(value.clone()),
                Filter::Region => feed.region = Some(value.clone()),
                Filter::Collection if feed.collection.is_none() => {
                    feed.collection = Some(Collection::parse(value)?);
                }
                _ => return None,
            }
        }
        feed.has_address().then_some(feed)
    }

    fn parts(&self) -> usize {
        usize::from(self.collection.is_some())
            + usize::from(self.right.is_some())
            + usize::from(self.region.is_some())
    }

    /// Whether the portal has feeds of this form.
    pub fn has_address(&self) -> bool {
        self.parts() <= MOST_PARTS && self.collection != Some(Collection::Pages)
    }

    pub fn holds(&self, row: &Row) -> bool {
        let has = |filter: Filter, wanted: &Option<String>| {
            wanted.as_ref().is_none_or(|wanted| row.values(filter).contains(wanted))
        };
        row.id.collection != Collection::Pages
            && self.collection.is_none_or(|collection| row.id.collection == collection)
            && has(Filter::Right, &self.right)
            && has(Filter::Region, &self.region)
    }

    /// Every feed of this form that holds `row`.
    pub fn all_of(row: &Row) -> Vec<Feed> {
        let collection = [None, Some(row.id.collection)];
        let optional =
            |filter: Filter| std::iter::once(None).chain(row.values(filter).iter().cloned().map(Some));
        let mut feeds = Vec::new();
        for collection in collection {
            for right in optional(Filter::Right) {
                for region in optional(Filter::Region) {
                    let feed = Feed { collection, right: right.clone(), region };
                    if feed.has_address() && feed.holds(row) {
                        feeds.push(feed);
                    }
                }
            }
        }
        feeds
    }

    /// Name of the feed without folder and ending: `all`, `cases`, `right-torture.region-KZ-39`.
    pub fn name(&self) -> String {
        let parts = [
            self.collection.map(|collection| collection.slug().to_owned()),
            self.right.as_ref().map(|right| format!("right-{right}")),
            self.region.as_ref().map(|region| format!("region-{region}")),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { "all".to_owned() } else { parts.join(".") }
    }

    /// File below the site's root: `ru/feeds/cases.right-torture.xml`.
    pub fn path(&self, language: Language, format: FeedFormat) -> String {
        format!("{}/feeds/{}.{}", language.code(), self.name(), format.extension())
    }

    /// Reads what [`Feed::path`] writes.
    pub fn parse(path: &str) -> Option<(Language, Feed, FeedFormat)> {
        let (language, file) = path.split_once("/feeds/")?;
        let language = Language::parse(language)?;
        let (name, extension) = file.rsplit_once('.')?;
        let format = FeedFormat::ALL.into_iter().find(|format| format.extension() == extension)?;
        let mut feed = Feed::default();
        if name != "all" {
            for part in name.split('.') {
                if let Some(right) = part.strip_prefix("right-").filter(|right| !right.is_empty()) {
                    feed.right = Some(right.to_owned());
                } else if let Some(region) = part.strip_prefix("region-").filter(|code| !code.is_empty()) {
                    feed.region = Some(region.to_owned());
                } else {
                    feed.collection = Some(Collection::parse(part)?);
                }
            }
        }
        // Repeated or misplaced parts print otherwise than they were written.
        (feed.has_address() && feed.name() == name).then_some((language, feed, format))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RecordId;
    use std::collections::BTreeMap;

    fn feed(collection: Option<Collection>, right: &str, region: &str) -> Feed {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Feed { collection, right: some(right), region: some(region) }
    }

    #[test]
    fn every_form_prints_as_promised_and_reads_back() {
        let cases = Some(Collection::Cases);
        for (feed, format, path) in [
            (feed(None, "", ""), FeedFormat::Atom, "ru/feeds/all.xml"),
            (feed(cases, "", ""), FeedFormat::Atom, "ru/feeds/cases.xml"),
            (feed(None, "torture", ""), FeedFormat::Atom, "ru/feeds/right-torture.xml"),
            (feed(None, "", "KZ-39"), FeedFormat::Json, "ru/feeds/region-KZ-39.json"),
            (feed(cases, "torture", ""), FeedFormat::Atom, "ru/feeds/cases.right-torture.xml"),
            (
                feed(None, "fair-trial", "KZ-39"),
                FeedFormat::Atom,
                "ru/feeds/right-fair-trial.region-KZ-39.xml",
            ),
        ] {
            assert_eq!(feed.path(Language::Ru, format), path);
            assert_eq!(Feed::parse(path), Some((Language::Ru, feed, format)));
        }
    }

    #[test]
    fn other_files_are_no_feeds() {
        for path in [
            "ru/feeds/",
            "ru/feeds/all",
            "ru/feeds/all.txt",
            "de/feeds/all.xml",
            "ru/feeds/pages.xml",
            "ru/feeds/colour.xml",
            "ru/feeds/right-.xml",
            "ru/feeds/right-torture.cases.xml",
            "ru/feeds/cases.right-torture.region-KZ-39.xml",
        ] {
            assert_eq!(Feed::parse(path), None, "{path}");
        }
    }

    #[test]
    fn a_record_stands_in_the_feeds_of_its_values_and_of_their_pairs() {
        let own = |values: &[&str]| values.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>();
        let row = Row {
            id: RecordId::new(Collection::Cases, "a"),
            titles: BTreeMap::new(),
            date: None,
            symbol: None,
            values: BTreeMap::from([
                (Filter::Right, own(&["torture", "redress"])),
                (Filter::Region, own(&["KZ-39"])),
            ]),
        };
        let mut names: Vec<String> = Feed::all_of(&row).iter().map(Feed::name).collect();
        names.sort();
        assert_eq!(
            names,
            [
                "all",
                "cases",
                "cases.region-KZ-39",
                "cases.right-redress",
                "cases.right-torture",
                "region-KZ-39",
                "right-redress",
                "right-redress.region-KZ-39",
                "right-torture",
                "right-torture.region-KZ-39",
            ]
        );
        assert!(!feed(None, "torture", "KZ-75").holds(&row));
        assert!(!feed(Some(Collection::Statements), "torture", "").holds(&row));
    }

    #[test]
    fn filters_have_a_feed_only_when_it_shows_the_same_records() {
        let mut filters = Filters::one(Filter::Right, "torture");
        let of =
            |filters: &Filters, collection| Feed::of_filters(collection, filters).map(|feed| feed.name());
        assert_eq!(of(&filters, None).as_deref(), Some("right-torture"));
        filters.set(Filter::Region, vec!["KZ-39".to_owned()]);
        assert_eq!(of(&filters, None).as_deref(), Some("right-torture.region-KZ-39"));
        assert_eq!(of(&filters, Some(Collection::Cases)), None, "three conditions");
        filters.set(Filter::Region, vec!["KZ-39".to_owned(), "KZ-75".to_owned()]);
        assert_eq!(of(&filters, None), None, "alternatives");
        assert_eq!(of(&Filters::one(Filter::Body, "CAT"), None), None, "another filter");
        assert_eq!(of(&Filters::one(Filter::Collection, "cases"), None).as_deref(), Some("cases"));
    }
}
