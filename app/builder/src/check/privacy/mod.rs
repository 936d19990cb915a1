//! Details of persons that must never be published.
//! Not here: which fields are public (each kind's `publish`).

use crate::content::Content;
use crate::diagnostic::{Diagnostic, SourceText};
use std::ops::Range;

/// No telephone number, e-mail address or identity number is published.
///
/// The whole of every file is looked at, so that a comment or an unpublished field cannot carry one
/// into the public repository either.
pub fn contact_detail(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for record in content.records.values() {
        let words = record.words.values().map(|words| &words.toml);
        let files =
            std::iter::once(&record.toml).chain(words).chain(record.self_check.iter().map(|(_, toml)| toml));
        let sources = files.map(|toml| &toml.source);
        for source in sources {
            for (span, what) in find(&source.text) {
                diagnostics.push(report(source, span, what));
            }
        }
    }
}

fn report(source: &SourceText, span: Range<usize>, what: Detail) -> Diagnostic {
    let (fact, hint) = match what {
        Detail::Email => {
            ("an e-mail address", "remove it; an organisation's contact belongs on its own site")
        }
        Detail::Telephone => {
            ("a telephone number", "remove it; an organisation's contact belongs on its own site")
        }
        Detail::IdentityNumber => {
            ("an individual identification number", "remove it; it identifies a person")
        }
    };
    Diagnostic::error(source, span, "contact-detail", fact, hint)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    Email,
    Telephone,
    IdentityNumber,
}

/// Contact details in a text, with their byte ranges.
fn find(text: &str) -> Vec<(Range<usize>, Detail)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let before =
            text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || "._+-".contains(c));
        let after: String =
            text[at + 1..].chars().take_while(|c| c.is_alphanumeric() || ".-".contains(*c)).collect();
        let domain = after.trim_end_matches(['.', '-']);
        let in_address = text[..at]
            .rsplit(|c: char| c.is_whitespace() || c == '"')
            .next()
            .is_some_and(|word| word.contains("://"));
        if before && !in_address && domain.split('.').filter(|part| !part.is_empty()).count() >= 2 {
            let start = text[..at]
                .rfind(|c: char| c.is_whitespace() || "<\"(«".contains(c))
                .map_or(0, |space| space + 1);
            let start = (start..at).find(|i| text.is_char_boundary(*i)).unwrap_or(at);
            found.push((start..at + 1 + after.len(), Detail::Email));
        }
    }
    found.extend(digit_runs(text));
    found.sort_by_key(|(span, _)| span.start);
    found
}

/// Telephone and identity numbers: runs of digits with the separators people put between them.
fn digit_runs(text: &str) -> Vec<(Range<usize>, Detail)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !(bytes[at].is_ascii_digit() || bytes[at] == b'+') || is_inside_word(text, at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < bytes.len() && (bytes[end].is_ascii_digit() || b" -()\xC2\xA0".contains(&bytes[end])) {
            end += 1;
        }
        while !bytes[end - 1].is_ascii_digit() && end > at + 1 {
            end -= 1;
        }
        let run = &text[at..end];
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        let plain = run.len() == digits.len();
        if plain && digits.len() == 12 && is_identity_number(&digits) {
            found.push((at..end, Detail::IdentityNumber));
        } else if is_telephone(run, &digits) {
            found.push((at..end, Detail::Telephone));
        }
        at = end.max(at + 1);
    }
    found
}

/// Digits that belong to a word, a symbol or an address are no telephone number.
fn is_inside_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_some_and(|c| c.is_alphanumeric() || "/._-=#%&?".contains(c))
        || text[..at]
            .rsplit(|c: char| c.is_whitespace() || c == '"')
            .next()
            .is_some_and(|word| word.contains("://"))
}

/// Eleven digits that start with the country's 7 or 8, or an international number after `+`.
fn is_telephone(run: &str, digits: &str) -> bool {
    let international = run.starts_with('+') && (10..=15).contains(&digits.len());
    let national = digits.len() == 11 && (digits.starts_with("77") || digits.starts_with("87"));
    international || national
}

/// Twelve digits with a birth date and the check digit of Kazakhstan's individual identification number.
fn is_identity_number(digits: &str) -> bool {
    let digits: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    let month = digits[2] * 10 + digits[3];
    let day = digits[4] * 10 + digits[5];
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || digits[6] > 6 {
        return false;
    }
    let sum =
        |weights: &[u32]| digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11;
    let mut check = sum(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    if check == 10 {
        check = sum(&[3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]);
    }
    check < 10 && check == digits[11]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Detail> {
        find(text).into_iter().map(|(_, detail)| detail).collect()
    }

    #[test]
    fn contact_details_are_found_in_the_ways_people_write_them() {
        for text in ["пишите: ivanov.i@example.org.", "<a.b@mail.example.kz>", "контакт «x@y.kz»"]
        {
            assert_eq!(kinds(text), [Detail::Email], "{text}");
        }
        for text in ["моб. +7 701 123 45 67", "тел.: 8 (727) 123-45-67", "87011234567", "+43 1 944 13 27 99"]
        {
            assert_eq!(kinds(text), [Detail::Telephone], "{text}");
        }
        assert_eq!(
            kinds("ИИН 900101300017"),
            if is_identity_number("900101300017") { vec![Detail::IdentityNumber] } else { vec![] }
        );
    }

    #[test]
    fn an_identity_number_needs_a_right_check_digit() {
        let stem = "85061530012";
        let right: Vec<String> =
            (0..10).map(|d| format!("{stem}{d}")).filter(|n| is_identity_number(n)).collect();
        assert_eq!(right.len(), 1, "one check digit of ten is right");
        assert_eq!(kinds(&format!("ИИН {}", right[0])), [Detail::IdentityNumber]);
    }

    #[test]
    fn ordinary_numbers_are_left_alone() {
        for text in [
            "CAT/C/48/D/433/2010",
            "с 26.06.2016 по 30.03.2016, ст. 14 (3)",
            "100 000 тенге, 2 000 000 тенге",
            "https://www.example.org/p/87011234567/x@2x.png",
            "url = \"https://example.org/?p=92557\"",
            "A/RES/217 A (III), 1948",
            "2013–2014: 965 и 1 282",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
