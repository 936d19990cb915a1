//! From checked content to what readers receive: the one place where source records become `Record`s.
//! Not here: reading (`content`), rules (`check`), rendering (crate `web`), writing (`output`).

use crate::check;
use crate::check::privacy::Exception;
use crate::citing;
use crate::content::{self, Content, SourceRecord};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::facts::{Facts, SourceFacts};
use crate::output::data;
use crate::places;
use crate::translation;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use model::{Collection, Feed, Filter, Language, Record, RecordId, Row, TextKey, Words};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use web::site::{Assets, Settings, Site};

/// Reads and checks everything.
///
/// # Errors
/// Every diagnostic, errors first, when at least one is an error.
pub fn read(project: &Path) -> Result<(Content, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (content, mut diagnostics) = content::read(project);
    diagnostics.extend(check::run(&content));
    diagnostic::sort(&mut diagnostics);
    if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        Err(diagnostics)
    } else {
        Ok((content, diagnostics))
    }
}

/// Checks everything; one line on success, every diagnostic as printed otherwise.
pub fn check(project: &Path) -> Result<String, String> {
    match read(project) {
        Ok((content, warnings)) => {
            let mut report = format!(
                "{} records in {} languages are right, {} warnings",
                content.records.len(),
                Language::ALL.len(),
                warnings.len()
            );
            for exception in content.exceptions.all() {
                let Exception { file, text, reason } = exception;
                report.push_str(&format!(
                    "\n  published although it looks private: `{text}` in {file}: {reason}"
                ));
            }
            Ok(report)
        }
        Err(diagnostics) => Err(printed(&diagnostics)),
    }
}

/// Diagnostics as they are printed, with a count at the end.
pub fn printed(diagnostics: &[Diagnostic]) -> String {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let lines: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    format!("{}\n{errors} errors, {warnings} warnings; nothing was written", lines.join("\n"))
}

/// What the content becomes for readers; assets are filled in by `output`.
pub fn build(content: &Content, settings: Settings) -> Site {
    let records: BTreeMap<RecordId, Record> =
        content.records.values().map(|source| (source.id.clone(), publish(source))).collect();
    let symbols = citing::symbols(&records, &content.vocabularies);
    let cities = content.vocabularies.cities.clone();
    Site {
        settings,
        hashes: records.iter().map(|(id, record)| (id.clone(), data::hash(record))).collect(),
        citations: BTreeMap::new(),
        feeds: feeds(&records),
        words: content.wording.page.clone(),
        vocabularies: content.vocabularies.terms.clone(),
        regions: content.vocabularies.regions.clone(),
        places: places::all(&records, &cities),
        cities,
        registers: registers(&records, content),
        backlinks: backlinks(&records),
        cited_by: citing::cited_by(&records, &symbols),
        symbols,
        alphabet: Language::ALL
            .into_iter()
            .map(|language| (language, alphabet(&records, language)))
            .collect(),
        records,
        assets: Assets::default(),
    }
}

fn publish(source: &SourceRecord) -> Record {
    let published = source.facts.publish();
    let mut values = published.values;
    if source.id.collection != Collection::Pages {
        values.insert(Filter::Collection, vec![source.id.collection.slug().to_owned()]);
        values.insert(Filter::Lang, languages(source));
    }
    let row = Row {
        id: source.id.clone(),
        titles: source.words.iter().map(|(language, words)| (*language, words.facts.title.clone())).collect(),
        date: published.date,
        symbol: published.symbol,
        values,
    };
    let words = source.words.iter().map(|(language, words)| {
        let texts = words.facts.texts.iter();
        let words = Words {
            title: words.facts.title.clone(),
            title_published: words.facts.title_published,
            draft: words.facts.translation.is_some(),
            stale: translation::is_stale(source, words),
            texts: texts.filter_map(|(key, text)| Some((TextKey::parse(key)?, text.clone()))).collect(),
            clauses: words.facts.clauses.iter().map(|(id, clause)| (id.clone(), clause.publish())).collect(),
            body: words.markdown.body.clone(),
        };
        (*language, words)
    });
    Record {
        id: source.id.clone(),
        row,
        facts: published.facts,
        words: words.collect(),
        sources: source.facts.sources().iter().map(SourceFacts::publish).collect(),
        unverified: source.facts.unverified().to_vec(),
        related: source.facts.related().iter().map(|record| record.0.clone()).collect(),
        self_check: source.self_check.as_ref().map(|(facts, _)| facts.publish()),
        letter: source.letter.as_ref().map(|(facts, _)| facts.publish()),
    }
}

/// Languages a record can be read in: those with a text, or with a title where no language has one.
fn languages(source: &SourceRecord) -> Vec<String> {
    let with_text =
        |(_, words): &(&Language, &content::SourceWords)| !words.markdown.body.paragraphs.is_empty();
    let all: Vec<_> = source.words.iter().collect();
    let some = all.iter().any(with_text);
    all.into_iter()
        .filter(|pair| !some || with_text(pair))
        .map(|(language, _)| language.code().to_owned())
        .collect()
}

