//! Coordinates finer than a district: pairs of degrees, signs of degrees, addresses of maps.
//! Not here: the geometry of regions (`public/geo`), which is no content.

use super::is_in_address;
use std::ops::Range;

/// Three decimals of a degree are about a hundred metres.
const FINE_DECIMALS: usize = 3;

pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = pairs(text);
    for span in in_degrees(text) {
        if found.iter().all(|other| other.end <= span.start || span.end <= other.start) {
            found.push(span);
        }
    }
    found
}

/// A number with decimals: its range, its value, how many decimals.
struct Decimal {
    span: Range<usize>,
    value: f64,
    decimals: usize,
}

fn decimals(text: &str) -> Vec<Decimal> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        let whole = at;
        if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            at += 1;
            while at < bytes.len() && bytes[at].is_ascii_digit() {
                at += 1;
            }
        }
        // A further dot makes it a date or a number of a paragraph.
        let more = bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if let Ok(value) = text[start..at].parse()
            && at > whole
            && whole - start <= 3
            && !more
        {
            found.push(Decimal { span: start..at, value, decimals: at - whole - 1 });
        }
    }
    found
}

/// Latitude and longitude side by side.
fn pairs(text: &str) -> Vec<Range<usize>> {
    let numbers = decimals(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for pair in numbers.windows(2) {
        let [first, second] = pair else { continue };
        let between = &text[first.span.end..second.span.start];
        let signs = between.trim_matches([' ', '\u{a0}', '-', '−', '+']);
        let beside = matches!(signs, "" | "," | ";" | "/" | "%2C" | "%2c" | "|") && !between.is_empty();
        let start = first.span.start;
        let in_address = is_in_address(text, start) || text[..start].ends_with("geo:");
        let limit = if in_address { 2 } else { FINE_DECIMALS };
        let fine = first.decimals >= limit && second.decimals >= limit;
        let on_earth =
            first.value <= 90.0 && second.value <= 180.0 || first.value <= 180.0 && second.value <= 90.0;
        // Shares and rates are small; Central Asia lies far from both zeros.
        let no_share = first.value > 20.0 && second.value > 20.0;
        let apart = found.last().is_none_or(|last| last.end <= first.span.start);
        if beside && fine && on_earth && no_share && apart && !is_paragraph(text, first.span.start) {
            found.push(first.span.start..second.span.end);
        }
    }
    found
}

/// «п. 23.456», «пп.», «para.»: numbers of paragraphs, not of places.
fn is_paragraph(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    ["п.", "пп.", "para.", "paras.", "para", "paras", "№", "no.", "ст.", "пункт", "пункты"]
        .contains(&word.as_str())
}

/// `43°14′20″`, with minutes at least, twice within a few letters.
fn in_degrees(text: &str) -> Vec<Range<usize>> {
    let marks: Vec<Range<usize>> = text
        .match_indices('°')
        .filter_map(|(at, sign)| {
            let start = at - text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
            let rest = &text[at + sign.len()..];
            let minutes = rest.trim_start().bytes().take_while(u8::is_ascii_digit).count();
            let has_minutes = minutes > 0
                && rest.trim_start()[minutes..].trim_start().starts_with(['\'', '′', '’', '"', '″', '.']);
            (start < at && has_minutes).then_some(start..at + sign.len())
        })
        .collect();
    let pairs = marks.windows(2).filter(|pair| pair[1].start - pair[0].end <= 40);
    pairs.map(|pair| pair[0].start..pair[1].end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_places_are_found_as_people_write_them() {
        for text in [
            "дом: 43.238949, 76.889709",
            "43.2389 76.8897",
            "geo:43.23,76.889",
            "https://maps.example.org/@43.23,76.88,17z",
            "https://maps.example.org/?ll=76.889%2C43.238&z=17",
            "43°14′20″ с. ш., 76°53′22″ в. д.",
            "43° 14' 20\" N, 76° 53' 22\" E",
        ] {
            assert_eq!(find(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn shares_rates_dates_and_districts_are_left_alone() {
        for text in [
            "0.512, 0.734",
            "26.06.2016, 30.03.2016",
            "48.0, 68.0",
            "пп. 23.456, 77.001",
            "температура +35° и −40°",
            "12,345 и 13,678",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
