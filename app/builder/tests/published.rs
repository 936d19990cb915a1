//! What others build on: data files and their hashes, feeds, citations, files to take home.
//! Not here: how pages look (crate `web`), and stable names and equal bytes (`site`).

use atom_syndication::Feed as AtomFeed;
use builder::output::render::{self, Target};
use model::{Collection, Feed, FeedFormat, Language};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

const ADDRESS: &str = "https://example.org/portal/";

type Files = BTreeMap<String, Vec<u8>>;

/// The site made from the real content, for an address.
static SITE: LazyLock<Files> = LazyLock::new(|| {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let staging = tempfile::tempdir().expect("a temporary folder");
    let target = Target {
        staging: staging.path().to_owned(),
        base_path: "/portal/".to_owned(),
        address: Some(ADDRESS.to_owned()),
    };
    render::run(&project, &target).expect("the content is right");
    let files = walkdir::WalkDir::new(staging.path()).into_iter().filter_map(Result::ok);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(staging.path()).expect("below the folder");
            (name.to_string_lossy().replace('\\', "/"), std::fs::read(entry.path()).expect("a file"))
        })
        .collect()
});

fn json(name: &str) -> Value {
    let bytes = SITE.get(name).unwrap_or_else(|| panic!("{name} is published"));
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn page(path: &str) -> &'static str {
    let bytes = SITE.get(path).unwrap_or_else(|| panic!("{path} is published"));
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn with_records() -> impl Iterator<Item = Collection> {
    Collection::ALL.into_iter().filter(|collection| *collection != Collection::Pages)
}

/// Every public record, as the data files of the collections hold it.
fn records(collection: Collection) -> Vec<Value> {
    let file = json(&format!("data/{}.json", collection.slug()));
    let records = file["records"].as_array().expect("records").clone();
    assert_eq!(file["count"], records.len(), "{collection:?}");
    assert_eq!(file["version"], version(), "{collection:?}");
    records
}

fn version() -> String {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/site.toml");
    let text = std::fs::read_to_string(site).expect("site.toml");
    let line = text.lines().find_map(|line| line.strip_prefix("version = ")).expect("a version");
    line.trim_matches('"').to_owned()
}

fn id(record: &Value) -> &str {
    record["id"].as_str().expect("an id")
}

#[test]
fn a_page_shows_the_hash_of_its_records_own_data_file() {
    let mut pages = 0;
    for record in with_records().flat_map(records) {
        let file = format!("data/{}.json", id(&record));
        assert_eq!(json(&file), record, "{file} says what the collection says");
        let hash: String = Sha256::digest(&SITE[&file]).iter().map(|byte| format!("{byte:02x}")).collect();
        for language in Language::ALL {
            let html = page(&format!("{}/{}/index.html", language.code(), id(&record)));
            assert!(html.contains(&format!("data-hash=\"{hash}\"")), "{}", id(&record));
            assert!(html.contains(&format!("href=\"../../../{file}\"")), "{}", id(&record));
            pages += 1;
        }
    }
    assert!(pages > 1_500, "{pages} pages were looked at");
}

/// Paths of the newest records of a feed, found in the data alone.
fn expected(feed: &Feed, language: Language) -> Vec<String> {
    let has = |record: &Value, filter: &str, wanted: &Option<String>| {
        let values = record["row"]["v"][filter].as_array().cloned().unwrap_or_default();
        wanted.as_ref().is_none_or(|wanted| values.iter().any(|value| value == wanted.as_str()))
    };
    let mut found: Vec<(String, String)> = with_records()
        .filter(|collection| feed.collection.is_none_or(|wanted| wanted == *collection))
        .flat_map(records)
        .filter(|record| has(record, "right", &feed.right) && has(record, "region", &feed.region))
        .map(|record| (record["row"]["d"].as_str().unwrap_or_default().to_owned(), id(&record).to_owned()))
        .collect();
    found.sort_by_key(|(_, id)| collection_place(id));
    found.sort_by(|(a, _), (b, _)| b.cmp(a));
    found.into_iter().take(30).map(|(_, id)| format!("{}/{id}/", language.code())).collect()
}

/// Equal dates stand in the order of collections, then of slugs.
fn collection_place(id: &str) -> (usize, String) {
    let (collection, slug) = id.split_once('/').expect("an id");
    let place = Collection::ALL.iter().position(|known| known.slug() == collection);
    (place.expect("a collection"), slug.to_owned())
}

#[test]
fn every_feed_holds_the_newest_records_of_its_filter_in_both_formats() {
    let mut ids = BTreeSet::new();
    let feeds: Vec<_> = SITE.keys().filter_map(|name| Feed::parse(name)).collect();
    for (language, feed, format) in &feeds {
        let name = feed.path(*language, *format);
        if *format == FeedFormat::Json {
            continue;
        }
        let atom =
            AtomFeed::read_from(SITE[&name].as_slice()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let json = json(&feed.path(*language, FeedFormat::Json));
        let link = |entry: &atom_syndication::Entry| entry.links()[0].href().to_owned();
        let links: Vec<String> = atom.entries().iter().map(link).collect();
        let wanted: Vec<String> =
            expected(feed, *language).into_iter().map(|path| format!("{ADDRESS}{path}")).collect();
        assert_eq!(links, wanted, "{name}");
        assert!(!links.is_empty(), "{name} has records");
        for link in &links {
            let file = format!("{}index.html", link.strip_prefix(ADDRESS).expect("below the address"));
            assert!(SITE.contains_key(&file), "{name} leads to {file}");
        }
        let items = json["items"].as_array().expect("items");
        let urls: Vec<&str> = items.iter().map(|item| item["url"].as_str().expect("a url")).collect();
        assert_eq!(urls, links, "{name}: both formats hold the same");
        let pairs = atom.entries().iter().zip(items);
        assert!(
            pairs
                .clone()
                .all(|(entry, item)| item["id"] == entry.id() && item["title"] == entry.title().as_str())
        );
        assert!(ids.insert(atom.id().to_owned()), "{name} has an id of its own");
        assert!(
            atom.id().starts_with("urn:uuid:")
                && atom.entries().iter().all(|e| e.id().starts_with("urn:uuid:"))
        );
        assert_eq!(atom.updated().to_rfc3339(), format!("{}T00:00:00+00:00", version()), "{name}");
        assert_eq!(json["feed_url"], format!("{ADDRESS}{}", feed.path(*language, FeedFormat::Json)));
        let own = atom.links().iter().find(|link| link.rel() == "self").expect("its own address");
        assert_eq!(own.href(), format!("{ADDRESS}{name}"));
        let page = atom.links().iter().find(|link| link.rel() == "alternate").expect("its page").href();
        let page = page.strip_prefix(ADDRESS).expect("below the address");
        let page = page.split('#').next().unwrap_or_default();
        assert!(SITE.contains_key(&format!("{page}index.html")), "{name} names the page {page}");
    }
    assert!(feeds.len() > 2_000, "{} feeds were read", feeds.len());
}

#[test]
fn every_value_and_pair_with_records_has_a_feed() {
    for record in with_records().flat_map(records) {
        let values = |filter: &str| {
            let values = record["row"]["v"][filter].as_array().cloned().unwrap_or_default();
            values.iter().map(|value| value.as_str().expect("a text").to_owned()).collect::<Vec<_>>()
        };
        let collection = id(&record).split('/').next().unwrap_or_default().to_owned();
        let mut names = vec!["all".to_owned(), collection.clone()];
        for right in values("right") {
            names.extend([format!("right-{right}"), format!("{collection}.right-{right}")]);
            names.extend(values("region").iter().map(|region| format!("right-{right}.region-{region}")));
        }
        for region in values("region") {
            names.extend([format!("region-{region}"), format!("{collection}.region-{region}")]);
        }
        for name in names {
            for file in [format!("kk/feeds/{name}.xml"), format!("en/feeds/{name}.json")] {
                assert!(SITE.contains_key(&file), "{file} for {}", id(&record));
            }
        }
    }
}

fn take_home(collection: Collection, language: Language) -> Value {
    let register = page(&format!("{}/{}/index.html", language.code(), collection.slug()));
    // Registers name the file only beside the program that reads it; this test builds none.
    assert!(!register.contains("data-take-home"), "no program, no file to read");
    let start = format!("assets/take-home-{}-{}.", collection.slug(), language.code());
    let file = SITE.keys().find(|name| name.starts_with(&start)).unwrap_or_else(|| panic!("{start}"));
    json(file)
}

#[test]
fn a_take_home_file_holds_every_record_as_cells_data_and_bibliography() {
    for collection in with_records() {
        let data = records(collection);
        for language in Language::ALL {
            let file = take_home(collection, language);
            assert_eq!(file["collection"], collection.slug());
            assert_eq!(file["language"], language.code());
            assert_eq!(
                (file["version"].as_str(), file["address"].as_str()),
                (Some(&*version()), Some(ADDRESS))
            );
            let columns = file["columns"].as_array().expect("columns");
            let place = |key: &str| columns.iter().position(|column| column["key"] == key).expect("a column");
            let labels = columns.iter().map(|column| column["label"].as_str().expect("a label"));
            assert!(labels.clone().all(|label| !label.is_empty()), "{collection:?}");
            let taken = file["records"].as_array().expect("records");
            assert_eq!(taken.len(), data.len(), "{collection:?}");
            for record in taken {
                let id = record["i"].as_str().expect("an id");
                let public = data.iter().find(|public| public["id"] == id).expect("a public record");
                assert_eq!(record["json"], *public, "{id}");
                let cells = record["c"].as_array().expect("cells");
                assert_eq!(cells.len(), columns.len(), "{id}");
                assert!(
                    cells.iter().all(|cell| cell.is_null() || cell.is_number() || cell.is_string()),
                    "{id}"
                );
                assert_eq!(cells[place("page")], format!("{ADDRESS}{}/{id}/", language.code()));
                assert_eq!(cells[place("sha256")].as_str().map(str::len), Some(64));
                assert_eq!(cells[place("title")], record["csl"]["title"], "{id}");
                bibliography(id, record);
            }
        }
    }
}

fn bibliography(id: &str, record: &Value) {
    let title = record["csl"]["title"].as_str().expect("a title");
    let bibtex = record["bibtex"].as_str().expect("BibTeX");
    let read =
        biblatex::Bibliography::parse(bibtex).unwrap_or_else(|error| panic!("{id}: {error}\n{bibtex}"));
    let entry = read.iter().next().expect("one entry");
    let read = biblatex::ChunksExt::format_verbatim(entry.get("title").expect("a title"));
    assert_eq!(read, title, "{id}");
    let ris = record["ris"].as_str().expect("RIS");
    assert!(
        ris.starts_with("TY  - ")
            && ris.ends_with("ER  - \r\n")
            && ris.contains(&format!("TI  - {title}\r\n")),
        "{id}: {ris}"
    );
}

#[test]
fn cells_say_what_a_journalist_counts() {
    let file = take_home(Collection::Cases, Language::En);
    let columns = file["columns"].as_array().expect("columns");
    let records = file["records"].as_array().expect("records");
    let record = records.iter().find(|record| record["i"] == "cases/cat-433-2010-gerasimov").expect("a case");
    let cell = |key: &str| {
        let place = columns.iter().position(|column| column["key"] == key);
        record["c"][place.unwrap_or_else(|| panic!("a column {key}"))].clone()
    };
    for (key, expected) in [
        ("symbol", "CAT/C/48/D/433/2010"),
        ("adopted", "2012-05-24"),
        ("outcome", "Violation found"),
        ("implementation", "Partially implemented"),
    ] {
        assert_eq!(cell(key), expected, "{key}");
    }
    assert_eq!((cell("events"), cell("response_days")), (2007.into(), 90.into()), "numbers are numbers");
    let violated = cell("violated");
    assert!(violated.as_str().is_some_and(|text| text.contains("; CAT")), "{violated}");
    let follow_up = cell("follow_up");
    assert!(
        follow_up
            .as_str()
            .is_some_and(|text| text.starts_with("2013-11: Court awarded compensation (https://")),
        "{follow_up}"
    );
    let unknown = records.iter().filter(|record| {
        let place = columns.iter().position(|column| column["key"] == "implementation").expect("a column");
        record["c"][place] == "Not known"
    });
    assert!(unknown.count() > 10, "not known is a status that can be counted");
}

#[test]
fn nobody_in_a_case_is_a_person_to_a_program() {
    let label =
        |term: &Value| ["kk", "ru", "en"].map(|code| term[code].as_str().unwrap_or_default().to_owned());
    let vocabularies = json("data/vocabularies.json");
    let mut bodies: BTreeSet<String> =
        vocabularies["bodies"].as_array().expect("bodies").iter().flat_map(label).collect();
    for organisation in records(Collection::Organisations) {
        let titles = organisation["row"]["t"].as_object().expect("titles");
        bodies.extend(titles.values().filter_map(|title| title.as_str().map(str::to_owned)));
    }
    let mut authors = 0;
    for collection in with_records() {
        for language in Language::ALL {
            for record in take_home(collection, language)["records"].as_array().expect("records") {
                for author in record["csl"]["author"].as_array().into_iter().flatten() {
                    let author = author.as_object().expect("an author");
                    assert_eq!(author.keys().collect::<Vec<_>>(), ["literal"], "{}", record["i"]);
                    let name = author["literal"].as_str().expect("a name");
                    assert!(bodies.contains(name), "{}: {name} is no body and no organisation", record["i"]);
                    authors += 1;
                }
                let names = ["editor", "contributor", "recipient", "interviewer"];
                assert!(names.iter().all(|key| record["csl"].get(key).is_none()), "{}", record["i"]);
            }
        }
    }
    assert!(authors > 1_000, "{authors} authors were looked at");
    for (name, bytes) in SITE.iter().filter(|(name, _)| name.contains("/cases/") && name.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).expect("UTF-8");
        assert!(!html.contains("\"Person\""), "{name}");
    }
}

#[test]
fn citations_speak_each_language_and_hold_the_address() {
    let citation = |path: &str, style: &str| {
        let html = page(&format!("{path}index.html"));
        let rest = html.split(&format!("data-style=\"{style}\"")).nth(1).expect(style);
        let text = rest.split_once('>').and_then(|(_, rest)| rest.split_once("</p>")).expect("a paragraph").0;
        let plain: String =
            text.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    };
    for (path, style, expected) in [
        (
            "ru/cases/cat-433-2010-gerasimov/",
            "gost",
            "Александр Герасимов против Казахстана : решение по существу, 24.05.2012, CAT/C/48/D/433/2010 / Комитет против пыток. – Текст : электронный // Құқық : [сайт]. – URL: {} (версия данных: ",
        ),
        (
            "ru/cases/cat-433-2010-gerasimov/",
            "apa",
            "Комитет против пыток. (2012). Александр Герасимов против Казахстана [Решение по существу, CAT/C/48/D/433/2010]. {}",
        ),
        (
            "ru/cases/cat-433-2010-gerasimov/",
            "oscola",
            "Александр Герасимов против Казахстана (Комитет против пыток, 24 мая 2012) Док. ООН CAT/C/48/D/433/2010 <{}>",
        ),
        (
            "kk/cases/cat-433-2010-gerasimov/",
            "oscola",
            "(Азаптауларға қарсы комитет, 2012 ж. 24 мамыр) БҰҰ құжаты CAT/C/48/D/433/2010 <{}>",
        ),
        (
            "en/cases/cat-433-2010-gerasimov/",
            "oscola",
            "Alexander Gerasimov v Kazakhstan (Committee against Torture, 24 May 2012) UN Doc CAT/C/48/D/433/2010 <{}>",
        ),
        ("ru/cases/cat-497-2012-bairamov/", "oscola", "(Комитет против пыток, май 2014)"),
        (
            "en/statements/2026-01-15-atajurt/",
            "apa",
            "(2026, January 15). IPHR and KIBHR issued a statement on the case of the Atajurt activists [Statement]. Quqyq. {}",
        ),
        ("ru/statements/2026-01-15-atajurt/", "apa", "(2026, 15 января). "),
        ("kk/statements/2026-01-15-atajurt/", "apa", "(2026, 15 қаңтар). "),
        (
            "ru/statements/2026-01-15-atajurt/",
            "oscola",
            "по делу активистов «Атажурт»” (Құқық, 15 января 2026) <{}>",
        ),
        (
            "en/library/co-ccpr-3/",
            "oscola",
            "Human Rights Committee, ‘Concluding observations on the third periodic report of Kazakhstan’ (2025) UN Doc CCPR/C/KAZ/CO/3 <{}>",
        ),
        ("en/library/treaty-op-crc-ic/", "oscola", "(adopted 2011) <{}>"),
        (
            "ru/figures/fig-2014-defenders-estimate/",
            "gost",
            "Оценка числа жалоб на пытки в год. – Текст : электронный // Құқық : [сайт]. – URL: {} (версия данных: ",
        ),
    ] {
        let expected = expected.replace("{}", &format!("{ADDRESS}{path}"));
        let shown = citation(path, style);
        assert!(shown.contains(&expected), "{path} {style}\n  is  {shown}\n  not {expected}");
    }
}
