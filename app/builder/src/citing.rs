//! Which records call which others by symbol, number or paragraph.
//! Not here: how a reference is recognised (`web::symbols`).

use crate::vocabulary::Vocabularies;
use model::{Collection, FactValue, Record, RecordId};
use std::collections::{BTreeMap, BTreeSet};
use web::symbols::Symbols;

/// The index of symbols, with the short names of bodies as the vocabulary has them.
pub fn symbols(records: &BTreeMap<RecordId, Record>, vocabularies: &Vocabularies) -> Symbols {
    let terms = vocabularies.terms.get("bodies").into_iter().flat_map(|bodies| &bodies.terms);
    let names = terms.flat_map(|(id, term)| {
        let short = term.short.clone().into_iter().flat_map(|label| [label.kk, label.ru, label.en]);
        short.chain([id.clone()]).map(move |name| (name, id.clone()))
    });
    Symbols::new(records.values(), names)
}

/// Records by those they call; nobody cites himself.
pub fn cited_by(
    records: &BTreeMap<RecordId, Record>,
    symbols: &Symbols,
) -> BTreeMap<RecordId, Vec<RecordId>> {
    let mut cited: BTreeMap<RecordId, BTreeSet<RecordId>> = BTreeMap::new();
    for record in records.values() {
        for target in named_by(record, symbols) {
            if target != record.id {
                cited.entry(target).or_default().insert(record.id.clone());
            }
        }
    }
    cited.into_iter().map(|(id, from)| (id, from.into_iter().collect())).collect()
}

fn named_by(record: &Record, symbols: &Symbols) -> BTreeSet<RecordId> {
    let words = record.words.values();
    let texts = words.flat_map(|words| {
        let paragraphs = words.body.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
        let clauses = words.clauses.values();
        let clauses = clauses.flat_map(|clause| [&clause.official, &clause.alternative, &clause.consequence]);
        let named = words.texts.values().map(String::as_str);
        paragraphs.chain(named).chain(clauses.flatten().map(String::as_str))
    });
    let notes = record.sources.iter().filter_map(|source| source.note.as_deref());
    let in_texts = texts.chain(notes).filter(|text| text.contains('/')).flat_map(|text| symbols.find(text));
    let in_sources = record.sources.iter().filter_map(|source| source.symbol.as_deref());
    // A recommendation stands in the document that bears its symbol.
    let is_part = record.id.collection == Collection::Recommendations;
    let own = record.facts.iter().filter(|fact| is_part && fact.field == "symbol");
    let own = own.flat_map(|fact| match &fact.value {
        FactValue::Texts(texts) => texts.as_slice(),
        _ => &[],
    });
    let by_symbol =
        in_sources.chain(own.map(String::as_str)).filter_map(|symbol| symbols.document_of(symbol).cloned());
    in_texts.map(|reference| reference.record).chain(by_symbol).collect()
}
