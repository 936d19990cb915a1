//! The portal's builder: `content/` in, a complete static site out, and the commands around it.
//! Not here: pages (crate `web`) and the index's format (crate `search`).

pub mod check;
pub mod cite;
mod citing;
pub mod command;
pub mod content;
pub mod diagnostic;
pub mod facts;
pub mod output;
pub mod parallel;
pub mod places;
pub mod read;
pub mod site;
pub mod tools;
pub mod translation;
pub mod vocabulary;
pub mod wording;
