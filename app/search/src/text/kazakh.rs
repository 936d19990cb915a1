//! Takes the inflection off a Kazakh word in Cyrillic: no lexicon, only the order of suffixes.
//! Not here: dictionary forms (the result is a search key) and other spellings (`latin`).
//!
//! Suffixes stand in layers, from the end: predicative, attributive -дағы, case, possessive, plural;
//! then participle with negation, or the -у of the verbal noun. A suffix is taken
//! only where vowel harmony and the sound before it allow it.

#[derive(Clone, Copy, PartialEq, Eq)]
enum Layer {
    Predicative,
    Attributive,
    Case,
    Possessive,
    Plural,
    Participle,
    Negation,
}

impl Layer {
    fn suffixes(self) -> &'static [&'static str] {
        match self {
            Layer::Predicative => &[
                "сыңдар",
                "сіңдер",
                "сыздар",
                "сіздер",
                "мын",
                "мін",
                "бын",
                "бін",
                "пын",
                "пін",
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
            Layer::Possessive => &[
                "ымыз", "іміз", "ыңыз", "іңіз", "мыз", "міз", "ңыз", "ңіз", "сы", "сі", "ым", "ім", "ың",
                "ің", "м", "ы", "і", "ң",
            ],
            Layer::Plural => &["лар", "лер", "дар", "дер", "тар", "тер"],
            Layer::Participle => &[
                "атын", "етін", "йтын", "йтін", "бақ", "бек", "ған", "ген", "қан", "кен", "мақ", "мек",
                "пақ", "пек",
            ],
            Layer::Negation => &["ба", "бе", "ма", "ме", "па", "пе"],
        }
    }

    /// Whether `suffix` can stand after the sound `last`.
    fn follows(self, last: char, suffix: &str) -> bool {
        let first = suffix.chars().next().unwrap_or(' ');
        match self {
            Layer::Case => match suffix {
                "ны" | "ні" => is_vowel(last),
                "ның" | "нің" => is_vowel(last) || is_nasal(last),
                "ды" | "ді" | "дың" | "дің" => "лрйзжңмну".contains(last),
                "қа" | "ке" => is_unvoiced(last) || "бвгғд".contains(last),
                "ға" | "ге" => !is_unvoiced(last),
                "на" | "не" | "нда" | "нде" => "ыі".contains(last),
                "нан" | "нен" => is_nasal(last) || "ыі".contains(last),
                _ => match first {
                    'т' | 'п' => is_unvoiced(last) || "бвгғд".contains(last),
                    'д' => !is_unvoiced(last),
                    'м' => is_vowel(last) || "лрйунмң".contains(last),
                    'б' => "зжбвгд".contains(last),
                    _ => true,
                },
            },
            Layer::Possessive if "мңс".contains(first) => is_vowel(last),
            Layer::Possessive => !is_vowel(last) || "уи".contains(last),
            Layer::Plural => match first {
                'л' => is_vowel(last) || "рй".contains(last),
                'д' => "лмнңзж".contains(last),
                _ => is_unvoiced(last) || "бвгғд".contains(last),
            },
            Layer::Participle => match first {
                'ғ' | 'г' => !is_unvoiced(last),
                'қ' | 'к' | 'п' => is_unvoiced(last) || "бвгғд".contains(last),
                'й' => is_vowel(last),
                'а' | 'е' => !is_vowel(last),
                'б' => "зж".contains(last),
                _ => true,
            },
            Layer::Negation => match first {
                'м' => is_vowel(last) || "лрйу".contains(last),
                'б' => "зжмнң".contains(last),
                _ => is_unvoiced(last) || "бвгғд".contains(last),
            },
            Layer::Predicative | Layer::Attributive => true,
        }
    }
}

#[derive(PartialEq, Eq)]
enum Harmony {
    Back,
    Front,
}

/// The harmony of the last telling vowel.
fn harmony(word: &[char]) -> Option<Harmony> {
    word.iter().rev().find_map(|&c| match c {
        'а' | 'о' | 'ұ' | 'ы' | 'ё' => Some(Harmony::Back),
        'ә' | 'ө' | 'ү' | 'і' | 'е' | 'э' => Some(Harmony::Front),
        _ => None,
    })
}

