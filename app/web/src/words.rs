//! The interface's words: typed keys over the files of `content/ui`, one struct per audience.
//! Not here: a single word of any language.
//!
//! A key that a file lacks, or one that no page uses, stops the build.

use serde::{Deserialize, Serialize};

/// A text with a number in it, by plural category of the language (CLDR: one, few, many, other).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plural {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub few: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub many: Option<String>,
    pub other: String,
}

impl Plural {
    /// The form for a plural category as `Intl.PluralRules` and ICU name it, `{n}` filled in.
    pub fn form(&self, category: &str, n: impl std::fmt::Display) -> String {
        let form = match category {
            "one" => self.one.as_ref(),
            "few" => self.few.as_ref(),
            "many" => self.many.as_ref(),
            _ => None,
        };
        fill(form.unwrap_or(&self.other), &[("n", &n.to_string())])
    }
}

/// Replaces `{name}` by its value.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// Declares a struct of interface words whose every field is a required key of a TOML file.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($field:ident : $type:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $(pub $field: $type),* }

        impl $name {
            /// Every key, in the order of the struct.
            pub const KEYS: &'static [&'static str] = &[$(stringify!($field)),*];
        }
    };
}

mod browser;
mod page;

pub use browser::{BrowserBundle, BrowserWords, Example};
pub use page::PageWords;
