//! `cargo portal deny NAME`: the line that keeps a name out of everything the portal publishes.
//! Not here: finding such names (`check::deny`).

use crate::check::deny::{DenyList, FILE};
use std::path::Path;

#[derive(Debug, thiserror::Error)]
pub enum DenyError {
    #[error("{0}")]
    List(String),
    #[error("`{FILE}` has no salt\n  what to do: add salt = \"…\" with at least 16 characters of your own")]
    NoSalt,
    #[error(
        "the name has no letters\n  what to do: write it as one argument, as in `cargo portal deny 'Surname Name'`"
    )]
    NoName,
}

/// The line to add to `hashes` in the deny-list.
pub fn line(project: &Path, name: &str) -> Result<String, DenyError> {
    let mut diagnostics = Vec::new();
    let list = DenyList::read(project, &mut diagnostics);
    if let Some(problem) = diagnostics.first() {
        return Err(DenyError::List(problem.to_string()));
    }
    if list.salt.is_empty() {
        return Err(DenyError::NoSalt);
    }
    if !name.chars().any(char::is_alphabetic) {
        return Err(DenyError::NoName);
    }
    Ok(format!("    \"{}\",", list.hash(name)))
}
