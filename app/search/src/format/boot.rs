//! The boot file: all that opening an index needs, and where everything else lies.
//! Not here: fetching (`worker`), and the engine that reads it.
//!
//! ```text
//! raw deflate of:
//! | "QSI" | version: u8 |                          all numbers below are LEB128
//! | documents | documents per record part |
//! | length | settings: JSON |                      the engine's own (filters, averages)
//! | length | dictionary |                          what record parts are packed after (`deflate`)
//! | files | for each: length of name, name, length in bytes |
//! | index parts | for each: slices, for each: file, gap, length |
//! | hot slices | for each: file, gap, length |       gap: from the end of this file's last slice, zigzag
//! | roots | 16 bytes each |                        one for every 64 parts (`tree`)
//! | the bytes of the hot slices, one after another |
//! ```
//! Parts are numbered: first the index parts, then the record parts.

use super::bytes::Reader;
#[cfg(not(target_arch = "wasm32"))]
use super::bytes::{put, put_bytes};
#[cfg(not(target_arch = "wasm32"))]
use super::deflate;
use super::tree::{HASH, Hash};
use super::{FORMAT, FormatError, inflate};

const MAGIC: &[u8] = b"QSI";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TantivyFile {
    pub name: String,
    pub length: usize,
}

/// A range of one of tantivy's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slice {
    pub file: usize,
    pub start: usize,
    pub length: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Boot {
    pub documents: u32,
    pub documents_per_part: u32,
    pub settings: Vec<u8>,
    pub dictionary: Vec<u8>,
    pub files: Vec<TantivyFile>,
    pub index_parts: Vec<Vec<Slice>>,
    pub hot: Vec<(Slice, Vec<u8>)>,
    pub roots: Vec<Hash>,
}

impl Boot {
    /// All parts, of the index and of the records.
    pub fn parts(&self) -> u32 {
        self.index_parts.len() as u32 + self.documents.div_ceil(self.documents_per_part.max(1))
    }

    /// The slices of an index part; None for a record part.
    pub fn slices(&self, part: u32) -> Option<&[Slice]> {
        self.index_parts.get(part as usize).map(Vec::as_slice)
    }

    /// The part with a document's row and texts, and the document's place in it.
    pub fn record_part(&self, document: u32) -> (u32, usize) {
        let per_part = self.documents_per_part.max(1);
        (self.index_parts.len() as u32 + document / per_part, (document % per_part) as usize)
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.push(FORMAT as u8);
        put(&mut out, u64::from(self.documents));
        put(&mut out, u64::from(self.documents_per_part));
        put_bytes(&mut out, &self.settings);
        put_bytes(&mut out, &self.dictionary);
        put(&mut out, self.files.len() as u64);
        for file in &self.files {
            put_bytes(&mut out, file.name.as_bytes());
            put(&mut out, file.length as u64);
        }
        let mut ends = vec![0; self.files.len()];
        put(&mut out, self.index_parts.len() as u64);
        for slices in &self.index_parts {
            put(&mut out, slices.len() as u64);
            slices.iter().for_each(|slice| put_slice(&mut out, slice, &mut ends));
        }
        ends.fill(0);
        put(&mut out, self.hot.len() as u64);
        self.hot.iter().for_each(|(slice, _)| put_slice(&mut out, slice, &mut ends));
        put(&mut out, self.roots.len() as u64);
        self.roots.iter().for_each(|root| out.extend_from_slice(root));
        self.hot.iter().for_each(|(_, bytes)| out.extend_from_slice(bytes));
        deflate(&out)
    }

