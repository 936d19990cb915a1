//! References found in sentences as authors write them.

use super::*;
use model::{Body, Fact, Filter, Language, Paragraph, Row, Words};

fn record(id: &str, body: &str, facts: &[(&'static str, &str)]) -> Record {
    let id: RecordId = id.parse().expect("an id");
    let fact = |(field, text): &(&'static str, &str)| {
        let value = match *field {
            "full_text" => FactValue::Flag(true),
            _ => FactValue::Texts(vec![(*text).to_owned()]),
        };
        Fact { field, value }
    };
    Record {
        row: Row {
            id: id.clone(),
            titles: BTreeMap::new(),
            date: None,
            symbol: None,
            values: BTreeMap::from([(Filter::Body, vec![body.to_owned()])]),
        },
        id,
        facts: facts.iter().map(fact).collect(),
        words: BTreeMap::new(),
        sources: Vec::new(),
        unverified: Vec::new(),
        related: Vec::new(),
        self_check: None,
        letter: None,
    }
}

fn symbols() -> Symbols {
    let mut rules = record("library/rules", "UNGA", &[("symbol", "A/RES/70/175"), ("full_text", "")]);
    let paragraphs =
        [("p-1", "1. Общее"), ("p-13", "13. Все помещения"), ("p-20", "7. Раз"), ("p-21", "7. Два")];
    let body = Body {
        html: String::new(),
        paragraphs: paragraphs
            .map(|(anchor, text)| Paragraph { anchor: anchor.to_owned(), text: text.to_owned() })
            .into(),
    };
    rules.words.insert(Language::Ru, Words { body, ..Words::default() });
    let co = "CCPR/C/KAZ/CO/2";
    let records = [
        record("library/co-ccpr-2", "CCPR", &[("symbol", co)]),
        record("library/udhr", "UNGA", &[("symbol", "A/RES/217 A (III)")]),
        rules,
        record("recommendations/r-13", "CCPR", &[("symbol", co), ("paragraph", "13")]),
        record("recommendations/r-36a", "CCPR", &[("symbol", co), ("paragraph", "36")]),
        record("recommendations/r-36b", "CCPR", &[("symbol", co), ("paragraph", "36")]),
        record("recommendations/r-50a", "CCPR", &[("symbol", co), ("paragraph", "50 a)")]),
        record(
            "cases/gerasimov",
            "CAT",
            &[("symbol", "CAT/C/48/D/433/2010"), ("communications", "433/2010")],
        ),
        record("cases/one", "CCPR", &[("communications", "3044/2017")]),
        record("cases/two", "CCPR", &[("communications", "3045/2017")]),
        record("cases/cedaw", "CEDAW", &[("communications", "45/2012")]),
        record("cases/cerd", "CERD", &[("communications", "45/2012")]),
    ];
    let bodies = [("CAT", "CAT"), ("КПП", "CAT"), ("CCPR", "CCPR"), ("КПЧ", "CCPR"), ("CEDAW", "CEDAW")];
    Symbols::new(records.iter(), bodies.map(|(name, body)| (name.to_owned(), body.to_owned())))
}

/// Each reference as `written > record#anchor`.
fn found(text: &str) -> Vec<String> {
    let references = symbols().find(text).into_iter().map(|reference| {
        let anchor = reference.anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
        format!("{} > {}{anchor}", &text[reference.range], reference.record)
    });
    references.collect()
}

#[test]
fn a_symbol_in_any_usual_spelling_is_its_record() {
    assert_eq!(found("Решение CAT/C/48/D/433/2010."), ["CAT/C/48/D/433/2010 > cases/gerasimov"]);
    assert_eq!(found("(сat/c/48/d/433/2010)"), ["сat/c/48/d/433/2010 > cases/gerasimov"]);
    assert_eq!(found("резолюция A/RES/217 A (III)"), ["A/RES/217 A (III) > library/udhr"]);
    assert_eq!(found("A/RES/217A(III)"), ["A/RES/217A(III) > library/udhr"]);
}

#[test]
fn a_longer_or_shorter_symbol_is_another_document() {
    for text in
        ["CCPR/C/KAZ/CO/2/Add.1", "CCPR/C/KAZ/CO/20", "CCPR/C/KAZ/CO", "A/RES/217", "A/RES/217 B (III)"]
    {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn a_paragraph_is_its_recommendation_or_its_place_in_the_text() {
    let document = "CCPR/C/KAZ/CO/2 > library/co-ccpr-2";
    for (text, number) in [
        ("CCPR/C/KAZ/CO/2 para. 13", "13"),
        ("CCPR/C/KAZ/CO/2, п. 13", "13"),
        ("CCPR/C/KAZ/CO/2, 13-тармақ", "13"),
    ] {
        assert_eq!(found(text), [document.to_owned(), format!("{number} > recommendations/r-13")], "{text}");
    }
    assert_eq!(
        found("п. 13 документа CCPR/C/KAZ/CO/2"),
        ["13 > recommendations/r-13", "CCPR/C/KAZ/CO/2 > library/co-ccpr-2"]
    );
    assert_eq!(
        found("CCPR/C/KAZ/CO/2, paras. 13 and 50 (a)"),
        [document, "13 > recommendations/r-13", "50 (a) > recommendations/r-50a"]
    );
    assert_eq!(found("A/RES/70/175, п. 13"), ["A/RES/70/175 > library/rules", "13 > library/rules#p-13"]);
}

#[test]
fn what_could_be_two_places_is_neither() {
    let document = "CCPR/C/KAZ/CO/2 > library/co-ccpr-2";
    assert_eq!(found("CCPR/C/KAZ/CO/2, п. 36"), [document], "two recommendations stand in this paragraph");
    assert_eq!(found("CCPR/C/KAZ/CO/2, п. 50"), [document], "only its point a) is held");
    assert_eq!(found("A/RES/70/175, п. 7"), ["A/RES/70/175 > library/rules"], "printed twice");
    assert_eq!(found("жалоба № 45/2012"), [""; 0], "two bodies have a complaint of this number");
}

#[test]
fn a_bare_number_is_a_complaint_only_where_the_text_says_so() {
    for text in
        ["сообщение № 433/2010", "КПП, № 433/2010", "CAT 433/2010", "complaint No. 433/2010", "433/2010"]
    {
        let expected: &[&str] = if text == "433/2010" { &[] } else { &["433/2010 > cases/gerasimov"] };
        assert_eq!(found(text), expected, "{text}");
    }
    assert_eq!(
        found("по сообщениям 3044/2017, 3045/2017 и 3046/2017"),
        ["3044/2017 > cases/one", "3045/2017 > cases/two"]
    );
    for text in
        ["Закон № 433/2010", "КПЧ, сообщение 433/2010", "сообщение 1433/2010", "2009/2010", "433/2010/1"]
    {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}
