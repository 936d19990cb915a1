//! The list a reader has filtered, as a file to take home: CSV, XLSX, JSON, BibTeX, RIS, CSL-JSON.
//! Not here: which records the list holds (`mount::take_home` says) and what is known of each record
//! (the builder's export file of a register).
//!
//! ```text
//! export files ─► Order picks the records asked for, in their order ─► one function per format ─► bytes
//! ```

mod bibliography;
mod data;
mod order;
mod sheet;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use data::{Cell, Column, Entry, ExportFile};
pub use order::{Format, Order, OrderError, OrderWords, Picked};

/// What is handed to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Says the register, the filter, how many records of how many, and the version of the data.
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
    /// Records asked for that the export files do not hold: the file is partial, and says so.
    pub missing: usize,
}

/// Makes the file.
///
/// # Errors
/// When the file would exceed what the format can hold (XLSX: 1,048,576 rows).
pub fn make(order: &Order, files: &[ExportFile]) -> Result<File, OrderError> {
    let picked = order.pick(files);
    let bytes = match order.format {
        Format::Csv => sheet::csv(order, &picked)?,
        Format::Xlsx => sheet::xlsx(order, &picked)?,
        Format::Json => bibliography::json(order, &picked),
        Format::Bibtex => bibliography::bibtex(order, &picked),
        Format::Ris => bibliography::ris(&picked),
        Format::Csl => bibliography::csl(&picked),
    };
    Ok(File {
        name: order.file_name(&picked),
        media_type: order.format.media_type(),
        bytes,
        missing: picked.missing,
    })
}
