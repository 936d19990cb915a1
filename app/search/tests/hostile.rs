//! Whatever is typed is answered, and the next query as if nothing had been.
//! Not here: how long it takes (`bench/hostile.mjs`).

mod support;

use search::{IndexOptions, LocalIndex, Query, write_index};
use support::{documents, ids, ru};

const QUERIES: usize = 11_000;

/// Numbers from a fixed start.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// Pieces of the query language, right and wrong.
const PIECES: [&str; 44] = [
    "пытки",
    "суд",
    "адам",
    "құқықтары",
    "torture",
    "433/2010",
    "CAT/C/48/D/433/2010",
    "\"",
    "«",
    "»",
    "“",
    "(",
    ")",
    "-",
    "—",
    "|",
    "OR",
    "ИЛИ",
    "NOT",
    "AND",
    "~",
    "~5",
    "~99999999999999999999",
    "*",
    ":",
    "title:",
    "article:12",
    "year:2012..2016",
    "year:..",
    "year:x..y",
    "body:",
    ",",
    "\u{0}",
    "\u{202e}",
    "\u{feff}",
    "\u{301}",
    "😀",
    "ﷺ",
    "İ",
    "ß",
    "gsnrb",
    "собраня",
    "\n",
    "и",
];

fn index() -> LocalIndex {
    let index = write_index(documents(), &IndexOptions::portal()).expect("an index");
    LocalIndex::open(&index.manifest, index.files).expect("opens")
}

fn ask(index: &LocalIndex, text: &str, as_you_type: bool) {
    let answer = index.answer(&Query { as_you_type, ..ru(text) });
    assert!(answer.is_ok(), "{:?} for {:?}", answer.err(), text.chars().take(80).collect::<String>());
}

#[test]
fn random_queries_are_answered() {
    let index = index();
    let normal = ids(&index, &ru("пытки"));
    let mut random = Random(7);
    for number in 0..QUERIES {
        let pieces = 1 + random.below(14);
        let mut text = String::new();
        for _ in 0..pieces {
            text.push_str(PIECES[random.below(PIECES.len())]);
            if random.below(3) > 0 {
                text.push(' ');
            }
        }
        ask(&index, &text, number % 2 == 0);
        if number % 500 == 0 {
            assert_eq!(ids(&index, &ru("пытки")), normal);
        }
    }
    assert_eq!(ids(&index, &ru("пытки")), normal);
}

#[test]
fn queries_of_hostile_shape_are_answered() {
    let index = index();
    let million = 1_000_000;
    for text in [
        "(".repeat(100_000),
        ")".repeat(100_000),
        "NOT ".repeat(30_000),
        "-".repeat(100_000),
        "\"".repeat(100_001),
        "a OR ".repeat(50_000),
        "суд ".repeat(250_000),
        "ы".repeat(million),
        "\u{0}".repeat(million),
        "\u{202e}суд\u{202c}".repeat(1_000),
        "\u{fffd}\u{fffd}".to_owned(),
        format!("{}суд{}", "(-".repeat(499), ")".repeat(499)),
        format!("\"{}\"~50", "суд в Костанае ".repeat(60)),
        format!("title:{}", "a:".repeat(400)),
        "year:99999999999999999999..-5".to_owned(),
        "a".repeat(64) + "~",
        "*".to_owned(),
    ] {
        ask(&index, &text, true);
        ask(&index, &text, false);
        assert_eq!(ids(&index, &ru("арест"))[0], "cases/rakishev");
    }
    let far = Query { page: u32::MAX, ..ru("пытки") };
    assert!(index.answer(&far).is_ok_and(|answer| answer.hits.is_empty() && answer.total > 0));
}
