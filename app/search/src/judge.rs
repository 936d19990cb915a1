//! Scores an index against queries whose right answers people have written down.
//! Not here: the queries (`tests/judged/queries.tsv`) and the index they are asked of.
//!
//! A line is `query<TAB>language<TAB>part<TAB>kind<TAB>id:grade id:grade …`, the grade from 1 to 3; lines that
//! begin with `#` are comments.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Hits that count.
const DEPTH: usize = 10;

#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    pub query: String,
    pub language: String,
    pub part: Part,
    /// What sort of query it is, for people.
    pub kind: String,
    /// Grade of each right answer.
    pub answers: BTreeMap<String, u32>,
}

/// What a judged query may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Looked at when the search is improved.
    Tuned,
    /// Only ever scored: it shows whether the improvements hold for queries nobody looked at.
    HeldOut,
}

impl Part {
    pub const ALL: [Part; 2] = [Part::Tuned, Part::HeldOut];

    pub fn name(self) -> &'static str {
        match self {
            Part::Tuned => "tuned",
            Part::HeldOut => "held-out",
        }
    }

    fn parse(name: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.name() == name)
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    pub queries: usize,
    /// Mean nDCG@10: how good the order of the first ten is, 1 at best.
    pub ndcg: f64,
    /// Mean recall@10: which part of the right answers (at most ten) is among the first ten.
    pub recall: f64,
    /// The queries below 1, worst first, with what was found instead.
    pub worst: Vec<(f64, String, Vec<String>)>,
}

/// Reads a judged set; an error names the line.
pub fn read(text: &str) -> Result<Vec<Judged>, String> {
    lines(text)
        .map(|(number, line)| judged(line).map_err(|error| format!("line {number}: {error}")))
        .collect()
}

/// The lines that say something, with their numbers.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().zip(1..).map(|(line, number)| (number, line)).filter(|(_, line)| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with('#')
    })
}

fn judged(line: &str) -> Result<Judged, String> {
    let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
    let [query, language, part, kind, answers] = fields.as_slice() else {
        return Err(format!("5 fields are needed, {} are there", fields.len()));
    };
    if fields.iter().any(|field| field.is_empty()) {
        return Err("no field may be empty".to_owned());
    }
    let part =
        Part::parse(part).ok_or_else(|| format!("`{part}` is no part; write `tuned` or `held-out`"))?;
    let mut graded = BTreeMap::new();
    for answer in answers.split(' ').filter(|answer| !answer.is_empty()) {
        let (id, grade) = answer.rsplit_once(':').unwrap_or((answer, ""));
        let grade = grade.parse().ok().filter(|grade| (1..=3).contains(grade));
        let grade = grade.ok_or_else(|| format!("`{answer}` has no grade from 1 to 3"))?;
        if graded.insert(id.to_owned(), grade).is_some() {
            return Err(format!("`{id}` is graded twice"));
        }
    }
    let (query, language, kind) = ((*query).to_owned(), (*language).to_owned(), (*kind).to_owned());
    Ok(Judged { query, language, part, kind, answers: graded })
}

/// Asks every query; `find` gives the ids found, best first.
pub fn score<'a>(
    judged: impl IntoIterator<Item = &'a Judged>,
    mut find: impl FnMut(&Judged) -> Vec<String>,
) -> Scores {
    let mut scores = Scores::default();
    for one in judged {
        let mut found = find(one);
        found.truncate(DEPTH);
        let ndcg = ndcg(one, &found);
        let right = found.iter().filter(|id| one.answers.contains_key(*id)).count();
        scores.queries += 1;
        scores.ndcg += ndcg;
        scores.recall += right as f64 / one.answers.len().min(DEPTH) as f64;
        if ndcg < 1.0 {
            scores.worst.push((ndcg, one.query.clone(), found));
        }
    }
    let count = scores.queries.max(1) as f64;
    (scores.ndcg, scores.recall) = (scores.ndcg / count, scores.recall / count);
    scores.worst.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    scores
}

fn gain(grade: u32, place: usize) -> f64 {
    (f64::from(grade).exp2() - 1.0) / ((place + 2) as f64).log2()
}

fn ndcg(one: &Judged, found: &[String]) -> f64 {
    let grade = |id: &String| one.answers.get(id).copied().unwrap_or(0);
    let got: f64 = found.iter().enumerate().map(|(place, id)| gain(grade(id), place)).sum();
    let mut best: Vec<u32> = one.answers.values().copied().collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let most: f64 = best.iter().take(DEPTH).enumerate().map(|(place, grade)| gain(*grade, place)).sum();
    got / most
}

impl Scores {
    /// The scores on one line.
    pub fn line(&self) -> String {
        format!("{} queries: nDCG@10 {:.4}, recall@10 {:.4}", self.queries, self.ndcg, self.recall)
    }

    /// The scores and the worst queries, for people.
    pub fn report(&self, worst: usize) -> String {
        let mut out = self.line() + "\n";
        for (ndcg, query, found) in self.worst.iter().take(worst) {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "  {ndcg:.2}  {query}  ->  {}", found.join(" "));
        }
        out
    }
}

