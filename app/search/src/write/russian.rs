//! Which Russian forms belong to one word although the stemmer's rules part them.
//! Not here: the stemmer itself, and anything at search time: the result is a few terms in the index.
//!
//! Source: the spelling dictionary under `data/hunspell-ru`, looked at only where it touches words of
//! the texts at hand, and `data/ru-irregular.tsv`.

use super::cores::on_all_cores;
use crate::format::inflate;
use crate::text::Morphology;
use crate::text::words::fold;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

const ENDINGS: &str = include_str!("../../data/hunspell-ru/ru_RU.aff");
const WORDS_GZIP: &[u8] = include_bytes!("../../data/hunspell-ru/ru_RU.dic.gz");
const IRREGULAR: &str = include_str!("../../data/ru-irregular.tsv");

/// A gzip file without a name: its header and what follows the data.
const GZIP_HEADER: usize = 10;
const GZIP_TRAILER: usize = 8;

/// Letters by which a dictionary word is compared with the vocabulary before its forms are made.
const BEGINNING: usize = 3;

/// For every irregular form of the vocabulary's words, in the texts or not, the key it belongs under.
pub fn exceptions(vocabulary: &HashSet<&str>) -> BTreeMap<String, String> {
    let beginnings: HashSet<[char; BEGINNING]> = vocabulary.iter().map(|form| beginning(form)).collect();
    let endings = endings();
    let lines: Vec<&str> = DICTIONARY.lines().skip(1).collect();
    let claims_of = |line: &&str| -> Vec<(String, String, usize)> {
        let (word, flags) = line.split_once('/').unwrap_or((line, ""));
        // Most words of the dictionary are not in the texts: found out before anything is made of them.
        if !beginnings.contains(&beginning(word)) {
            return Vec::new();
        }
        let lemma = fold(word);
        let forms = forms(word, flags, &endings);
        let known = forms.iter().filter(|form| vocabulary.contains(form.as_str())).count();
        if known == 0 {
            return Vec::new();
        }
        let key = Morphology::Russian.key(&lemma);
        // Forms no text has yet are worth their bytes for nouns; a verb has dozens.
        let forms = forms.into_iter().filter(|form| is_noun(&lemma) || vocabulary.contains(form.as_str()));
        forms.map(|form| (form, key.clone(), known)).collect()
    };
    let mut claims: FxHashMap<String, Claims> = FxHashMap::default();
    for (form, key, known) in on_all_cores(&lines, claims_of).into_iter().flatten() {
        claims.entry(form).or_default().add(key, known);
    }
    let mut out: BTreeMap<String, String> = BTreeMap::new();
    for (form, claims) in claims {
        let by_rule = Morphology::Russian.key(&form);
        // A form that one of its words has by rule stays where the rule puts it.
        if !claims.has(&by_rule)
            && let Some(key) = claims.strongest()
        {
            out.insert(form, key);
        }
    }
    for line in IRREGULAR.lines() {
        let Some((lemma, forms)) = line.split_once('\t') else { continue };
        let key = Morphology::Russian.key(lemma);
        out.extend(forms.split(' ').map(|form| (form.to_owned(), key.clone())));
    }
    out
}

/// The keys of the words a form may belong to, each with how much of the word the texts have.
#[derive(Default)]
struct Claims(Vec<(String, usize)>);

impl Claims {
    fn add(&mut self, key: String, known: usize) {
        match self.0.iter_mut().find(|(own, _)| *own == key) {
            Some((_, strength)) => *strength = (*strength).max(known),
            None => self.0.push((key, known)),
        }
    }

    fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(own, _)| own == key)
    }

    /// The key with most of its word in the texts; of equal ones the first in the alphabet.
    fn strongest(self) -> Option<String> {
        self.0.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0))).map(|(key, _)| key)
    }
}

fn is_noun(lemma: &str) -> bool {
    !["ть", "ти", "чь", "ся", "сь", "ый", "ий", "ой"].iter().any(|ending| lemma.ends_with(ending))
}

