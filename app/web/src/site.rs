//! Everything pages are rendered from: records, vocabularies, regions, interface words, asset names.
//! Not here: reading any of it from files (crate `builder`).

use crate::symbols::Symbols;
use crate::words::{PageWords, fill};
use model::{
    Article, Browse, Collection, Feed, Filter, Label, Language, PartialDate, Record, RecordId, Route, Row,
    Source,
};
use std::collections::BTreeMap;

/// The whole site in memory, checked and sorted; rendering only reads it.
#[derive(Debug)]
pub struct Site {
    pub settings: Settings,
    pub words: BTreeMap<Language, PageWords>,
    /// Vocabulary name (`rights`, `bodies`, `fields`, `texts` …) to its terms in display order.
    pub vocabularies: BTreeMap<String, Vocabulary>,
    /// Regions of Kazakhstan and the states around it, by ISO 3166 code.
    pub regions: BTreeMap<String, Region>,
    /// Cities that records name as their place, by id.
    pub cities: BTreeMap<String, City>,
    /// Cities of the records whose place is known as nearly as that.
    pub places: BTreeMap<RecordId, Vec<String>>,
    pub records: BTreeMap<RecordId, Record>,
    /// Records of each collection in the order registers show them: newest first, undated last.
    pub registers: BTreeMap<Collection, Vec<RecordId>>,
    /// Records that refer to a record, other than those it names itself.
    pub backlinks: BTreeMap<RecordId, Vec<RecordId>>,
    /// Which record a symbol, a complaint's number or a paragraph in a text stands for.
    pub symbols: Symbols,
    /// Records whose words or sources call a record by its symbol, number or paragraph.
    pub cited_by: BTreeMap<RecordId, Vec<RecordId>>,
    /// Collation order of titles per language: position of each record, for A–Z lists.
    pub alphabet: BTreeMap<Language, Vec<RecordId>>,
    /// SHA-256 of each record's own data file, 64 hex digits.
    pub hashes: BTreeMap<RecordId, String>,
    /// How to cite each record's page in each language, in the order of [`CitationStyle::ALL`].
    pub citations: BTreeMap<(RecordId, Language), Vec<Citation>>,
    /// Every feed that has records, with them: newest first, undated last.
    pub feeds: BTreeMap<Feed, Vec<RecordId>>,
    pub assets: Assets,
}

/// One reference to a record's page, ready to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    pub style: CitationStyle,
    /// Plain text; it holds the page's address where the site's address is known.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CitationStyle {
    /// GOST R 7.0.100-2018, bibliographic description of an electronic resource.
    Gost,
    /// American Psychological Association, 7th edition.
    Apa,
    /// Oxford University Standard for the Citation of Legal Authorities, 4th edition.
    Oscola,
}

impl CitationStyle {
    pub const ALL: [CitationStyle; 3] = [CitationStyle::Gost, CitationStyle::Apa, CitationStyle::Oscola];

