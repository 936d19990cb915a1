//! The kinds of record the portal keeps, one folder of `content/` each.
//! Not here: what a record of a kind contains (builder's facts types, `Record`).

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Collection {
    Cases,
    Statements,
    Recommendations,
    Obligations,
    Library,
    Organisations,
    Figures,
    Bills,
    Pages,
}

impl Collection {
    pub const ALL: [Collection; 9] = [
        Collection::Cases,
        Collection::Statements,
        Collection::Recommendations,
        Collection::Obligations,
        Collection::Library,
        Collection::Organisations,
        Collection::Figures,
        Collection::Bills,
        Collection::Pages,
    ];

    /// Folder name in `content/`, address segment and name of the data file.
    pub fn slug(self) -> &'static str {
        match self {
            Collection::Cases => "cases",
            Collection::Statements => "statements",
            Collection::Recommendations => "recommendations",
            Collection::Obligations => "obligations",
            Collection::Library => "library",
            Collection::Organisations => "organisations",
            Collection::Figures => "figures",
            Collection::Bills => "bills",
            Collection::Pages => "pages",
        }
    }

    pub fn parse(slug: &str) -> Option<Collection> {
        Collection::ALL.into_iter().find(|collection| collection.slug() == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slug_parses_back() {
        for collection in Collection::ALL {
            assert_eq!(Collection::parse(collection.slug()), Some(collection));
        }
        assert_eq!(Collection::parse("case"), None);
    }
}
