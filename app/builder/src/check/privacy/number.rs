//! Telephone numbers and individual identification numbers: runs of digits with the separators people put between them.
//! Not here: coordinates.

use super::{Detail, is_in_address};
use std::ops::Range;

/// Words after which a short number is a telephone's, too.
const CALLED: &[&str] = &[
    "тел",
    "телефон",
    "телефоны",
    "телефону",
    "телефонына",
    "телефоны:",
    "моб",
    "мобильный",
    "сот",
    "сотовый",
    "ұялы",
    "факс",
    "whatsapp",
    "ватсап",
    "вотсап",
    "telegram",
    "viber",
    "phone",
    "tel",
    "mob",
    "mobile",
    "cell",
    "fax",
    "call",
    "қоңырау",
];
/// Public short numbers have fewer digits.
const LOCAL_DIGITS: Range<usize> = 5..11;

pub fn find(text: &str) -> Vec<(Range<usize>, Detail)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !(bytes[at].is_ascii_digit() || bytes[at] == b'+') || is_inside_word(text, at) {
            at += 1;
            continue;
        }
        let end = run_end(text, at);
        // Digits that go on as letters are a hash or a word.
        if text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            at = end;
            continue;
        }
        let run = &text[at..end];
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        if digits.len() == 12 && is_identity_number(&digits) {
            found.push((at..end, Detail::IdentityNumber));
        } else if is_telephone(run, &digits) || is_called(text, at, run, &digits) {
            found.push((at..end, Detail::Telephone));
        }
        at = end.max(at + 1);
    }
    found
}

/// End of the digits from `at` on, with blanks, hyphens of all kinds, brackets and dots between them.
fn run_end(text: &str, at: usize) -> usize {
    let between = |c: char| " -()\u{a0}\u{202f}\u{2009}‐‑–.".contains(c);
    let (mut end, mut last) = (at, at + 1);
    let mut gap = 0;
    for (offset, c) in text[at..].char_indices() {
        if c.is_ascii_digit() {
            last = at + offset + 1;
            gap = 0;
        } else if offset == 0 && c == '+' {
        } else if between(c) && gap < 3 {
            gap += 1;
        } else {
            break;
        }
        end = at + offset + c.len_utf8();
    }
    last.min(end)
}

/// Digits that belong to a word, a symbol or an address are no telephone number.
fn is_inside_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_some_and(|c| c.is_alphanumeric() || "/._-=#%&?".contains(c)) || is_in_address(text, at)
}

/// Eleven digits that start with the country's 7 or 8, ten of a mobile network, or an international number after `+`
/// or 00.
fn is_telephone(run: &str, digits: &str) -> bool {
    let international = (run.starts_with('+') && (10..=15).contains(&digits.len()))
        || (digits.starts_with("00") && (12..=16).contains(&digits.len()));
    let national = digits.len() == 11 && (digits.starts_with("77") || digits.starts_with("87"));
    let mobile = digits.len() == 10 && digits.starts_with("70") && !is_dates(run);
    international || national || mobile
}

/// Groups of eight digits with dots are a day and another.
fn is_dates(run: &str) -> bool {
    run.matches('.').count() >= 2 || run.matches('–').count() == 1
}

/// A number that a word before it calls a telephone's.
fn is_called(text: &str, at: usize, run: &str, digits: &str) -> bool {
    if !LOCAL_DIGITS.contains(&digits.len()) || is_dates(run) {
        return false;
    }
    let before = text[..at].trim_end_matches([' ', ':', '№', '\u{a0}', '(', '+', '.']);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    // «телефон 2012–2014»: years are no number.
    let years = run.len() <= 9 && (digits.starts_with("19") || digits.starts_with("20")) && digits.len() == 8;
    CALLED.contains(&word.as_str()) && !years
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
    fn telephones_are_found_in_the_ways_people_write_them() {
        for text in [
            "моб. +7 701 123 45 67",
            "тел.: 8 (727) 123-45-67",
            "87011234567",
            "+43 1 944 13 27 99",
            "8-701-123-45-67",
            "8 701 123‑45‑67",
            "+996 (555) 12-34-56",
            "0043 1 944 13 27 99",
            "7011234567",
            "телефон: 261-00-00",
            "WhatsApp 1234567",
        ] {
            assert_eq!(kinds(text), [Detail::Telephone], "{text}");
        }
    }

    #[test]
    fn an_identity_number_needs_a_right_check_digit() {
        // 850615300121: the weights 1 to 11 give 8·1 + 5·2 + 0·3 + 6·4 + 1·5 + 5·6 + 3·7 + 0·8 + 0·9 + 1·10 + 2·11 = 130,
        // and 130 mod 11 is 9.
        assert_eq!(kinds("ИИН 850615300129"), [Detail::IdentityNumber]);
        assert_eq!(kinds("ИИН 850615 300129"), [Detail::IdentityNumber]);
        for digit in 0..9 {
            assert_eq!(kinds(&format!("ИИН 85061530012{digit}")), [], "{digit}");
        }
        assert_eq!(kinds("851315300129"), [], "there is no thirteenth month");
    }
}
