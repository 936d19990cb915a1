//! The static index format: what lies on the host, written and read by the same code.
//! Not here: what tantivy puts in its own files, and how files are fetched.
//!
//! ```text
//! search.json          the manifest: stable name, small, names the boot file with size and sha-256
//! <g>.boot             what opening needs, and the roots under which every part is verified
//! <g>-0.part …         slices of tantivy's files, then the records' rows and texts
//! ```
//! `<g>` is the generation: the first 16 hex digits of the boot file's sha-256. Since the boot file
//! holds the hash roots of all parts, a name stands for the content of the whole index, and files of
//! two generations can lie side by side while a site is being replaced.

mod boot;
mod bytes;
mod deflate;
mod letters;
mod manifest;
mod part;
mod record;
mod tree;

pub use boot::{Boot, Slice, TantivyFile};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use bytes::{put, put_bytes};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use deflate::{Deflater, deflate};
pub(crate) use deflate::{inflate, inflate_after};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use letters::{letter, put_letters, read_letters};
pub use manifest::{Manifest, NamedFile, hex, part_name};
pub use part::{open_part, record_parts, seal_part};
pub use record::read_record;
#[cfg(not(target_arch = "wasm32"))]
pub use record::write_record;
pub use tree::{HASH, Hash, leaf, roots_and_proofs};

/// Raised whenever the bytes change their meaning; a reader refuses any other number.
pub const FORMAT: u32 = 2;

/// Why bytes were not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// Not the bytes that were published.
    Damaged,
    /// Published for another version of this program.
    Incompatible { found: u32 },
}
