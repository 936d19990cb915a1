//! The layers of suffixes of a noun, from the end of the word.
//! Not here: tenses and participles (`verbs`).

use super::lexicon;
use super::sounds::{self, ends_in_vowel, hardens, is_nasal, is_unvoiced, is_vowel};
use super::strip;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    Predicative,
    Attributive,
    Case,
    Possessive,
    Plural,
}

/// In the order in which they are taken off.
pub const LAYERS: [Layer; 5] =
    [Layer::Predicative, Layer::Attributive, Layer::Case, Layer::Possessive, Layer::Plural];

/// The instrumental takes no part in vowel harmony: «сотпен».
const INSTRUMENTAL: &[&str] = &["бенен", "менен", "пенен", "мен", "бен", "пен"];

impl Layer {
    /// «Мой» and «твой» (-ым, -ың) are left out: most words that end so are nouns like «шешім», "decision".
    fn suffixes(self) -> &'static [&'static str] {
        match self {
            Layer::Predicative => &[
                "сыңдар",
                "сіңдер",
                "сыздар",
                "сіздер",
                "сың",
                "сің",
                "сыз",
                "сіз",
                "мыз",
                "міз",
                "быз",
                "біз",
                "пыз",
                "піз",
            ],
            Layer::Attributive => &["ндағы", "ндегі", "дағы", "дегі", "тағы", "тегі"],
            Layer::Case => &[
                "бенен",
                "менен",
                "пенен",
                "ынша",
                "інше",
                "дан",
                "ден",
                "дың",
                "дің",
                "мен",
                "бен",
                "пен",
                "нан",
                "нда",
                "нде",
                "нен",
                "ның",
                "нің",
                "тан",
                "тен",
                "тың",
                "тің",
                "ға",
                "ге",
                "да",
                "де",
                "ды",
                "ді",
                "ке",
                "қа",
                "на",
                "не",
                "ны",
                "ні",
                "та",
                "те",
                "ты",
                "ті",
            ],
            Layer::Possessive => {
                &["ымыз", "іміз", "ыңыз", "іңіз", "мыз", "міз", "ңыз", "ңіз", "сы", "сі", "ы", "і"]
            }
            Layer::Plural => &["лар", "лер", "дар", "дер", "тар", "тер"],
        }
    }

    /// Letters that must remain.
    fn shortest(self) -> usize {
        if self == Layer::Predicative { 4 } else { 3 }
    }

    /// Whether `suffix` can stand after `rest`, by the sound that `rest` ends in.
    fn follows(self, rest: &[char], suffix: &str) -> bool {
        let (Some(&last), Some(first)) = (rest.last(), suffix.chars().next()) else { return false };
        match self {
            Layer::Predicative => match first {
                'м' => ends_in_vowel(rest) || "рлйу".contains(last),
                'б' => "зжмнң".contains(last),
                'п' => hardens(last),
                _ => true,
            },
            Layer::Attributive => true,
            Layer::Case => case_follows(last, first, suffix),
            Layer::Possessive => match suffix {
                // «баяндамашы-сы», but «жиналыс-ы».
                "сы" | "сі" if "ыі".contains(last) => matches!(rest, [.., 'ш' | 'д', _]),
                _ if "мңс".contains(first) => is_vowel(last),
                _ => !is_vowel(last) || "уи".contains(last),
            },
            Layer::Plural => match first {
                'л' => is_vowel(last) || "рй".contains(last),
                'д' => "лмнңзж".contains(last),
                _ => hardens(last),
            },
        }
    }
}

fn case_follows(last: char, first: char, suffix: &str) -> bool {
    match suffix {
        "ынша" | "інше" => last == 'у' || !is_vowel(last),
        "ны" | "ні" => is_vowel(last) && last != 'у',
        "ның" | "нің" => is_vowel(last) || is_nasal(last),
        "ды" | "ді" | "дың" | "дің" => "лрйзжңмну".contains(last),
        "да" | "де" => !hardens(last),
        "қа" | "ке" => hardens(last),
        "ға" | "ге" => !hardens(last) && last != 'и',
        "на" | "не" | "нда" | "нде" => "ыі".contains(last),
        "нан" | "нен" => is_nasal(last) || "ыі".contains(last),
        _ => match first {
            'т' | 'п' => hardens(last),
            'д' => !is_unvoiced(last),
            'м' => is_vowel(last) || "лрйунмң".contains(last),
            'б' => "зжбвгд".contains(last),
            _ => true,
        },
    }
}

/// Length of the word without one suffix of `layer`: the longest suffix that fits.
/// `sure`: letters that certainly belong to the stem.
pub fn without(word: &[char], layer: Layer, sure: usize) -> Option<usize> {
    let fits = |suffix: &&&str| {
        let Some(rest) = strip(word, suffix) else { return false };
        rest.len() >= sure
            && (rest.len() >= layer.shortest() || lexicon::is_short_root(rest))
            && rest.iter().any(|&c| is_vowel(c))
            && (INSTRUMENTAL.contains(suffix) || sounds::agree(rest, suffix))
            && layer.follows(rest, suffix)
            && !(matches!(**suffix, "ны" | "ні") && is_possessive(word, rest))
    };
    let lengths = layer.suffixes().iter().filter(fits).map(|suffix| word.len() - suffix.chars().count());
    lengths.min().or_else(|| if layer == Layer::Case { without_short_case(word, sure) } else { None })
}

/// Whether «-ны» is no accusative but the end of the stem and a possessive: «алатын-ы», «берген-і», «тұрғын-ы».
fn is_possessive(word: &[char], rest: &[char]) -> bool {
    match rest {
        [.., 'а' | 'е' | 'й', 'т', 'ы' | 'і'] => true,
        [.., before, 'ғ' | 'г' | 'қ' | 'к', 'ы' | 'і'] => !is_vowel(*before),
        [.., 'ғ' | 'г' | 'қ' | 'к', 'а' | 'е'] => word.len() >= 4 && !lexicon::is_stem(rest),
        _ => false,
    }
}

/// After a possessive the accusative is a bare -н, the dative a bare -а or -е.
fn without_short_case(word: &[char], sure: usize) -> Option<usize> {
    let length =
        word.len().checked_sub(1).filter(|length| *length > Layer::Case.shortest() && *length >= sure)?;
    match word {
        [.., 'ы' | 'і', 'м' | 'ң', 'а' | 'е'] => Some(length),
        [before @ .., 'ы' | 'і', 'н'] => {
            // «босқын», «алатын» end in the stem's own -ын.
            let participle = matches!(before, [.., 'а' | 'е' | 'й', 'т']) && !lexicon::is_stem(before);
            let own = matches!(before, [.., c, 'ғ' | 'г' | 'қ' | 'к'] if !is_vowel(*c));
            (!participle && !own).then_some(length)
        }
        _ => None,
    }
}
