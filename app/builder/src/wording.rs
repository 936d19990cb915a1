//! The interface's words and the site's own names: `content/ui/*.toml`, `content/site.toml`.
//! Not here: labels of terms (`vocabulary`).

use crate::content::read_text;
use crate::diagnostic::Diagnostic;
use crate::read::toml::Toml;
use model::{Label, Language, PartialDate};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use web::words::{BrowserWords, InterfaceWords, PageWords};

#[derive(Debug, Default)]
pub struct Wording {
    pub page: BTreeMap<Language, PageWords>,
    pub browser: BTreeMap<Language, BrowserWords>,
    pub name: Label,
    pub tagline: Label,
    pub publisher: Label,
    /// Day the data were last published, `2026-11-21`.
    pub version: String,
}

impl Wording {
    pub fn read(project: &Path, diagnostics: &mut Vec<Diagnostic>) -> Wording {
        let mut wording = Wording::default();
        for language in Language::ALL {
            let code = language.code();
            let page = read_words(project, &format!("content/ui/{code}.toml"), diagnostics);
            let browser = read_words(project, &format!("content/ui/{code}-browser.toml"), diagnostics);
            wording.page.insert(language, page);
            wording.browser.insert(language, browser);
        }
        match read_text(project, &project.join("content/site.toml")).and_then(|source| Toml::parse(&source)) {
            Ok(toml) => {
                wording.name = site_label(&toml, "name", diagnostics);
                wording.tagline = site_label(&toml, "tagline", diagnostics);
                wording.publisher = site_label(&toml, "publisher", diagnostics);
                wording.version = version(&toml, diagnostics);
            }
            Err(problem) => diagnostics.push(problem),
        }
        wording
    }
}

/// A table of one text per language in `site.toml`.
fn site_label(toml: &Toml, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Label {
    let mut get = |language: &str| {
        let text = toml.value.get(key).and_then(|table| table.get(language)).and_then(Value::as_str);
        if text.is_none() {
            let hint = format!("add [{key}] with kk, ru and en");
            diagnostics.push(toml.error(
                &format!("/{key}"),
                "site-words",
                format!("`{key}.{language}` is missing"),
                hint,
            ));
        }
        text.unwrap_or_default().to_owned()
    };
    Label { kk: get("kk"), ru: get("ru"), en: get("en") }
}

/// The data's version: a whole day, since readers cite it.
fn version(toml: &Toml, diagnostics: &mut Vec<Diagnostic>) -> String {
    let written = toml.value.get("version").and_then(Value::as_str).unwrap_or_default();
    if written.parse().is_ok_and(|date: PartialDate| date.day.is_some()) {
        return written.to_owned();
    }
    let (fact, hint) = if written.is_empty() {
        ("`version` is missing".to_owned(), "add the day of publication: version = \"2026-11-21\"")
    } else {
        (format!("`{written}` is not a day"), "write the day of publication: \"2026-11-21\"")
    };
    diagnostics.push(toml.error("/version", "data-version", fact, hint));
    String::new()
}

/// One file of interface words; every key of `keys` must be there, and no other.
fn read_words<T: InterfaceWords>(project: &Path, path: &str, diagnostics: &mut Vec<Diagnostic>) -> T {
    let toml = match read_text(project, &project.join(path)).and_then(|source| Toml::parse(&source)) {
        Ok(toml) => toml,
        Err(problem) => {
            diagnostics.push(problem);
            return T::default();
        }
    };
    let empty = serde_json::Map::new();
    let table = toml.value.as_object().unwrap_or(&empty);
    for key in T::KEYS.iter().filter(|key| !table.contains_key(**key)) {
        diagnostics.push(toml.error(
            "",
            "interface-word",
            format!("the word `{key}` is missing"),
            format!("add {key} = \"…\" in this language"),
        ));
    }
    for key in table.keys().filter(|key| !T::KEYS.contains(&key.as_str())) {
        let span = toml.key_span("", key);
        diagnostics.push(Diagnostic::error(
            &toml.source,
            span,
            "interface-word",
            format!("no page uses the word `{key}`"),
            "remove it, or correct its name",
        ));
    }
    for (key, value) in table {
        if value.as_str().is_some_and(|text| text.trim().is_empty()) {
            diagnostics.push(toml.error(
                &format!("/{key}"),
                "interface-word",
                format!("the word `{key}` is empty"),
                "write it in this language",
            ));
        }
    }
    let mut words = T::default();
    for (key, value) in table {
        if let Err(error) = words.set(key, value.clone()) {
            diagnostics.push(toml.error(
                &format!("/{key}"),
                "interface-word",
                error.to_string(),
                "a word is a text, or a table of plural forms with at least `other`",
            ));
        }
    }
    words
}
