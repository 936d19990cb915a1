//! The files of an index as they arrive: verified, unpacked, and read by tantivy.
//! Not here: fetching. Whoever drives the engine asks `missing` and delivers.
//!
//! Nothing waits here. A read of bytes that have not arrived fails and notes the part; the search is
//! tried again when the noted parts are there. Every read of a try is attempted even after one has
//! failed, so that one round of requests brings all that can be known to be needed.

use crate::format::{Boot, FormatError, Slice, open_part, record_parts};
use crate::storage::Storage;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard};
use tantivy::directory::OwnedBytes;

pub struct Parts {
    boot: Boot,
    names: HashMap<String, usize>,
    /// For each file: where its slices start, how long they are, and the part that holds them.
    slices: Vec<BTreeMap<usize, (usize, u32)>>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// For each file: the bytes that are here, by where they start.
    bytes: Vec<BTreeMap<usize, OwnedBytes>>,
    records: HashMap<u32, OwnedBytes>,
    arrived: BTreeSet<u32>,
    missing: BTreeSet<u32>,
}

impl Parts {
    pub fn new(mut boot: Boot) -> Parts {
        let names = boot.files.iter().enumerate().map(|(number, file)| (file.name.clone(), number)).collect();
        let mut slices = vec![BTreeMap::new(); boot.files.len()];
        for (part, own) in boot.index_parts.iter().enumerate() {
            for slice in own {
                slices[slice.file].insert(slice.start, (slice.length, part as u32));
            }
        }
        let mut bytes = vec![BTreeMap::new(); boot.files.len()];
        for (slice, content) in std::mem::take(&mut boot.hot) {
            bytes[slice.file].insert(slice.start, OwnedBytes::new(content));
        }
        Parts { boot, names, slices, state: Mutex::new(State { bytes, ..State::default() }) }
    }

    /// A poisoned lock means that a read panicked; the bytes themselves are only ever replaced whole.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Forgets what earlier tries lacked.
    pub fn begin(&self) {
        self.state().missing.clear();
    }

    /// The parts that reads asked for since `begin` and that are not here.
    pub fn missing(&self) -> Vec<u32> {
        self.state().missing.iter().copied().collect()
    }

    /// All parts that are not here yet.
    pub fn absent(&self) -> Vec<u32> {
        let state = self.state();
        (0..self.boot.parts()).filter(|part| !state.arrived.contains(part)).collect()
    }

    /// Takes a part in, after its bytes were found to be the published ones.
    pub fn deliver(&self, part: u32, file: &[u8]) -> Result<(), FormatError> {
        let content = OwnedBytes::new(open_part(&self.boot, part, file)?);
        let mut state = self.state();
        match self.boot.slices(part) {
            Some(slices) => {
                let mut at = 0;
                for Slice { file, start, length } in slices {
                    state.bytes[*file].insert(*start, content.slice(at..at + length));
                    at += length;
                }
            }
            None => {
                record_parts(&content)?;
                state.records.insert(part, content);
            }
        }
        state.arrived.insert(part);
        state.missing.remove(&part);
        Ok(())
    }

    /// The stored bytes of a document; None when its part is not here.
    pub fn record(&self, document: u32) -> Option<Vec<u8>> {
        let (part, place) = self.boot.record_part(document);
        let mut state = self.state();
        let Some(content) = state.records.get(&part) else {
            state.missing.insert(part);
            return None;
        };
        record_parts(content).ok()?.get(place).map(|record| record.to_vec())
    }
}

impl Storage for Parts {
    fn find(&self, name: &str) -> Option<(usize, usize)> {
        self.names.get(name).map(|&number| (number, self.boot.files[number].length))
    }

