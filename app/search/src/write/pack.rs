//! Cuts a segment and its records into the parts that are fetched.
//! Not here: hashes and names (`seal`), and the bytes of a part (`format`).
//!
//! A part of the index is a run of the dictionary with the postings of its terms, so that one request
//! answers for a word. Long posting lists and positions have parts of their own: most searches for a
//! neighbouring word do not need them.

use super::cores::{beside, on_all_cores};
use super::recorder::Recorder;
use super::segment::Segment;
use super::{WriteError, failed};
use crate::engine::segment::Segment as Opened;
use crate::format::{Boot, Deflater, Slice, deflate};
use crate::storage::ReadOnly;
use std::ops::Range;
use std::sync::Arc;
use tantivy::schema::IndexRecordOption;

/// Uncompressed bytes at which a part of dictionary and postings is closed.
const BUNDLE: usize = 24 << 10;
/// A posting list from this size on is a part of its own.
const LONG_POSTINGS: usize = 3 << 10;
/// Uncompressed bytes at which a part of positions is closed.
const POSITIONS: usize = 24 << 10;
/// Compressed bytes that a part of records should have.
const RECORDS: usize = 3 << 10;

/// An index cut in parts, not yet hashed.
pub struct Packed {
    pub boot: Boot,
    pub payloads: Vec<Vec<u8>>,
    pub whole: bool,
}

impl Packed {
    pub fn size(&self) -> usize {
        self.boot.write().len() + self.payloads.iter().map(Vec::len).sum::<usize>()
    }
}

/// Everything in two files: all that matches in the boot file, all records in the only part.
pub fn whole(segment: &Segment, records: &[Vec<u8>], settings: &[u8]) -> Result<Packed, WriteError> {
    let recorder = Recorder::new(&segment.files);
    let files = recorder.table();
    let needed = files.iter().enumerate().filter(|(_, file)| is_read(&file.name) && file.length > 0);
    let hot = needed.map(|(number, file)| {
        let slice = Slice { file: number, start: 0, length: file.length };
        (slice, recorder.bytes(number, 0..file.length).to_vec())
    });
    let hot = hot.collect();
    let documents = segment.documents;
    let boot = Boot {
        documents,
        documents_per_part: documents.max(1),
        settings: settings.to_vec(),
        dictionary: Vec::new(),
        files,
        index_parts: Vec::new(),
        hot,
        roots: Vec::new(),
    };
    let payloads = if records.is_empty() { Vec::new() } else { vec![deflate(&record_part(records))] };
    Ok(Packed { boot, payloads, whole: true })
}

/// tantivy's list of files it may delete is of no use to a reader.
fn is_read(name: &str) -> bool {
    name != ".managed.json"
}

fn record_part(records: &[Vec<u8>]) -> Vec<u8> {
    let mut content = Vec::new();
    for record in records {
        crate::format::put_bytes(&mut content, record);
    }
    content
}

/// Records in parts, packed after a dictionary.
pub struct Records {
    dictionary: Vec<u8>,
    per_part: usize,
    payloads: Vec<Vec<u8>>,
}

/// Meant to run while the segment is written.
pub fn records(records: Vec<Vec<u8>>, dictionary: Vec<u8>) -> Records {
    let deflater = Deflater::new(&dictionary);
    // How many records fill a part, judged by a sample.
    let sample = records.iter().step_by((records.len() / 64).max(1));
    let sizes: Vec<usize> = sample.map(|record| deflater.deflate(record).len()).collect();
    let average = sizes.iter().sum::<usize>() / sizes.len().max(1);
    let per_part = (RECORDS / average.max(1)).max(1);
    let mut records = records.into_iter();
    let chunks = std::iter::from_fn(|| {
        let chunk: Vec<Vec<u8>> = records.by_ref().take(per_part).collect();
        (!chunk.is_empty()).then_some(chunk)
    });
    let payloads = beside(chunks, |chunk| deflater.deflate(&record_part(&chunk)));
    Records { dictionary, per_part, payloads }
}

