//! Who belongs to a coalition, and to which coalitions an organisation belongs: each step with its date and source.
//! Not here: how a membership on a day follows from its steps (`model::standing`).

use super::super::context::Page;
use super::super::facts::{Facts, record_title};
use super::section;
use super::sources::reference_to;
use leptos::prelude::*;
use model::{MembershipEvent, PartialDate, Record, RecordId, Standing, standing};

/// An organisation and its steps in one coalition, oldest first.
struct Member<'a> {
    record: &'a Record,
    steps: Vec<MembershipEvent>,
}

impl Member<'_> {
    /// As far as known today: after its last step.
    fn now(&self) -> Standing {
        let undated = self.steps.iter().all(|event| event.date.is_none());
        let last = self.steps.iter().filter_map(|event| event.date).max();
        match last {
            Some(day) => standing(&self.steps, end_of(day)),
            None if undated => Standing::Member,
            None => Standing::Unknown,
        }
    }
}

/// The last day of what may be a year or a month, so that its own steps count.
fn end_of(day: PartialDate) -> PartialDate {
    PartialDate { year: day.year, month: Some(day.month.unwrap_or(12)), day: Some(day.day.unwrap_or(31)) }
}

/// Organisations with steps in `coalition`, by name.
fn members<'a>(page: &Page<'a>, coalition: &RecordId) -> Vec<Member<'a>> {
    let site = page.site;
    let mut ids: Vec<&RecordId> = site.backlinks.get(coalition).into_iter().flatten().collect();
    page.sort_by_name(&mut ids, |id| {
        site.records.get(*id).map_or_else(String::new, |record| record.row.title(page.language).1.to_owned())
    });
    let member = |id: &RecordId| {
        let record = site.records.get(id)?;
        let steps: Vec<MembershipEvent> = Facts(record)
            .memberships()
            .iter()
            .filter(|event| event.coalition == *coalition)
            .cloned()
            .collect();
        (!steps.is_empty()).then_some(Member { record, steps })
    };
    ids.into_iter().filter_map(member).collect()
}

/// A coalition's members, those who left apart.
pub(super) fn of_coalition(page: &Page, coalition: &Record) -> Option<AnyView> {
    let words = page.words;
    let members = members(page, &coalition.id);
    if members.is_empty() {
        return None;
    }
    let (present, former): (Vec<Member>, Vec<Member>) =
        members.into_iter().partition(|member| !matches!(member.now(), Standing::NotMember));
    let table = |members: Vec<Member>| {
        let lines: Vec<_> = members.iter().map(|member| line(page, member)).collect();
        view! {
            <table class="plain members">
                <thead><tr>
                    <th scope="col">{words.column_organisation.clone()}</th>
                    <th scope="col">{words.column_membership.clone()}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
        }
    };
    let left = (!former.is_empty()).then(|| {
        view! { <details><summary>{words.former_members.clone()}</summary>{table(former)}</details> }
    });
    let present = (!present.is_empty()).then(|| table(present));
    Some(section(
        "members",
        &words.members,
        view! { <p class="quiet">{words.members_about.clone()}</p>{present}{left} },
    ))
}

fn line(page: &Page, member: &Member) -> AnyView {
    let steps: Vec<_> = member.steps.iter().map(|event| view! { <li>{step(page, event)}</li> }).collect();
    view! {
        <tr>
            <th scope="row">{record_title(page, &member.record.id)}</th>
            <td><ul class="steps">{steps}</ul></td>
        </tr>
    }
    .into_any()
}

/// «названа участницей, 31 июля 2024 г.»
fn step(page: &Page, event: &MembershipEvent) -> AnyView {
    let name = page.label("membership-steps", event.step.key());
    let date = match event.date {
        Some(date) => page.time(date),
        None => page.words.date_unknown.clone().into_any(),
    };
    view! { {name}", "{date} }.into_any()
}

