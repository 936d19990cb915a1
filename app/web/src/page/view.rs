//! Pages counted from the records of several registers, each in a module of its own.
//! Not here: lists of one register (`register`).

mod indicators;
mod progress;
mod treaties;
mod years;

use super::context::Page;
use super::crumbs::breadcrumbs;
use super::head::Head;
use super::shell;
use crate::site::Site;
use leptos::prelude::*;
use model::{Collection, Route, View};

pub fn view(page: &Page, view: View) -> String {
    match view {
        View::Treaties => treaties::treaties(page),
        View::Progress => progress::progress(page),
        View::Indicators => indicators::indicators(page),
        View::Years => years::years(page),
        View::Year(year) => years::year(page, year),
    }
}

/// Every such page the records make; a site without records has none.
pub fn views(site: &Site) -> Vec<View> {
    let held = |collection: Collection| site.rows(collection).next().is_some();
    let years = years::reported(site);
    let mut views = Vec::new();
    if held(Collection::Obligations) {
        views.push(View::Treaties);
    }
    if held(Collection::Recommendations) {
        views.push(View::Progress);
    }
    if !years.is_empty() {
        views.extend([View::Indicators, View::Years]);
    }
    views.extend(years.into_iter().map(View::Year));
    views
}

/// The frame of such a page: where it stands, what it counts, and its content.
fn framed(page: &Page, trail: &[(Route, String)], title: &str, lede: &str, content: AnyView) -> String {
    let home = (Route::Home(page.language), page.words.home.clone());
    let trail: Vec<_> = [home].into_iter().chain(trail.iter().cloned()).collect();
    let content = view! {
        <div class="wrap">
            {breadcrumbs(page, &trail, title)}
            <header class="page-head">
                <h1>{title.to_owned()}</h1>
                <p class="lede">{lede.to_owned()}</p>
            </header>
            {content}
        </div>
    };
    let about = Head { title: title.to_owned(), description: lede.to_owned(), ..Head::default() };
    shell::document(page, &about, content.into_any())
}

/// The register a page belongs to, as a step of its trail.
fn register_step(page: &Page, collection: Collection) -> (Route, String) {
    (Route::Register(page.language, collection), page.register_name(collection))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::fixture;
    use crate::page::{render, routes};
    use model::{Fact, FactValue, Filter, Language, RecordId};

    /// The fixture with a decision of 2010 beside the one of 2012, and a treaty of which only its name is known.
    fn site() -> Site {
        let mut site = fixture::site();
        let mut add = |collection: Collection, slug: &str, change: &dyn Fn(&mut model::Record)| {
            let id = RecordId::new(collection, slug);
            let mut record = fixture::case(&site).clone();
            record.id = id.clone();
            record.row.id = id.clone();
            change(&mut record);
            site.registers.entry(collection).or_default().push(id.clone());
            site.records.insert(id, record);
        };
        add(Collection::Cases, "of-2010", &|record| {
            record.row.date = "2010".parse().ok();
            record.row.values.insert(Filter::Year, vec!["2010".to_owned()]);
        });
        add(Collection::Obligations, "treaty", &|record| {
            let term = |vocabulary, id: &str| FactValue::Terms { vocabulary, ids: vec![id.to_owned()] };
            record.facts = vec![
                Fact { field: "treaty", value: term("treaties", "CAT") },
                Fact { field: "status", value: term("statuses", "party") },
            ];
            record.row.values.clear();
            record.row.values.insert(Filter::Kind, vec!["core-un".to_owned()]);
        });
        site
    }

    fn page(address: &str) -> String {
        let site = site();
        let route = Route::parse(address).expect("an address");
        assert!(routes(&site).contains(&route), "{address} is written");
        render(&site, &route)
    }

    #[test]
    fn a_year_without_a_record_is_named_as_missing() {
        let years = page("ru/views/years/");
        assert!(years.contains("2011 <span class=\"quiet\">записей нет</span>"), "{years}");
        assert!(years.contains("<a href=\"2010/\">2010</a>") && !years.contains("href=\"2011/\""));
        assert!(page("ru/views/indicators/").contains("Годы без записей: 2011."));
        let site = site();
        assert!(!routes(&site).contains(&Route::View(Language::Ru, View::Year(2011))));
    }

    #[test]
    fn a_report_of_a_year_leads_to_its_lists_and_says_where_there_is_nothing() {
        let html = page("ru/views/years/2010/");
        assert!(html.contains("href=\"../../../cases/by/year/2010/\""), "{html}");
        assert!(html.contains("Записей за этот год нет."), "no recommendation of that year");
    }

    #[test]
    fn what_the_records_do_not_say_of_a_treaty_is_not_known() {
        let html = page("ru/views/treaties/");
        let line = html.split("<tr").find(|line| line.contains("obligations/treaty/")).expect("the treaty");
        assert_eq!(line.matches("Не известно").count(), 4, "in force, complaints, inquiry, visits: {line}");
        assert!(html.contains("Об участии соседних государств в договорах записей пока нет"));
    }
}
