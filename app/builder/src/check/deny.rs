//! Names that a public body replaced by initials and that must not be published in full.
//! Not here: contact details (`privacy`).
//!
//! The list holds no name: each line is the SHA-256 of a salt and a name made plain (small letters,
//! words in alphabetical order, joined by one blank). Whoever guesses a name can test the guess against the list, so it tells
//! no more than that somebody asked for a name to be kept out.

use crate::content::{Content, read_text};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::output::hex;
use crate::parallel;
use crate::read::schema::Schema;
use crate::read::toml::Toml;
use schemars::JsonSchema;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// Where the list stands.
pub const FILE: &str = "content/deny-list.toml";
/// Names have at most this many words.
const LONGEST_NAME: usize = 4;

/// `content/deny-list.toml`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DenyList {
    /// Any text; it makes lists of hashes made elsewhere useless here.
    #[schemars(length(min = 16))]
    pub salt: String,
    /// Hashes as `cargo portal deny NAME` prints them.
    pub hashes: BTreeSet<String>,
}

impl DenyList {
    /// Reads the list; a project without one denies no name.
    pub fn read(project: &Path, diagnostics: &mut Vec<Diagnostic>) -> DenyList {
        let path = project.join(FILE);
        if !path.exists() {
            return DenyList::default();
        }
        let toml = match read_text(project, &path).and_then(|source| Toml::parse(&source)) {
            Ok(toml) => toml,
            Err(problem) => {
                diagnostics.push(problem);
                return DenyList::default();
            }
        };
        let list = Schema::<DenyList>::new().read(&toml);
        let list = list.unwrap_or_else(|problems| {
            diagnostics.extend(problems);
            DenyList::default()
        });
        let lines = toml.value["hashes"].as_array().into_iter().flatten().enumerate();
        for (at, hash) in lines.filter_map(|(at, hash)| Some((at, hash.as_str()?))) {
            if hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
                diagnostics.push(toml.error(
                    &format!("/hashes/{at}"),
                    "denied-name",
                    "this is not a hash of 64 hexadecimal digits",
                    "add the line that `cargo portal deny NAME` prints",
                ));
            }
        }
        list
    }

    /// The hash of a name, written in any order and with any capitals, hyphens and blanks.
    pub fn hash(&self, name: &str) -> String {
        let words = words(name);
        self.hash_of(&plain(&words))
    }

    fn hash_of(&self, plain: &str) -> String {
        hex(&Sha256::new().chain_update(&self.salt).chain_update(b"\n").chain_update(plain).finalize())
    }

    /// Names of the list in a text, with their byte ranges.
    fn find(&self, text: &str) -> Vec<Range<usize>> {
        let words = words(text);
        let mut seen: HashMap<String, bool> = HashMap::new();
        let mut found = Vec::new();
        for first in 0..words.len() {
            for last in first..words.len().min(first + LONGEST_NAME) {
                let name = plain(&words[first..=last]);
                let is_denied = match seen.get(&name) {
                    Some(known) => *known,
                    None => {
                        let is_denied = self.hashes.contains(&self.hash_of(&name));
                        seen.insert(name, is_denied);
                        is_denied
                    }
                };
                if is_denied {
                    found.push(words[first].0.start..words[last].0.end);
                }
            }
        }
        found
    }
}

/// Words without their order.
fn plain(words: &[(Range<usize>, String)]) -> String {
    let mut words: Vec<&str> = words.iter().map(|(_, word)| word.as_str()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// Words in small letters, each with its place; ё counts as е, and everything else parts words.
fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let mut words: Vec<(Range<usize>, String)> = Vec::new();
    let mut open = false;
    for (at, letter) in text.char_indices() {
        if !letter.is_alphanumeric() {
            open = false;
            continue;
        }
        if !open {
            words.push((at..at, String::new()));
            open = true;
        }
        if let Some((span, word)) = words.last_mut() {
            span.end = at + letter.len_utf8();
            word.extend(letter.to_lowercase().map(|letter| if letter == 'ё' { 'е' } else { letter }));
        }
    }
    words
}

/// No name of the deny-list is published.
///
/// The whole of every file is looked at, comments and addresses included: the repository is public too.
pub fn denied_name(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    let list = &content.deny_list;
    if list.hashes.is_empty() {
        return;
    }
    let records = content.records.values();
    let sources: Vec<&Arc<SourceText>> = records
        .flat_map(|record| {
            std::iter::once(&record.toml.source).chain(record.words.values().map(|words| &words.toml.source))
        })
        .collect();
    let found = parallel::map(&sources, |source| list.find(&source.text));
    for (source, spans) in sources.iter().zip(found) {
        for span in spans {
            // The message does not repeat the name: logs are public.
            diagnostics.push(Diagnostic::error(
                source,
                span,
                "denied-name",
                "a name of the deny-list",
                "write the initials as the public body published them, or remove the name",
            ));
        }
    }
    for id in content.records.keys().filter(|id| !list.find(&id.slug).is_empty()) {
        let record = &content.records[id];
        diagnostics.push(record.toml.error(
            "",
            "denied-name",
            "the folder's name has a name of the deny-list",
            "rename the folder, with the initials as the public body published them",
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(names: &[&str]) -> DenyList {
        let mut list = DenyList { salt: "a salt of some length".to_owned(), hashes: BTreeSet::new() };
        list.hashes = names.iter().map(|name| list.hash(name)).collect();
        list
    }

    fn found<'a>(list: &DenyList, text: &'a str) -> Vec<&'a str> {
        list.find(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        let list = list(&["Выдуманова Алёна"]);
        for text in [
            "ВЫДУМАНОВА  АЛЕНА",
            "Алёна Выдуманова",
            "выдуманова-алёна",
            "«Выдуманова, Алёна»",
            "x/выдуманова_алена.html",
        ] {
            assert_eq!(found(&list, text).len(), 1, "{text}");
        }
        assert_eq!(found(&list, "жаловалась Выдуманова Алёна, 2012"), ["Выдуманова Алёна"]);
    }

    #[test]
    fn parts_of_a_name_and_initials_are_left_alone() {
        let list = list(&["Выдуманова Алёна"]);
        for text in ["Выдуманова", "Алёна", "Выдуманова А.", "Выдуманова и Алёна", ""]
        {
            assert_eq!(found(&list, text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_hash_depends_on_the_salt_and_shows_no_name() {
        let one = list(&["Выдуманова"]);
        let other = DenyList { salt: "another salt of some length".to_owned(), ..DenyList::default() };
        assert_ne!(one.hash("Выдуманова"), other.hash("Выдуманова"));
        assert_eq!(one.hash("Выдуманова").len(), 64);
    }
}
