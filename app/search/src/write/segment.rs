//! Documents as streams of terms, and the tantivy segment made of them.
//! Not here: what a term looks like (`schema`) and how the files are cut (`pack`).

use super::vocabulary::{FormId, Terms, Vocabulary};
use super::{WriteError, failed};
use crate::document::Document;
use crate::query::names::name_keys;
use crate::schema::{BOOST, BOOST_UNIT, LENGTH, Settings, TOKENIZER, filter_column, length_step, schema};
use crate::text::Morphology;
use crate::text::words::words;
use model::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tantivy::directory::RamDirectory;
use tantivy::store::Compressor;
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{Directory, Index, IndexSettings, TantivyDocument};

/// Words between two texts, so that no phrase reaches across.
const GAP: u32 = 100;

/// tantivy draws a segment's id at random and uses it for file names and in meta.json only.
const SEGMENT: &str = "00000000-0000-0000-0000-000000000001";

/// One document as tantivy sees it.
pub struct Stream {
    tokens: Vec<(FormId, Kind, u32)>,
    pub length: u64,
    boost: u64,
    filters: Vec<Vec<u64>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Body,
    Title,
}

/// The words of a document, before they have numbers.
pub struct Drafted {
    tokens: Vec<(Morphology, String, Kind, u32)>,
    names: BTreeSet<String>,
    end: u32,
    length: u64,
}

/// Cuts a document into words. The costly part, and independent of every other document.
pub fn draft(document: &Document) -> Drafted {
    let mut tokens = Vec::new();
    let mut position = 0;
    let mut longest = 0;
    let mut add = |kind: Kind, language: Language, source: &str| {
        let before = tokens.len();
        for word in words(source) {
            tokens.push((Morphology::of(&word.form, language), word.form, kind, position));
            position += 1;
        }
        position += GAP;
        tokens.len() - before
    };
    for text in &document.texts {
        add(Kind::Title, text.language, &text.title);
        let paragraphs = text.paragraphs.iter();
        let length = paragraphs.map(|paragraph| add(Kind::Body, text.language, &paragraph.text)).sum();
        longest = longest.max(length);
    }
    // The words of a name find the document like those of its title.
    let language = document.texts.first().map_or(Language::Ru, |text| text.language);
    for name in &document.names {
        add(Kind::Title, language, name);
    }
    let names = document.names.iter().flat_map(|name| name_keys(name)).collect();
    Drafted { tokens, names, end: position, length: length_step(longest) }
}

impl Stream {
    pub fn of(
        document: &Document,
        draft: Drafted,
        settings: &Settings,
        vocabulary: &mut Vocabulary,
    ) -> Stream {
        let tokens = draft.tokens.into_iter();
        let mut tokens: Vec<_> = tokens
            .map(|(morphology, form, kind, position)| (vocabulary.form(morphology, form), kind, position))
            .collect();
        tokens.extend(draft.names.into_iter().map(|name| (vocabulary.name(name), Kind::Title, draft.end)));
        let boost = if document.boost > 0.0 { document.boost } else { 1.0 };
        let filters = settings.filters.iter().map(|filter| {
            let own: BTreeSet<&String> = document.filters.get(&filter.name).into_iter().flatten().collect();
            let number =
                |value: &&String| filter.values.binary_search(value).ok().map(|number| number as u64);
            own.iter().filter_map(number).collect()
        });
        Stream {
            tokens,
            length: draft.length,
            boost: (boost * BOOST_UNIT).round() as u64,
            filters: filters.collect(),
        }
    }
}

/// The files of a segment, by name.
pub type Files = BTreeMap<String, Vec<u8>>;

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
    let mut tokens = Vec::with_capacity(streams.len());
    for stream in streams {
        rows.push((stream.length, stream.boost, stream.filters));
        tokens.push(stream.tokens);
    }
    let source = Arc::new(Source { tokens, terms });
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
            meta.to_string().replace(&listed, SEGMENT).into_bytes()
        } else {
            directory.open_read(&path).map_err(failed)?.read_bytes().map_err(failed)?.to_vec()
        };
        files.insert(name.replace(&short, &SEGMENT.replace('-', "")), bytes);
    }
    Ok(files)
}

struct Source {
    tokens: Vec<Vec<(FormId, Kind, u32)>>,
    terms: Terms,
}

/// Gives tantivy the terms of the document whose number it is asked to analyze.
#[derive(Clone)]
struct Numbered {
    source: Arc<Source>,
    token: Token,
}

struct NumberedStream<'a> {
    source: &'a Source,
    token: &'a mut Token,
    rest: std::slice::Iter<'a, (FormId, Kind, u32)>,
    /// Terms of the first document alone: those that lead from one key to another.
    pointers: std::slice::Iter<'a, String>,
}

impl Tokenizer for Numbered {
    type TokenStream<'a> = NumberedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> NumberedStream<'a> {
        let source = &*self.source;
        let number: Option<usize> = text.parse().ok();
        let tokens = number.and_then(|number| source.tokens.get(number)).map_or(&[][..], Vec::as_slice);
        let pointers = if number == Some(0) { source.terms.pointers.as_slice() } else { &[] };
        self.token.reset();
        NumberedStream { source, token: &mut self.token, rest: tokens.iter(), pointers: pointers.iter() }
    }
}

impl TokenStream for NumberedStream<'_> {
    fn advance(&mut self) -> bool {
        let term = if let Some((form, kind, position)) = self.rest.next() {
            self.token.position = *position as usize;
            let (body, title) = &self.source.terms.of[*form as usize];
            match kind {
                Kind::Body => body,
                Kind::Title => title,
            }
        } else if let Some(pointer) = self.pointers.next() {
            pointer
        } else {
            return false;
        };
        self.token.text.clear();
        self.token.text.push_str(term);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
