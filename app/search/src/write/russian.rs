//! Which Russian forms belong to one word although the stemmer's rules part them.
//! Not here: the stemmer itself, and anything at search time: the result is a few terms in the index.
//!
//! Source: the spelling dictionary under `data/hunspell-ru`, looked at only where it touches words of
//! the texts at hand, and `data/ru-irregular.tsv`.

use super::cores::on_all_cores;
use super::item::{Item, Short, short};
use crate::format::inflate;
use crate::text::Morphology;
use crate::text::words::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

const ENDINGS: &str = include_str!("../../data/hunspell-ru/ru_RU.aff");
const WORDS_GZIP: &[u8] = include_bytes!("../../data/hunspell-ru/ru_RU.dic.gz");
const IRREGULAR: &str = include_str!("../../data/ru-irregular.tsv");

/// A gzip file without a name: its header and what follows the data.
const GZIP_HEADER: usize = 10;
const GZIP_TRAILER: usize = 8;

/// Letters by which a dictionary word is compared with the vocabulary before its forms are made.
const BEGINNING: usize = 3;

/// Lines of the dictionary that are looked at at a time.
const SHARE: usize = 4096;

/// For every irregular form of the vocabulary's words, in the texts or not, the key it belongs under.
pub fn exceptions<'a>(items: impl Iterator<Item = &'a Item>) -> FxHashMap<String, String> {
    let mut vocabulary = Vocabulary::default();
    let mut beginnings: FxHashSet<[char; BEGINNING]> = FxHashSet::default();
    for (morphology, form) in items.filter_map(Item::word) {
        if morphology == Morphology::Russian {
            beginnings.insert(beginning(&form));
            vocabulary.add(&form);
        }
    }
    let endings = endings();
    let lines: Vec<&str> = DICTIONARY.lines().skip(1).collect();
    let look = |lines: &[&str]| {
        let mut findings = Findings::default();
        for line in lines {
            let (word, flags) = line.split_once('/').unwrap_or((line, ""));
            // Most words of the dictionary are not in the texts: found out before anything is made of them.
            if beginnings.contains(&beginning(word)) {
                findings.look_at(word, flags, &endings, &vocabulary);
            }
        }
        findings
    };
    let mut regular = Vec::new();
    let mut claims: FxHashMap<String, Claims> = FxHashMap::default();
    for findings in on_all_cores(lines.chunks(SHARE), look) {
        regular.push(findings.regular);
        for (form, key, known) in findings.irregular {
            claims.entry(form).or_default().add(key, known);
        }
    }
    // A form that one of its words has by rule stays where the rule puts it.
    let claimed: FxHashSet<u64> = claims.keys().map(|form| print(form)).collect();
    let regular: FxHashSet<u64> =
        regular.into_iter().flatten().filter(|form| claimed.contains(form)).collect();
    claims.retain(|form, _| !regular.contains(&print(form)));
    let mut out: FxHashMap<String, String> =
        claims.into_iter().filter_map(|(form, claims)| Some((form, claims.strongest()?))).collect();
    for line in IRREGULAR.lines() {
        let Some((lemma, forms)) = line.split_once('\t') else { continue };
        let key = Morphology::Russian.key(lemma);
        out.extend(forms.split(' ').map(|form| (form.to_owned(), key.clone())));
    }
    out
}

/// The forms of the texts.
#[derive(Default)]
struct Vocabulary {
    short: FxHashSet<Short>,
    long: FxHashSet<String>,
}

impl Vocabulary {
    fn add(&mut self, form: &str) {
        match short(form) {
            Some(short) => self.short.insert(short),
            None => self.long.insert(form.to_owned()),
        };
    }

    fn contains(&self, form: &str) -> bool {
        short(form).map_or_else(|| self.long.contains(form), |short| self.short.contains(&short))
    }
}

/// What the words of some lines say.
#[derive(Default)]
struct Findings {
    /// Prints of the forms that the rules bring under their word's key: nearly all.
    regular: Vec<u64>,
    /// The others, with the key and how many forms of the word the texts have.
    irregular: Vec<(String, String, usize)>,
    forms: Forms,
}

impl Findings {
    fn look_at(&mut self, word: &str, flags: &str, endings: &Endings, vocabulary: &Vocabulary) {
        self.forms.make(word, flags, endings);
        // Two endings may make the same form.
        let known: FxHashSet<&str> = self.forms.iter().filter(|form| vocabulary.contains(form)).collect();
        let known = known.len();
        if known == 0 {
            return;
        }
        let lemma = fold(word);
        let key = Morphology::Russian.key(&lemma);
        // Forms no text has yet are worth their bytes for nouns; a verb has dozens.
        let all = is_noun(&lemma);
        for form in self.forms.iter().filter(|form| all || vocabulary.contains(form)) {
            if Morphology::Russian.key(form) == key {
                self.regular.push(print(form));
            } else {
                self.irregular.push((form.to_owned(), key.clone(), known));
            }
        }
    }
}

