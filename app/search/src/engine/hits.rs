//! Sets of documents with scores: the values that a query is computed with.
//! Not here: where they come from (`postings`) and how they are ordered (`rank`).

use model::Via;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub document: u32,
    pub score: f32,
    pub via: Via,
    /// Hits of a higher tier stand before all of a lower one.
    pub tier: Tier,
}

/// How well a document answers, before any score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Some of the words.
    Partial,
    /// All of the words, though some only as a concept or nearly.
    Indirect,
    /// All of the words.
    Direct,
    /// It is what was named.
    Named,
}

/// Hits in the order of their documents, each document once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits(pub Vec<Hit>);

impl Hits {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Documents that match without one being better than another.
    pub fn unscored(documents: impl IntoIterator<Item = u32>) -> Hits {
        let hit = |document| Hit { document, score: 0.0, via: Via::Direct, tier: Tier::Direct };
        Hits(documents.into_iter().map(hit).collect())
    }

    /// Documents of both, scores added; a hit came about as its least direct part did.
    pub fn and(&self, other: &Hits) -> Hits {
        let mut out = Vec::new();
        let mut others = other.0.iter().peekable();
        for hit in &self.0 {
            while others.next_if(|other| other.document < hit.document).is_some() {}
            if let Some(other) = others.peek().filter(|other| other.document == hit.document) {
                out.push(Hit {
                    document: hit.document,
                    score: hit.score + other.score,
                    via: hit.via.max(other.via),
                    tier: hit.tier.min(other.tier),
                });
            }
        }
        Hits(out)
    }

    /// Documents of either, scores added; a hit came about as its most direct part did.
    pub fn or(&self, other: &Hits) -> Hits {
        let mut out = Vec::with_capacity(self.len().max(other.len()));
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        loop {
            let next = match (left.peek(), right.peek()) {
                (Some(a), Some(b)) if a.document == b.document => Hit {
                    document: a.document,
                    score: a.score + b.score,
                    via: a.via.min(b.via),
                    tier: a.tier.max(b.tier),
                },
                (Some(a), Some(b)) if a.document > b.document => **b,
                (Some(a), _) => **a,
                (None, Some(b)) => **b,
                (None, None) => return Hits(out),
            };
            left.next_if(|hit| hit.document == next.document);
            right.next_if(|hit| hit.document == next.document);
            out.push(next);
        }
    }

    /// Documents of either, the better score of both: two names of one thing do not say it twice.
    pub fn best(&self, other: &Hits) -> Hits {
        let mut out = self.or(other);
        for hit in &mut out.0 {
            hit.score = self.score(hit.document).max(other.score(hit.document));
        }
        out
    }

    fn score(&self, document: u32) -> f32 {
        self.0.binary_search_by_key(&document, |hit| hit.document).map_or(0.0, |at| self.0[at].score)
    }

    pub fn scaled(mut self, factor: f32) -> Hits {
        self.0.iter_mut().for_each(|hit| hit.score *= factor);
        self
    }

    /// The same documents, come about less directly.
    pub fn through(mut self, via: Via) -> Hits {
        for hit in &mut self.0 {
            hit.via = hit.via.max(via);
            hit.tier = hit.tier.min(Tier::Indirect);
        }
        self
    }

    pub fn without(&self, other: &Hits) -> Hits {
        let absent =
            |hit: &&Hit| other.0.binary_search_by_key(&hit.document, |other| other.document).is_err();
        Hits(self.0.iter().filter(absent).copied().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(documents: &[u32], via: Via) -> Hits {
        Hits(documents.iter().map(|d| Hit { document: *d, score: 1.0, via, tier: Tier::Direct }).collect())
    }

    fn documents(hits: &Hits) -> Vec<u32> {
        hits.0.iter().map(|hit| hit.document).collect()
    }

    #[test]
    fn sets_combine() {
        let (a, b) = (hits(&[1, 3, 5, 9], Via::Direct), hits(&[0, 3, 4, 9, 12], Via::Concept));
        assert_eq!(documents(&a.and(&b)), [3, 9]);
        assert_eq!(documents(&a.or(&b)), [0, 1, 3, 4, 5, 9, 12]);
        assert_eq!(documents(&a.without(&b)), [1, 5]);
        assert_eq!(a.and(&b).0[0].via, Via::Concept);
        assert_eq!(a.or(&b).0[2], Hit { document: 3, score: 2.0, via: Via::Direct, tier: Tier::Direct });
        assert_eq!(documents(&a.or(&Hits::default())), documents(&a));
        assert!(Hits::default().and(&a).is_empty());
        assert_eq!(documents(&a.best(&b)), documents(&a.or(&b)));
        assert_eq!(
            a.best(&b.clone().scaled(3.0)).0.iter().map(|hit| hit.score).collect::<Vec<_>>(),
            [3.0, 1.0, 3.0, 3.0, 1.0, 3.0, 3.0]
        );
    }
}
