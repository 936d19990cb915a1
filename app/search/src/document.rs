//! What is given to the index: documents, and how to index them.
//! Not here: how it is stored (`schema`, `format`) and what is asked (`engine`).

use crate::schema::FilterKind;
#[cfg(not(target_arch = "wasm32"))]
use model::Filter;
use model::Language;
use std::collections::BTreeMap;

/// One thing to be found, with its texts in every language it has.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Unique among the documents of an index.
    pub id: String,
    /// Given back with a hit as it is; the portal keeps its row as JSON in it.
    pub row: String,
    pub texts: Vec<Text>,
    /// Symbols, case numbers, abbreviations, other names: found whole in any usual spelling, and first.
    pub names: Vec<String>,
    /// Values of the filters, by the filter's name.
    pub filters: BTreeMap<String, Vec<String>>,
    /// Days since 1970-01-01.
    pub date: Option<i32>,
    /// Weight of the whole document: 1 normally, less for texts that were superseded. 0 means 1.
    pub boost: f32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub language: Language,
    pub title: String,
    pub paragraphs: Vec<Paragraph>,
}

/// A passage that can be linked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Id of its element on the document's page; empty where it has none.
    pub anchor: String,
    /// Plain text.
    pub text: String,
}

/// What a record part keeps of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredDocument {
    pub id: String,
    pub row: String,
    pub texts: Vec<Text>,
}

#[derive(Clone, Debug)]
pub struct IndexOptions {
    /// The filters that can be asked for and counted, in the order of their counts.
    pub filters: Vec<(String, FilterKind)>,
    /// Words for the same concepts in three languages, as `data/concepts.tsv`; empty for none.
    pub concepts: String,
    /// An index whose files together are no larger than this ships whole: the boot file and one part.
    pub whole_below: usize,
}

impl IndexOptions {
    /// 1 MiB: on a slow line two files of that size are sooner there than a dozen small ones in turn.
    pub const WHOLE_BELOW: usize = 1 << 20;

    pub fn new(filters: Vec<(String, FilterKind)>) -> Self {
        IndexOptions { filters, concepts: String::new(), whole_below: Self::WHOLE_BELOW }
    }

    /// The filters and the concepts of the portal.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn portal() -> Self {
        let filters = Filter::ALL.iter().map(|filter| (filter.key().to_owned(), kind_of(*filter))).collect();
        IndexOptions { concepts: include_str!("../data/concepts.tsv").to_owned(), ..Self::new(filters) }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn kind_of(filter: Filter) -> FilterKind {
    match filter {
        Filter::Year => FilterKind::Range,
        Filter::Violated | Filter::Alleged => FilterKind::Suffix,
        Filter::Collection
        | Filter::Kind
        | Filter::Body
        | Filter::Outcome
        | Filter::Right
        | Filter::Region
        | Filter::Status
        | Filter::Position
        | Filter::Assessment
        | Filter::Cluster
        | Filter::Implementation
        | Filter::Lang => FilterKind::Exact,
    }
}
