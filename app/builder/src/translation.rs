//! Whether a translation still says what the text it was made from says.
//! Not here: the sign that a translation was never reviewed (`facts::words`).
//!
//! A words file that is a translation keeps the hash of the words it was made from: `translation_of = "ru 0f…"`. When
//! those words change, the hash no longer fits, pages say so by themselves and the check warns.

use crate::content::{SourceRecord, SourceWords};
use crate::output::content_hash;
use model::Language;

/// `ru 0123456789abcdef`: a language and the hash of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub language: Language,
    pub hash: String,
}

impl Origin {
    /// The words of `language` as they are now.
    pub fn now(language: Language, words: &SourceWords) -> Origin {
        Origin { language, hash: hash(words) }
    }

    pub fn parse(text: &str) -> Option<Origin> {
        let (language, hash) = text.split_once(' ')?;
        let is_hash =
            hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        is_hash.then_some(Origin { language: Language::parse(language)?, hash: hash.to_owned() })
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.language.code(), self.hash)
    }
}

/// 16 hex digits over everything a translator translates; links, anchors and line breaks do not count.
fn hash(words: &SourceWords) -> String {
    let facts = &words.facts;
    let texts = facts.texts.iter().flat_map(|(key, text)| [key.as_str(), text]);
    let clauses = facts.clauses.iter().flat_map(|(id, clause)| {
        let parts = [&clause.official, &clause.alternative, &clause.consequence];
        parts.map(|part| part.as_deref().unwrap_or_default()).into_iter().chain([id.as_str()])
    });
    let paragraphs = words.markdown.body.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
    let all: Vec<&str> =
        [facts.title.as_str()].into_iter().chain(texts).chain(clauses).chain(paragraphs).collect();
    content_hash(all.join("\n\n").as_bytes())
}

/// Whether the words it was translated from have changed since; false where nobody wrote down what those were.
pub fn is_stale(record: &SourceRecord, words: &SourceWords) -> bool {
    let Some(origin) = &words.facts.translation_of else { return false };
    let source = record.words.get(&origin.0.language);
    source.is_none_or(|source| Origin::now(origin.0.language, source) != origin.0)
}
