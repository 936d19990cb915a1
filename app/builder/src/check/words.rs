//! Words files: titles, named texts, Markdown.
//! Not here: links (`links`) and private details (`privacy`).

use crate::content::{Content, SourceWords};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::translation::is_stale;
use model::TextKey;

fn each(content: &Content) -> impl Iterator<Item = &SourceWords> {
    content.records.values().flat_map(|record| record.words.values())
}

/// A named text has one of the known names.
pub fn known_text(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for words in each(content) {
        for key in words.facts.texts.keys().filter(|key| TextKey::parse(key).is_none()) {
            let near = did_you_mean(key, TextKey::ALL.iter().map(|known| known.key()));
            let hint = near.map_or_else(
                || "see the list of named texts in content/README.md".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let span = words.toml.key_span("/texts", key);
            diagnostics.push(Diagnostic::error(
                &words.toml.source,
                span,
                "known-text",
                format!("`{key}` is not a named text"),
                hint,
            ));
        }
    }
}

/// A title is not empty and has no markup.
pub fn plain_title(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for words in each(content) {
        let title = &words.facts.title;
        if title.trim().is_empty() {
            diagnostics.push(words.toml.error(
                "/title",
                "plain-title",
                "the title is empty",
                "write the title",
            ));
        } else if title.contains(['<', '>', '\n']) || title.trim() != title {
            diagnostics.push(words.toml.error(
                "/title",
                "plain-title",
                "the title has markup or blanks at its ends",
                "write the title as plain text on one line",
            ));
        }
    }
}

/// A translation was made from the words its original has now.
///
/// A warning: the page says so by itself, and a correction of the original must not wait for its translators.
pub fn stale_translation(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for record in content.records.values() {
        for (language, words) in &record.words {
            let Some(origin) = &words.facts.translation_of else { continue };
            let from = origin.0.language;
            let span = words.toml.span("/translation_of");
            if from == *language || !record.words.contains_key(&from) {
                let fact = format!("there is no {} text this could be a translation of", from.code());
                let hint = "name the language it was translated from, or remove the line";
                diagnostics.push(Diagnostic::error(
                    &words.toml.source,
                    span,
                    "stale-translation",
                    fact,
                    hint,
                ));
            } else if is_stale(record, words) {
                let fact = format!("the {} text has changed since this translation was made", from.code());
                let path = &words.toml.source.path;
                let hint = format!(
                    "translate what changed, then run `cargo portal translated {path} --from {}`",
                    from.code()
                );
                diagnostics.push(Diagnostic::warning(
                    &words.toml.source,
                    span,
                    "stale-translation",
                    fact,
                    hint,
                ));
            }
        }
    }
}

/// Words are Markdown without HTML.
pub fn raw_html(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for words in each(content) {
        for span in &words.markdown.raw_html {
            let span = span.start + words.body_start..span.end + words.body_start;
            diagnostics.push(Diagnostic::error(
                &words.toml.source,
                span,
                "raw-html",
                "HTML in the text",
                "write it as Markdown; HTML is never published",
            ));
        }
    }
}

/// An anchor occurs once in a text.
pub fn repeated_anchor(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for words in each(content) {
        for (anchor, span) in &words.markdown.repeated_anchors {
            let span = span.start + words.body_start..span.end + words.body_start;
            diagnostics.push(Diagnostic::error(
                &words.toml.source,
                span,
                "repeated-anchor",
                format!("the anchor `{anchor}` is used twice in this text"),
                "give the second one another name",
            ));
        }
    }
}
