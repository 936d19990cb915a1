//! Numbers as bytes: LEB128, seven bits a byte, least significant first.
//! Not here: any structure made of them.

use super::FormatError;

#[cfg(not(target_arch = "wasm32"))]
pub fn put(out: &mut Vec<u8>, number: u64) {
    let mut rest = number;
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

#[cfg(not(target_arch = "wasm32"))]
pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Reads what `put` wrote; never past the end.
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes }
    }

    pub fn take(&mut self, length: usize) -> Result<&'a [u8], FormatError> {
        let (head, rest) = self.rest.split_at_checked(length).ok_or(FormatError::Damaged)?;
        self.rest = rest;
        Ok(head)
    }

    pub fn number(&mut self) -> Result<u64, FormatError> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.take(1)?[0];
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(FormatError::Damaged)
    }

    pub fn length(&mut self) -> Result<usize, FormatError> {
        usize::try_from(self.number()?).map_err(|_| FormatError::Damaged)
    }

    pub fn bytes(&mut self) -> Result<&'a [u8], FormatError> {
        let length = self.length()?;
        self.take(length)
    }

    pub fn text(&mut self) -> Result<&'a str, FormatError> {
        std::str::from_utf8(self.bytes()?).map_err(|_| FormatError::Damaged)
    }

    pub fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_survive() {
        let numbers = [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX];
        let mut out = Vec::new();
        numbers.iter().for_each(|n| put(&mut out, *n));
        let mut reader = Reader::new(&out);
        for number in numbers {
            assert_eq!(reader.number(), Ok(number));
        }
        assert!(reader.is_at_end());
        assert_eq!(reader.number(), Err(FormatError::Damaged));
    }

    #[test]
    fn lengths_past_the_end_are_refused() {
        assert_eq!(Reader::new(&[5, 1, 2]).bytes(), Err(FormatError::Damaged));
        assert_eq!(Reader::new(&[0xff; 11]).number(), Err(FormatError::Damaged));
    }
}
