//! What a reader finds in the pages of the real content: references that lead on, languages side by side, the library.
//! Not here: data, feeds and files to take home (`published`).

use builder::output::render::{self, Target};
use model::{Browse, Collection, Filter, Language, Route};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

static SITE: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let staging = tempfile::tempdir().expect("a temporary folder");
    let target = Target { staging: staging.path().to_owned(), base_path: "/".to_owned(), address: None };
    render::run(&project, &target).expect("the content is right");
    staging
});

fn page(path: &str) -> String {
    let file = SITE.path().join(path).join("index.html");
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The section of a record's page with this name; empty where it has none.
fn section(html: &str, id: &str) -> String {
    let found = html.split(&format!("id=\"s-{id}\"")).nth(1).and_then(|rest| rest.split("<section").next());
    found.unwrap_or_default().to_owned()
}

#[test]
fn a_symbol_or_number_in_a_text_leads_to_its_record_which_says_who_cites_it() {
    for (from, written, to) in [
        ("figures/fig-state-complaints-2013-2016", "CCPR/C/SR.3272", "library/sr-ccpr-3272"),
        ("cases/nat-bairamov-compensation", "497/2012", "cases/cat-497-2012-bairamov"),
        ("recommendations/sr-disability2017-3", "A/HRC/37/56/Add.2", "library/sr-disability-2018"),
        ("recommendations/cat2014-13", "CAT/C/KAZ/CO/3", "library/co-cat-3"),
    ] {
        let html = page(&format!("ru/{from}"));
        let link = format!("<a href=\"../../{to}/\">{written}</a>");
        let same = format!("<a href=\"../{}/\">{written}</a>", to.split('/').nth(1).unwrap_or_default());
        assert!(html.contains(&link) || html.contains(&same), "{from} does not link {written}");
        let cited = section(&page(&format!("ru/{to}")), "cited");
        let slug = from.split('/').nth(1).unwrap_or_default();
        assert!(cited.contains(&format!("/{slug}/\"")), "{to} does not say that {from} cites it");
    }
}

#[test]
fn no_page_cites_itself_or_links_a_symbol_the_portal_does_not_hold() {
    let case = page("ru/cases/cat-433-2010-gerasimov");
    assert!(!section(&case, "cited").contains("cat-433-2010-gerasimov/\""));
    let other = page("ru/cases/ccpr-2864-2016-erkaeva");
    assert!(other.contains("CCPR/C/134/D/2752/2016") && !other.contains(">CCPR/C/134/D/2752/2016</a>"));
}

#[test]
fn every_text_in_two_languages_can_be_read_side_by_side() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (content, _) = builder::site::read(&project).expect("the content is right");
    let mut pairs = 0;
    for (id, record) in &content.records {
        let with_text = |words: &builder::content::SourceWords| !words.markdown.body.paragraphs.is_empty();
        let texts = record.words.values().filter(|words| with_text(words)).count();
        for language in Language::ALL {
            let html = page(&Route::Record(language, id.clone()).path());
            let found = html.matches("<details class=\"parallel\">").count();
            assert_eq!(found, texts.saturating_sub(1), "{id} in {}", language.code());
            pairs += found;
            let ids: Vec<&str> =
                html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let unique: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), unique.len(), "{id} in {}: an anchor stands twice", language.code());
        }
    }
    assert!(pairs > 2_000, "{pairs} pairs");
}

#[test]
fn guides_are_aligned_paragraph_by_paragraph() {
    let html = page("ru/pages/guide-committee-against-torture");
    let pair =
        html.split("<details class=\"parallel\">").nth(1).and_then(|rest| rest.split("</details>").next());
    let pair = pair.expect("a second language");
    let rows = pair.matches("<div class=\"pair\">").count();
    assert!(rows > 20, "{rows} rows");
    let empty =
        pair.matches("<div lang=\"ru\"></div>").count() + pair.matches("<div lang=\"kk\"></div>").count();
    assert_eq!(empty, 0, "every row has both languages");
}

#[test]
fn an_older_edition_says_on_top_that_there_is_a_newer_one() {
    let html = page("ru/library/istanbul-protocol-2004");
    let notice = html.find("Есть более новый документ:").expect("the notice");
    assert!(notice < html.find("class=\"lead\"").expect("the text"));
    assert!(html[notice..].starts_with("Есть более новый документ: <a href=\"../istanbul-protocol-2022/\""));
    for said in [
        "<dt>Издание</dt><dd>Rev.1</dd>",
        "<dt>Копия в архиве</dt><dd>не записано</dd>",
        "<dt>Адрес проверен</dt><dd>не записано</dd>",
    ] {
        assert!(html.contains(said), "missing: {said}");
    }
}

#[test]
fn the_library_is_browsed_by_letter_theme_and_body_in_every_language() {
    for language in Language::ALL {
        let register = page(&Route::Register(language, Collection::Library).path());
        assert!(register.contains("id=\"library-sections\""));
        for (browse, value) in [(Filter::Right, "torture"), (Filter::Body, "CAT"), (Filter::Kind, "treaty")] {
            let route =
                Route::BrowseValue(language, Collection::Library, Browse::By(browse), value.to_owned());
            assert!(page(&route.path()).contains("class=\"entry\""), "{}", route.path());
        }
    }
    let letters = page(&Route::Browse(Language::Kk, Collection::Library, Browse::Letter).path());
    let at =
        |letter: &str| letters.find(&format!("href=\"{letter}/\"")).unwrap_or_else(|| panic!("no {letter}"));
    assert!(at("А") < at("Ә") && at("Ә") < at("Б") && at("К") < at("Қ"), "the order of the Kazakh alphabet");
}

#[test]
fn a_bill_whose_texts_are_not_held_says_so() {
    let html = page("ru/bills/assembly-alternative-2007");
    let totals = section(&html, "totals");
    assert!(totals.contains("Не известно") && totals.contains("сравнить их по статьям"), "{totals}");
    let stages = section(&html, "stages");
    for said in ["datetime=\"2007\"", "datetime=\"2010\"", "Альтернативный проект разработан"]
    {
        assert!(stages.contains(said), "missing: {said} in {stages}");
    }
}
