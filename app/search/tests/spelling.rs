//! Spellings, alphabets, keyboards and slips: what readers type finds what documents write.
//! Not here: the rules themselves, tested where they are (`text`, `query::layout`).

mod support;

use model::{Language, Via};
use search::{Document, IndexOptions, LocalIndex, Note, StaticIndex, write_index};
use std::sync::LazyLock;
use support::{document, documents, ids, ru, text};

fn all() -> Vec<Document> {
    let mut all = documents();
    let plain = |id: &str, language, title: &str, body: &str| {
        document(id, vec![text(language, title, &[body])], &[], &[])
    };
    all.extend([
        plain("library/refugees", Language::Kk, "Босқындар туралы", "Босқындардың мәртебесін айқындау."),
        plain("library/violated", Language::Kk, "Шешім", "Комитет құқықтардың бұзылғанын анықтады."),
        plain("library/prosecutor", Language::Ru, "Прокурор", "Прокурор и адвокат на заседании."),
        plain("library/see", Language::Kk, "Көру", "Көрді, көреді, көрген."),
        plain("library/fund", Language::Kk, "Қор", "Қордың қорлары."),
        plain("library/surname", Language::Ru, "Жалоба", "Бокаеву присудили компенсацию."),
    ]);
    all
}

static WHOLE: LazyLock<StaticIndex> =
    LazyLock::new(|| write_index(all(), &IndexOptions::portal()).expect("an index"));
static PARTS: LazyLock<StaticIndex> = LazyLock::new(|| {
    write_index(all(), &IndexOptions { whole_below: 0, ..IndexOptions::portal() }).expect("an index")
});

/// Both layouts, each opened anew.
fn layouts() -> [LocalIndex; 2] {
    [&*WHOLE, &*PARTS].map(|index| LocalIndex::open(&index.manifest, index.files.clone()).expect("opens"))
}

fn finds(index: &LocalIndex, typed: &str, expected: &str) {
    let ids = ids(index, &ru(typed));
    assert!(ids.contains(&expected.to_owned()), "«{typed}» finds {ids:?}, not {expected}");
}

#[test]
fn forms_that_the_rules_part_are_one_word() {
    for index in layouts() {
        finds(&index, "пытки", "cases/gerasimov");
        finds(&index, "пытка", "cases/gerasimov");
        finds(&index, "собраниях", "statements/assembly");
        finds(&index, "assemblies", "statements/assembly");
        finds(&index, "құқық", "library/constitution");
        finds(&index, "бұзу", "library/violated");
        finds(&index, "бұзылмаған", "library/violated");
    }
}

#[test]
fn a_surname_is_found_in_every_case() {
    for index in layouts() {
        for typed in ["Герасимов", "Герасимова", "Герасимову", "Герасимовым", "герасимове"]
        {
            finds(&index, typed, "cases/gerasimov");
        }
        finds(&index, "Бокаев", "library/surname");
        assert!(ids(&index, &ru("правовой")).is_empty(), "an adjective in -овой is no form of «право»");
    }
}

#[test]
fn accents_look_alikes_and_yo_do_not_matter() {
    for index in layouts() {
        finds(&index, "елка", "library/constitution");
        finds(&index, "ёлка", "library/constitution");
        finds(&index, "пы\u{301}ток", "cases/gerasimov");
        // Latin c, y and a in Cyrillic words.
        finds(&index, "cyд", "cases/gerasimov");
        finds(&index, "прокypoр", "library/prosecutor");
    }
}

#[test]
fn kazakh_is_found_in_latin_and_in_plain_letters() {
    for index in layouts() {
        for typed in ["босқындар", "боскындар", "bosqyndar", "bosqındar", "Bosqyndar"] {
            finds(&index, typed, "library/refugees");
        }
        for typed in ["құқықтары", "кукыктары", "quqyqtary", "qūqyqtary", "qukıktarı"] {
            finds(&index, typed, "library/constitution");
        }
    }
}

