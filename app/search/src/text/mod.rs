//! From text to words, and from words to the keys under which their forms meet.
//! Not here: the index (`schema`, `write`) and the language of queries (`query`).

mod english;
pub mod kazakh;
pub mod latin;
pub mod stop;
pub mod surnames;
pub mod words;

use frostem::{Algorithm, Stemmer};
use model::Language;

/// How the forms of a word are brought together. It follows from the letters and from the language
/// of the text around them, so that one word in a Russian and a Kazakh text may have two keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Morphology {
    Russian,
    Kazakh,
    /// Latin letters are stemmed as English; numbers and all else are taken as they are.
    Other,
}

impl Morphology {
    pub const ALL: [Morphology; 3] = [Morphology::Russian, Morphology::Kazakh, Morphology::Other];

    /// The morphology of a folded word in a text of `language`.
    pub fn of(form: &str, language: Language) -> Morphology {
        if !form.chars().any(is_cyrillic) {
            Morphology::Other
        } else if language == Language::Kk || form.chars().any(is_kazakh) {
            Morphology::Kazakh
        } else {
            Morphology::Russian
        }
    }

    /// First letter of the terms of this morphology.
    pub fn letter(self) -> char {
        match self {
            Morphology::Russian => 'r',
            Morphology::Kazakh => 'k',
            Morphology::Other => 'o',
        }
    }

    /// The key of a folded word by rule alone, exceptions apart.
    pub fn key(self, form: &str) -> String {
        match self {
            Morphology::Russian => Stemmer::new(Algorithm::Russian).stem(form).into_owned(),
            Morphology::Kazakh => latin::skeleton(&kazakh::stem(form)),
            Morphology::Other if form.bytes().all(|b| b.is_ascii_lowercase()) => english::key(form),
            Morphology::Other => form.to_owned(),
        }
    }

    /// The spelling by which two forms count as the same word: Kazakh letters and the plain letters
    /// typed for them are one, elsewhere it is the form itself.
    pub fn spelling(self, form: &str) -> String {
        match self {
            Morphology::Kazakh => latin::skeleton(form),
            Morphology::Russian | Morphology::Other => form.to_owned(),
        }
    }
}

pub fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// The letters of Kazakh that Russian lacks.
pub fn is_kazakh(c: char) -> bool {
    matches!(c, 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_and_the_language_choose_the_morphology() {
        assert_eq!(Morphology::of("суд", Language::Ru), Morphology::Russian);
        assert_eq!(Morphology::of("сот", Language::Kk), Morphology::Kazakh);
        assert_eq!(Morphology::of("құқық", Language::Ru), Morphology::Kazakh);
        assert_eq!(Morphology::of("суд", Language::En), Morphology::Russian);
        assert_eq!(Morphology::of("cat", Language::Ru), Morphology::Other);
    }

    #[test]
    fn forms_share_a_key() {
        for (morphology, forms) in [
            (Morphology::Russian, &["заявление", "заявления", "заявлениями"][..]),
            (Morphology::Kazakh, &["құқық", "құқықтары", "құқықтарының"]),
            (Morphology::Other, &["report", "reports", "reported", "reporting"]),
            (Morphology::Other, &["2012"]),
        ] {
            for form in forms {
                assert_eq!(morphology.key(form), morphology.key(forms[0]), "{form}");
            }
        }
        assert_ne!(
            Morphology::Russian.key("пытки"),
            Morphology::Russian.key("пыток"),
            "why exceptions exist"
        );
    }
}
