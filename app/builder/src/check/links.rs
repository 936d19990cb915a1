//! Links in running text.
//! Not here: references in facts (`references`) and links of the built site (`command::links`).

use crate::content::Content;
use crate::diagnostic::Diagnostic;
use model::{RecordId, Route};

/// A link leads to a web address, a record or a page of the site.
pub fn link_target(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    for record in content.records.values() {
        for words in record.words.values() {
            for (target, span) in &words.markdown.links {
                if let Some(problem) = problem(content, target) {
                    let span = span.start + words.body_start..span.end + words.body_start;
                    diagnostics.push(Diagnostic::error(
                        &words.toml.source,
                        span,
                        "link-target",
                        problem,
                        "link to https://…, to a record as collection/slug, or to a page as ../../search/",
                    ));
                }
            }
        }
    }
}

fn problem(content: &Content, target: &str) -> Option<String> {
    if target.starts_with("https://") || target.starts_with("http://") || target.starts_with('#') {
        return None;
    }
    let path = target.split('#').next().unwrap_or_default();
    if let Ok(id) = path.trim_end_matches('/').parse::<RecordId>() {
        return (!content.records.contains_key(&id)).then(|| format!("there is no record `{id}`"));
    }
    // A page's text stands two folders below its language's root.
    if let Some(page) = path.strip_prefix("../../") {
        return match Route::parse(&format!("ru/{page}")) {
            Some(Route::Record(_, id)) if !content.records.contains_key(&id) => {
                Some(format!("there is no record `{id}`"))
            }
            Some(_) => None,
            None => Some(format!("`{target}` is not a page of the site")),
        };
    }
    if path.starts_with("../../../data/") {
        return None;
    }
    Some(format!("`{target}` leads nowhere"))
}
