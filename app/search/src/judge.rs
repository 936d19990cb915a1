//! Scores an index against queries whose right answers people have written down.
//! Not here: the queries (`tests/judged/queries.tsv`) and the index they are asked of.
//!
//! A line is `query<TAB>lang<TAB>id[:grade]<TAB>id[:grade]…`; the grade is 1 to 3, 1 if not given; lines
//! that begin with `#` are comments.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Hits that count.
const DEPTH: usize = 10;

#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    pub query: String,
    pub language: String,
    /// Grade of each right answer.
    pub answers: BTreeMap<String, u32>,
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
    let mut all = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let mut fields = line.split('\t').map(str::trim);
        let (query, language) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        let mut answers = BTreeMap::new();
        for answer in fields.filter(|field| !field.is_empty()) {
            let (id, grade) = answer.rsplit_once(':').unwrap_or((answer, "1"));
            let grade = grade.parse().ok().filter(|grade| (1..=3).contains(grade));
            let grade =
                grade.ok_or_else(|| format!("line {}: `{answer}` has no grade from 1 to 3", number + 1))?;
            answers.insert(id.to_owned(), grade);
        }
        if query.is_empty() || language.is_empty() || answers.is_empty() {
            return Err(format!(
                "line {}: a query, a language and at least one answer are needed",
                number + 1
            ));
        }
        all.push(Judged { query: query.to_owned(), language: language.to_owned(), answers });
    }
    Ok(all)
}

/// Asks every query; `find` gives the ids found, best first.
pub fn score(judged: &[Judged], mut find: impl FnMut(&Judged) -> Vec<String>) -> Scores {
    let mut scores = Scores { queries: judged.len(), ..Scores::default() };
    for one in judged {
        let mut found = find(one);
        found.truncate(DEPTH);
        let ndcg = ndcg(one, &found);
        let right = found.iter().filter(|id| one.answers.contains_key(*id)).count();
        scores.ndcg += ndcg;
        scores.recall += right as f64 / one.answers.len().min(DEPTH) as f64;
        if ndcg < 1.0 {
            scores.worst.push((ndcg, one.query.clone(), found));
        }
    }
    let count = judged.len().max(1) as f64;
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
    /// The scores and the worst queries, for people.
    pub fn report(&self, worst: usize) -> String {
        let mut out =
            format!("{} queries: nDCG@10 {:.4}, recall@10 {:.4}\n", self.queries, self.ndcg, self.recall);
        for (ndcg, query, found) in self.worst.iter().take(worst) {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "  {ndcg:.2}  {query}  ->  {}", found.join(" "));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_order_scores_one_and_any_other_less() {
        let judged = read("# a comment\nпытки\tru\ta:3\tb\tc:2\n").expect("a set");
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
        assert!(read("пытки\tru\n").is_err_and(|error| error.starts_with("line 1")));
        assert!(read("\nпытки\tru\ta:9\n").is_err_and(|error| error.starts_with("line 2")));
    }
}
