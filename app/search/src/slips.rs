//! Words by what is left of their beginning without one of its first letters: how a slip there is found in an index
//! in parts, where looking under every other beginning would fetch most of the dictionary.
//! Not here: comparing whole words (`engine::typos`).
//!
//! ```text
//! | s | letter of the morphology | what is left | 00 | for each letter that may be missing: its place, the letter |
//!   s   r                          покур           00   1р                    «прокур…» of «прокурор»
//! ```
//! A wrong letter, two that changed places or a missing one: in each case taking one letter out of what was typed, or
//! none, leaves what taking one letter out of the right word leaves. So four or five lookups find every such word.

#[cfg(not(target_arch = "wasm32"))]
use crate::schema::key_of;
use crate::schema::{packed, unpacked};
use crate::text::Morphology;
use std::collections::BTreeSet;

/// First letter of these terms: behind all words, so that their dictionary is a stretch of its own.
pub const SLIP: char = 's';
/// Letters of a key that count as its beginning. With fewer, other words would have to be fetched in vain.
pub const BEGINNING: usize = 6;
/// Shorter keys have too many neighbours.
const SHORTEST: usize = 4;
/// Letters among which a slip is looked for; those after them are found under the beginning as typed.
pub const FRONT: usize = 3;

fn slip_start(morphology: Morphology, left: &str) -> String {
    format!("{SLIP}{}{}\0", morphology.letter(), packed(left))
}

fn without(letters: &[char], place: usize) -> String {
    letters.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, letter)| letter).collect()
}

fn beginning(key: &str) -> Vec<char> {
    key.chars().take(BEGINNING).collect()
}

/// The terms to add to a dictionary whose other terms are these, in order.
#[cfg(not(target_arch = "wasm32"))]
pub fn terms<'a>(dictionary: impl Iterator<Item = &'a [u8]>) -> Vec<String> {
    let mut missing: Vec<(String, usize, char)> = Vec::new();
    let mut last: &[u8] = &[];
    for term in dictionary {
        // Of plain letters one is a byte: the same ones as before need not be looked at.
        let key = term.split(|byte| *byte == 0).next().unwrap_or_default();
        let start = &key[..key.len().min(1 + BEGINNING)];
        if start == last && start.is_ascii() {
            continue;
        }
        last = start;
        let Some((morphology, key)) = key_of(term) else { continue };
        let beginning = beginning(&key);
        if beginning.len() >= SHORTEST && beginning.iter().all(|c| c.is_alphabetic()) {
            for (place, letter) in beginning.iter().enumerate().take(FRONT) {
                missing.push((slip_start(morphology, &without(&beginning, place)), place, *letter));
            }
        }
    }
    missing.sort_unstable();
    missing.dedup();
    let term = |same: &[(String, usize, char)]| {
        let letter =
            |(_, place, letter): &(String, usize, char)| format!("{place}{}", packed(&letter.to_string()));
        same[0].0.clone() + &same.iter().map(letter).collect::<String>()
    };
    missing.chunk_by(|one, other| one.0 == other.0).map(term).collect()
}

/// Where in the dictionary beginnings stand that `key` would have without a slip.
pub fn lookups(morphology: Morphology, key: &str) -> BTreeSet<String> {
    let typed = beginning(key);
    // A letter may be missing from it: then nothing is to be taken out of it. Of two that changed places, the second
    // may be the one behind the first letters.
    let whole: String = typed.iter().take(BEGINNING - 1).collect();
    let lefts = (0..=FRONT.min(typed.len().saturating_sub(1))).map(|place| without(&typed, place));
    let lefts = lefts.filter(|left| left.chars().count() + 1 >= SHORTEST);
    lefts.chain([whole]).map(|left| slip_start(morphology, &left)).collect()
}

/// Beginnings that `key` would have without a letter too many.
pub fn shortened(key: &str) -> BTreeSet<String> {
    let typed: Vec<char> = key.chars().take(BEGINNING + 1).collect();
    let shorter = (0..FRONT.min(typed.len())).map(|place| without(&typed, place));
    shorter.filter(|left| left.chars().count() >= SHORTEST).collect()
}

/// The beginnings that a term of a slip stands for.
pub fn beginnings(term: &[u8]) -> Vec<String> {
    let whole = std::str::from_utf8(term).ok().and_then(|term| term.get(2..)?.split_once('\0'));
    let Some((left, missing)) = whole else { return Vec::new() };
    let left: Vec<char> = unpacked(left).chars().collect();
    let mut out = Vec::new();
    let mut missing = missing.chars();
    while let (Some(place), Some(letter)) = (missing.next(), missing.next()) {
        let place = place.to_digit(10).map_or(0, |place| place as usize).min(left.len());
        let (before, after) = left.split_at(place);
        let letter = unpacked(&letter.to_string());
        out.push(before.iter().copied().chain(letter.chars()).chain(after.iter().copied()).collect());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Place, form_term};

    /// The beginnings found for a key in a dictionary of these keys.
    fn found(keys: &[&str], typed: &str) -> BTreeSet<String> {
        let term = |key: &&str| form_term(Morphology::Russian, key, Place::Body, key).into_bytes();
        let mut dictionary: Vec<Vec<u8>> = keys.iter().map(term).collect();
        dictionary.sort();
        let terms = terms(dictionary.iter().map(Vec::as_slice));
        assert!(terms.is_sorted() && terms.iter().all(|term| term.as_bytes() > &dictionary[0][..]));
        let starts = lookups(Morphology::Russian, typed);
        let own = terms.iter().filter(|term| starts.iter().any(|start| term.starts_with(start)));
        own.flat_map(|term| beginnings(term.as_bytes())).collect()
    }

    #[test]
    fn any_slip_among_the_first_letters_leads_to_the_word() {
        let keys = ["прокурор", "проект", "пытк", "собран", "кошк", "ёж日本語"];
        for (typed, word) in [
            ("щрокурор", "прокур"),
            ("пщокурор", "прокур"),
            ("прщкурор", "прокур"),
            ("рпокурор", "прокур"),
            ("поркурор", "прокур"),
            ("пркоурор", "прокур"),
            ("рокурор", "прокур"),
            ("прокрор", "прокур"),
            ("шытк", "пытк"),
            ("пшытк", "пытк"),
            ("ытк", "пытк"),
            ("сбран", "собран"),
        ] {
            let all: BTreeSet<String> = found(&keys, typed).into_iter().chain(shortened(typed)).collect();
            let late = typed == "прокрор";
            assert_eq!(all.contains(word), !late, "{typed}: {all:?}");
            let strange = |own: &String| keys.iter().any(|key| key.starts_with(own.as_str()));
            assert!(found(&keys, typed).iter().all(strange), "{typed}");
        }
        assert!(found(&keys, "квантов").is_empty());
    }

    #[test]
    fn lookups_are_few() {
        for typed in ["прокурор", "пытк", "суд", "а", ""] {
            assert!(lookups(Morphology::Russian, typed).len() <= FRONT + 2, "{typed}");
            assert!(shortened(typed).len() <= FRONT, "{typed}");
        }
    }
}
