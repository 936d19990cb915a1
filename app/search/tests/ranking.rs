//! What stands above what: each rule of the order with two documents that only it tells apart.
//! Not here: how good the order is for real queries (the builder's `search_quality`).

mod support;

use model::{Language, Sort};
use search::{Document, IndexOptions, LocalIndex, Query, write_index};
use support::{document, ids, ru, text};

fn index(documents: Vec<Document>) -> LocalIndex {
    let index = write_index(documents, &IndexOptions::portal()).expect("an index");
    LocalIndex::open(&index.manifest, index.files).expect("opens")
}

/// A Russian document; `year` is its date. The newer of two equal ones stands above: tests give the better one
/// the older date, so that no rule passes by that.
fn plain(id: &str, year: &str, title: &str, body: &str) -> Document {
    document(id, vec![text(Language::Ru, title, &[body])], &[], &[("year", &[year])])
}

#[test]
fn a_title_counts_more_than_the_text() {
    let index = index(vec![
        plain("library/title", "2001", "О пытках", "Здесь о другом, и только в заголовке названо."),
        plain("library/text", "2020", "О другом", "Здесь названы пытки, но заголовок другой."),
    ]);
    assert_eq!(ids(&index, &ru("пытки")), ["library/title", "library/text"]);
}

#[test]
fn a_name_or_symbol_stands_above_every_text() {
    let mut named = plain("organisations/bureau", "2001", "Бюро", "Организация.");
    named.names = vec!["КМБПЧ".to_owned(), "A/HRC/28/10".to_owned()];
    let often = "КМБПЧ и A/HRC/28/10. ".repeat(20);
    let index = index(vec![named, plain("library/often", "2020", "КМБПЧ A/HRC/28/10", &often)]);
    for typed in ["КМБПЧ", "A/HRC/28/10"] {
        assert_eq!(ids(&index, &ru(typed)), ["organisations/bureau", "library/often"], "{typed}");
    }
}

#[test]
fn the_form_that_was_typed_stands_above_others_and_those_above_longer_words() {
    let index = index(vec![
        plain("library/same", "2001", "Раз", "Приняты решения по делу."),
        plain("library/form", "2010", "Два", "Приняты решениями по делу."),
        plain("library/longer", "2020", "Три", "Приняты решенияжд по делу."),
    ]);
    let typing = Query { as_you_type: true, ..ru("решения") };
    assert_eq!(ids(&index, &typing), ["library/same", "library/form", "library/longer"]);
}

#[test]
fn all_words_stand_above_some_and_more_above_fewer() {
    let index = index(vec![
        plain("library/all", "2001", "Раз", "Прокурор допросил свидетеля в Актау."),
        plain("library/two", "2010", "Два", "Прокурор допросил другого свидетеля."),
        plain("library/one", "2015", "Три", "Приезд в Актау."),
        plain("library/none", "2020", "Четыре", "О другом."),
    ]);
    assert_eq!(ids(&index, &ru("прокурор свидетель Актау")), ["library/all", "library/two"]);
}

#[test]
fn words_as_typed_stand_above_other_words_for_the_same() {
    let index = index(vec![
        plain(
            "library/typed",
            "2001",
            "Раз",
            "Один раз названы пытки среди многого другого, что здесь сказано.",
        ),
        document(
            "library/concept",
            vec![text(Language::En, "Torture", &["Torture, torture, torture."])],
            &[],
            &[("year", &["2020"])],
        ),
    ]);
    assert_eq!(ids(&index, &ru("пытки")), ["library/typed", "library/concept"]);
}

#[test]
fn weight_lowers_what_was_superseded_or_is_old() {
    let mut old = plain("library/old", "2020", "Протокол", "Протокол протокол протокол.");
    old.boost = 0.3;
    let new = plain("library/new", "2001", "Руководство", "Этот протокол действует.");
    let index = index(vec![old, new]);
    assert_eq!(ids(&index, &ru("протокол")), ["library/new", "library/old"]);
}

#[test]
fn equal_documents_stand_newest_first_and_then_by_id() {
    let twins = || {
        vec![
            plain("library/b", "2010", "Суд", "Суд."),
            plain("library/a", "2010", "Суд", "Суд."),
            plain("library/c", "2015", "Суд", "Суд."),
        ]
    };
    let mut other = twins();
    other.reverse();
    for documents in [twins(), other] {
        let index = index(documents);
        assert_eq!(ids(&index, &ru("суд")), ["library/c", "library/a", "library/b"]);
        let by_date = Query { sort: Sort::Date, ..ru("суд") };
        assert_eq!(ids(&index, &by_date), ["library/c", "library/a", "library/b"]);
    }
}
