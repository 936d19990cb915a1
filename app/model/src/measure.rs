//! What the regional map counts, as plain functions of a row.
//! Not here: how numbers are shaded and worded (crate `web`).

use crate::{Collection, Filter, Row};
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Case records, whatever their outcome.
    #[default]
    Cases,
    /// Cases whose outcome is a finding of a violation.
    Violations,
    /// Statements of the coalition and its members.
    Statements,
}

impl Measure {
    pub const ALL: [Measure; 3] = [Measure::Cases, Measure::Violations, Measure::Statements];

    /// Value of the key `measure` in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Measure::Cases => "cases",
            Measure::Violations => "violations",
            Measure::Statements => "statements",
        }
    }

    pub fn parse(key: &str) -> Option<Measure> {
        Measure::ALL.into_iter().find(|measure| measure.key() == key)
    }

    /// The collection whose records are counted.
    pub fn collection(self) -> Collection {
        match self {
            Measure::Cases | Measure::Violations => Collection::Cases,
            Measure::Statements => Collection::Statements,
        }
    }

    /// Whether `row` is counted; `findings` are the outcomes that mean a violation was found.
    pub fn counts(self, row: &Row, findings: &BTreeSet<String>) -> bool {
        row.id.collection == self.collection()
            && match self {
                Measure::Cases | Measure::Statements => true,
                Measure::Violations => {
                    row.values(Filter::Outcome).iter().any(|outcome| findings.contains(outcome))
                }
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, RecordId};
    use std::collections::BTreeMap;

    fn row(collection: Collection, outcome: &str) -> Row {
        Row {
            id: RecordId::new(collection, "a"),
            titles: BTreeMap::from([(Language::Ru, "А".to_owned())]),
            date: None,
            symbol: None,
            values: BTreeMap::from([(Filter::Outcome, vec![outcome.to_owned()])]),
        }
    }

    #[test]
    fn violations_are_cases_with_a_finding() {
        let findings = BTreeSet::from(["partly".to_owned()]);
        let counted =
            |measure: Measure, collection, outcome| measure.counts(&row(collection, outcome), &findings);
        assert!(counted(Measure::Cases, Collection::Cases, "inadmissible"));
        assert!(counted(Measure::Violations, Collection::Cases, "partly"));
        assert!(!counted(Measure::Violations, Collection::Cases, "inadmissible"));
        assert!(!counted(Measure::Cases, Collection::Statements, "partly"));
        assert!(counted(Measure::Statements, Collection::Statements, "partly"));
    }

    #[test]
    fn keys_read_back() {
        for measure in Measure::ALL {
            assert_eq!(Measure::parse(measure.key()), Some(measure));
        }
        assert_eq!(Measure::parse("rates"), None);
    }
}
