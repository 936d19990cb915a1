//! Details of persons that must never be published.
//! Not here: which fields are public (each kind's `publish`), names (`deny`).

mod coordinates;
mod email;
mod exceptions;
mod number;

pub use exceptions::{Exception, Exceptions};

use crate::content::Content;
use crate::diagnostic::{Diagnostic, SourceText};
use std::ops::Range;
use std::sync::Arc;

/// No telephone number, e-mail address, identity number or exact place is published.
///
/// The whole of every file is looked at, so that a comment or an unpublished field cannot carry one
/// into the public repository either.
pub fn contact_detail(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    let mut unused = content.exceptions.unused();
    for source in sources(content) {
        for (span, what) in find(&source.text) {
            match content.exceptions.allows(source, &source.text[span.clone()]) {
                Some(at) => unused[at] = false,
                None => diagnostics.push(report(source, span, what)),
            }
        }
    }
    content.exceptions.report_unused(&unused, diagnostics);
}

/// Every file of every record.
fn sources(content: &Content) -> impl Iterator<Item = &Arc<SourceText>> {
    content.records.values().flat_map(|record| {
        let words = record.words.values().map(|words| &words.toml);
        let files = std::iter::once(&record.toml).chain(words);
        let beside =
            record.self_check.iter().map(|(_, toml)| toml).chain(record.letter.iter().map(|(_, toml)| toml));
        files.chain(beside).map(|toml| &toml.source)
    })
}

fn report(source: &SourceText, span: Range<usize>, what: Detail) -> Diagnostic {
    const CONTACT: &str = "remove it; an organisation's contact belongs on its own site";
    let (fact, hint) = match what {
        Detail::Email => ("an e-mail address", CONTACT),
        Detail::Telephone => ("a telephone number", CONTACT),
        Detail::IdentityNumber => {
            ("an individual identification number", "remove it; it identifies a person")
        }
        Detail::Coordinates => ("an exact place", "remove it; name the region, or the district at most"),
    };
    Diagnostic::error(source, span, "contact-detail", fact, hint)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    Email,
    Telephone,
    IdentityNumber,
    Coordinates,
}

/// Details of persons in a text, with their byte ranges, from left to right.
fn find(text: &str) -> Vec<(Range<usize>, Detail)> {
    let mut found: Vec<(Range<usize>, Detail)> = Vec::new();
    found.extend(coordinates::find(text).into_iter().map(|span| (span, Detail::Coordinates)));
    found.extend(email::find(text).into_iter().map(|span| (span, Detail::Email)));
    for (span, what) in number::find(text) {
        // Digits of a place are no telephone number.
        if !found.iter().any(|(other, _)| other.start < span.end && span.start < other.end) {
            found.push((span, what));
        }
    }
    found.sort_by_key(|(span, _)| span.start);
    found
}

/// Whether a place in a text lies inside a web address.
fn is_in_address(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(|c: char| c.is_whitespace() || "\"<>«»".contains(c)).next();
    word.is_some_and(|word| word.contains("://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Detail> {
        find(text).into_iter().map(|(_, detail)| detail).collect()
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
            "выросло с 12,345 до 13,678 человек; 0.512, 0.734",
            "пп. 23.456, 77.001 доклада",
            "в 2012 2013 2014 2015 годах",
            "translation_of = \"ru 0046626637091aa9\"",
            "телефонные разговоры прослушивались с 2009 по 2014 год",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn a_place_is_not_taken_for_a_telephone_number() {
        assert_eq!(kinds("43.238949, 76.889709"), [Detail::Coordinates]);
        assert_eq!(
            kinds("тел. 8 701 123 45 67; geo:43.2389,76.8897"),
            [Detail::Telephone, Detail::Coordinates]
        );
    }
}
