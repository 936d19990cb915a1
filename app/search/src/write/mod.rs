//! Writes a static index: documents in, files out, the same bytes every time.
//! Not here: where the files go. No clock, no random names; what runs on several cores is put in order.

mod cores;
mod pack;
mod recorder;
mod russian;
mod segment;
mod vocabulary;

use crate::document::{Document, IndexOptions, StoredDocument};
use crate::format::{FORMAT, Manifest, NamedFile, hex, leaf, part_name, roots_and_proofs, seal_part};
use crate::schema::{FilterValues, Settings};
use cores::on_all_cores;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use vocabulary::Vocabulary;

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

/// Documents that are cut into words at a time.
const BATCH: usize = 512;

/// Writes the index of `documents`, whatever their order.
pub fn write_index(mut documents: Vec<Document>, options: &IndexOptions) -> Result<StaticIndex, WriteError> {
    // Newest first: sorting by date is then the order of documents itself and needs no column.
    documents.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
    check(&documents, options)?;
    let filters = filter_values(&documents, options);
    let mut settings = Settings { filters, average_length: 0.0, concepts: options.concepts.clone() };
    let mut vocabulary = Vocabulary::default();
    let mut report = Report { documents: documents.len() as u32, ..Report::default() };
    let mut streams = Vec::with_capacity(documents.len());
    let mut records = Vec::with_capacity(documents.len());
    let mut rest = documents.into_iter();
    loop {
        // A batch at a time, so that the texts need not lie in memory twice.
        let batch: Vec<Document> = rest.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        let drafts = on_all_cores(&batch, segment::draft);
        for (document, draft) in batch.into_iter().zip(drafts) {
            for text in &document.texts {
                report.text_bytes += text.title.len() as u64;
                report.text_bytes += text.paragraphs.iter().map(|p| p.text.len() as u64).sum::<u64>();
            }
            streams.push(segment::Stream::of(&document, draft, &settings, &mut vocabulary));
            let stored = StoredDocument { id: document.id, row: document.row, texts: document.texts };
            records.push(serde_json::to_vec(&stored).map_err(failed)?);
        }
    }
    let steps: u64 = streams.iter().map(|stream| stream.length).sum();
    settings.average_length = steps as f32 / streams.len().max(1) as f32;
    let terms = vocabulary.terms();
    (report.forms, report.exceptions) = (terms.forms, terms.pointers.len());
    let segment = segment::write(streams, terms, settings.filters.len())?;
    let settings = serde_json::to_vec(&settings).map_err(failed)?;

    // Text shrinks to a quarter or so: what is far too large need not be compressed to find out.
    let raw: usize = segment.files.values().chain(&records).map(Vec::len).sum();
    if raw <= options.whole_below.saturating_mul(8) {
        let whole = pack::whole(&segment, &records, &settings)?;
        if whole.size() <= options.whole_below {
            return seal(whole, report);
        }
    }
    seal(pack::lazy(&segment, &records, &settings)?, report)
}

fn check(documents: &[Document], options: &IndexOptions) -> Result<(), WriteError> {
    let mut ids = BTreeSet::new();
    for document in documents {
        if !ids.insert(&document.id) {
            return Err(WriteError::DuplicateId(document.id.clone()));
        }
        let known = |name: &String| options.filters.iter().any(|(filter, _)| filter == name);
        if let Some(filter) = document.filters.keys().find(|name| !known(name)) {
            return Err(WriteError::UnknownFilter { id: document.id.clone(), filter: filter.clone() });
        }
    }
    Ok(())
}

fn filter_values(documents: &[Document], options: &IndexOptions) -> Vec<FilterValues> {
    let values_of = |name: &str| -> Vec<String> {
        let values = documents.iter().filter_map(|document| document.filters.get(name)).flatten();
        values.collect::<BTreeSet<_>>().into_iter().cloned().collect()
    };
    let filters = options.filters.iter();
    filters
        .map(|(name, kind)| FilterValues { name: name.clone(), kind: *kind, values: values_of(name) })
        .collect()
}

/// Ties the parts to the boot file, the boot file to the names, and all of it to the manifest.
fn seal(packed: pack::Packed, mut report: Report) -> Result<StaticIndex, WriteError> {
    let pack::Packed { mut boot, payloads, whole } = packed;
    let leaves: Vec<_> = payloads.iter().zip(0u32..).map(|(payload, part)| leaf(part, payload)).collect();
    let (roots, proofs) = roots_and_proofs(&leaves);
    boot.roots = roots;
    let first = boot.write();
    let generation = hex(&first)[..16].to_owned();
    let boot_file = NamedFile::of(format!("{generation}.boot"), &first);
    let mut files = BTreeMap::new();
    let mut named = vec![boot_file.clone()];
    report.boot_bytes = first.len() as u64;
    files.insert(boot_file.name, first);
    for ((payload, proof), part) in payloads.iter().zip(&proofs).zip(0u32..) {
        let file = seal_part(proof, payload);
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
    let manifest = Manifest { format: FORMAT, documents: boot.documents, files: named, parts: boot.parts() };
    Ok(StaticIndex { manifest: serde_json::to_vec(&manifest).map_err(failed)?, files, report })
}
