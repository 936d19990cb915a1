//! E-mail addresses, also those spelt so that programs do not find them.
//! Not here: what is done about them.

use super::is_in_address;
use std::ops::Range;

/// What people write for `@`, and for the dot after it.
const AT: &[&str] = &["@", "[at]", "(at)", "{at}", " at ", "(собака)", "[собака]", " собака ", "＠"];
const DOT: &[&str] = &[".", "[dot]", "(dot)", " dot ", "(точка)", "[точка]", " точка "];

pub fn find(text: &str) -> Vec<Range<usize>> {
    // Letters of one case have the length of the other in every alphabet that addresses are written in.
    let lower = text.to_lowercase();
    let text = if lower.len() == text.len() { lower.as_str() } else { text };
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in AT {
        for (start, _) in text.match_indices(at) {
            if let Some(span) = address(text, start, at.len())
                && found.iter().all(|other| other.end <= span.start || span.end <= other.start)
            {
                found.push(span);
            }
        }
    }
    found
}

/// The address around a sign for `@` at `start`, `length` bytes long.
fn address(text: &str, start: usize, length: usize) -> Option<Range<usize>> {
    let (before, after) = (text[..start].trim_end(), &text[start + length..]);
    let after_at = text.len() - after.trim_start().len();
    let is_sign = length == 1 || text[start..].starts_with('＠');
    // Blanks around a plain sign are a handle or a price, no address.
    if is_sign && (before.len() != start || after_at != start + length) {
        return None;
    }
    let is_local = |c: char| c.is_alphanumeric() || "._+-".contains(c);
    let local: usize = before.chars().rev().take_while(|c| is_local(*c)).map(char::len_utf8).sum();
    let begin = before.len() - local;
    if local == 0 || is_in_address(text, begin) {
        return None;
    }
    let mut end = after_at;
    let mut parts = 0;
    loop {
        let label: usize =
            text[end..].chars().take_while(|c| c.is_alphanumeric() || *c == '-').map(char::len_utf8).sum();
        if label == 0 {
            break;
        }
        parts += 1;
        end += label;
        let Some(dot) = DOT.iter().find(|dot| text[end..].starts_with(**dot)) else { break };
        let next = text[end + dot.len()..].trim_start();
        let spelt = dot.len() > 1;
        let next_at = if spelt { text.len() - next.len() } else { end + dot.len() };
        if !text[next_at..].starts_with(|c: char| c.is_alphanumeric()) {
            break;
        }
        end = next_at;
    }
    // In words: an address of two plain words is no accident, «looked at it dot by dot» is none.
    let plain = is_sign || text[after_at..end].is_ascii() && text[begin..before.len()].is_ascii();
    (parts >= 2 && plain).then_some(begin..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn addresses_are_found_as_people_write_them() {
        for (text, address) in [
            ("пишите: ivanov.i@example.org.", "ivanov.i@example.org"),
            ("<a.b@mail.example.kz>", "a.b@mail.example.kz"),
            ("контакт «x@y.kz»", "x@y.kz"),
            ("Ivanov[at]Example[dot]org сегодня", "Ivanov[at]Example[dot]org"),
            ("ivanov (собака) mail.kz", "ivanov (собака) mail.kz"),
            ("ivanov at mail dot kz", "ivanov at mail dot kz"),
            ("mailto:a@b.kz", "a@b.kz"),
        ] {
            assert_eq!(found(text), [address], "{text}");
        }
    }

    #[test]
    fn handles_prices_and_sentences_are_no_addresses() {
        for text in [
            "следите за @quqyq и @x.y",
            "5 @ 10.20",
            "https://example.org/@user.name/1",
            "he looked at it. Then",
            "собака лаяла. Потом",
            "a@b",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
