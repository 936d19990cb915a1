//! What a person can ask `cargo portal` to do around the site: serve it, build it, test it, weigh it.
//! Not what the site says and looks like: that is `site`, which these commands call through `content`.

pub mod base_path;
pub mod build;
pub mod content;
mod counts;
pub mod deny;
mod edges;
pub(crate) mod http;
pub mod links;
pub mod serve;
mod static_site;
mod swap;
pub mod test;
pub mod translated;
pub mod weigh;
