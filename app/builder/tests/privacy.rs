//! What must not be published is stopped at the build, and what is published holds only what is public.
//! Not here: how each detail is recognised (`builder::check::privacy`).

use builder::diagnostic::Severity;
use builder::output::render::{self, Target};
use model::Language;
use search::{LocalIndex, Query};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A project without records: the real vocabularies, words and styles.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for part in ["content/vocabulary", "content/ui", "app/web/style", "public/geo"] {
        let to = folder.path().join(part);
        fs::create_dir_all(&to).expect("a folder");
        for entry in fs::read_dir(real.join(part)).expect("a folder").flatten() {
            fs::copy(entry.path(), to.join(entry.file_name())).expect("a file");
        }
    }
    fs::copy(real.join("content/site.toml"), folder.path().join("content/site.toml")).expect("site.toml");
    folder
}

fn write(project: &Path, file: &str, text: &str) {
    let path = project.join("content").join(file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

const FACTS: &str = "kind = \"statement\"\ndate = \"2020-05-01\"\nlanguage = \"ru\"\n\n[[sources]]\nurl = \"https://example.org/\"\n";

fn words(text: &str) -> String {
    format!("+++\ntitle = \"Заявление\"\n+++\n\n{text}\n")
}

/// Errors by the slug of the record they stand in.
fn stopped(project: &Path) -> BTreeSet<String> {
    let all = match builder::site::read(project) {
        Ok((_, warnings)) => warnings,
        Err(all) => all,
    };
    all.iter()
        .filter(|problem| problem.severity == Severity::Error && problem.rule == "contact-detail")
        .map(|problem| problem.path.split('/').nth(2).expect("a record's folder").to_owned())
        .collect()
}

/// The same numbers on every machine (a linear congruential generator, Knuth's constants).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.roll(10) as u8)).collect()
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.roll(choices.len() as u64) as usize]
    }

    /// Twelve digits with the check digit of an individual identification number, by its published rule.
    fn identity_number(&mut self) -> String {
        loop {
            let (month, day) = (1 + self.roll(12), 1 + self.roll(28));
            let stem = format!("{}{month:02}{day:02}{}{}", self.digits(2), 1 + self.roll(6), self.digits(4));
            let sum = |weights: [u32; 11]| -> u32 {
                let digits = stem.chars().filter_map(|c| c.to_digit(10));
                digits.zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11
            };
            let first = sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
            let check = if first == 10 { sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) } else { first };
            if check < 10 {
                return format!("{stem}{check}");
            }
        }
    }

    fn detail(&mut self) -> String {
        let (a, b, c, d) = (self.digits(3), self.digits(2), self.digits(2), 1 + self.roll(8));
        let name = self.of(&["ivanov", "a.serik", "zhanar_k", "press.office", "info2"]);
        let host = self.of(&["example.org", "mail.example.kz", "post.example.com"]);
        match self.roll(16) {
            0 => format!("+7 70{d} {a} {b} {c}"),
            1 => format!("8 (70{d}) {a}-{b}-{c}"),
            2 => format!("870{d}{a}{b}{c}"),
            3 => format!("+770{d}{a}{b}{c}"),
            4 => format!("8-727-{a}-{b}-{c}"),
            5 => format!("+996 (555) {b}-{c}-{b}"),
            6 => format!("+7-70{d}-{a}\u{2011}{b}\u{2011}{c}"),
            7 => format!("{name}@{host}"),
            8 => format!("<{name}@{host}>"),
            9 => format!("{name}[at]{}", host.replace('.', "[dot]")),
            10 => format!("{name} (собака) {host}"),
            11 | 12 => self.identity_number(),
            13 => format!("4{}.{}, 7{}.{}", self.roll(10), self.digits(5), self.roll(10), self.digits(5)),
            14 => format!("4{}°{b}′{c}″, 7{}°{c}′{b}″", self.roll(10), self.roll(10)).replace("°0", "°1"),
            _ => format!("https://maps.example.org/@43.{},76.{},17z", self.digits(4), self.digits(4)),
        }
    }

    /// Numbers and names that public documents are full of.
    fn harmless(&mut self) -> String {
        let (n, year) = (1 + self.roll(900), 1995 + self.roll(30));
        match self.roll(14) {
            0 => format!("CAT/C/{}/D/{n}/{year}", 30 + self.roll(40)),
            1 => format!("{n} 000 000 тенге"),
            2 => format!("{:02}.{:02}.{year}", 1 + self.roll(28), 1 + self.roll(12)),
            3 => format!("{year}-{:02}-{:02}", 1 + self.roll(12), 1 + self.roll(28)),
            4 => format!("пп. {n}.{}, {}.{}", self.digits(3), 1 + self.roll(90), self.digits(3)),
            5 => format!("{n} {} 000", self.digits(3)),
            6 => format!("№ {n}-IV"),
            7 => format!("https://example.org/p/{}?id={}", self.digits(11), self.digits(8)),
            8 => format!("{year}–{}", year + 3),
            9 => format!("{},{} %", self.roll(100), self.roll(10)),
            10 => format!("ст. {} (3) (d)", 1 + self.roll(40)),
            11 => format!("0.{}, 0.{}", self.digits(3), self.digits(3)),
            12 => format!("@organisation{n}"),
            _ => format!("A/HRC/{n}/{}/Add.1", self.roll(60)),
        }
    }
}

