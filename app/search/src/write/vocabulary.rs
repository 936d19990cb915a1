//! All forms of all texts, each once, and the term each becomes.
//! Not here: where in a document a form stands (`segment`).

use super::russian;
use crate::schema::{Place, form_term, name_term, pointer_term};
use crate::text::Morphology;
use crate::text::latin::plain_letters;
use rustc_hash::FxHashMap;
use std::collections::{BTreeSet, HashSet};

/// Number of a form or a name within one index.
pub type FormId = u32;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Item {
    Form(Morphology, String),
    Name(String),
}

#[derive(Default)]
pub struct Vocabulary {
    ids: FxHashMap<Item, FormId>,
    items: Vec<Item>,
}

/// The terms of a vocabulary.
pub struct Terms {
    /// By form: the term in a body and the term in a title.
    pub of: Vec<(String, String)>,
    /// Terms that lead from a key to another key.
    pub pointers: Vec<String>,
    pub forms: usize,
}

impl Vocabulary {
    pub fn form(&mut self, morphology: Morphology, form: String) -> FormId {
        self.number(Item::Form(morphology, form))
    }

    pub fn name(&mut self, name: String) -> FormId {
        self.number(Item::Name(name))
    }

    fn number(&mut self, item: Item) -> FormId {
        if let Some(id) = self.ids.get(&item) {
            return *id;
        }
        let id = self.items.len() as FormId;
        self.items.push(item.clone());
        self.ids.insert(item, id);
        id
    }

    pub fn terms(self) -> Terms {
        let russian = self.items.iter().filter_map(|item| match item {
            Item::Form(Morphology::Russian, form) => Some(form.as_str()),
            Item::Form(..) | Item::Name(_) => None,
        });
        let exceptions = russian::exceptions(&russian.collect::<HashSet<_>>());
        let lead = |(form, key): (&String, &String)| {
            let by_rule = Morphology::Russian.key(form);
            (by_rule != *key).then(|| pointer_term(Morphology::Russian, &by_rule, form, key))
        };
        let mut pointers: BTreeSet<String> = exceptions.iter().filter_map(lead).collect();
        let mut forms = 0;
        let of = self.items.iter().map(|item| match item {
            Item::Name(name) => (name_term(name), name_term(name)),
            Item::Form(morphology, form) => {
                forms += 1;
                let exception = exceptions.get(form).filter(|_| *morphology == Morphology::Russian);
                let key = exception.cloned().unwrap_or_else(|| morphology.key(form));
                pointers.extend(pointer(*morphology, form, &key));
                let term = |place| form_term(*morphology, &key, place, form);
                (term(Place::Body), term(Place::Title))
            }
        });
        Terms { of: of.collect(), pointers: pointers.into_iter().collect(), forms }
    }
}

/// The pointer a form needs so that whoever types it without Kazakh letters still finds its key.
fn pointer(morphology: Morphology, form: &str, key: &str) -> Option<String> {
    if morphology != Morphology::Kazakh {
        return None;
    }
    let plain = plain_letters(form);
    let by_rule = morphology.key(&plain);
    (by_rule != key).then(|| pointer_term(morphology, &by_rule, &plain, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_has_one_number_in_each_morphology() {
        let mut vocabulary = Vocabulary::default();
        let one = vocabulary.form(Morphology::Russian, "сот".to_owned());
        assert_eq!(vocabulary.form(Morphology::Russian, "сот".to_owned()), one);
        assert_ne!(vocabulary.form(Morphology::Kazakh, "сот".to_owned()), one);
        assert_ne!(vocabulary.name("сот".to_owned()), one);
    }

    #[test]
    fn plain_spellings_get_a_pointer_where_the_rules_go_astray() {
        let mut vocabulary = Vocabulary::default();
        let forms = ["әділеттілігінің", "құқықтарының"];
        for form in forms {
            vocabulary.form(Morphology::Kazakh, form.to_owned());
        }
        let terms = vocabulary.terms();
        assert_eq!(terms.of.len(), 2);
        for form in forms {
            let (plain, key) = (plain_letters(form), Morphology::Kazakh.key(form));
            let by_rule = Morphology::Kazakh.key(&plain);
            let pointed = terms.pointers.contains(&pointer_term(Morphology::Kazakh, &by_rule, &plain, &key));
            assert!(by_rule == key || pointed, "{form}");
        }
        assert!(!terms.pointers.is_empty());
    }
}
