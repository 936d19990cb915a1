//! Cuts text into words and folds each to the one spelling that is indexed and searched.
//! Not here: stems (`Morphology`), stop words.
//!
//! Folding: lower case; ё is е; accents and soft hyphens vanish; letters that only look like those of
//! the word's script (a Latin `c` in «cуд») become that script's.

use super::is_cyrillic;
use std::ops::Range;

/// Longer words are cut: they are addresses and noise, and a key has to stay small.
const LONGEST_WORD: usize = 48;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the word in the text.
    pub start: usize,
    pub end: usize,
    pub form: String,
}

/// The words of a text, in order, folded.
pub fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    spans(text).filter_map(|Range { start, end }| {
        let form = fold(&text[start..end]);
        (!form.is_empty()).then_some(Word { start, end, form })
    })
}

/// Where the words of a text lie, as they are written.
pub fn spans(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_of_word)?;
        let rest = &text[start..];
        at = start + rest.find(|c: char| !is_of_word(c) && !is_silent(c)).unwrap_or(rest.len());
        Some(start..at)
    })
}

/// Whether a word can have the character; the tables of Unicode are asked only where they must be.
fn is_of_word(c: char) -> bool {
    matches!(c, 'а'..='я' | 'a'..='z') || c.is_alphanumeric()
}

/// Combining accents, the soft hyphen and zero-width joiners: part of a word, but not of its spelling.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The one spelling of a word.
pub fn fold(word: &str) -> String {
    // Most words are lower case and of one plain alphabet.
    let plain = |c: char| matches!(c, 'а'..='я');
    if word.len() <= LONGEST_WORD && (word.chars().all(plain) || word.bytes().all(|b| b.is_ascii_lowercase()))
    {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    let (mut cyrillic, mut latin) = (false, false);
    for c in word.chars().take(LONGEST_WORD) {
        match c {
            // A decomposed й keeps its breve, or it would become another letter.
            '\u{306}' if out.ends_with('и') => {
                out.pop();
                out.push('й');
            }
            _ if is_silent(c) => {}
            _ => {
                for c in c.to_lowercase().filter(|c| !is_silent(*c)) {
                    let c = if c == 'ё' { 'е' } else { c };
                    cyrillic |= is_cyrillic(c);
                    latin |= c.is_ascii_alphabetic();
                    out.push(c);
                }
            }
        }
    }
    if cyrillic && latin { one_script(&out) } else { out }
}

/// Latin letters and the Cyrillic ones that look like them, in lower or upper case.
const LOOK_ALIKES: [(char, char); 14] = [
    ('a', 'а'),
    ('b', 'в'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'н'),
    ('i', 'і'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('t', 'т'),
    ('x', 'х'),
    ('y', 'у'),
    ('s', 'ѕ'),
];

pub fn latin_as_cyrillic(c: char) -> Option<char> {
    LOOK_ALIKES.iter().find(|(latin, _)| *latin == c).map(|(_, cyrillic)| *cyrillic)
}

pub fn cyrillic_as_latin(c: char) -> Option<char> {
    LOOK_ALIKES.iter().find(|(_, cyrillic)| *cyrillic == c).map(|(latin, _)| *latin)
}

/// A word of both scripts is of the one whose own letters it has; Cyrillic when in doubt.
fn one_script(word: &str) -> String {
    let cyrillic: Option<String> =
        word.chars().map(|c| if c.is_ascii_alphabetic() { latin_as_cyrillic(c) } else { Some(c) }).collect();
    let latin: Option<String> =
        word.chars().map(|c| if is_cyrillic(c) { cyrillic_as_latin(c) } else { Some(c) }).collect();
    cyrillic.or(latin).unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<String> {
        words(text).map(|word| word.form).collect()
    }

    #[test]
    fn words_are_cut_and_folded() {
        assert_eq!(forms("Ёлка, CAT/C/48 — «Суд»."), ["елка", "cat", "c", "48", "суд"]);
        assert_eq!(forms("жүріп-тұру"), ["жүріп", "тұру"]);
        assert_eq!(forms(" \u{301}!? "), [""; 0]);
    }

    #[test]
    fn invisible_marks_do_not_matter() {
        assert_eq!(forms("за\u{301}мок"), ["замок"]);
        assert_eq!(forms("пыт\u{ad}ки"), ["пытки"]);
        assert_eq!(forms("краи\u{306}"), ["край"]);
        assert_eq!(forms("е\u{308}лка"), ["елка"]);
    }

    #[test]
    fn look_alikes_follow_the_words_own_letters() {
        assert_eq!(forms("cудья"), ["судья"], "Latin c");
        assert_eq!(forms("СAT"), ["сат"], "both readings fit: Cyrillic");
        assert_eq!(forms("Quqуq"), ["quqyq"], "Cyrillic у");
        assert_eq!(forms("CAT"), ["cat"]);
    }

    #[test]
    fn ranges_are_those_of_the_text() {
        let text = "о Пытках!";
        let word = words(text).last().expect("a word");
        assert_eq!(&text[word.start..word.end], "Пытках");
    }
}
