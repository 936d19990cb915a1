//! What a search over the real content finds, against what people judged to be right.
//! Not here: the judgements (`app/search/tests/judged`), how they are scored (`search::judge`), the engine's own rules.

use builder::output::index;
use model::Language;
use search::judge::{self, Floor, Judged, Part};
use search::{IndexOptions, LocalIndex, Query, write_index};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use web::site::{Settings, Site};

const QUERIES: &str = include_str!("../../search/tests/judged/queries.tsv");
const FLOORS: &str = include_str!("../../search/tests/judged/floor.tsv");

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let (content, _) =
        builder::site::read(&project()).unwrap_or_else(|all| panic!("{}", builder::site::printed(&all)));
    let settings = Settings {
        name: content.wording.name.clone(),
        tagline: content.wording.tagline.clone(),
        publisher: content.wording.publisher.clone(),
        address: None,
        base_path: "/".to_owned(),
        ..Settings::default()
    };
    builder::site::build(&content, settings)
});

/// The index as it is published. A test has its own: the engine is not made for several threads.
fn index() -> LocalIndex {
    static WRITTEN: LazyLock<search::StaticIndex> = LazyLock::new(|| {
        write_index(index::documents(&SITE), &IndexOptions::portal()).expect("an index of the content")
    });
    LocalIndex::open(&WRITTEN.manifest, WRITTEN.files.clone()).expect("opens")
}

fn judged() -> Vec<Judged> {
    judge::read(QUERIES).unwrap_or_else(|error| panic!("queries.tsv: {error}"))
}

fn floors() -> Vec<Floor> {
    judge::read_floors(FLOORS).unwrap_or_else(|error| panic!("floor.tsv: {error}"))
}

fn found(index: &LocalIndex, text: &str, language: &str) -> Vec<String> {
    let language = Language::ALL.into_iter().find(|known| known.code() == language).expect("a language");
    let answer = index.answer(&Query::new(text, language)).expect("an answer");
    answer.hits.into_iter().map(|hit| hit.id).collect()
}

#[test]
fn every_part_and_language_has_its_floor() {
    let judged = judged();
    assert!(judged.len() >= 150, "{} judged queries", judged.len());
    let ids: BTreeSet<String> = SITE.records.keys().map(ToString::to_string).collect();
    for one in &judged {
        for id in one.answers.keys() {
            assert!(ids.contains(id), "`{}` is answered by `{id}`, which is no record", one.query);
        }
    }
    let floors = floors();
    for part in Part::ALL {
        for language in Language::ALL.map(Language::code).into_iter().chain(["all"]) {
            let own: Vec<&Floor> =
                floors.iter().filter(|floor| floor.part == part && floor.language == language).collect();
            let [floor] = own.as_slice() else {
                panic!("{} floors for {} {language}", own.len(), part.name())
            };
            let queries = judged.iter().filter(|one| floor.is_for(one)).count();
            assert!(queries >= 20, "only {queries} queries for {} {language}", part.name());
        }
    }
}

