//! A segment in memory that writes down what is read from it.
//! Not here: what is done with the record (`pack`).

use super::segment::Files;
use crate::format::TantivyFile;
use crate::storage::Storage;
use std::io;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};
use tantivy::directory::OwnedBytes;

pub struct Recorder {
    names: Vec<String>,
    files: Vec<OwnedBytes>,
    reads: Mutex<Vec<(usize, Range<usize>)>>,
}

impl Recorder {
    pub fn new(files: &Files) -> Recorder {
        Recorder {
            names: files.keys().cloned().collect(),
            files: files.values().cloned().collect(),
            reads: Mutex::default(),
        }
    }

    /// The table of files, in the order of their numbers.
    pub fn table(&self) -> Vec<TantivyFile> {
        let files = self.names.iter().zip(&self.files);
        files.map(|(name, bytes)| TantivyFile { name: name.clone(), length: bytes.len() }).collect()
    }

    pub fn bytes(&self, file: usize, range: Range<usize>) -> &[u8] {
        &self.files[file][range]
    }

    /// What was read since the last call.
    pub fn take_reads(&self) -> Vec<(usize, Range<usize>)> {
        std::mem::take(&mut *self.reads.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Storage for Recorder {
    fn find(&self, name: &str) -> Option<(usize, usize)> {
        let number = self.names.iter().position(|known| known == name)?;
        Some((number, self.files[number].len()))
    }

    fn read(&self, file: usize, range: Range<usize>) -> io::Result<OwnedBytes> {
        self.reads.lock().unwrap_or_else(PoisonError::into_inner).push((file, range.clone()));
        Ok(self.files[file].slice(range))
    }
}
