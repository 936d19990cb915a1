//! What the interactive parts load: words and labels, rows of registers, places of the map.
//! Not here: the search index (`index`) and the published data (`data`).

use super::{OutputError, write_hashed};
use crate::places;
use crate::wording::Wording;
use model::{Collection, Filter, Language, Row};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use web::site::Site;
use web::words::BrowserBundle;

/// Writes the bundles and notes their names in the site's assets.
pub fn write(staging: &Path, site: &mut Site, wording: &Wording) -> Result<(), OutputError> {
    for language in Language::ALL {
        let bundle = BrowserBundle {
            language,
            words: wording.browser.get(&language).cloned().unwrap_or_default(),
            labels: labels(site, language),
            findings: findings(site),
        };
        let name = write_hashed(staging, &format!("words-{}", language.code()), "json", &json(&bundle))?;
        site.assets.words.insert(language, name);
        for collection in Collection::ALL.into_iter().filter(|collection| *collection != Collection::Pages) {
            // The file's order is the titles' order in the language; every other order is made from the rows.
            let ids =
                site.alphabet.get(&language).into_iter().flatten().filter(|id| id.collection == collection);
            let rows: Vec<Row> = ids
                .filter_map(|id| site.records.get(id))
                .map(|record| in_language(&record.row, language))
                .collect();
            let stem = format!("rows-{}-{}", collection.slug(), language.code());
            let name = write_hashed(staging, &stem, "json", &json(&rows))?;
            site.assets.rows.insert((collection, language), name);
        }
        let places = places::of_map(site, language).write();
        let name = write_hashed(staging, &format!("places-{}", language.code()), "json", places.as_bytes())?;
        site.assets.places.insert(language, name);
    }
    Ok(())
}

fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("rows and words are plain data")
}

/// A row with the one title a reader of `language` sees.
fn in_language(row: &Row, language: Language) -> Row {
    let (shown, title) = row.title(language);
    let mut values = row.values.clone();
    values.remove(&Filter::Collection);
    Row { titles: BTreeMap::from([(shown, title.to_owned())]), values, ..row.clone() }
}

/// Outcomes that mean a violation was found.
fn findings(site: &Site) -> BTreeSet<String> {
    let outcomes = site.vocabularies.get("outcomes").into_iter().flat_map(|vocabulary| &vocabulary.terms);
    let violations =
        outcomes.filter(|(_, term)| term.extra.get("finding").is_some_and(|finding| finding == "violation"));
    violations.map(|(id, _)| id.clone()).collect()
}

/// Labels of every value that occurs, and of every region.
fn labels(site: &Site, language: Language) -> BTreeMap<Filter, BTreeMap<String, String>> {
    let mut labels: BTreeMap<Filter, BTreeMap<String, String>> = BTreeMap::new();
    let occurring = site.records.values().flat_map(|record| &record.row.values);
    for (filter, values) in occurring.filter(|(filter, _)| **filter != Filter::Year) {
        let known = labels.entry(*filter).or_default();
        for value in values {
            if !known.contains_key(value) {
                known.insert(value.clone(), site.value_label(*filter, value, language));
            }
        }
    }
    let collections = labels.entry(Filter::Collection).or_default();
    for collection in Collection::ALL {
        let slug = collection.slug();
        collections.insert(slug.to_owned(), site.value_label(Filter::Collection, slug, language));
    }
    let regions = labels.entry(Filter::Region).or_default();
    for (code, region) in &site.regions {
        regions.insert(code.clone(), region.name.get(language).to_owned());
    }
    labels
}
