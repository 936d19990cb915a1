//! What crosses to the page — words, rows, geometry, the worker's messages — read from `Json`, and the
//! page's own messages written.
//! Not here: the types (`model`, `words`), whose serde form this must equal; the tests hold it to that.

use super::json::{Json, comma, quote, quote_list};
use crate::words::{BrowserBundle, BrowserWords};
use model::{
    Collection, Excerpt, Filter, FromWorker, Hit, Language, Passage, RecordId, Row, SearchError, SearchNote,
    SearchRequest, SearchResults, Sort, ToWorker, Via,
};
use std::collections::BTreeMap;

pub fn bundle(text: &str) -> Option<BrowserBundle> {
    let json = Json::parse(text)?;
    let mut labels = BTreeMap::new();
    for (filter, values) in json.get("labels").pairs() {
        let mut own = BTreeMap::new();
        for (value, label) in values.pairs() {
            own.insert(value.clone(), label.text()?.to_owned());
        }
        if let Some(filter) = Filter::parse(filter) {
            labels.insert(filter, own);
        }
    }
    let mut findings = std::collections::BTreeSet::new();
    for finding in json.get("findings").texts() {
        findings.insert(finding);
    }
    Some(BrowserBundle {
        language: language(json.get("language"))?,
        words: BrowserWords::from_lists(json.get("words").items().iter().map(Json::texts).collect()),
        labels,
        findings,
    })
}

pub fn rows(text: &str) -> Option<Vec<Row>> {
    Json::parse(text)?.items().iter().map(row).collect()
}

pub fn message(text: &str) -> Option<FromWorker> {
    let json = Json::parse(text)?;
    let (kind, body) = json.pairs().first()?;
    let id = || count(body.get("id"));
    Some(match kind.as_str() {
        "Loading" => FromWorker::Loading {},
        "Ready" => FromWorker::Ready { documents: count(body.get("documents"))? },
        "Results" => FromWorker::Results { id: id()?, results: results(body.get("results"))? },
        "Fetching" => FromWorker::Fetching { bytes: count(body.get("bytes"))?, of: count(body.get("of"))? },
        "Everything" => FromWorker::Everything {},
        "Failed" => FromWorker::Failed { id: id()?, error: error(body.get("error"))? },
        _ => return None,
    })
}

/// The page's message, as serde writes it.
pub fn write(message: &ToWorker) -> String {
    let mut out = String::new();
    match message {
        ToWorker::Open { manifest } => {
            out.push_str("{\"Open\":{\"manifest\":");
            quote(manifest, &mut out);
        }
        ToWorker::FetchAll {} => out.push_str("{\"FetchAll\":{"),
        ToWorker::Search(SearchRequest { id, language, query, as_you_type }) => {
            out.push_str("{\"Search\":{\"id\":");
            out.push_str(&id.to_string());
            out.push_str(",\"language\":");
            quote(language.code(), &mut out);
            out.push_str(",\"as_you_type\":");
            out.push_str(if *as_you_type { "true" } else { "false" });
            out.push_str(",\"query\":{\"q\":");
            quote(&query.q, &mut out);
            out.push_str(match query.sort {
                Sort::Relevance => ",\"sort\":\"relevance\",\"page\":",
                Sort::Date => ",\"sort\":\"date\",\"page\":",
            });
            out.push_str(&query.page.to_string());
            out.push_str(",\"filters\":{");
            for (at, (filter, groups)) in query.filters.0.iter().enumerate() {
                comma(at, &mut out);
                quote(filter.key(), &mut out);
                out.push_str(":[");
                for (at, group) in groups.iter().enumerate() {
                    comma(at, &mut out);
                    quote_list(group, &mut out);
                }
                out.push(']');
            }
            out.push_str("}}");
        }
    }
    out.push_str("}}");
    out
}

fn language(json: &Json) -> Option<Language> {
    Language::parse(json.text()?)
}

fn count(json: &Json) -> Option<u32> {
    u32::try_from(json.number()?).ok()
}

