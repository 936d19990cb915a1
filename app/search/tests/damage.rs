//! Damaged, missing and exchanged files: an error or the right answer, never another one.
//!
//! The control: `cargo test -p search --features unchecked --test damage` reads without checking hashes
//! and expects wrong answers or panics, which is what the check prevents.

mod support;

use model::SearchError;
use search::{Answer, IndexOptions, LocalIndex, StaticIndex, write_index};
use std::panic::{AssertUnwindSafe, catch_unwind};
use support::{many, ru};

const FLIPS: usize = 2_000;
const QUERIES: [&str; 4] = ["пытки", "решение суда", "\"права человека\"", "адам құқықтары"];

fn index(whole_below: usize) -> StaticIndex {
    write_index(many(120), &IndexOptions { whole_below, ..IndexOptions::portal() }).expect("an index")
}

fn answers(index: &StaticIndex) -> Result<Vec<Answer>, SearchError> {
    let local = LocalIndex::open(&index.manifest, index.files.clone())?;
    QUERIES.iter().map(|query| local.answer(&ru(query))).collect()
}

#[derive(Debug, Default)]
struct Outcome {
    right: usize,
    refused: usize,
    wrong: usize,
    panics: usize,
}

/// Flips single bits all over the files, evenly spread.
fn flip(index: &StaticIndex, flips: usize) -> Outcome {
    let expected = answers(index).expect("undamaged");
    let mut outcome = Outcome::default();
    let total: usize = index.files.values().map(Vec::len).sum();
    for flip in 0..flips {
        let mut at = (flip * 7_919 * total / flips + flip) % total;
        let mut damaged = index.clone();
        for bytes in damaged.files.values_mut() {
            if at < bytes.len() {
                bytes[at] ^= 1 << (flip % 8);
                break;
            }
            at -= bytes.len();
        }
        match catch_unwind(AssertUnwindSafe(|| answers(&damaged))) {
            Ok(Ok(found)) if found == expected => outcome.right += 1,
            Ok(Ok(_)) => outcome.wrong += 1,
            Ok(Err(_)) => outcome.refused += 1,
            Err(_) => outcome.panics += 1,
        }
    }
    outcome
}

#[test]
fn flipped_bits_never_make_a_wrong_answer() {
    std::panic::set_hook(Box::new(|_| {}));
    for whole_below in [usize::MAX, 0] {
        let outcome = flip(&index(whole_below), FLIPS / 2);
        let _ = std::panic::take_hook();
        eprintln!("whole below {whole_below}: {outcome:?}");
        if cfg!(feature = "unchecked") {
            assert!(outcome.wrong + outcome.panics > 0, "the check would be of no use");
        } else {
            assert_eq!((outcome.wrong, outcome.panics), (0, 0));
            assert!(outcome.refused > 0);
        }
        std::panic::set_hook(Box::new(|_| {}));
    }
}

#[cfg(not(feature = "unchecked"))]
#[test]
fn missing_truncated_and_exchanged_files_are_errors_of_their_kind() {
    let index = index(0);
    for name in index.files.keys() {
        let mut missing = index.clone();
        missing.files.remove(name);
        if let Err(error) = answers(&missing) {
            assert_eq!(error, SearchError::Missing { file: name.clone(), status: 404 });
        }
        let replacements: [&[u8]; 3] =
            [b"", b"<!doctype html><title>404</title>", &index.files[name][..index.files[name].len() / 2]];
        for bytes in replacements {
            let mut other = index.clone();
            other.files.insert(name.clone(), bytes.to_vec());
            if let Err(error) = answers(&other) {
                assert_eq!(error, SearchError::Damaged { file: name.clone() });
            }
        }
    }
    let mut page = index.clone();
    page.manifest = b"<!doctype html>".to_vec();
    assert!(matches!(answers(&page), Err(SearchError::Damaged { .. })));
}

#[cfg(not(feature = "unchecked"))]
#[test]
fn files_of_two_generations_do_not_mix() {
    let (old, new) =
        (index(0), write_index(many(121), &IndexOptions { whole_below: 0, ..IndexOptions::portal() }));
    let new = new.expect("an index");
    let old_names: Vec<&String> = old.files.keys().filter(|name| new.files.contains_key(*name)).collect();
    assert!(old_names.is_empty(), "{old_names:?}");
    let mut both = old.clone();
    both.files.extend(new.files);
    assert_eq!(answers(&both), answers(&old));
}
