//! `regex` for wasm without Unicode tables: `regex-lite`, which has the same interface.
//! Not here: a change of behaviour elsewhere. Outside wasm this crate is the real `regex`.

#[cfg(not(target_arch = "wasm32"))]
pub use real::*;

#[cfg(target_arch = "wasm32")]
pub use regex_lite::*;
