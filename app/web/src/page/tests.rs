//! Whole pages of the small site in `fixture`: what a reader and a program find in them.
//! Not here: single parts (beside their code) and the built site (tests/).

use super::fixture::{self, CASE};
use super::{render, routes};
use model::{Browse, Collection, Filter, Language, RecordId, Route};

fn case_page(language: Language) -> String {
    let id = RecordId::new(Collection::Cases, CASE);
    render(&fixture::site(), &Route::Record(language, id))
}

#[test]
fn every_address_is_a_whole_document_under_the_policy() {
    let site = fixture::site();
    for route in routes(&site) {
        let html = render(&site, &route);
        let head = "<!DOCTYPE html>\n<html lang=\"";
        assert!(html.starts_with(head), "{}", route.path());
        let policy = html.find("Content-Security-Policy").expect("a policy");
        assert!(policy < html.find("<title>").expect("a title"), "{}: the policy stands first", route.path());
        assert_eq!(html.matches("<h1").count(), 1, "{}", route.path());
        for forbidden in ["<!>", " style=", "<style", " onclick", "=\"javascript:", "<form"] {
            assert!(!html.contains(forbidden), "{} contains {forbidden}", route.path());
        }
    }
}

#[test]
fn every_link_between_pages_leads_to_a_page() {
    let site = fixture::site();
    let routes = routes(&site);
    for route in routes.iter().filter(|route| **route != Route::NotFound) {
        let html = render(&site, route);
        for link in html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let link = link.split('#').next().unwrap_or_default();
            let is_file = [".css", ".svg", ".json", ".xml"].iter().any(|end| link.ends_with(end));
            if link.is_empty() || link.contains("://") || is_file {
                continue;
            }
            let path = resolved(&route.path(), link);
            let target = Route::parse(&path);
            assert!(
                target.as_ref().is_some_and(|target| routes.contains(target)),
                "{} links to {link}, which is no page",
                route.path()
            );
        }
    }
}

fn resolved(from: &str, link: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in link.split('/') {
        match step {
            ".." => {
                folders.pop();
            }
            "." | "" => {}
            step => folders.push(step),
        }
    }
    folders.join("/")
}

#[test]
fn a_case_says_what_was_found_asked_and_what_is_not_known() {
    let html = case_page(Language::Ru);
    for said in [
        "Комитет установил нарушение.",
        "Государству дано 90 дней на ответ.",
        "Не известно",
        "Один источник называет &lt;другой&gt; день.",
        "24 мая 2012\u{a0}г.",
        "href=\"../by/violated/CAT-12/\">нарушена</a>",
        "href=\"../by/alleged/CAT-1/\">заявлена</a>",
        "href=\"../../pages/unknown/\">Что значит «не известно»</a>",
        "href=\"../../pages/method/\">Что значит «не подтверждено»</a>",
        "href=\"../../regions/KZ-39/\">Костанайская область</a>",
    ] {
        assert!(html.contains(said), "missing: {said}");
    }
    assert!(!html.contains("href=\"javascript"), "a source that is no web address is no link");
}

#[test]
fn a_missing_translation_is_said_and_the_original_marked() {
    let html = case_page(Language::Kk);
    assert!(html.contains("<html lang=\"kk\">"));
    assert!(html.contains("Бұл жазба әзірге қазақ тілінде жоқ."), "the notice is in the reader's language");
    assert!(html.contains("<h1 lang=\"ru\">Герасимов против Казахстана</h1>"));
    assert!(html.contains("<div lang=\"ru\" class=\"prose\">"));
    let russian = case_page(Language::Ru);
    assert!(
        russian.contains("<h1>Герасимов против Казахстана</h1>") && !russian.contains("lang=\"ru\">Комитет")
    );
}

#[test]
fn a_case_tells_programs_no_person() {
    let html = case_page(Language::En);
    assert!(html.contains("name=\"citation_title\""));
    assert!(html.contains("application/ld+json"));
    assert!(!html.contains("Person"));
}

#[test]
fn links_of_the_unknown_address_start_at_the_base_path() {
    let html = render(&fixture::site(), &Route::NotFound);
    assert!(html.contains("href=\"/quqyq/ru/\"") && html.contains("href=\"/quqyq/assets/style.css\""));
    assert!(!html.contains("href=\"../") && !html.contains("href=\"ru/"));
}

