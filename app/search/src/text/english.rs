//! The key of an English word: Snowball's stem, the same for British and American spellings.
//! Not here: other languages.

use frostem::{Algorithm, Stemmer};

/// Words that are spelt in two ways, by how they begin.
const TWO_SPELLINGS: [(&str, &str); 14] = [
    ("behaviour", "behavior"),
    ("centre", "center"),
    ("defence", "defense"),
    ("endeavour", "endeavor"),
    ("favour", "favor"),
    ("honour", "honor"),
    ("judgement", "judgment"),
    ("labour", "labor"),
    ("licence", "license"),
    ("neighbour", "neighbor"),
    ("offence", "offense"),
    ("programme", "program"),
    ("rumour", "rumor"),
    ("skilful", "skillful"),
];

/// Endings of verbs in -ise, and of what is made of them.
const ENDINGS: [&str; 7] = ["isations", "isation", "ising", "ised", "ises", "iser", "ise"];

/// Shorter words in -ise have no other spelling: «rise».
const SHORTEST: usize = 7;

pub fn key(form: &str) -> String {
    Stemmer::new(Algorithm::English).stem(&one_spelling(form)).into_owned()
}

/// The American spelling, which the stemmer knows best.
fn one_spelling(form: &str) -> String {
    for (british, american) in TWO_SPELLINGS {
        if let Some(rest) = form.strip_prefix(british) {
            return format!("{american}{rest}");
        }
    }
    let ending = ENDINGS.iter().find(|ending| form.len() >= SHORTEST && form.ends_with(**ending));
    match ending {
        Some(ending) => {
            let (start, rest) = form.split_at(form.len() - ending.len());
            format!("{start}iz{}", &rest[2..])
        }
        None => form.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn both_spellings_have_one_key() {
        for (one, other) in [
            ("organisation", "organizations"),
            ("hospitalisation", "hospitalization"),
            ("criminalised", "criminalize"),
            ("labour", "labor"),
            ("centres", "center"),
            ("defence", "defense"),
        ] {
            assert_eq!(key(one), key(other));
        }
        assert_ne!(key("rise"), key("size"));
        assert_ne!(key("four"), key("for"));
    }
}
