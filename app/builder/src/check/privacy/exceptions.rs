//! Details that may be published although they look private: an organisation's public number, a hotline of the State.
//! Not here: what looks private.

use crate::content::read_text;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::read::schema::Schema;
use crate::read::toml::Toml;
use schemars::JsonSchema;
use serde::Deserialize;
use std::path::Path;

/// Where the list stands.
pub const FILE: &str = "content/privacy-exceptions.toml";

/// `content/privacy-exceptions.toml`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    exception: Vec<Exception>,
}

/// One text in one file that is published in spite of the rule.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The file, from the project's folder: `content/pages/guide-npm/ru.md`.
    pub file: String,
    /// Exactly what the rule found.
    #[schemars(length(min = 5))]
    pub text: String,
    /// Why it is no harm to anybody.
    #[schemars(length(min = 20))]
    pub reason: String,
}

/// The exceptions, with the file they were read from.
#[derive(Debug, Default)]
pub struct Exceptions {
    list: Vec<Exception>,
    toml: Option<Toml>,
}

impl Exceptions {
    /// Reads the list; a project without one makes no exception.
    pub fn read(project: &Path, diagnostics: &mut Vec<Diagnostic>) -> Exceptions {
        let path = project.join(FILE);
        if !path.exists() {
            return Exceptions::default();
        }
        let toml = match read_text(project, &path).and_then(|source| Toml::parse(&source)) {
            Ok(toml) => toml,
            Err(problem) => {
                diagnostics.push(problem);
                return Exceptions::default();
            }
        };
        match Schema::<List>::new().read(&toml) {
            Ok(list) => Exceptions { list: list.exception, toml: Some(toml) },
            Err(problems) => {
                diagnostics.extend(problems);
                Exceptions::default()
            }
        }
    }

    /// What is published in spite of the rule, for the build's report.
    pub fn all(&self) -> &[Exception] {
        &self.list
    }

    /// Which exception allows this text in this file.
    pub(super) fn allows(&self, source: &SourceText, text: &str) -> Option<usize> {
        self.list.iter().position(|exception| exception.file == source.path && exception.text == text)
    }

    /// One mark for each exception, to be taken away where it is used.
    pub(super) fn unused(&self) -> Vec<bool> {
        vec![true; self.list.len()]
    }

    pub(super) fn report_unused(&self, unused: &[bool], diagnostics: &mut Vec<Diagnostic>) {
        let Some(toml) = &self.toml else { return };
        for at in unused.iter().enumerate().filter_map(|(at, unused)| unused.then_some(at)) {
            diagnostics.push(toml.error(
                &format!("/exception/{at}/text"),
                "contact-detail",
                "nothing of this kind stands in that file",
                "remove the exception, or correct its file and text",
            ));
        }
    }
}
