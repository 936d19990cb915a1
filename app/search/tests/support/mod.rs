//! A small library of documents for tests, and short ways to ask.

#![allow(dead_code, reason = "each test binary uses what it needs")]

use model::Language;
use search::{Document, LocalIndex, Paragraph, Query, Text};
use std::collections::BTreeMap;

pub fn text(language: Language, title: &str, paragraphs: &[&str]) -> Text {
    let paragraphs = paragraphs.iter().zip(1..);
    let paragraphs =
        paragraphs.map(|(text, n)| Paragraph { anchor: format!("p{n}"), text: (*text).to_owned() });
    Text { language, title: title.to_owned(), paragraphs: paragraphs.collect() }
}

pub fn document(id: &str, texts: Vec<Text>, names: &[&str], filters: &[(&str, &[&str])]) -> Document {
    let own = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
    let collection = id.split('/').next().unwrap_or_default();
    let mut filters: BTreeMap<String, Vec<String>> =
        filters.iter().map(|(name, values)| ((*name).to_owned(), own(values))).collect();
    filters.insert("collection".to_owned(), vec![collection.to_owned()]);
    let year = filters.get("year").and_then(|years| years.first()).and_then(|year| year.parse::<i32>().ok());
    Document {
        id: id.to_owned(),
        row: format!("row of {id}"),
        texts,
        names: own(names),
        filters,
        date: year.map(|year| (year - 1970) * 365),
        boost: 1.0,
    }
}

pub fn documents() -> Vec<Document> {
    use Language::{En, Kk, Ru};
    vec![
        document(
            "cases/gerasimov",
            vec![
                text(
                    Ru,
                    "Герасимов против Казахстана",
                    &[
                        "Комитет установил нарушение прав человека.",
                        "Следователь не проверил жалобу на применение пыток в Костанае; суд отказал.",
                    ],
                ),
                text(
                    En,
                    "Gerasimov v. Kazakhstan",
                    &["The Committee found that torture was not investigated."],
                ),
            ],
            &["CAT/C/48/D/433/2010", "433/2010"],
            &[("year", &["2012"]), ("violated", &["CAT-1", "CAT-12"]), ("lang", &["ru", "en"])],
        ),
        document(
            "cases/rakishev",
            vec![text(Ru, "Ракишев против Казахстана", &["Суд в Костанае рассмотрел дело об аресте."])],
            &["661/2015"],
            &[("year", &["2014"]), ("violated", &["ICCPR-9"])],
        ),
        document(
            "statements/assembly",
            vec![
                text(
                    Ru,
                    "О свободе собраний",
                    &["Мирные собрания — право каждого. Следователь здесь ни при чём."],
                ),
                text(En, "On assembly", &["Peaceful assembly is a right."]),
            ],
            &[],
            &[("year", &["2019"]), ("right", &["assembly"])],
        ),
        document(
            "library/constitution",
            vec![
                text(Kk, "Конституция", &["Адам құқықтары мен бостандықтары танылады.", "Құқық үстемдігі."]),
                text(Ru, "Конституция", &["Права и свободы. Ёлка."]),
            ],
            &["Конституция Республики Казахстан"],
            &[("year", &["1995"])],
        ),
    ]
}

pub fn ru(text: &str) -> Query {
    Query::new(text, Language::Ru)
}

pub fn ids(index: &LocalIndex, query: &Query) -> Vec<String> {
    index.answer(query).expect("an answer").hits.into_iter().map(|hit| hit.id).collect()
}

/// As many documents as asked for, of words that repeat as words do.
pub fn many(count: usize) -> Vec<Document> {
    let words = [
        "пытки",
        "пыток",
        "суд",
        "суда",
        "решение",
        "права",
        "человека",
        "следователь",
        "жалоба",
        "арест",
        "адвокат",
        "Костанай",
        "собрание",
        "закон",
        "комитет",
        "нарушение",
        "свобода",
        "заявление",
        "прокурор",
        "статья",
    ];
    let mut state = 11u64;
    let mut next = |end: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % end
    };
    let mut sentence = |length: usize| {
        let words: Vec<&str> = (0..length).map(|_| words[next(words.len()).min(next(words.len()))]).collect();
        words.join(" ")
    };
    (0..count)
        .map(|number| {
            let (a, b, title) = (sentence(40), sentence(25), sentence(4));
            let mut texts = vec![text(Language::Ru, &title, &[&a, &format!("{b} номер{number}")])];
            if number % 3 == 0 {
                texts.push(text(Language::Kk, "Адам құқықтары", &["Адам құқықтары туралы сот шешімі."]));
            }
            let year = (2000 + number % 20).to_string();
            document(&format!("cases/d{number:04}"), texts, &[], &[("year", &[&year])])
        })
        .collect()
}
