//! `cargo portal build`: checks the content, lets trunk and `render` make the site, then swaps it into its place.
//! Not the pages: trunk calls `cargo portal render` for those, so that `trunk serve` makes the same site.

use super::base_path::BasePath;
use super::content::{self, ContentError};
use super::swap::{Destination, SwapError};
use crate::tools::{self, ProcessError, Project, Purpose, SetUpError, Toolbox};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Trunk compiles two programs for the browser; from nothing that takes minutes on a slow machine.
const TRUNK_LIMIT: Duration = Duration::from_secs(45 * 60);

#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// The folder of the finished site; it is replaced whole.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    #[command(flatten)]
    pub place: Place,
}

/// Where the site will be reached.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Place {
    /// The path of the site on its host, `/` or `/x/`.
    #[arg(long, value_name = "/x/", default_value_t)]
    pub base_path: BasePath,
    /// The public address of the site with its base path, for canonical links and feeds.
    #[arg(long, value_name = "https://…")]
    pub address: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    #[error("{0}")]
    Content(#[from] ContentError),
    #[error("{0}")]
    SetUp(#[from] SetUpError),
    #[error("{0}")]
    Swap(#[from] SwapError),
    #[error("the site could not be built: {0}")]
    Trunk(ProcessError),
    #[error("`{}` cannot be used: {reason}", path.display())]
    Disk { path: PathBuf, reason: std::io::Error },
    #[error(
        "the address `{address}` does not begin with `https://` or `http://`, or does not end with the base path `{base_path}`\n  what to do: give the whole address of the site, as in `--address https://example.org{base_path}`"
    )]
    Address { address: String, base_path: BasePath },
}

/// Builds into `--out`; on any error the folder stays byte for byte as it was.
pub fn run(project: &Project, arguments: &Arguments) -> Result<(), BuildError> {
    let start = Instant::now();
    let destination = Destination::examine(&arguments.out)?;
    verify_address(&arguments.place)?;
    eprintln!("content {}", content::check(project)?);
    let toolbox = tools::set_up(project, Purpose::Build)?;
    into(project, &toolbox, &destination, &arguments.place)?;
    eprintln!("built   {} in {:.1} s", destination.path().display(), start.elapsed().as_secs_f64());
    Ok(())
}

/// The part after checks and set-up; also used by `serve` and `test`.
pub fn into(
    project: &Project,
    toolbox: &Toolbox,
    destination: &Destination,
    place: &Place,
) -> Result<(), BuildError> {
    let start = Instant::now();
    let built = project.workshop().join("built");
    // A folder left by a broken run must not lend its files to this site.
    let disk = |reason| BuildError::Disk { path: built.clone(), reason };
    match std::fs::remove_dir_all(&built) {
        Err(reason) if reason.kind() != std::io::ErrorKind::NotFound => return Err(disk(reason)),
        Ok(()) | Err(_) => {}
    }
    std::fs::create_dir_all(&built).map_err(disk)?;
    trunk(project, toolbox, &built, place)?;
    destination.take(&built)?;
    eprintln!("site    built in {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

fn trunk(project: &Project, toolbox: &Toolbox, built: &Path, place: &Place) -> Result<(), BuildError> {
    eprintln!("site    trunk builds the site (log: {})", project.log("trunk-build").display());
    let mut command = toolbox.command("trunk");
    command
        .args(["build", "--release", "--dist"])
        .arg(built)
        .arg(format!("--public-url={}", place.base_path))
        .current_dir(project.root())
        // The tools of this set-up and no others: a download behind our back would be a version behind our back.
        .env("TRUNK_OFFLINE", "true")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("TRUNK_COLOR", "never")
        // Its own call stack would stand between a person and the message.
        .env("RUST_LIB_BACKTRACE", "0")
        // trunk takes the usual `NO_COLOR=1` for a malformed boolean and stops.
        .env_remove("NO_COLOR");
    match &place.address {
        Some(address) => command.env("PORTAL_ADDRESS", address),
        None => command.env_remove("PORTAL_ADDRESS"),
    };
    tools::quietly(&mut command, &project.log("trunk-build"), TRUNK_LIMIT).map_err(BuildError::Trunk)
}

/// An address that disagrees with the base path would give every page a wrong canonical link.
fn verify_address(place: &Place) -> Result<(), BuildError> {
    let Some(address) = &place.address else { return Ok(()) };
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let path = rest.and_then(|rest| rest.find('/').map(|slash| &rest[slash..]));
    if path == Some(place.base_path.as_str()) {
        return Ok(());
    }
    Err(BuildError::Address { address: address.clone(), base_path: place.base_path.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_with_the_base_path() {
        let verified = |address: &str, base_path: &str| {
            let place = Place { base_path: base_path.parse().unwrap(), address: Some(address.into()) };
            verify_address(&place).is_ok()
        };
        assert!(verified("https://example.org/", "/"));
        assert!(verified("https://example.github.io/portal/", "/portal/"));
        assert!(verified("http://127.0.0.1:8080/", "/"));
        assert!(!verified("https://example.org", "/"));
        assert!(!verified("https://example.org/", "/portal/"));
        assert!(!verified("https://example.org/other/", "/portal/"));
        assert!(!verified("example.org/", "/"));
        assert!(verify_address(&Place::default()).is_ok());
    }
}
