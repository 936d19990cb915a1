//! The project's folder and the places in it that commands use.
//! Not the content: what lies inside `content/` is read elsewhere.

use std::path::{Path, PathBuf};

/// The folder that holds `Trunk.toml`, `Cargo.toml` and `content/`.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    #[error(
        "no folder from `{}` upwards holds `Trunk.toml`, `Cargo.toml` and `content/`\n  what to do: run `cargo portal` inside the project",
        .0.display()
    )]
    NotFound(PathBuf),
    #[error("the current folder cannot be read: {0}\n  what to do: change into the project's folder")]
    NoCurrentFolder(std::io::Error),
}

impl Project {
    /// The project around the current folder.
    pub fn find() -> Result<Project, ProjectError> {
        let start = std::env::current_dir().map_err(ProjectError::NoCurrentFolder)?;
        let mut project = Project::around(&start)?;
        // Where cargo writes, so that tools and builds lie beside each other and `cargo clean` removes all.
        if let Some(folder) = std::env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty()) {
            project.target = start.join(folder);
        }
        Ok(project)
    }

    /// The project around `start`, looking upwards.
    pub fn around(start: &Path) -> Result<Project, ProjectError> {
        let is_root = |folder: &&Path| {
            folder.join("Trunk.toml").is_file()
                && folder.join("Cargo.toml").is_file()
                && folder.join("content").is_dir()
        };
        let root = start.ancestors().find(is_root).ok_or_else(|| ProjectError::NotFound(start.into()))?;
        Ok(Project { root: root.into(), target: root.join("target") })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn content(&self) -> PathBuf {
        self.root.join("content")
    }

    pub fn tests(&self) -> PathBuf {
        self.root.join("tests")
    }

    /// Tools of this project alone.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// Where commands keep what they build on the way: sites, logs, figures.
    pub fn workshop(&self) -> PathBuf {
        self.target.join("portal")
    }

    /// The log of one program run, complete even where the screen shows a line.
    pub fn log(&self, name: &str) -> PathBuf {
        self.workshop().join("log").join(format!("{name}.log"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_project_is_found_from_a_folder_deep_inside_it_and_not_from_outside() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path().join("portal");
        let deep = root.join("content/cases/one");
        std::fs::create_dir_all(&deep).unwrap();
        assert!(matches!(Project::around(&deep), Err(ProjectError::NotFound(_))));

        std::fs::write(root.join("Trunk.toml"), "").unwrap();
        std::fs::write(root.join("Cargo.toml"), "").unwrap();
        assert_eq!(Project::around(&deep).unwrap().root(), root);
        assert!(matches!(Project::around(place.path()), Err(ProjectError::NotFound(_))));
    }
}
