//! What becomes a term: the form of a word, or a normalised name.
//! Not here: the term (`schema`).
//!
//! There are millions of them to compare. A short word is two numbers, not a text somewhere in memory, for a look
//! into memory costs more than all else that is done with a word.

use crate::format::{letter, put_letters, read_letters};
use crate::text::Morphology;

/// A word of up to 16 letters, as `format::letters` has them, then zeros.
pub type Short = [u64; 2];

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    Short(Morphology, Short),
    Long(Morphology, Box<str>),
    Name(Box<str>),
}

impl Item {
    pub fn form(morphology: Morphology, form: &str) -> Item {
        short(form)
            .map_or_else(|| Item::Long(morphology, form.into()), |short| Item::Short(morphology, short))
    }

    /// The form as it is written, with its morphology; None for a name.
    pub fn word(&self) -> Option<(Morphology, String)> {
        match self {
            // Whatever was packed is unpacked.
            Item::Short(morphology, short) => Some((*morphology, text(*short))),
            Item::Long(morphology, form) => Some((*morphology, form.to_string())),
            Item::Name(_) => None,
        }
    }

    /// Letters of a form, as `format::letters` has them; none for a name.
    pub fn letters(&self) -> Vec<u8> {
        match self {
            Item::Short(_, short) => bytes(*short),
            Item::Long(_, form) => {
                let mut out = Vec::new();
                put_letters(&mut out, form);
                out
            }
            Item::Name(_) => Vec::new(),
        }
    }
}

/// None for a word that is longer or has letters of another alphabet.
pub fn short(word: &str) -> Option<Short> {
    let mut short = [0; 2];
    for (place, c) in word.chars().enumerate() {
        let byte = letter(c).filter(|byte| *byte > 0)?;
        *short.get_mut(place / 8)? |= u64::from(byte) << (place % 8 * 8);
    }
    Some(short)
}

fn bytes([low, high]: Short) -> Vec<u8> {
    low.to_le_bytes().into_iter().chain(high.to_le_bytes()).take_while(|byte| *byte > 0).collect()
}

fn text(short: Short) -> String {
    read_letters(&bytes(short)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_keep_their_text() {
        for word in
            ["суд", "следовательский", "следовательскими", "следовательскими1", "құқық", "日本", "a", "naïve"]
        {
            let item = Item::form(Morphology::Kazakh, word);
            assert_eq!(item.word(), Some((Morphology::Kazakh, word.to_owned())));
            assert_eq!(read_letters(&item.letters()).as_deref(), Ok(word));
        }
        assert!(matches!(Item::form(Morphology::Russian, "следовательскими"), Item::Short(..)));
        assert!(matches!(Item::form(Morphology::Russian, "следовательскими1"), Item::Long(..)));
        assert_ne!(short("суд"), short("суда"));
    }
}