fn is_vowel(c: char) -> bool {
    "аоұыуяюёәөүіеэи".contains(c)
}

fn is_nasal(c: char) -> bool {
    "мнң".contains(c)
}

fn is_unvoiced(c: char) -> bool {
    "пкқтфсшщчцхһ".contains(c)
}

/// Whether taking `suffix` leaves a word it could have been added to.
fn detaches(rest: &[char], suffix: &[char], layer: Layer, text: &str) -> bool {
    let Some(&last) = rest.last() else { return false };
    let agrees = match (harmony(suffix), harmony(rest)) {
        (Some(suffix), Some(rest)) => suffix == rest || "яюиу".contains(last),
        (None, _) | (_, None) => true,
    };
    rest.iter().any(|&c| is_vowel(c)) && agrees && layer.follows(last, text)
}

/// Length of the word without one suffix of `layer`: the longest suffix that fits.
fn without(word: &[char], layer: Layer, shortest: usize) -> Option<usize> {
    let mut best = None;
    for text in layer.suffixes() {
        let length = text.chars().count();
        if word.len() < length + shortest || !word[word.len() - length..].iter().copied().eq(text.chars()) {
            continue;
        }
        let (rest, suffix) = word.split_at(word.len() - length);
        if detaches(rest, suffix, layer, text) && best.is_none_or(|best| rest.len() < best) {
            best = Some(rest.len());
        }
    }
    if layer == Layer::Case && best.is_none() && word.len() > shortest + 1 {
        // After a possessive the accusative is a bare -н, the dative a bare -а or -е.
        let (last, before) = (word[word.len() - 1], word[word.len() - 2]);
        if (last == 'н' && "ыі".contains(before)) || ("ае".contains(last) && "мң".contains(before)) {
            best = Some(word.len() - 1);
        }
    }
    best
}

/// One spelling for the ends that change when a suffix follows: құқық – құқығы, халық – халқы.
fn settle(word: &mut Vec<char>) {
    let length = word.len();
    if length > 3 {
        word[length - 1] = match word[length - 1] {
            'б' => 'п',
            'г' => 'к',
            'ғ' => 'қ',
            c => c,
        };
    }
    if length >= 4
        && "ыі".contains(word[length - 2])
        && !is_vowel(word[length - 1])
        && !is_vowel(word[length - 3])
    {
        word.remove(length - 2);
    }
    if word.len() >= 4 && word.last().is_some_and(|c| "ыі".contains(*c)) {
        word.pop();
    }
}

/// The search key of one folded word.
pub fn stem(form: &str) -> String {
    let mut word: Vec<char> = form.chars().collect();
    if word.len() <= 3 {
        return form.to_owned();
    }
    let nominal = [
        (Layer::Predicative, 4),
        (Layer::Attributive, 3),
        (Layer::Case, 3),
        (Layer::Possessive, 3),
        (Layer::Plural, 3),
    ];
    for (layer, shortest) in nominal {
        if let Some(length) = without(&word, layer, shortest) {
            word.truncate(length);
        }
    }
    if let Some(length) = without(&word, Layer::Participle, 3) {
        word.truncate(length);
        if let Some(length) = without(&word, Layer::Negation, 3) {
            word.truncate(length);
        }
    } else if word.len() > 4 && word.last() == Some(&'у') {
        word.pop();
    }
    settle(&mut word);
    word.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_noun_meet() {
        for forms in [
            &["құқық", "құқықтар", "құқығы", "құқықтарының", "құқықтарымызды"][..],
            &["халық", "халқы", "халқының", "халыққа"],
            &["адвокат", "адвокаттар", "адвокаттардың", "адвокатым"],
            &["сот", "соттың", "сотқа", "соттар"],
            &["орын", "орнында", "орындар"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (one, other) in [("сот", "соғыс"), ("адам", "адал"), ("құқық", "құлық"), ("азамат", "азап")]
        {
            assert_ne!(stem(one), stem(other));
        }
    }
}
