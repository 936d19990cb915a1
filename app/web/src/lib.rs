//! The portal's pages: Leptos components rendered natively for the builder (feature `ssr`), and the
//! interactive parts mounted in the browser (feature `mount`), the maker of files to take home (`take-home`).
//! Not here: where records come from (crate `builder`) and how a search is answered (crate `search`).

pub mod mount;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod symbols;
#[cfg(feature = "take-home")]
pub mod take_home;
#[cfg(feature = "ssr")]
pub mod text;
pub mod words;

/// The script that starts the worker of `take_home`, for whoever publishes it.
pub const TAKE_HOME_LOADER: &str = include_str!("take_home/loader.js");
