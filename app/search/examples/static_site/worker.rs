//! Puts the worker's three files beside a page.
//! Not here: the worker.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

const FILES: [&str; 2] = ["search_worker.js", "search_worker_bg.wasm"];

pub fn put(out: &Path, made: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let folder = out.join("worker");
    fs::create_dir_all(&folder)?;
    match made {
        Some(made) => {
            for file in FILES {
                fs::copy(made.join(file), folder.join(file))
                    .map_err(|error| format!("{}: {error}", made.join(file).display()))?;
            }
        }
        None => build(&folder)?,
    }
    let [glue, wasm] = FILES.map(|file| fs::read(folder.join(file)));
    fs::write(folder.join("search_worker_loader.js"), search::worker_loader(&glue?, &wasm?))?;
    Ok(())
}

fn build(folder: &Path) -> Result<(), Box<dyn Error>> {
    let target = "wasm32-unknown-unknown";
    run(Command::new("cargo")
        .args(["build", "-p", "search", "--bin", "search_worker", "--profile", "wasm-release"])
        .args(["--target", target]))?;
    let root =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| Path::new("target").to_owned(), Into::into);
    let wasm = root.join(target).join("wasm-release/search_worker.wasm");
    run(Command::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(folder)
        .arg(&wasm))?;
    let file = folder.join("search_worker_bg.wasm");
    let smaller = Command::new("wasm-opt")
        .args(["-Oz", "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext"])
        .args(["--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue", "-o"])
        .args([&file, &file])
        .status();
    if !smaller.is_ok_and(|status| status.success()) {
        eprintln!("wasm-opt is not on PATH: the worker is larger than it need be");
    }
    Ok(())
}

fn run(command: &mut Command) -> Result<(), Box<dyn Error>> {
    let shown = format!("{command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{shown}: {status}").into()),
        Err(error) => Err(format!("{shown}: {error}").into()),
    }
}