    pub fn read(file: &[u8]) -> Result<Boot, FormatError> {
        let content = inflate(file)?;
        let mut reader = Reader::new(&content);
        if reader.take(MAGIC.len())? != MAGIC {
            return Err(FormatError::Damaged);
        }
        let version = u32::from(reader.take(1)?[0]);
        if version != FORMAT {
            return Err(FormatError::Incompatible { found: version });
        }
        let documents = u32::try_from(reader.number()?).map_err(|_| FormatError::Damaged)?;
        let documents_per_part = u32::try_from(reader.number()?).map_err(|_| FormatError::Damaged)?;
        let settings = reader.bytes()?.to_vec();
        let dictionary = reader.bytes()?.to_vec();
        let mut files = Vec::new();
        for _ in 0..reader.length()? {
            files.push(TantivyFile { name: reader.text()?.to_owned(), length: reader.length()? });
        }
        let mut ends = vec![0; files.len()];
        let mut index_parts = Vec::new();
        for _ in 0..reader.length()? {
            let mut slices = Vec::new();
            for _ in 0..reader.length()? {
                slices.push(take_slice(&mut reader, &files, &mut ends)?);
            }
            index_parts.push(slices);
        }
        ends.fill(0);
        let mut hot_slices = Vec::new();
        for _ in 0..reader.length()? {
            hot_slices.push(take_slice(&mut reader, &files, &mut ends)?);
        }
        let mut roots = Vec::new();
        for _ in 0..reader.length()? {
            let mut root = [0; HASH];
            root.copy_from_slice(reader.take(HASH)?);
            roots.push(root);
        }
        let mut hot = Vec::new();
        for slice in hot_slices {
            hot.push((slice, reader.take(slice.length)?.to_vec()));
        }
        if !reader.is_at_end() {
            return Err(FormatError::Damaged);
        }
        Ok(Boot { documents, documents_per_part, settings, dictionary, files, index_parts, hot, roots })
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn put_slice(out: &mut Vec<u8>, slice: &Slice, ends: &mut [usize]) {
    put(out, slice.file as u64);
    let gap = slice.start as i64 - ends[slice.file] as i64;
    put(out, ((gap << 1) ^ (gap >> 63)) as u64);
    put(out, slice.length as u64);
    ends[slice.file] = slice.start + slice.length;
}

fn take_slice(reader: &mut Reader, files: &[TantivyFile], ends: &mut [usize]) -> Result<Slice, FormatError> {
    let (file, zigzag, length) = (reader.length()?, reader.number()?, reader.length()?);
    let gap = (zigzag >> 1) as isize ^ -((zigzag & 1) as isize);
    let known = files.get(file).ok_or(FormatError::Damaged)?;
    let start = ends[file].checked_add_signed(gap).ok_or(FormatError::Damaged)?;
    let end = start.checked_add(length).filter(|end| *end <= known.length).ok_or(FormatError::Damaged)?;
    ends[file] = end;
    Ok(Slice { file, start, length })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Boot {
        let slice = |file, start, length| Slice { file, start, length };
        Boot {
            documents: 7,
            documents_per_part: 3,
            settings: b"{}".to_vec(),
            dictionary: b" the of".to_vec(),
            files: vec![
                TantivyFile { name: "a.term".to_owned(), length: 100 },
                TantivyFile { name: "a.idx".to_owned(), length: 5000 },
            ],
            index_parts: vec![
                vec![slice(0, 10, 20), slice(1, 0, 700)],
                vec![slice(1, 900, 4100)],
                vec![slice(1, 702, 50), slice(0, 30, 70)],
            ],
            hot: vec![(slice(0, 0, 3), b"abc".to_vec()), (slice(1, 700, 2), b"de".to_vec())],
            roots: vec![[7; HASH]],
        }
    }

    #[test]
    fn a_boot_file_survives() {
        let boot = sample();
        assert_eq!(Boot::read(&boot.write()), Ok(boot.clone()));
        assert_eq!(boot.parts(), 3 + 3);
        assert_eq!(boot.record_part(4), (3 + 1, 1));
        assert!(boot.slices(2).is_some() && boot.slices(3).is_none());
    }

    #[test]
    fn another_version_is_named_and_truncation_refused() {
        let mut content = inflate(&sample().write()).expect("inflates");
        for length in 0..content.len() {
            assert_eq!(Boot::read(&deflate(&content[..length])), Err(FormatError::Damaged), "{length}");
        }
        content[MAGIC.len()] = 9;
        assert_eq!(Boot::read(&deflate(&content)), Err(FormatError::Incompatible { found: 9 }));
        assert_eq!(Boot::read(b"<!doctype html>"), Err(FormatError::Damaged));
    }

    #[test]
    fn slices_outside_their_file_are_refused() {
        let mut boot = sample();
        boot.index_parts[0][0].length = 101;
        boot.index_parts.truncate(1);
        assert_eq!(Boot::read(&boot.write()), Err(FormatError::Damaged));
    }
}