const SENTENCES: &[&str] = &[
    "Обращаться можно так: {}.",
    "Заявитель сообщил: {} — и больше ничего.",
    "Байланыс үшін: {}, күн сайын.",
    "Арызда {} деп жазылған.",
    "According to the letter, {} was given.",
    "See {} for more",
    "({})",
    "«{}»",
];

#[test]
fn of_seeded_details_at_least_99_in_100_are_stopped_and_of_harmless_texts_at_most_1() {
    const EACH: usize = 600;
    let project = project();
    let mut dice = Dice(20_261_121);
    let mut planted = BTreeMap::new();
    for at in 0..EACH {
        for (kind, text) in [("private", dice.detail()), ("clean", dice.harmless())] {
            let slug = format!("{kind}-{at}");
            let sentence = dice.of(SENTENCES).replace("{}", &text);
            write(project.path(), &format!("statements/{slug}/facts.toml"), FACTS);
            write(project.path(), &format!("statements/{slug}/ru.md"), &words(&sentence));
            planted.insert(slug, sentence);
        }
    }
    let stopped = stopped(project.path());
    let is = |slug: &&String, kind: &str| slug.starts_with(kind);
    let missed: Vec<&String> = planted
        .keys()
        .filter(|slug| is(slug, "private") && !stopped.contains(*slug))
        .map(|s| &planted[s])
        .collect();
    let false_stops: Vec<&String> = planted
        .keys()
        .filter(|slug| is(slug, "clean") && stopped.contains(*slug))
        .map(|s| &planted[s])
        .collect();
    assert!(missed.len() * 100 <= EACH, "{} missed: {missed:#?}", missed.len());
    assert!(false_stops.len() * 100 <= EACH, "{} false stops: {false_stops:#?}", false_stops.len());
}

#[test]
fn an_exception_needs_its_file_its_text_and_a_reason_and_is_reported() {
    let project = project();
    let file = "content/statements/hotline/ru.md";
    write(project.path(), "statements/hotline/facts.toml", FACTS);
    write(project.path(), "statements/hotline/ru.md", &words("Линия: 8 727 123-45-67."));
    assert_eq!(stopped(project.path()).len(), 1, "without an exception");
    let exception = |file: &str, text: &str, reason: &str| {
        let line = format!("[[exception]]\nfile = \"{file}\"\ntext = \"{text}\"\nreason = \"{reason}\"\n");
        write(project.path(), "privacy-exceptions.toml", &line);
        builder::site::check(project.path())
    };
    let reason = "the public line of a State body, printed on its own site";
    let report = exception(file, "8 727 123-45-67", reason).expect("allowed");
    assert!(report.contains("8 727 123-45-67") && report.contains(reason), "{report}");
    let unused = exception(file, "8 727 765-43-21", reason).expect_err("another number");
    assert!(unused.contains("privacy-exceptions.toml:3:8: error[contact-detail]"), "{unused}");
    assert!(unused.contains("a telephone number"), "{unused}");
    assert!(exception(file, "8 727 123-45-67", "because").is_err(), "a reason says something");
}

/// Every file of a site made from `project`.
fn rendered(project: &Path) -> BTreeMap<String, Vec<u8>> {
    let staging = tempfile::tempdir().expect("a temporary folder");
    let target = Target { staging: staging.path().to_owned(), base_path: "/".to_owned(), address: None };
    render::run(project, &target).expect("the content is right");
    let files = walkdir::WalkDir::new(staging.path()).into_iter().filter_map(Result::ok);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(staging.path()).expect("below the folder");
            (name.to_string_lossy().replace('\\', "/"), fs::read(entry.path()).expect("a file"))
        })
        .collect()
}

