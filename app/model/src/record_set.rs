//! A set of records a reader has marked, as an address carries it: `cases=a,b&library=c`.
//! Not here: where a set is kept (the browser, and only when the reader asks).

use crate::{Collection, RecordId};

/// Records in the order they were marked; none twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordSet(Vec<RecordId>);

impl RecordSet {
    /// More would not fit an address that every program passes on.
    pub const MOST: usize = 500;

    /// Reads a fragment; keys and names that are no records are left out.
    pub fn from_fragment(fragment: &str) -> RecordSet {
        let mut set = RecordSet::default();
        for pair in fragment.trim_start_matches('#').split('&') {
            let Some((key, slugs)) = pair.split_once('=') else { continue };
            let Some(collection) = Collection::parse(key) else { continue };
            for slug in slugs.split(',').filter(|slug| crate::record::is_slug(slug)) {
                set.add(RecordId::new(collection, slug));
            }
        }
        set
    }

    /// The fragment without `#`, one key a collection.
    pub fn to_fragment(&self) -> String {
        let mut fragment = String::new();
        for collection in Collection::ALL {
            let slugs: Vec<&str> = self.of(collection).map(|id| id.slug.as_str()).collect();
            if !slugs.is_empty() {
                let between = if fragment.is_empty() { "" } else { "&" };
                fragment = [&fragment, between, collection.slug(), "=", &slugs.join(",")].concat();
            }
        }
        fragment
    }

    pub fn of(&self, collection: Collection) -> impl Iterator<Item = &RecordId> {
        self.0.iter().filter(move |id| id.collection == collection)
    }

    pub fn ids(&self) -> &[RecordId] {
        &self.0
    }

    pub fn has(&self, id: &RecordId) -> bool {
        self.0.contains(id)
    }

    /// Adds a record; false where the set is full.
    pub fn add(&mut self, id: RecordId) -> bool {
        if !self.has(&id) {
            if self.0.len() >= RecordSet::MOST {
                return false;
            }
            self.0.push(id);
        }
        true
    }

    pub fn remove(&mut self, id: &RecordId) {
        self.0.retain(|known| known != id);
    }

    /// Marks a record, or takes its mark away.
    pub fn toggle(&mut self, id: &RecordId) {
        if self.has(id) {
            self.remove(id);
        } else {
            self.add(id.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_prints_and_reads_back() {
        let set = RecordSet::from_fragment("#library=c&cases=a,b,a&x=y&cases=../z,B");
        assert_eq!(set.to_fragment(), "cases=a,b&library=c");
        assert_eq!(RecordSet::from_fragment(&set.to_fragment()).to_fragment(), set.to_fragment());
        assert_eq!(RecordSet::from_fragment("").to_fragment(), "");
    }

    #[test]
    fn a_set_has_an_end() {
        let mut set = RecordSet::default();
        let added = (0..RecordSet::MOST + 1)
            .filter(|n| set.add(RecordId::new(Collection::Cases, format!("c{n}"))))
            .count();
        assert_eq!((added, set.ids().len()), (RecordSet::MOST, RecordSet::MOST));
        assert!(set.add(RecordId::new(Collection::Cases, "c0")), "what is there already is no addition");
    }
}
