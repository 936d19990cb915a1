//! The map over the real records: for any filter its numbers, its list, its years and its file agree with the published data.
//! Not here: how the numbers are drawn (crate `web`, tests/map.spec.ts).

use builder::output::render::{self, Target};
use model::{Collection, Filter, Filters, Language, Measure, Row};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;
use web::mount::logic::places::Places;
use web::mount::logic::regions::{count, countries, country, filters_of, listed};
use web::mount::logic::wire;
use web::mount::logic::years::{self, Timeline};
use web::take_home::{self, ExportFile, Format, Order, OrderWords};

const FILTERS: u32 = 1_200;

static SITE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let staging = tempfile::tempdir().expect("a temporary folder");
    let target = Target { staging: staging.path().to_owned(), base_path: "/".to_owned(), address: None };
    render::run(&project, &target).expect("the content is right");
    let files = walkdir::WalkDir::new(staging.path()).into_iter().filter_map(Result::ok);
    files
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            let name = entry.path().strip_prefix(staging.path()).expect("below the folder");
            let text = std::fs::read_to_string(entry.path()).ok()?;
            Some((name.to_string_lossy().replace('\\', "/"), text))
        })
        .collect()
});

fn file(start: &str) -> &'static str {
    SITE.iter().find(|(name, _)| name.starts_with(start)).unwrap_or_else(|| panic!("{start} is published")).1
}

/// The rows the map loads, read as the browser reads them.
fn rows() -> Vec<Row> {
    let read = |kind: &str| wire::rows(file(&format!("assets/rows-{kind}-ru."))).expect("rows");
    read("cases").into_iter().chain(read("statements")).collect()
}

fn findings() -> BTreeSet<String> {
    wire::bundle(file("assets/words-ru.")).expect("words").findings
}

/// A record as the published data say it, apart from everything the map computes with.
struct Public {
    id: String,
    collection: Collection,
    year: Option<i32>,
    regions: Vec<String>,
    rights: Vec<String>,
    outcome: Option<String>,
}

fn public() -> Vec<Public> {
    let mut all = Vec::new();
    for collection in [Collection::Cases, Collection::Statements] {
        let data: Value =
            serde_json::from_str(&SITE[&format!("data/{}.json", collection.slug())]).expect("JSON");
        for record in data["records"].as_array().expect("records") {
            let facts = &record["facts"];
            let texts = |value: &Value| -> Vec<String> {
                let list = value.as_array().into_iter().flatten().chain(value.as_str().map(|_| value));
                list.filter_map(Value::as_str).map(str::to_owned).collect()
            };
            let day = texts(&facts["adopted"]).into_iter().chain(texts(&facts["date"])).next();
            let day = day.or_else(|| record["row"]["d"].as_str().map(str::to_owned));
            all.push(Public {
                id: record["id"].as_str().expect("an id").to_owned(),
                collection,
                year: day.and_then(|day| day[..4].parse().ok()),
                regions: texts(&facts["regions"]),
                rights: texts(&facts["rights"]),
                outcome: texts(&facts["outcome"]).into_iter().next(),
            });
        }
    }
    all
}

/// A reader's choice in plain lists: groups of alternatives, all of which are demanded.
#[derive(Debug, Default)]
struct Choice {
    rights: Vec<Vec<String>>,
    outcomes: Vec<String>,
    years: Option<(Option<i32>, Option<i32>)>,
    regions: Vec<String>,
}

impl Choice {
    fn filters(&self) -> Filters {
        let mut filters = Filters::default();
        for group in &self.rights {
            filters.0.entry(Filter::Right).or_default().push(group.clone());
        }
        filters.set(Filter::Outcome, self.outcomes.clone());
        filters.set(Filter::Region, self.regions.clone());
        if let Some((from, to)) = self.years {
            let end = |year: Option<i32>| year.map(|year| year.to_string()).unwrap_or_default();
            filters.set(Filter::Year, vec![format!("{}..{}", end(from), end(to))]);
        }
        filters
    }

    fn admits(&self, record: &Public, with_region: bool, with_years: bool) -> bool {
        self.rights.iter().all(|group| group.iter().any(|right| record.rights.contains(right)))
            && (self.outcomes.is_empty()
                || record.outcome.as_ref().is_some_and(|own| self.outcomes.contains(own)))
            && (!with_region
                || self.regions.is_empty()
                || self.regions.iter().any(|region| record.regions.contains(region)))
            && (!with_years
                || self.years.is_none_or(|(from, to)| {
                    record.year.is_some_and(|year| {
                        from.is_none_or(|from| year >= from) && to.is_none_or(|to| year <= to)
                    })
                }))
    }
}

