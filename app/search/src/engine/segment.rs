//! The one tantivy segment of an index, opened.
//! Not here: what is asked of it (`evaluate`).

use crate::schema::{BOOST, LENGTH, TEXT, filter_column};
use std::io;
use std::sync::Arc;
use tantivy::columnar::DynamicColumnHandle;
use tantivy::{Directory, Index, InvertedIndexReader, SegmentReader, TantivyError};

pub struct Segment {
    pub reader: SegmentReader,
    pub text: Arc<InvertedIndexReader>,
    length: Option<DynamicColumnHandle>,
    boost: Option<DynamicColumnHandle>,
    filters: Vec<Option<DynamicColumnHandle>>,
}

impl Segment {
    /// Opens an index of `filters` filters. Whatever this reads belongs into the boot file.
    pub fn open(directory: impl Directory, filters: usize) -> Result<Segment, TantivyError> {
        let index = Index::open(directory)?;
        let segments = index.searchable_segments()?;
        let [segment] = segments.as_slice() else {
            return Err(TantivyError::InvalidArgument(format!("{} segments instead of one", segments.len())));
        };
        let reader = SegmentReader::open(segment)?;
        let text = reader.inverted_index(reader.schema().get_field(TEXT)?)?;
        let column = |name: &str| -> Result<Option<DynamicColumnHandle>, TantivyError> {
            Ok(reader.fast_fields().dynamic_column_handles(name)?.into_iter().next())
        };
        let length = column(LENGTH)?;
        let boost = column(BOOST)?;
        let filters = (0..filters).map(|number| column(&filter_column(number))).collect::<Result<_, _>>()?;
        Ok(Segment { reader, text, length, boost, filters })
    }

    pub fn documents(&self) -> u32 {
        self.reader.max_doc()
    }

    pub fn lengths(&self) -> io::Result<Vec<u64>> {
        single(self.length.as_ref(), self.documents())
    }

    pub fn boosts(&self) -> io::Result<Vec<u64>> {
        single(self.boost.as_ref(), self.documents())
    }

    pub fn filter(&self, number: usize) -> io::Result<Values> {
        let mut values = Values { starts: vec![0], numbers: Vec::new() };
        let column = match self.filters.get(number).and_then(Option::as_ref) {
            Some(handle) => handle.open_u64_lenient()?,
            None => None,
        };
        for document in 0..self.documents() {
            if let Some(column) = &column {
                values.numbers.extend(column.values_for_doc(document).map(|number| number as u32));
            }
            values.starts.push(values.numbers.len() as u32);
        }
        Ok(values)
    }

    #[cfg(not(target_arch = "wasm32"))]
    /// Every column, for the writer to find where they lie.
    pub fn columns(&self) -> impl Iterator<Item = &DynamicColumnHandle> {
        [self.length.as_ref(), self.boost.as_ref()]
            .into_iter()
            .chain(self.filters.iter().map(Option::as_ref))
            .flatten()
    }
}

/// A column with one value for each document, 0 where there is none.
fn single(handle: Option<&DynamicColumnHandle>, documents: u32) -> io::Result<Vec<u64>> {
    let column = match handle {
        Some(handle) => handle.open_u64_lenient()?,
        None => None,
    };
    Ok((0..documents).map(|document| column.as_ref().and_then(|c| c.first(document)).unwrap_or(0)).collect())
}

/// The value numbers of every document, in the order of documents.
pub struct Values {
    starts: Vec<u32>,
    numbers: Vec<u32>,
}

impl Values {
    pub fn of(&self, document: u32) -> &[u32] {
        let document = document as usize;
        &self.numbers[self.starts[document] as usize..self.starts[document + 1] as usize]
    }
}
