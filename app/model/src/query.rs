//! What a reader asks for, and its one spelling in the fragment of an address.
//! Not here: the language inside `q` (crate `search`) and the answer (`results`).
//!
//! The fragment never reaches a host, so no log ever holds a query; Back works and a link
//! reproduces the view.

use crate::{Filter, Filters, Language};
use serde::{Deserialize, Serialize};

pub const HITS_PER_PAGE: u32 = 10;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    #[default]
    Relevance,
    Date,
}

/// The state of search, register and map; every part of it has a key in the fragment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchQuery {
    /// What was typed, as typed.
    pub q: String,
    pub filters: Filters,
    pub sort: Sort,
    /// The page of results, from 1.
    pub page: u32,
}

impl Default for SearchQuery {
    fn default() -> Self {
        SearchQuery { q: String::new(), filters: Filters::default(), sort: Sort::default(), page: 1 }
    }
}

/// One request to the search worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchRequest {
    /// Only the answer to the newest id is shown.
    pub id: u32,
    /// The language of the page that asks.
    pub language: Language,
    pub query: SearchQuery,
    /// The last word is still being typed: match it as a prefix too.
    pub as_you_type: bool,
}

impl SearchQuery {
    /// Reads a fragment, with or without its `#`. Unknown keys and broken values are ignored,
    /// so that an old or mistyped link still shows something.
    pub fn from_fragment(fragment: &str) -> SearchQuery {
        let mut query = SearchQuery::default();
        for pair in fragment.trim_start_matches('#').split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            match key {
                "q" => query.q = decode(value),
                "sort" => query.sort = if value == "date" { Sort::Date } else { Sort::Relevance },
                "page" => query.page = value.parse().unwrap_or(1).max(1),
                _ => {
                    let group: Vec<String> =
                        value.split(',').map(decode).filter(|value| !value.is_empty()).collect();
                    if let (Some(filter), false) = (Filter::parse(key), group.is_empty()) {
                        query.filters.0.entry(filter).or_default().push(group);
                    }
                }
            }
        }
        query
    }

    /// The fragment without `#`; empty for the default state.
    pub fn to_fragment(&self) -> String {
        let mut pairs = Vec::new();
        if !self.q.is_empty() {
            pairs.push(format!("q={}", encode(&self.q)));
        }
        for (filter, groups) in &self.filters.0 {
            for group in groups {
                let values: Vec<String> = group.iter().map(|value| encode(value)).collect();
                pairs.push(format!("{}={}", filter.key(), values.join(",")));
            }
        }
        if self.sort == Sort::Date {
            pairs.push("sort=date".to_owned());
        }
        if self.page > 1 {
            pairs.push(format!("page={}", self.page));
        }
        pairs.join("&")
    }
}

/// Percent-decodes; `+` is a space; bytes that are not UTF-8 become U+FFFD.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let raw = text.as_bytes();
    let mut at = 0;
    while at < raw.len() {
        let hex =
            |byte: Option<&u8>| byte.and_then(|byte| (*byte as char).to_digit(16)).map(|digit| digit as u8);
        match raw[at] {
            b'+' => bytes.push(b' '),
            b'%' => match (hex(raw.get(at + 1)), hex(raw.get(at + 2))) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    at += 2;
                }
                _ => bytes.push(b'%'),
            },
            byte => bytes.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Escapes only what would end or split a value, so that a link stays readable in Cyrillic.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' => out.push('+'),
            '%' | '&' | '=' | ',' | '+' | '#' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => {
                out.push_str(&format!("%{:02X}", c as u32));
            }
            c if c.is_ascii_control() => out.push_str(&format!("%{:02X}", c as u32)),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_prints_and_reads_back() {
        let mut query = SearchQuery {
            q: "\"эффективное расследование\" -a+b & c=d, 100 %".to_owned(),
            sort: Sort::Date,
            page: 3,
            ..SearchQuery::default()
        };
        query
            .filters
            .0
            .insert(Filter::Right, vec![vec!["torture".into(), "redress".into()], vec!["fair-trial".into()]]);
        query.filters.0.insert(Filter::Year, vec![vec!["2012..2016".into()]]);
        let fragment = query.to_fragment();
        assert_eq!(SearchQuery::from_fragment(&fragment), query);
        assert_eq!(SearchQuery::from_fragment(&format!("#{fragment}")), query);
        assert!(
            fragment.ends_with("right=torture,redress&right=fair-trial&year=2012..2016&sort=date&page=3"),
            "{fragment}"
        );
    }

    #[test]
    fn the_default_state_has_no_fragment() {
        assert_eq!(SearchQuery::default().to_fragment(), "");
        assert_eq!(SearchQuery::from_fragment(""), SearchQuery::default());
    }

    #[test]
    fn a_broken_fragment_is_read_as_far_as_it_goes() {
        let query = SearchQuery::from_fragment(
            "q=%D0%BF%D1%8B%D1%82%D0%BA%D0%B8&page=x&nonsense&body=&right=,torture,&%zz=1&sort=up",
        );
        assert_eq!(query.q, "пытки");
        assert_eq!((query.page, query.sort), (1, Sort::Relevance));
        assert_eq!(query.filters, Filters::one(Filter::Right, "torture"));
        assert_eq!(SearchQuery::from_fragment("q=%D0%zz%").q, "\u{fffd}%zz%");
    }
}
