//! Puts hits in order and cuts out one page.
//! Not here: scores (`postings`).

use super::HITS_PER_PAGE;
use super::hits::Hit;
use model::Sort;
use std::cmp::Ordering;

/// Page `page`, from 0, of the hits in the order asked for.
pub fn page(mut hits: Vec<Hit>, sort: Sort, page: usize) -> Vec<Hit> {
    let Some(start) = page.checked_mul(HITS_PER_PAGE).filter(|start| *start < hits.len()) else {
        return Vec::new();
    };
    let end = (start + HITS_PER_PAGE).min(hits.len());
    let order = |a: &Hit, b: &Hit| match sort {
        Sort::Relevance => by_relevance(a, b),
        // Documents are numbered from the newest.
        Sort::Date => a.document.cmp(&b.document),
    };
    if end < hits.len() {
        hits.select_nth_unstable_by(end, order);
        hits.truncate(end);
    }
    hits.sort_unstable_by(order);
    hits.split_off(start)
}

/// Better tier, higher score, newer: no two documents are ever equal, so the order is always the same.
fn by_relevance(a: &Hit, b: &Hit) -> Ordering {
    b.tier.cmp(&a.tier).then_with(|| b.score.total_cmp(&a.score)).then_with(|| a.document.cmp(&b.document))
}

#[cfg(test)]
mod tests {
    use super::super::hits::Tier;
    use super::*;
    use model::Via;

    fn hit(document: u32, score: f32, tier: Tier) -> Hit {
        Hit { document, score, via: Via::Direct, tier }
    }

    #[test]
    fn pages_follow_each_other_in_one_order() {
        let hits: Vec<Hit> = (0..25).map(|d| hit(d, ((d * 7) % 5) as f32, Tier::Direct)).collect();
        let whole: Vec<u32> =
            (0..3).flat_map(|n| page(hits.clone(), Sort::Relevance, n)).map(|hit| hit.document).collect();
        assert_eq!(whole.len(), 25);
        assert_eq!(whole[..5], [2, 7, 12, 17, 22], "score 4, newest first");
        let dates: Vec<u32> = page(hits.clone(), Sort::Date, 1).iter().map(|hit| hit.document).collect();
        assert_eq!(dates, (10..20).collect::<Vec<_>>());
        assert!(page(hits, Sort::Date, usize::MAX).is_empty());
    }

    #[test]
    fn tiers_stand_above_scores() {
        let hits = vec![hit(0, 9.0, Tier::Partial), hit(1, 1.0, Tier::Direct), hit(2, 0.1, Tier::Named)];
        let order: Vec<u32> = page(hits, Sort::Relevance, 0).iter().map(|hit| hit.document).collect();
        assert_eq!(order, [2, 1, 0]);
    }
}