/// What a score may not fall below. Kept in a file beside the queries, a line for each part and language:
/// `part<TAB>language<TAB>nDCG@10<TAB>recall@10`, the language `all` for every one together.
#[derive(Clone, Debug, PartialEq)]
pub struct Floor {
    pub part: Part,
    pub language: String,
    pub ndcg: f64,
    pub recall: f64,
}

/// A score this much above its floor has to become the floor: it may only rise, but it must.
const SLACK: f64 = 0.01;

pub fn read_floors(text: &str) -> Result<Vec<Floor>, String> {
    let floor = |(number, line): (usize, &str)| {
        let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
        let read = || -> Option<Floor> {
            let [part, language, ndcg, recall] = fields.as_slice() else { return None };
            let (ndcg, recall) = (ndcg.parse().ok()?, recall.parse().ok()?);
            Some(Floor { part: Part::parse(part)?, language: (*language).to_owned(), ndcg, recall })
        };
        read().ok_or_else(|| format!("line {number}: a part, a language and two numbers are needed"))
    };
    lines(text).map(floor).collect()
}

impl Floor {
    /// Whether the queries of a judged set that this floor is for include `judged`.
    pub fn is_for(&self, judged: &Judged) -> bool {
        self.part == judged.part && (self.language == "all" || self.language == judged.language)
    }

    /// What is wrong with a score under this floor, with the line to write where it rose.
    ///
    /// # Errors
    /// When the score is below the floor, or so far above that the floor has to be raised.
    pub fn check(&self, scores: &Scores) -> Result<(), String> {
        let name = format!("{} {}", self.part.name(), self.language);
        for (measure, floor, score) in
            [("nDCG@10", self.ndcg, scores.ndcg), ("recall@10", self.recall, scores.recall)]
        {
            // Floors have four digits.
            if score < floor - 5e-5 {
                return Err(format!("{name}: {measure} fell from {floor:.4} to {score:.4}"));
            }
            if score > floor + SLACK {
                let (part, language) = (self.part.name(), &self.language);
                return Err(format!(
                    "{name}: {measure} rose from {floor:.4} to {score:.4}; let the floor rise with it:\n\
                     {part}\t{language}\t{:.4}\t{:.4}",
                    scores.ndcg.max(self.ndcg),
                    scores.recall.max(self.recall)
                ));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(answers: &str) -> Vec<Judged> {
        read(&format!("# a comment\n\nпытки\tru\ttuned\tword\t{answers}\n")).expect("a set")
    }

    #[test]
    fn the_right_order_scores_one_and_any_other_less() {
        let judged = set("a:3 b:1 c:2");
        let found = |ids: &str| {
            let ids: Vec<String> = ids.split_whitespace().map(str::to_owned).collect();
            score(&judged, |_| ids.clone())
        };
        assert_eq!((found("a c b").ndcg, found("a c b").recall), (1.0, 1.0));
        assert!(found("a b c").ndcg < 1.0 && found("a b c").ndcg > found("b c a").ndcg);
        assert_eq!((found("x y").ndcg, found("x y").recall), (0.0, 0.0));
        assert!((found("x a").recall - 1.0 / 3.0).abs() < 1e-9);
        let late = format!("{} a", "x ".repeat(10));
        assert_eq!(found(&late).recall, 0.0, "the eleventh does not count");
    }

    #[test]
    fn a_broken_line_is_named() {
        for (line, broken) in [
            "пытки\tru\ttuned\tword",
            "пытки\tru\tseen\tword\ta:1",
            "пытки\tru\ttuned\tword\ta:9",
            "пытки\tru\ttuned\tword\ta:1 a:2",
            "\tru\ttuned\tword\ta:1",
        ]
        .into_iter()
        .enumerate()
        {
            let text = format!("{}{broken}\n", "\n".repeat(line));
            assert!(read(&text).is_err_and(|e| e.starts_with(&format!("line {}:", line + 1))), "{broken}");
        }
        assert!(read_floors("tuned\tru\t0.5\n").is_err());
    }

    #[test]
    fn a_floor_holds_from_below_and_asks_to_be_raised_from_above() {
        let floor = &read_floors("tuned\tru\t0.8\t0.7").expect("a floor")[0];
        let scores = |ndcg, recall| Scores { ndcg, recall, ..Scores::default() };
        assert_eq!(floor.check(&scores(0.8, 0.705)), Ok(()));
        assert!(floor.check(&scores(0.79, 0.9)).is_err_and(|error| error.contains("fell")));
        assert!(floor.check(&scores(0.8, 0.69)).is_err_and(|error| error.contains("recall@10 fell")));
        let raised = floor.check(&scores(0.85, 0.7)).expect_err("to be raised");
        assert!(raised.ends_with("tuned\tru\t0.8500\t0.7000"), "{raised}");
        assert!(floor.is_for(&set("a:1")[0]));
        let all = &read_floors("held-out\tall\t0.8\t0.7").expect("a floor")[0];
        assert!(!all.is_for(&set("a:1")[0]), "another part");
    }
}
