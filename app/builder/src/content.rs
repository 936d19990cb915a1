//! Everything in `content/`, read and typed but not yet checked against each other.
//! Not here: rules between records (`check`) and what readers receive (`site`).

use crate::check::deny::DenyList;
use crate::check::privacy::Exceptions;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::facts::{
    BillFacts, CaseFacts, Facts, FigureFacts, LetterFacts, LibraryFacts, ObligationFacts, OrganisationFacts,
    PageFacts, RecommendationFacts, SelfCheckFacts, StatementFacts, WordsFacts,
};
use crate::parallel;
use crate::read::front_matter;
use crate::read::markdown::{self, Markdown};
use crate::read::schema::Schema;
use crate::read::toml::Toml;
use crate::vocabulary::Vocabularies;
use crate::wording::Wording;
use model::{Collection, Language, RecordId, is_slug};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file of a page's self-check.
const SELF_CHECK: &str = "self-check.toml";
/// The file of the letter that can be filled in on a page.
const LETTER: &str = "letter.toml";

/// One record as its author wrote it.
#[derive(Debug)]
pub struct SourceRecord {
    pub id: RecordId,
    pub facts: Facts,
    pub toml: Toml,
    pub words: BTreeMap<Language, SourceWords>,
    /// The self-check that stands on a page.
    pub self_check: Option<(SelfCheckFacts, Toml)>,
    /// The letter that can be filled in on a page.
    pub letter: Option<(LetterFacts, Toml)>,
}

#[derive(Debug)]
pub struct SourceWords {
    pub facts: WordsFacts,
    pub toml: Toml,
    pub markdown: Markdown,
    /// Where the Markdown starts in the file.
    pub body_start: usize,
}

#[derive(Debug)]
pub struct Content {
    pub records: BTreeMap<RecordId, SourceRecord>,
    pub vocabularies: Vocabularies,
    pub wording: Wording,
    pub deny_list: DenyList,
    pub exceptions: Exceptions,
    /// The prepared borders, where they could be read.
    pub geometry: Option<Arc<SourceText>>,
}

/// Reads the folder; returns what could be read and everything that could not.
pub fn read(project: &Path) -> (Content, Vec<Diagnostic>) {
    let root = project.join("content");
    let mut diagnostics = Vec::new();
    let schemas = Schemas::new();
    let mut folders = Vec::new();
    for collection in Collection::ALL {
        for folder in sorted_entries(&root.join(collection.slug())) {
            let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if folder.is_dir() {
                folders.push((collection, name, folder));
            } else if !name.starts_with('.') {
                diagnostics.push(misplaced(
                    project,
                    &folder,
                    "a record is a folder with facts.toml and words files",
                ));
            }
        }
    }
    let read = parallel::map(&folders, |(collection, name, folder)| {
        read_record(project, &schemas, *collection, name, folder)
    });
    let mut records = BTreeMap::new();
    for (record, problems) in read {
        diagnostics.extend(problems);
        if let Some(record) = record {
            records.insert(record.id.clone(), record);
        }
    }
    let vocabularies = Vocabularies::read(project, &mut diagnostics);
    let wording = Wording::read(project, &mut diagnostics);
    let deny_list = DenyList::read(project, &mut diagnostics);
    let exceptions = Exceptions::read(project, &mut diagnostics);
    let geometry = read_text(project, &project.join("public/geo/regions.json"));
    let geometry = geometry.map_err(|problem| diagnostics.push(problem)).ok();
    (Content { records, vocabularies, wording, deny_list, exceptions, geometry }, diagnostics)
}

/// Compiled schemas of every kind of file.
struct Schemas {
    case: Schema<CaseFacts>,
    statement: Schema<StatementFacts>,
    recommendation: Schema<RecommendationFacts>,
    obligation: Schema<ObligationFacts>,
    library: Schema<LibraryFacts>,
    organisation: Schema<OrganisationFacts>,
    figure: Schema<FigureFacts>,
    bill: Schema<BillFacts>,
    page: Schema<PageFacts>,
    words: Schema<WordsFacts>,
    self_check: Schema<SelfCheckFacts>,
    letter: Schema<LetterFacts>,
}

impl Schemas {
    fn new() -> Schemas {
        Schemas {
            case: Schema::new(),
            statement: Schema::new(),
            recommendation: Schema::new(),
            obligation: Schema::new(),
            library: Schema::new(),
            organisation: Schema::new(),
            figure: Schema::new(),
            bill: Schema::new(),
            page: Schema::new(),
            words: Schema::new(),
            self_check: Schema::new(),
            letter: Schema::new(),
        }
    }

    fn facts(&self, collection: Collection, toml: &Toml) -> Result<Facts, Vec<Diagnostic>> {
        match collection {
            Collection::Cases => self.case.read(toml).map(|facts| Facts::Case(Box::new(facts))),
            Collection::Statements => {
                self.statement.read(toml).map(|facts| Facts::Statement(Box::new(facts)))
            }
            Collection::Recommendations => {
                self.recommendation.read(toml).map(|facts| Facts::Recommendation(Box::new(facts)))
            }
            Collection::Obligations => {
                self.obligation.read(toml).map(|facts| Facts::Obligation(Box::new(facts)))
            }
            Collection::Library => self.library.read(toml).map(|facts| Facts::Library(Box::new(facts))),
            Collection::Organisations => {
                self.organisation.read(toml).map(|facts| Facts::Organisation(Box::new(facts)))
            }
            Collection::Figures => self.figure.read(toml).map(|facts| Facts::Figure(Box::new(facts))),
            Collection::Bills => self.bill.read(toml).map(|facts| Facts::Bill(Box::new(facts))),
            Collection::Pages => self.page.read(toml).map(|facts| Facts::Page(Box::new(facts))),
        }
    }
}