    fn read(&self, file: usize, range: Range<usize>) -> io::Result<OwnedBytes> {
        let mut state = self.state();
        let here = |state: &State, at: usize| -> Option<(usize, OwnedBytes)> {
            let (start, bytes) = state.bytes[file].range(..=at).next_back()?;
            (start + bytes.len() > at).then(|| (*start, bytes.clone()))
        };
        if let Some((start, bytes)) = here(&state, range.start)
            && start + bytes.len() >= range.end
        {
            return Ok(bytes.slice(range.start - start..range.end - start));
        }
        // The range spans several pieces, or some of it is not here.
        let mut joined = Vec::with_capacity(range.len());
        let (mut at, mut complete) = (range.start, true);
        while at < range.end {
            if let Some((start, bytes)) = here(&state, at) {
                let end = range.end.min(start + bytes.len());
                joined.extend_from_slice(&bytes[at - start..end - start]);
                at = end;
            } else {
                let found = self.slices[file].range(..=at).next_back();
                let Some((start, (length, part))) = found.filter(|(start, (length, _))| *start + length > at)
                else {
                    return Err(io::Error::new(io::ErrorKind::InvalidData, "no part holds these bytes"));
                };
                state.missing.insert(*part);
                complete = false;
                at = start + length;
            }
        }
        if complete { Ok(OwnedBytes::new(joined)) } else { Err(io::ErrorKind::WouldBlock.into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{TantivyFile, deflate, leaf, roots_and_proofs, seal_part};

    /// Ten bytes of a file: 0..2 hot, 2..6 in part 0, 6..10 in part 1; one document in part 2.
    fn parts() -> (Parts, Vec<Vec<u8>>) {
        let slice = |start, length| Slice { file: 0, start, length };
        let payloads = [deflate(b"cdef"), deflate(b"ghij"), deflate(b"\x03row")];
        let leaves: Vec<_> = payloads.iter().zip(0..).map(|(payload, n)| leaf(n, payload)).collect();
        let (roots, proofs) = roots_and_proofs(&leaves);
        let boot = Boot {
            documents: 1,
            documents_per_part: 1,
            files: vec![TantivyFile { name: "x".to_owned(), length: 10 }],
            index_parts: vec![vec![slice(2, 4)], vec![slice(6, 4)]],
            hot: vec![(slice(0, 2), b"ab".to_vec())],
            roots,
            settings: Vec::new(),
            dictionary: Vec::new(),
        };
        let files = payloads.iter().zip(&proofs).map(|(payload, proof)| seal_part(proof, payload)).collect();
        (Parts::new(boot), files)
    }

    #[test]
    fn a_read_notes_all_it_lacks_and_succeeds_when_it_is_there() {
        let (parts, files) = parts();
        assert_eq!(&*parts.read(0, 0..2).expect("hot"), b"ab");
        assert_eq!(parts.read(0, 1..9).expect_err("missing").kind(), io::ErrorKind::WouldBlock);
        assert_eq!(parts.missing(), [0, 1]);
        parts.deliver(1, &files[1]).expect("verified");
        assert_eq!((parts.missing(), parts.absent()), (vec![0], vec![0, 2]));
        parts.deliver(0, &files[0]).expect("verified");
        assert_eq!(&*parts.read(0, 1..9).expect("all here"), b"bcdefghi");
        assert_eq!(parts.record(0), None);
        parts.deliver(2, &files[2]).expect("verified");
        assert_eq!(parts.record(0).as_deref(), Some(&b"row"[..]));
    }

    #[test]
    fn a_part_that_is_another_or_altered_is_refused() {
        let (parts, files) = parts();
        assert_eq!(parts.deliver(0, &files[1]), Err(FormatError::Damaged), "the other part");
        assert_eq!(parts.deliver(0, b"<!doctype html><title>404"), Err(FormatError::Damaged));
        for bit in 0..files[0].len() * 8 {
            let mut altered = files[0].clone();
            altered[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(parts.deliver(0, &altered), Err(FormatError::Damaged), "bit {bit}");
        }
        assert!(parts.read(0, 2..4).is_err(), "nothing of it was taken in");
    }
}
