//! Symbols, case numbers and names, in the one spelling in which they are looked up whole.
//! Not here: the words of a name, which are searched like those of a title.
//!
//! `CAT/C/48/D/433/2010`, `cat c 48 d 433 2010` and «САТ/С/48/Д/433/2010» typed in Cyrillic are one
//! name; `№ 433/2010` and `433-2010` are the number of the same case.

use crate::text::is_cyrillic;
use crate::text::words::{cyrillic_as_latin, words};

/// Words that stand before a number and are no part of it.
const BEFORE_NUMBERS: [&str; 12] = [
    "communication",
    "case",
    "no",
    "nos",
    "n",
    "дело",
    "сообщение",
    "номер",
    "іс",
    "хабарлама",
    "docs",
    "doc",
];

/// Longer names are not looked up whole.
const MOST_WORDS: usize = 16;

/// All spellings under which a name is indexed.
pub fn name_keys(name: &str) -> Vec<String> {
    let words = name_words(name);
    if words.is_empty() || words.len() > MOST_WORDS {
        return Vec::new();
    }
    let mut keys = vec![words.join(" ")];
    // A case is also known by the number and year that end its symbol.
    if let [.., number, year] = words.as_slice()
        && words.len() > 2
        && is_number(number)
        && is_year(year)
    {
        keys.push(format!("{number} {year}"));
    }
    keys
}

/// The key under which to look for what was typed; None when it cannot be a name.
pub fn name_key(typed: &str) -> Option<String> {
    let words = name_words(typed);
    (!words.is_empty() && words.len() <= MOST_WORDS).then(|| words.join(" "))
}

/// The pieces of a query that look like symbols or numbers: `433/2010` in `Герасимов 433/2010`.
pub fn symbols(typed: &str) -> Vec<String> {
    typed
        .split_whitespace()
        .filter(|piece| {
            piece.contains(['/', '-', '.', '№', '_']) && piece.chars().any(|c| c.is_ascii_digit())
        })
        .filter_map(|piece| name_key(&of_address(piece).unwrap_or_else(|| piece.to_owned())))
        .collect()
}

/// The symbol in an address where the United Nations publish documents, as pasted from a browser:
/// `https://docs.un.org/en/CAT/C/48/D/433/2010`, `…?symbolno=CAT%2FC%2F48%2FD%2F433%2F2010&Lang=en`.
fn of_address(piece: &str) -> Option<String> {
    let (_, address) = piece.split_once("://")?;
    let address = address.replace("%2F", "/").replace("%2f", "/");
    let parameter = ["symbolno=", "DS="].into_iter().find_map(|name| Some(address.split_once(name)?.1));
    if let Some(symbol) = parameter {
        return symbol.split('&').next().map(str::to_owned);
    }
    let (_, path) = address.split_once('/')?;
    let symbol = match path.split_once('/') {
        Some((first, rest)) if is_language(first) => rest,
        _ => path,
    };
    Some(symbol.to_owned())
}

/// Whether a piece of a path is one of the official languages there.
fn is_language(piece: &str) -> bool {
    ["ar", "en", "es", "fr", "ru", "zh"].contains(&piece)
}

fn name_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = words(name).map(|word| in_latin(&word.form)).collect();
    while words.len() > 1
        && BEFORE_NUMBERS.contains(&words[0].as_str())
        && words[1..].iter().any(|w| is_number(w))
    {
        words.remove(0);
    }
    words
}

/// Numbers without leading zeros; Cyrillic letters that look Latin as Latin, Д being D.
fn in_latin(form: &str) -> String {
    if is_number(form) {
        let short = form.trim_start_matches('0');
        return if short.is_empty() { "0".to_owned() } else { short.to_owned() };
    }
    if form == "д" {
        return "d".to_owned();
    }
    let latin: Option<String> =
        form.chars().map(|c| if is_cyrillic(c) { cyrillic_as_latin(c) } else { Some(c) }).collect();
    latin.unwrap_or_else(|| form.to_owned())
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && is_number(word) && (word.starts_with("19") || word.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_spellings_of_a_symbol_are_one() {
        let keys = name_keys("CAT/C/48/D/433/2010");
        assert_eq!(keys, ["cat c 48 d 433 2010", "433 2010"]);
        for typed in
            ["CAT/C/48/D/433/2010", "cat-c-48-d-433-2010", "САТ/С/48/Д/433/2010", "cat c 48 d 433 2010"]
        {
            assert_eq!(name_key(typed).as_ref(), keys.first(), "{typed}");
        }
        for typed in [
            "433/2010",
            "№ 433/2010",
            "№433/2010",
            "Communication No. 433/2010",
            "0433-2010",
            "дело 433/2010",
        ] {
            assert_eq!(name_key(typed).as_ref(), keys.last(), "{typed}");
        }
    }

    #[test]
    fn names_of_words_are_kept_whole() {
        assert_eq!(name_keys("Amnesty International"), ["amnesty international"]);
        assert_eq!(name_keys("КМБПЧ"), ["кмбпч"]);
        assert_eq!(name_keys("  "), [""; 0]);
        assert_eq!(name_keys("A/HRC/44/22"), ["a hrc 44 22"]);
    }

    #[test]
    fn addresses_of_documents_hold_their_symbol() {
        for address in [
            "https://docs.un.org/en/CAT/C/48/D/433/2010",
            "https://undocs.org/CAT/C/48/D/433/2010",
            "http://tbinternet.ohchr.org/_layouts/15/Download.aspx?symbolno=CAT%2FC%2F48%2FD%2F433%2F2010&Lang=en",
        ] {
            assert_eq!(symbols(address), ["cat c 48 d 433 2010"], "{address}");
        }
        assert_eq!(symbols("https://docs.un.org/en"), [""; 0]);
    }

    #[test]
    fn numbers_are_seen_within_a_query() {
        assert_eq!(symbols("Герасимов 433/2010 пытки"), ["433 2010"]);
        assert!(symbols("права-человека 2010").is_empty());
    }
}
