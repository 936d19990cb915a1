//! Numbers of paragraphs beside a symbol: «п. 13», `paras. 8 and 10`, «13-тармақ», `§ 7 (b)`.
//! Not here: where a paragraph stands (`Symbols`).

use super::spelling::normalised;
use std::ops::Range;

/// A number as it stands in the text, and as [`key`] spells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    pub range: Range<usize>,
    pub key: String,
}

/// Beginnings of words that announce the number of a paragraph.
const BEFORE: &[&str] =
    &["paragraphs", "paragraph", "paras.", "paras", "para.", "para", "§§", "§", "пункт", "пп.", "п.", "пар."];
/// Kazakh puts the word after the number.
const AFTER: &[&str] = &["-тармақ", "‑тармақ", " тармақ", "\u{a0}тармақ"];
/// Words that may stand between a number and the symbol after it.
const BETWEEN: &[&str] = &["of", "in", "document", "документа", "в", "документе"];

/// One spelling for all: `50 a)`, `50(a)` and `50 а)` are `50A`.
pub fn key(number: &str) -> String {
    normalised(number).chars().filter(|c| !"()".contains(*c)).collect()
}

/// The numbers that follow a symbol, at the places they have in `text`; `from` is where the symbol ends.
pub fn after(text: &str, from: usize) -> Vec<Number> {
    let rest = &text[from..];
    let start = rest.find(|c: char| !c.is_whitespace() && !",;(–—".contains(c)).unwrap_or(rest.len());
    let at = from + start;
    if let Some(marker) = marker_at(&text[at..]) {
        return list(text, at + marker);
    }
    // «CCPR/C/KAZ/CO/2 құжатының 13-тармағы»
    let word = text[at..].find(' ').filter(|end| text[at..at + end].starts_with("құжат"));
    let at = word.map_or(at, |end| at + end + 1);
    number_at(text, at).filter(|number| is_kazakh_paragraph(&text[number.range.end..])).into_iter().collect()
}

/// The number that stands before a symbol: «п. 13 документа CCPR/C/KAZ/CO/2».
pub fn before(text: &str, to: usize) -> Option<Number> {
    let mut rest = text[..to].trim_end().trim_end_matches(['«', '(']).trim_end();
    while let Some(word) = BETWEEN.iter().find(|word| ends_with_word(rest, word)) {
        rest = rest[..rest.len() - word.len()].trim_end();
    }
    let start = rest.rfind(|c: char| !(c.is_ascii_digit() || c == '.'))?;
    let start = start + rest[start..].chars().next().map_or(0, char::len_utf8);
    let number = number_at(rest, start).filter(|number| number.range.end == rest.len())?;
    let announced = rest[..start].trim_end();
    let word = announced.rfind(char::is_whitespace).map_or(announced, |at| announced[at..].trim_start());
    (marker_at(word) == Some(word.len())).then_some(number)
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|before| before.ends_with(char::is_whitespace))
}

/// Length of the word at the start of `text` that announces a paragraph, with its ending.
fn marker_at(text: &str) -> Option<usize> {
    let lower = text.chars().take(12).flat_map(char::to_lowercase).collect::<String>();
    let marker = BEFORE.iter().find(|marker| lower.starts_with(**marker))?;
    let tail = text.get(marker.len()..)?;
    let ending = tail.find(|c: char| !c.is_lowercase()).unwrap_or(tail.len());
    // Only «пункт» takes endings: «пункта», «пунктах».
    (ending == 0 || *marker == "пункт").then_some(marker.len() + ending)
}

/// Numbers divided by commas, dashes or «и».
fn list(text: &str, from: usize) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    let mut at = from;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let Some(number) = number_at(text, at) else { return found };
        let end = number.range.end;
        found.push(number);
        let rest = &text[end..];
        let gap =
            [", ", ",", "–", "-", " и ", " and ", " және ", " & "].iter().find(|gap| rest.starts_with(**gap));
        match gap {
            Some(gap) => at = end + gap.len(),
            None => return found,
        }
    }
}

