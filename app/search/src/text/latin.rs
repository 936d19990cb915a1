//! Kazakh in Latin letters, and Kazakh typed with plain letters, folded to one spelling.
//! Not here: stems (`kazakh`).

/// Latin spellings of Kazakh sounds, longest first. Covers the drafts of 2018 and 2021, the ISO-like
/// and Turkish-like habits, and English-like digraphs, as one reader or another types them.
const LATIN: [(&str, &str); 60] = [
    ("shch", "щ"),
    ("iya", "ия"),
    ("ya", "я"),
    ("yu", "ю"),
    ("iu", "ю"),
    ("ia", "я"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("zh", "ж"),
    ("gh", "ғ"),
    ("kh", "х"),
    ("ts", "ц"),
    ("á", "ә"),
    ("ä", "ә"),
    ("ǵ", "ғ"),
    ("ğ", "ғ"),
    ("ı", "ы"),
    ("ń", "ң"),
    ("ñ", "ң"),
    ("ŋ", "ң"),
    ("ó", "ө"),
    ("ö", "ө"),
    ("ú", "ү"),
    ("ü", "ү"),
    ("ū", "ұ"),
    ("ý", "у"),
    ("ş", "ш"),
    ("ç", "ч"),
    ("q", "қ"),
    ("w", "у"),
    ("j", "ж"),
    ("y", "ы"),
    ("i", "і"),
    ("ï", "и"),
    ("a", "а"),
    ("b", "б"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "һ"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "ұ"),
    ("v", "в"),
    ("z", "з"),
    ("x", "х"),
    ("c", "ц"),
    ("'", ""),
    ("’", ""),
    ("ʼ", ""),
    ("é", "е"),
    ("è", "е"),
];

/// A Latin word as Kazakh Cyrillic; None when it has a letter that no spelling of Kazakh uses.
pub fn kazakh_from_latin(word: &str) -> Option<String> {
    let mut out = String::with_capacity(word.len() * 2);
    let mut rest = word;
    while !rest.is_empty() {
        let (latin, cyrillic) = LATIN.iter().find(|(latin, _)| rest.starts_with(latin))?;
        out.push_str(cyrillic);
        rest = &rest[latin.len()..];
    }
    Some(out)
}

/// Letters that only Kazakh written in Latin has.
pub fn is_kazakh_latin(c: char) -> bool {
    "áäǵğıńñŋóöúüūýşç".contains(c)
}

/// A Kazakh form as it is typed on a Russian keyboard.
pub fn plain_letters(form: &str) -> String {
    form.chars()
        .map(|c| match c {
            'ә' => 'а',
            'ғ' => 'г',
            'қ' => 'к',
            'ң' => 'н',
            'ө' => 'о',
            'ұ' | 'ү' => 'у',
            'һ' => 'х',
            'і' => 'и',
            c => c,
        })
        .collect()
}

/// What remains of a Kazakh spelling when the letters that keyboards and alphabets confuse are one:
/// «құқық», «кукык» and "quqyq" have the same skeleton.
pub fn skeleton(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'ы' | 'и' | 'й' => 'і',
            'ұ' | 'ү' => 'у',
            'ә' => 'а',
            'ө' => 'о',
            'ғ' => 'г',
            'қ' => 'к',
            'ң' => 'н',
            'һ' => 'х',
            'ё' | 'э' => 'е',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_spellings_meet_the_cyrillic_one() {
        let same = [
            ("aqtöbe", "ақтөбе"),
            ("mañğystau", "маңғыстау"),
            ("şığıs", "шығыс"),
            ("qarağandy", "қарағанды"),
            ("ulıtaw", "ұлытау"),
            ("jetısu", "жетісу"),
            ("zhetisū", "жетісу"),
            ("türkıstan", "түркістан"),
            ("qostanai", "қостанай"),
            ("qūqyq", "құқық"),
            ("quqyq", "құқық"),
            ("quqyqtar", "құқықтар"),
            ("quqyǵy", "құқығы"),
            ("bostandyq", "бостандық"),
            ("qaraghandy", "қарағанды"),
            ("sheshimi", "шешімі"),
            ("azaptau", "азаптау"),
        ];
        for (latin, cyrillic) in same {
            let folded = kazakh_from_latin(latin).expect("Kazakh");
            assert_eq!(skeleton(&folded), skeleton(cyrillic), "{latin}");
        }
        assert_eq!(kazakh_from_latin("naïveté2"), None);
    }

    #[test]
    fn plain_letters_meet_kazakh_ones() {
        for (plain, kazakh) in [("кукык", "құқық"), ("адилет", "әділет"), ("омир", "өмір"), ("жане", "және")]
        {
            assert_eq!(skeleton(plain), skeleton(kazakh));
        }
        assert_ne!(skeleton("құқық"), skeleton("құлық"));
    }
}
