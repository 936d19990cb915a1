//! The interface's words: typed keys over the files of `content/ui`, one struct per audience.
//! Not here: a single word of any language.
//!
//! A key that a file lacks, or one that no page uses, stops the build.

use serde::{Deserialize, Serialize};
use serde_json::Value;

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

/// The words of one audience, filled key by key: serde's reader of a struct with hundreds of fields takes minutes to
/// compile, since each of its errors has to drop what was read before.
pub trait InterfaceWords: Default {
    /// Every key, in the order of the struct.
    const KEYS: &'static [&'static str];

    /// Sets the word of a key; a key that no page uses is left out.
    ///
    /// # Errors
    /// The value is neither a text nor what else stands under this key.
    fn set(&mut self, key: &str, value: Value) -> Result<(), serde_json::Error>;
}

/// Declares a struct of interface words whose every field is a required key of a TOML file.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($field:ident : $type:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name { $(pub $field: $type),* }

        impl $crate::words::InterfaceWords for $name {
            const KEYS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn set(&mut self, key: &str, value: serde_json::Value) -> Result<(), serde_json::Error> {
                match key {
                    $(stringify!($field) => self.$field = serde_json::from_value(value)?,)*
                    _ => {}
                }
                Ok(())
            }
        }
    };
}

mod browser;
mod page;

pub use browser::{BrowserBundle, BrowserWords, Example};
pub use page::PageWords;