/// Many parts, each fetched only when a query needs it.
pub fn lazy(segment: Segment, records: Records, settings: &[u8]) -> Result<Packed, WriteError> {
    let recorder = Arc::new(Recorder::new(&segment.files));
    let opened = Opened::open(ReadOnly::new(recorder.clone()), segment.filters).map_err(failed)?;
    let hot = joined(recorder.take_reads());
    let mut cutter = Cutter { recorder: &recorder, hot: &hot, parts: Vec::new() };
    cutter.cut_text(&opened)?;
    cutter.cut_columns(&opened)?;
    let index_parts = cutter.parts;

    let content = |slices: &[Slice]| -> Vec<u8> {
        let bytes =
            slices.iter().map(|slice| recorder.bytes(slice.file, slice.start..slice.start + slice.length));
        bytes.collect::<Vec<_>>().concat()
    };
    let mut payloads = on_all_cores(&index_parts, |slices| deflate(&content(slices)));
    let Records { dictionary, per_part, payloads: record_payloads } = records;
    payloads.extend(record_payloads);
    let hot = hot.iter().map(|(file, range)| {
        let slice = Slice { file: *file, start: range.start, length: range.len() };
        (slice, recorder.bytes(*file, range.clone()).to_vec())
    });
    let boot = Boot {
        documents: segment.documents,
        documents_per_part: per_part as u32,
        settings: settings.to_vec(),
        dictionary,
        hot: hot.collect(),
        files: recorder.table(),
        index_parts,
        roots: Vec::new(),
    };
    Ok(Packed { boot, payloads, whole: false })
}

/// Ranges of each file, ascending, with those that touch made one.
fn joined(mut reads: Vec<(usize, Range<usize>)>) -> Vec<(usize, Range<usize>)> {
    reads.retain(|(_, range)| !range.is_empty());
    reads.sort_by_key(|(file, range)| (*file, range.start));
    let mut out: Vec<(usize, Range<usize>)> = Vec::new();
    for (file, range) in reads {
        match out.last_mut() {
            Some((last_file, last)) if *last_file == file && range.start <= last.end => {
                last.end = last.end.max(range.end);
            }
            _ => out.push((file, range)),
        }
    }
    out
}

struct Cutter<'a> {
    recorder: &'a Recorder,
    hot: &'a [(usize, Range<usize>)],
    parts: Vec<Vec<Slice>>,
}

/// Where in which file a run of bytes begins that tantivy addresses from zero.
struct Base {
    file: usize,
    offset: usize,
}

impl Base {
    fn range(&self, range: &Range<usize>) -> (usize, Range<usize>) {
        (self.file, self.offset + range.start..self.offset + range.end)
    }
}

