//! Words of the interactive parts: `content/ui/{kk,ru,en}-browser.toml`, shipped to the reader as JSON.
//! Not here: words of the pages rendered at build time (`page`).

use super::Plural;
use model::{Filter, Language, Measure};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// As `words!`, and the way of the words into the shipped file and out of it: one list of texts per key,
/// in the order of the struct. A visitor for a hundred named fields weighs 90 kB in the page's program.
macro_rules! shipped_words {
    ($(#[$doc:meta])* $name:ident { $($field:ident : $type:ty),* $(,)? }) => {
        words! { $(#[$doc])* $name { $($field: $type),* } }

        impl $name {
            fn to_lists(&self) -> Vec<Vec<String>> {
                vec![$(self.$field.to_list()),*]
            }

            pub fn from_lists(lists: Vec<Vec<String>>) -> $name {
                let (mut words, mut lists) = ($name::default(), lists.into_iter());
                $(take(&mut words.$field, &mut lists);)*
                words
            }
        }
    };
}

shipped_words! {
    /// One language's words for search, registers and map.
    BrowserWords {
        // The search box.
        search_label: String,
        search_button: String,
        search_prompt: String,
        help_heading: String,
        examples: Vec<Example>,
        slash_key: String,
        // Everything at once, then no request.
        private_offer: String,
        private_about: String,
        private_begun: String,
        private_progress: String,
        private_done: String,
        megabytes: String,
        // The list of results.
        results_heading: String,
        found: Plural,
        nothing_found: String,
        page_of: String,
        searching: String,
        slow_network: String,
        sort_label: String,
        sort_relevance: String,
        sort_date: String,
        via_concept: String,
        via_typo: String,
        to_passage: String,
        note_ignored: String,
        note_not_found: String,
        note_partial: String,
        note_too_long: String,
        note_corrected: String,
        note_layout: String,
        note_concept: String,
        try_other_words: String,
        try_without_filters: String,
        browse_lists: String,
        // Filters.
        filters_heading: String,
        more_values: String,
        fewer_values: String,
        chosen_heading: String,
        remove_filter: String,
        clear_all: String,
        join_heading: String,
        any_of: String,
        all_of: String,
        year_from: String,
        year_to: String,
        any_year: String,
        any_right: String,
        since_year: String,
        until_year: String,
        article_any: String,
        filter_collection: String,
        filter_kind: String,
        filter_body: String,
        filter_outcome: String,
        filter_violated: String,
        filter_alleged: String,
        filter_right: String,
        filter_region: String,
        filter_year: String,
        filter_implementation: String,
        filter_position: String,
        filter_assessment: String,
        filter_cluster: String,
        filter_status: String,
        filter_lang: String,
        // Pages of a list.
        paging_label: String,
        previous_page: String,
        next_page: String,
        page_number: String,
        // What can go wrong.
        error_missing: String,
        error_network: String,
        error_timeout: String,
        error_damaged: String,
        error_incompatible: String,
        error_trap: String,
        error_unsupported: String,
        try_again: String,
        retry_soon: String,
        rows_failed: String,
        map_failed: String,
        map_more: String,
        // Registers.
        column_title: String,
        column_date: String,
        open_in_search: String,
        open_on_map: String,
        follow_as_feed: String,
        chart_heading: String,
        chart_part: String,
        chart_undated: String,
        not_stated: String,
        // Marked records.
        mark_column: String,
        mark_record: String,
        marks_open: Plural,
        marks_clear: String,
        saved_heading: String,
        saved_none: String,
        saved_count: Plural,
        saved_remove: String,
        saved_take_out: String,
        saved_gone: String,
        saved_keep: String,
        saved_add: String,
        saved_forget: String,
        saved_is_kept: String,
        saved_is_not_kept: String,
        saved_refused: String,
        saved_share: String,
        saved_link: String,
        saved_copy: String,
        saved_copied: String,
        saved_copy_failed: String,
        // Files to take home.
        downloads_heading: String,
        downloads_about: String,
        downloads_making: String,
        downloads_done: String,
        downloads_partial: String,
        downloads_failed: String,
        file_count: String,
        file_version: String,
        file_partial: String,
        file_list: String,
        file_records: String,
        file_about: String,
        file_licence: String,
        // The map.
        map_name: String,
        map_hint: String,
        measure_label: String,
        measure_cases: String,
        measure_violations: String,
        measure_statements: String,
        measure_cases_about: String,
        measure_violations_about: String,
        measure_statements_about: String,
        count_cases: Plural,
        count_violations: Plural,
        count_statements: Plural,
        legend_none: String,
        region_column: String,
        total_row: String,
        without_region: String,
        open_region: String,
        records_in_search: String,
        zoom_in: String,
        zoom_out: String,
        zoom_all: String,
        any_outcome: String,
        legend_no_data: String,
        timeline_name: String,
        timeline_hint: String,
        timeline_year: String,
        step_back: String,
        step_on: String,
        play: String,
        pause: String,
        all_years: String,
        layers_label: String,
        layer_cities: String,
        layer_offices: String,
        layers_about: String,
        point_name: String,
        zoom_region: String,
        choose_region: String,
        compare_heading: String,
        compare_first: String,
        compare_second: String,
        compare_none: String,
        list_heading: String,
        share_heading: String,
        share_copy: String,
        share_picture: String,
        picture_source: String,
        picture_without: String,
        picture_borders: String,
        // Dates.
        months: Vec<String>,
        months_of: Vec<String>,
        date_day: String,
        date_month: String,
    }
}

/// A query to try, and what it asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    pub query: String,
    pub meaning: String,
}

impl BrowserWords {
    pub fn filter(&self, filter: Filter) -> &str {
        match filter {
            Filter::Collection => &self.filter_collection,
            Filter::Kind => &self.filter_kind,
            Filter::Body => &self.filter_body,
            Filter::Outcome => &self.filter_outcome,
            Filter::Violated => &self.filter_violated,
            Filter::Alleged => &self.filter_alleged,
            Filter::Right => &self.filter_right,
            Filter::Region => &self.filter_region,
            Filter::Year => &self.filter_year,
            Filter::Implementation => &self.filter_implementation,
            Filter::Position => &self.filter_position,
            Filter::Assessment => &self.filter_assessment,
            Filter::Cluster => &self.filter_cluster,
            Filter::Status => &self.filter_status,
            Filter::Lang => &self.filter_lang,
        }
    }

    pub fn measure(&self, measure: Measure) -> &str {
        match measure {
            Measure::Cases => &self.measure_cases,
            Measure::Violations => &self.measure_violations,
            Measure::Statements => &self.measure_statements,
        }
    }

    pub fn measure_about(&self, measure: Measure) -> &str {
        match measure {
            Measure::Cases => &self.measure_cases_about,
            Measure::Violations => &self.measure_violations_about,
            Measure::Statements => &self.measure_statements_about,
        }
    }

    pub fn count(&self, measure: Measure) -> &Plural {
        match measure {
            Measure::Cases => &self.count_cases,
            Measure::Violations => &self.count_violations,
            Measure::Statements => &self.count_statements,
        }
    }
}

/// The file an interactive part loads: its words, and labels for every filter value that occurs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BrowserBundle {
    pub language: Language,
    #[serde(with = "as_lists")]
    pub words: BrowserWords,
    /// Filter to value to label: `region` → `KZ-39` → its name. Years have none.
    pub labels: BTreeMap<Filter, BTreeMap<String, String>>,
    /// Outcomes that mean a violation was found (`finding = "violation"` in the vocabulary).
    #[serde(default)]
    pub findings: BTreeSet<String>,
}

mod as_lists {
    use super::BrowserWords;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(words: &BrowserWords, serializer: S) -> Result<S::Ok, S::Error> {
        words.to_lists().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BrowserWords, D::Error> {
        Vec::deserialize(deserializer).map(BrowserWords::from_lists)
    }
}

// Not inlined: there are a hundred calls.
#[inline(never)]
fn take<W: Word>(word: &mut W, lists: &mut std::vec::IntoIter<Vec<String>>) {
    *word = W::from_list(lists.next().unwrap_or_default());
}

/// What stands under one key, as a list of texts.
trait Word {
    fn to_list(&self) -> Vec<String>;
    fn from_list(list: Vec<String>) -> Self;
}

impl Word for String {
    fn to_list(&self) -> Vec<String> {
        vec![self.clone()]
    }

    fn from_list(list: Vec<String>) -> String {
        list.into_iter().next().unwrap_or_default()
    }
}

impl Word for Vec<String> {
    fn to_list(&self) -> Vec<String> {
        self.clone()
    }

    fn from_list(list: Vec<String>) -> Vec<String> {
        list
    }
}

/// One, few, many, other; an empty text for a form that the language lacks.
impl Word for Plural {
    fn to_list(&self) -> Vec<String> {
        let form = |form: &Option<String>| form.clone().unwrap_or_default();
        vec![form(&self.one), form(&self.few), form(&self.many), self.other.clone()]
    }

    fn from_list(list: Vec<String>) -> Plural {
        let mut forms = list.into_iter();
        let mut form = || forms.next().filter(|form| !form.is_empty());
        Plural { one: form(), few: form(), many: form(), other: form().unwrap_or_default() }
    }
}

impl Word for Vec<Example> {
    fn to_list(&self) -> Vec<String> {
        self.iter().flat_map(|example| [example.query.clone(), example.meaning.clone()]).collect()
    }

    fn from_list(list: Vec<String>) -> Vec<Example> {
        let pairs = list.chunks_exact(2);
        pairs.map(|pair| Example { query: pair[0].clone(), meaning: pair[1].clone() }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_the_journey_to_the_reader() {
        let words = BrowserWords {
            search_label: "Что найти".into(),
            found: Plural {
                one: Some("{n} запись".into()),
                few: None,
                many: None,
                other: "{n} записи".into(),
            },
            examples: vec![Example { query: "433/2010".into(), meaning: "номер дела".into() }],
            months: vec!["январь".into(), "февраль".into()],
            date_month: "{month} {year} г.".into(),
            ..BrowserWords::default()
        };
        let bundle = BrowserBundle {
            language: Language::Ru,
            words,
            labels: BTreeMap::new(),
            findings: BTreeSet::new(),
        };
        let json = serde_json::to_string(&bundle).expect("JSON");
        assert_eq!(serde_json::from_str::<BrowserBundle>(&json).expect("a bundle"), bundle);
    }
}
