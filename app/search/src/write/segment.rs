//! The tantivy segment, made of documents as streams of terms.
//! Not here: what a term looks like (`schema`) and how the files are cut (`pack`).

use super::vocabulary::{FormId, Terms};
use super::{WriteError, failed};
use crate::format::put;
use crate::schema::{BOOST, LENGTH, Place, TOKENIZER, filter_column, schema};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::directory::{OwnedBytes, RamDirectory};
use tantivy::store::Compressor;
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{Directory, Index, IndexSettings, TantivyDocument};

/// tantivy draws a segment's id at random and uses it for file names and in meta.json only.
const SEGMENT: &str = "00000000-0000-0000-0000-000000000001";

/// One document as tantivy sees it.
pub struct Stream {
    pub length: u64,
    pub boost: u64,
    /// The numbers of its values, by filter.
    pub filters: Vec<Vec<u64>>,
    pub words: Words,
}

/// The words of a document, as bytes, for there are very many:
///
/// ```text
/// | item | place: 0 body, 1 title + 2 × number of positions | for each: distance from the one before |   LEB128
/// ```
#[derive(Default)]
pub struct Words(Box<[u8]>);

impl Words {
    pub fn of(bytes: Vec<u8>) -> Words {
        Words(bytes.into_boxed_slice())
    }

    /// Writes one item's occurrences at one place.
    pub fn put(out: &mut Vec<u8>, item: FormId, place: Place, positions: impl ExactSizeIterator<Item = u32>) {
        put(out, u64::from(item));
        put(out, u64::from(place == Place::Title) + 2 * positions.len() as u64);
        let mut last = 0;
        for position in positions {
            put(out, u64::from(position - last));
            last = position;
        }
    }

    fn number(&self, at: &mut usize) -> u32 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.0[*at];
            *at += 1;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
            shift += 7;
        }
    }
}

/// The files of a segment, by name.
pub type Files = BTreeMap<String, OwnedBytes>;

pub struct Segment {
    pub files: Files,
    pub documents: u32,
    pub filters: usize,
}

pub fn write(streams: Vec<Stream>, terms: Terms, filters: usize) -> Result<Segment, WriteError> {
    let documents = streams.len() as u32;
    let (schema, text) = schema(filters);
    let column = |name: &str| schema.get_field(name).map_err(failed);
    let (length, boost) = (column(LENGTH)?, column(BOOST)?);
    let filter_fields =
        (0..filters).map(|number| column(&filter_column(number))).collect::<Result<Vec<_>, _>>()?;
    let mut rows = Vec::with_capacity(streams.len());
    let mut words = Vec::with_capacity(streams.len());
    for stream in streams {
        rows.push((stream.length, stream.boost, stream.filters));
        words.push(stream.words);
    }
    let source = Arc::new(Source { words: Mutex::new(words), terms });
    let tokenizers = TokenizerManager::new();
    tokenizers.register(TOKENIZER, TextAnalyzer::from(Numbered { source, token: Token::default() }));
    let settings = IndexSettings { docstore_compression: Compressor::None, ..IndexSettings::default() };
    let directory = RamDirectory::create();
    let mut writer = Index::builder()
        .schema(schema.clone())
        .settings(settings)
        .tokenizers(tokenizers)
        .single_segment_index_writer::<TantivyDocument>(directory.clone(), 1 << 30)
        .map_err(failed)?;
    for (number, (length_value, boost_value, filter_values)) in rows.into_iter().enumerate() {
        let mut document = TantivyDocument::new();
        // The text is a number; the analyzer knows which terms it stands for.
        document.add_text(text, number.to_string());
        document.add_u64(length, length_value);
        document.add_u64(boost, boost_value);
        for (field, values) in filter_fields.iter().zip(filter_values) {
            values.into_iter().for_each(|value| document.add_u64(*field, value));
        }
        writer.add_document(document).map_err(failed)?;
    }
    let index = writer.finalize().map_err(failed)?;
    Ok(Segment { files: files(&index, &directory)?, documents, filters })
}

/// The segment's files under a fixed id.
fn files(index: &Index, directory: &RamDirectory) -> Result<Files, WriteError> {
    let drawn = index.searchable_segment_ids().map_err(failed)?;
    let [drawn] = drawn.as_slice() else { return Err(failed("one segment was expected")) };
    let (long, short) = (drawn.to_string(), drawn.uuid_string());
    let meta: serde_json::Value =
        serde_json::from_slice(&directory.atomic_read("meta.json".as_ref()).map_err(failed)?)
            .map_err(failed)?;
    let listed = meta["segments"][0]["segment_id"].as_str().unwrap_or(&long).to_owned();
    let mut files = Files::new();
    for path in index.directory().list_managed_files() {
        let name = path.to_string_lossy().into_owned();
        if !directory.exists(&path).map_err(failed)? {
            continue;
        }
        let bytes = if name == "meta.json" {
            OwnedBytes::new(meta.to_string().replace(&listed, SEGMENT).into_bytes())
        } else {
            directory.open_read(&path).map_err(failed)?.read_bytes().map_err(failed)?
        };
        files.insert(name.replace(&short, &SEGMENT.replace('-', "")), bytes);
    }
    Ok(files)
}

struct Source {
    /// Given away as they are asked for: each document is analyzed once.
    words: Mutex<Vec<Words>>,
    terms: Terms,
}

/// Gives tantivy the terms of the document whose number it is asked to analyze.
#[derive(Clone)]
struct Numbered {
    source: Arc<Source>,
    token: Token,
}

struct NumberedStream<'a> {
    terms: &'a Terms,
    token: &'a mut Token,
    words: Words,
    /// Where the next number begins, and how many positions of the item in hand are left.
    at: usize,
    left: u32,
    /// Terms of the first document alone: those that lead from one key to another.
    pointers: std::slice::Iter<'a, String>,
}

impl Tokenizer for Numbered {
    type TokenStream<'a> = NumberedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> NumberedStream<'a> {
        let Source { words, terms } = &*self.source;
        let number: Option<usize> = text.parse().ok();
        let mut words = words.lock().unwrap_or_else(PoisonError::into_inner);
        let words = number.and_then(|number| words.get_mut(number)).map(std::mem::take).unwrap_or_default();
        let pointers = if number == Some(0) { terms.pointers.as_slice() } else { &[] };
        self.token.reset();
        let pointers = pointers.iter();
        NumberedStream { terms, token: &mut self.token, words, at: 0, left: 0, pointers }
    }
}

impl TokenStream for NumberedStream<'_> {
    fn advance(&mut self) -> bool {
        if self.left == 0 && self.at < self.words.0.len() {
            let item = self.words.number(&mut self.at);
            let place_and_left = self.words.number(&mut self.at);
            let place = if place_and_left & 1 == 0 { Place::Body } else { Place::Title };
            self.left = place_and_left / 2;
            self.terms.put(item, place, &mut self.token.text);
            self.token.position = 0;
        }
        if self.left > 0 {
            self.left -= 1;
            self.token.position += self.words.number(&mut self.at) as usize;
            return true;
        }
        let Some(pointer) = self.pointers.next() else { return false };
        self.token.text.clone_from(pointer);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
