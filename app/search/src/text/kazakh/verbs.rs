//! Endings of verbs: tenses, participles, the verbal noun, negation, the passive.
//! Not here: what the rest of a participle takes as a noun (`nouns`).

use super::sounds::{agree, ends_in_vowel, hardens, is_unvoiced, is_vowel, is_vowel_consonant};
use super::{is_stem, lexicon, strip};

/// Endings of a sentence's verb, longest first.
const TENSES: &[&str] = &[
    "мастан",
    "местен",
    "бастан",
    "бестен",
    "пастан",
    "пестен",
    "ады",
    "еді",
    "йды",
    "йді",
    "ты",
    "ті",
    "ды",
    "ді",
    "са",
    "се",
    "ып",
    "іп",
    "п",
];
const PARTICIPLES: &[&str] = &["атын", "етін", "йтын", "йтін", "ған", "ген", "қан", "кен"];
const NEGATIONS: &[&str] = &["ба", "бе", "ма", "ме", "па", "пе"];
const PASSIVES: &[&str] = &["ыл", "іл", "ын", "ін", "л", "н"];

/// Length of a verb without its tense; None for other words.
pub fn without_tense(word: &[char], sure: usize) -> Option<usize> {
    let rests = TENSES.iter().filter_map(|tense| Some((*tense, strip(word, tense)?)));
    let mut rests = rests.filter(|(tense, rest)| is_stem(rest, sure) && agree(rest, tense));
    rests.find(|(tense, rest)| is_tense(tense, rest, sure)).map(|(_, rest)| rest.len())
}

fn is_tense(tense: &str, rest: &[char], sure: usize) -> bool {
    let Some(&last) = rest.last() else { return false };
    match tense {
        // Present «бер-еді», but past «баста-ды» and «берме-ді».
        "ады" | "еді" => !ends_in_vowel(rest) && !is_negation(rest, sure) && !ends_in_denominal(rest),
        "йды" | "йді" => ends_in_vowel(rest),
        // A noun's accusative loses the same letters later; only «етті» is too short for it.
        "ты" | "ті" => is_unvoiced(last) && is_vowel_consonant(rest),
        "ды" | "ді" => "аеыі".contains(last) || ("лн".contains(last) && rest.len() >= 4),
        "са" | "се" => rest.len() >= 3 && last != 'с',
        "ып" | "іп" => !ends_in_vowel(rest),
        "п" => "аея".contains(last) && (rest.len() >= 4 || lexicon::is_stem(rest)),
        _ => true,
    }
}

/// Whether the last letter begins a negation whose vowel was taken for a tense's: «берм-еді».
fn is_negation(rest: &[char], sure: usize) -> bool {
    let [before @ .., first @ ('м' | 'б' | 'п')] = rest else { return false };
    rest.len() >= 4 && is_stem(before, sure) && negation_follows(before, *first)
}

/// Whether a verb made of a noun lost its -а: «анықт-ады» is «анықта-ды».
fn ends_in_denominal(rest: &[char]) -> bool {
    match rest {
        [.., 'и' | 'я', 'л'] => true,
        [.., before, 'л' | 'д' | 'т'] => !is_vowel(*before) && *before != 'й',
        _ => false,
    }
}

/// Length of a word without a participle's ending or the -у of the verbal noun; None when it has neither.
pub fn without_participle(word: &[char], sure: usize) -> Option<usize> {
    let rests = PARTICIPLES.iter().filter_map(|ending| Some((*ending, strip(word, ending)?)));
    let mut rests = rests.filter(|(ending, rest)| is_stem(rest, sure) && agree(rest, ending));
    if let Some((_, rest)) = rests.find(|(ending, rest)| participle_follows(rest, ending)) {
        return Some(rest.len());
    }
    match word {
        [rest @ .., 'у'] if is_stem(rest, sure) => Some(rest.len()),
        // «бермей», "not giving".
        [stem @ .., 'м' | 'б' | 'п', 'а' | 'е', 'й'] if stem.len() >= 3 => Some(word.len() - 1),
        _ => None,
    }
}

fn participle_follows(rest: &[char], ending: &str) -> bool {
    let (Some(&last), Some(first)) = (rest.last(), ending.chars().next()) else { return false };
    match first {
        'ғ' | 'г' => !is_unvoiced(last),
        'қ' | 'к' => hardens(last),
        'й' => is_vowel(last),
        _ => !is_vowel(last),
    }
}

/// Length of a verb without the -ма- of negation.
pub fn without_negation(word: &[char], sure: usize) -> Option<usize> {
    let rest = NEGATIONS.iter().find_map(|negation| strip(word, negation))?;
    (is_stem(rest, sure) && negation_follows(rest, word[rest.len()])).then_some(rest.len())
}

fn negation_follows(rest: &[char], first: char) -> bool {
    rest.last().is_some_and(|&last| match first {
        'м' => is_vowel(last) || "лрйу".contains(last),
        'б' => "зжмнң".contains(last),
        _ => hardens(last),
    })
}

/// Length of a verb without the -л- or -н- of the passive.
pub fn without_passive(word: &[char], sure: usize) -> Option<usize> {
    let rests = PASSIVES.iter().filter_map(|passive| Some((*passive, strip(word, passive)?)));
    let mut rests = rests.filter(|(_, rest)| is_stem(rest, sure));
    rests.find(|(passive, rest)| passive_follows(rest, passive)).map(|(_, rest)| rest.len())
}

/// The passive is -л-, and -н- only after another л: «жаса-л», but «қабылда-н».
fn passive_follows(rest: &[char], passive: &str) -> bool {
    let Some(&last) = rest.last() else { return false };
    match passive {
        "ыл" | "іл" => !ends_in_vowel(rest),
        "ын" | "ін" => last == 'л',
        "л" | "н" => {
            let has_l = passive == "л" || rest[rest.len().saturating_sub(3)..].contains(&'л');
            "ае".contains(last) && (rest.len() >= 4 || lexicon::is_stem(rest)) && has_l
        }
        _ => false,
    }
}