#[test]
fn canonical_addresses_are_absolute_where_the_site_has_one() {
    let mut site = fixture::site();
    let route = Route::Register(Language::En, Collection::Cases);
    assert!(render(&site, &route).contains("rel=\"canonical\" href=\"./\""));
    site.settings.address = Some("https://example.org/quqyq/".to_owned());
    let html = render(&site, &route);
    assert!(html.contains("rel=\"canonical\" href=\"https://example.org/quqyq/en/cases/\""), "{html}");
    assert!(html.contains("hreflang=\"kk\" href=\"https://example.org/quqyq/kk/cases/\""));
}

#[test]
fn scripts_come_last_and_only_where_they_were_built() {
    let mut site = fixture::site();
    let route = Route::Register(Language::Ru, Collection::Cases);
    assert!(!render(&site, &route).contains("<script type=\"module\""));
    site.assets.programs.lists = "assets/lists.js".to_owned();
    site.assets.rows.insert((Collection::Cases, Language::Ru), "assets/rows.json".to_owned());
    let html = render(&site, &route);
    let script = html
        .find("<script type=\"module\" src=\"../../assets/lists.js\">")
        .expect("the script that starts the program");
    assert!(script > html.find("</footer>").expect("a footer"));
    let island = html.find("data-island=\"register\"").expect("the mount point");
    assert!(island < html.find("data-static=\"register\"").expect("the static list"));
}

#[test]
fn records_with_a_value_stand_on_its_page() {
    let site = fixture::site();
    let violated = Browse::By(Filter::Violated);
    let route = Route::BrowseValue(Language::Ru, Collection::Cases, violated, "CAT-12".to_owned());
    assert!(routes(&site).contains(&route));
    let html = render(&site, &route);
    assert!(html.contains("1 запись") && html.contains("Герасимов против Казахстана"));
}

#[test]
fn a_record_is_cited_in_every_style_with_its_address_hash_and_version() {
    let mut site = fixture::site();
    let route = Route::Record(Language::Ru, RecordId::new(Collection::Cases, CASE));
    let html = render(&site, &route);
    for said in [
        "data-island=\"cite\" data-hash=\"0f0f",
        "<p data-style=\"gost\" class=\"citation\">",
        "<p data-style=\"apa\" class=\"citation\">",
        "<p data-style=\"oscola\" class=\"citation\">",
        "Дело &lt;gost&gt;.",
        "href=\"../../../data/cases/cat-433-2010-gerasimov.json\"",
        "<time datetime=\"2026-11-21\">21 ноября 2026\u{a0}г.</time>",
    ] {
        assert!(html.contains(said), "missing: {said}");
    }
    let first_link = |html: &str| {
        let citation = html.split("data-style=\"gost\"").nth(1).expect("a citation");
        citation.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    assert_eq!(first_link(&html).as_deref(), Some("./"), "without the site's address, the page's own path");
    site.settings.address = Some("https://example.org/".to_owned());
    let html = render(&site, &route);
    let address = format!("https://example.org/ru/cases/{CASE}/");
    assert_eq!(first_link(&html).as_deref(), Some(address.as_str()));
    assert!(html.contains(&format!("<a href=\"{address}\">{address}</a>.</p>")), "the address is said once");
}

#[test]
fn every_list_tells_its_feed_and_the_feeds_page_lists_all() {
    let site = fixture::site();
    let page = |path: &str| render(&site, &Route::parse(path).expect("an address"));
    for (path, feed) in [
        ("ru/", "feeds/all.xml"),
        ("ru/cases/", "../feeds/cases.xml"),
        ("ru/cases/by/right/torture/", "../../../../feeds/cases.right-torture.xml"),
        ("ru/cases/by/region/KZ-39/", "../../../../feeds/cases.region-KZ-39.xml"),
        ("ru/regions/KZ-39/", "../../feeds/region-KZ-39.xml"),
    ] {
        let html = page(path);
        let link = format!("href=\"{feed}\"");
        let found = html.split("<link rel=\"alternate\"").any(|rest| {
            let tag = rest.split('>').next().unwrap_or_default();
            tag.contains(&link) && tag.contains("application/atom+xml")
        });
        assert!(found, "{path} does not name {feed}");
    }
    let html = page("ru/feeds/");
    for feed in site.feeds.keys() {
        for format in model::FeedFormat::ALL {
            let link = format!("href=\"{}.{}\"", feed.name(), format.extension());
            assert!(html.contains(&link), "{link}");
        }
    }
}
