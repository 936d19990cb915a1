//! Takes the inflection off a Kazakh word in Cyrillic: the order of suffixes and a short list of whole stems.
//! Not here: dictionary forms (the result is a search key) and other spellings (`latin`).
//!
//! A word ends either in a tense (`verbs`) or in the layers of a noun (`nouns`): predicative, attributive -дағы, case,
//! possessive, plural. What then ends in a participle or in the -у of the verbal noun was a verb too. A verb loses its
//! negation and its passive as well: «бұзылмаған», "that was not violated", has the key of «бұзу», "to violate".

mod lexicon;
mod nouns;
mod sounds;
mod verbs;

/// The search key of one folded word.
pub fn stem(form: &str) -> String {
    let mut word: Vec<char> = form.chars().collect();
    if is_bare(&word) {
        return form.to_owned();
    }
    let sure = lexicon::longest_stem(&word);
    let mut is_verb = true;
    if let Some(length) = verbs::without_tense(&word, sure) {
        word.truncate(length);
    } else {
        for layer in nouns::LAYERS {
            if let Some(length) = nouns::without(&word, layer, sure) {
                word.truncate(length);
            }
        }
        match verbs::without_participle(&word, sure) {
            Some(length) => word.truncate(length),
            None => is_verb = false,
        }
    }
    if is_verb {
        for without in [verbs::without_negation, verbs::without_passive] {
            if let Some(length) = without(&word, sure) {
                word.truncate(length);
            }
        }
    }
    sounds::settle(&mut word);
    word.into_iter().collect()
}

/// Whether a word is too short to have a suffix: «сот», but not «ісі» or «алу».
fn is_bare(word: &[char]) -> bool {
    let verbal_noun = word.len() == 3 && word[2] == 'у' && sounds::is_vowel_consonant(&word[..2]);
    word.len() <= 3 && !verbal_noun && !lexicon::begins_with_short_root(word)
}

/// Whether `rest` may be what a verb's ending was added to. `sure`: letters that certainly belong to the stem.
fn is_stem(rest: &[char], sure: usize) -> bool {
    (rest.len() >= 3 || sounds::is_vowel_consonant(rest)) && rest.len() >= sure
}

/// `word` without `suffix`, if it ends in it.
fn strip<'a>(word: &'a [char], suffix: &str) -> Option<&'a [char]> {
    let rest = word.len().checked_sub(suffix.chars().count())?;
    word[rest..].iter().copied().eq(suffix.chars()).then(|| &word[..rest])
}

#[cfg(test)]
mod tests {
    use super::stem;
    use crate::text::latin::skeleton;
    use std::collections::{BTreeMap, BTreeSet};

    const FAMILIES: &str = include_str!("../../../tests/morphology/kazakh_families.tsv");

    #[test]
    fn forms_of_a_noun_meet() {
        for forms in [
            &["құқық", "құқықтар", "құқығы", "құқықтарының", "құқықтарымызды"][..],
            &["халық", "халқы", "халқының", "халыққа"],
            &["адвокат", "адвокаттар", "адвокаттардың", "адвокатпен"],
            &["сот", "соттың", "сотқа", "соттар"],
            &["орын", "орнында", "орындар"],
            &["босқын", "босқындар", "босқындардың"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn forms_of_a_verb_meet() {
        for forms in [
            &["азаптау", "азаптаған", "азаптады", "азаптайды", "азаптаудың", "азаптап"][..],
            &["бұзу", "бұзды", "бұзылған", "бұзылмаған", "бұзады", "бұзылуын"],
            &["беру", "берді", "беріп", "береді", "берілген", "бермейтіні"],
            &["алу", "алған", "алады", "алатын", "алынған"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (one, other) in [
            ("сот", "соғыс"),
            ("адам", "адал"),
            ("құқық", "құлық"),
            ("азамат", "азап"),
            ("жиналыс", "жинау"),
            ("шешім", "шешу"),
            ("қолдау", "қолдану"),
            ("ұстау", "ұстану"),
            ("жаза", "жазу"),
        ] {
            assert_ne!(stem(one), stem(other));
        }
    }

    /// A family of the list: what it is called there, and the keys of its forms.
    struct Family {
        group: String,
        label: &'static str,
        keys: Vec<String>,
    }

    fn families() -> Vec<Family> {
        let lines = FAMILIES.lines().filter(|line| !line.starts_with('#'));
        lines
            .map(|line| {
                let fields: Vec<&str> = line.split('\t').collect();
                let [class, part, forms] = fields.as_slice() else { panic!("three fields: {line}") };
                let keys = forms.split(' ').map(|form| skeleton(&stem(form))).collect();
                let label = forms.split(' ').next().unwrap_or_default();
                Family { group: format!("{part} {class}"), label, keys }
            })
            .collect()
    }

    /// Per cent of families whose forms all have one key, by part and class; they only rise.
    const FLOORS: [(&str, f64); 4] =
        [("tuned noun", 100.0), ("tuned verb", 96.9), ("held-out noun", 72.7), ("held-out verb", 86.3)];

    #[test]
    fn families_of_forms_have_one_key_each() {
        let families = families();
        assert!(families.len() >= 60, "{} families", families.len());
        for (group, floor) in FLOORS {
            let own: Vec<&Family> = families.iter().filter(|family| family.group == group).collect();
            let parted = |family: &&&Family| family.keys.iter().any(|key| *key != family.keys[0]);
            let parted: Vec<&str> = own.iter().filter(parted).map(|family| family.label).collect();
            let together = 100.0 * (own.len() - parted.len()) as f64 / own.len() as f64;
            // No two families share a key (the test below), so F is that of the pairs of forms that meet.
            let (mut pairs, mut met) = (0, 0);
            for Family { keys, .. } in &own {
                for (number, key) in keys.iter().enumerate() {
                    pairs += number;
                    met += keys[..number].iter().filter(|other| *other == key).count();
                }
            }
            let recall = met as f64 / pairs as f64;
            let f = 200.0 * recall / (1.0 + recall);
            println!(
                "{group}: F {f:.1}; {together:.1} % of {} families at one key; parted: {parted:?}",
                own.len()
            );
            assert!(together >= floor, "{group}: {together:.1} % is below {floor} %");
        }
    }

    #[test]
    fn families_do_not_share_keys() {
        let mut labels: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for family in families() {
            for key in family.keys {
                labels.entry(key).or_default().insert(family.label);
            }
        }
        let merged: Vec<_> = labels.iter().filter(|(_, labels)| labels.len() > 1).collect();
        assert!(merged.is_empty(), "{merged:?}");
    }
}