/// Stands for a form where there are a million of them; the same everywhere.
fn print(form: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    form.hash(&mut hasher);
    hasher.finish()
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
#[derive(Clone)]
enum Letters {
    Any,
    Of(Vec<char>),
    NoneOf(Vec<char>),
}

/// The endings of each flag, by the last letter of the words they can be put on.
type Endings = FxHashMap<(char, char), Vec<Ending>>;

fn endings() -> Endings {
    let mut endings = Endings::default();
    for line in ENDINGS.lines() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let ["SFX", flag, off, on, condition, ..] = fields.as_slice() else { continue };
        let piece = |text: &str| if text == "0" { String::new() } else { text.to_owned() };
        let Some(flag) = flag.chars().next() else { continue };
        let condition = self::condition(condition);
        for last in ('а'..='я').chain(['ё']) {
            let ending = Ending { off: piece(off), on: piece(on), condition: condition.clone() };
            if ending.may_follow(last) {
                endings.entry((flag, last)).or_default().push(ending);
            }
        }
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
                let inside: Vec<char> = rest.by_ref().take_while(|c| *c != ']').collect();
                match inside.strip_prefix(&['^']) {
                    Some(none) => Letters::NoneOf(none.to_vec()),
                    None => Letters::Of(inside),
                }
            }
            c => Letters::Of(vec![c]),
        });
    }
    out
}

impl Letters {
    fn admit(&self, c: char) -> bool {
        match self {
            Letters::Any => true,
            Letters::Of(some) => some.contains(&c),
            Letters::NoneOf(some) => !some.contains(&c),
        }
    }
}

impl Ending {
    /// Whether words can take it whose last letter this is.
    fn may_follow(&self, last: char) -> bool {
        self.off.chars().next_back().is_none_or(|off| off == last)
            && self.condition.last().is_none_or(|wanted| wanted.admit(last))
    }

    /// What of the word stays, if the ending can be put on.
    fn stem<'a>(&self, word: &'a str) -> Option<&'a str> {
        let stem = word.strip_suffix(self.off.as_str())?;
        let mut letters = word.chars().rev();
        let mut condition = self.condition.iter().rev();
        condition.all(|wanted| letters.next().is_some_and(|c| wanted.admit(c))).then_some(stem)
    }
}

/// All forms of a dictionary word, folded, in one buffer for many words.
#[derive(Default)]
struct Forms {
    text: String,
    ends: Vec<usize>,
}

impl Forms {
    fn make(&mut self, word: &str, flags: &str, endings: &Endings) {
        self.text.clear();
        self.ends.clear();
        self.add(word, "");
        let last = word.chars().next_back().unwrap_or(' ');
        for ending in flags.chars().filter_map(|flag| endings.get(&(flag, last))).flatten() {
            if let Some(stem) = ending.stem(word) {
                self.add(stem, &ending.on);
            }
        }
    }

    fn add(&mut self, stem: &str, ending: &str) {
        for c in stem.chars().chain(ending.chars()) {
            match c {
                'а'..='я' => self.text.push(c),
                'ё' | 'Ё' => self.text.push('е'),
                c => self.text.extend(c.to_lowercase()),
            }
        }
        self.ends.push(self.text.len());
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| &self.text[*start..*end])
    }
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
        let mut forms = Forms::default();
        forms.make("самолёт", "", &endings());
        forms.make("пытка", "I", &endings());
        for form in ["пытка", "пытки", "пыток", "пытками"] {
            assert!(forms.iter().any(|own| own == form), "{form}");
        }
    }

    #[test]
    fn irregular_forms_lead_to_the_words_key() {
        let key = |form: &str| Morphology::Russian.key(form);
        let vocabulary =
            ["пытки", "суд", "человека", "расследование"].map(|form| Item::form(Morphology::Russian, form));
        let exceptions = exceptions(vocabulary.iter());
        assert_eq!(exceptions.get("пыток"), Some(&key("пытка")));
        assert_eq!(exceptions.get("людей"), Some(&key("человек")));
        assert_eq!(exceptions.get("пытками"), None, "the rule suffices");
        assert_eq!(exceptions.get("суда"), None);
        assert_eq!(exceptions.get("кошек"), None, "not a word of these texts");
    }
}
