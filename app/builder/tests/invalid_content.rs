//! Broken content: every problem is named with its place and remedy, whichever file it stands in.
//! Not here: the rules themselves (`builder::check`, `builder::read`).

use builder::command::translated::Arguments;
use builder::diagnostic::{Diagnostic, Severity};
use std::fs;
use std::path::Path;

/// A project that is right: one case, its organisation, and the vocabularies they use.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    copy(&real.join("vocabulary"), &folder.path().join("content/vocabulary"));
    copy(&real.join("ui"), &folder.path().join("content/ui"));
    fs::create_dir_all(folder.path().join("public/geo")).expect("a folder");
    fs::copy(real.join("../public/geo/regions.json"), folder.path().join(GEOMETRY)).expect("the borders");
    fs::copy(real.join("site.toml"), folder.path().join("content/site.toml")).expect("site.toml");
    write(folder.path(), "cases/cat-1-2010-a/facts.toml", CASE);
    write(folder.path(), "cases/cat-1-2010-a/ru.md", WORDS);
    folder
}

const GEOMETRY: &str = "public/geo/regions.json";

const CASE: &str = "level = \"un-treaty-body\"
body = \"CAT\"
decision_type = \"decision-on-merits\"
submitted = \"2010-04-22\"
adopted = \"2012-05-24\"
alleged = [\"CAT 12\"]
violated = [\"CAT 12\"]
rights = [\"torture\"]
outcome = \"violation\"
regions = [\"KZ-39\"]

[[sources]]
url = \"https://example.org/\"
";

const WORDS: &str = "+++
title = \"А. против Казахстана\"
+++

Краткое изложение.
";

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        fs::copy(entry.path(), to.join(entry.file_name())).expect("a file");
    }
}

fn write(project: &Path, file: &str, text: impl AsRef<[u8]>) {
    let path = project.join("content").join(file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn diagnostics(project: &Path) -> Vec<Diagnostic> {
    match builder::site::read(project) {
        Ok((_, warnings)) => warnings,
        Err(all) => all,
    }
}

/// What is reported when one file of the right project is replaced.
fn with(file: &str, text: impl AsRef<[u8]>) -> Vec<String> {
    let project = project();
    write(project.path(), file, text);
    diagnostics(project.path())
        .iter()
        .map(|d| {
            assert!(!d.hint.is_empty(), "a remedy for {d}");
            let path = d.path.strip_prefix("content/").unwrap_or(&d.path);
            format!("{path}:{}:{} {} {}", d.line, d.column, d.rule, d.fact)
        })
        .collect()
}

const FACTS: &str = "cases/cat-1-2010-a/facts.toml";
const RU: &str = "cases/cat-1-2010-a/ru.md";

#[test]
fn right_content_has_no_diagnostics() {
    assert_eq!(diagnostics(project().path()), []);
}

#[test]
fn a_wrong_term_is_named_with_the_right_one() {
    let found = with(FACTS, CASE.replace("\"torture\"", "\"tortrue\""));
    assert_eq!(found, [format!("{FACTS}:8:11 known-term `tortrue` is not a term of rights")]);
}

#[test]
fn places_count_characters_in_cyrillic_with_crlf_and_on_line_one() {
    let found = with(FACTS, CASE.replace("level =", "\"уровень\" =").replace('\n', "\r\n"));
    assert_eq!(
        found,
        [
            format!("{FACTS}:1:1 required-field `level` is missing"),
            format!("{FACTS}:1:1 known-field `уровень` is not a field here"),
        ]
    );
    let found =
        with(FACTS, CASE.replace("rights = [\"torture\"]", "rights = [\"torture\", \"құқық\", \"x\"]"));
    assert_eq!(
        found,
        [
            format!("{FACTS}:8:22 known-term `құқық` is not a term of rights"),
            format!("{FACTS}:8:31 known-term `x` is not a term of rights"),
        ]
    );
}

#[test]
fn an_article_must_exist_in_its_treaty() {
    let found = with(FACTS, CASE.replace("[\"CAT 12\"]", "[\"CAT 99\", \"CAT12\"]"));
    let expected = [
        "6:12 article-form CAT has no substantive article 99",
        "6:22 article-form `CAT12` is not written as treaty and article",
    ];
    for expected in expected {
        assert!(found.iter().any(|line| line == &format!("{FACTS}:{expected}")), "{expected} in {found:#?}");
    }
}

#[test]
fn a_decision_is_not_older_than_its_complaint() {
    let found = with(FACTS, CASE.replace("2010-04-22", "2014-04-22"));
    assert_eq!(
        found,
        [format!(
            "{FACTS}:5:11 stage-order the decision of 2012-05-24 is older than the complaint of 2014-04-22"
        )]
    );
}

#[test]
fn every_stage_has_its_place_in_time() {
    let follow_up = "[[follow_up]]\ndate = \"2013\"\nkind = \"compensation-awarded\"\nsource = \"https://example.org/\"\n\n";
    let with_steps = |step: &str| CASE.replace("[[sources]]", &format!("{step}[[sources]]"));
    assert_eq!(with(FACTS, with_steps(follow_up)), [""; 0], "a step after the decision is right");
    let events = |years: &str| CASE.replace("regions =", &format!("events = [{years}]\nregions ="));
    assert_eq!(with(FACTS, events("2007, 2010")), [""; 0], "events before the complaint, and in its year");
    let cases = [
        (
            events("2011"),
            "10:10 stage-order the complaint of 2010-04-22 is older than the first events, of 2011",
        ),
        (events("2009, 2013"), "10:10 stage-order events of 2013 are later than the decision of 2012-05-24"),
        (
            with_steps(&follow_up.replace("2013", "2012-05-23")),
            "13:8 stage-order what followed, of 2012-05-23, is older than the decision of 2012-05-24",
        ),
        (
            CASE.replace("regions =", "implementation_as_of = \"2011\"\nregions ="),
            "10:24 stage-order what followed, of 2011, is older than the decision of 2012-05-24",
        ),
        (
            with_steps(&follow_up.replace("2013", "2199-01")),
            "13:8 stage-order 2199-01 is later than the data's version",
        ),
    ];
    for (facts, expected) in cases {
        let found = with(FACTS, facts);
        assert!(
            matches!(&found[..], [only] if only.starts_with(&format!("{FACTS}:{expected}"))),
            "{expected} in {found:#?}"
        );
    }
}

#[test]
fn a_step_after_the_decision_names_a_source_of_the_record() {
    let step = "[[follow_up]]\ndate = \"2013\"\nkind = \"paid\"\nsource = \"https://example.org/other\"\n\n";
    let found = with(FACTS, CASE.replace("[[sources]]", &format!("{step}[[sources]]")));
    assert_eq!(
        found,
        [
            format!("{FACTS}:14:8 known-term `paid` is not a term of follow-up-kinds"),
            format!(
                "{FACTS}:15:10 follow-up-source `https://example.org/other` is not among the sources of this record"
            ),
        ]
    );
}

#[test]
fn a_denied_name_is_found_in_words_facts_and_addresses_and_not_repeated() {
    let project = project();
    let list = |hashes: &str| format!("salt = \"a salt of some length\"\nhashes = [{hashes}]\n");
    write(project.path(), "deny-list.toml", list(""));
    let line = builder::command::deny::line(project.path(), "Выдуманова Алёна").expect("a line to add");
    write(project.path(), "deny-list.toml", list(&line));
    assert_eq!(diagnostics(project.path()), [], "the initial alone is right");
    write(project.path(), RU, WORDS.replace("Краткое", "Алёна Выдуманова. Краткое"));
    write(project.path(), FACTS, CASE.replace("example.org/", "example.org/выдуманова-алена/"));
    let found = diagnostics(project.path());
    let places: Vec<_> = found.iter().map(|d| (d.path.as_str(), d.line, d.column, d.rule)).collect();
    let facts = format!("content/{FACTS}");
    let words = format!("content/{RU}");
    assert_eq!(places, [(facts.as_str(), 13, 28, "denied-name"), (words.as_str(), 5, 1, "denied-name")]);
    let printed = builder::site::printed(&found).to_lowercase();
    assert!(!printed.contains("выдуманов") && printed.contains("initials"), "{printed}");
    write(project.path(), "deny-list.toml", list("\"Выдуманова\""));
    assert!(diagnostics(project.path()).iter().any(|d| d.path == "content/deny-list.toml" && d.line == 2));
}

#[test]
fn the_data_have_a_version_that_is_a_day() {
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/site.toml");
    let text = fs::read_to_string(real).expect("site.toml");
    let line = text.lines().find(|line| line.starts_with("version = ")).expect("a version");
    let found = with("site.toml", text.replace(line, "version = \"2026-11\""));
    assert!(
        matches!(&found[..], [only] if only.contains("data-version `2026-11` is not a day")),
        "{found:#?}"
    );
    let found = with("site.toml", text.replace(line, ""));
    assert!(matches!(&found[..], [only] if only.contains("data-version `version` is missing")), "{found:#?}");
}

#[test]
fn a_violation_names_its_articles_and_nothing_else_does() {
    let found = with(FACTS, CASE.replace("violated = [\"CAT 12\"]\n", ""));
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("8:11 outcome-and-articles"), "{found:?}");
    let found = with(FACTS, CASE.replace("\"violation\"", "\"inadmissible\""));
    assert!(found[0].contains("7:12 outcome-and-articles"), "{found:?}");
}

#[test]
fn an_article_not_alleged_is_only_a_warning() {
    let project = project();
    write(project.path(), FACTS, CASE.replace("alleged = [\"CAT 12\"]", "alleged = [\"CAT 13\"]"));
    let found = diagnostics(project.path());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].severity, found[0].rule), (Severity::Warning, "violated-was-alleged"));
}

