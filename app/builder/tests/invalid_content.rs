//! Broken content: every problem is named with its place and remedy, whichever file it stands in.
//! Not here: the rules themselves (`builder::check`, `builder::read`), and those of single kinds (`invalid_kinds`) and of
//! places (`invalid_places`).

mod broken;

use broken::*;
use builder::diagnostic::Severity;
use std::fs;
use std::path::Path;

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
