//! The site made from the real content: the same bytes each time, names that can be cached, only public facts.
//! Not here: how pages look (crate `web`) and what the browser makes of them (`tests/`).

use builder::output::render::{self, Target};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

type Files = BTreeMap<String, Vec<u8>>;

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file of a fresh rendering, without the programs that trunk compiles.
fn rendered() -> Files {
    let staging = tempfile::tempdir().expect("a temporary folder");
    let target =
        Target { staging: staging.path().to_owned(), base_path: "/portal/".to_owned(), address: None };
    render::run(&project(), &target).expect("the content is right");
    walkdir::WalkDir::new(staging.path())
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(staging.path()).expect("below the folder");
            let bytes = std::fs::read(entry.path()).expect("a readable file");
            (name.to_string_lossy().replace('\\', "/"), bytes)
        })
        .collect()
}

static SITE: LazyLock<Files> = LazyLock::new(rendered);

#[test]
fn the_same_content_gives_the_same_bytes() {
    let again = rendered();
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&SITE), names(&again));
    let differing: Vec<&String> = SITE.keys().filter(|name| SITE[*name] != again[*name]).collect();
    assert_eq!(differing, Vec::<&String>::new());
}

#[test]
fn only_pages_data_and_the_manifest_have_stable_names() {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let named_by_content = |name: &str| name.split(['/', '.', '-']).any(is_hash);
    let stable = |name: &str| {
        name.ends_with(".html")
            || (name.starts_with("data/") && (name.ends_with(".json") || name.ends_with(".svg")))
            || model::Feed::parse(name).is_some()
            || ["index/manifest.json", "sitemap.xml", ".nojekyll"].contains(&name)
    };
    let others: Vec<&String> = SITE.keys().filter(|name| !stable(name) && !named_by_content(name)).collect();
    assert_eq!(others, Vec::<&String>::new());
}

#[test]
fn every_published_fact_has_a_name_that_readers_are_told() {
    let fields =
        std::fs::read_to_string(project().join("content/vocabulary/fields.toml")).expect("fields.toml");
    let mut facts = 0;
    for (name, bytes) in SITE.iter().filter(|(name, _)| {
        name.starts_with("data/") && name.ends_with(".json") && *name != "data/vocabularies.json"
    }) {
        let data: serde_json::Value = serde_json::from_slice(bytes).expect("JSON");
        for record in data["records"].as_array().into_iter().flatten() {
            for (field, _) in record["facts"].as_object().into_iter().flatten() {
                facts += 1;
                let heading = format!("[{}]", field.replace('_', "-"));
                assert!(
                    fields.lines().any(|line| line == heading),
                    "{name} publishes `{field}` without a name"
                );
            }
        }
    }
    assert!(facts > 4_000, "{facts} facts were looked at");
}

#[test]
fn every_record_is_a_page_in_every_language() {
    let (content, _) =
        builder::site::read(&project()).unwrap_or_else(|all| panic!("{}", builder::site::printed(&all)));
    for id in content.records.keys() {
        for language in model::Language::ALL {
            let file = model::Route::Record(language, id.clone()).file();
            assert!(SITE.contains_key(&file), "{file}");
        }
    }
}
