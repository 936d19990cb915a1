//! Words spelt almost like one that no document has.
//! Not here: saying so to the reader (`evaluate` notes it).

use super::SearchEngine;
use super::lookup::{Closeness, Match, readings};
use crate::schema::{Entry, keys_start};
use std::collections::BTreeMap;
use std::io;

/// Shorter words have too many neighbours.
const SHORTEST: usize = 4;
/// Words of this length may differ in two places.
const LONG: usize = 8;
/// Letters at the beginning that are taken as right: of an index in parts, little should be fetched.
const SURE_IN_PARTS: usize = 3;
const SURE_IN_WHOLE: usize = 1;

impl SearchEngine {
    /// The most frequent word nearest to `form`, with all its forms; None when none is near.
    pub(super) fn corrected(&self, form: &str) -> io::Result<Option<(String, Vec<Match>)>> {
        let length = form.chars().count();
        if length < SHORTEST || form.chars().any(|c| c.is_ascii_digit()) {
            return Ok(None);
        }
        let most = if length >= LONG { 2 } else { 1 };
        let sure = if self.is_whole() { SURE_IN_WHOLE } else { SURE_IN_PARTS };
        let mut near: BTreeMap<String, (usize, u32)> = BTreeMap::new();
        let mut stopped = None;
        for (morphology, form) in readings(form) {
            let typed = morphology.spelling(&form);
            let beginning: String = typed.chars().take(sure).collect();
            match self.scan(&keys_start(morphology, &beginning)) {
                Ok(entries) => {
                    for (entry, info) in entries {
                        let Entry::Form { form, .. } = entry else { continue };
                        if let Some(distance) = distance(&typed, &morphology.spelling(&form), most) {
                            let known = near.entry(form).or_insert((distance, 0));
                            known.0 = known.0.min(distance);
                            known.1 += info.doc_freq;
                        }
                    }
                }
                Err(error) => stopped = Some(error),
            }
        }
        if let Some(error) = stopped {
            return Err(error);
        }
        let best = near.into_iter().min_by(|(a, (near_a, often_a)), (b, (near_b, often_b))| {
            near_a.cmp(near_b).then_with(|| often_b.cmp(often_a)).then_with(|| a.cmp(b))
        });
        let Some((best, _)) = best else { return Ok(None) };
        let mut matches = self.forms(&readings(&best))?;
        matches.iter_mut().for_each(|found| found.closeness = Closeness::Typo);
        Ok(Some((best, matches)))
    }
}

/// How many letters were put in, left out, changed or swapped with the next; None for more than `most`.
fn distance(typed: &str, word: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        (before, last) = (last, row);
    }
    last.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn slips_are_counted() {
        for (typed, word, expected) in [
            ("конститция", "конституция", Some(1)),
            ("решнеие", "решение", Some(1)),
            ("пыьки", "пытки", Some(1)),
            ("пытки", "пытки", Some(0)),
            ("апеляционая", "апелляционная", Some(2)),
            ("пытки", "пята", None),
        ] {
            assert_eq!(distance(typed, word, 2), expected, "{typed}");
        }
        assert_eq!(distance("апеляционая", "апелляционная", 1), None);
    }
}