/// A plain linear congruential generator: the same choices in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n as u64) as usize
    }

    fn some(&mut self, of: &[String], at_most: usize) -> Vec<String> {
        let n = self.below(at_most + 1);
        let all: BTreeSet<String> = (0..n).map(|_| of[self.below(of.len())].clone()).collect();
        all.into_iter().collect()
    }
}

fn export(collection: Collection) -> Vec<ExportFile> {
    let text = file(&format!("assets/take-home-{}-ru.", collection.slug()));
    vec![serde_json::from_str(text).expect("an export file")]
}

/// Records of the file a reader would take home with this list; `whole` has the file made and read.
fn exported(list: &[&Row], files: &[ExportFile], whole: bool) -> usize {
    let order = Order {
        format: Format::Json,
        ids: list.iter().map(|row| row.id.to_string()).collect(),
        total: list.len(),
        stem: "map".to_owned(),
        filter: String::new(),
        words: OrderWords::default(),
    };
    if !whole {
        let picked = order.pick(files);
        assert_eq!(picked.missing, 0);
        return picked.records.len();
    }
    let made = take_home::make(&order, files).expect("a file");
    assert_eq!(made.missing, 0);
    let json: Value = serde_json::from_slice(&made.bytes).expect("JSON");
    json["records"].as_array().expect("records").len()
}

fn counts_of(record: &Public, measure: Measure, findings: &BTreeSet<String>) -> bool {
    record.collection == measure.collection()
        && (measure != Measure::Violations
            || record.outcome.as_ref().is_some_and(|outcome| findings.contains(outcome)))
}

#[test]
fn numbers_list_years_and_file_agree_for_every_region_and_filter() {
    let (rows, findings, public) = (rows(), findings(), public());
    assert_eq!(rows.len(), public.len());
    let distinct = |values: &mut dyn Iterator<Item = &String>| -> Vec<String> {
        values.cloned().collect::<BTreeSet<_>>().into_iter().collect()
    };
    let rights = distinct(&mut public.iter().flat_map(|record| &record.rights));
    let outcomes = distinct(&mut public.iter().filter_map(|record| record.outcome.as_ref()));
    let regions = distinct(&mut public.iter().flat_map(|record| &record.regions));
    let exports = Measure::ALL.map(|measure| export(measure.collection()));
    let (mut dice, mut found) = (Dice(7), 0_usize);
    for turn in 0..FILTERS {
        let mut choice = Choice {
            outcomes: dice.some(&outcomes, 2),
            regions: dice.some(&regions, 2),
            ..Choice::default()
        };
        choice.rights =
            (0..dice.below(3)).map(|_| dice.some(&rights, 3)).filter(|group| !group.is_empty()).collect();
        choice.years = match dice.below(4) {
            0 => None,
            kind => {
                let (a, b) = (1999 + dice.below(28) as i32, 1999 + dice.below(28) as i32);
                Some(((kind != 1).then_some(a.min(b)), (kind != 2).then_some(a.max(b))))
                    .filter(|ends| *ends != (None, None))
            }
        };
        let filters = choice.filters();
        let counts = count(&rows, &filters, &findings);
        for measure in Measure::ALL {
            let at = measure as usize;
            let said = format!("turn {turn}, {measure:?}, {choice:?}");
            let own: Vec<&Public> =
                public.iter().filter(|record| counts_of(record, measure, &findings)).collect();
            let anywhere: Vec<&&Public> =
                own.iter().filter(|record| choice.admits(record, false, true)).collect();
            assert_eq!(counts.total[at] as usize, anywhere.len(), "{said}");
            let national = anywhere.iter().filter(|record| record.regions.is_empty()).count();
            assert_eq!(
                counts.without[at] as usize, national,
                "national records are counted beside the map: {said}"
            );
            for region in &regions {
                let here = anywhere.iter().filter(|record| record.regions.contains(region)).count();
                assert_eq!(counts.of(region, measure) as usize, here, "{region}: {said}");
                let mut narrowed = filters.clone();
                narrowed.set(Filter::Region, vec![region.clone()]);
                assert_eq!(
                    listed(&rows, &narrowed, measure, &findings).len(),
                    here,
                    "list of {region}: {said}"
                );
                let mut behind = filters_of(&filters, region, measure, &findings);
                behind.0.remove(&Filter::Collection);
                let register = rows.iter().filter(|row| row.id.collection == measure.collection());
                assert_eq!(
                    register.filter(|row| row.passes(&behind, None)).count(),
                    here,
                    "register: {said}"
                );
            }
            let list = listed(&rows, &filters, measure, &findings);
            let ids: BTreeSet<String> = list.iter().map(|row| row.id.to_string()).collect();
            let expected: BTreeSet<String> = own
                .iter()
                .filter(|record| choice.admits(record, true, true))
                .map(|record| record.id.clone())
                .collect();
            assert_eq!(ids, expected, "{said}");
            assert_eq!(exported(&list, &exports[at], turn % 40 == 0), expected.len(), "file: {said}");
            let timeline = Timeline::count(&rows, &filters, measure, &findings);
            let all_years = own.iter().filter(|record| choice.admits(record, true, false)).count();
            let on_axis: u32 = timeline.years.iter().map(|(_, n)| n).sum();
            assert_eq!((on_axis + timeline.undated) as usize, all_years, "years: {said}");
            if let Some(span) = timeline.span().and_then(|axis| years::chosen(&filters, axis)) {
                let inside = timeline.years.iter().filter(|(year, _)| (span.0..=span.1).contains(year));
                assert_eq!(
                    inside.map(|(_, n)| *n as usize).sum::<usize>(),
                    expected.len(),
                    "brushed: {said}"
                );
            }
            found += expected.len();
        }
    }
    assert!(found > 10_000, "the filters found {found} records in all: they are not all empty");
}

