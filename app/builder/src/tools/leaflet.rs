//! Leaflet's files under `public/vendor/leaflet-1.9.4`: there, unaltered, with their licence.
//! Not the map: that is drawn by the page.

use super::download::hex;
use super::{Project, SetUpError, say};
use sha2::{Digest, Sha256};

/// The version the files are of; the same as in `tests/package.json`.
const VERSION: &str = "1.9.4";

/// Named by the version: such a file never changes, so a browser may keep it for ever.
const FOLDER: &str = "public/vendor/leaflet-1.9.4";

/// File, place in the npm package, sha256. The images are those that leaflet.css names.
const FILES: [(&str, &str, &str); 6] = [
    ("LICENSE", "LICENSE", "53e8dc25862014e4324741ca18fbe3611e11d42ef69f59f86ea8c5389647d4cb"),
    ("leaflet.css", "dist/leaflet.css", "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6"),
    ("leaflet.js", "dist/leaflet.js", "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a"),
    (
        "images/layers.png",
        "dist/images/layers.png",
        "1dbbe9d028e292f36fcba8f8b3a28d5e8932754fc2215b9ac69e4cdecf5107c6",
    ),
    (
        "images/layers-2x.png",
        "dist/images/layers-2x.png",
        "066daca850d8ffbef007af00b06eac0015728dee279c51f3cb6c716df7c42edf",
    ),
    (
        "images/marker-icon.png",
        "dist/images/marker-icon.png",
        "574c3a5cca85f4114085b6841596d62f00d7c892c7b03f28cbfa301deb1dc437",
    ),
];

/// Puts back what is missing and refuses what was changed.
pub fn files(project: &Project) -> Result<(), SetUpError> {
    let package = project.tests().join("node_modules/leaflet");
    let folder = project.root().join(FOLDER);
    let error = |fact: String| {
        SetUpError::new(
            format!("Leaflet {VERSION}"),
            fact,
            "remove public/vendor/leaflet-1.9.4 and run the same command again: the files are copied from npm's package",
        )
    };
    let mut copied = 0;
    for (name, place, sum) in FILES {
        let path = folder.join(name);
        if !path.exists() {
            let parent = path.parent().unwrap_or(&folder);
            std::fs::create_dir_all(parent)
                .and_then(|()| std::fs::copy(package.join(place), &path))
                .map_err(|reason| error(format!("{FOLDER}/{name}: {reason}")))?;
            copied += 1;
        }
        let bytes = std::fs::read(&path).map_err(|reason| error(format!("{FOLDER}/{name}: {reason}")))?;
        if hex(&Sha256::digest(&bytes)) != sum {
            return Err(error(format!("{FOLDER}/{name} is not the file of version {VERSION}")));
        }
    }
    let done =
        if copied == 0 { "in place".to_owned() } else { format!("{copied} files copied from npm's package") };
    say("leaflet", &format!("{VERSION}: {done}"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(package: bool) -> (tempfile::TempDir, Project) {
        let place = tempfile::tempdir().unwrap();
        let root = place.path();
        std::fs::create_dir_all(root.join("content")).unwrap();
        std::fs::write(root.join("Trunk.toml"), "").unwrap();
        std::fs::write(root.join("Cargo.toml"), "").unwrap();
        if package {
            for (_, place, _) in FILES {
                let path = root.join("tests/node_modules/leaflet").join(place);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, "something else").unwrap();
            }
        }
        let project = Project::around(root).unwrap();
        (place, project)
    }

    #[test]
    fn files_of_another_version_are_refused_by_name() {
        let (_place, project) = project(true);
        let error = files(&project).unwrap_err();
        assert!(error.fact.ends_with("is not the file of version 1.9.4"), "{error}");
    }

    #[test]
    fn missing_files_without_the_package_are_a_plain_error() {
        let (_place, project) = project(false);
        assert!(files(&project).unwrap_err().fact.starts_with("public/vendor/leaflet-1.9.4/LICENSE: "));
    }

    #[test]
    fn the_committed_files_are_the_known_ones() {
        // The one test that reads this repository: an edited Leaflet must not wait for a release to be noticed.
        let project = Project::around(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        files(&project).unwrap();
    }
}
