//! Broken borders, cities and dates of regions.
//! Not here: what the map makes of right ones (`map`).

mod broken;

use broken::*;
use std::fs;
use std::path::Path;

/// What is reported when the borders are changed so.
fn with_borders(change: impl Fn(&str) -> String) -> Vec<String> {
    let project = project();
    let path = project.path().join(GEOMETRY);
    let text = fs::read_to_string(&path).expect("the borders");
    fs::write(&path, change(&text)).expect("the borders");
    let all = diagnostics(project.path());
    all.iter().map(|d| format!("{}:{} {} {}", d.path, d.line, d.rule, d.fact)).collect()
}

#[test]
fn bad_borders_stop_the_build() {
    assert_eq!(with_borders(str::to_owned), [""; 0]);
    let unknown = with_borders(|text| text.replace("\"KZ-10\"", "\"KZ-99\""));
    let at = format!("{GEOMETRY}:1 geometry");
    for expected in ["`KZ-99` is not a region of regions.toml", "`KZ-10` has no shape"] {
        assert!(unknown.contains(&format!("{at} {expected}")), "{expected} in {unknown:#?}");
    }
    let open = with_borders(|text| text.replace("\"KZ-10\":[[[0,", "\"KZ-10\":[[["));
    assert!(open.contains(&format!("{at} a border of `KZ-10` is not closed")), "{open:#?}");
    let moved = with_borders(|text| text.replace("\"origin\":[44000000000", "\"origin\":[64000000000"));
    assert!(
        moved.iter().any(|line| line.contains("runs through") && line.ends_with("outside the map")),
        "{moved:#?}"
    );
    assert_eq!(
        with_borders(|text| text[..text.len() / 2].to_owned()),
        [format!("{at} the borders cannot be read")]
    );
}

#[test]
fn a_city_lies_in_its_region_and_is_no_nearer_than_its_centre() {
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/vocabulary/cities.toml");
    let cities = fs::read_to_string(real).expect("cities");
    let file = "vocabulary/cities.toml";
    let changed = |from: &str, to: &str| {
        assert!(cities.contains(from), "{from}");
        with(file, cities.replacen(from, to, 1))
    };
    assert_eq!(with(file, &cities), [""; 0]);
    let found = changed("latitude = 43.25", "latitude = 53.25");
    assert!(
        matches!(&found[..], [only] if only.contains("city-in-region the point lies in `KZ-55`, not in `KZ-75`")),
        "{found:#?}"
    );
    let found = changed("latitude = 43.25", "latitude = 43.2538");
    assert!(
        matches!(&found[..], [only] if only.contains("43.2538 is nearer than a hundredth of a degree")),
        "{found:#?}"
    );
    let found = changed("region = \"KZ-75\"", "region = \"KZ-77\"");
    assert!(matches!(&found[..], [only] if only.contains("`KZ-77` is not a term of regions")), "{found:#?}");
    assert_eq!(
        changed("latitude = 43.25", "latitude = 30.0"),
        [format!(
            "{file}:{}:12 city-in-region the point lies in no region, not in `KZ-75`",
            line_of(&cities, "latitude = 43.25")
        )]
    );
}

fn line_of(text: &str, wanted: &str) -> usize {
    text.lines().position(|line| line == wanted).expect("a line") + 1
}

#[test]
fn what_is_older_than_its_region_names_the_place() {
    let in_ulytau = |events: &str| {
        CASE.replace("regions = [\"KZ-39\"]", &format!("events = [{events}]\nregions = [\"KZ-62\"]"))
    };
    let found = with(FACTS, in_ulytau("2009"));
    let expected =
        "region-date `KZ-62` is a unit of its own since 2022-06-08, this is of 2009, and no place is named";
    assert_eq!(found, [format!("{FACTS}:11:12 {expected}")]);
    let project = project();
    write(project.path(), FACTS, in_ulytau("2009"));
    write(project.path(), RU, WORDS.replace("+++\n\nКрат", "[texts]\nplace = \"Жезказган\"\n+++\n\nКрат"));
    assert_eq!(diagnostics(project.path()), [], "whoever names the place may use today's region");
    assert_eq!(
        with(FACTS, CASE.replace("KZ-39", "KZ-11")),
        [""; 0],
        "a region without a beginning is always there"
    );
}

#[test]
fn a_count_of_a_region_does_not_precede_it() {
    let figure = |row: &str| {
        let project = project();
        let facts = format!(
            "by_region = true\nrows = [{{ {row}, value = 3 }}]\n\n[[sources]]\nurl = \"https://example.org/\"\n"
        );
        write(project.path(), "figures/fig-a/facts.toml", facts);
        write(project.path(), "figures/fig-a/ru.md", "+++\ntitle = \"Жалобы\"\n+++\n");
        diagnostics(project.path()).iter().map(|d| format!("{} {}", d.rule, d.hint)).collect::<Vec<_>>()
    };
    let found = figure("year = 2015, region = \"KZ-10\"");
    assert_eq!(found, ["region-date name the place in label, or use the region of that time: KZ-63"]);
    assert_eq!(figure("year = 2023, region = \"KZ-10\""), [""; 0]);
    assert_eq!(figure("year = 2015, region = \"KZ-63\""), [""; 0]);
}

#[test]
fn dates_of_regions_follow_each_other() {
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/vocabulary/regions.toml");
    let regions = fs::read_to_string(real).expect("regions");
    let file = "vocabulary/regions.toml";
    let turned =
        regions.replace("from = \"2019-03\", to = \"2022-09\"", "from = \"2022-09\", to = \"2019-03\"");
    assert_ne!(turned, regions);
    let found = with(file, turned);
    assert!(
        matches!(&found[..], [only] if only.contains("region-history the name ended on 2019-03, before it began on 2022-09")),
        "{found:#?}"
    );
    let found = with(file, regions.replace("formed_from = [\"KZ-35\"]", "formed_from = [\"KZ-99\"]"));
    assert!(
        matches!(&found[..], [only] if only.contains("region-history `KZ-99` is no other region")),
        "{found:#?}"
    );
}
