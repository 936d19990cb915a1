//! `bitpacking` in small: the same bytes written and read by one loop instead of unrolled code.
//! Not here: SIMD, and the eight-lane packer that tantivy does not use.

mod looping;

pub use looping::{BitPacker, BitPacker1x, BitPacker4x};
