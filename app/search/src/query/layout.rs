//! Text typed on the wrong keyboard layout, as it was meant.
//! Not here: whether it was meant so; the engine tries only what found nothing as typed.

const LATIN: &str = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>";
const RUSSIAN: &str = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ";
/// Kazakh letters take the row of digits; the other keys are those of the Russian layout.
const DIGITS: &str = "2345890-=";
const KAZAKH: &str = "әіңғүұқөһ";

/// What keys pressed for `text` give on the other layouts, likeliest first.
pub fn other_layouts(text: &str) -> Vec<String> {
    let cyrillic = text.chars().any(crate::text::is_cyrillic);
    let latin = text.chars().any(|c| c.is_ascii_alphabetic());
    let mut meant = Vec::new();
    if latin && !cyrillic {
        meant.push(retyped(text, &[(LATIN, RUSSIAN)]));
        if text.chars().any(|c| DIGITS.contains(c)) {
            meant.push(retyped(text, &[(DIGITS, KAZAKH), (LATIN, RUSSIAN)]));
        }
    }
    if cyrillic && !latin {
        meant.push(retyped(text, &[(RUSSIAN, LATIN), (KAZAKH, DIGITS)]));
    }
    meant.retain(|other| other != text);
    meant
}

fn retyped(text: &str, keys: &[(&str, &str)]) -> String {
    let other = |c: char| {
        keys.iter()
            .find_map(|(from, to)| from.chars().position(|key| key == c).and_then(|at| to.chars().nth(at)))
    };
    text.chars().map(|c| other(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_on_the_other_layout() {
        assert_eq!(LATIN.chars().count(), RUSSIAN.chars().count());
        assert_eq!(DIGITS.chars().count(), KAZAKH.chars().count());
        assert_eq!(other_layouts("gsnrb"), ["пытки"]);
        assert_eq!(other_layouts(",t;tyws"), ["беженцы"]);
        assert_eq!(other_layouts("ещкегку"), ["torture"]);
        assert_eq!(other_layouts("0e0sx").last().map(String::as_str), Some("қуқыч"));
        assert!(other_layouts("433/2010").is_empty() && other_layouts("CAT суд").is_empty());
    }
}
