//! What stands in one cell of a table: null, a number or a text in the table's language.
//! Not here: which columns there are (`column`).

use super::column::Column;
use model::{Article, Fact, FactValue, FigureRow, Language, Record, RecordId, Route};
use serde_json::Value;
use web::site::{Citation, Site};
use web::text::capitalised;

/// Between several values of one cell.
const BETWEEN: &str = "; ";

pub fn cell(
    site: &Site,
    record: &Record,
    citations: &[Citation],
    language: Language,
    column: Column,
) -> Value {
    let words = &site.words[&language];
    match column {
        Column::Title => record.row.title(language).1.into(),
        Column::Fact(field) => {
            let fact = record.facts.iter().find(|fact| fact.field == field);
            fact.map_or(Value::Null, |fact| {
                number(fact).unwrap_or_else(|| value(site, language, &fact.value))
            })
        }
        Column::Status(filter) => {
            let values = record.row.values(filter).iter();
            joined(values.map(|value| site.value_label(filter, value, language)))
        }
        Column::Text(key) => record.text_for(language, key).map_or(Value::Null, |(_, text)| text.into()),
        Column::Summary => summary(record, language),
        Column::TextLanguage => {
            let code = shown_language(record, language).code();
            capitalised(site.label("languages", code, language)).into()
        }
        Column::Draft => {
            let shown = [record.row.title(language).0, shown_language(record, language)];
            let is_draft = shown.iter().any(|shown| record.words.get(shown).is_some_and(|words| words.draft));
            if is_draft { words.yes.clone().into() } else { Value::Null }
        }
        Column::Sources => joined(record.sources.iter().flat_map(|source| {
            let held = source.record.as_ref().map(|id| page(site, id, language));
            source.url.iter().cloned().chain(held)
        })),
        Column::Unverified => joined(
            record
                .unverified
                .iter()
                .map(|field| site.label("fields", &field.replace('_', "-"), language).to_owned()),
        ),
        Column::Address => page(site, &record.id, language).into(),
        Column::Hash => site.hashes.get(&record.id).map_or(Value::Null, |hash| hash.as_str().into()),
        Column::Cite(style) => {
            let citation = citations.iter().find(|citation| citation.style == style);
            citation.map_or(Value::Null, |citation| citation.text.as_str().into())
        }
    }
}

/// The language of the text, or of the title where no language has a text.
fn shown_language(record: &Record, language: Language) -> Language {
    record.body_for(language).map_or(record.row.title(language).0, |(shown, _)| shown)
}

/// The running text; a document held in full is too long for a cell, and its page has it.
fn summary(record: &Record, language: Language) -> Value {
    let is_full = record.facts.iter().any(|fact| fact.field == "full_text");
    let Some((_, words)) = record.body_for(language).filter(|_| !is_full) else { return Value::Null };
    let paragraphs: Vec<&str> =
        words.body.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    paragraphs.join(" ").into()
}

/// Absolute where the site knows its address, else the path below its root.
fn page(site: &Site, id: &RecordId, language: Language) -> String {
    let path = Route::Record(language, id.clone()).path();
    site.settings.absolute(&path).unwrap_or(path)
}

fn joined<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> Value {
    let values: Vec<T> = values.into_iter().collect();
    let text = values.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(BETWEEN);
    if text.is_empty() { Value::Null } else { text.into() }
}

/// Years and totals are texts in a record; one alone is a number a spreadsheet can count with.
fn number(fact: &Fact) -> Option<Value> {
    match (fact.field, &fact.value) {
        ("year" | "events" | "total", FactValue::Texts(texts)) => match texts.as_slice() {
            [one] => serde_json::from_str(one).ok().filter(Value::is_number),
            _ => None,
        },
        _ => None,
    }
}

fn value(site: &Site, language: Language, value: &FactValue) -> Value {
    let words = &site.words[&language];
    match value {
        FactValue::Terms { vocabulary, ids } => {
            joined(ids.iter().map(|id| capitalised(site.label(vocabulary, id, language))))
        }
        FactValue::Articles(articles) => {
            joined(articles.iter().map(|text| site.article_label(Article::parse(text), language)))
        }
        FactValue::Dates(dates) => joined(dates.iter().map(ToString::to_string)),
        FactValue::Texts(texts) | FactValue::Links(texts) => joined(texts),
        FactValue::Number(number) => (*number).into(),
        FactValue::Flag(flag) => if *flag { words.yes.clone() } else { words.no.clone() }.into(),
        FactValue::Records(ids) => joined(ids.iter().map(|id| title(site, id, language))),
        FactValue::Parties(parties) => joined(parties.iter().map(|party| party.name.as_str())),
        FactValue::Table(rows) => joined(rows.iter().map(|row| figure(site, row, language))),
        FactValue::Stages(stages) => joined(stages.iter().map(|stage| {
            let kind = site.label("bill-stages", &stage.kind, language);
            format!("{}: {kind} ({})", stage.date, stage.source)
        })),
        FactValue::Proposals(proposals) => joined(proposals.iter().map(|proposal| {
            let verdict = site.label("verdicts", &proposal.verdict, language);
            let clauses =
                [&proposal.official, &proposal.alternative].map(|number| number.as_deref().unwrap_or("—"));
            format!("{}: {verdict}", clauses.join(" / "))
        })),
        FactValue::Evidence(evidence) => joined(evidence.iter().map(|entry| {
            let kind = site.label("follow-up-kinds", &entry.kind, language);
            let by = entry.by.iter().map(|id| site.label("bodies", id, language));
            let concluded = entry.assessment.as_ref().map(|id| site.label("assessments", id, language));
            let said: Vec<&str> = [kind].into_iter().chain(concluded).chain(by).collect();
            format!("{}: {} ({})", entry.date, said.join(", "), entry.source)
        })),
        FactValue::Membership(steps) => joined(steps.iter().map(|event| {
            let step = site.label("membership-steps", event.step.key(), language);
            let date = event.date.map(|date| format!("{date}: ")).unwrap_or_default();
            format!("{date}{step} — {} ({})", title(site, &event.coalition, language), event.source)
        })),
    }
}

fn title(site: &Site, id: &RecordId, language: Language) -> String {
    let record = site.records.get(id);
    record.map_or_else(|| id.to_string(), |record| record.row.title(language).1.to_owned())
}

/// `2014: 295`, `Костанайская область: не менее 12`.
fn figure(site: &Site, row: &FigureRow, language: Language) -> String {
    let region = row.region.as_ref().map(|code| site.label("regions", code, language).to_owned());
    let country = row.country.as_ref().map(|code| site.label("countries", code, language).to_owned());
    let label = row.label.as_ref().map(|label| label.get(language).to_owned());
    let what: Vec<String> =
        [row.year.map(|year| year.to_string()), region, country, label].into_iter().flatten().collect();
    let number = row.value.map(|value| value.to_string()).or_else(|| row.text.clone()).unwrap_or_default();
    let number = if row.at_least {
        web::words::fill(&site.words[&language].at_least, &[("n", &number)])
    } else {
        number
    };
    if what.is_empty() { number } else { format!("{}: {number}", what.join(", ")) }
}
