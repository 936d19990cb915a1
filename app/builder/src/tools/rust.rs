//! What comes by rustup and cargo: the wasm target, rustfmt and clippy, trunk, wasm-bindgen.
//! Not the project's own crates: cargo builds those when a command asks for them.

use super::download::{self, Archive};
use super::process::{ProcessError, quietly};
use super::version;
use super::{Project, SetUpError, Toolbox, say};
use std::process::Command;
use std::time::{Duration, Instant};

const WASM: &str = "wasm32-unknown-unknown";

/// Tools are compiled from source at most once; two slow cores need minutes, not hours.
const COMPILE_LIMIT: Duration = Duration::from_secs(45 * 60);
const RUSTUP_LIMIT: Duration = Duration::from_secs(10 * 60);

/// The standard library for the browser, through rustup unless the toolchain already has it.
pub fn wasm_target(project: &Project, toolbox: &Toolbox) -> Result<(), SetUpError> {
    if has_wasm_target(toolbox) {
        say(WASM, "installed");
        return Ok(());
    }
    say(WASM, "asking rustup");
    quietly(
        toolbox.command("rustup").args(["target", "add", WASM]),
        &project.log("rustup-target"),
        RUSTUP_LIMIT,
    )
    .map_err(|reason| {
        SetUpError::new(
            format!("the Rust target {WASM}"),
            reason,
            format!("install rustup (https://rustup.rs) and run `rustup target add {WASM}`"),
        )
    })
}

fn has_wasm_target(toolbox: &Toolbox) -> bool {
    let output = toolbox.command("rustc").args(["--print", "target-libdir", "--target", WASM]).output();
    output.is_ok_and(|output| {
        let folder = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success() && std::path::Path::new(&folder).is_dir()
    })
}

/// `cargo fmt` and `cargo clippy`, which a minimal rustup profile leaves out.
pub fn formatter_and_lints(project: &Project, toolbox: &Toolbox) -> Result<(), SetUpError> {
    let runs = |subcommand: &str| {
        let output = toolbox.command("cargo").args([subcommand, "--version"]).output();
        output.is_ok_and(|output| output.status.success())
    };
    if runs("fmt") && runs("clippy") {
        say("rustfmt, clippy", "installed");
        return Ok(());
    }
    say("rustfmt, clippy", "asking rustup");
    quietly(
        toolbox.command("rustup").args(["component", "add", "rustfmt", "clippy"]),
        &project.log("rustup-component"),
        RUSTUP_LIMIT,
    )
    .map_err(|reason| {
        SetUpError::new("rustfmt or clippy", reason, "run `rustup component add rustfmt clippy`")
    })
}

/// trunk in exactly the version of `Trunk.toml`.
pub fn trunk(project: &Project, toolbox: &Toolbox) -> Result<(), SetUpError> {
    let wanted = version::of_trunk(&project.root().join("Trunk.toml"))
        .map_err(|reason| SetUpError::new("trunk", reason, "restore `trunk-version` in Trunk.toml"))?;
    if is_installed(toolbox, "trunk", &wanted) {
        return Ok(());
    }
    if downloaded(project, toolbox, "trunk", &wanted, download::of_trunk(&wanted)) {
        return Ok(());
    }
    // trunk copies files and starts other programs: compiling it without optimisation takes half the time and costs
    // nothing later. Without TLS it still builds and serves, and here it downloads nothing.
    let mut command = install(project, toolbox, "trunk", &wanted);
    command.arg("--no-default-features").env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    compile(project, toolbox, "trunk", &wanted, command)
}

/// wasm-bindgen's program in exactly the version of the crate in `Cargo.lock`: the two speak one private format.
pub fn wasm_bindgen(project: &Project, toolbox: &Toolbox) -> Result<(), SetUpError> {
    let wanted = version::locked(&project.root().join("Cargo.lock"), "wasm-bindgen")
        .map_err(|reason| SetUpError::new("wasm-bindgen", reason, "run `cargo update -p wasm-bindgen`"))?;
    if is_installed(toolbox, "wasm-bindgen", &wanted) {
        return Ok(());
    }
    if downloaded(project, toolbox, "wasm-bindgen", &wanted, download::of_wasm_bindgen(&wanted)) {
        return Ok(());
    }
    // It rewrites megabytes at every build, so a little optimisation pays. TLS is for its test runner, not built here.
    let mut command = install(project, toolbox, "wasm-bindgen-cli", &wanted);
    command
        .args(["--no-default-features", "--bin", "wasm-bindgen"])
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    compile(project, toolbox, "wasm-bindgen", &wanted, command)
}

fn is_installed(toolbox: &Toolbox, program: &str, wanted: &str) -> bool {
    match toolbox.version(program) {
        Some(found) if found == wanted => {
            say(program, &format!("{found}: installed"));
            true
        }
        Some(found) => {
            say(program, &format!("{found} is installed, {wanted} is needed"));
            false
        }
        None => false,
    }
}

/// Tries the tool's release page; says why where it does not serve.
fn downloaded(
    project: &Project,
    toolbox: &Toolbox,
    program: &str,
    wanted: &str,
    archive: Option<Archive>,
) -> bool {
    let Some(archive) = archive else { return false };
    say(program, &format!("{wanted}: trying its release page"));
    match download::fetch(project, toolbox, program, &archive) {
        Ok(()) if toolbox.version(program).as_deref() == Some(wanted) => {
            say(program, &format!("{wanted}: downloaded, sha256 as known"));
            true
        }
        Ok(()) => {
            say(program, "the downloaded program does not run here");
            false
        }
        Err(reason) => {
            say(program, &format!("the release page is no help: {reason}"));
            false
        }
    }
}

/// Without the whole-program optimisation that the tools' own profiles ask for: it would take longer than it saves.
fn install(project: &Project, toolbox: &Toolbox, package: &str, version: &str) -> Command {
    let mut command = toolbox.command("cargo");
    command
        .args(["install", "--locked", "--force", "--version", version, package, "--root"])
        .arg(project.tools())
        .env("CARGO_TARGET_DIR", project.tools().join("build"))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        // Flags meant for the project's crates are none of the tools' business.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    command
}

fn compile(
    project: &Project,
    toolbox: &Toolbox,
    program: &str,
    wanted: &str,
    mut command: Command,
) -> Result<(), SetUpError> {
    say(program, &format!("{wanted}: building from crates.io, which takes some minutes"));
    let start = Instant::now();
    let remedy = format!(
        "see the log, then run the same command again; or install {program} {wanted} yourself and put it on PATH"
    );
    let failed =
        |reason: ProcessError| SetUpError::new(format!("{program} {wanted}"), reason, remedy.clone());
    quietly(&mut command, &project.log(program), COMPILE_LIMIT).map_err(failed)?;
    // The intermediate files are a gigabyte and serve nothing once the program stands; left over they do no harm.
    let _ = std::fs::remove_dir_all(project.tools().join("build"));
    match toolbox.version(program) {
        Some(found) if found == wanted => {
            say(program, &format!("{wanted}: built in {} s", start.elapsed().as_secs()));
            Ok(())
        }
        found => Err(SetUpError::new(
            format!("{program} {wanted}"),
            format!(
                "it was installed, but `{program} --version` answers {}",
                found.as_deref().unwrap_or("nothing")
            ),
            remedy,
        )),
    }
}
