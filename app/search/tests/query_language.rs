//! The query language: each of its forms does what the help page says, and whatever is typed is answered.
//! Not here: hostile input (`hostile.rs`), order (`ranking.rs`), spelling (`spelling.rs`).

mod support;

use model::{Language, Via};
use search::{IndexOptions, LocalIndex, Note, Query, write_index};
use support::{document, documents, ids, ru, text};

fn index() -> LocalIndex {
    let mut all = documents();
    all.push(document(
        "cases/insenova",
        vec![text(
            Language::Ru,
            "Инсенова против Казахстана",
            &["Задержание за приглашения на собрание. Пытки обсуждали отдельно от дела, следователь молчал."],
        )],
        &["CCPR/C/126/D/2542/2015; CCPR/C/126/D/2543/2015", "2542/2015", "2543/2015"],
        &[("year", &["2019"]), ("outcome", &["violation"]), ("region", &["KZ-75"]), ("body", &["CCPR"])],
    ));
    let index = write_index(all, &IndexOptions::portal()).expect("an index");
    LocalIndex::open(&index.manifest, index.files).expect("opens")
}

fn found(index: &LocalIndex, query: &str) -> Vec<String> {
    let mut ids = ids(index, &ru(query));
    ids.sort();
    ids
}

fn notes(index: &LocalIndex, query: &str) -> Vec<Note> {
    index.answer(&ru(query)).expect("an answer").notes
}

#[test]
fn words_in_any_order_and_form() {
    let index = index();
    assert_eq!(found(&index, "суд Костанай"), ["cases/gerasimov", "cases/rakishev"]);
    assert_eq!(found(&index, "костанае судом"), found(&index, "суд Костанай"));
}

#[test]
fn where_few_have_all_words_those_with_some_follow_and_it_is_said() {
    let index = index();
    let answer = index.answer(&ru("арест Костанай Комитет")).expect("an answer");
    assert!(answer.total >= 2 && answer.notes.contains(&Note::Partial), "{answer:?}");
    assert_eq!(notes(&index, "Комитет Костанай").iter().filter(|note| **note == Note::Partial).count(), 1);
    assert!(!notes(&index, "пытки").contains(&Note::Partial));
    let not_found = notes(&index, "Костанай словокоторогонет");
    assert!(!not_found.contains(&Note::Partial), "a word that no document has is another note");
}

#[test]
fn a_phrase_is_these_words_in_this_form() {
    let index = index();
    assert_eq!(found(&index, "\"прав человека\""), ["cases/gerasimov"]);
    assert_eq!(found(&index, "«прав человека»"), ["cases/gerasimov"]);
    assert!(found(&index, "\"права человека\"").is_empty(), "another form");
    assert!(found(&index, "\"человека прав\"").is_empty(), "another order");
}

#[test]
fn a_minus_leaves_documents_out() {
    let index = index();
    assert_eq!(found(&index, "суд -пытки"), ["cases/rakishev"]);
    assert_eq!(found(&index, "суд NOT пытки"), found(&index, "суд -пытки"));
    assert_eq!(found(&index, "суд −пытки"), found(&index, "суд -пытки"), "a typographic minus");
    assert!(!found(&index, "-суд").contains(&"cases/rakishev".to_owned()));
    assert!(found(&index, "жүріп-тұру").len() < documents().len(), "a hyphen is no minus");
}

#[test]
fn or_widens_in_three_languages() {
    let index = index();
    for or in ["OR", "ИЛИ", "НЕМЕСЕ", "|"] {
        let both = found(&index, &format!("арест {or} конституция"));
        assert_eq!(both, ["cases/rakishev", "library/constitution"], "{or}");
    }
    let both = ids(&index, &ru("(арест | конституция) Костанай"));
    assert_eq!(both.first().map(String::as_str), Some("cases/rakishev"), "brackets hold words together");
}

#[test]
fn a_prefix_is_marked_or_still_being_typed() {
    let index = index();
    assert_eq!(found(&index, "констит*"), ["library/constitution"]);
    assert!(found(&index, "констит").is_empty(), "not a prefix unless it is said");
    let typing = Query { as_you_type: true, ..ru("констит") };
    assert_eq!(ids(&index, &typing), ["library/constitution"]);
    let finished = Query { as_you_type: true, ..ru("констит ") };
    assert!(ids(&index, &finished).is_empty(), "a space ends the word");
}

