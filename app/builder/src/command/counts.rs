//! Counting what other programs' test runs report of themselves.
//! Not a judgement: whether a run passed is its exit status; a run that failed counts at least one failure.

use std::fmt;
use std::ops::AddAssign;

/// How many tests passed, failed and were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
    /// Steps that could not run at all; counted apart from tests that are skipped by their own word.
    steps_not_run: u64,
}

impl Counts {
    /// Takes in a line of `cargo test` or of Playwright's list reporter; any other line changes nothing.
    pub fn see(&mut self, line: &str) {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            for part in result.split([';', '.']) {
                self.add(part.trim());
            }
        } else {
            // `  12 passed (1.3m)`: the closing lines stand alone, each with one number.
            self.add(line.split(" (").next().unwrap_or_default());
        }
    }

    fn add(&mut self, part: &str) {
        let Some((number, word)) = part.split_once(' ') else { return };
        let Ok(number) = number.parse::<u64>() else { return };
        match word {
            "passed" => self.passed += number,
            "failed" | "flaky" | "interrupted" => self.failed += number,
            "ignored" | "skipped" | "did not run" => self.skipped += number,
            _ => {}
        }
    }

    /// Ends a step: one without tests of its own counts as one.
    pub fn close(&mut self, passed: bool) {
        match (passed, *self == Counts::default()) {
            (true, true) => self.passed = 1,
            (false, _) if self.failed == 0 => self.failed = 1,
            (true, false) | (false, _) => {}
        }
    }

    /// A step whose premise is missing.
    pub fn not_run() -> Counts {
        Counts { skipped: 1, steps_not_run: 1, ..Counts::default() }
    }

    pub fn steps_not_run(&self) -> u64 {
        self.steps_not_run
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.steps_not_run += other.steps_not_run;
    }
}

/// `12 passed, 0 failed`, with the skipped where there are any.
impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(out, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(lines: &[&str], passed: bool) -> String {
        let mut counts = Counts::default();
        lines.iter().for_each(|line| counts.see(line));
        counts.close(passed);
        counts.to_string()
    }

    #[test]
    fn cargo_reports_once_for_each_program() {
        let one =
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.52s";
        let two = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s";
        assert_eq!(counted(&["test a ... ok", one, two], false), "15 passed, 2 failed, 1 skipped");
    }

    #[test]
    fn playwright_reports_in_closing_lines() {
        let lines = [
            "Running 44 tests using 2 workers",
            "  ✓  1 search.spec.ts:3:1 › finds 12 passed things (1.2s)",
            "  1 failed",
            "    search.spec.ts:9:1 › no",
            "  2 skipped",
            "  1 did not run",
            "  40 passed (1.3m)",
        ];
        assert_eq!(counted(&lines, false), "40 passed, 1 failed, 3 skipped");
    }

    #[test]
    fn a_step_without_tests_counts_as_one_and_a_silent_failure_is_a_failure() {
        assert_eq!(counted(&["all good"], true), "1 passed, 0 failed");
        assert_eq!(counted(&["error: could not compile"], false), "0 passed, 1 failed");
        assert_eq!(counted(&["test result: ok. 5 passed; 0 failed; 0 ignored"], false), "5 passed, 1 failed");
    }
}
