//! Facts of a record found by name, and shown as a list of terms and their values.
//! Not here: which facts a kind of record shows, and in which order (modules of `record`).

use super::articles::article_link;
use super::context::{Page, outside_link, web_address};
use super::references::linked;
use crate::text::capitalised;
use leptos::prelude::*;
use model::{
    Browse, Evidence, FactValue, FigureRow, Filter, Language, MembershipEvent, PartialDate, Party, Record,
    RecordId, Route,
};

/// A record read fact by fact; a fact that is absent, or of another type, is simply not there.
#[derive(Clone, Copy)]
pub struct Facts<'a>(pub &'a Record);

impl<'a> Facts<'a> {
    pub fn get(self, field: &str) -> Option<&'a FactValue> {
        self.0.facts.iter().find(|fact| fact.field == field).map(|fact| &fact.value)
    }

    pub fn terms(self, field: &str) -> &'a [String] {
        match self.get(field) {
            Some(FactValue::Terms { ids, .. }) => ids,
            _ => &[],
        }
    }

    pub fn term(self, field: &str) -> Option<&'a str> {
        self.terms(field).first().map(String::as_str)
    }

    pub fn articles(self, field: &str) -> &'a [String] {
        match self.get(field) {
            Some(FactValue::Articles(articles)) => articles,
            _ => &[],
        }
    }

    pub fn dates(self, field: &str) -> Vec<PartialDate> {
        match self.get(field) {
            Some(FactValue::Dates(dates)) => dates.clone(),
            Some(FactValue::Number(year)) => i32::try_from(*year)
                .map(|year| vec![PartialDate { year, month: None, day: None }])
                .unwrap_or_default(),
            Some(FactValue::Texts(texts)) => texts.iter().filter_map(|text| text.parse().ok()).collect(),
            _ => Vec::new(),
        }
    }

    pub fn links(self, field: &str) -> &'a [String] {
        match self.get(field) {
            Some(FactValue::Links(links) | FactValue::Texts(links)) => links,
            _ => &[],
        }
    }

    pub fn records(self, field: &str) -> &'a [RecordId] {
        match self.get(field) {
            Some(FactValue::Records(ids)) => ids,
            _ => &[],
        }
    }

    pub fn parties(self, field: &str) -> &'a [Party] {
        match self.get(field) {
            Some(FactValue::Parties(parties)) => parties,
            _ => &[],
        }
    }

    pub fn table(self, field: &str) -> &'a [FigureRow] {
        match self.get(field) {
            Some(FactValue::Table(rows)) => rows,
            _ => &[],
        }
    }

    pub fn evidence(self, field: &str) -> &'a [Evidence] {
        match self.get(field) {
            Some(FactValue::Evidence(evidence)) => evidence,
            _ => &[],
        }
    }

    /// Steps of all memberships, oldest first, those without a date before.
    pub fn memberships(self) -> &'a [MembershipEvent] {
        match self.get("membership") {
            Some(FactValue::Membership(steps)) => steps,
            _ => &[],
        }
    }

    pub fn number(self, field: &str) -> Option<i64> {
        match self.get(field) {
            Some(FactValue::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// `None` where nothing is said either way.
    pub fn flag(self, field: &str) -> Option<bool> {
        match self.get(field) {
            Some(FactValue::Flag(flag)) => Some(*flag),
            _ => None,
        }
    }
}

/// Label of a fact as the head of a row.
pub fn fact_label(page: &Page, field: &str) -> String {
    capitalised(&page.label("fields", &field.replace('_', "-")))
}

/// One row of key facts.
pub struct Row {
    pub label: String,
    pub value: AnyView,
}

/// Rows of those `fields` the record has, in that order.
pub fn rows(page: &Page, record: &Record, fields: &[&str]) -> Vec<Row> {
    let facts = Facts(record);
    fields
        .iter()
        .filter_map(|field| {
            let value = facts.get(field).and_then(|value| shown(page, record, field, value))?;
            Some(Row { label: fact_label(page, field), value })
        })
        .collect()
}

pub fn definition_list(class: &'static str, rows: Vec<Row>) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let rows: Vec<_> =
        rows.into_iter().map(|row| view! { <div><dt>{row.label}</dt><dd>{row.value}</dd></div> }).collect();
    Some(view! { <dl class=class>{rows}</dl> }.into_any())
}

/// A value as a reader sees it; `None` where there is nothing to show.
fn shown(page: &Page, record: &Record, field: &str, value: &FactValue) -> Option<AnyView> {
    match value {
        FactValue::Terms { vocabulary, ids } => {
            list(ids.iter().map(|id| term_link(page, record, filter_of(field), vocabulary, id)).collect())
        }
        FactValue::Articles(articles) => list(
            articles.iter().map(|article| article_link(page, record, filter_of(field), article)).collect(),
        ),
        FactValue::Dates(dates) => list(dates.iter().map(|date| page.time(*date)).collect()),
        FactValue::Texts(texts) => list(texts.iter().map(|text| text_view(page, text)).collect()),
        FactValue::Number(number) => Some(number.to_string().into_any()),
        FactValue::Flag(true) => Some(page.words.yes.clone().into_any()),
        FactValue::Flag(false) => Some(page.words.no.clone().into_any()),
        FactValue::Links(links) => list(links.iter().map(|link| outside_link(link)).collect()),
        FactValue::Records(ids) => list(ids.iter().map(|id| record_title(page, id)).collect()),
        FactValue::Parties(parties) => list(parties.iter().map(|party| party_view(page, party)).collect()),
        FactValue::Table(_)
        | FactValue::Evidence(_)
        | FactValue::Membership(_)
        | FactValue::Stages(_)
        | FactValue::Proposals(_) => None,
    }
}

/// An address as a link to it, a symbol as a link to the record that bears it.
fn text_view(page: &Page, text: &str) -> AnyView {
    match web_address(text) {
        Some(_) => outside_link(text),
        None => linked(page, text),
    }
}

/// One value alone, several as a list.
fn list(mut items: Vec<AnyView>) -> Option<AnyView> {
    match items.len() {
        0 => None,
        1 => items.pop(),
        _ => {
            let items: Vec<_> = items.into_iter().map(|item| view! { <li>{item}</li> }).collect();
            Some(view! { <ul class="values">{items}</ul> }.into_any())
        }
    }
}

/// The filter whose values a field holds, where registers can be browsed by it.
fn filter_of(field: &str) -> Option<Filter> {
    match field {
        "kind" | "decision_type" => Some(Filter::Kind),
        "body" => Some(Filter::Body),
        "outcome" => Some(Filter::Outcome),
        "violated" => Some(Filter::Violated),
        "alleged" => Some(Filter::Alleged),
        "rights" => Some(Filter::Right),
        "implementation" => Some(Filter::Implementation),
        "position" => Some(Filter::Position),
        "clusters" => Some(Filter::Cluster),
        "status" => Some(Filter::Status),
        "region" | "regions" => Some(Filter::Region),
        _ => None,
    }
}

/// A term of a record, linked to the records of its collection that carry it too.
pub fn term_link(
    page: &Page,
    record: &Record,
    filter: Option<Filter>,
    vocabulary: &str,
    id: &str,
) -> AnyView {
    if vocabulary == "regions" || filter == Some(Filter::Region) {
        return region_link(page, id);
    }
    let label = page.label(vocabulary, id);
    match browse_link(page, record, filter, id) {
        Some(href) => view! { <a href=href>{label}</a> }.into_any(),
        None => label.into_any(),
    }
}

/// Link to the list of records that share a filter's value with this one.
pub fn browse_link(page: &Page, record: &Record, filter: Option<Filter>, value: &str) -> Option<String> {
    let collection = record.id.collection;
    let filter = filter.filter(|filter| filter.applies_to(collection))?;
    let listed = record.row.values(filter).iter().any(|listed| listed == value);
    let browse = || Route::BrowseValue(page.language, collection, Browse::By(filter), value.to_owned());
    listed.then(|| page.link(&browse()))
}

pub fn region_link(page: &Page, code: &str) -> AnyView {
    let name = page.region_name(code);
    if !page.site.regions.contains_key(code) {
        return name.into_any();
    }
    let href = page.link(&Route::Region(page.language, code.to_owned()));
    view! { <a href=href>{name}</a> }.into_any()
}

/// Title of a record as a link; its id where the record is not there.
pub fn record_title(page: &Page, id: &RecordId) -> AnyView {
    let Some(record) = page.site.records.get(id) else { return id.to_string().into_any() };
    let (language, title) = record.row.title(page.language);
    view! { <a href=page.record_link(id) lang=page.foreign(language)>{title.to_owned()}</a> }.into_any()
}

fn party_view(page: &Page, party: &Party) -> AnyView {
    let held = party.organisation.as_ref().filter(|id| page.site.records.contains_key(id));
    let lang = page.foreign(language_of(&party.name));
    match held {
        Some(id) => {
            let href = page.record_link(id);
            view! { <a href=href lang=lang>{party.name.clone()}</a> }.into_any()
        }
        None => view! { <span lang=lang>{party.name.clone()}</span> }.into_any(),
    }
}

/// The language a published name is most likely in: names are facts and carry no language of their own.
pub fn language_of(name: &str) -> Language {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let cyrillic = letters().filter(|c| ('\u{400}'..='\u{4ff}').contains(c)).count();
    if letters().any(|c| "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(c)) {
        Language::Kk
    } else if cyrillic * 2 > letters().count() {
        Language::Ru
    } else {
        Language::En
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::fixture;

    #[test]
    fn the_language_of_a_name_is_seen_in_its_letters() {
        assert_eq!(language_of("Әділ Сөз"), Language::Kk);
        assert_eq!(language_of("Нидерландский Хельсинкский комитет"), Language::Ru);
        assert_eq!(language_of("International Partnership for Human Rights (IPHR)"), Language::En);
    }

    #[test]
    fn a_term_leads_to_the_records_that_carry_it() {
        let site = fixture::site();
        let record = fixture::case(&site);
        let route = Route::Record(Language::Ru, record.id.clone());
        let page = Page::new(&site, &route);
        let html = definition_list("facts", rows(&page, record, &["body", "rights", "missing"]))
            .map(RenderHtml::to_html)
            .unwrap_or_default();
        let html = crate::page::shell::without_markers(&html);
        assert!(html.contains("href=\"../by/body/CAT/\">Комитет против пыток</a>"), "{html}");
        assert_eq!(html.matches("<dt>").count(), 2, "{html}");
    }
}
