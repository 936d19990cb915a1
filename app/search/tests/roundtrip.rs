//! What is written is found: one small index, whole and in parts, searched as a browser would.

mod support;

use model::Via;
use search::{IndexOptions, LocalIndex, Note, Query, StaticIndex, write_index};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use support::{documents, ids, ru};

/// Both layouts, written once: each opening starts with nothing fetched.
static WHOLE: LazyLock<StaticIndex> =
    LazyLock::new(|| write_index(documents(), &options(usize::MAX)).expect("an index"));
static PARTS: LazyLock<StaticIndex> =
    LazyLock::new(|| write_index(documents(), &options(0)).expect("an index"));

fn whole() -> LocalIndex {
    assert!(WHOLE.report.whole);
    LocalIndex::open(&WHOLE.manifest, WHOLE.files.clone()).expect("opens")
}

fn in_parts() -> LocalIndex {
    assert!(!PARTS.report.whole);
    LocalIndex::open(&PARTS.manifest, PARTS.files.clone()).expect("opens")
}

fn options(whole_below: usize) -> IndexOptions {
    IndexOptions { whole_below, ..IndexOptions::portal() }
}

#[test]
fn the_same_documents_make_the_same_bytes_in_any_order() {
    for whole_below in [0, usize::MAX] {
        let one = write_index(documents(), &options(whole_below)).expect("an index");
        let mut shuffled = documents();
        shuffled.reverse();
        shuffled.swap(0, 3);
        assert_eq!(one, write_index(shuffled, &options(whole_below)).expect("an index"));
    }
}

#[test]
fn parts_answer_like_the_whole_and_come_once() {
    let (whole, parts) = (whole(), in_parts());
    let texts = [
        "пытки",
        "суд Костанай",
        "\"права человека\"",
        "адам құқықтары",
        "кукык",
        "torture",
        "433/2010",
        "пыт",
        "article:12 пытки",
        "пытки OR собрания",
        "суд -пытки",
        "\"пытки следователь\"~4",
        "нетслова суд",
        "",
    ];
    for text in texts {
        for as_you_type in [false, true] {
            let query = Query { as_you_type, ..ru(text) };
            assert_eq!(parts.answer(&query), whole.answer(&query), "{text}");
            assert!(parts.take_traffic().rounds <= 4, "{text}");
            parts.answer(&query).expect("an answer");
            assert_eq!(parts.take_traffic().requests, 0, "everything for {text} is here by now");
        }
    }
}

#[test]
fn filters_restrict_and_counts_are_disjunctive() {
    let index = whole();
    let mut query = ru("");
    assert_eq!(ids(&index, &query).len(), documents().len());
    query.filters = BTreeMap::from([("collection".to_owned(), vec![vec!["cases".to_owned()]])]);
    let answer = index.answer(&query).expect("an answer");
    assert_eq!(answer.total, 2);
    let collections = &answer.counts["collection"];
    assert_eq!(collections.iter().map(|(_, count)| count).sum::<u32>(), documents().len() as u32);
    let years: Vec<_> = answer.counts["year"].iter().map(|(year, _)| year.as_str()).collect();
    assert_eq!(years, ["2012", "2014"], "only those of cases");
    assert_eq!(ids(&index, &ru("year:2013..2016 collection:cases")), ["cases/rakishev"]);
    assert_eq!(ids(&index, &ru("статья:12")), ["cases/gerasimov"]);
}

#[test]
fn passages_have_anchors_and_marks() {
    let index = whole();
    let answer = index.answer(&ru("пытки")).expect("an answer");
    let hit = answer.hits.iter().find(|hit| hit.id == "cases/gerasimov").expect("found");
    let passage = &hit.passages[0];
    assert_eq!(passage.anchor, "p2");
    let pieces = passage.excerpt.pieces();
    let marked: Vec<&str> =
        pieces.iter().filter(|(marked, _)| *marked).map(|(_, text)| text.as_str()).collect();
    assert_eq!(marked, ["пыток"]);
}

#[test]
fn an_answer_is_given_when_not_all_words_are_found() {
    let index = whole();
    let answer = index.answer(&ru("пытки словокоторогонет")).expect("an answer");
    assert_eq!(answer.hits[0].id, "cases/gerasimov");
    assert_eq!(answer.notes, [search::Note::NotFound("словокоторогонет".to_owned())]);
}

#[test]
fn two_documents_with_one_id_and_unknown_filters_are_refused() {
    let twice = [documents(), documents()].concat();
    assert!(matches!(write_index(twice, &options(0)), Err(search::WriteError::DuplicateId(_))));
    let unknown = write_index(documents(), &IndexOptions::new(Vec::new()));
    assert!(matches!(unknown, Err(search::WriteError::UnknownFilter { .. })));
    let none = write_index(Vec::new(), &options(usize::MAX)).expect("an empty index");
    let none = LocalIndex::open(&none.manifest, none.files).expect("opens");
    assert_eq!(none.answer(&ru("пытки")).expect("an answer").total, 0);
}

#[test]
fn other_words_for_a_concept_stand_below_and_are_said() {
    let index = whole();
    let answer = index.answer(&Query::new("torture", model::Language::En)).expect("an answer");
    assert_eq!(answer.hits[0].via, Via::Direct);
    let answer = index.answer(&ru("азаптау")).expect("an answer");
    assert_eq!((answer.hits[0].id.as_str(), answer.hits[0].via), ("cases/gerasimov", Via::Concept));
    assert!(
        matches!(&answer.notes[0], Note::Concept { from, .. } if from == "азаптау"),
        "{:?}",
        answer.notes
    );
    assert!(!answer.hits[0].passages[0].excerpt.marks.is_empty(), "the other word is marked");
}
