//! The index of the content as a large one is cut: for browser tests, which else would see a whole one only. And
//! another, without the figures, as an index of the next day that answers otherwise.
//! Not part of a site.
//!
//! ```text
//! cargo run --release -p builder --example index_in_parts -- DIR        # makes DIR/now and DIR/next
//! ```

use builder::output::index::documents;
use builder::site;
use search::{Document, IndexOptions, write_index};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use web::site::Settings;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).ok_or("usage: index_in_parts DIR")?;
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (content, _warnings) = site::read(&project).map_err(|all| site::printed(&all))?;
    let site = site::build(&content, Settings::default());
    let all = documents(&site);
    let next = all.iter().filter(|document| !document.id.starts_with("figures/")).cloned().collect();
    write(&folder.join("now"), all)?;
    write(&folder.join("next"), next)
}

fn write(folder: &Path, documents: Vec<Document>) -> Result<(), Box<dyn Error>> {
    let index = write_index(documents, &IndexOptions { whole_below: 0, ..IndexOptions::portal() })?;
    fs::create_dir_all(folder)?;
    for (name, bytes) in &index.files {
        fs::write(folder.join(name), bytes)?;
    }
    fs::write(folder.join("manifest.json"), &index.manifest)?;
    Ok(())
}
