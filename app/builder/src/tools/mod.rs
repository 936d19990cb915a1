//! Set-up: brings every program a build or a test needs to this machine, below the project's `target/tools`.
//! Not the use of those programs: that is `command`.
//!
//! Each tool is taken from the nearest place that has the right version: what is installed, then the tool's own
//! release page (only a file whose sha256 is known here), then the registries. Nothing global is changed, except
//! that rustup learns the wasm target. All of it can be run again at no cost.

mod browser;
mod download;
mod leaflet;
mod node;
mod process;
mod project;
mod rust;
mod version;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

pub use browser::Browser;
pub use process::{ProcessError, quietly, watched};
pub use project::{Project, ProjectError};

/// What the set-up is for; a build does not need a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Build,
    Test,
}

/// A tool that is not there and could not be brought: the fact, then what a person can do.
#[derive(Debug, thiserror::Error)]
#[error("{tool} is missing: {fact}\n  what to do: {remedy}")]
pub struct SetUpError {
    pub tool: String,
    pub fact: String,
    pub remedy: String,
}

impl SetUpError {
    fn new(tool: impl Into<String>, fact: impl ToString, remedy: impl Into<String>) -> SetUpError {
        SetUpError { tool: tool.into(), fact: fact.to_string(), remedy: remedy.into() }
    }
}

/// The programs of one set-up, found through one search path.
#[derive(Clone, Debug)]
pub struct Toolbox {
    path: OsString,
    browser: Option<Browser>,
}

impl Toolbox {
    /// The search path of a project: its own tools first, then the machine's.
    fn of(project: &Project) -> Toolbox {
        let machine = std::env::var_os("PATH").unwrap_or_default();
        let places = std::iter::once(project.tools().join("bin")).chain(std::env::split_paths(&machine));
        // A PATH entry that holds the separator cannot be joined again; it could not be searched either.
        let path = std::env::join_paths(places).unwrap_or(machine);
        Toolbox { path, browser: None }
    }

    /// A command of this toolbox: whatever it starts sees the same tools.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.find(program).unwrap_or_else(|| PathBuf::from(program)));
        command.env("PATH", &self.path);
        command
    }

    /// Where a program stands, if it is there at all.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        which::which_in_global(program, Some(&self.path)).ok()?.next()
    }

    /// The browser of the tests, once [`set_up`] has run for [`Purpose::Test`].
    pub fn browser(&self) -> Option<&Browser> {
        self.browser.as_ref()
    }

    fn version(&self, program: &str) -> Option<String> {
        version::reported(&self.find(program)?)
    }
}

/// Brings everything `purpose` needs, says what it does, and gives the toolbox to do it with.
pub fn set_up(project: &Project, purpose: Purpose) -> Result<Toolbox, SetUpError> {
    let mut toolbox = Toolbox::of(project);
    rust::wasm_target(project, &toolbox)?;
    rust::trunk(project, &toolbox)?;
    rust::wasm_bindgen(project, &toolbox)?;
    node::packages(project, &toolbox)?;
    node::wasm_opt(project, &toolbox)?;
    leaflet::files(project)?;
    match purpose {
        Purpose::Build => {}
        Purpose::Test => {
            rust::formatter_and_lints(project, &toolbox)?;
            toolbox.browser = Some(browser::find_or_install(project, &toolbox)?);
        }
    }
    Ok(toolbox)
}

/// One line of progress on the error stream; results go to the output stream.
pub(crate) fn say(tool: &str, what: &str) {
    eprintln!("set-up  {tool:<22} {what}");
}
