//! The path of a site on its host: begins and ends with `/`.
//! Not an address of a page: those are relative and know nothing of it.

use std::fmt;
use std::str::FromStr;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasePath(String);

#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not a base path: letters, digits, `-`, `_`, `.` between slashes, as in `/portal/`")]
pub struct BasePathError(String);

impl BasePath {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for BasePath {
    fn default() -> BasePath {
        BasePath("/".into())
    }
}

impl fmt::Display for BasePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl FromStr for BasePath {
    type Err = BasePathError;

    /// Slashes at the ends may be left out: hosts name the path in each way, the empty one included.
    fn from_str(text: &str) -> Result<BasePath, BasePathError> {
        let inner = text.strip_prefix('/').unwrap_or(text);
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        if inner.is_empty() {
            return Ok(BasePath::default());
        }
        let letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
        let name = |part: &str| !part.is_empty() && !matches!(part, "." | "..") && part.chars().all(letter);
        if inner.split('/').all(name) {
            Ok(BasePath(format!("/{inner}/")))
        } else {
            Err(BasePathError(text.into()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_spelling_means_the_same_path() {
        for (text, expected) in [
            ("/", "/"),
            ("", "/"),
            ("//", "/"),
            ("/x/", "/x/"),
            ("/x", "/x/"),
            ("x/", "/x/"),
            ("x", "/x/"),
            ("/a/b-c_d.e", "/a/b-c_d.e/"),
        ] {
            assert_eq!(text.parse::<BasePath>().unwrap().as_str(), expected, "{text}");
        }
        for text in ["/a//b/", "/../", "/a b/", "/?/", "/#/", "https://x/", "/й/"] {
            assert!(text.parse::<BasePath>().is_err(), "{text}");
        }
    }
}
