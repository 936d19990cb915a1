//! Labels and beginnings of texts, as sentences and lists need them.
//! Not here: dates, numbers and counted nouns (`page::wording`).

/// The text with its first letter in upper case: labels written for the middle of a sentence.
/// An address (`bureau.kz`) stays as it is.
pub fn capitalised(text: &str) -> String {
    let first_word = text.split_whitespace().next().unwrap_or_default();
    if first_word.trim_end_matches('.').contains('.') {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A label for the middle of a sentence; «A–Z» and other signs stay as they are.
pub fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// The beginning of a text, cut between words, for descriptions.
pub fn beginning(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let cut: String = text.chars().take(longest).collect();
    let whole = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches(|c: char| c.is_ascii_punctuation() || c == '—'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_ends_between_words() {
        assert_eq!(beginning("Коротко.", 20), "Коротко.");
        assert_eq!(beginning("Заявитель пришёл, чтобы узнать", 20), "Заявитель пришёл…");
    }

    #[test]
    fn a_label_starts_with_a_capital() {
        assert_eq!(capitalised("область или город"), "Область или город");
        assert_eq!(capitalised("іс-қимыл"), "Іс-қимыл");
        assert_eq!(capitalised("bureau.kz бетіндегі нысан"), "bureau.kz бетіндегі нысан");
        assert_eq!(capitalised("ст. 12"), "Ст. 12");
        assert_eq!(capitalised(""), "");
        assert_eq!(uncapitalised("Position of the State"), "position of the State");
        assert_eq!(uncapitalised("A–Z"), "A–Z");
    }
}
