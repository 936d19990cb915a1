//! What the READMEs say is true: examples are valid content, fields are real, named paths exist.
//! Not here: whether the content itself is right (`cargo portal check`).

use builder::diagnostic::SourceText;
use builder::facts::{
    BillFacts, CaseFacts, FigureFacts, LibraryFacts, ObligationFacts, OrganisationFacts, PageFacts,
    RecommendationFacts, StatementFacts, WordsFacts,
};
use builder::read::front_matter;
use builder::read::schema::Schema;
use builder::read::toml::Toml;
use model::{Collection, TextKey};
use std::path::{Path, PathBuf};

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn document(path: &str) -> String {
    std::fs::read_to_string(project().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Fenced blocks of a document: their info string and text.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.to_owned(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some((_, block)), None) => {
                block.push_str(line);
                block.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

fn problems_of_facts(collection: Collection, text: &str) -> Vec<String> {
    fn read<T: schemars::JsonSchema + serde::de::DeserializeOwned>(toml: &Toml) -> Vec<String> {
        Schema::<T>::new().read(toml).err().into_iter().flatten().map(|problem| problem.to_string()).collect()
    }
    let toml = match Toml::parse(&SourceText::new("content/README.md", text)) {
        Ok(toml) => toml,
        Err(problem) => return vec![problem.to_string()],
    };
    match collection {
        Collection::Cases => read::<CaseFacts>(&toml),
        Collection::Statements => read::<StatementFacts>(&toml),
        Collection::Recommendations => read::<RecommendationFacts>(&toml),
        Collection::Obligations => read::<ObligationFacts>(&toml),
        Collection::Library => read::<LibraryFacts>(&toml),
        Collection::Organisations => read::<OrganisationFacts>(&toml),
        Collection::Figures => read::<FigureFacts>(&toml),
        Collection::Bills => read::<BillFacts>(&toml),
        Collection::Pages => read::<PageFacts>(&toml),
    }
}

#[test]
fn every_kind_has_a_valid_example_of_facts_and_words() {
    let blocks = blocks(&document("content/README.md"));
    for collection in Collection::ALL {
        let block = |tag: &str| {
            let wanted = format!("{tag}={}", collection.slug());
            let found = blocks.iter().find(|(info, _)| info.ends_with(&wanted));
            found.unwrap_or_else(|| panic!("content/README.md has no example tagged {wanted}")).1.clone()
        };
        assert_eq!(problems_of_facts(collection, &block("facts")), Vec::<String>::new(), "{collection:?}");
        let words =
            front_matter::split(&SourceText::new("content/README.md", block("words"))).expect("front matter");
        let words = Schema::<WordsFacts>::new().read(&words.toml).expect("valid words");
        for key in words.texts.keys() {
            assert!(TextKey::parse(key).is_some(), "{key}");
        }
    }
}

/// Field names of a kind, from its schema.
fn fields(collection: Collection) -> Vec<String> {
    fn of<T: schemars::JsonSchema>() -> Vec<String> {
        let schema = schemars::schema_for!(T).to_value();
        schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
    }
    match collection {
        Collection::Cases => of::<CaseFacts>(),
        Collection::Statements => of::<StatementFacts>(),
        Collection::Recommendations => of::<RecommendationFacts>(),
        Collection::Obligations => of::<ObligationFacts>(),
        Collection::Library => of::<LibraryFacts>(),
        Collection::Organisations => of::<OrganisationFacts>(),
        Collection::Figures => of::<FigureFacts>(),
        Collection::Bills => of::<BillFacts>(),
        Collection::Pages => of::<PageFacts>(),
    }
}

#[test]
fn every_field_an_author_may_write_is_explained() {
    let text = document("content/README.md");
    for collection in Collection::ALL {
        for field in fields(collection) {
            assert!(
                text.contains(&format!("`{field}`")),
                "content/README.md does not explain `{field}` of {collection:?}"
            );
        }
    }
    for key in TextKey::ALL {
        assert!(
            text.contains(&format!("`{}`", key.key())),
            "content/README.md does not name the text `{}`",
            key.key()
        );
    }
}

#[test]
fn every_path_a_readme_names_exists() {
    for readme in ["app/README.md", "README.md"] {
        let text = document(readme);
        let named = text.split('`').skip(1).step_by(2).filter(|path| {
            let starts = ["app/", "content/", "tests/", "public/", ".github/"]
                .iter()
                .any(|start| path.starts_with(start));
            starts && !path.contains([' ', '*', '<', '…'])
        });
        for path in named {
            assert!(project().join(path).exists(), "{readme} names {path}");
        }
    }
}

/// The walk «Add a kind of record» of app/README.md.
fn walk() -> String {
    let text = document("app/README.md");
    let walk = text.split("\n## Add a kind of record\n").nth(1).expect("the walk");
    walk.split("\n## ").next().unwrap_or_default().to_owned()
}

/// Source files below a folder.
fn sources(folder: &str) -> Vec<(String, String)> {
    let files = walkdir::WalkDir::new(project().join(folder)).into_iter().filter_map(Result::ok);
    files
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"))
        .map(|entry| {
            let name = entry.path().strip_prefix(project()).expect("in the project").to_string_lossy();
            let text = std::fs::read_to_string(entry.path()).expect("a readable file");
            (name.replace('\\', "/"), text)
        })
        .collect()
}

#[test]
fn the_walk_of_a_new_kind_names_every_place_the_newest_kind_is_in() {
    let walk = walk();
    let named: Vec<&str> = walk.split('`').skip(1).step_by(2).collect();
    let signs = [
        "Collection::Bills",
        "Collection::{\n            Bills,",
        "Facts::Bill(",
        "BillFacts",
        "intro_bills",
    ];
    let places: Vec<String> = ["app/model/src", "app/builder/src", "app/web/src", "app/search/src"]
        .into_iter()
        .flat_map(sources)
        .filter(|(_, text)| signs.iter().any(|sign| text.contains(sign)))
        .map(|(name, _)| name)
        .collect();
    assert!(places.len() > 15, "{places:?}");
    let unnamed: Vec<&String> = places.iter().filter(|place| !named.contains(&place.as_str())).collect();
    assert_eq!(unnamed, Vec::<&String>::new(), "app/README.md does not lead here");
}

#[test]
fn every_step_of_the_walk_was_taken_for_every_kind() {
    let walk = walk();
    let files = walk.split('`').skip(1).step_by(2).filter(|name| project().join(name).is_file());
    let mut steps = 0;
    for file in files {
        let text = document(file);
        steps += 1;
        assert!(text.to_lowercase().contains("bill"), "{file} has nothing of bills");
        // Where the walk says «one line each», every kind has its line.
        let one_of_each =
            ["page/register.rs", "page/entries.rs", "logic/table.rs", "column.rs", "cite/item.rs"];
        if one_of_each.iter().any(|end| file.ends_with(end)) {
            for collection in Collection::ALL {
                let line = format!("Collection::{collection:?}");
                assert!(text.contains(&line), "{file} has no line of {line}");
            }
        }
    }
    assert!(steps > 20, "{steps} steps");
}
