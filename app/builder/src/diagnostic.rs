//! A problem in an author's file: where it is, what is the case, what to do.
//! Not here: finding problems (`read`, `check`).
//!
//! No diagnostic can be made without a file and a span, so none can reach an author without a place.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A file of `content/` as text, with its path as the author sees it.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    /// Relative to the project, with forward slashes: `content/cases/x/facts.toml`.
    pub path: String,
    pub text: String,
}

impl SourceText {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<SourceText> {
        let text = text.into();
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        Arc::new(SourceText { path: path.into(), text })
    }

    /// Line and column of a byte offset, both from 1; the column counts characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops the build.
    Error,
    Warning,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Name of the rule that was broken, as listed by `cargo portal check --rules`.
    pub rule: &'static str,
    pub path: String,
    pub line: usize,
    pub column: usize,
    /// What is the case; lower case, no full stop, values in backticks.
    pub fact: String,
    /// What to do about it.
    pub hint: String,
}

impl Diagnostic {
    pub fn error(
        source: &SourceText,
        span: Range<usize>,
        rule: &'static str,
        fact: impl Into<String>,
        hint: impl Into<String>,
    ) -> Diagnostic {
        let (line, column) = source.position(span.start);
        Diagnostic {
            severity: Severity::Error,
            rule,
            path: source.path.clone(),
            line,
            column,
            fact: fact.into(),
            hint: hint.into(),
        }
    }

    pub fn warning(
        source: &SourceText,
        span: Range<usize>,
        rule: &'static str,
        fact: impl Into<String>,
        hint: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(source, span, rule, fact, hint) }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let Diagnostic { rule, path, line, column, fact, hint, .. } = self;
        write!(f, "{path}:{line}:{column}: {severity}[{rule}]: {fact}\n    {hint}")
    }
}

/// Errors before warnings, then by file and place.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        (a.severity, &a.path, a.line, a.column, &a.fact)
            .cmp(&(b.severity, &b.path, b.line, b.column, &b.fact))
    });
}

/// `; did you mean `x`?` where a known name is close to the one written.
pub fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&written.to_lowercase(), &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count() / 4)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_also_in_cyrillic() {
        let source = SourceText::new("a", "дата = 1\nимя = \"Әділ\"\n");
        assert_eq!(source.position(0), (1, 1));
        assert_eq!(source.position("дата ".len()), (1, 6));
        assert_eq!(source.position("дата = 1\nимя".len()), (2, 4));
    }

    #[test]
    fn carriage_returns_and_a_byte_order_mark_move_nothing() {
        let source = SourceText::new("a", "\u{feff}a = 1\r\nb = 2\r\n");
        assert_eq!(source.position(0), (1, 1));
        assert_eq!(source.position("a = 1\r\n".len()), (2, 1));
        assert_eq!(source.position("a = 1\r\nb ".len()), (2, 3));
        assert_eq!(source.position(10_000), (3, 1));
    }

    #[test]
    fn a_diagnostic_prints_place_fact_and_remedy() {
        let source = SourceText::new("content/cases/x/facts.toml", "body = \"CTA\"");
        let diagnostic = Diagnostic::error(
            &source,
            7..12,
            "known-term",
            "`CTA` is not in bodies.toml",
            "did you mean `CAT`?",
        );
        assert_eq!(
            diagnostic.to_string(),
            "content/cases/x/facts.toml:1:8: error[known-term]: `CTA` is not in bodies.toml\n    did you mean `CAT`?"
        );
    }

    #[test]
    fn suggestions_are_near_or_absent() {
        assert_eq!(did_you_mean("CTA", ["CAT", "CCPR"]), Some("CAT"));
        assert_eq!(did_you_mean("tortrue", ["torture", "housing"]), Some("torture"));
        assert_eq!(did_you_mean("zzzz", ["torture", "housing"]), None);
    }
}
