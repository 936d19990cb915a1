//! What comes from npm: the packages of `tests/` and, among them, wasm-opt.
//! Not run at all: the packages' own install scripts, which could do anything.

use super::download::hex;
use super::process::quietly;
use super::version;
use super::{Project, SetUpError, Toolbox, say};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::time::Duration;

const OLDEST_NODE: u32 = 20;
const NPM_LIMIT: Duration = Duration::from_secs(15 * 60);

/// The packages of `tests/package-lock.json`, exactly; skipped when they are already those.
pub fn packages(project: &Project, toolbox: &Toolbox) -> Result<(), SetUpError> {
    let remedy = format!("install Node.js {OLDEST_NODE} or newer with npm (https://nodejs.org)");
    let found = toolbox.version("node");
    match found.as_deref().and_then(version::major) {
        Some(major) if major >= OLDEST_NODE => {}
        Some(_) | None => {
            let fact = format!("`node --version` answers {}", found.as_deref().unwrap_or("nothing"));
            return Err(SetUpError::new("Node.js", fact, remedy));
        }
    }
    let failed = |reason: &dyn std::fmt::Display| {
        SetUpError::new(
            "the packages of tests/",
            reason,
            "see the log, check the network, run the same command again",
        )
    };
    let lock = project.tests().join("package-lock.json");
    let sum = std::fs::read(&lock)
        .map(|bytes| hex(&Sha256::digest(&bytes)))
        .map_err(|reason| failed(&format!("{}: {reason}", lock.display())))?;
    let stamp = project.tests().join("node_modules").join(".installed-from");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == sum) {
        say("npm packages", "installed");
        return Ok(());
    }
    say("npm packages", "npm ci");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    quietly(
        toolbox
            .command(npm)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"])
            .current_dir(project.tests()),
        &project.log("npm"),
        NPM_LIMIT,
    )
    .map_err(|reason| failed(&reason))?;
    std::fs::write(&stamp, sum).map_err(|reason| failed(&format!("{}: {reason}", stamp.display())))
}

/// wasm-opt in the version of `Trunk.toml`: the machine's, else the one in npm's `binaryen`.
pub fn wasm_opt(project: &Project, toolbox: &Toolbox) -> Result<(), SetUpError> {
    let wanted = version::of_wasm_opt(&project.root().join("Trunk.toml"))
        .map_err(|reason| SetUpError::new("wasm-opt", reason, "restore `wasm_opt` in Trunk.toml"))?;
    if toolbox.version("wasm-opt").as_deref() == Some(wanted.as_str()) {
        say("wasm-opt", &format!("{wanted}: installed"));
        return Ok(());
    }
    let of_npm = project.tests().join("node_modules/binaryen/bin/wasm-opt");
    let bin = project.tools().join("bin");
    std::fs::create_dir_all(&bin).and_then(|()| link(&of_npm, &bin)).map_err(|reason| {
        SetUpError::new("wasm-opt", reason, "remove target/tools and run the same command again")
    })?;
    match toolbox.version("wasm-opt") {
        Some(found) if found == wanted => {
            say("wasm-opt", &format!("{found}: from npm's binaryen"));
            Ok(())
        }
        found => Err(SetUpError::new(
            format!("wasm-opt {wanted}"),
            format!("npm's binaryen answers version {}", found.as_deref().unwrap_or("nothing")),
            "let `binaryen` in tests/package.json and `wasm_opt` in Trunk.toml name the same version",
        )),
    }
}

/// Puts a program that Node runs among the project's tools.
#[cfg(unix)]
fn link(program: &Path, bin: &Path) -> std::io::Result<()> {
    let name = bin.join("wasm-opt");
    match std::fs::remove_file(&name) {
        Err(reason) if reason.kind() != std::io::ErrorKind::NotFound => return Err(reason),
        Ok(()) | Err(_) => {}
    }
    std::os::unix::fs::symlink(std::path::absolute(program)?, name)
}

#[cfg(not(unix))]
fn link(program: &Path, bin: &Path) -> std::io::Result<()> {
    let text = format!("@node \"{}\" %*\r\n", std::path::absolute(program)?.display());
    std::fs::write(bin.join("wasm-opt.cmd"), text)
}
