//! Membership of an organisation in a coalition as dated steps, and who belonged to it on a day.
//! Not here: the words for the steps (content/vocabulary).

use crate::{PartialDate, RecordId};
use serde::Serialize;

/// One step of an organisation's membership in a coalition, with the source it was read in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MembershipEvent {
    pub coalition: RecordId,
    pub step: MembershipStep,
    /// Absent where the source gives no date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// Address, or id of our record, of one of the record's sources.
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MembershipStep {
    /// Asked in writing to be a member.
    Applied,
    /// The coordinator told the other members of the application: with that it belongs.
    Notified,
    Joined,
    /// Named as a member in a document of that day; since when is another question.
    Listed,
    /// Coordinates from that day on, and is a member.
    Coordinates,
    Left,
    Excluded,
}

/// What is known of a membership on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    Coordinator,
    Member,
    NotMember,
    Unknown,
}

impl MembershipStep {
    pub const ALL: [MembershipStep; 7] = [
        MembershipStep::Applied,
        MembershipStep::Notified,
        MembershipStep::Joined,
        MembershipStep::Listed,
        MembershipStep::Coordinates,
        MembershipStep::Left,
        MembershipStep::Excluded,
    ];

    /// Term of the vocabulary `membership-steps`.
    pub fn key(self) -> &'static str {
        match self {
            MembershipStep::Applied => "applied",
            MembershipStep::Notified => "notified",
            MembershipStep::Joined => "joined",
            MembershipStep::Listed => "listed",
            MembershipStep::Coordinates => "coordinates",
            MembershipStep::Left => "left",
            MembershipStep::Excluded => "excluded",
        }
    }

    pub fn parse(key: &str) -> Option<MembershipStep> {
        MembershipStep::ALL.into_iter().find(|step| step.key() == key)
    }

    /// What holds from this step on.
    fn after(self) -> Standing {
        match self {
            MembershipStep::Coordinates => Standing::Coordinator,
            MembershipStep::Notified | MembershipStep::Joined | MembershipStep::Listed => Standing::Member,
            MembershipStep::Applied | MembershipStep::Left | MembershipStep::Excluded => Standing::NotMember,
        }
    }

    /// What held before this step, as far as the step tells.
    fn before(self) -> Standing {
        match self {
            // Who applies or joins did not belong.
            MembershipStep::Applied | MembershipStep::Notified | MembershipStep::Joined => {
                Standing::NotMember
            }
            MembershipStep::Listed | MembershipStep::Coordinates => Standing::Unknown,
            // Who leaves did belong, but nobody says since when.
            MembershipStep::Left | MembershipStep::Excluded => Standing::Unknown,
        }
    }
}

/// What is known of the membership on `day`, from the steps of one organisation in one coalition, in any order.
///
/// A step whose date may be before or after `day` makes the answer unknown unless it changes nothing; so does a step
/// without a date. A day that is known as a year or a month only is not the day of any step inside it.
pub fn standing(steps: &[MembershipEvent], day: PartialDate) -> Standing {
    let mut dated: Vec<(PartialDate, MembershipStep)> =
        steps.iter().filter_map(|event| Some((event.date?, event.step))).collect();
    dated.sort_by_key(|(date, step)| (date.first_day(), date.last_day(), *step));
    let past = dated.iter().rev().find(|(date, _)| date.last_day() <= day.first_day());
    let future = dated.iter().find(|(date, _)| day.is_surely_before(*date));
    let certain = match (past, future) {
        (Some((_, step)), _) => keep_rank(*step, &dated, day),
        (None, Some((_, step))) => step.before(),
        (None, None) => Standing::Unknown,
    };
    let undecided = dated
        .iter()
        .filter(|(date, _)| date.last_day() > day.first_day() && !day.is_surely_before(*date))
        .map(|(_, step)| *step);
    let undated = steps.iter().filter(|event| event.date.is_none()).map(|event| event.step);
    let changes = undecided.chain(undated).any(|step| !agrees(step.after(), certain));
    if changes { Standing::Unknown } else { certain }
}

/// Who coordinates and is named as a member later still coordinates.
fn keep_rank(last: MembershipStep, dated: &[(PartialDate, MembershipStep)], day: PartialDate) -> Standing {
    if last != MembershipStep::Listed {
        return last.after();
    }
    let before = dated.iter().rev().filter(|(date, _)| date.last_day() <= day.first_day());
    let rank = before.map(|(_, step)| *step).find(|step| *step != MembershipStep::Listed);
    if rank == Some(MembershipStep::Coordinates) { Standing::Coordinator } else { Standing::Member }
}

