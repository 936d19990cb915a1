//! Broken records of single kinds — organisations, recommendations, obligations, bills, letters — and translations.
//! Not here: what holds for every kind (`invalid_content`).

mod broken;

use broken::*;
use builder::command::translated::Arguments;
use builder::diagnostic::{Diagnostic, Severity};
use std::fs;

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