/// Newest first, undated last; equal dates by id, so that the order never depends on chance.
/// Pages of the portal itself stand in the order their authors gave them.
fn registers(records: &BTreeMap<RecordId, Record>, content: &Content) -> BTreeMap<Collection, Vec<RecordId>> {
    let mut registers: BTreeMap<Collection, Vec<RecordId>> = BTreeMap::new();
    for id in records.keys() {
        registers.entry(id.collection).or_default().push(id.clone());
    }
    let place = |id: &RecordId| match content.records.get(id).map(|record| &record.facts) {
        Some(Facts::Page(page)) => page.order.unwrap_or(u32::MAX),
        _ => 0,
    };
    for ids in registers.values_mut() {
        ids.sort_by(|a, b| {
            let by_date = records[b].row.date.cmp(&records[a].row.date);
            place(a).cmp(&place(b)).then(by_date).then_with(|| a.cmp(b))
        });
    }
    registers
}

/// Every feed that has records; newest first, undated last, equal dates by id.
fn feeds(records: &BTreeMap<RecordId, Record>) -> BTreeMap<Feed, Vec<RecordId>> {
    let mut feeds: BTreeMap<Feed, Vec<RecordId>> = BTreeMap::new();
    let held = records.values().filter(|record| record.id.collection != Collection::Pages);
    for record in held {
        for feed in Feed::all_of(&record.row) {
            feeds.entry(feed).or_default().push(record.id.clone());
        }
    }
    for ids in feeds.values_mut() {
        ids.sort_by(|a, b| records[b].row.date.cmp(&records[a].row.date).then_with(|| a.cmp(b)));
    }
    feeds
}

/// Records that name a record anywhere in their facts, sources or relations.
fn backlinks(records: &BTreeMap<RecordId, Record>) -> BTreeMap<RecordId, Vec<RecordId>> {
    let mut links: BTreeMap<RecordId, BTreeSet<RecordId>> = BTreeMap::new();
    for record in records.values() {
        for target in references(record) {
            let answered = records.get(target).is_some_and(|target| target.related.contains(&record.id));
            if !answered && *target != record.id {
                links.entry(target.clone()).or_default().insert(record.id.clone());
            }
        }
    }
    links.into_iter().map(|(id, from)| (id, from.into_iter().collect())).collect()
}

fn references(record: &Record) -> impl Iterator<Item = &RecordId> {
    let from_facts = record.facts.iter().flat_map(|fact| -> Vec<&RecordId> {
        match &fact.value {
            model::FactValue::Records(ids) => ids.iter().collect(),
            model::FactValue::Parties(parties) => {
                parties.iter().filter_map(|party| party.organisation.as_ref()).collect()
            }
            model::FactValue::Membership(steps) => steps.iter().map(|step| &step.coalition).collect(),
            model::FactValue::Terms { .. }
            | model::FactValue::Articles(_)
            | model::FactValue::Dates(_)
            | model::FactValue::Texts(_)
            | model::FactValue::Number(_)
            | model::FactValue::Flag(_)
            | model::FactValue::Links(_)
            | model::FactValue::Table(_)
            | model::FactValue::Evidence(_)
            | model::FactValue::Stages(_)
            | model::FactValue::Proposals(_) => Vec::new(),
        }
    });
    from_facts.chain(&record.related)
}

fn collator(language: Language) -> CollatorBorrowed<'static> {
    let locale = match language {
        Language::Kk => locale!("kk"),
        Language::Ru => locale!("ru"),
        Language::En => locale!("en"),
    };
    Collator::try_new(locale.into(), CollatorOptions::default())
        .expect("collation data of kk, ru and en is compiled in")
}

/// Records by title in the language's own order of letters; quotes and other signs do not count.
fn alphabet(records: &BTreeMap<RecordId, Record>, language: Language) -> Vec<RecordId> {
    let collator = collator(language);
    let mut titles: Vec<(String, &RecordId)> = records
        .values()
        .map(|record| {
            (
                record.row.title(language).1.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect(),
                &record.id,
            )
        })
        .collect();
    titles.sort_by(|(a, a_id), (b, b_id)| collator.compare(a.trim(), b.trim()).then_with(|| a_id.cmp(b_id)));
    titles.into_iter().map(|(_, id)| id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kazakh_letters_sort_in_kazakh_order() {
        let collator = collator(Language::Kk);
        let mut letters: Vec<char> = "ізьыэюяабәвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъ".chars().collect();
        letters.sort_by(|a, b| collator.compare(&a.to_string(), &b.to_string()));
        letters.dedup();
        let sorted: String = letters.into_iter().collect();
        assert!(sorted.starts_with("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"), "{sorted}");
    }
}
