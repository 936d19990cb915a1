//! The tantivy segment: columns, and terms with their postings.
//! Not here: what a term looks like (`schema`), its documents (`invert`), how the files are cut (`pack`).

use super::invert::Inverted;
use super::vocabulary::Terms;
use super::{WriteError, failed};
use crate::schema::{BOOST, LENGTH, filter_column, schema};
use std::collections::BTreeMap;
use tantivy::directory::{OwnedBytes, RamDirectory};
use tantivy::postings::InvertedIndexSerializer;
use tantivy::schema::Field;
use tantivy::store::Compressor;
use tantivy::{Directory, Index, IndexSettings, TantivyDocument};

/// More than columns ever take: tantivy would begin a second segment.
const MEMORY: usize = 1 << 30;

/// tantivy draws a segment's id at random and uses it for file names and in meta.json only.
const SEGMENT: &str = "00000000-0000-0000-0000-000000000001";

/// What the columns hold of a document.
pub struct Columns {
    pub length: u64,
    pub boost: u64,
    /// The numbers of its values, by filter.
    pub filters: Vec<Vec<u64>>,
}

/// The files of a segment, by name.
pub type Files = BTreeMap<String, OwnedBytes>;

pub struct Segment {
    pub files: Files,
    pub documents: u32,
    pub filters: usize,
}

/// What becomes of the documents' words.
pub struct Texts<'a> {
    pub inverted: &'a Inverted,
    pub terms: &'a Terms,
    /// Whether slips can be looked up; where all of the dictionary is at hand they need not.
    pub slips: bool,
}

/// Writes the columns as tantivy does it, and the terms with their postings as `Inverted` has them: tantivy's own way
/// from documents to terms asks a table in memory for each word of each document.
pub fn write(columns: &[Columns], texts: &Texts, filters: usize) -> Result<Segment, WriteError> {
    let documents = columns.len() as u32;
    let (schema, text) = schema(filters);
    let column = |name: &str| schema.get_field(name).map_err(failed);
    let (length, boost) = (column(LENGTH)?, column(BOOST)?);
    let filter_fields =
        (0..filters).map(|number| column(&filter_column(number))).collect::<Result<Vec<_>, _>>()?;
    let settings = IndexSettings { docstore_compression: Compressor::None, ..IndexSettings::default() };
    let directory = RamDirectory::create();
    let mut writer = Index::builder()
        .schema(schema.clone())
        .settings(settings)
        .single_segment_index_writer::<TantivyDocument>(directory.clone(), MEMORY)
        .map_err(failed)?;
    for own in columns {
        let mut document = TantivyDocument::new();
        document.add_u64(length, own.length);
        document.add_u64(boost, own.boost);
        for (field, values) in filter_fields.iter().zip(&own.filters) {
            values.iter().for_each(|value| document.add_u64(*field, *value));
        }
        writer.add_document(document).map_err(failed)?;
    }
    let index = writer.finalize().map_err(failed)?;
    let segment = index.new_segment();
    write_terms(&segment, text, texts)?;
    Ok(Segment { files: files(&index, &segment, &directory)?, documents, filters })
}

/// The dictionary, postings and positions of the text field.
fn write_terms(segment: &tantivy::Segment, text: Field, texts: &Texts) -> Result<(), WriteError> {
    let Texts { inverted, terms, slips } = texts;
    let mut serializer = InvertedIndexSerializer::open(segment).map_err(failed)?;
    let order = inverted.in_order(terms, *slips);
    if order.len() > 0 {
        let mut field = serializer.new_field(text, inverted.words(), None).map_err(failed)?;
        let mut positions = Vec::new();
        for (term, list) in order.entries() {
            field.new_term(term, 0, true).map_err(failed)?;
            let mut occurrences = inverted.occurrences(list);
            while let Some(document) = occurrences.next(&mut positions) {
                field.write_doc(document, positions.len() as u32, &positions);
            }
            field.close_term().map_err(failed)?;
        }
        field.close().map_err(failed)?;
    }
    serializer.close().map_err(failed)
}

/// The segment's files under a fixed id: columns of the one segment, terms of the other.
fn files(index: &Index, texts: &tantivy::Segment, directory: &RamDirectory) -> Result<Files, WriteError> {
    let drawn = index.searchable_segment_ids().map_err(failed)?;
    let [drawn] = drawn.as_slice() else { return Err(failed("one segment was expected")) };
    let (columns, texts) = (drawn.uuid_string(), texts.id().uuid_string());
    let meta: serde_json::Value =
        serde_json::from_slice(&directory.atomic_read("meta.json".as_ref()).map_err(failed)?)
            .map_err(failed)?;
    let listed = meta["segments"][0]["segment_id"].as_str().unwrap_or(&columns).to_owned();
    let mut files = Files::new();
    for path in index.directory().list_managed_files() {
        let name = path.to_string_lossy().into_owned();
        let of_text = [".term", ".idx", ".pos"].iter().any(|end| name.ends_with(end));
        if !directory.exists(&path).map_err(failed)? || name.starts_with(&columns) && of_text {
            continue;
        }
        let bytes = if name == "meta.json" {
            OwnedBytes::new(meta.to_string().replace(&listed, SEGMENT).into_bytes())
        } else {
            directory.open_read(&path).map_err(failed)?.read_bytes().map_err(failed)?
        };
        let short = SEGMENT.replace('-', "");
        files.insert(name.replace(&columns, &short).replace(&texts, &short), bytes);
    }
    Ok(files)
}