fn beginning(word: &str) -> [char; BEGINNING] {
    let mut letters = word.chars().flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c });
    std::array::from_fn(|_| letters.next().unwrap_or(' '))
}

/// Unpacked once for all indexes that a program writes.
static DICTIONARY: LazyLock<String> = LazyLock::new(dictionary);

fn dictionary() -> String {
    let data = WORDS_GZIP.get(GZIP_HEADER..WORDS_GZIP.len() - GZIP_TRAILER).unwrap_or_default();
    // The file is part of this program; a test reads it.
    String::from_utf8(inflate(data).unwrap_or_default()).unwrap_or_default()
}

/// One way to make a form: take off, put on, where the word ends like this.
struct Ending {
    off: String,
    on: String,
    condition: Vec<Letters>,
}

/// One place of a condition: any letter, one of some, or none of some.
enum Letters {
    Any,
    Of(String),
    NoneOf(String),
}

/// The endings of each flag.
fn endings() -> HashMap<char, Vec<Ending>> {
    let mut endings: HashMap<char, Vec<Ending>> = HashMap::new();
    for line in ENDINGS.lines() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let ["SFX", flag, off, on, condition, ..] = fields.as_slice() else { continue };
        let piece = |text: &str| if text == "0" { String::new() } else { text.to_owned() };
        let Some(flag) = flag.chars().next() else { continue };
        let condition = self::condition(condition);
        endings.entry(flag).or_default().push(Ending { off: piece(off), on: piece(on), condition });
    }
    endings
}

fn condition(text: &str) -> Vec<Letters> {
    let mut out = Vec::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        out.push(match c {
            '.' => Letters::Any,
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                match inside.strip_prefix('^') {
                    Some(none) => Letters::NoneOf(none.to_owned()),
                    None => Letters::Of(inside),
                }
            }
            c => Letters::Of(c.to_string()),
        });
    }
    out
}

impl Ending {
    fn put_on(&self, word: &str) -> Option<String> {
        let stem = word.strip_suffix(self.off.as_str())?;
        let mut letters = word.chars().rev();
        let fits = self.condition.iter().rev().all(|wanted| match (wanted, letters.next()) {
            (_, None) => false,
            (Letters::Any, Some(_)) => true,
            (Letters::Of(some), Some(c)) => some.contains(c),
            (Letters::NoneOf(some), Some(c)) => !some.contains(c),
        });
        fits.then(|| format!("{stem}{}", self.on))
    }
}

/// All forms of a dictionary word, folded.
fn forms(word: &str, flags: &str, endings: &HashMap<char, Vec<Ending>>) -> BTreeSet<String> {
    let mut forms = BTreeSet::from([fold(word)]);
    for flag in flags.chars() {
        for ending in endings.get(&flag).into_iter().flatten() {
            forms.extend(ending.put_on(word).map(|form| fold(&form)));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dictionary_is_read_whole() {
        let dictionary = &*DICTIONARY;
        assert_eq!(dictionary.lines().next(), Some("146269"));
        assert_eq!(dictionary.lines().count(), 146_270);
    }

    #[test]
    fn forms_are_made() {
        let forms = forms("пытка", "I", &endings());
        for form in ["пытка", "пытки", "пыток", "пытками"] {
            assert!(forms.contains(form), "{form}");
        }
    }

    #[test]
    fn irregular_forms_lead_to_the_words_key() {
        let key = |form: &str| Morphology::Russian.key(form);
        let vocabulary = HashSet::from(["пытки", "суд", "человека", "расследование"]);
        let exceptions = exceptions(&vocabulary);
        assert_eq!(exceptions.get("пыток"), Some(&key("пытка")));
        assert_eq!(exceptions.get("людей"), Some(&key("человек")));
        assert_eq!(exceptions.get("пытками"), None, "the rule suffices");
        assert_eq!(exceptions.get("суда"), None);
        assert_eq!(exceptions.get("кошек"), None, "not a word of these texts");
    }
}
