//! `cargo portal translated FILE…`: writes down that a translation agrees with the text it was made from.
//! Not here: finding translations that no longer do (`check::words`).

use crate::content;
use crate::translation::Origin;
use model::{Language, RecordId};
use std::path::{Path, PathBuf};

/// The language most texts of the portal are written in first.
const ORIGINAL: Language = Language::Ru;

#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// Words files that are translations: content/cases/x/kk.md …
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The language they were translated from
    #[arg(long, value_name = "LANGUAGE", default_value = ORIGINAL.code(), value_parser = language)]
    pub from: Language,
}

fn language(code: &str) -> Result<Language, String> {
    Language::parse(code).ok_or_else(|| "the languages are kk, ru and en".to_owned())
}

#[derive(Debug, thiserror::Error)]
pub enum TranslatedError {
    #[error("`{}` is no words file\n  what to do: name it as content/<collection>/<slug>/kk.md", .0.display())]
    NoWords(PathBuf),
    #[error("`{}` cannot be its own translation\n  what to do: name the original with --from", .0.display())]
    Itself(PathBuf),
    #[error("the record has no {}.md\n  what to do: name the language it was translated from with --from", .0.code())]
    NoOriginal(Language),
    #[error("`{}` cannot be used: {reason}", path.display())]
    Disk { path: PathBuf, reason: std::io::Error },
}

/// Writes `translation_of` into every file; how many were changed.
pub fn run(project: &Path, arguments: &Arguments) -> Result<usize, TranslatedError> {
    let (content, _) = content::read(project);
    let mut changed = 0;
    for file in &arguments.files {
        let (id, language) = named(file).ok_or_else(|| TranslatedError::NoWords(file.clone()))?;
        if language == arguments.from {
            return Err(TranslatedError::Itself(file.clone()));
        }
        let record = content.records.get(&id).ok_or_else(|| TranslatedError::NoWords(file.clone()))?;
        let original =
            record.words.get(&arguments.from).ok_or(TranslatedError::NoOriginal(arguments.from))?;
        let path = project.join("content").join(id.to_string()).join(format!("{}.md", language.code()));
        let disk = |reason| TranslatedError::Disk { path: path.clone(), reason };
        let text = std::fs::read_to_string(&path).map_err(disk)?;
        let written = with_origin(&text, &Origin::now(arguments.from, original));
        if written != text {
            std::fs::write(&path, written).map_err(disk)?;
            changed += 1;
        }
    }
    Ok(changed)
}

/// The record and language of `…/cases/x/kk.md`, however the path begins.
fn named(file: &Path) -> Option<(RecordId, Language)> {
    let language = Language::parse(file.file_name()?.to_str()?.strip_suffix(".md")?)?;
    let folder = file.parent()?;
    let collection = folder.parent()?.file_name()?.to_str()?;
    let id = format!("{collection}/{}", folder.file_name()?.to_str()?);
    Some((id.parse().ok()?, language))
}

/// The file with its `translation_of` set, in place or before the first table of its front matter.
fn with_origin(text: &str, origin: &Origin) -> String {
    const KEY: &str = "translation_of";
    let line = format!("{KEY} = \"{origin}\"");
    let end_of_line = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = String::with_capacity(text.len() + line.len() + 2);
    let mut is_written = false;
    for (at, old) in text.split_inclusive('\n').enumerate() {
        let bare = old.trim_end();
        let is_old = bare.strip_prefix(KEY).is_some_and(|rest| rest.trim_start().starts_with('='));
        let ends_keys = at > 0 && (bare == "+++" || bare.starts_with('['));
        if !is_written && (is_old || ends_keys) {
            out.push_str(&line);
            out.push_str(end_of_line);
            is_written = true;
            if is_old {
                continue;
            }
        }
        out.push_str(old);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_stands_once_among_the_keys() {
        let origin = Origin { language: Language::Ru, hash: "0123456789abcdef".to_owned() };
        let line = "translation_of = \"ru 0123456789abcdef\"\n";
        let text = "+++\ntitle = \"А\"\ntranslation = \"draft\"\n[texts]\nnote = \"б\"\n+++\n\nТекст +++\n";
        let written = with_origin(text, &origin);
        assert_eq!(written, text.replace("[texts]", &format!("{line}[texts]")));
        assert_eq!(with_origin(&written, &origin), written, "twice is as once");
        assert_eq!(
            with_origin(&written.replace("0123", "ffff"), &origin),
            written,
            "an old hash is replaced"
        );
        let short = "+++\ntitle = \"А\"\n+++\n";
        assert_eq!(with_origin(short, &origin), format!("+++\ntitle = \"А\"\n{line}+++\n"));
    }

    #[test]
    fn a_words_file_is_named_from_anywhere() {
        for path in ["content/cases/cat-1/kk.md", "/x/content/cases/cat-1/kk.md", "cases/cat-1/kk.md"] {
            let (id, language) = named(Path::new(path)).expect("a words file");
            assert_eq!((id.to_string().as_str(), language), ("cases/cat-1", Language::Kk));
        }
        for path in ["content/cases/cat-1/facts.toml", "kk.md", "content/ui/kk.toml"] {
            assert_eq!(named(Path::new(path)), None, "{path}");
        }
    }
}