    /// Value of `data-style` on pages.
    pub fn key(self) -> &'static str {
        match self {
            CitationStyle::Gost => "gost",
            CitationStyle::Apa => "apa",
            CitationStyle::Oscola => "oscola",
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Settings {
    pub name: Label,
    pub tagline: Label,
    pub publisher: Label,
    /// `https://example.org/quqyq/`, where known: canonical links and feeds need it.
    pub address: Option<String>,
    /// Day the data were last published, `2026-11-21`.
    pub version: String,
    /// Path the site is served under, with slashes at both ends; only the page for unknown addresses needs it.
    pub base_path: String,
}

impl Settings {
    /// Where a path below the site's root is published, if the site's address is known.
    pub fn absolute(&self, path: &str) -> Option<String> {
        self.address.as_ref().map(|address| model::absolute(address, path))
    }
}

#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    pub terms: BTreeMap<String, Term>,
    /// Ids in the order of the file.
    pub order: Vec<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Term {
    pub label: Label,
    pub short: Option<Label>,
    /// Further keys of the vocabulary: `finding` of outcomes, `articles` of treaties …
    pub extra: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Default)]
pub struct Region {
    pub code: String,
    /// `oblast`, `city` or `state`.
    pub level: String,
    pub country: String,
    pub name: Label,
    pub centre: Option<Label>,
    pub formed: Option<PartialDate>,
    pub formed_from: Vec<String>,
    pub status_since: Option<PartialDate>,
    pub former_names: Vec<FormerName>,
    /// In Russian, as the source gives it.
    pub notes: Vec<String>,
    pub sources: Vec<Source>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct City {
    pub name: Label,
    /// Today's region.
    pub region: String,
    /// Degrees north and east of the city's centre, to a hundredth.
    pub latitude: f64,
    pub longitude: f64,
}

#[derive(Clone, Debug, Default)]
pub struct FormerName {
    pub name: Label,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
}

/// Names of published files, relative to the site's root, without a leading slash.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    pub style: String,
    /// Style sheet of the map page only.
    pub leaflet_style: String,
    pub leaflet_script: String,
    /// The small scripts that load a page's program.
    pub programs: Programs,
    /// Records of a register ready for every format, by collection and language; loaded only when used.
    pub take_home: BTreeMap<(Collection, Language), String>,
    /// The loader of the worker that makes files to take home.
    pub take_home_worker: String,
    /// The search worker's loader script.
    pub search_worker: String,
    /// The search manifest (stable name).
    pub search_manifest: String,
    /// What the search program and all of its index weigh as they are sent.
    pub search_bytes: u64,
    pub geometry: String,
    /// Interface words and labels for the interactive parts, JSON of `BrowserWords`.
    pub words: BTreeMap<Language, String>,
    /// Rows of a register, JSON array of `Row` with titles in that language.
    pub rows: BTreeMap<(Collection, Language), String>,
    /// Cities, offices and past regions for the map.
    pub places: BTreeMap<Language, String>,
}

/// Scripts that start the programs of pages; empty where the browser part was not built.
#[derive(Clone, Debug, Default)]
pub struct Programs {
    /// Of pages that are only read.
    pub reading: String,
    pub search: String,
    /// Of registers and marked records.
    pub lists: String,
    pub map: String,
    /// What more the map can do; the map loads it when it is asked for.
    pub map_more: String,
}

impl Programs {
    /// The program of the page at `route`.
    pub fn of(&self, route: &Route) -> &str {
        match route {
            Route::Search(_) => &self.search,
            Route::Register(..) | Route::Saved(_) => &self.lists,
            Route::Map(_) => &self.map,
            Route::Root
            | Route::NotFound
            | Route::Home(_)
            | Route::Regions(_)
            | Route::Feeds(_)
            | Route::Region(..)
            | Route::View(..)
            | Route::Browse(..)
            | Route::BrowseValue(..)
            | Route::Record(..) => &self.reading,
        }
    }
}

impl Site {
    pub fn term(&self, vocabulary: &str, id: &str) -> Option<&Term> {
        self.vocabularies.get(vocabulary)?.terms.get(id)
    }

    /// Label of a term; the id itself where the vocabulary lacks it.
    pub fn label<'a>(&'a self, vocabulary: &str, id: &'a str, language: Language) -> &'a str {
        self.term(vocabulary, id).map_or(id, |term| term.label.get(language))
    }

    pub fn rows(&self, collection: Collection) -> impl Iterator<Item = &Row> {
        self.registers
            .get(&collection)
            .into_iter()
            .flatten()
            .filter_map(|id| self.records.get(id))
            .map(|record| &record.row)
    }

    /// The vocabulary that holds the labels of a filter's values; years and articles have none.
    pub fn vocabulary_of(filter: Filter) -> Option<&'static str> {
        match filter {
            Filter::Collection => Some("collections"),
            Filter::Kind => Some("kinds"),
            Filter::Body => Some("bodies"),
            Filter::Outcome => Some("outcomes"),
            Filter::Right => Some("rights"),
            Filter::Implementation => Some("implementation"),
            Filter::Position => Some("positions"),
            Filter::Assessment => Some("assessments"),
            Filter::Cluster => Some("clusters"),
            Filter::Status => Some("statuses"),
            Filter::Lang => Some("languages"),
            Filter::Region | Filter::Violated | Filter::Alleged | Filter::Year => None,
        }
    }

    /// What a filter's value is called: `KZ-39` Kostanay Region, `CAT-12` CAT art. 12, `2012` 2012.
    pub fn value_label(&self, filter: Filter, value: &str, language: Language) -> String {
        match filter {
            Filter::Region => self
                .regions
                .get(value)
                .map_or_else(|| value.to_owned(), |region| region.name.get(language).to_owned()),
            Filter::Violated | Filter::Alleged => self.article_label(article_of(value), language),
            Filter::Year => value.to_owned(),
            _ => Site::vocabulary_of(filter).map_or_else(
                || value.to_owned(),
                |vocabulary| self.label(vocabulary, value, language).to_owned(),
            ),
        }
    }

