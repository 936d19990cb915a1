//! The concept table: other words, in three languages, for what was asked.
//! Not here: the table itself (`data/concepts.tsv`, given to the index when it is written).
//!
//! One line is one concept: `id<TAB>ru<TAB>kk<TAB>en`, the terms of a language separated by `; `; lines that
//! begin with `#` are comments. A term after `>` leads to the others but is not looked for: it means other things too.

use super::lookup::{Reading, last_reading, readings};
use crate::text::stop::is_stop_word;
use crate::text::words::words;
use crate::text::{Morphology, latin};
use model::Language;
use std::collections::{BTreeMap, BTreeSet};

/// Longest term, in words that are no function words, that is recognised in a query.
pub const LONGEST: usize = 8;
/// Before a term that is not looked for itself.
const LEADS_ONLY: char = '>';
const COLUMNS: [Language; 3] = [Language::Ru, Language::Kk, Language::En];

/// The words of a term, each by morphology and key.
type Keys = Vec<(Morphology, String)>;

#[derive(Default)]
pub struct Concepts {
    /// Every concept's terms, as words.
    terms: Vec<Vec<Term>>,
    /// Concepts by the keys of a term's words, each with the term's place in its concept.
    by_keys: BTreeMap<Keys, BTreeSet<(usize, usize)>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub text: String,
    pub words: Vec<Reading>,
    /// Whether documents are looked for that have it.
    looked_for: bool,
}

impl Concepts {
    pub fn read(table: &str) -> Concepts {
        let mut concepts = Concepts::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let number = concepts.terms.len();
            let mut terms = Vec::new();
            for (column, language) in line.split('\t').skip(1).zip(COLUMNS) {
                for text in column.split(';').map(str::trim).filter(|text| !text.is_empty()) {
                    let looked_for = !text.starts_with(LEADS_ONLY);
                    let text = text.trim_start_matches(LEADS_ONLY);
                    let words: Vec<Reading> = words(text)
                        .map(|word| Reading::new(Morphology::of(&word.form, language), &word.form))
                        .collect();
                    let telling = telling(&words);
                    if telling.is_empty() || telling.len() > LONGEST {
                        continue;
                    }
                    for keys in [keys(&telling, str::to_owned), keys(&telling, latin::plain_letters)] {
                        concepts.by_keys.entry(keys).or_default().insert((number, terms.len()));
                    }
                    terms.push(Term { text: text.to_owned(), words, looked_for });
                }
            }
            concepts.terms.push(terms);
        }
        concepts
    }

    /// The other terms of the concepts that `forms`, words of the query, are a term of.
    pub fn others(&self, forms: &[&str]) -> Vec<&Term> {
        let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
        for morphology in Morphology::ALL {
            // A query is in one language, but an abbreviation may be in another alphabet.
            let read = |form: &&str| {
                let all = readings(form);
                all.iter().find(|one| one.morphology == morphology).or(all.first()).cloned()
            };
            let latin = |form: &&str| last_reading(form).filter(|_| morphology == Morphology::Kazakh);
            for read in [forms.iter().filter_map(read).collect(), forms.iter().filter_map(latin).collect()] {
                let read: Vec<Reading> = read;
                if read.len() == forms.len() {
                    let keys = keys(&read.iter().collect::<Vec<_>>(), str::to_owned);
                    let terms = self.by_keys.get(&keys).into_iter().flatten();
                    let meant = terms.filter(|(concept, term)| self.terms[*concept][*term].is(&read));
                    found.extend(meant);
                }
            }
        }
        let mut others: Vec<&Term> = Vec::new();
        for concept in found.iter().map(|(concept, _)| *concept).collect::<BTreeSet<_>>() {
            for (number, term) in self.terms[concept].iter().enumerate() {
                if term.looked_for && !found.contains(&(concept, number)) && !others.contains(&term) {
                    others.push(term);
                }
            }
        }
        others
    }
}

impl Term {
    /// Whether it is one form that is not inflected, such as «БҰҰ» or "AIDS".
    pub fn is_abbreviation(&self) -> bool {
        !self.text.chars().any(char::is_lowercase)
    }

    /// Whether `read`, whose keys are this term's, can be its words.
    fn is(&self, read: &[Reading]) -> bool {
        telling(&self.words).iter().zip(read).all(|(own, read)| read.admits(&own.form))
    }
}

