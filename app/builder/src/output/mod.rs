//! Writing the site: assets, rows, data, index, pages.
//! Not here: how a page looks (crate `web`).

pub mod assets;
pub mod bundles;
pub mod data;
pub mod feeds;
pub mod index;
pub mod render;
pub mod take_home;

use sha2::{Digest, Sha256};
use std::io;
use std::path::{Path, PathBuf};

/// A file that could not be written or read while the site was made.
#[derive(Debug, thiserror::Error)]
#[error("`{}` cannot be used: {reason}\n  what to do: check the folder's rights and free space, then build again", path.display())]
pub struct OutputError {
    pub path: PathBuf,
    pub reason: io::Error,
}

/// Writes a file below `root`, making its folders.
pub fn write(root: &Path, file: &str, bytes: impl AsRef<[u8]>) -> Result<(), OutputError> {
    let path = root.join(file);
    let done =
        path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(&path, bytes));
    done.map_err(|reason| OutputError { path, reason })
}

/// First 16 hex digits of the SHA-256 of the bytes: the part of a name that makes a file immutable.
pub fn content_hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..8])
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes an immutable file as `assets/<stem>.<hash>.<extension>` and returns that name.
pub fn write_hashed(root: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Result<String, OutputError> {
    let name = format!("assets/{stem}.{}.{extension}", content_hash(bytes));
    write(root, &name, bytes)?;
    Ok(name)
}
