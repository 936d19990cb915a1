//! How symbols and numbers of documents are spelt in running text: Cyrillic look-alikes, other dashes, endings.
//! Not here: which documents there are (`Symbols`).

use std::ops::Range;

/// A piece of a text that may be a symbol or a number, without signs at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub range: Range<usize>,
    /// As [`normalised`] spells it.
    pub spelling: String,
}

/// One spelling for all: Latin capitals, plain hyphens, no blanks.
///
/// A symbol typed on a Cyrillic keyboard looks the same (`САТ`) and is another string.
pub fn normalised(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{ad}')
        .map(|c| match c {
            'А' | 'а' => 'A',
            'В' => 'B',
            'С' | 'с' => 'C',
            'Е' | 'е' => 'E',
            'Н' => 'H',
            'І' | 'і' => 'I',
            'К' | 'к' => 'K',
            'М' => 'M',
            'О' | 'о' => 'O',
            'Р' | 'р' => 'P',
            'Т' | 'т' => 'T',
            'Х' | 'х' => 'X',
            '‐' | '‑' | '–' => '-',
            c => c.to_ascii_uppercase(),
        })
        .collect()
}

/// Every piece of `text` that holds a slash between letters or digits; addresses of the web are none.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut start = None;
    let mut before = ' ';
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let belongs = c.is_alphanumeric() || "/.-‐‑–".contains(c);
        match start {
            // Inside an address every part follows a slash, a dot or a colon.
            None if c.is_alphanumeric() && !before.is_alphanumeric() && !"/.:@_-".contains(before) => {
                start = Some(at)
            }
            Some(from) if !belongs => {
                start = None;
                found.extend(token(text, from..at).filter(|_| c != ':' && c != '@'));
            }
            None | Some(_) => {}
        }
        before = c;
    }
    found
}

fn token(text: &str, range: Range<usize>) -> Option<Token> {
    let piece = text[range.clone()].trim_end_matches(|c: char| !c.is_alphanumeric());
    let piece = without_ending(piece);
    // «No.433/2010» is written in one piece too.
    let number = piece.strip_prefix("No.").unwrap_or(piece);
    let start = range.start + piece.len() - number.len();
    let (piece, range) = (number, start..start + number.len());
    piece.contains('/').then(|| Token { range, spelling: normalised(piece) })
}

/// Takes a grammatical ending away: `CAT/C/KAZ/CO/3-те`, `433/2010-шы`.
fn without_ending(piece: &str) -> &str {
    match piece.rsplit_once(['-', '‑', '‐']) {
        Some((stem, ending)) if !ending.is_empty() && ending.chars().all(|c| c.is_lowercase()) => stem,
        _ => piece,
    }
}

/// Length and spelling of what may follow a resolution's number: ` A (III)`, ` (XXX)`.
pub fn session(rest: &str) -> Option<(usize, String)> {
    let close = rest.find(')').filter(|close| *close < 12)?;
    let (letter, roman) = rest[..close].split_once('(')?;
    let letter = normalised(letter);
    let is_roman = !roman.is_empty() && normalised(roman).chars().all(|c| "IVXLC".contains(c));
    let is_letter = letter.len() <= 1 && letter.chars().all(|c| c.is_ascii_uppercase());
    (is_roman && is_letter && rest[..close].chars().all(|c| c.is_alphanumeric() || " \u{a0}(".contains(c)))
        .then(|| (close + 1, normalised(&rest[..=close])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spellings(text: &str) -> Vec<(&str, String)> {
        tokens(text).into_iter().map(|token| (&text[token.range], token.spelling)).collect()
    }

    #[test]
    fn usual_spellings_are_one() {
        for text in
            ["CAT/C/KAZ/CO/3", "cat/c/kaz/co/3", "САТ/С/KAZ/СО/3", "CAT/C/KAZ/CO/3.", "(CAT/C/KAZ/CO/3-те)"]
        {
            assert_eq!(spellings(text)[0].1, "CAT/C/KAZ/CO/3", "{text}");
        }
        assert_eq!(spellings("CERD/C/KAZ/CO/8–10;")[0].1, "CERD/C/KAZ/CO/8-10");
        assert_eq!(spellings("«HR/P/PT/8/Rev.1».")[0].1, "HR/P/PT/8/REV.1");
        assert_eq!(spellings("No.433/2010"), [("433/2010", "433/2010".to_owned())]);
    }

    #[test]
    fn addresses_hold_no_symbol() {
        assert_eq!(spellings("https://docs.un.org/en/CAT/C/KAZ/CO/3 и www.example.org"), []);
        assert_eq!(spellings("и/или 1:2"), [("и/или", "и/или".to_owned())]);
    }

    #[test]
    fn the_session_of_a_resolution_belongs_to_its_symbol() {
        assert_eq!(session(" A (III) от 1948"), Some((8, "A(III)".to_owned())));
        assert_eq!(session(" (XXX)"), Some((6, "(XXX)".to_owned())));
        assert_eq!(session(" (см. п. 3)"), None);
        assert_eq!(session(" и другие"), None);
    }
}