    /// An article as documents name it: «КПП, ст. 2 (1)».
    pub fn article_label(&self, article: Article, language: Language) -> String {
        let term = self.term("treaties", article.treaty);
        let treaty =
            term.map_or(article.treaty, |term| term.short.as_ref().unwrap_or(&term.label).get(language));
        if article.number.is_empty() {
            return treaty.to_owned();
        }
        fill(&self.words[&language].article, &[("treaty", treaty), ("article", &article.printed())])
    }

    /// What a feed is called: «Дела · Пытки».
    pub fn feed_label(&self, feed: &Feed, language: Language) -> String {
        let parts = [
            feed.collection
                .map(|collection| self.value_label(Filter::Collection, collection.slug(), language)),
            feed.right.as_ref().map(|right| self.value_label(Filter::Right, right, language)),
            feed.region.as_ref().map(|region| self.value_label(Filter::Region, region, language)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { self.words[&language].feeds_all.clone() } else { parts.join(" · ") }
    }

    /// The values of `browse` among the records of `collection`, each with its records, in display order.
    pub fn browse(
        &self,
        collection: Collection,
        browse: Browse,
        language: Language,
    ) -> Vec<(String, Vec<RecordId>)> {
        match browse {
            Browse::By(filter) => {
                let mut values: BTreeMap<String, Vec<RecordId>> = BTreeMap::new();
                for row in self.rows(collection) {
                    for value in row.values(filter) {
                        values.entry(value.clone()).or_default().push(row.id.clone());
                    }
                }
                let mut values: Vec<_> = values.into_iter().collect();
                match filter {
                    Filter::Year => values.reverse(),
                    Filter::Violated | Filter::Alleged => {
                        values.sort_by_key(|(value, _)| article_order(value))
                    }
                    _ => values.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0))),
                }
                values
            }
            Browse::Letter => {
                let mut letters: Vec<(String, Vec<RecordId>)> = Vec::new();
                for id in self.alphabet.get(&language).into_iter().flatten() {
                    if id.collection != collection {
                        continue;
                    }
                    let Some(record) = self.records.get(id) else { continue };
                    let letter = first_letter(record.row.title(language).1);
                    match letters.last_mut().filter(|(last, _)| *last == letter) {
                        Some((_, ids)) => ids.push(id.clone()),
                        None => letters.push((letter, vec![id.clone()])),
                    }
                }
                merge_repeated(letters)
            }
        }
    }
}

/// A value of the article filters as an article: `ICCPR-OP1-1` is article 1 of ICCPR-OP1.
fn article_of(value: &str) -> Article<'_> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let parts = value.rsplit_once('-').filter(|(_, number)| is_number(number));
    let (treaty, number) = parts.unwrap_or((value, ""));
    Article { treaty, number, part: "" }
}

/// `CAT-2` before `CAT-12` before `ICCPR-2`.
fn article_order(value: &str) -> (String, u32) {
    let article = article_of(value);
    (article.treaty.to_owned(), article.number.parse().unwrap_or(u32::MAX))
}

/// First letter or digit of a title, upper-case; digits share `0-9`, anything else `other`.
fn first_letter(title: &str) -> String {
    match title.chars().find(|c| c.is_alphanumeric()) {
        Some(c) if c.is_numeric() => "0-9".to_owned(),
        Some(c) => c.to_uppercase().collect(),
        None => "other".to_owned(),
    }
}

/// Joins groups of the same letter that the collation order kept apart.
fn merge_repeated(letters: Vec<(String, Vec<RecordId>)>) -> Vec<(String, Vec<RecordId>)> {
    let mut merged: Vec<(String, Vec<RecordId>)> = Vec::new();
    for (letter, ids) in letters {
        match merged.iter_mut().find(|(seen, _)| *seen == letter) {
            Some((_, all)) => all.extend(ids),
            None => merged.push((letter, ids)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_sort_by_number_within_their_treaty() {
        let mut values = vec!["ICCPR-OP1-1", "ICCPR-2", "CAT-12", "CAT-2", "ICCPR-OP1"];
        values.sort_by_key(|value| article_order(value));
        assert_eq!(values, ["CAT-2", "CAT-12", "ICCPR-2", "ICCPR-OP1-1", "ICCPR-OP1"]);
    }

    #[test]
    fn titles_start_with_a_letter_whatever_stands_before_it() {
        assert_eq!(first_letter("«Қадір-қасиет»"), "Қ");
        assert_eq!(first_letter("20-шы бап"), "0-9");
        assert_eq!(first_letter("…"), "other");
    }
}
