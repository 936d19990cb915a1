//! A small project that is right, to be broken in one place: what is reported of it.
//! Not here: the rules.

#![allow(dead_code, reason = "each test file uses its part")]

use builder::diagnostic::Diagnostic;
use std::fs;
use std::path::Path;

/// A project that is right: one case, its organisation, and the vocabularies they use.
pub fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    copy(&real.join("vocabulary"), &folder.path().join("content/vocabulary"));
    copy(&real.join("ui"), &folder.path().join("content/ui"));
    fs::create_dir_all(folder.path().join("public/geo")).expect("a folder");
    fs::copy(real.join("../public/geo/regions.json"), folder.path().join(GEOMETRY)).expect("the borders");
    fs::copy(real.join("site.toml"), folder.path().join("content/site.toml")).expect("site.toml");
    write(folder.path(), "cases/cat-1-2010-a/facts.toml", CASE);
    write(folder.path(), "cases/cat-1-2010-a/ru.md", WORDS);
    folder
}

pub const GEOMETRY: &str = "public/geo/regions.json";

pub const CASE: &str = "level = \"un-treaty-body\"
body = \"CAT\"
decision_type = \"decision-on-merits\"
submitted = \"2010-04-22\"
adopted = \"2012-05-24\"
alleged = [\"CAT 12\"]
violated = [\"CAT 12\"]
rights = [\"torture\"]
outcome = \"violation\"
regions = [\"KZ-39\"]

[[sources]]
url = \"https://example.org/\"
";

pub const WORDS: &str = "+++
title = \"А. против Казахстана\"
+++

Краткое изложение.
";

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        fs::copy(entry.path(), to.join(entry.file_name())).expect("a file");
    }
}

pub fn write(project: &Path, file: &str, text: impl AsRef<[u8]>) {
    let path = project.join("content").join(file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

pub fn diagnostics(project: &Path) -> Vec<Diagnostic> {
    match builder::site::read(project) {
        Ok((_, warnings)) => warnings,
        Err(all) => all,
    }
}

/// What is reported when one file of the right project is replaced.
pub fn with(file: &str, text: impl AsRef<[u8]>) -> Vec<String> {
    let project = project();
    write(project.path(), file, text);
    diagnostics(project.path())
        .iter()
        .map(|d| {
            assert!(!d.hint.is_empty(), "a remedy for {d}");
            let path = d.path.strip_prefix("content/").unwrap_or(&d.path);
            format!("{path}:{}:{} {} {}", d.line, d.column, d.rule, d.fact)
        })
        .collect()
}

pub const FACTS: &str = "cases/cat-1-2010-a/facts.toml";
pub const RU: &str = "cases/cat-1-2010-a/ru.md";
