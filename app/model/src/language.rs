//! The portal's three languages, equal in rank.
//! Not here: how a language is stemmed (crate `search`) or what its name is called (content/ui).

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    Kk,
    Ru,
    En,
}

impl Language {
    pub const ALL: [Language; 3] = [Language::Kk, Language::Ru, Language::En];

    /// ISO 639-1 code, as in `lang` attributes and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Language::Kk => "kk",
            Language::Ru => "ru",
            Language::En => "en",
        }
    }

    pub fn parse(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The languages to show a text in when this one is missing, best first.
    ///
    /// Kazakh readers read Russian more often than English; most texts of the region's
    /// organisations are written in Russian.
    pub fn fallbacks(self) -> [Language; 3] {
        match self {
            Language::Kk => [Language::Kk, Language::Ru, Language::En],
            Language::Ru => [Language::Ru, Language::En, Language::Kk],
            Language::En => [Language::En, Language::Ru, Language::Kk],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_parses_back() {
        for language in Language::ALL {
            assert_eq!(Language::parse(language.code()), Some(language));
            assert_eq!(language.fallbacks()[0], language);
        }
        assert_eq!(Language::parse("de"), None);
    }
}
