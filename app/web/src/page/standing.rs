//! Where recommendations stand: by what somebody assessed, else by what the State itself answered.
//! Not here: how groups are counted (`trends`) and listed (`entries`).
//!
//! The State's answer is never an assessment: every group without one says so.

use super::context::Page;
use super::groups::Group;
use crate::words::fill;
use model::{Filter, Row};

/// Value of the assessment filter where nobody has assessed.
pub const NO_ASSESSMENT: &str = "no-assessment";

/// Colours of the State's positions, in the order of their vocabulary.
const POSITION_CLASSES: [&str; 7] = [
    "bar bar-part-2",
    "bar bar-part-4",
    "bar bar-part-4 bar-second",
    "bar bar-part-5",
    "bar bar-part-3",
    "bar bar-part-3 bar-second",
    "bar bar-other",
];

/// What somebody concluded about a recommendation.
pub fn assessment(row: &Row) -> Option<&str> {
    row.values(Filter::Assessment).first().map(String::as_str).filter(|id| *id != NO_ASSESSMENT)
}

fn position(row: &Row) -> Option<&str> {
    row.values(Filter::Position).first().map(String::as_str)
}

/// Rows grouped by assessment, then those nobody assessed by the State's position.
pub fn by_standing<'a>(page: &Page<'a>, rows: &[&'a Row]) -> Vec<Group<'a>> {
    let order = |vocabulary: &str| {
        let vocabulary = page.site.vocabularies.get(vocabulary);
        vocabulary.map(|vocabulary| vocabulary.order.as_slice()).unwrap_or_default()
    };
    let picked = |keep: &dyn Fn(&Row) -> bool| rows.iter().copied().filter(|row| keep(row)).collect();
    let assessed =
        order("assessments").iter().filter(|id| *id != NO_ASSESSMENT).enumerate().map(|(at, id)| Group {
            anchor: format!("assessment-{id}"),
            label: page.label("assessments", id),
            value: None,
            class: if at % 2 == 0 { "bar bar-violation" } else { "bar bar-violation bar-second" },
            rows: picked(&|row| assessment(row) == Some(id)),
        });
    let positions = order("positions").iter().enumerate().map(|(at, id)| Group {
        anchor: format!("position-{id}"),
        label: fill(&page.words.standing_position, &[("position", &page.label("positions", id))]),
        value: None,
        class: POSITION_CLASSES[at % POSITION_CLASSES.len()],
        rows: picked(&|row| assessment(row).is_none() && position(row) == Some(id)),
    });
    let neither = Group {
        anchor: "position-not-known".to_owned(),
        label: page.words.standing_unknown.clone(),
        value: None,
        class: "bar bar-part-1",
        rows: picked(&|row| assessment(row).is_none() && position(row).is_none()),
    };
    let all = assessed.chain(positions).chain([neither]);
    all.filter(|group| !group.rows.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::fixture;
    use model::{Collection, Language, RecordId, Route};
    use std::collections::BTreeMap;

    fn row(slug: &str, assessment: &str, position: Option<&str>) -> Row {
        let mut values = BTreeMap::from([(Filter::Assessment, vec![assessment.to_owned()])]);
        values.extend(position.map(|id| (Filter::Position, vec![id.to_owned()])));
        let id = RecordId::new(Collection::Recommendations, slug);
        Row { id, titles: BTreeMap::new(), date: None, symbol: None, values }
    }

    #[test]
    fn every_recommendation_is_in_one_group_and_the_states_word_is_no_assessment() {
        let site = fixture::site();
        let route = Route::Home(Language::Ru);
        let page = Page::new(&site, &route);
        let rows = [
            row("a", "concern-remains", Some("supported")),
            row("b", NO_ASSESSMENT, Some("supported")),
            row("c", NO_ASSESSMENT, None),
        ];
        let rows: Vec<&Row> = rows.iter().collect();
        let groups = by_standing(&page, &rows);
        let found: Vec<_> = groups.iter().map(|group| (group.anchor.as_str(), group.rows.len())).collect();
        assert_eq!(
            found,
            [("assessment-concern-remains", 1), ("position-supported", 1), ("position-not-known", 1)]
        );
        assert!(groups[1].label.contains("Оценки пока нет"), "{}", groups[1].label);
    }
}
