//! Citations in three styles, made by a processor of the Citation Style Language.
//! Not here: what a record is to a style (`item`).
//!
//! APA comes with the processor. GOST R 7.0.100-2018 and OSCOLA do not; the files in
//! `app/builder/styles/` are ours, and so are the Kazakh words, which no locale of the language has.

use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, LocaleFile, Style};
use hayagriva::{BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest};
use model::Language;
use serde_json::{Map, Value};
use std::sync::LazyLock;
use web::site::{Citation, CitationStyle};

const GOST: &str = include_str!("../../styles/gost-r-7-0-100-2018.csl");
const OSCOLA: &str = include_str!("../../styles/oscola.csl");
const KAZAKH: &str = include_str!("../../styles/locale-kk-KZ.xml");

/// A style is read once for all records.
struct Styles {
    gost: IndependentStyle,
    apa: IndependentStyle,
    oscola: IndependentStyle,
    locales: Vec<Locale>,
}

static STYLES: LazyLock<Styles> = LazyLock::new(|| {
    let own = |xml: &str| IndependentStyle::from_xml(xml).expect("a style of ours is valid; a test reads it");
    let Style::Independent(apa) = ArchivedStyle::AmericanPsychologicalAssociation.get() else {
        unreachable!("the archive holds APA itself, not a reference to it")
    };
    let used = ["ru-RU", "en-GB", "en-US"];
    let mut locales = archive::locales();
    locales.retain(|locale| locale.lang.as_ref().is_some_and(|lang| used.contains(&lang.0.as_str())));
    let kazakh = LocaleFile::from_xml(KAZAKH).expect("the Kazakh locale is valid; a test reads it");
    locales.push(kazakh.into());
    Styles { gost: own(GOST), apa, oscola: own(OSCOLA), locales }
});

/// The item in every style, in the order of [`CitationStyle::ALL`].
pub fn citations(item: &Map<String, Value>, language: Language) -> Vec<Citation> {
    CitationStyle::ALL.map(|style| Citation { style, text: citation(item, style, language) }).into()
}

fn citation(item: &Map<String, Value>, style: CitationStyle, language: Language) -> String {
    let csl = match style {
        CitationStyle::Gost => &STYLES.gost,
        CitationStyle::Apa => &STYLES.apa,
        CitationStyle::Oscola => &STYLES.oscola,
    };
    let item = adapted(item, style);
    let locale = Some(locale(style, language));
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
    match style {
        CitationStyle::Gost | CitationStyle::Apa => {}
        // Names of cases have no full stop after `v` in OSCOLA.
        CitationStyle::Oscola => {
            if let Some(Value::String(title)) = item.get_mut("title") {
                *title = title.replace(" v. ", " v ");
            }
        }
    }
    serde_json::from_value(Value::Object(item)).expect("the item is CSL-JSON")
}

fn locale(style: CitationStyle, language: Language) -> LocaleCode {
    let code = match (language, style) {
        (Language::Kk, _) => "kk-KZ",
        (Language::Ru, _) => "ru-RU",
        (Language::En, CitationStyle::Apa) => "en-US",
        (Language::En, CitationStyle::Gost | CitationStyle::Oscola) => "en-GB",
    };
    LocaleCode(code.to_owned())
}