impl Cutter<'_> {
    fn cut_text(&mut self, opened: &Opened) -> Result<(), WriteError> {
        let dictionary = opened.text.terms();
        let mut infos = Vec::with_capacity(dictionary.num_terms());
        self.recorder.take_reads();
        let mut terms = dictionary.stream().map_err(failed)?;
        let dictionary_reads = self.recorder.take_reads();
        while terms.advance() {
            infos.push(terms.value().clone());
        }
        let Some(first) = infos.first() else { return Ok(()) };
        self.recorder.take_reads();
        let (option, info) = (IndexRecordOption::WithFreqsAndPositions, first);
        opened.text.read_postings_from_terminfo(info, option).map_err(failed)?;
        let reads = self.recorder.take_reads();
        let [(postings_file, postings), (positions_file, positions)] = reads.as_slice() else {
            return Err(failed("a term was expected to be read as postings and positions"));
        };
        let postings = Base { file: *postings_file, offset: postings.start - info.postings_range.start };
        let positions = Base { file: *positions_file, offset: positions.start - info.positions_range.start };

        let mut bundle = Vec::new();
        let mut long = Vec::new();
        let mut term = 0;
        for (file, range) in blocks(self.recorder, &dictionary_reads)? {
            let end = term + range.1;
            add(&mut bundle, (file, range.0));
            let own =
                infos.get(term..end).ok_or_else(|| failed("dictionary blocks hold more terms than exist"))?;
            for info in own {
                let range = postings.range(&info.postings_range);
                let is_long = info.postings_range.len() >= LONG_POSTINGS;
                if is_long { long.push(range) } else { add(&mut bundle, range) }
            }
            term = end;
            // The first block is asked by every reading in a language that the texts lack: it is a part alone.
            if size(&bundle) >= BUNDLE || self.parts.is_empty() {
                self.close(&mut bundle);
            }
        }
        // A scan to the end of the dictionary reads the mark that ends it too.
        let end = |(file, range): &(usize, Range<usize>)| (*file, range.end.saturating_sub(4)..range.end);
        bundle.extend(dictionary_reads.iter().map(end));
        self.close(&mut bundle);
        if term != infos.len() {
            return Err(failed("dictionary blocks hold fewer terms than exist"));
        }
        for range in long {
            self.close(&mut vec![range]);
        }
        for info in &infos {
            let range = positions.range(&info.positions_range);
            if range.1.len() >= POSITIONS / 2 {
                self.close(&mut bundle);
                self.close(&mut vec![range]);
            } else {
                add(&mut bundle, range);
                if size(&bundle) >= POSITIONS {
                    self.close(&mut bundle);
                }
            }
        }
        self.close(&mut bundle);
        Ok(())
    }

    /// Every column is a part: it is needed whole or not at all.
    fn cut_columns(&mut self, opened: &Opened) -> Result<(), WriteError> {
        self.recorder.take_reads();
        for column in opened.columns() {
            column.open_u64_lenient().map_err(failed)?;
            let mut reads = self.recorder.take_reads();
            self.close(&mut reads);
        }
        Ok(())
    }

    /// Makes a part of the ranges, leaving out what is in the boot file anyway.
    fn close(&mut self, ranges: &mut Vec<(usize, Range<usize>)>) {
        let mut slices = Vec::new();
        for (file, range) in joined(std::mem::take(ranges)) {
            let mut start = range.start;
            let hot = self.hot.iter().filter(|(hot_file, _)| *hot_file == file).map(|(_, hot)| hot);
            for hot in hot.filter(|hot| hot.start < range.end && hot.end > range.start) {
                if hot.start > start {
                    slices.push(Slice { file, start, length: hot.start - start });
                }
                start = start.max(hot.end);
            }
            if range.end > start {
                slices.push(Slice { file, start, length: range.end - start });
            }
        }
        if !slices.is_empty() {
            self.parts.push(slices);
        }
    }
}

/// A dictionary block: its file, where it lies, and how many terms it holds.
type Block = (usize, (Range<usize>, usize));

/// The blocks of a term dictionary, as tantivy 0.27 writes them:
///
/// ```text
/// | length: u32 LE, of what follows | 0: not compressed | number of terms: VInt | … |      a length ≤ 1 ends
/// ```
fn blocks(recorder: &Recorder, reads: &[(usize, Range<usize>)]) -> Result<Vec<Block>, WriteError> {
    let mut found = Vec::new();
    for (file, range) in reads {
        let bytes = recorder.bytes(*file, range.clone());
        let mut at = 0;
        while let Some(head) = bytes.get(at..at + 4) {
            let length = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
            if length <= 1 {
                break;
            }
            let block =
                bytes.get(at + 4..at + 4 + length).ok_or_else(|| failed("a dictionary block is cut"))?;
            let (mut terms, mut shift) = (0usize, 0);
            for byte in &block[1..] {
                terms |= usize::from(byte & 0x7f) << shift;
                shift += 7;
                if byte & 0x80 != 0 {
                    break;
                }
            }
            let end = at + 4 + length;
            found.push((*file, (range.start + at..range.start + end, terms)));
            at = end;
        }
    }
    Ok(found)
}

/// Adds a range; where it goes on from the last one of its file, as most do, as part of that.
fn add(ranges: &mut Vec<(usize, Range<usize>)>, (file, range): (usize, Range<usize>)) {
    match ranges.iter_mut().rev().take(2).find(|(own, last)| *own == file && last.end == range.start) {
        Some((_, last)) => last.end = range.end,
        None => ranges.push((file, range)),
    }
}

fn size(ranges: &[(usize, Range<usize>)]) -> usize {
    ranges.iter().map(|(_, range)| range.len()).sum()
}