#[test]
fn the_search_finds_what_people_judged_right() {
    let (judged, index) = (judged(), index());
    let mut wrong = Vec::new();
    for floor in floors() {
        let own = judged.iter().filter(|one| floor.is_for(one));
        let scores = judge::score(own, |one| found(&index, &one.query, &one.language));
        println!("{} {}: {}", floor.part.name(), floor.language, scores.line());
        wrong.extend(floor.check(&scores).err());
        // The worst of the held-out part are not shown: whoever reads them cannot help tuning on them.
        if floor.part == Part::Tuned && floor.language == "all" {
            println!("{}", scores.report(40));
        }
    }
    let kinds: BTreeSet<&str> = judged.iter().map(|one| one.kind.as_str()).collect();
    for kind in kinds {
        let own = judged.iter().filter(|one| one.part == Part::Tuned && one.kind == kind);
        println!("{kind}: {}", judge::score(own, |one| found(&index, &one.query, &one.language)).line());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The control: a search that answers as well, but another query, must not pass.
#[test]
fn answers_to_other_queries_stay_below_every_floor() {
    let (judged, index) = (judged(), index());
    for floor in floors() {
        let own: Vec<&Judged> = judged.iter().filter(|one| floor.is_for(one)).collect();
        let mut other = own.iter().cycle().skip(own.len() / 2);
        let scores = judge::score(own.iter().copied(), |_| {
            let other = other.next().expect("it goes round");
            found(&index, &other.query, &other.language)
        });
        assert!(floor.check(&scores).is_err_and(|error| error.contains("fell")), "{}", scores.line());
        assert!(scores.ndcg < floor.ndcg / 2.0, "{}", scores.line());
    }
}

/// Every way a reader may write the symbol or number of a decision puts that decision first.
#[test]
fn symbols_and_numbers_of_all_decisions_put_them_first() {
    let index = index();
    let mut asked = 0;
    for record in SITE.records.values().filter(|record| record.id.collection == model::Collection::Cases) {
        let facts = record.facts.iter().filter(|fact| ["symbol", "communications"].contains(&fact.field));
        for fact in facts {
            let model::FactValue::Texts(names) = &fact.value else { continue };
            for name in names.iter().flat_map(|name| name.split("; ")) {
                let spaced = name.replace('/', " ");
                for typed in [name.to_owned(), name.to_lowercase(), spaced, format!("№ {name}")] {
                    let first = found(&index, &typed, "ru").into_iter().next();
                    assert_eq!(first, Some(record.id.to_string()), "{typed}");
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 500, "{asked} spellings were asked for");
}

#[test]
fn what_was_superseded_stands_below_its_successor() {
    let index = index();
    let place = |found: &[String], id: &str| found.iter().position(|own| own == id).expect("found");
    let mut pairs = 0;
    for record in SITE.records.values() {
        for fact in record.facts.iter().filter(|fact| fact.field == "superseded_by") {
            let model::FactValue::Records(successors) = &fact.value else { continue };
            for successor in successors {
                let own_title = record.row.title(Language::Ru).1;
                let name = own_title.split(" (").next().unwrap_or_default();
                let found = found(&index, name, "ru");
                assert!(
                    place(&found, &successor.to_string()) < place(&found, &record.id.to_string()),
                    "{name}"
                );
                pairs += 1;
            }
        }
    }
    assert!(pairs > 0, "nothing is superseded");
}

#[test]
fn newer_statements_weigh_a_little_more() {
    let documents = index::documents(&SITE);
    let mut statements: Vec<(i32, f32)> = documents
        .iter()
        .filter(|document| document.id.starts_with("statements/"))
        .filter_map(|document| Some((document.date?, document.boost)))
        .collect();
    statements.sort_by_key(|(date, _)| *date);
    let (oldest, newest) = (statements[0], statements[statements.len() - 1]);
    assert!(statements.windows(2).all(|pair| pair[0].1 <= pair[1].1), "weight follows age");
    assert!(oldest.1 < newest.1 && newest.1 == 1.0, "{oldest:?} {newest:?}");
    assert!(statements.iter().all(|(_, weight)| *weight >= 0.8), "a mild prior: age decides between equals");
}

/// Whoever types a name of a thing sees what has that name first, and is not drowned in what has others.
#[test]
fn no_concept_floods_what_was_typed() {
    let index = index();
    let table = IndexOptions::portal().concepts;
    let mut asked = 0;
    let mut floods = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut terms: Vec<Term> = Vec::new();
        for (column, language) in line.split('\t').skip(1).zip([Language::Ru, Language::Kk, Language::En]) {
            terms.extend(column.split("; ").map(|term| Term::ask(&index, term, language)));
        }
        for (number, term) in terms.iter().enumerate() {
            asked += 1;
            if !term.direct.is_empty() && term.by_concept > SITE.records.len() * 3 / 10 {
                floods.push(format!("«{}»: {} and {} more", term.text, term.direct.len(), term.by_concept));
            }
            // A word that documents have without any other name of the thing means something else as well.
            let others: BTreeSet<&String> = terms
                .iter()
                .enumerate()
                .filter(|(n, _)| *n != number)
                .flat_map(|(_, own)| &own.direct)
                .collect();
            let shared = term.direct.iter().filter(|id| others.contains(id)).count();
            let lone = term.direct.len() >= 20 && shared * 10 < term.direct.len();
            if lone && term.is_looked_for && !term.text.contains([' ', '-']) {
                floods.push(format!("«{}»: {shared} of {} have another name", term.text, term.direct.len()));
            }
        }
    }
    assert!(asked > 1_000, "{asked} terms were asked for");
    assert!(floods.is_empty(), "{}", floods.join("\n"));
}

/// What a term of the concept table finds.
struct Term {
    text: String,
    is_looked_for: bool,
    direct: BTreeSet<String>,
    by_concept: usize,
}

impl Term {
    fn ask(index: &LocalIndex, written: &str, language: Language) -> Term {
        let text = written.trim_start_matches('>').to_owned();
        let mut term = Term { is_looked_for: text == written, text, direct: BTreeSet::new(), by_concept: 0 };
        for page in 1.. {
            let answer =
                index.answer(&Query { page, ..Query::new(&term.text, language) }).expect("an answer");
            if answer.hits.is_empty() {
                break;
            }
            for hit in answer.hits {
                if hit.via == model::Via::Direct {
                    // Where words are given up, what has only some of them stands below, be it direct.
                    let given_up = |note: &search::Note| {
                        matches!(note, search::Note::Partial | search::Note::NotFound(_))
                    };
                    let partial = answer.notes.iter().any(given_up);
                    assert!(term.by_concept == 0 || partial, "«{}»: {} stands too low", term.text, hit.id);
                    term.direct.insert(hit.id);
                } else {
                    term.by_concept += 1;
                }
            }
        }
        term
    }
}

/// Each example of the help page is a link that runs it; every one finds something.
#[test]
fn every_example_of_the_help_finds_something() {
    let index = index();
    for language in Language::ALL {
        let page = project().join(format!("content/pages/search-help/{}.md", language.code()));
        let text = std::fs::read_to_string(&page).expect("the help page");
        let examples: Vec<&str> =
            text.split("](../../search/#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        for operator in ["%22", "-", "OR", "*", "~", "~5", "violated=", "region=", "year="] {
            assert!(
                examples.iter().any(|one| one.contains(operator)),
                "{} shows {operator}",
                language.code()
            );
        }
        for example in examples {
            let query = model::SearchQuery::from_fragment(example);
            let request = model::SearchRequest { id: 1, language, query, as_you_type: false };
            let results = index.search(&request).expect("an answer");
            assert!(results.total > 0, "{}: {example}", language.code());
        }
    }
}
