//! Stems that only look as if they ended in a suffix, and roots that are shorter than others.
//! Not here: anything that a rule can tell. A word belongs here when it is frequent in texts on human rights and
//! the rules cut it: «орган» is no «орга» in the accusative, «азамат» no participle.

/// Of a word that begins with one of these, at least this much is kept.
const STEMS: &[&str] = &[
    "азамат",
    "адвокат",
    "алдын",
    "апта",
    "ата",
    "ауыл",
    "әйел",
    "баға",
    "бала",
    "белсенді",
    "бет",
    "дара",
    "депутат",
    "жағдай",
    "жарақат",
    "жаса",
    "жауап",
    "жина",
    "журнал",
    "жылы",
    "заман",
    "канал",
    "кісі",
    "құжат",
    "құрал",
    "құрбан",
    "қала",
    "қара",
    "қарсы",
    "қауіп",
    "қолдан",
    "қорға",
    "қызмет",
    "қытай",
    "мандат",
    "материал",
    "мекенжай",
    "мектеп",
    "мемлекет",
    "міндет",
    "мүдде",
    "мүше",
    "оқиға",
    "орган",
    "орта",
    "отбасы",
    "пайдалан",
    "плакат",
    "портал",
    "сағат",
    "сайла",
    "сана",
    "сарай",
    "себеп",
    "сұра",
    "талап",
    "тара",
    "тәртіп",
    "тұлға",
    "ұстан",
    "үкімет",
    "филиал",
    "халқ",
    "шағымдан",
    "шара",
    "шілде",
    // Other nouns in -ат and -ет, whose «-атын» and «-етін» are no participles.
    "апат",
    "қағидат",
    "мақсат",
    "парасат",
    "рұқсат",
    "саясат",
    "сипат",
];

/// «іс», "case", and others of two letters, which take the suffixes of nouns.
const SHORT_ROOTS: &[&str] = &["ел", "іс", "ұл", "үй"];

/// Letters at the beginning of `word` that are certainly its stem's.
pub fn longest_stem(word: &[char]) -> usize {
    let lengths = STEMS.iter().filter(|stem| begins(word, stem)).map(|stem| stem.chars().count());
    lengths.max().unwrap_or(0)
}

pub fn is_stem(word: &[char]) -> bool {
    STEMS.iter().any(|stem| word.iter().copied().eq(stem.chars()))
}

pub fn is_short_root(word: &[char]) -> bool {
    SHORT_ROOTS.iter().any(|root| word.iter().copied().eq(root.chars()))
}

pub fn begins_with_short_root(word: &[char]) -> bool {
    SHORT_ROOTS.iter().any(|root| begins(word, root))
}

fn begins(word: &[char], stem: &str) -> bool {
    let mut letters = word.iter();
    stem.chars().all(|c| letters.next() == Some(&c))
}
