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