/// The number at `at`: digits divided by dots, then perhaps one letter in brackets.
fn number_at(text: &str, at: usize) -> Option<Number> {
    let rest = &text[at..];
    let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let whole = rest[..digits].trim_end_matches('.');
    if whole.is_empty() || !whole.starts_with(|c: char| c.is_ascii_digit()) || whole.len() > 8 {
        return None;
    }
    let next = rest[whole.len()..].chars().next();
    // `433/2010` and `3D` are no paragraphs.
    if next.is_some_and(|c| c.is_alphanumeric() || c == '/') {
        return None;
    }
    let end = whole.len() + letter(&rest[whole.len()..]);
    Some(Number { range: at..at + end, key: key(&rest[..end]) })
}

/// Length of ` a)` or ` (a)`. Of the Cyrillic letters only those that stand for the Latin one at the same place count:
/// «в)» is the third point of a Russian list and looks like the second of an English one.
fn letter(text: &str) -> usize {
    let inner = text.trim_start_matches([' ', '\u{a0}']);
    let inner = inner.strip_prefix('(').unwrap_or(inner);
    let mut chars = inner.chars();
    match (chars.next(), chars.next()) {
        (Some(c), Some(')')) if c.is_ascii_lowercase() || c == 'а' => {
            text.len() - inner.len() + c.len_utf8() + 1
        }
        _ => 0,
    }
}

fn is_kazakh_paragraph(rest: &str) -> bool {
    AFTER.iter().any(|word| rest.starts_with(word))
        || ["-тармағ", "‑тармағ", " тармағ"].iter().any(|word| rest.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        let end = text.find("CO/2").map_or(0, |at| at + 4);
        after(text, end).into_iter().map(|number| number.key).collect()
    }

    #[test]
    fn a_paragraph_is_read_in_every_language() {
        for text in [
            "CCPR/C/KAZ/CO/2 para. 13",
            "CCPR/C/KAZ/CO/2, para. 13.",
            "CCPR/C/KAZ/CO/2, п. 13",
            "CCPR/C/KAZ/CO/2 (п.\u{a0}13)",
            "CCPR/C/KAZ/CO/2, пункт 13",
            "CCPR/C/KAZ/CO/2, пункте 13",
            "CCPR/C/KAZ/CO/2, § 13",
            "CCPR/C/KAZ/CO/2, 13-тармақ",
            "CCPR/C/KAZ/CO/2 құжатының 13-тармағы",
        ] {
            assert_eq!(keys(text), ["13"], "{text}");
        }
    }

    #[test]
    fn several_paragraphs_are_several_numbers() {
        assert_eq!(keys("CCPR/C/KAZ/CO/2, paras. 8, 10 and 13–15"), ["8", "10", "13", "15"]);
        assert_eq!(keys("CCPR/C/KAZ/CO/2, пп. 95.1 и 97.2."), ["95.1", "97.2"]);
        assert_eq!(keys("CCPR/C/KAZ/CO/2, п. 50 a)"), ["50A"]);
        assert_eq!(keys("CCPR/C/KAZ/CO/2, para. 50 (b)"), ["50B"]);
    }

    #[test]
    fn other_numbers_are_no_paragraphs() {
        for text in [
            "CCPR/C/KAZ/CO/2 от 13 июля",
            "CCPR/C/KAZ/CO/2, 13 июля",
            "CCPR/C/KAZ/CO/2, п. 433/2010",
            "CCPR/C/KAZ/CO/2, парламент 13",
            "CCPR/C/KAZ/CO/2",
        ] {
            assert_eq!(keys(text), [""; 0], "{text}");
        }
        assert_eq!(keys("CCPR/C/KAZ/CO/2, п. 50 в)"), ["50"], "the letter is left out");
    }

    #[test]
    fn a_paragraph_may_stand_before_its_document() {
        let key = |text: &str| before(text, text.find("CCPR").unwrap_or(0)).map(|number| number.key);
        assert_eq!(key("см. п. 13 документа CCPR/C/KAZ/CO/2").as_deref(), Some("13"));
        assert_eq!(key("paragraph 13 of CCPR/C/KAZ/CO/2").as_deref(), Some("13"));
        assert_eq!(key("в 2013 CCPR/C/KAZ/CO/2"), None);
        assert_eq!(key("CCPR/C/KAZ/CO/2"), None);
    }
}
