//! The state of a page as its fragment spells it: the shared query, the map's measure, layers and compared
//! regions, a register's order, the records marked.
//! Not here: reading and writing the address bar (`state`).

use super::table::Order;
use model::{Filter, Measure, RecordSet, SearchQuery};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    pub query: SearchQuery,
    pub measure: Measure,
    /// What the map shows beside its regions.
    pub layers: Layers,
    /// Regions the map compares, by code; at most two.
    pub compare: Vec<String>,
    /// How a register is sorted; absent for the order of the collection.
    pub order: Option<Order>,
    /// Records the reader has marked.
    pub marked: RecordSet,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    pub cities: bool,
    pub offices: bool,
}

/// Words of the key `layers`.
const CITIES: &str = "cities";
const OFFICES: &str = "offices";

/// What a code of a region is made of: nothing else of an address gets into the page.
fn is_code(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 8
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

impl View {
    /// Reads a fragment. `None` for an anchor of the page (`#content`), which is not a state:
    /// a skip link must not undo what the reader has chosen.
    pub fn from_fragment(fragment: &str) -> Option<View> {
        let fragment = fragment.trim_start_matches('#');
        if !fragment.is_empty() && !fragment.contains('=') {
            return None;
        }
        let value = |wanted: &str| {
            fragment.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == wanted)
        };
        let listed = |key| value(key).into_iter().flat_map(|(_, list)| list.split(','));
        let layer = |name: &str| listed("layers").any(|layer| layer == name);
        let codes = listed("compare").filter(|code| is_code(code));
        Some(View {
            layers: Layers { cities: layer(CITIES), offices: layer(OFFICES) },
            compare: codes.take(2).map(str::to_owned).collect(),
            query: SearchQuery::from_fragment(fragment),
            measure: value("measure").and_then(|(_, key)| Measure::parse(key)).unwrap_or_default(),
            order: value("order").and_then(|(_, key)| Order::parse(key)),
            marked: RecordSet::from_fragment(fragment),
        })
    }

    /// The fragment without `#`; empty for the default state.
    pub fn to_fragment(&self) -> String {
        let mut fragment = self.query.to_fragment();
        let mut add = |key: &str, value: &str| {
            if !fragment.is_empty() {
                fragment.push('&');
            }
            fragment.push_str(key);
            fragment.push('=');
            fragment.push_str(value);
        };
        if self.measure != Measure::default() {
            add("measure", self.measure.key());
        }
        let layers = [(self.layers.cities, CITIES), (self.layers.offices, OFFICES)];
        let layers: Vec<&str> = layers.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).collect();
        if !layers.is_empty() {
            add("layers", &layers.join(","));
        }
        if !self.compare.is_empty() {
            add("compare", &self.compare.join(","));
        }
        if let Some(order) = self.order {
            add("order", &order.key());
        }
        let marked = self.marked.to_fragment();
        if let Some((key, value)) = marked.split_once('=') {
            add(key, value);
        }
        fragment
    }

    /// The view as a page of one collection takes it: which collection is not a choice there.
    pub fn of_one_collection(mut self) -> View {
        self.query.filters.0.remove(&Filter::Collection);
        self
    }

    /// The same view with its query changed, on its first page.
    pub fn with(&self, change: impl FnOnce(&mut SearchQuery)) -> View {
        let mut view = self.clone();
        change(&mut view.query);
        view.query.page = 1;
        view
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::Column;
    use super::*;
    use model::Filters;

    #[test]
    fn a_view_prints_and_reads_back() {
        let mut view = View {
            measure: Measure::Violations,
            order: Some(Order { column: Column::Value(Filter::Outcome), descending: true }),
            ..View::default()
        };
        view.query.filters = Filters::one(Filter::Right, "torture");
        view.marked = RecordSet::from_fragment("cases=a,b&library=c");
        let fragment = view.to_fragment();
        assert_eq!(fragment, "right=torture&measure=violations&order=-outcome&cases=a,b&library=c");
        assert_eq!(View::from_fragment(&format!("#{fragment}")), Some(view));
        assert_eq!(View::from_fragment(""), Some(View::default()));
        assert_eq!(View::default().to_fragment(), "");
    }

    #[test]
    fn what_the_map_shows_beside_its_regions_is_part_of_the_address() {
        let view = View {
            layers: Layers { cities: true, offices: true },
            compare: vec!["KZ-39".to_owned(), "KG".to_owned()],
            ..View::default()
        };
        assert_eq!(view.to_fragment(), "layers=cities,offices&compare=KZ-39,KG");
        assert_eq!(View::from_fragment(&view.to_fragment()), Some(view));
        let odd = View::from_fragment("layers=roads&compare=%3Cb%3E,a/b,KZ-1,KZ-2,KZ-3").unwrap_or_default();
        assert_eq!(
            (odd.layers, odd.compare),
            (Layers::default(), vec!["KZ-1".to_owned(), "KZ-2".to_owned()])
        );
    }

    #[test]
    fn an_anchor_is_not_a_state() {
        assert_eq!(View::from_fragment("#content"), None);
        assert_eq!(View::from_fragment("#measure=x&order=y"), Some(View::default()));
    }

    #[test]
    fn a_link_from_search_works_on_a_page_of_one_collection() {
        let view = View::from_fragment("collection=cases&right=torture").map(View::of_one_collection);
        assert_eq!(view.map(|view| view.query.filters), Some(Filters::one(Filter::Right, "torture")));
    }

    #[test]
    fn a_changed_query_starts_on_its_first_page() {
        let mut view = View::default();
        view.query.page = 7;
        let changed = view.with(|query| query.q = "суд".to_owned());
        assert_eq!((changed.query.page, changed.query.q.as_str()), (1, "суд"));
    }
}
