//! What the interactive parts decide, as plain Rust that `cargo test -p web` runs natively.
//! Not here: components, the DOM, the worker itself.

pub mod address;
pub mod chart;
pub mod chips;
pub mod citation;
pub mod cluster;
pub mod connection;
pub mod facets;
pub mod geometry;
pub mod json;
pub mod order;
pub mod paging;
pub mod picture;
pub mod places;
pub mod regions;
pub mod scale;
pub mod signal;
pub mod table;
pub mod wire;
pub mod wording;
pub mod years;
