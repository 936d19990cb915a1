//! Writes a static index: documents in, files out, the same bytes every time.
//! Not here: where the files go. No clock, no random names; what runs on several cores is put in order.

mod collect;
mod cores;
mod draft;
mod invert;
mod item;
mod pack;
mod recorder;
mod russian;
mod segment;
mod vocabulary;

use crate::document::{Document, IndexOptions};
use crate::format::{FORMAT, Manifest, NamedFile, hex, leaf, part_name, roots_and_proofs, seal_part};
use crate::schema::{FilterValues, Settings};
use collect::{Collected, Entry, collect};
use cores::on_all_cores;
use invert::{Inverted, invert};
use segment::{Columns, Texts};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A static index: put the manifest under a stable name and the files beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticIndex {
    pub manifest: Vec<u8>,
    pub files: BTreeMap<String, Vec<u8>>,
    pub report: Report,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub documents: u32,
    /// Bytes of titles and paragraphs, as UTF-8.
    pub text_bytes: u64,
    /// Different forms of words.
    pub forms: usize,
    /// Forms that a dictionary or a plain spelling brings under another key than the rules would.
    pub exceptions: usize,
    pub parts: u32,
    pub whole: bool,
    /// Bytes of the boot file, of the index parts and of the record parts.
    pub boot_bytes: u64,
    pub index_bytes: u64,
    pub record_bytes: u64,
}

#[derive(Debug)]
pub enum WriteError {
    /// Two documents have this id.
    DuplicateId(String),
    /// A document has values for a filter that the options do not name.
    UnknownFilter { id: String, filter: String },
    /// tantivy or the serialiser failed, which no input should bring about.
    Index(String),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::DuplicateId(id) => write!(f, "two documents have the id `{id}`; give each its own"),
            WriteError::UnknownFilter { id, filter } => {
                write!(f, "document `{id}` has values for filter `{filter}`; name the filter in the options")
            }
            WriteError::Index(reason) => write!(f, "the index could not be written: {reason}"),
        }
    }
}

impl std::error::Error for WriteError {}

pub(crate) fn failed(error: impl fmt::Display) -> WriteError {
    WriteError::Index(error.to_string())
}

/// Bytes of the dictionary that record parts are packed after: more would cost the boot file more than it
/// spares a page of hits.
const DICTIONARY: usize = 8 << 10;

/// Writes the index of `documents`, whatever their order. They are taken one by one, so that the texts
/// need never lie in memory together.
pub fn write_index(
    documents: impl IntoIterator<Item = Document>,
    options: &IndexOptions,
) -> Result<StaticIndex, WriteError> {
    let Collected { entries, vocabulary } = collect(documents, options)?;
    let mut report = Report { documents: entries.len() as u32, ..Report::default() };
    report.text_bytes = entries.iter().map(|entry| entry.text_bytes).sum();
    let lengths: u64 = entries.iter().map(|entry| entry.length).sum();
    let settings = Settings {
        filters: filter_values(&entries, options),
        average_length: lengths as f32 / entries.len().max(1) as f32,
        concepts: options.concepts.clone(),
    };
    let (dictionary, terms) = std::thread::scope(|scope| {
        let dictionary = scope.spawn(|| vocabulary.dictionary(DICTIONARY));
        let terms = vocabulary.terms();
        (dictionary.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), terms)
    });
    let items = vocabulary.len();
    drop(vocabulary);
    (report.forms, report.exceptions) = (terms.forms, terms.pointers.len());
    let filters = settings.filters.len();
    let (mut columns, mut words, mut records) = (Vec::new(), Vec::new(), Vec::new());
    for entry in entries {
        columns.push(columns_of(&entry, &settings));
        words.push(entry.words);
        records.push(entry.record);
    }
    let settings = serde_json::to_vec(&settings).map_err(failed)?;
    let segment = |inverted: &Inverted, slips| {
        segment::write(&columns, &Texts { inverted, terms: &terms, slips }, filters)
    };

    // Text is never packed to an eighth: what is far too large need not be tried whole.
    if report.text_bytes <= (options.whole_below as u64).saturating_mul(8) {
        let inverted = invert(words, items);
        let whole = pack::whole(&segment(&inverted, false)?, &records, &settings)?;
        if whole.size() <= options.whole_below {
            return seal(whole, report);
        }
        let segment = segment(&inverted, true)?;
        let records = pack::records(records, dictionary);
        return seal(pack::lazy(segment, records, &settings)?, report);
    }
    let (segment, records) = std::thread::scope(|scope| {
        let records = scope.spawn(|| pack::records(records, dictionary));
        let segment = segment(&invert(words, items), true);
        (segment, records.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    seal(pack::lazy(segment?, records, &settings)?, report)
}

fn filter_values(entries: &[Entry], options: &IndexOptions) -> Vec<FilterValues> {
    let values_of = |name: &str| -> Vec<String> {
        let values = entries.iter().filter_map(|entry| entry.filters.get(name)).flatten();
        values.collect::<BTreeSet<_>>().into_iter().cloned().collect()
    };
    let filters = options.filters.iter();
    filters
        .map(|(name, kind)| FilterValues { name: name.clone(), kind: *kind, values: values_of(name) })
        .collect()
}

fn columns_of(entry: &Entry, settings: &Settings) -> Columns {
    let filters = settings.filters.iter().map(|filter| {
        let own: BTreeSet<&String> = entry.filters.get(&filter.name).into_iter().flatten().collect();
        let number = |value: &&String| filter.values.binary_search(value).ok().map(|number| number as u64);
        own.iter().filter_map(number).collect()
    });
    Columns { length: entry.length, boost: entry.boost, filters: filters.collect() }
}

/// Ties the parts to the boot file, the boot file to the names, and all of it to the manifest.
fn seal(packed: pack::Packed, mut report: Report) -> Result<StaticIndex, WriteError> {
    let pack::Packed { mut boot, payloads, whole } = packed;
    let leaves = on_all_cores(payloads.iter().zip(0u32..), |(payload, part)| leaf(part, payload));
    let (roots, proofs) = roots_and_proofs(&leaves);
    boot.roots = roots;
    let first = boot.write();
    let generation = hex(&first)[..16].to_owned();
    let boot_file = NamedFile::of(format!("{generation}.boot"), &first);
    let mut files = BTreeMap::new();
    let mut named = vec![boot_file.clone()];
    report.boot_bytes = first.len() as u64;
    files.insert(boot_file.name, first);
    for ((payload, proof), part) in payloads.into_iter().zip(&proofs).zip(0u32..) {
        let file = seal_part(proof, &payload);
        let bytes =
            if boot.slices(part).is_some() { &mut report.index_bytes } else { &mut report.record_bytes };
        *bytes += file.len() as u64;
        let name = part_name(&generation, part);
        if whole {
            named.push(NamedFile::of(name.clone(), &file));
        }
        files.insert(name, file);
    }
    (report.parts, report.whole) = (boot.parts(), whole);
    let bytes = report.boot_bytes + report.index_bytes + report.record_bytes;
    let manifest =
        Manifest { format: FORMAT, documents: boot.documents, files: named, parts: boot.parts(), bytes };
    Ok(StaticIndex { manifest: serde_json::to_vec(&manifest).map_err(failed)?, files, report })
}