#[test]
fn kazakh_letters_that_were_typed_are_meant() {
    for index in layouts() {
        assert_eq!(ids(&index, &ru("көру")), ["library/see"], "«көрді» and «қор» have one skeleton");
        assert_eq!(ids(&index, &ru("қор")), ["library/fund"]);
    }
}

#[test]
fn another_keyboard_layout_is_recognised_and_said() {
    for index in layouts() {
        for (typed, meant, expected) in [
            ("gsnrb", "пытки", "cases/gerasimov"),
            ("gsnrb d rjcnfyft", "пытки в костанае", "cases/gerasimov"),
            (",jc0sylfh", "босқындар", "library/refugees"),
            ("ещкегку", "torture", "cases/gerasimov"),
        ] {
            finds(&index, typed, expected);
            let notes = index.answer(&ru(typed)).expect("an answer").notes;
            let said = Note::Layout { from: typed.to_owned(), to: meant.to_owned() };
            assert!(notes.contains(&said), "{typed}: {notes:?}");
        }
        let notes = index.answer(&ru("CAT")).expect("an answer").notes;
        assert!(!notes.iter().any(|note| matches!(note, Note::Layout { .. })), "{notes:?}");
    }
}

#[test]
fn slips_are_corrected_in_any_place_and_said() {
    for index in layouts() {
        for (typed, meant) in [
            ("прокурпр", "прокурор"),
            ("рпокурор", "прокурор"),
            ("пракурор", "прокурор"),
            ("брокурор", "прокурор"),
            ("собранея", "собрания"),
        ] {
            let answer = index.answer(&ru(typed)).expect("an answer");
            assert!(answer.hits.iter().all(|hit| hit.via != Via::Direct) && answer.total > 0, "{typed}");
            let said = Note::Corrected { from: typed.to_owned(), to: meant.to_owned() };
            assert!(answer.notes.contains(&said), "{typed}: {:?}", answer.notes);
        }
        let answer = index.answer(&ru("квантовый")).expect("an answer");
        assert_eq!((answer.total, answer.notes.len()), (0, 0), "nothing is near");
    }
}

#[test]
fn any_letter_may_be_wrong_left_out_put_in_or_swapped() {
    for index in layouts() {
        let word: Vec<char> = "прокурор".chars().collect();
        let mut slips = Vec::new();
        for at in 0..word.len() {
            for wrong in ['щ', 'э', 'а'] {
                let mut other = word.clone();
                other[at] = wrong;
                slips.push(other.clone());
                other = word.clone();
                other.insert(at, wrong);
                slips.push(other);
            }
            let mut other = word.clone();
            other.remove(at);
            slips.push(other.clone());
            if at > 0 {
                other = word.clone();
                other.swap(at - 1, at);
                slips.push(other);
            }
        }
        for typed in slips.iter().map(|letters| letters.iter().collect::<String>()) {
            finds(&index, &typed, "library/prosecutor");
        }
    }
}

/// What looking for slips costs in an index in parts: the beginning as typed first, others only if it has nothing.
#[test]
fn a_slip_costs_few_requests() {
    let index = write_index(support::many(3_000), &IndexOptions { whole_below: 0, ..IndexOptions::portal() });
    let index = index.expect("an index");
    let asked = |typed: &str| {
        let local = LocalIndex::open(&index.manifest, index.files.clone()).expect("opens");
        local.answer(&ru("закон")).expect("an answer");
        local.take_traffic();
        assert!(local.answer(&ru(typed)).expect("an answer").total > 0, "{typed}");
        local.take_traffic()
    };
    let late = asked("прокурпр");
    let early = asked("рпокурор");
    assert!(late.rounds <= 3, "{late:?}");
    assert!(early.rounds <= 4 && early.requests <= late.requests + 12, "{early:?} against {late:?}");
}
