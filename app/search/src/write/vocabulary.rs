//! All forms of all texts, each once, and the term each becomes.
//! Not here: where in a document a form stands (`segment`).

use super::cores::on_all_cores;
use super::item::Item;
use super::russian;
use crate::schema::{Place, form_term, key_start, name_term, pointer_term};
use crate::text::Morphology;
use crate::text::latin::plain_letters;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Number of a form or a name within one index.
pub type FormId = u32;

/// Items whose terms are made at a time.
const SHARE: usize = 4096;

#[derive(Default)]
pub struct Vocabulary {
    ids: FxHashMap<Item, FormId>,
    /// How often each occurs.
    counts: Vec<u32>,
}

/// The terms of a vocabulary: a form has two, which differ in the letter of the place, a name has one.
#[derive(Default)]
pub struct Terms {
    /// One after another, those of forms as in a body.
    texts: String,
    /// Where each ends, and where in it the letter of the place stands; `NO_PLACE` in a name.
    ends: Vec<(u32, u8)>,
    /// Terms that lead from a key to another key.
    pub pointers: Vec<String>,
    pub forms: usize,
}

const NO_PLACE: u8 = u8::MAX;

impl Terms {
    fn add(&mut self, text: &str, place: Option<usize>) {
        self.texts.push_str(text);
        // Words are cut to a length far below this; beyond, a title would count as text.
        let place = place.and_then(|at| u8::try_from(at).ok()).unwrap_or(NO_PLACE);
        self.ends.push((self.texts.len() as u32, place));
        self.forms += usize::from(place != NO_PLACE);
    }

    /// Adds the term of an item at a place to `out`.
    pub fn put(&self, id: FormId, place: Place, out: &mut Vec<u8>) {
        let start = id.checked_sub(1).map_or(0, |before| self.ends[before as usize].0 as usize);
        let (end, at) = self.ends[id as usize];
        let text = &self.texts.as_bytes()[start..end as usize];
        let before = out.len();
        out.extend_from_slice(text);
        if at != NO_PLACE {
            out[before + at as usize] = place.letter() as u8;
        }
    }
}

