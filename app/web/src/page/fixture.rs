//! A small site for tests, with the interface words of `content/ui`.
//! Not here: the real content.

use crate::site::{Citation, CitationStyle, Settings, Site, Term, Vocabulary};
use crate::symbols::Symbols;
use crate::words::{InterfaceWords, PageWords};
use model::{
    Body, Collection, Fact, FactValue, Feed, Filter, Label, Language, Paragraph, Record, RecordId, Row,
    Source, TextKey, Words,
};
use std::collections::{BTreeMap, BTreeSet};

pub fn words(language: Language) -> PageWords {
    let text = match language {
        Language::Kk => include_str!("../../../../content/ui/kk.toml"),
        Language::Ru => include_str!("../../../../content/ui/ru.toml"),
        Language::En => include_str!("../../../../content/ui/en.toml"),
    };
    let table: BTreeMap<String, serde_json::Value> = toml::from_str(text).expect("a table of words");
    let (there, needed): (BTreeSet<&str>, BTreeSet<&str>) =
        (table.keys().map(String::as_str).collect(), PageWords::KEYS.iter().copied().collect());
    assert_eq!(there, needed, "every interface word and no other");
    let mut words = PageWords::default();
    for (key, value) in table {
        words.set(&key, value).expect("a word");
    }
    words
}

fn label(kk: &str, ru: &str, en: &str) -> Label {
    Label { kk: kk.to_owned(), ru: ru.to_owned(), en: en.to_owned() }
}

/// A term's id, its label and its further keys.
type TermFacts<'a> = (&'a str, Label, &'a [(&'a str, &'a str)]);

fn vocabulary(terms: &[TermFacts<'_>]) -> Vocabulary {
    let term = |(id, label, extra): &TermFacts<'_>| {
        let extra = extra.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        ((*id).to_owned(), Term { label: label.clone(), short: None, extra })
    };
    Vocabulary {
        terms: terms.iter().map(term).collect(),
        order: terms.iter().map(|(id, ..)| (*id).to_owned()).collect(),
    }
}

pub const CASE: &str = "cat-433-2010-gerasimov";

pub fn case(site: &Site) -> &Record {
    &site.records[&RecordId::new(Collection::Cases, CASE)]
}

fn citations() -> Vec<Citation> {
    let text =
        |style: CitationStyle| format!("Дело <{}>. https://example.org/ru/cases/{CASE}/.", style.key());
    CitationStyle::ALL.map(|style| Citation { style, text: text(style) }).into()
}