#[test]
fn a_source_is_required_and_has_a_place() {
    let without = CASE.split("[[sources]]").next().unwrap_or_default();
    assert!(with(FACTS, without)[0].contains("required-field `sources` is missing"));
    let found = with(FACTS, CASE.replace("url = \"https://example.org/\"", "note = \"x\""));
    assert!(found[0].contains("source-place"), "{found:?}");
    let found = with(FACTS, CASE.replace("https://example.org/", "javascript:alert(1)"));
    assert_eq!(
        found,
        [format!("{FACTS}:13:7 field-value `javascript:alert(1)` is not a web address: https://…")]
    );
}

#[test]
fn references_lead_to_records() {
    let found = with(FACTS, format!("related = [\"cases/cat-1-2010-b\", \"cases/cat-1-2010-a\"]\n{CASE}"));
    assert_eq!(
        found,
        [
            format!("{FACTS}:1:12 known-record there is no record `cases/cat-1-2010-b`"),
            format!("{FACTS}:1:34 known-record the record refers to itself"),
        ]
    );
}

#[test]
fn words_files_are_checked_in_text_and_front_matter() {
    let text = "+++\ntitle = \"А.\"\n[texts]\noutcom = \"x\"\n+++\n\nТекст <b>x</b> и [ссылка](cases/нет) и\nпочта a.b@example.org.\n";
    let found = with(RU, text);
    for expected in [
        "4:1 known-text `outcom` is not a named text",
        "7:7 raw-html HTML in the text",
        "7:18 link-target `cases/нет` leads nowhere",
        "8:7 contact-detail an e-mail address",
    ] {
        assert!(found.iter().any(|line| line == &format!("{RU}:{expected}")), "{expected} in {found:#?}");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_placed() {
    let mut bytes = "+++\ntitle = \"Қ".as_bytes().to_vec();
    bytes.push(0xff);
    assert_eq!(with(RU, bytes), [format!("{RU}:2:11 utf-8 the file is not UTF-8 from here on")]);
}

#[test]
fn problems_of_many_files_are_reported_in_one_run() {
    let project = project();
    write(project.path(), FACTS, CASE.replace("\"CAT\"", "\"CTA\""));
    write(project.path(), RU, "title");
    write(project.path(), "cases/Плохо/facts.toml", CASE);
    write(project.path(), "cases/cat-1-2010-a/extra.txt", "x");
    write(project.path(), "statements/note.txt", "x");
    write(project.path(), "library/x/facts.toml", "kind = ");
    let rules: Vec<&str> = diagnostics(project.path()).iter().map(|d| d.rule).collect();
    for rule in ["known-term", "front-matter", "slug", "known-file", "toml-syntax"] {
        assert!(rules.contains(&rule), "{rule} in {rules:?}");
    }
    assert_eq!(rules.iter().filter(|rule| **rule == "known-file").count(), 2);
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let mut names: Vec<&str> = builder::check::CHECKS.iter().map(|check| check.name).collect();
    names.sort_unstable();
    let before = names.len();
    names.dedup();
    assert_eq!(names.len(), before);
}

#[test]
fn a_status_of_implementation_needs_a_source_that_says_so() {
    let known = CASE.replace("outcome =", "implementation = \"not-implemented\"\noutcome =");
    let found = with(FACTS, &known);
    assert_eq!(
        found,
        [format!("{FACTS}:9:18 implementation-source no source says what became of the decision")]
    );
    let sourced = known.replace(
        "url = \"https://example.org/\"",
        "url = \"https://example.org/\"\nsupports = [\"follow-up\"]",
    );
    assert_eq!(with(FACTS, sourced), [""; 0]);
}

const SELF_CHECK: &str = r#"start = "held"

[title]
kk = "а"
ru = "а"
en = "a"

[intro]
kk = "а"
ru = "а"
en = "a"

[[question]]
id = "held"
text = { kk = "а?", ru = "а?", en = "a?" }
answers = [{ text = { kk = "а", ru = "а", en = "a" }, result = "turn" }]

[[result]]
id = "turn"
title = { kk = "а", ru = "а", en = "a" }
text = { kk = "а", ru = "а", en = "a" }
links = ["cases/cat-1-2010-a#p-1"]
"#;

/// What is reported of a page with this self-check, without the file's name.
fn with_self_check(text: &str) -> Vec<String> {
    let project = project();
    write(project.path(), "pages/legal-aid/facts.toml", "order = 1\n");
    write(project.path(), "pages/legal-aid/ru.md", WORDS);
    write(project.path(), "pages/legal-aid/self-check.toml", text);
    diagnostics(project.path()).iter().map(|d| format!("{}:{} {}", d.line, d.column, d.fact)).collect()
}

#[test]
fn every_way_through_a_self_check_ends_at_a_next_step_that_exists() {
    assert_eq!(with_self_check(SELF_CHECK), [""; 0]);
    let answers = "answers = [{ text = { kk = \"а\", ru = \"а\", en = \"a\" }, result = \"turn\" }]";
    let second = |answer: &str| {
        let question = SELF_CHECK.replace("result = \"turn\" }]", "question = \"again\" }]");
        let more = format!(
            "[[question]]\nid = \"again\"\ntext = {{ kk = \"а?\", ru = \"а?\", en = \"a?\" }}\n{}\n\n[[result]]",
            answers.replace("result = \"turn\"", answer)
        );
        question.replacen("[[result]]", &more, 1)
    };
    assert_eq!(with_self_check(&second("result = \"turn\"")), [""; 0], "two questions in a row");
    for (broken, expected) in [
        (second("question = \"held\""), "the answers lead back to `held`"),
        (second("result = \"nowhere\""), "this answer leads nowhere"),
        (SELF_CHECK.replace("start = \"held\"", "start = \"hold\""), "there is no question `hold`"),
        (SELF_CHECK.replace("cat-1-2010-a#p-1", "cat-2-2010-b"), "there is no record `cases/cat-2-2010-b`"),
        (SELF_CHECK.replace("#p-1", "#p-99"), "`cases/cat-1-2010-a` has no place `p-99` in ru"),
        (SELF_CHECK.replace("id = \"turn\"", "id = \"Turn\""), "`Turn` is used twice or cannot be an anchor"),
    ] {
        let found = with_self_check(&broken);
        assert!(found.iter().any(|line| line.ends_with(expected)), "{expected} in {found:#?}");
    }
}

#[test]
fn memberships_have_a_coalition_a_source_and_a_possible_order() {
    let project = project();
    let organisation = |kind: &str, steps: &str| {
        format!("kind = \"{kind}\"\ncountry = \"KZ\"\n{steps}\n[[sources]]\nurl = \"https://example.org/\"\n")
    };
    let step = |step: &str, date: &str, source: &str| {
        format!(
            "[[membership]]\ncoalition = \"organisations/c\"\nstep = \"{step}\"\ndate = \"{date}\"\nsource = \"{source}\"\n"
        )
    };
    let here = "https://example.org/";
    write(project.path(), "organisations/c/ru.md", WORDS);
    write(project.path(), "organisations/o/ru.md", WORDS);
    let found = |coalition: &str, steps: &[String]| -> Vec<String> {
        write(project.path(), "organisations/c/facts.toml", organisation(coalition, ""));
        write(project.path(), "organisations/o/facts.toml", organisation("ngo", &steps.concat()));
        let all = diagnostics(project.path());
        let place = |d: &Diagnostic| format!("{}:{}:{} {} {}", d.path, d.line, d.column, d.rule, d.fact);
        all.iter().filter(|d| d.severity == Severity::Error).map(place).collect()
    };
    let file = "content/organisations/o/facts.toml";
    let right = [step("joined", "2010", here), step("left", "2014-05", here), step("joined", "2015", here)];
    assert_eq!(found("coalition", &right), [""; 0]);
    assert_eq!(
        found("ngo", &right[..1]),
        [format!("{file}:4:13 membership-order `organisations/c` is no coalition and no association")]
    );
    let elsewhere = [step("listed", "2010", "https://example.org/other")];
    assert_eq!(
        found("coalition", &elsewhere),
        [format!(
            "{file}:7:10 membership-source `https://example.org/other` is not among the sources of this record"
        )]
    );
    let twice = [step("joined", "2010", here), step("joined", "2012", here)];
    assert_eq!(
        found("coalition", &twice),
        [format!("{file}:10:8 membership-order it had joined already and did not leave in between, 2010")]
    );
    let gone = [step("left", "2010", here), step("excluded", "2012", here)];
    assert_eq!(
        found("coalition", &gone),
        [format!("{file}:10:8 membership-order it had left already, 2010")]
    );
}

const ASKED: &str = "kind = \"treaty-body-recommendation\"
body = \"CAT\"
symbol = \"CAT/C/KAZ/CO/3\"
year = 2014
addressee = \"government-kz\"
clusters = [\"torture-investigation\"]

[[status_history]]
date = \"2015-11-20\"
kind = \"state-reply\"
by = [\"KZ\"]
source = \"https://example.org/\"

[[status_history]]
date = \"2016-02\"
kind = \"ngo-assessment\"
assessment = \"concern-remains\"
by = [\"KIBHR\"]
source = \"https://example.org/\"

[[sources]]
url = \"https://example.org/\"
";

/// What is reported of two recommendations of one cluster, the first of which is `facts`.
fn with_recommendation(facts: &str) -> Vec<String> {
    let project = project();
    for (slug, facts) in [("a", facts), ("b", ASKED)] {
        write(project.path(), &format!("recommendations/{slug}/facts.toml"), facts);
        write(project.path(), &format!("recommendations/{slug}/ru.md"), WORDS);
    }
    let found = diagnostics(project.path());
    found
        .iter()
        .map(|d| {
            assert!(!d.hint.is_empty(), "a remedy for {d}");
            let path = d.path.strip_prefix("content/recommendations/").unwrap_or(&d.path);
            format!("{path}:{}:{} {} {}", d.line, d.column, d.rule, d.fact)
        })
        .collect()
}

#[test]
fn what_became_of_a_recommendation_is_dated_in_order_and_sourced() {
    assert_eq!(with_recommendation(ASKED), [""; 0]);
    let first = "date = \"2015-11-20\"";
    for (broken, expected) in [
        (
            ASKED.replace(first, "date = \"2013-11\""),
            "a/facts.toml:9:8 status-order the step of 2013-11 is older than the recommendation, of 2014",
        ),
        (
            ASKED.replace(first, "date = \"2017\""),
            "a/facts.toml:15:8 status-order the step of 2016-02 stands after one of 2017",
        ),
        (
            ASKED.replacen("source = \"https://example.org/\"", "source = \"https://example.org/x\"", 1),
            "a/facts.toml:12:10 status-source `https://example.org/x` is not among the sources of this record",
        ),
        (
            ASKED.replace("\"state-reply\"", "\"state-answer\""),
            "a/facts.toml:10:8 known-term `state-answer` is not a term of follow-up-kinds",
        ),
    ] {
        let found = with_recommendation(&broken);
        assert!(matches!(&found[..], [only] if only == expected), "{expected} in {found:#?}");
    }
    let nobody = with_recommendation(&ASKED.replace("by = [\"KIBHR\"]", "by = []"));
    assert_eq!(nobody[0], "a/facts.toml:18:6 required-field a list is empty or too short");
    let found = with_recommendation(&ASKED.replace("2016-02", "2199-01"));
    let expected = "a/facts.toml:15:8 status-order 2199-01 is later than the data's version";
    assert!(matches!(&found[..], [only] if only.starts_with(expected)), "{found:#?}");
}

#[test]
fn only_an_assessment_says_what_was_concluded() {
    let silent = ASKED.replace("assessment = \"concern-remains\"\n", "");
    assert_eq!(
        with_recommendation(&silent),
        ["a/facts.toml:16:8 assessment-kind `ngo-assessment` does not say what was concluded"]
    );
    let own_word = ASKED.replace("by = [\"KZ\"]", "assessment = \"implemented\"\nby = [\"KZ\"]");
    assert_eq!(
        with_recommendation(&own_word),
        [
            "a/facts.toml:11:14 assessment-kind `state-reply` is not an assessment, so that nothing was concluded"
        ]
    );
    let nobody = ASKED.replace("concern-remains", "no-assessment");
    assert_eq!(
        with_recommendation(&nobody),
        ["a/facts.toml:17:14 assessment-kind `no-assessment` is what is said where there is no step"]
    );
}

#[test]
fn a_repeated_recommendation_is_repeated_and_its_treaty_has_a_record() {
    let alone = ASKED.replace("[\"torture-investigation\"]", "[\"torture-investigation\", \"libel\"]");
    assert_eq!(
        with_recommendation(&alone),
        ["a/facts.toml:6:38 cluster-repeated no other recommendation is one of `libel`"]
    );
    let treaty = ASKED.replace("torture-investigation", "ratify-crpd");
    let found = with_recommendation(&treaty);
    let expected = "cluster-obligation there is no record `obligations/crpd`";
    assert!(found.iter().any(|line| line.ends_with(expected)), "{found:#?}");
}

#[test]
fn another_date_is_explained_and_sourced() {
    const TREATY: &str = "kind = \"core-un\"
treaty = \"CAT\"
ratified = \"1998\"
ratified_other = [\"1998-03-26\"]
status = \"party\"

[[sources]]
url = \"https://example.org/\"
supports = [\"source-conflict\"]
";
    let words = WORDS.replace("\"\n+++", "\"\n[texts]\nsource_conflict = \"Источники расходятся.\"\n+++");
    let found = |facts: &str, words: &str| {
        let project = project();
        write(project.path(), "obligations/cat/facts.toml", facts);
        write(project.path(), "obligations/cat/ru.md", words);
        let found = diagnostics(project.path());
        found.iter().map(|d| format!("{}:{} {} {}", d.line, d.column, d.rule, d.fact)).collect::<Vec<_>>()
    };
    assert_eq!(found(TREATY, &words), [""; 0]);
    for (facts, words, expected) in [
        (TREATY.to_owned(), WORDS, "4:18 other-date nothing says why sources differ"),
        (
            TREATY.replace("source-conflict", "ratified"),
            words.as_str(),
            "4:18 other-date no source is named for the other date",
        ),
        (
            TREATY.replace("ratified = \"1998\"\n", ""),
            words.as_str(),
            "3:18 other-date another date is given, but none was accepted",
        ),
    ] {
        assert_eq!(found(&facts, words), [expected]);
    }
}

const BILL: &str = "kind = \"bill-analysis\"
authors = [{ name = \"Бюро\" }]
rights = [\"freedom-of-assembly\"]

[[stages]]
date = \"2007\"
kind = \"alternative-drafted\"
source = \"https://example.org/\"

[[proposals]]
id = \"notice\"
official = \"ст. 3\"
verdict = \"rejected\"
source = \"https://example.org/\"

[[sources]]
url = \"https://example.org/\"
";

const BILL_WORDS: &str = "+++
title = \"Проект\"
[clauses.notice]
official = \"Собрание проводится с разрешения.\"
alternative = \"Собрание проводится по уведомлению.\"
consequence = \"Без разрешения собрание прекращают.\"
+++
";

/// What is reported of a bill with these facts and Russian words.
fn with_bill(facts: &str, words: &str) -> Vec<String> {
    let project = project();
    write(project.path(), "bills/a/facts.toml", facts);
    write(project.path(), "bills/a/ru.md", words);
    let found = diagnostics(project.path());
    assert!(found.iter().all(|d| d.severity == Severity::Error && !d.hint.is_empty()));
    let name = |path: &str| path.strip_prefix("content/bills/a/").unwrap_or(path).to_owned();
    found.iter().map(|d| format!("{}:{}:{} {} {}", name(&d.path), d.line, d.column, d.rule, d.fact)).collect()
}

#[test]
fn a_rejected_proposal_says_what_it_means_for_people() {
    assert_eq!(with_bill(BILL, BILL_WORDS), [""; 0], "with its consequence it is right");
    let fact = "rejected-consequence the rejected proposal `notice` has no consequence in plain words";
    let line = "consequence = \"Без разрешения собрание прекращают.\"\n";
    assert_eq!(with_bill(BILL, &BILL_WORDS.replace(line, "")), [format!("ru.md:3:10 {fact}")]);
    assert_eq!(
        with_bill(BILL, &BILL_WORDS.replace("Без разрешения собрание прекращают.", " ")),
        [format!("ru.md:3:10 {fact}")]
    );
    let accepted = BILL.replace("verdict = \"rejected\"", "verdict = \"accepted\"\nclause = \"ст. 4\"");
    assert_eq!(with_bill(&accepted, &BILL_WORDS.replace(line, "")), [""; 0], "only a rejected one needs it");
    let unworded = BILL_WORDS.split("[clauses").next().map(|head| format!("{head}+++\n")).unwrap_or_default();
    let found = with_bill(BILL, &unworded);
    assert!(found.contains(&format!("facts.toml:13:11 {fact}")), "{found:?}");
    assert!(found.iter().any(|line| line.contains("clause-words no words file")), "{found:?}");
}

#[test]
fn a_proposal_taken_into_account_names_the_clause_that_shows_it() {
    let accepted = BILL.replace("\"rejected\"", "\"accepted\"");
    assert_eq!(
        with_bill(&accepted, BILL_WORDS),
        ["facts.toml:13:11 verdict-clause `notice` is accepted without a clause"]
    );
    let clause = accepted.replace("verdict =", "clause = \"ст. 4\"\nverdict =");
    assert_eq!(with_bill(&clause, BILL_WORDS), [""; 0]);
    let source = "source = \"https://example.org/\"\n\n[[sources]]";
    let without = clause.replace(source, "\n[[sources]]");
    assert_eq!(
        with_bill(&without, BILL_WORDS),
        ["facts.toml:14:11 verdict-clause `notice` is accepted without a source"]
    );
    assert_eq!(
        with_bill(&BILL.replace(source, "\n[[sources]]"), BILL_WORDS),
        ["facts.toml:13:11 verdict-clause `notice` is rejected without a source"]
    );
    let foreign = clause.replace(source, &source.replace("example.org", "example.com"));
    assert_eq!(
        with_bill(&foreign, BILL_WORDS),
        ["facts.toml:15:10 bill-source `https://example.com/` is not among the sources of this record"]
    );
}

#[test]
fn proposals_and_their_wording_name_each_other() {
    let found = with_bill(BILL, &BILL_WORDS.replace("[clauses.notice]", "[clauses.notise]"));
    assert!(found.contains(&"ru.md:3:10 clause-words there is no proposal `notise`".to_owned()), "{found:?}");
    let twice =
        BILL.replace("[[sources]]", "[[proposals]]\nid = \"notice\"\nverdict = \"unknown\"\n\n[[sources]]");
    assert_eq!(
        with_bill(&twice, BILL_WORDS),
        ["facts.toml:17:6 clause-words the proposal `notice` stands twice"]
    );
    let anchor =
        with_bill(&BILL.replace("\"notice\"", "\"Notice\""), &BILL_WORDS.replace("notice", "Notice"));
    assert_eq!(anchor, ["facts.toml:11:6 clause-words `Notice` cannot be an anchor"]);
}

#[test]
fn a_translation_of_changed_words_is_told() {
    let project = project();
    let kk = "cases/cat-1-2010-a/kk.md";
    let path = project.path().join("content").join(kk);
    write(project.path(), kk, "+++\ntitle = \"А.\"\ntranslation = \"draft\"\n+++\n");
    let translated = || {
        let arguments = Arguments { files: vec![path.clone()], from: model::Language::Ru };
        builder::command::translated::run(project.path(), &arguments).expect("a words file")
    };
    assert_eq!(translated(), 1);
    assert_eq!(diagnostics(project.path()), [], "it was made from the words of now");
    write(project.path(), RU, WORDS.replace("Краткое", "Новое"));
    let found = diagnostics(project.path());
    let [warning] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((warning.severity, warning.rule, warning.line), (Severity::Warning, "stale-translation", 4));
    assert!(warning.hint.contains("cargo portal translated content/cases/cat-1-2010-a/kk.md --from ru"));
    assert_eq!(translated(), 1);
    assert_eq!(diagnostics(project.path()), [], "the command settles it");
    let text = fs::read_to_string(&path).expect("the file");
    write(project.path(), kk, text.replace("ru ", "en "));
    assert_eq!(diagnostics(project.path())[0].fact, "there is no en text this could be a translation of");
    write(project.path(), kk, text.replace("\"ru ", "\"ru-"));
    assert_eq!(diagnostics(project.path())[0].rule, "field-value");
}

#[test]
fn a_letter_names_each_of_its_fields_and_no_other() {
    let letter = |text: &str, id: &str| {
        let said = |name: &str, words: &str| {
            format!("[{name}]\nru = \"{words}\"\nkk = \"{words}\"\nen = \"{words}\"\n\n")
        };
        let label = "label = { ru = \"Имя\", kk = \"Аты\", en = \"Name\" }";
        let head = [said("title", "Письмо"), said("intro", "Впишите."), said("subject", "Письмо")].concat();
        format!("{head}{}[[field]]\nid = \"{id}\"\n{label}\n", said("text", text))
    };
    let found = |text: &str| {
        let project = project();
        write(project.path(), "pages/a/facts.toml", "order = 10\n");
        write(project.path(), "pages/a/ru.md", WORDS);
        write(project.path(), "pages/a/letter.toml", text);
        let all = diagnostics(project.path());
        all.iter().map(|d| format!("{}:{} {} {}", d.path, d.line, d.rule, d.fact)).collect::<Vec<_>>()
    };
    assert_eq!(found(&letter("Я, {name}.", "name")), [""; 0]);
    let without = found(&letter("Я.", "name"));
    assert_eq!(without.len(), 3, "in each language: {without:?}");
    assert_eq!(
        without[0],
        "content/pages/a/letter.toml:17 letter-fields the text has no place for the field `name`"
    );
    let unknown = found(&letter("Я, {name}, {age}.", "name"));
    assert_eq!(
        unknown[0],
        "content/pages/a/letter.toml:17 letter-fields the text names `{age}`, which is no field"
    );
    let odd = found(&letter("Я, {Name}.", "Name"));
    let expected =
        "content/pages/a/letter.toml:22 letter-fields `Name` is used twice or is no name of a field"
            .to_owned();
    assert!(odd.contains(&expected), "{odd:?}");
}
