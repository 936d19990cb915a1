//! Citations in three styles, made by a processor of the Citation Style Language.
//! Not here: what a record is to a style (`item`).
//!
//! APA comes with the processor. GOST R 7.0.100-2018 and OSCOLA do not: the files in
//! `app/builder/styles/` are ours, and so are the Kazakh words and the Russian months after a day, which
//! no locale of the processor has.

use super::date_parts;
use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{
    IndependentStyle, LayoutRenderingElement, Locale, LocaleCode, LocaleFile, Style,
};
use hayagriva::{BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest};
use model::Language;
use serde_json::{Map, Value};
use std::sync::LazyLock;
use web::site::{Citation, CitationStyle};
use web::text::uncapitalised;

const GOST: &str = include_str!("../../styles/gost-r-7-0-100-2018.csl");
const OSCOLA: &str = include_str!("../../styles/oscola.csl");
const KAZAKH: &str = include_str!("../../styles/locale-kk-KZ.xml");
const RUSSIAN_DATED: &str = include_str!("../../styles/locale-ru-dated.xml");

/// A style is read once for all records.
struct Styles {
    gost: IndependentStyle,
    apa: IndependentStyle,
    /// With the day before the month, as in Kazakh and Russian.
    apa_day_first: IndependentStyle,
    oscola: IndependentStyle,
    locales: Vec<Locale>,
}

static STYLES: LazyLock<Styles> = LazyLock::new(|| {
    let own = |xml: &str| IndependentStyle::from_xml(xml).expect("a style of ours is valid; a test reads it");
    let Style::Independent(mut apa) = ArchivedStyle::AmericanPsychologicalAssociation.get() else {
        unreachable!("the archive holds APA itself, not a reference to it")
    };
    let used = ["ru-RU", "en-GB", "en-US"];
    let mut locales = archive::locales();
    locales.retain(|locale| locale.lang.as_ref().is_some_and(|lang| used.contains(&lang.0.as_str())));
    let read =
        |xml: &str| LocaleFile::from_xml(xml).expect("a locale of ours is valid; a test reads it").into();
    locales.extend([KAZAKH, RUSSIAN_DATED].map(read));
    // Only bibliographies are used: what stands in the text need not be made, and ours is the cheapest.
    let gost = own(GOST);
    apa.citation = gost.citation.clone();
    let apa_day_first = day_first(apa.clone());
    Styles { gost, apa, apa_day_first, oscola: own(OSCOLA), locales }
});

/// APA writes "2012, May 24" in every language; only the order of its two parts is changed.
fn day_first(mut apa: IndependentStyle) -> IndependentStyle {
    let month_and_day = apa.macros.iter_mut().filter(|part| part.name == "date-issued-month-day");
    for element in month_and_day.flat_map(|part| &mut part.children) {
        if let LayoutRenderingElement::Date(date) = element {
            date.date_part.reverse();
            date.date_part.iter_mut().for_each(|part| part.affixes.prefix = None);
            date.delimiter = Some(" ".to_owned());
        }
    }
    apa
}

/// The item in every style, in the order of [`CitationStyle::ALL`].
pub fn citations(item: &Map<String, Value>, language: Language) -> Vec<Citation> {
    CitationStyle::ALL.map(|style| Citation { style, text: citation(item, style, language) }).into()
}

fn citation(item: &Map<String, Value>, style: CitationStyle, language: Language) -> String {
    let csl = match (style, language) {
        (CitationStyle::Gost, _) => &STYLES.gost,
        (CitationStyle::Apa, Language::En) => &STYLES.apa,
        (CitationStyle::Apa, Language::Kk | Language::Ru) => &STYLES.apa_day_first,
        (CitationStyle::Oscola, _) => &STYLES.oscola,
    };
    let has_day = date_parts(item, "issued").len() == 3;
    let item = adapted(item, style);
    let locale = Some(locale(style, language, has_day));
    let mut driver = BibliographyDriver::new();
    let items = vec![CitationItem::with_entry(&item)];
    driver.citation(CitationRequest::new(items, csl, locale.clone(), &STYLES.locales, None));
    let request = BibliographyRequest { style: csl, locale, locale_files: &STYLES.locales };
    let mut text = String::new();
    for entry in driver.finish(request).bibliography.into_iter().flat_map(|bibliography| bibliography.items) {
        // Writing to a String cannot fail.
        let _ = entry.content.write_buf(&mut text, BufWriteFormat::Plain);
    }
    text
}

/// What a style needs said otherwise than the item says it.
fn adapted(item: &Map<String, Value>, style: CitationStyle) -> Item {
    let mut item = item.clone();
    let text = |item: &Map<String, Value>, key: &str| item.get(key)?.as_str().map(str::to_owned);
    match style {
        // What follows the title continues its sentence; in English and Kazakh some kinds begin with a name.
        CitationStyle::Gost => {
            if let Some(genre) =
                text(&item, "genre").filter(|_| text(&item, "language").as_deref() == Some("ru"))
            {
                item.insert("genre".to_owned(), uncapitalised(&genre).into());
            }
        }
        // APA knows cases of courts with reporters, and numbers of reports without slashes: a decision of
        // a treaty body is a document, and its symbol stands beside its kind.
        CitationStyle::Apa => {
            if text(&item, "type").as_deref() == Some("legal_case") {
                item.insert("type".to_owned(), "report".into());
            }
            let number = item.remove("number").and_then(|number| number.as_str().map(str::to_owned));
            let genre: Vec<String> = [text(&item, "genre"), number].into_iter().flatten().collect();
            if !genre.is_empty() {
                item.insert("genre".to_owned(), genre.join(", ").into());
            }
        }
        // Names of cases have no full stop after `v`.
        CitationStyle::Oscola => {
            if let Some(title) = text(&item, "title") {
                item.insert("title".to_owned(), title.replace(" v. ", " v ").into());
            }
        }
    }
    serde_json::from_value(Value::Object(item)).expect("the item is CSL-JSON")
}

fn locale(style: CitationStyle, language: Language, has_day: bool) -> LocaleCode {
    let code = match (language, style) {
        (Language::Kk, _) => "kk-KZ",
        (Language::Ru, _) if has_day => "ru-x-dated",
        (Language::Ru, _) => "ru-RU",
        (Language::En, CitationStyle::Apa) => "en-US",
        (Language::En, CitationStyle::Gost | CitationStyle::Oscola) => "en-GB",
    };
    LocaleCode(code.to_owned())
}
