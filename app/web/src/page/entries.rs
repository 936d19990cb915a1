//! Records as lines of a list: title, then what tells one from another at a glance.
//! Not here: which records a list holds (`register`, `region`, `related`).

use super::context::Page;
use super::groups::Group;
use super::standing;
use leptos::prelude::*;
use model::{Collection, Filter, RecordId, Row};

/// A list in the given order, grouped by year under headings of `level` where records are dated.
pub fn by_year(page: &Page, rows: &[&Row]) -> AnyView {
    let mut groups: Vec<(Option<i32>, Vec<&Row>)> = Vec::new();
    for row in rows {
        let year = year_of(row);
        match groups.last_mut().filter(|(last, _)| *last == year) {
            Some((_, group)) => group.push(row),
            None => groups.push((year, vec![row])),
        }
    }
    if let [(year, rows)] = groups.as_slice() {
        return view! { <div id=year.map(anchor)>{flat(page, rows)}</div> }.into_any();
    }
    let groups: Vec<_> = groups
        .into_iter()
        .map(|(year, rows)| {
            let heading = year.map_or_else(|| page.words.undated.clone(), |year| year.to_string());
            let id = year.map(anchor);
            view! { <section class="year" id=id><h2>{heading}</h2>{flat(page, &rows)}</section> }
        })
        .collect();
    view! { <div class="years">{groups}</div> }.into_any()
}

/// Anchor of a year in a list grouped by year.
pub fn anchor(year: i32) -> String {
    format!("year-{year}")
}

/// A list in groups, each under an anchor of its own.
pub fn grouped(page: &Page, groups: Vec<Group>) -> AnyView {
    let groups: Vec<_> = groups
        .into_iter()
        .map(|group| {
            let id = group.anchor;
            let n = group.rows.len();
            let heading = view! { <h2>{group.label}" "<span class="number">{n}</span></h2> };
            view! { <section class="outcome-group" id=id>{heading}{flat(page, &group.rows)}</section> }
        })
        .collect();
    view! { <div class="outcome-groups">{groups}</div> }.into_any()
}

/// A list in the given order.
pub fn flat(page: &Page, rows: &[&Row]) -> AnyView {
    let items: Vec<_> = rows.iter().map(|row| entry(page, row)).collect();
    view! { <ul class="entries">{items}</ul> }.into_any()
}

pub fn rows_of<'a>(page: &Page<'a>, ids: impl IntoIterator<Item = &'a RecordId>) -> Vec<&'a Row> {
    let site = page.site;
    ids.into_iter().filter_map(|id| site.records.get(id)).map(|record| &record.row).collect()
}

pub fn year_of(row: &Row) -> Option<i32> {
    let own = row.date.map(|date| date.year);
    own.or_else(|| row.values(Filter::Year).iter().filter_map(|year| year.parse().ok()).max())
}

fn entry(page: &Page, row: &Row) -> AnyView {
    let (language, title) = row.title(page.language);
    let lang = page.foreign(language);
    let tag = tag(page, row);
    let details: Vec<_> = details(page, row).into_iter().map(|part| view! { <li>{part}</li> }).collect();
    view! {
        <li class="entry">
            <a href=page.record_link(&row.id) lang=lang>{title.to_owned()}</a>
            <ul class="entry-facts">{tag}{details}</ul>
        </li>
    }
    .into_any()
}

/// What says most: the outcome of a case, the State's position and what others concluded, a treaty's status.
fn tag(page: &Page, row: &Row) -> Option<AnyView> {
    let (filter, vocabulary) = match row.id.collection {
        Collection::Cases => (Filter::Outcome, "outcomes"),
        Collection::Recommendations => (Filter::Position, "positions"),
        Collection::Obligations => (Filter::Status, "statuses"),
        Collection::Statements
        | Collection::Library
        | Collection::Organisations
        | Collection::Figures
        | Collection::Bills
        | Collection::Pages => return None,
    };
    let said = row.values(filter).first().map(|id| (vocabulary, id.as_str()));
    let assessed = standing::assessment(row).map(|id| ("assessments", id));
    let tags: Vec<_> = said
        .into_iter()
        .chain(assessed)
        .map(|(vocabulary, id)| view! { <li>{term_tag(page, vocabulary, id)}</li> })
        .collect();
    Some(tags.into_any())
}

/// A term as a tag; outcomes are coloured by their finding, and say it in words too.
pub fn term_tag(page: &Page, vocabulary: &str, id: &str) -> AnyView {
    let term = page.site.term(vocabulary, id);
    let finding = term.and_then(|term| term.extra.get("finding")).map(String::as_str);
    let class = match finding {
        Some("violation") => "tag tag-violation",
        Some(_) | None => "tag",
    };
    view! { <span class=class>{page.label(vocabulary, id)}</span> }.into_any()
}

fn details(page: &Page, row: &Row) -> Vec<AnyView> {
    let first = |filter: Filter| row.values(filter).first();
    let text = |text: String| text.into_any();
    let kind = || first(Filter::Kind).map(|id| text(page.label("kinds", id)));
    let body = || first(Filter::Body).map(|id| text(page.short_label("bodies", id)));
    let body_in_full = || first(Filter::Body).map(|id| text(page.label("bodies", id)));
    let date = || row.date.map(|date| page.time(date));
    let region = || first(Filter::Region).map(|code| text(page.region_name(code)));
    let symbol = || {
        row.symbol.as_ref().map(|symbol| view! { <span class="symbol">{symbol.clone()}</span> }.into_any())
    };
    let parts = match row.id.collection {
        Collection::Cases => vec![body_in_full(), date(), symbol()],
        Collection::Statements => vec![kind(), date(), region()],
        Collection::Recommendations => vec![body_in_full(), date(), symbol()],
        Collection::Obligations => vec![kind(), date()],
        Collection::Library => vec![kind(), body(), date(), symbol()],
        Collection::Organisations => vec![kind(), region()],
        Collection::Figures => vec![date(), region()],
        Collection::Bills => vec![kind(), date()],
        Collection::Pages => Vec::new(),
    };
    parts.into_iter().flatten().collect()
}
