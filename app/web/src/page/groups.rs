//! Records of a list told apart by what came of them, each group under an anchor that charts lead to.
//! Not here: which groups a collection has (`outcomes`, `standing`).

use super::context::Page;
use super::{outcomes, standing};
use model::{Collection, Row};

/// The records of a list that stand alike.
pub struct Group<'a> {
    /// Anchor of the group on the page of its list.
    pub anchor: String,
    pub label: String,
    /// The value that all rows share of the filter they are grouped by, where they share one.
    pub value: Option<String>,
    /// Classes that colour it.
    pub class: &'static str,
    pub rows: Vec<&'a Row>,
}

/// Rows in groups, each row in one; groups without rows are left out. Empty for collections that have none.
pub fn groups<'a>(page: &Page<'a>, collection: Collection, rows: &[&'a Row]) -> Vec<Group<'a>> {
    match collection {
        Collection::Cases => outcomes::by_outcome(page, rows),
        Collection::Recommendations => standing::by_standing(page, rows),
        Collection::Statements
        | Collection::Obligations
        | Collection::Library
        | Collection::Bills
        | Collection::Organisations
        | Collection::Figures
        | Collection::Pages => Vec::new(),
    }
}
