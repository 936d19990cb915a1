//! Which version of a tool the project asks for, and which one a program is.
//! Not the installation: that follows when the two differ.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[derive(Debug, thiserror::Error)]
pub enum VersionError {
    #[error("{} cannot be read: {reason}", path.display())]
    Unreadable { path: PathBuf, reason: std::io::Error },
    #[error("{} is not TOML: {reason}", path.display())]
    NotToml { path: PathBuf, reason: toml::de::Error },
    #[error("{} names no version of `{tool}`", path.display())]
    NotNamed { path: PathBuf, tool: String },
}

/// The version of a crate in `Cargo.lock`. Where several are locked there is no right version of its tool.
pub fn locked(cargo_lock: &Path, name: &str) -> Result<String, VersionError> {
    let lock = read(cargo_lock)?;
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    let mut versions = packages
        .filter(|package| package.get("name").and_then(toml::Value::as_str) == Some(name))
        .filter_map(|package| package.get("version").and_then(toml::Value::as_str));
    match (versions.next(), versions.next()) {
        (Some(version), None) => Ok(version.to_owned()),
        (_, Some(_)) | (None, None) => {
            Err(VersionError::NotNamed { path: cargo_lock.into(), tool: format!("{name} (exactly one)") })
        }
    }
}

/// The version of trunk that `Trunk.toml` demands, as in `trunk-version = "=0.21.14"`.
pub fn of_trunk(trunk_toml: &Path) -> Result<String, VersionError> {
    let demand = read(trunk_toml)?.get("trunk-version").and_then(toml::Value::as_str).map(str::to_owned);
    demand
        .as_deref()
        .and_then(|demand| demand.strip_prefix('='))
        .map(|version| version.trim().to_owned())
        .ok_or_else(|| VersionError::NotNamed {
            path: trunk_toml.into(),
            tool: "trunk (`trunk-version = \"=…\"`)".into(),
        })
}

/// The version of wasm-opt in `Trunk.toml`, as in `wasm_opt = "version_132"`: the number alone.
pub fn of_wasm_opt(trunk_toml: &Path) -> Result<String, VersionError> {
    let tools = read(trunk_toml)?;
    tools
        .get("tools")
        .and_then(|tools| tools.get("wasm_opt"))
        .and_then(toml::Value::as_str)
        .and_then(|version| version.strip_prefix("version_"))
        .map(str::to_owned)
        .ok_or_else(|| VersionError::NotNamed {
            path: trunk_toml.into(),
            tool: "wasm_opt (`version_…`)".into(),
        })
}

/// What a program says of itself when asked with `--version`; `None` where it cannot be run.
pub fn reported(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").stdin(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    in_text(&String::from_utf8_lossy(&output.stdout))
}

/// The first word of a version line that begins with a digit, also behind a `v` (`v20.20.2`).
fn in_text(text: &str) -> Option<String> {
    text.split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
}

/// The first number of a version: 20 of `20.20.2`.
pub fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

fn read(path: &Path) -> Result<toml::Table, VersionError> {
    let text = std::fs::read_to_string(path)
        .map_err(|reason| VersionError::Unreadable { path: path.into(), reason })?;
    text.parse().map_err(|reason| VersionError::NotToml { path: path.into(), reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("file.toml");
        std::fs::write(&path, text).unwrap();
        (place, path)
    }

    #[test]
    fn the_locked_version_is_of_the_crate_itself_and_not_of_its_neighbours() {
        let (_place, path) = file(
            "version = 4\n[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.76\"\n\n\
             [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\ndependencies = [\"cfg-if\"]\n",
        );
        assert_eq!(locked(&path, "wasm-bindgen").unwrap(), "0.2.130");
        assert!(
            locked(&path, "wasm")
                .unwrap_err()
                .to_string()
                .ends_with("names no version of `wasm (exactly one)`")
        );
    }

    #[test]
    fn two_locked_versions_are_no_answer() {
        let (_place, path) = file(
            "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n[[package]]\nname = \"a\"\nversion = \"2.0.0\"\n",
        );
        assert!(matches!(locked(&path, "a"), Err(VersionError::NotNamed { .. })));
    }

    #[test]
    fn trunk_toml_names_trunk_and_wasm_opt() {
        let (_place, path) = file("trunk-version = \"=0.21.14\"\n[tools]\nwasm_opt = \"version_132\"\n");
        assert_eq!(of_trunk(&path).unwrap(), "0.21.14");
        assert_eq!(of_wasm_opt(&path).unwrap(), "132");
        let (_place, loose) = file("trunk-version = \"^0.21\"\n");
        assert!(of_trunk(&loose).is_err() && of_wasm_opt(&loose).is_err());
    }

    #[test]
    fn version_lines_as_the_tools_print_them() {
        for (line, version) in [
            ("trunk 0.21.14\n", Some("0.21.14")),
            ("wasm-bindgen 0.2.130 (a1b2c3)\n", Some("0.2.130")),
            ("wasm-opt version 132 (version_132)\n", Some("132")),
            ("v20.20.2\n", Some("20.20.2")),
            ("Chromium 156.0.8078.73 built on Debian GNU/Linux 12\n", Some("156.0.8078.73")),
            ("no number here", None),
        ] {
            assert_eq!(in_text(line).as_deref(), version, "{line}");
        }
        assert_eq!(major("20.20.2"), Some(20));
        assert_eq!(major("x"), None);
    }
}