/// A coordinator is a member.
fn agrees(one: Standing, other: Standing) -> bool {
    let belongs = |standing| matches!(standing, Standing::Member | Standing::Coordinator);
    one == other || belongs(one) && belongs(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use MembershipStep::*;

    fn steps(steps: &[(MembershipStep, &str)]) -> Vec<MembershipEvent> {
        let event = |(step, date): &(MembershipStep, &str)| MembershipEvent {
            coalition: RecordId::new(crate::Collection::Organisations, "c"),
            step: *step,
            date: date.parse().ok(),
            source: String::new(),
        };
        steps.iter().map(event).collect()
    }

    fn on(known: &[(MembershipStep, &str)], day: &str) -> Standing {
        standing(&steps(known), day.parse().expect("a date"))
    }

    #[test]
    fn a_member_belongs_from_joining_until_leaving_and_again_after_joining_anew() {
        let known = [(Joined, "2010-03-01"), (Left, "2014-06-30"), (Joined, "2018-01-01")];
        for (day, standing) in [
            ("2010-02-28", Standing::NotMember),
            ("2010-03-01", Standing::Member),
            ("2014-06-29", Standing::Member),
            ("2014-06-30", Standing::NotMember),
            ("2017-12-31", Standing::NotMember),
            ("2018-01-01", Standing::Member),
            ("2026-01-01", Standing::Member),
        ] {
            assert_eq!(on(&known, day), standing, "{day}");
        }
    }

    #[test]
    fn an_application_is_no_membership_until_the_others_are_notified() {
        let known = [(Applied, "2015-01-10"), (Notified, "2015-02-01")];
        assert_eq!(on(&known, "2015-01-20"), Standing::NotMember);
        assert_eq!(on(&known, "2015-02-01"), Standing::Member);
        assert_eq!(on(&[(Joined, "2015"), (Excluded, "2016-05-02")], "2016-05-02"), Standing::NotMember);
    }

    #[test]
    fn what_no_source_says_is_not_known() {
        assert_eq!(on(&[(Listed, "2019-08-28")], "2019-08-27"), Standing::Unknown);
        assert_eq!(on(&[(Listed, "2019-08-28")], "2019-08-28"), Standing::Member);
        assert_eq!(on(&[(Listed, "")], "2019-08-28"), Standing::Unknown);
        assert_eq!(on(&[(Left, "2019-08-28")], "2019-08-27"), Standing::Unknown);
        assert_eq!(on(&[], "2019-08-28"), Standing::Unknown);
    }

    #[test]
    fn a_date_that_may_be_before_or_after_the_day_decides_nothing() {
        assert_eq!(on(&[(Joined, "2010"), (Left, "2014")], "2014-06-30"), Standing::Unknown);
        assert_eq!(on(&[(Joined, "2010"), (Left, "2014")], "2014-12-31"), Standing::NotMember);
        assert_eq!(on(&[(Joined, "2010-03-01"), (Left, "2014-06-30")], "2014"), Standing::Unknown);
        assert_eq!(on(&[(Joined, "2010"), (Listed, "2014")], "2014-06-30"), Standing::Member);
    }

    #[test]
    fn a_coordinator_stays_one_when_it_is_named_as_a_member() {
        let known = [(Coordinates, "2008"), (Listed, "2015"), (Left, "2020-01-01")];
        assert_eq!(on(&known, "2009-01-01"), Standing::Coordinator);
        assert_eq!(on(&known, "2016-01-01"), Standing::Coordinator);
        assert_eq!(on(&known, "2020-01-01"), Standing::NotMember);
    }

    /// On every day of four years, for all orders of three steps: the answer is that of the last step that lies on or
    /// before the day, whatever order the steps are written in.
    #[test]
    fn on_every_day_the_last_step_decides() {
        let days: Vec<String> = (2012..2016)
            .flat_map(|year| (1..=12).flat_map(move |m| [1, 15, 28].map(|d| format!("{year}-{m:02}-{d:02}"))))
            .collect();
        for first in MembershipStep::ALL {
            for second in MembershipStep::ALL {
                let known = [(Applied, "2012-02-01"), (first, "2013-05-15"), (second, "2014-10-28")];
                let turned = [known[2], known[0], known[1]];
                for day in &days {
                    let last = known.iter().rev().find(|(_, date)| *date <= day.as_str());
                    let expected = match last {
                        None => Standing::NotMember,
                        Some((Listed, _)) if first == Coordinates && second == Listed => {
                            Standing::Coordinator
                        }
                        Some((step, _)) => step.after(),
                    };
                    assert_eq!(on(&known, day), expected, "{first:?} {second:?} {day}");
                    assert_eq!(on(&turned, day), expected, "{first:?} {second:?} {day}");
                }
            }
        }
    }
}