/// One case with everything, one without a decision, and two text pages.
pub fn site() -> Site {
    let languages = |language: Language, text: &str| {
        let words = Words {
            title: "Герасимов против Казахстана".to_owned(),
            title_published: true,
            draft: false,
            stale: false,
            clauses: BTreeMap::new(),
            texts: BTreeMap::from([
                (TextKey::Outcome, "Комитет установил нарушение.".to_owned()),
                (TextKey::SourceConflict, "Один источник называет <другой> день.".to_owned()),
            ]),
            body: Body {
                html: format!("<p id=\"p-1\">{text}</p>"),
                paragraphs: vec![Paragraph { anchor: "p-1".to_owned(), text: text.to_owned() }],
            },
        };
        (language, words)
    };
    let own = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
    let terms = |vocabulary: &'static str, ids: &[&str]| FactValue::Terms { vocabulary, ids: own(ids) };
    let id = RecordId::new(Collection::Cases, CASE);
    let date = "2012-05-24".parse().ok();
    let case = Record {
        id: id.clone(),
        row: Row {
            id: id.clone(),
            titles: BTreeMap::from([(Language::Ru, "Герасимов против Казахстана".to_owned())]),
            date,
            symbol: Some("CAT/C/48/D/433/2010".to_owned()),
            values: BTreeMap::from([
                (Filter::Body, own(&["CAT"])),
                (Filter::Outcome, own(&["violation"])),
                (Filter::Violated, own(&["CAT-12"])),
                (Filter::Alleged, own(&["CAT-1", "CAT-12"])),
                (Filter::Right, own(&["torture"])),
                (Filter::Region, own(&["KZ-39"])),
                (Filter::Year, own(&["2012"])),
                (Filter::Implementation, own(&["not-known"])),
            ]),
        },
        facts: vec![
            Fact { field: "body", value: terms("bodies", &["CAT"]) },
            Fact { field: "adopted", value: FactValue::Dates(date.into_iter().collect()) },
            Fact { field: "events", value: FactValue::Texts(own(&["2007"])) },
            Fact { field: "outcome", value: terms("outcomes", &["violation"]) },
            Fact { field: "alleged", value: FactValue::Articles(own(&["CAT 1", "CAT 12"])) },
            Fact { field: "violated", value: FactValue::Articles(own(&["CAT 12"])) },
            Fact { field: "rights", value: terms("rights", &["torture"]) },
            Fact { field: "regions", value: terms("regions", &["KZ-39"]) },
            Fact { field: "remedies", value: terms("remedies", &["investigation"]) },
            Fact { field: "response_days", value: FactValue::Number(90) },
        ],
        words: BTreeMap::from([languages(Language::Ru, "Заявитель пришёл в отделение полиции.")]),
        sources: vec![
            Source {
                url: Some("https://docs.un.org/en/CAT/C/48/D/433/2010".to_owned()),
                symbol: Some("CAT/C/48/D/433/2010".to_owned()),
                supports: own(&["outcome", "adopted"]),
                ..Source::default()
            },
            Source { url: Some("javascript:alert(1)".to_owned()), ..Source::default() },
        ],
        unverified: own(&["place"]),
        related: Vec::new(),
        self_check: None,
        letter: None,
    };
    let text_page = |slug: &str| {
        let id = RecordId::new(Collection::Pages, slug);
        let row = Row {
            id: id.clone(),
            titles: BTreeMap::from([(Language::Ru, format!("Страница {slug}"))]),
            date: None,
            symbol: None,
            values: BTreeMap::new(),
        };
        Record {
            id,
            row,
            facts: Vec::new(),
            words: BTreeMap::from([languages(Language::Ru, "Каждый факт имеет источник.")]),
            sources: Vec::new(),
            unverified: Vec::new(),
            related: Vec::new(),
            self_check: None,
            letter: None,
        }
    };
    let (method, unknown) = (text_page("method"), text_page("unknown"));
    let pages = vec![method.id.clone(), unknown.id.clone()];
    let kostanay = crate::site::Region {
        code: "KZ-39".to_owned(),
        level: "oblast".to_owned(),
        country: "KZ".to_owned(),
        name: label("Қостанай облысы", "Костанайская область", "Kostanay Region"),
        ..crate::site::Region::default()
    };
    let feeds = Feed::all_of(&case.row).into_iter().map(|feed| (feed, vec![id.clone()])).collect();
    Site {
        settings: Settings {
            name: label("Құқық", "Құқық", "Quqyq"),
            tagline: label("Адам құқықтары", "Права человека", "Human rights"),
            publisher: label("Жариялаушы", "Издатель", "Publisher"),
            address: None,
            version: "2026-11-21".to_owned(),
            base_path: "/quqyq/".to_owned(),
        },
        words: Language::ALL.into_iter().map(|language| (language, words(language))).collect(),
        vocabularies: BTreeMap::from([
            ("bodies".to_owned(), vocabulary(&[("CAT", label("АҚК", "Комитет против пыток", "CAT"), &[])])),
            (
                "outcomes".to_owned(),
                vocabulary(&[(
                    "violation",
                    label("Бұзушылық анықталды", "Нарушение признано", "Violation found"),
                    &[("finding", "violation")],
                )]),
            ),
            ("rights".to_owned(), vocabulary(&[("torture", label("Азаптау", "Пытки", "Torture"), &[])])),
            (
                "kinds".to_owned(),
                vocabulary(&[("core-un", label("БҰҰ шарты", "Договор ООН", "UN treaty"), &[])]),
            ),
            (
                "assessments".to_owned(),
                vocabulary(&[
                    ("concern-remains", label("Алаңдаушылық", "Беспокойство", "Concern"), &[]),
                    ("no-assessment", label("Баға жоқ", "Оценки пока нет", "No assessment"), &[]),
                ]),
            ),
            (
                "positions".to_owned(),
                vocabulary(&[("supported", label("Қолдау тапты", "Поддержана", "Supported"), &[])]),
            ),
            ("collections".to_owned(), vocabulary(&[("cases", label("Істер", "Дела", "Cases"), &[])])),
            (
                "languages".to_owned(),
                vocabulary(&[
                    ("kk", label("Қазақша", "Казахский", "Kazakh"), &[]),
                    ("ru", label("Орысша", "Русский", "Russian"), &[]),
                    ("en", label("Ағылшынша", "Английский", "English"), &[]),
                ]),
            ),
        ]),
        regions: BTreeMap::from([(kostanay.code.clone(), kostanay)]),
        records: [case, method, unknown].map(|record| (record.id.clone(), record)).into(),
        cities: BTreeMap::new(),
        places: BTreeMap::new(),
        registers: BTreeMap::from([(Collection::Cases, vec![id.clone()]), (Collection::Pages, pages)]),
        backlinks: BTreeMap::new(),
        symbols: Symbols::default(),
        cited_by: BTreeMap::new(),
        hashes: BTreeMap::from([(id.clone(), "0f".repeat(32))]),
        citations: Language::ALL.into_iter().map(|language| ((id.clone(), language), citations())).collect(),
        feeds,
        alphabet: Language::ALL.into_iter().map(|language| (language, vec![id.clone()])).collect(),
        assets: crate::site::Assets { style: "assets/style.css".to_owned(), ..Default::default() },
    }
}
