//! `bitpacking` for wasm: the same bytes written and read by one loop instead of unrolled code.
//! Not here: speed. Outside wasm this crate is the real `bitpacking`; its tests compare the two.

#[cfg(not(target_arch = "wasm32"))]
pub use real::*;

#[cfg(any(target_arch = "wasm32", test))]
mod looping;

#[cfg(target_arch = "wasm32")]
pub use looping::{BitPacker, BitPacker1x, BitPacker4x};
