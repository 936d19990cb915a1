//! Sounds of Kazakh: what a suffix must agree with, and how the end of a stem changes before one.
//! Not here: the suffixes.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harmony {
    Back,
    Front,
}

/// The harmony of the last vowel; None where that vowel tells nothing, as in loanwords and before the -у of verbs.
pub fn harmony(word: impl DoubleEndedIterator<Item = char>) -> Option<Harmony> {
    word.rev()
        .find_map(|c| match c {
            'а' | 'о' | 'ұ' | 'ы' | 'ё' => Some(Some(Harmony::Back)),
            'ә' | 'ө' | 'ү' | 'і' | 'е' | 'э' => Some(Some(Harmony::Front)),
            'и' | 'у' | 'ю' | 'я' => Some(None),
            _ => None,
        })
        .flatten()
}

/// Whether `suffix` could be added to `rest`, by the vowels of both. Surnames in -ов and -ев take any: «Насировтың».
pub fn agree(rest: &[char], suffix: &str) -> bool {
    if rest.last() == Some(&'в') {
        return true;
    }
    match (harmony(suffix.chars()), harmony(rest.iter().copied())) {
        (Some(suffix), Some(rest)) => suffix == rest,
        (None, _) | (_, None) => true,
    }
}

pub fn is_vowel(c: char) -> bool {
    "аоұыуяюёәөүіеэи".contains(c)
}

/// Whether a word ends in a vowel; у after a vowel is a consonant, as in «қауп».
pub fn ends_in_vowel(word: &[char]) -> bool {
    match word {
        [.., before, 'у'] => !is_vowel(*before),
        [.., last] => is_vowel(*last),
        [] => false,
    }
}

pub fn is_nasal(c: char) -> bool {
    "мнң".contains(c)
}

pub fn is_unvoiced(c: char) -> bool {
    "пкқтфсшщчцхһ".contains(c)
}

/// After these a suffix begins unvoiced.
pub fn hardens(c: char) -> bool {
    is_unvoiced(c) || "бвгғд".contains(c)
}

/// «ал», «ет»: the shortest roots.
pub fn is_vowel_consonant(word: &[char]) -> bool {
    matches!(word, [first, second] if is_vowel(*first) && !is_vowel(*second))
}

/// One spelling for the ends that change when a suffix follows: құқық – құқығы, халық – халқы.
pub fn settle(word: &mut Vec<char>) {
    if let [_, _, .., last] = word.as_mut_slice() {
        *last = match *last {
            'б' => 'п',
            'г' => 'к',
            'ғ' => 'қ',
            c => c,
        };
    }
    if word.len() >= 4 && word.ends_with(&['с', 'т']) {
        // «журналист» loses its т before -тер.
        word.pop();
    }
    if let [before @ .., 'ы' | 'і', last] = word.as_slice()
        && before.len() >= 2
        && !is_vowel(*last)
        && !ends_in_vowel(before)
    {
        word.remove(word.len() - 2);
    }
    if word.len() >= 3 && word.last().is_some_and(|c| "ыі".contains(*c)) {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowels_agree_and_loanwords_take_any() {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        assert!(agree(&letters("сот"), "тар") && !agree(&letters("сот"), "тер"));
        assert!(agree(&letters("журналист"), "тер") && agree(&letters("азаптау"), "ға"));
    }

    #[test]
    fn changing_ends_are_spelt_one_way() {
        let settled = |word: &str| {
            let mut letters = word.chars().collect();
            settle(&mut letters);
            letters.into_iter().collect::<String>()
        };
        for (one, other) in
            [("құқығ", "құқық"), ("халқ", "халық"), ("баб", "бап"), ("қауп", "қауіп"), ("орн", "орын")]
        {
            assert_eq!(settled(one), settled(other));
        }
    }
}
