//! The dependencies that must not be: each is a boundary of `app/README.md`, and each has a reason.
//! Not licences or advisories: `deny.toml` is for those.

use crate::tools::{Project, Toolbox};

#[derive(Debug, thiserror::Error)]
pub enum EdgesError {
    #[error("`cargo tree` failed: {0}")]
    Cargo(String),
    #[error(
        "the page's program reaches `{0}`, which would make it several times larger\n  what to do: run `cargo tree -p web --target wasm32-unknown-unknown --features mount -i {0}` and cut the edge it shows"
    )]
    PageReaches(String),
    #[error("the search worker does not reach `tantivy`, so this check looks at the wrong thing")]
    ControlFails,
    #[error(
        "`model` depends on {0}\n  what to do: keep it to serde, since every other crate pays for what it takes in"
    )]
    ModelDependsOn(String),
}

/// Too heavy for a page: the search engine stays behind the worker's messages.
const NOT_IN_THE_PAGE: [&str; 3] = ["tantivy", "search", "builder"];
const ALLOWED_IN_MODEL: [&str; 2] = ["serde", "serde_core"];

/// Asks cargo for the trees and compares.
pub fn check(project: &Project, toolbox: &Toolbox) -> Result<(), EdgesError> {
    let tree = |arguments: &[&str]| {
        let mut command = toolbox.command("cargo");
        command.args(["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"]);
        let output = command
            .args(arguments)
            .current_dir(project.root())
            .output()
            .map_err(|reason| EdgesError::Cargo(reason.to_string()))?;
        if output.status.success() {
            Ok(names(&String::from_utf8_lossy(&output.stdout)))
        } else {
            Err(EdgesError::Cargo(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
        }
    };
    let wasm = ["--target", "wasm32-unknown-unknown"];
    let page = tree(&[&["-p", "web", "--features", "mount"], &wasm[..]].concat())?;
    if let Some(name) = NOT_IN_THE_PAGE.into_iter().find(|name| page.iter().any(|found| found == name)) {
        return Err(EdgesError::PageReaches(name.into()));
    }
    // A check that finds nothing must be shown to find something.
    let worker = tree(&[&["-p", "search"], &wasm[..]].concat())?;
    if !worker.iter().any(|name| name == "tantivy") {
        return Err(EdgesError::ControlFails);
    }
    let model = tree(&["-p", "model", "--depth", "1"])?;
    let more: Vec<_> =
        model.into_iter().skip(1).filter(|name| !ALLOWED_IN_MODEL.contains(&name.as_str())).collect();
    if more.is_empty() { Ok(()) } else { Err(EdgesError::ModelDependsOn(more.join(", "))) }
}

/// The crates of a tree printed with `--prefix none`, in its order.
fn names(tree: &str) -> Vec<String> {
    tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_whole_names() {
        let tree = "web v0.1.0 (/here/app/web)\nleptos v0.8.23\ntantivy-common v0.11.0 (*)\n\n";
        assert_eq!(names(tree), ["web", "leptos", "tantivy-common"]);
        assert!(!names(tree).iter().any(|name| name == "tantivy"));
    }
}