/// Whether the index that was published finds a word in any language.
fn is_indexed(files: &BTreeMap<String, Vec<u8>>, word: &str) -> bool {
    let index = files
        .iter()
        .filter_map(|(name, bytes)| Some((name.strip_prefix("index/")?.to_owned(), bytes.clone())));
    let index = LocalIndex::open(&files["index/manifest.json"], index.collect()).expect("an index");
    Language::ALL.into_iter().any(|language| {
        let query = format!("\"{word}\"");
        !index.answer(&Query::new(query.as_str(), language)).expect("an answer").hits.is_empty()
    })
}

#[test]
fn what_was_planted_in_private_places_is_nowhere_and_what_was_planted_in_public_ones_is_everywhere() {
    let project = project();
    let private =
        ["zqcomment", "zqfrontcomment", "zqsitecomment", "zqbeside", "zqdenied", "zqvocabulary", "zqreason"];
    let facts = format!(
        "# {}\n{}\n[[membership]]\ncoalition = \"organisations/c\"\nstep = \"joined\"\ndate = \"2019\"\nsource = \"https://example.org/\"\n\n[[sources]]\nurl = \"https://example.org/\"\nnote = \"zqnote\"\n",
        private[0], "kind = \"ngo\"\ncountry = \"KZ\"\nsite = \"https://zqsite.example.org\"\n"
    );
    write(project.path(), "organisations/o/facts.toml", &facts);
    let coalition = "kind = \"coalition\"\ncountry = \"KZ\"\n\n[[sources]]\nurl = \"https://example.org/\"\n";
    write(project.path(), "organisations/c/facts.toml", coalition);
    write(project.path(), "organisations/c/ru.md", "+++\ntitle = \"Коалиция\"\n+++\n");
    let words = format!(
        "+++\n# {}\ntitle = \"Zqtitle\"\n[texts]\nnote = \"zqtext\"\n+++\n\nСловом zqbody сказано.\n",
        private[1]
    );
    write(project.path(), "organisations/o/ru.md", &words);
    let site = fs::read_to_string(project.path().join("content/site.toml")).expect("site.toml");
    write(project.path(), "site.toml", &format!("# {}\n{site}", private[2]));
    write(project.path(), ".notes/zq.txt", private[3]);
    write(project.path(), "deny-list.toml", &format!("salt = \"{} and more\"\nhashes = []\n", private[4]));
    let bodies = fs::read_to_string(project.path().join("content/vocabulary/bodies.toml")).expect("bodies");
    write(project.path(), "vocabulary/bodies.toml", &format!("# {}\n{bodies}", private[5]));
    write(project.path(), "statements/s/facts.toml", FACTS);
    write(
        project.path(),
        "statements/s/ru.md",
        "+++\ntitle = \"Заявление\"\n+++\n\nЛиния: 8 727 123-45-67.\n",
    );
    let exception = format!(
        "[[exception]]\nfile = \"content/statements/s/ru.md\"\ntext = \"8 727 123-45-67\"\nreason = \"{} is said to the builder\"\n",
        private[6]
    );
    write(project.path(), "privacy-exceptions.toml", &exception);

    let files = rendered(project.path());
    let holds = |word: &str| -> Vec<&String> {
        let word = word.as_bytes();
        // A text that begins a line begins with a capital.
        let is_there = |bytes: &[u8]| bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
        let found = files.iter().filter(|(_, bytes)| is_there(bytes));
        found.map(|(name, _)| name).collect()
    };
    for word in private {
        assert_eq!(holds(word), Vec::<&String>::new(), "{word}");
        assert!(!is_indexed(&files, word), "{word} is in the index");
    }
    // The control: the same looking finds all that is public, in the page, in the data, in the index, in the feed.
    for (word, indexed) in
        [("Zqtitle", true), ("zqtext", true), ("zqbody", true), ("zqsite", false), ("zqnote", false)]
    {
        let found = holds(word);
        for file in ["ru/organisations/o/index.html", "data/organisations.json"] {
            assert!(found.iter().any(|name| name.as_str() == file), "{word} in {file}");
        }
        assert!(!indexed || is_indexed(&files, word), "{word} is not in the index");
    }
    assert!(holds("Zqtitle").iter().any(|name| name.ends_with("feeds/organisations.xml")));
}