/// Reads a file as UTF-8; a wrong byte is placed by line and column.
pub fn read_text(project: &Path, path: &Path) -> Result<Arc<SourceText>, Diagnostic> {
    let shown = shown_path(project, path);
    let bytes = std::fs::read(path).map_err(|error| {
        Diagnostic::error(
            &SourceText { path: shown.clone(), text: String::new() },
            0..0,
            "readable-file",
            format!("the file cannot be read: {error}"),
            "add the file, or correct its rights",
        )
    })?;
    String::from_utf8(bytes).map(|text| SourceText::new(shown.clone(), text)).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
        let source = SourceText { path: shown, text };
        Diagnostic::error(
            &source,
            valid..valid,
            "utf-8",
            "the file is not UTF-8 from here on",
            "save the file as UTF-8",
        )
    })
}

/// Path relative to the project, with forward slashes.
pub fn shown_path(project: &Path, path: &Path) -> String {
    path.strip_prefix(project).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Entries of a folder by name; none where the folder is absent.
pub fn sorted_entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    entries.sort();
    entries
}

fn misplaced(project: &Path, path: &Path, hint: &str) -> Diagnostic {
    let source = SourceText { path: shown_path(project, path), text: String::new() };
    Diagnostic::error(&source, 0..0, "known-file", "this file belongs to no record", hint)
}

fn read_record(
    project: &Path,
    schemas: &Schemas,
    collection: Collection,
    name: &str,
    folder: &Path,
) -> (Option<SourceRecord>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    if !is_slug(name) {
        let source = SourceText { path: shown_path(project, folder), text: String::new() };
        diagnostics.push(Diagnostic::error(
            &source,
            0..0,
            "slug",
            format!("`{name}` cannot be an address"),
            "rename the folder: small Latin letters, digits and single hyphens",
        ));
    }
    let mut words = BTreeMap::new();
    let (mut self_check, mut letter) = (None, None);
    for path in sorted_entries(folder) {
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match file.strip_suffix(".md").and_then(Language::parse) {
            Some(language) => match read_words(project, schemas, &path) {
                Ok(read) => {
                    words.insert(language, read);
                }
                Err(problems) => diagnostics.extend(problems),
            },
            None if file == "facts.toml" => {}
            None if file == SELF_CHECK && collection == Collection::Pages => {
                match read_beside(project, &schemas.self_check, &path) {
                    Ok(read) => self_check = Some(read),
                    Err(problems) => diagnostics.extend(problems),
                }
            }
            None if file == LETTER && collection == Collection::Pages => {
                match read_beside(project, &schemas.letter, &path) {
                    Ok(read) => letter = Some(read),
                    Err(problems) => diagnostics.extend(problems),
                }
            }
            None if file.starts_with('.') => {}
            None => diagnostics.push(misplaced(
                project,
                &path,
                "a record has facts.toml, kk.md, ru.md and en.md; remove or rename this file",
            )),
        }
    }
    let path = folder.join("facts.toml");
    let toml = read_text(project, &path).and_then(|source| Toml::parse(&source));
    let toml = match toml {
        Ok(toml) => toml,
        Err(problem) => {
            diagnostics.push(problem);
            return (None, diagnostics);
        }
    };
    if words.is_empty() && diagnostics.is_empty() {
        diagnostics.push(toml.error(
            "",
            "some-words",
            "the record has no words file",
            "add ru.md, kk.md or en.md with a title",
        ));
    }
    match schemas.facts(collection, &toml) {
        Ok(facts) => {
            let id = RecordId::new(collection, name);
            (Some(SourceRecord { id, facts, toml, words, self_check, letter }), diagnostics)
        }
        Err(problems) => {
            diagnostics.extend(problems);
            (None, diagnostics)
        }
    }
}

/// A file of its own kind beside a page's words.
fn read_beside<T: DeserializeOwned + JsonSchema>(
    project: &Path,
    schema: &Schema<T>,
    path: &Path,
) -> Result<(T, Toml), Vec<Diagnostic>> {
    let toml =
        read_text(project, path).and_then(|source| Toml::parse(&source)).map_err(|problem| vec![problem])?;
    Ok((schema.read(&toml)?, toml))
}

fn read_words(project: &Path, schemas: &Schemas, path: &Path) -> Result<SourceWords, Vec<Diagnostic>> {
    let source = read_text(project, path).map_err(|problem| vec![problem])?;
    let parts = front_matter::split(&source).map_err(|problem| vec![problem])?;
    let facts = schemas.words.read(&parts.toml)?;
    let markdown = markdown::read(&source.text[parts.body_start..], "../../");
    Ok(SourceWords { facts, toml: parts.toml, markdown, body_start: parts.body_start })
}
