//! Text with one byte for each letter of our three languages, where UTF-8 has two.
//! Not here: compression. Deflate finds more to share, and half as much to read.
//!
//! ```text
//! 00..7f  as in ASCII          80..b1  the letters and marks of `OTHERS`
//! c0..ff  А..я                 bf      what follows is one character in UTF-8
//! ```

use super::FormatError;

/// Kazakh letters, ё and the marks of our texts, in the order of their bytes.
const OTHERS: [char; 50] = [
    'Ә', 'ә', 'Ғ', 'ғ', 'Қ', 'қ', 'Ң', 'ң', 'Ө', 'ө', 'Ұ', 'ұ', 'Ү', 'ү', 'Һ', 'һ', 'І', 'і', 'Ё', 'ё', '«',
    '»', '–', '—', '“', '”', '„', '‘', '’', '…', '№', '§', '°', '\u{a0}', '\u{ad}', 'ʼ', '•', 'é', 'ó', 'á',
    'ü', 'ö', 'ç', 'ğ', 'ş', 'ı', '€', '₸', '×', '−',
];
const FIRST_OTHER: u8 = 0x80;
const FIRST_CYRILLIC: u8 = 0xc0;
const UTF_8: u8 = 0xbf;

/// The byte of a character that has one.
#[cfg(not(target_arch = "wasm32"))]
pub fn letter(c: char) -> Option<u8> {
    match c {
        '\0'..='\x7f' => Some(c as u8),
        'А'..='я' => Some((c as u32 - 'А' as u32) as u8 + FIRST_CYRILLIC),
        c => OTHERS.iter().zip(FIRST_OTHER..).find(|(other, _)| **other == c).map(|(_, byte)| byte),
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub fn put_letters(out: &mut Vec<u8>, text: &str) {
    for c in text.chars() {
        match letter(c) {
            Some(byte) => out.push(byte),
            None => {
                out.push(UTF_8);
                out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
    }
}

pub fn read_letters(bytes: &[u8]) -> Result<String, FormatError> {
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            0..FIRST_OTHER => text.push(byte as char),
            FIRST_CYRILLIC.. => text.extend(char::from_u32('А' as u32 + u32::from(byte - FIRST_CYRILLIC))),
            UTF_8 => {
                let length = match rest.first() {
                    Some(0..0x80) => 1,
                    Some(0xc0..0xe0) => 2,
                    Some(0xe0..0xf0) => 3,
                    Some(0xf0..) => 4,
                    Some(_) | None => return Err(FormatError::Damaged),
                };
                let (own, after) = rest.split_at_checked(length).ok_or(FormatError::Damaged)?;
                text.push_str(std::str::from_utf8(own).map_err(|_| FormatError::Damaged)?);
                rest = after;
            }
            byte => text.push(*OTHERS.get(usize::from(byte - FIRST_OTHER)).ok_or(FormatError::Damaged)?),
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<u8> {
        let mut out = Vec::new();
        put_letters(&mut out, text);
        out
    }

    #[test]
    fn every_character_survives() {
        let all: String = ('\0'..=char::MAX).step_by(7).chain('\0'..'\u{3000}').chain(OTHERS).collect();
        assert_eq!(read_letters(&written(&all)), Ok(all));
    }

    #[test]
    fn a_letter_of_ours_is_one_byte() {
        let text = "«Ёлка» — Әділет және құқық, CAT/C/48 № 5";
        assert_eq!(written(text).len(), text.chars().count());
    }

    #[test]
    fn bytes_that_nobody_writes_are_refused() {
        for bytes in [&[0xb5][..], &[UTF_8], &[UTF_8, 0xd0], &[UTF_8, 0x80], &[UTF_8, 0xff, 1, 2, 3]] {
            assert_eq!(read_letters(bytes), Err(FormatError::Damaged), "{bytes:x?}");
        }
    }
}
