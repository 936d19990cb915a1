//! Which pages of a list there are and which of them a reader is offered.
//! Not here: links and their words (`panel`).

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Page(u32),
    /// Pages left out.
    Gap,
}

/// How many pages `total` items fill; an empty list has one page.
pub fn pages(total: u32, per_page: u32) -> u32 {
    total.div_ceil(per_page.max(1)).max(1)
}

/// First, last and the pages around `current`.
pub fn steps(current: u32, last: u32) -> Vec<Step> {
    let near = |page: u32| page == 1 || page == last || page.abs_diff(current) <= 1;
    let mut steps = Vec::new();
    for page in 1..=last {
        if near(page) {
            steps.push(Step::Page(page));
        } else if steps.last() != Some(&Step::Gap) {
            steps.push(Step::Gap);
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_to_the_last_item() {
        for (total, expected) in [(0, 1), (1, 1), (50, 1), (51, 2), (100, 2), (101, 3)] {
            assert_eq!(pages(total, 50), expected, "{total}");
        }
    }

    #[test]
    fn far_pages_are_left_out() {
        use Step::{Gap, Page};
        assert_eq!(steps(1, 1), [Page(1)]);
        assert_eq!(steps(2, 4), [Page(1), Page(2), Page(3), Page(4)]);
        assert_eq!(steps(5, 9), [Page(1), Gap, Page(4), Page(5), Page(6), Gap, Page(9)]);
        assert_eq!(steps(40, 3), [Page(1), Gap, Page(3)]);
    }
}
