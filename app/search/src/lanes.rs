//! The worker's files: which are on their way, which wait for their turn, which the newest request needs.
//! Not here: fetching them (`worker`).

use std::collections::{BTreeSet, VecDeque};

/// Files fetched at the same time. A file's deadline begins when it is its turn, so there is one turn for each that
/// an ordinary query needs; only fetching everything makes files wait.
const LANES: usize = 16;

#[derive(Default)]
pub struct Lanes {
    waiting: VecDeque<String>,
    in_flight: BTreeSet<String>,
    needed: BTreeSet<String>,
}

impl Lanes {
    /// Wants these files before all others; the request in hand goes on when they are here.
    pub fn need(&mut self, files: Vec<String>) {
        self.needed = files.iter().cloned().collect();
        self.waiting.retain(|name| !self.needed.contains(name));
        for name in files.into_iter().rev() {
            if !self.in_flight.contains(&name) {
                self.waiting.push_front(name);
            }
        }
    }

    /// Wants these files some time.
    pub fn want(&mut self, files: impl IntoIterator<Item = String>) {
        for name in files {
            if !self.in_flight.contains(&name) && !self.waiting.contains(&name) {
                self.waiting.push_back(name);
            }
        }
    }

    /// The files whose turn it is.
    pub fn begin(&mut self) -> Vec<String> {
        let free = LANES.saturating_sub(self.in_flight.len()).min(self.waiting.len());
        let begun: Vec<String> = self.waiting.drain(..free).collect();
        self.in_flight.extend(begun.iter().cloned());
        begun
    }

    /// A file's turn is over; whether the request in hand can go on, or must fail with it.
    pub fn end(&mut self, name: &str, arrived: bool) -> bool {
        self.in_flight.remove(name);
        let needed = self.needed.contains(name);
        if arrived {
            self.needed.remove(name);
        }
        needed && (!arrived || self.needed.is_empty())
    }

    /// The request in hand has its answer.
    pub fn settle(&mut self) {
        self.needed.clear();
    }

    /// Nothing is waited for any more; what is on its way still arrives.
    pub fn give_up(&mut self) {
        self.needed.clear();
        self.waiting.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn what_is_needed_overtakes_what_is_wanted() {
        let mut lanes = Lanes::default();
        lanes.want((0..40).map(|n| n.to_string()));
        assert_eq!(lanes.begin().len(), LANES);
        lanes.need(names(&["0", "30", "new"]));
        assert!(!lanes.end("0", true), "two more are needed");
        assert!(!lanes.end("1", true));
        assert_eq!(lanes.begin(), ["30", "new"]);
        assert!(!lanes.end("new", true));
        assert!(lanes.end("30", true));
        lanes.need(names(&["31"]));
        lanes.settle();
        assert_eq!(lanes.begin(), ["31", "16"]);
        assert!(!lanes.end("31", true), "the request was answered without it");
    }

    #[test]
    fn a_needed_file_that_does_not_come_ends_the_request_at_once() {
        let mut lanes = Lanes::default();
        lanes.need(names(&["a", "b"]));
        assert_eq!(lanes.begin(), ["a", "b"]);
        assert!(lanes.end("a", false));
        lanes.give_up();
        assert!(!lanes.end("b", true), "nobody waits for it any more");
    }
}