#[test]
fn nearness_counts_the_words_between() {
    let index = index();
    assert_eq!(found(&index, "\"следователь пытки\"~6"), ["cases/gerasimov", "cases/insenova"]);
    assert_eq!(
        found(&index, "\"пытки следователь\"~5"),
        found(&index, "\"следователь пытки\"~5"),
        "any order"
    );
    assert!(found(&index, "\"следователь пытки\"~1").is_empty());
    assert!(!found(&index, "\"следователь пытки\"~").is_empty(), "no number: a few");
}

#[test]
fn a_slip_is_corrected_and_said() {
    let index = index();
    let answer = index.answer(&ru("Костанаф~")).expect("an answer");
    assert_eq!(answer.hits[0].via, Via::Typo);
    assert!(
        matches!(&answer.notes[0], Note::Corrected { from, to } if from == "костанаф" && to.starts_with("костана"))
    );
    assert!(notes(&index, "Костанай~").is_empty(), "nothing to correct");
}

#[test]
fn fields_restrict_by_list_range_and_short_value() {
    let index = index();
    for (query, expected) in [
        ("article:12", &["cases/gerasimov"][..]),
        ("статья:12", &["cases/gerasimov"]),
        ("бап:12", &["cases/gerasimov"]),
        ("violated:CAT-12", &["cases/gerasimov"]),
        ("year:2012..2014", &["cases/gerasimov", "cases/rakishev"]),
        ("год:..2012", &["cases/gerasimov", "library/constitution"]),
        ("year:2012,2019 collection:cases", &["cases/gerasimov", "cases/insenova"]),
        ("region:kz-75", &["cases/insenova"]),
        ("outcome:violation body:CCPR", &["cases/insenova"]),
        ("title:суд", &[]),
        ("title:конституция", &["library/constitution"]),
        ("title:\"свободе собраний\"", &["statements/assembly"]),
    ] {
        assert_eq!(found(&index, query), expected, "{query}");
    }
    assert_eq!(found(&index, "year:2012 Костанай"), ["cases/gerasimov"], "with words");
}

#[test]
fn what_is_not_understood_is_said_and_the_rest_is_answered() {
    let index = index();
    assert_eq!(notes(&index, "body:МАРС Костанай"), [Note::Ignored("body:МАРС".to_owned())]);
    assert_eq!(found(&index, "body:МАРС Костанай"), found(&index, "Костанай"));
    assert_eq!(notes(&index, "Костанай словокоторогонет"), [Note::NotFound("словокоторогонет".to_owned())]);
    assert!(!found(&index, "Костанай словокоторогонет").is_empty());
    for lenient in
        ["Костанай (", "Костанай )", "Костанай OR", "OR Костанай", "\"Костанае", "- Костанай", "Костанай AND"]
    {
        assert!(found(&index, lenient).contains(&"cases/rakishev".to_owned()), "{lenient}");
    }
    assert_eq!(found(&index, "время:сейчас").len(), 0, "an unknown field is words with a colon between them");
    let long = "Костанай ".repeat(200);
    assert!(matches!(notes(&index, &long)[..], [Note::TooLong(_)]));
    assert_eq!(found(&index, &long), found(&index, "Костанай"));
}

#[test]
fn symbols_and_numbers_in_any_usual_spelling_come_first() {
    let index = index();
    for typed in [
        "CAT/C/48/D/433/2010",
        "cat/c/48/d/433/2010",
        "CAT-C-48-D-433-2010",
        "CAT_C_48_D_433_2010",
        "CAT C 48 D 433 2010",
        "САТ/С/48/Д/433/2010",
        "433/2010",
        "433 / 2010",
        "433-2010",
        "№ 433/2010",
        "№433/2010",
        "Communication No. 433/2010",
        "сообщение № 433/2010",
        "дело 433/2010",
        "433/2010 ісі",
        "пытки 433/2010",
        "(433/2010)",
        "https://docs.un.org/en/CAT/C/48/D/433/2010",
        "https://undocs.org/CAT/C/48/D/433/2010",
        "https://daccess-ods.un.org/access.nsf/Get?Open&DS=CAT%2FC%2F48%2FD%2F433%2F2010&Lang=R",
    ] {
        assert_eq!(ids(&index, &ru(typed)).first().map(String::as_str), Some("cases/gerasimov"), "{typed}");
    }
    for typed in ["2543/2015", "CCPR/C/126/D/2543/2015", "ccpr/c/126/d/2542/2015"] {
        assert_eq!(ids(&index, &ru(typed)).first().map(String::as_str), Some("cases/insenova"), "{typed}");
    }
}
