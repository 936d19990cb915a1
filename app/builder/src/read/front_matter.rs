//! Words files: TOML between lines of `+++`, then Markdown.
//! Not here: what the TOML may hold (`facts::words`) and how Markdown is read (`markdown`).

use crate::diagnostic::{Diagnostic, SourceText};
use crate::read::toml::Toml;
use std::sync::Arc;

const FENCE: &str = "+++";

/// A words file cut in two.
#[derive(Debug)]
pub struct FrontMatter {
    pub toml: Toml,
    /// Where the Markdown starts in the file.
    pub body_start: usize,
}

pub fn split(source: &Arc<SourceText>) -> Result<FrontMatter, Diagnostic> {
    let text = &source.text;
    let open = text.lines().next().unwrap_or_default();
    if open.trim_end() != FENCE {
        return Err(Diagnostic::error(
            source,
            0..open.len(),
            "front-matter",
            "the file does not start with a line `+++`",
            "write the title between two lines of +++ at the top: +++, title = \"…\", +++",
        ));
    }
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            let toml = Toml::parse_part(source, start..at)?;
            return Ok(FrontMatter { toml, body_start: at + line.len() });
        }
        at += line.len();
    }
    Err(Diagnostic::error(
        source,
        0..FENCE.len(),
        "front-matter",
        "the line `+++` that ends the front matter is missing",
        "add a line +++ after the last key and before the text",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_parts_are_found_whatever_the_line_ends() {
        for end in ["\n", "\r\n"] {
            let text = ["+++", "title = \"Әділ\"", "+++", "", "Текст"].join(end);
            let source = SourceText::new("ru.md", text);
            let parts = split(&source).expect("two parts");
            assert_eq!(parts.toml.value["title"], "Әділ");
            assert_eq!(source.text[parts.body_start..].trim(), "Текст");
            assert_eq!(source.position(parts.toml.span("/title").start), (2, 9));
        }
    }

    #[test]
    fn missing_fences_are_named() {
        let error = split(&SourceText::new("ru.md", "title = 1")).expect_err("no fence");
        assert_eq!((error.line, error.column), (1, 1));
        let error = split(&SourceText::new("ru.md", "+++\ntitle = \"x\"\n")).expect_err("no closing fence");
        assert!(error.fact.contains("ends the front matter"));
    }

    #[test]
    fn a_toml_error_is_placed_in_the_file_not_in_the_part() {
        let error = split(&SourceText::new("ru.md", "+++\ntitle = \n+++\n")).expect_err("bad TOML");
        assert_eq!(error.line, 2);
    }
}
