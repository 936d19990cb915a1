//! The portal's pages: Leptos components rendered natively for the builder (feature `ssr`), and the
//! interactive parts mounted in the browser (feature `mount`).
//! Not here: where records come from (crate `builder`) and how a search is answered (crate `search`).

pub mod mount;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod text;
pub mod words;
