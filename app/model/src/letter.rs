//! A letter that a reader fills in and sends themself: what is asked, and the text it becomes.
//! Not here: how it is filled in (crate `web`); nothing of it ever leaves the page by itself.

use crate::{Label, Language};
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Letter {
    pub title: Label,
    pub intro: Label,
    /// Languages whose words are a translation made here that no person has reviewed.
    pub draft: Vec<Language>,
    pub fields: Vec<LetterField>,
    pub subject: Label,
    /// Plain text; `{id}` stands for what was filled in.
    pub text: Label,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LetterField {
    pub id: String,
    pub label: Label,
    /// Several lines are expected.
    pub long: bool,
}

/// `text` with every `{id}` replaced by what `value` says; a name in braces that `value` does not know stays.
pub fn filled(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (id, behind) = after.split_once('}').unwrap_or((after, ""));
        match value(id) {
            Some(value) => {
                out.push_str(&value);
                rest = behind;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The ids in braces of a text, in their order.
pub fn blanks(text: &str) -> Vec<&str> {
    let ids = text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0));
    ids.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_and_nothing_else_is_touched() {
        let value = |id: &str| (id == "name").then(|| "А {x} Б".to_owned());
        assert_eq!(filled("Мы, {name}, просим {other}. {", value), "Мы, А {x} Б, просим {other}. {");
        assert_eq!(filled("", value), "");
        assert_eq!(blanks("Мы, {name}, просим {other}. {"), ["name", "other"]);
    }
}