fn row(json: &Json) -> Option<Row> {
    let (collection, slug) = json.get("i").text()?.split_once('/')?;
    let mut titles = BTreeMap::new();
    for (code, title) in json.get("t").pairs() {
        titles.insert(Language::parse(code)?, title.text()?.to_owned());
    }
    let mut values = BTreeMap::new();
    for (key, own) in json.get("v").pairs() {
        values.insert(Filter::parse(key)?, own.texts());
    }
    let date = match json.get("d").text() {
        Some(date) => Some(date.parse().ok()?),
        None => None,
    };
    Some(Row {
        id: RecordId::new(Collection::parse(collection)?, slug),
        titles,
        date,
        symbol: json.get("s").text().map(str::to_owned),
        values,
    })
}

fn results(json: &Json) -> Option<SearchResults> {
    let mut counts = BTreeMap::new();
    for (key, values) in json.get("counts").pairs() {
        let mut own = Vec::new();
        for pair in values.items() {
            let [value, n] = pair.items() else { return None };
            own.push((value.text()?.to_owned(), count(n)?));
        }
        counts.insert(Filter::parse(key)?, own);
    }
    let hits: Option<Vec<Hit>> = json.get("hits").items().iter().map(hit).collect();
    let notes: Option<Vec<SearchNote>> = json.get("notes").items().iter().map(note).collect();
    Some(SearchResults { total: count(json.get("total"))?, hits: hits?, counts, notes: notes? })
}

fn hit(json: &Json) -> Option<Hit> {
    let via = match json.get("via").text()? {
        "Direct" => Via::Direct,
        "Concept" => Via::Concept,
        "Typo" => Via::Typo,
        _ => return None,
    };
    let passages: Option<Vec<Passage>> = json.get("passages").items().iter().map(passage).collect();
    Some(Hit { row: row(json.get("row"))?, passages: passages?, via })
}

fn passage(json: &Json) -> Option<Passage> {
    let excerpt = json.get("excerpt");
    let mut marks = Vec::new();
    for mark in excerpt.get("marks").items() {
        let [from, to] = mark.items() else { return None };
        marks.push((count(from)?, count(to)?));
    }
    Some(Passage {
        language: language(json.get("language"))?,
        anchor: json.get("anchor").text()?.to_owned(),
        excerpt: Excerpt { text: excerpt.get("text").text()?.to_owned(), marks },
    })
}

fn note(json: &Json) -> Option<SearchNote> {
    if json.text() == Some("Partial") {
        return Some(SearchNote::Partial);
    }
    let (kind, body) = json.pairs().first()?;
    let text = |key: &str| body.get(key).text().map(str::to_owned);
    Some(match kind.as_str() {
        "Ignored" => SearchNote::Ignored(body.text()?.to_owned()),
        "NotFound" => SearchNote::NotFound(body.text()?.to_owned()),
        "TooLong" => SearchNote::TooLong { characters: count(body.get("characters"))? },
        "Corrected" => SearchNote::Corrected { from: text("from")?, to: text("to")? },
        "Layout" => SearchNote::Layout { from: text("from")?, to: text("to")? },
        "Concept" => SearchNote::Concept { from: text("from")?, to: body.get("to").texts() },
        _ => return None,
    })
}

