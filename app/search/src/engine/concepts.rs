//! The concept table: other words, in three languages, for what was asked.
//! Not here: the table itself (`data/concepts.tsv`, given to the index when it is written).
//!
//! One line is one concept: `id<TAB>ru<TAB>kk<TAB>en`, the terms of a language separated by `; `.

use crate::text::Morphology;
use crate::text::words::words;
use model::Language;
use std::collections::{BTreeMap, BTreeSet};

/// Longest term, in words, that is recognised in a query.
pub const LONGEST: usize = 5;
const COLUMNS: [Language; 3] = [Language::Ru, Language::Kk, Language::En];

#[derive(Default)]
pub struct Concepts {
    /// Every concept's terms, as words.
    terms: Vec<Vec<Term>>,
    /// Concepts by the keys of a term's words.
    by_keys: BTreeMap<Vec<(Morphology, String)>, BTreeSet<usize>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub text: String,
    pub words: Vec<(Morphology, String)>,
}

impl Concepts {
    pub fn read(table: &str) -> Concepts {
        let mut concepts = Concepts::default();
        for line in table.lines() {
            let number = concepts.terms.len();
            let mut terms = Vec::new();
            for (column, language) in line.split('\t').skip(1).zip(COLUMNS) {
                for text in column.split(';').map(str::trim).filter(|text| !text.is_empty()) {
                    let words: Vec<_> =
                        words(text).map(|word| (Morphology::of(&word.form, language), word.form)).collect();
                    let keys: Vec<_> = words.iter().map(|(m, form)| (*m, m.key(form))).collect();
                    if words.is_empty() || words.len() > LONGEST {
                        continue;
                    }
                    concepts.by_keys.entry(keys).or_default().insert(number);
                    terms.push(Term { text: text.to_owned(), words });
                }
            }
            concepts.terms.push(terms);
        }
        concepts
    }

    /// The other terms of the concepts that `forms`, words of the query, are a term of.
    pub fn others(&self, forms: &[&str]) -> Vec<&Term> {
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for morphology in Morphology::ALL {
            let keys: Vec<_> = forms
                .iter()
                .map(|form| {
                    let own = if form.is_ascii() { Morphology::Other } else { morphology };
                    (own, own.key(form))
                })
                .collect();
            found.extend(self.by_keys.get(&keys).into_iter().flatten());
        }
        let mut terms: Vec<&Term> = Vec::new();
        for term in found.iter().flat_map(|concept| &self.terms[*concept]) {
            let same = term.words.iter().map(|(_, form)| form.as_str()).eq(forms.iter().copied());
            if !same && !terms.contains(&term) {
                terms.push(term);
            }
        }
        terms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "torture\tпытки; жестокое обращение\tазаптау; қинау\ttorture\ncat\tКПП\tАҚК\tCAT; committee against torture\n";

    fn others(forms: &[&str]) -> Vec<String> {
        Concepts::read(TABLE).others(forms).into_iter().map(|term| term.text.clone()).collect()
    }

    #[test]
    fn a_term_in_any_form_and_language_leads_to_the_others() {
        assert_eq!(others(&["пытки"]), ["жестокое обращение", "азаптау", "қинау", "torture"]);
        assert_eq!(others(&["жестокого", "обращения"])[0], "пытки");
        assert_eq!(others(&["азаптауды"]).last().map(String::as_str), Some("torture"));
        assert_eq!(others(&["cat"]), ["КПП", "АҚК", "committee against torture"]);
        assert!(others(&["суд"]).is_empty());
        assert!(others(&["обращение"]).is_empty(), "part of a term is not the term");
    }
}