/// The coalitions an organisation belongs to or belonged to.
pub(super) fn of_organisation(page: &Page, record: &Record) -> Option<AnyView> {
    let events = Facts(record).memberships();
    let mut coalitions: Vec<&RecordId> = Vec::new();
    for event in events.iter().filter(|event| page.site.records.contains_key(&event.coalition)) {
        if !coalitions.contains(&&event.coalition) {
            coalitions.push(&event.coalition);
        }
    }
    if coalitions.is_empty() {
        return None;
    }
    let items: Vec<_> = coalitions
        .into_iter()
        .map(|coalition| {
            let steps: Vec<_> = events
                .iter()
                .filter(|event| event.coalition == *coalition)
                .map(|event| {
                    view! { <li>{step(page, event)}{reference_to(page, record, &event.source)}</li> }
                })
                .collect();
            view! { <li>{record_title(page, coalition)}<ul class="steps">{steps}</ul></li> }
        })
        .collect();
    Some(section("membership", &page.words.membership, view! { <ul class="memberships">{items}</ul> }))
}

/// Of each coalition that a signatory of a statement belonged to on its day: who of the members signed, and who did not.
pub(super) fn of_statement(page: &Page, statement: &Record) -> Option<AnyView> {
    let words = page.words;
    let day = statement.row.date?;
    let signed: Vec<&RecordId> =
        Facts(statement).parties("issuers").iter().filter_map(|party| party.organisation.as_ref()).collect();
    let mut coalitions: Vec<&RecordId> = signed
        .iter()
        .filter_map(|id| page.site.records.get(*id))
        .flat_map(|record| Facts(record).memberships())
        .map(|event| &event.coalition)
        .filter(|id| page.site.records.get(*id).is_some_and(is_coalition))
        .collect();
    coalitions.sort();
    coalitions.dedup();
    let parts: Vec<_> = coalitions
        .into_iter()
        .filter_map(|coalition| {
            let (mut with, mut without, mut unknown) = (Vec::new(), Vec::new(), 0_u32);
            for member in members(page, coalition) {
                match standing(&member.steps, day) {
                    Standing::Member | Standing::Coordinator if signed.contains(&&member.record.id) => {
                        with.push(member.record);
                    }
                    Standing::Member | Standing::Coordinator => without.push(member.record),
                    Standing::Unknown => unknown += 1,
                    Standing::NotMember => {}
                }
            }
            if with.is_empty() || without.is_empty() {
                return None;
            }
            let list = |records: Vec<&Record>| {
                let items: Vec<_> = records
                    .iter()
                    .map(|record| view! { <li>{record_title(page, &record.id)}</li> })
                    .collect();
                view! { <ul>{items}</ul> }
            };
            let unknown = (unknown > 0).then(|| {
                let n = page.number(f64::from(unknown));
                view! { <p class="quiet">{words.membership_unknown.clone()}" "{n}</p> }
            });
            Some(view! {
                <details>
                    <summary>{record_title_text(page, coalition)}</summary>
                    <h3>{words.signed.clone()}</h3>{list(with)}
                    <h3>{words.not_signed.clone()}</h3>{list(without)}
                    {unknown}
                </details>
            })
        })
        .collect();
    if parts.is_empty() {
        return None;
    }
    let about = view! { <p class="quiet">{words.signatures_about.clone()}</p> };
    Some(section("signatures", &words.signatures, view! { {about}{parts} }))
}

fn is_coalition(record: &Record) -> bool {
    Facts(record).term("kind") == Some("coalition")
}

fn record_title_text(page: &Page, id: &RecordId) -> String {
    page.site
        .records
        .get(id)
        .map_or_else(|| id.to_string(), |record| record.row.title(page.language).1.to_owned())
}

/// Who coordinates a coalition, by the steps of its members.
pub(super) fn coordinators<'a>(page: &Page<'a>, coalition: &Record) -> Vec<&'a RecordId> {
    let members = members(page, &coalition.id);
    let leads = members.into_iter().filter(|member| member.now() == Standing::Coordinator);
    leads.map(|member| &member.record.id).collect()
}