fn error(json: &Json) -> Option<SearchError> {
    if let Some(kind) = json.text() {
        return match kind {
            "Trap" => Some(SearchError::Trap),
            "Unsupported" => Some(SearchError::Unsupported),
            _ => None,
        };
    }
    let (kind, body) = json.pairs().first()?;
    let file = || body.get("file").text().map(str::to_owned);
    let number = |key: &str| count(body.get(key));
    Some(match kind.as_str() {
        "Missing" => SearchError::Missing { file: file()?, status: u16::try_from(number("status")?).ok()? },
        "Network" => SearchError::Network { file: file()? },
        "Timeout" => SearchError::Timeout { file: file()? },
        "Damaged" => SearchError::Damaged { file: file()? },
        "Incompatible" => {
            SearchError::Incompatible { found: number("found")?, supported: number("supported")? }
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::SearchQuery;

    fn row() -> Row {
        Row {
            id: RecordId::new(Collection::Cases, "cat-433-2010-gerasimov"),
            titles: BTreeMap::from([(Language::Ru, "Герасимов".to_owned()), (Language::En, "G.".to_owned())]),
            date: "2012-05".parse().ok(),
            symbol: Some("CAT/C/48/D/433/2010".to_owned()),
            values: BTreeMap::from([(Filter::Right, vec!["torture".to_owned(), "redress".to_owned()])]),
        }
    }

    fn json(value: &impl serde::Serialize) -> String {
        serde_json::to_string(value).expect("JSON")
    }

    #[test]
    fn rows_are_read_as_they_are_written() {
        let bare = Row { date: None, symbol: None, values: BTreeMap::new(), ..row() };
        assert_eq!(rows(&json(&[row(), bare.clone()])), Some(vec![row(), bare]));
        assert_eq!(rows(r#"[{"i":"cases"}]"#), None);
    }

    #[test]
    fn every_message_of_the_worker_is_read_as_it_is_written() {
        let text = || "x".to_owned();
        let errors = [
            SearchError::Missing { file: text(), status: 404 },
            SearchError::Network { file: text() },
            SearchError::Timeout { file: text() },
            SearchError::Damaged { file: text() },
            SearchError::Incompatible { found: 2, supported: 1 },
            SearchError::Trap,
            SearchError::Unsupported,
        ];
        let notes = vec![
            SearchNote::Ignored(text()),
            SearchNote::NotFound(text()),
            SearchNote::Partial,
            SearchNote::TooLong { characters: 500 },
            SearchNote::Corrected { from: text(), to: "y".into() },
            SearchNote::Layout { from: text(), to: "y".into() },
            SearchNote::Concept { from: text(), to: vec!["y".into(), "z".into()] },
        ];
        let passage = Passage {
            language: Language::Kk,
            anchor: "p3".into(),
            excerpt: Excerpt { text: "азаптау \"қолдану\"".into(), marks: vec![(0, 7)] },
        };
        let hits = [Via::Direct, Via::Concept, Via::Typo].map(|via| Hit {
            row: row(),
            passages: vec![passage.clone()],
            via,
        });
        let results = SearchResults {
            total: 3,
            hits: hits.into(),
            counts: BTreeMap::from([(Filter::Body, vec![("CAT".to_owned(), 3)])]),
            notes,
        };
        let mut messages: Vec<FromWorker> =
            errors.into_iter().map(|error| FromWorker::Failed { id: 7, error }).collect();
        messages.push(FromWorker::Ready { documents: 608 });
        messages.push(FromWorker::Fetching { bytes: 5, of: 900_000 });
        messages.push(FromWorker::Everything {});
        messages.push(FromWorker::Loading {});
        messages.push(FromWorker::Results { id: 8, results });
        for sent in messages {
            assert_eq!(message(&json(&sent)), Some(sent));
        }
        assert_eq!(message("{\"Surprise\":{}}"), None);
    }

    #[test]
    fn the_page_writes_what_serde_reads() {
        let query = SearchQuery {
            sort: Sort::Date,
            page: 2,
            ..SearchQuery::from_fragment("q=\"a\\b\"&right=torture,redress&right=privacy&year=2012..")
        };
        for as_you_type in [false, true] {
            let request = SearchRequest { id: 9, language: Language::Kk, query: query.clone(), as_you_type };
            let sent = ToWorker::Search(request);
            assert_eq!(serde_json::from_str::<ToWorker>(&write(&sent)).expect("a message"), sent);
        }
        let open = ToWorker::Open { manifest: "https://example.org/a b/search.json".into() };
        for sent in [open, ToWorker::FetchAll {}] {
            assert_eq!(serde_json::from_str::<ToWorker>(&write(&sent)).expect("a message"), sent);
        }
    }

    #[test]
    fn words_and_labels_are_read_as_they_are_written() {
        let words = BrowserWords { search_label: "Что найти".into(), ..BrowserWords::default() };
        let regions = BTreeMap::from([("KZ-39".to_owned(), "Костанайская область".to_owned())]);
        let sent = BrowserBundle {
            language: Language::Ru,
            words,
            labels: BTreeMap::from([(Filter::Region, regions)]),
            findings: ["violation".to_owned()].into(),
        };
        assert_eq!(bundle(&json(&sent)), Some(sent));
    }
}