impl Vocabulary {
    /// Takes in the items of a share; gives the number of each here.
    pub fn adopt(&mut self, items: Vec<Item>) -> Vec<FormId> {
        let number = |item| {
            let next = self.ids.len() as FormId;
            *self.ids.entry(item).or_insert(next)
        };
        let numbers = items.into_iter().map(number).collect();
        self.counts.resize(self.ids.len(), 0);
        numbers
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn count(&mut self, id: FormId, times: u32) {
        self.counts[id as usize] += times;
    }

    /// The forms whose repetition costs most, the costliest last, for texts to be packed after: the same
    /// for the same texts in any order.
    pub fn dictionary(&self, size: usize) -> Vec<u8> {
        // A match costs about as much as two letters. A form of two morphologies is there twice, and rare.
        let cost = |word: &[u8], id: FormId| {
            u64::from(self.counts[id as usize]) * (word.len() as u64).saturating_sub(1)
        };
        let words = self.ids.iter().map(|(item, id)| (item.letters(), *id));
        let words = words.map(|(word, id)| (cost(&word, id), word)).filter(|(cost, _)| *cost > 0);
        let mut words: Vec<(u64, Vec<u8>)> = words.collect();
        let dearest_first =
            |a: &(u64, Vec<u8>), b: &(u64, Vec<u8>)| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1));
        // Each word fills two bytes and more.
        if words.len() > size {
            words.select_nth_unstable_by(size, dearest_first);
            words.truncate(size);
        }
        words.sort_unstable_by(dearest_first);
        let mut left = size;
        let mut chosen: Vec<Vec<u8>> = words
            .into_iter()
            .map(|(_, word)| [&b" "[..], &word].concat())
            .take_while(|word| {
                let fits = word.len() <= left;
                left = left.saturating_sub(word.len());
                fits
            })
            .collect();
        chosen.reverse();
        chosen.concat()
    }

    pub fn terms(&self) -> Terms {
        let mut items: Vec<(FormId, &Item)> = self.ids.iter().map(|(item, id)| (*id, item)).collect();
        items.sort_unstable_by_key(|(id, _)| *id);
        let exceptions = russian::exceptions(items.iter().map(|(_, item)| *item));
        let lead = |(form, key): (&String, &String)| {
            let by_rule = Morphology::Russian.key(form);
            (by_rule != *key).then(|| pointer_term(Morphology::Russian, &by_rule, form, key))
        };
        let mut pointers: BTreeSet<String> = exceptions.iter().filter_map(lead).collect();
        let term_of = |item: &Item| {
            let Some((morphology, form)) = item.word() else {
                let Item::Name(name) = item else { return (String::new(), None, None) };
                return (name_term(name), None, None);
            };
            let exception = exceptions.get(&form).filter(|_| morphology == Morphology::Russian);
            let key = exception.cloned().unwrap_or_else(|| morphology.key(&form));
            let place = key_start(morphology, &key).len();
            let term = form_term(morphology, &key, Place::Body, &form);
            (term, Some(place), pointer(morphology, &form, &key))
        };
        let made = on_all_cores(items.chunks(SHARE), |items| {
            items.iter().map(|(_, item)| term_of(item)).collect::<Vec<_>>()
        });
        let mut terms = Terms::default();
        for (term, place, pointer) in made.into_iter().flatten() {
            terms.add(&term, place);
            pointers.extend(pointer);
        }
        terms.pointers = pointers.into_iter().collect();
        terms
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
    use crate::format::put_letters;

    fn form(morphology: Morphology, form: &str) -> Item {
        Item::form(morphology, form)
    }

    fn term(terms: &Terms, id: FormId, place: Place) -> String {
        let mut out = b"before".to_vec();
        terms.put(id, place, &mut out);
        String::from_utf8_lossy(&out[6..]).into_owned()
    }

    #[test]
    fn a_form_has_one_number_in_each_morphology() {
        let mut vocabulary = Vocabulary::default();
        let (russian, kazakh) = (form(Morphology::Russian, "сот"), form(Morphology::Kazakh, "сот"));
        assert_eq!(vocabulary.adopt(vec![russian.clone(), kazakh.clone()]), [0, 1]);
        assert_eq!(vocabulary.adopt(vec![Item::Name("сот".into()), kazakh, russian]), [2, 1, 0]);
        let terms = vocabulary.terms();
        for place in [Place::Body, Place::Title] {
            assert_eq!(term(&terms, 0, place), form_term(Morphology::Russian, "сот", place, "сот"));
            assert_eq!(term(&terms, 1, place), form_term(Morphology::Kazakh, "сот", place, "сот"));
            assert_eq!(term(&terms, 2, place), name_term("сот"));
        }
        assert_eq!(terms.forms, 2);
    }

    #[test]
    fn the_dictionary_ends_with_what_costs_most() {
        let mut vocabulary = Vocabulary::default();
        let words = ["комитет", "суд", "и"].map(|word| form(Morphology::Russian, word));
        for (id, count) in vocabulary.adopt(words.to_vec()).into_iter().zip([2, 3, 50]) {
            vocabulary.count(id, count);
        }
        let letters = |text: &str| {
            let mut out = Vec::new();
            put_letters(&mut out, text);
            out
        };
        assert_eq!(vocabulary.dictionary(100), letters(" суд комитет"));
        assert_eq!(vocabulary.dictionary(8), letters(" комитет"));
    }

    #[test]
    fn plain_spellings_get_a_pointer_where_the_rules_go_astray() {
        let mut vocabulary = Vocabulary::default();
        let forms = ["әділеттілігінің", "құқықтарының"];
        vocabulary.adopt(forms.map(|word| form(Morphology::Kazakh, word)).to_vec());
        let terms = vocabulary.terms();
        assert_eq!(terms.forms, 2);
        for form in forms {
            let (plain, key) = (plain_letters(form), Morphology::Kazakh.key(form));
            let by_rule = Morphology::Kazakh.key(&plain);
            let pointed = terms.pointers.contains(&pointer_term(Morphology::Kazakh, &by_rule, &plain, &key));
            assert!(by_rule == key || pointed, "{form}");
        }
        assert!(!terms.pointers.is_empty());
    }
}
