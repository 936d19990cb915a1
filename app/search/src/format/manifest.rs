//! The manifest: the one file of an index with a stable name.
//! Not here: the parts, which the boot file knows.
//!
//! ```json
//! {"format":2,"documents":612,"files":[{"name":"<g>.boot","size":…,"sha256":"…"}, …],"parts":1,"bytes":…}
//! ```
//! `bytes` are those of all files, the boot file's among them. The first file is the boot file. A whole index names its one part too, so that both are fetched at once.

use super::{FORMAT, FormatError};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    pub documents: u32,
    pub files: Vec<NamedFile>,
    pub parts: u32,
    pub bytes: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedFile {
    pub name: String,
    pub size: u64,
    pub sha256: String,
}

/// The start that every version of a manifest shares.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

impl Manifest {
    pub fn read(bytes: &[u8]) -> Result<Manifest, FormatError> {
        let version: Version = serde_json::from_slice(bytes).map_err(|_| FormatError::Damaged)?;
        if version.format != FORMAT {
            return Err(FormatError::Incompatible { found: version.format });
        }
        let manifest: Manifest = serde_json::from_slice(bytes).map_err(|_| FormatError::Damaged)?;
        // A name is joined to the manifest's own address: it must not lead anywhere else.
        let plain = |name: &str| {
            !name.is_empty()
                && !name.starts_with('.')
                && name.chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c))
        };
        if manifest.files.is_empty() || !manifest.files.iter().all(|file| plain(&file.name)) {
            return Err(FormatError::Damaged);
        }
        Ok(manifest)
    }

    pub fn boot(&self) -> &NamedFile {
        &self.files[0]
    }

    /// File name of a part.
    pub fn part_name(&self, part: u32) -> String {
        part_name(self.boot().name.trim_end_matches(".boot"), part)
    }
}

pub fn part_name(generation: &str, part: u32) -> String {
    format!("{generation}-{part}.part")
}

impl NamedFile {
    pub fn of(name: String, bytes: &[u8]) -> NamedFile {
        NamedFile { name, size: bytes.len() as u64, sha256: hex(bytes) }
    }

    /// Whether `bytes` are those that were published under this name.
    pub fn is(&self, bytes: &[u8]) -> bool {
        cfg!(feature = "unchecked") || (self.size == bytes.len() as u64 && self.sha256 == hex(bytes))
    }
}

/// sha-256 in hex.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(name: &str) -> Manifest {
        Manifest {
            format: FORMAT,
            documents: 3,
            files: vec![NamedFile::of(name.to_owned(), b"boot")],
            parts: 1,
            bytes: 4,
        }
    }

    fn read(manifest: &Manifest) -> Result<Manifest, FormatError> {
        Manifest::read(&serde_json::to_vec(manifest).expect("JSON"))
    }

    #[test]
    fn a_manifest_survives() {
        let manifest = sample("0123456789abcdef.boot");
        assert_eq!(read(&manifest), Ok(manifest.clone()));
        assert_eq!(manifest.part_name(12), "0123456789abcdef-12.part");
        assert!(manifest.boot().is(b"boot") && !manifest.boot().is(b"boo7") && !manifest.boot().is(b""));
    }

    #[test]
    fn another_format_a_page_and_a_foreign_address_are_refused() {
        let later = br#"{"format":3,"whatever":[]}"#;
        assert_eq!(Manifest::read(later), Err(FormatError::Incompatible { found: 3 }));
        assert_eq!(Manifest::read(b"<!doctype html>"), Err(FormatError::Damaged));
        for name in ["../x.boot", "https://example.org/x", "", ".."] {
            let found = read(&sample(name));
            assert_eq!(found, Err(FormatError::Damaged), "{name}");
        }
    }
}
