//! One part file: its proof and its deflated content.
//! Not here: what the content means (`boot`).
//!
//! ```text
//! | n: u8 | n hashes of 16 bytes: the proof | content, raw deflate |
//! ```
//! An index part's content is its slices, one after another. A record part's content is, for each of
//! its documents, the length (LEB128) and the bytes (`record`); it is packed after the boot file's dictionary.

use super::tree::{HASH, Hash, is_under_root, leaf};
use super::{Boot, FormatError, bytes, inflate, inflate_after};

pub fn seal_part(proof: &[Hash], payload: &[u8]) -> Vec<u8> {
    let mut out = vec![proof.len() as u8];
    proof.iter().for_each(|hash| out.extend_from_slice(hash));
    out.extend_from_slice(payload);
    out
}

/// The content of a part file, after its bytes were found to be those that were published.
pub fn open_part(boot: &Boot, part: u32, file: &[u8]) -> Result<Vec<u8>, FormatError> {
    let (&count, rest) = file.split_first().ok_or(FormatError::Damaged)?;
    let (proof, payload) = rest.split_at_checked(count as usize * HASH).ok_or(FormatError::Damaged)?;
    let proof: Vec<Hash> = proof
        .chunks_exact(HASH)
        .map(|chunk| {
            let mut hash = [0; HASH];
            hash.copy_from_slice(chunk);
            hash
        })
        .collect();
    let published = is_under_root(&boot.roots, boot.parts(), part, leaf(part, payload), &proof);
    if !published && !cfg!(feature = "unchecked") {
        return Err(FormatError::Damaged);
    }
    let Some(slices) = boot.slices(part) else { return inflate_after(&boot.dictionary, payload) };
    let content = inflate(payload)?;
    let expected: usize = slices.iter().map(|slice| slice.length).sum();
    if expected == content.len() { Ok(content) } else { Err(FormatError::Damaged) }
}

/// The documents of a record part.
pub fn record_parts(content: &[u8]) -> Result<Vec<&[u8]>, FormatError> {
    let mut reader = bytes::Reader::new(content);
    let mut records = Vec::new();
    while !reader.is_at_end() {
        records.push(reader.bytes()?);
    }
    Ok(records)
}
