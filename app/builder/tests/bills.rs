//! The worked example of `sites/bill`: a bill clause by clause, on its pages and in its data.
//! Not here: what the real content says, and what is refused (`invalid_content`).

use builder::output::render::{self, Target};
use std::path::Path;
use std::sync::LazyLock;

/// The example's folder with the vocabularies and interface words of the real content, rendered.
static SITE: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = tempfile::tempdir().expect("a temporary folder");
    copy(&here.join("tests/sites/bill/content"), &project.path().join("content"));
    for part in ["vocabulary", "ui", "site.toml"] {
        copy(&here.join("../../content").join(part), &project.path().join("content").join(part));
    }
    copy(&here.join("../web/style"), &project.path().join("app/web/style"));
    copy(&here.join("../../public/geo"), &project.path().join("public/geo"));
    let staging = tempfile::tempdir().expect("a temporary folder");
    let target = Target { staging: staging.path().to_owned(), base_path: "/".to_owned(), address: None };
    render::run(project.path(), &target).expect("the example is right");
    staging
});

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().filter_map(Result::ok) {
        let target = to.join(entry.path().strip_prefix(from).expect("below the folder"));
        let target = if entry.path() == from { to.to_owned() } else { target };
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&target).expect("a folder");
        } else {
            std::fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
            std::fs::copy(entry.path(), &target).expect("a file");
        }
    }
}

fn page(path: &str) -> String {
    std::fs::read_to_string(SITE.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Text of the row of the totals that starts with `verdict`: its number and the anchors behind it.
fn total(html: &str, verdict: &str) -> (usize, Vec<String>) {
    let row = html.split("<tr>").find(|row| row.contains(&format!(">{verdict}</span></th>")));
    let row = row.unwrap_or_else(|| panic!("no row of {verdict}"));
    let row = row.split("</tr>").next().unwrap_or_default();
    let number = row.split("class=\"number\">").nth(1).and_then(|rest| rest.split('<').next());
    let links = row.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
    (number.and_then(|number| number.parse().ok()).expect("a number"), links.map(str::to_owned).collect())
}

#[test]
fn totals_are_counted_from_the_proposals_and_lead_to_them() {
    let html = page("ru/bills/example/index.html");
    let expected: [(&str, &[&str]); 4] = [
        ("Учтено", &["children"]),
        ("Учтено частично", &["place"]),
        ("Не учтено", &["notice", "spontaneous"]),
        ("Не известно", &["media", "poster"]),
    ];
    for (verdict, clauses) in expected {
        assert_eq!(total(&html, verdict), (clauses.len(), clauses.iter().map(ToString::to_string).collect()));
        for clause in clauses {
            assert_eq!(html.matches(&format!(" id=\"{clause}\"")).count(), 1, "{clause}");
        }
    }
    assert!(html.contains("Всего 6 предложений."));
}

#[test]
fn a_clause_says_both_texts_the_verdict_and_what_it_means() {
    let html = page("ru/bills/example/index.html");
    let clause = |id: &str| {
        let start = html.find(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("no clause {id}"));
        html[start..].split("</section>").next().unwrap_or_default().to_owned()
    };
    let notice = clause("notice");
    for said in [
        "id=\"notice-official\"",
        "Официальный текст, ст. 10</h4>",
        "id=\"notice-alternative\"",
        "Альтернатива, ст. 7</h4>",
        ">Не учтено</span>",
        "Что это значит для людей:</strong> Собраться по поводу",
    ] {
        assert!(notice.contains(said), "missing: {said} in {notice}");
    }
    assert!(clause("place").contains("В принятом законе: ст. 9 (2)."));
    assert!(clause("spontaneous").contains("Такой нормы в официальном тексте нет."));
    let poster = clause("poster");
    assert!(
        poster.contains("Текста этой нормы у портала нет.") && !poster.contains("Такой нормы"),
        "a clause with a number exists though its wording is not held"
    );
    assert!(clause("children").contains("Предложено исключить."));
    assert!(
        clause("spontaneous").contains("<a href=\"../../cases/example-433/\">CAT/C/48/D/433/2010</a>"),
        "a symbol in a clause is linked"
    );
}

#[test]
fn a_clause_without_a_translation_is_shown_in_the_language_it_has() {
    let html = page("en/bills/example/index.html");
    assert!(html.contains("Nobody can gather about what happened yesterday."));
    assert!(html.contains("<p lang=\"ru\">Собрание проводится только в специализированном месте.</p>"));
    let spontaneous = html.split("id=\"spontaneous-official\"").nth(1).expect("the clause");
    assert!(spontaneous.split("</div>").next().is_some_and(|side| side.contains("has no such provision")));
}

#[test]
fn the_case_says_where_it_is_cited_and_the_data_hold_the_clauses() {
    let case = page("ru/cases/example-433/index.html");
    let cited = case.split("id=\"s-cited\"").nth(1).expect("a list of what cites it");
    assert!(cited.contains("href=\"../../bills/example/\""));
    let data: serde_json::Value = serde_json::from_str(&page("data/bills/example.json")).expect("JSON");
    assert_eq!(data["facts"]["proposals"][0]["verdict"], "rejected");
    assert_eq!(
        data["words"]["ru"]["clauses"]["notice"]["consequence"]
            .as_str()
            .map(|text| text.starts_with("Собраться")),
        Some(true)
    );
}
