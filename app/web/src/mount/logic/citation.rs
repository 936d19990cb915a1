//! A citation as it is copied: the full address in the place of the shown one, the paragraph, the version.
//! Not here: citation styles.

/// Digits of the hash that tell versions of a record apart.
const HASH_DIGITS: usize = 16;

/// `text` with `shown` replaced by `address` and the anchor of the paragraph, and the content's hash at its end.
pub fn copied(text: &str, shown: &str, address: &str, paragraph: &str, hash: &str) -> String {
    let address = match paragraph {
        "" => address.to_owned(),
        anchor => [address, "#", anchor].concat(),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut citation = words.join(" ");
    if shown.is_empty() {
        if !address.is_empty() {
            citation = [&citation, " ", &address].concat();
        }
    } else {
        citation = citation.replacen(shown, &address, 1);
    }
    match hash.get(..HASH_DIGITS) {
        Some(version) => [&citation, " [sha256:", version, "]"].concat(),
        None => citation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_citation_leads_to_the_paragraph_and_names_the_version() {
        let hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
        let text = "Gerasimov v. Kazakhstan.\n  Quqyq: ru/cases/x/ (21.11.2026)";
        assert_eq!(
            copied(text, "ru/cases/x/", "https://example.org/ru/cases/x/", "p3", hash),
            "Gerasimov v. Kazakhstan. Quqyq: https://example.org/ru/cases/x/#p3 (21.11.2026) [sha256:0123456789abcdef]"
        );
        assert_eq!(copied("A.", "", "https://example.org/", "", ""), "A. https://example.org/");
    }
}