#[test]
fn the_table_for_readers_without_scripts_says_the_same_numbers() {
    let counts = count(&rows(), &Filters::default(), &findings());
    let rows = rows();
    let is_collected = |code: &str, measure| countries(&rows, measure).contains(country(code));
    assert!(is_collected("KZ-10", Measure::Statements) && !is_collected("TM", Measure::Cases));
    let html = &SITE["ru/map/index.html"];
    let lines = html.split("<tr>").filter(|line| line.contains("class=\"bar-cell\""));
    let mut regions = 0;
    for line in lines.filter_map(|line| line.split("</tr>").next()) {
        let Some((_, rest)) = line.split_once("/regions/") else { continue };
        let code = rest.split('/').next().expect("a code");
        let cells = line.split("class=\"number\">").skip(1);
        let cells: Vec<Option<u32>> =
            cells.map(|cell| cell.split('<').next().unwrap_or("").parse().ok()).collect();
        let numbered = |measure| is_collected(code, measure).then(|| counts.of(code, measure));
        assert_eq!(cells, Measure::ALL.map(numbered), "{code}");
        regions += 1;
    }
    assert_eq!(regions, 24, "every region and state has a line");
}

#[test]
fn the_pictures_say_every_region_with_its_number() {
    let counts = count(&rows(), &Filters::default(), &findings());
    for measure in Measure::ALL {
        let svg = &SITE[&format!("data/map/{}-ru.svg", measure.key())];
        assert_eq!(svg.matches("<path").count(), 20, "{measure:?}");
        let kostanay = format!("<title>Костанайская область: {}</title>", counts.of("KZ-39", measure));
        assert!(svg.contains(&kostanay), "{kostanay} in {svg}");
        assert!(svg.contains("Natural Earth") && svg.contains("2026"), "source and date");
        let without = counts.without[measure as usize].to_string();
        assert!(svg.contains(&format!("по всей стране: {without}.")), "{svg}");
        assert!(
            !svg.contains("http://") || svg.matches("http").count() == 1,
            "nothing but its own name space"
        );
    }
}

#[test]
fn no_place_is_nearer_than_the_centre_of_a_city() {
    let mut placed = 0;
    for language in Language::ALL {
        let text = file(&format!("assets/places-{}.", language.code()));
        assert!(
            !text.contains('.') || !text.contains("\"at\""),
            "coordinates are whole hundredths of a degree"
        );
        let places = Places::read(text).expect("places");
        placed += places.records.len();
        for cities in places.records.values().chain(places.offices.values()) {
            assert!(cities.iter().all(|city| places.cities.contains_key(city)));
        }
        let known: BTreeSet<[i64; 2]> = places.cities.values().map(|city| city.at).collect();
        assert_eq!(known.len(), places.cities.len(), "each city stands at a place of its own");
        for id in places.then.keys() {
            assert!(!places.then[id].contains('{'), "{id}");
        }
    }
    assert!(placed > 150, "{placed} cases have a city");
    // No page and no data file names degrees of its own.
    for (name, text) in SITE.iter().filter(|(name, _)| name.starts_with("data/") && name.ends_with(".json")) {
        assert!(!text.contains("\"latitude\"") && !text.contains("\"lat\""), "{name}");
    }
}

#[test]
fn a_case_of_2012_in_zhezkazgan_says_which_region_it_was() {
    let html = &SITE["ru/cases/ccpr-2441-2014-zhagiparov/index.html"];
    assert!(
        html.contains("Карагандинская область") && html.contains("изменено: 8"),
        "Ulytau did not exist yet"
    );
    let plain = &SITE["ru/cases/cat-433-2010-gerasimov/index.html"];
    assert!(!plain.contains("изменено:"), "Kostanay was what it is");
}