/// The words by which a term is recognised: queries lose their function words too.
fn telling(words: &[Reading]) -> Vec<&Reading> {
    words.iter().filter(|word| !is_stop_word(&word.form)).collect()
}

/// The keys of words, spelt as `spelling` has it where they are Kazakh.
fn keys(words: &[&Reading], spelling: fn(&str) -> String) -> Keys {
    let key = |word: &&Reading| {
        let kazakh = word.morphology == Morphology::Kazakh;
        let form = if kazakh { spelling(&word.form) } else { word.form.clone() };
        (word.morphology, word.morphology.key(&form))
    };
    words.iter().map(key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# words for one thing\ntorture\tпытки; жестокое обращение\tазаптау; қинау\ttorture\n\\
        cat\tКПП\tАҚК\tCAT; Committee against Torture\n\\
        life\tправо на жизнь\tөмір сүру құқығы\tright to life\nrefugee\tбеженцы\tбосқындар\trefugees\n";

    fn others(forms: &[&str]) -> Vec<String> {
        Concepts::read(TABLE).others(forms).into_iter().map(|term| term.text.clone()).collect()
    }

    #[test]
    fn a_term_in_any_form_and_language_leads_to_the_others() {
        assert_eq!(others(&["пытки"]), ["жестокое обращение", "азаптау", "қинау", "torture"]);
        assert_eq!(others(&["жестокого", "обращения"])[0], "пытки");
        assert_eq!(others(&["азаптауды"]).last().map(String::as_str), Some("torture"));
        assert_eq!(others(&["cat"]), ["КПП", "АҚК", "Committee against Torture"]);
        assert!(others(&["суд"]).is_empty());
        assert!(others(&["обращение"]).is_empty(), "part of a term is not the term");
    }

    #[test]
    fn a_term_that_is_not_looked_for_still_leads_to_the_others() {
        let concepts = Concepts::read("journalist\tжурналист\tтілші\tjournalist; >reporter\n");
        let texts = |form| concepts.others(&[form]).iter().map(|term| term.text.as_str()).collect::<Vec<_>>();
        assert_eq!(texts("reporter"), ["журналист", "тілші", "journalist"]);
        assert_eq!(texts("тілші"), ["журналист", "journalist"]);
    }

    #[test]
    fn function_words_do_not_matter() {
        assert_eq!(others(&["права", "жизнь"]), ["өмір сүру құқығы", "right to life"]);
        assert_eq!(others(&["right", "life"])[0], "право на жизнь");
    }

    #[test]
    fn kazakh_is_recognised_in_plain_and_in_latin_letters() {
        for typed in ["босқындар", "боскындар", "bosqyndar", "bosqındar"] {
            assert_eq!(others(&[typed])[0], "беженцы", "{typed}");
        }
        assert!(others(&["әқк"]).is_empty(), "typed with other Kazakh letters it is another word than «АҚК»");
    }

    #[test]
    fn the_portals_table_is_well_formed_and_each_term_has_one_concept() {
        let table = include_str!("../../data/concepts.tsv");
        let lines = || table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert!(lines().count() >= 160, "{} concepts", lines().count());
        let mut ids = BTreeSet::new();
        let mut homes: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for line in lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [id, languages @ ..] = fields.as_slice() else { panic!("{line}") };
            assert_eq!(languages.len(), COLUMNS.len(), "{line}");
            assert!(ids.insert(*id), "{id} is there twice");
            assert!(id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{id}");
            for (column, language) in languages.iter().zip(COLUMNS) {
                let mut own = BTreeSet::new();
                for term in column.split("; ").map(|term| term.trim_start_matches(LEADS_ONLY)) {
                    assert_eq!(term, term.trim(), "{line}");
                    let words: Vec<Reading> = words(term)
                        .map(|word| Reading::new(Morphology::of(&word.form, language), &word.form))
                        .collect();
                    let count = telling(&words).len();
                    assert!((1..=LONGEST).contains(&count), "«{term}» of {id} has {count} telling words");
                    assert!(own.insert(term.to_lowercase()), "«{term}» is twice in {id}");
                    homes.entry(term.to_owned()).or_default().insert(id);
                }
            }
        }
        // A committee and its convention share an abbreviation; no other term may mean two things.
        let is_abbreviation = |term: &str| !term.chars().any(char::is_lowercase);
        let doubles: Vec<_> =
            homes.iter().filter(|(term, ids)| ids.len() > 1 && !is_abbreviation(term)).collect();
        assert!(doubles.is_empty(), "{doubles:?}");
    }
}
