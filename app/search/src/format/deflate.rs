//! Deflate, alone or after a dictionary: bytes both sides know beforehand, which matches may refer to.
//! Not here: what is packed, and where the dictionary comes from.

use super::FormatError;
#[cfg(not(target_arch = "wasm32"))]
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// Far above any part; a limit all the same, so that no file can fill the memory.
const LARGEST: usize = 1 << 28;

/// Packs many things after the same dictionary, which is read once.
#[cfg(not(target_arch = "wasm32"))]
pub struct Deflater(CompressorOxide);

#[cfg(not(target_arch = "wasm32"))]
impl Deflater {
    pub fn new(dictionary: &[u8]) -> Deflater {
        // Level 4: level 6 takes a third longer for one per cent. No window bits: no header.
        let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(4, 0, 0));
        if !dictionary.is_empty() {
            // What is sent of the dictionary itself ends on a whole byte and is dropped.
            compress_to_output(&mut compressor, dictionary, TDEFLFlush::Sync, |_| true);
        }
        Deflater(compressor)
    }

    pub fn deflate(&self, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len() / 2);
        let (status, _) = compress_to_output(&mut self.0.clone(), bytes, TDEFLFlush::Finish, |piece| {
            out.extend_from_slice(piece);
            true
        });
        debug_assert_eq!(status, TDEFLStatus::Done);
        out
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    Deflater::new(&[]).deflate(bytes)
}

pub fn inflate(bytes: &[u8]) -> Result<Vec<u8>, FormatError> {
    inflate_after(&[], bytes)
}

/// Unpacks what a `Deflater` packed after this dictionary.
pub fn inflate_after(dictionary: &[u8], bytes: &[u8]) -> Result<Vec<u8>, FormatError> {
    let mut out = dictionary.to_vec();
    let mut inflater = Box::<DecompressorOxide>::default();
    let (mut read, mut written) = (0, dictionary.len());
    loop {
        let more = (out.len() - dictionary.len()).max(bytes.len() * 3).max(64);
        out.resize(out.len() + more, 0);
        let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, taken, given) = decompress(&mut inflater, &bytes[read..], &mut out, written, flags);
        (read, written) = (read + taken, written + given);
        match status {
            TINFLStatus::Done => {
                out.truncate(written);
                out.drain(..dictionary.len());
                return Ok(out);
            }
            TINFLStatus::HasMoreOutput if out.len() < LARGEST => {}
            _ => return Err(FormatError::Damaged),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked_with_the_same_dictionary() {
        let dictionary = b"the committee found a violation of the covenant".repeat(9);
        let long: Vec<u8> = (0..200_000u32).flat_map(|n| (n * n).to_le_bytes()).collect();
        for bytes in [&b""[..], b"x", b"the committee found no violation", &long, &[0; 100_000]] {
            assert_eq!(inflate(&deflate(bytes)).as_deref(), Ok(bytes));
            let packed = Deflater::new(&dictionary).deflate(bytes);
            assert_eq!(inflate_after(&dictionary, &packed).as_deref(), Ok(bytes));
        }
    }

    #[test]
    fn a_dictionary_makes_its_own_words_small() {
        let dictionary = b"the committee found a violation of the covenant";
        let packed = Deflater::new(dictionary).deflate(dictionary);
        assert!(packed.len() * 2 < deflate(dictionary).len(), "{}", packed.len());
        assert_eq!(inflate(&packed), Err(FormatError::Damaged), "without it, nothing");
    }

    #[test]
    fn cut_and_foreign_bytes_are_refused() {
        let packed = deflate(&b"0123456789".repeat(50));
        for length in 0..packed.len() {
            assert_eq!(inflate(&packed[..length]), Err(FormatError::Damaged), "{length}");
        }
        assert_eq!(inflate(b"<!doctype html>"), Err(FormatError::Damaged));
    }
}
