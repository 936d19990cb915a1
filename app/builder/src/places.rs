//! From the places that records name to cities, and to what the map loads.
//! Not here: where cities lie (content/vocabulary/cities.toml) and how points are drawn (crate `web`).
//!
//! Nothing nearer than a city is ever taken from a record: the text of a place is compared with the names
//! of cities, part by part, and what is no city of the record's own regions is left out.

use model::{Collection, Filter, Language, Record, RecordId, TextKey};
use std::collections::BTreeMap;
use web::mount::logic::places as shipped;
use web::page::then;
use web::site::{City, Site};

/// Cities of every record whose place is one: cases by where they happened, organisations by where they work from.
///
/// The place of a statement is where it was issued, which is not what it is about.
pub fn all(
    records: &BTreeMap<RecordId, Record>,
    cities: &BTreeMap<String, City>,
) -> BTreeMap<RecordId, Vec<String>> {
    let with_places = records.values().filter(|record| match record.id.collection {
        Collection::Cases => true,
        // A remark says that the place is not where the organisation works.
        Collection::Organisations => text(record, TextKey::PlaceNote).is_none(),
        _ => false,
    });
    let placed = with_places.map(|record| (record.id.clone(), cities_of(record, cities)));
    placed.filter(|(_, cities)| !cities.is_empty()).collect()
}

fn text(record: &Record, key: TextKey) -> Option<&str> {
    record.words.get(&Language::Ru)?.texts.get(&key).map(String::as_str)
}

/// `Алматы; Тараз (задержание)` are two cities, where the record's regions are theirs.
fn cities_of(record: &Record, cities: &BTreeMap<String, City>) -> Vec<String> {
    let Some(place) = text(record, TextKey::Place) else { return Vec::new() };
    let regions = record.row.values(Filter::Region);
    let mut found = Vec::new();
    for part in place.split(';') {
        let name = part.split(['(', ',']).next().unwrap_or(part).trim();
        let city = cities.iter().find(|(_, city)| city.name.ru == name && regions.contains(&city.region));
        if let Some((id, _)) = city.filter(|(id, _)| !found.contains(*id)) {
            found.push(id.clone());
        }
    }
    found
}

/// The map's file of one language.
pub fn of_map(site: &Site, language: Language) -> shipped::Places {
    let mut places = shipped::Places::default();
    for (record, cities) in &site.places {
        let id = record.to_string();
        for city in cities {
            if let Some(known) = site.cities.get(city) {
                places.cities.insert(city.clone(), shipped_city(known, language));
            }
        }
        if record.collection == Collection::Organisations {
            if let Some(held) = site.records.get(record) {
                places.names.insert(id.clone(), held.row.title(language).1.to_owned());
            }
            places.offices.insert(id, cities.clone());
        } else {
            places.records.insert(id, cities.clone());
        }
    }
    for record in site.records.values() {
        let on_map = matches!(record.id.collection, Collection::Cases | Collection::Statements);
        if let Some(then) = on_map.then(|| then::of_record(site, record, language)).flatten() {
            places.then.insert(record.id.to_string(), then);
        }
    }
    places
}

fn shipped_city(city: &City, language: Language) -> shipped::City {
    let hundredths = |degrees: f64| (degrees * 100.0).round() as i64;
    shipped::City {
        name: city.name.get(language).to_owned(),
        region: city.region.clone(),
        at: [hundredths(city.latitude), hundredths(city.longitude)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Label, Row, Words};

    fn record(collection: Collection, place: &str, note: Option<&str>, regions: &[&str]) -> Record {
        let id = RecordId::new(collection, "a");
        let regions = regions.iter().map(|code| (*code).to_owned()).collect();
        let note = note.map(|note| (TextKey::PlaceNote, note.to_owned()));
        let texts = [(TextKey::Place, place.to_owned())].into_iter().chain(note).collect();
        Record {
            row: Row {
                id: id.clone(),
                titles: BTreeMap::new(),
                date: None,
                symbol: None,
                values: BTreeMap::from([(Filter::Region, regions)]),
            },
            id,
            facts: Vec::new(),
            words: BTreeMap::from([(Language::Ru, Words { texts, ..Words::default() })]),
            sources: Vec::new(),
            unverified: Vec::new(),
            related: Vec::new(),
            self_check: None,
            letter: None,
        }
    }

    fn found(record: Record) -> Vec<String> {
        let city = |ru: &str, region: &str| City {
            name: Label { ru: ru.to_owned(), ..Label::default() },
            region: region.to_owned(),
            ..City::default()
        };
        let cities = BTreeMap::from([
            ("almaty".to_owned(), city("Алматы", "KZ-75")),
            ("taraz".to_owned(), city("Тараз", "KZ-31")),
        ]);
        let records = BTreeMap::from([(record.id.clone(), record)]);
        all(&records, &cities).into_values().flatten().collect()
    }

    #[test]
    fn cities_are_taken_from_the_place_and_must_lie_in_the_records_regions() {
        let case = |place, regions| found(record(Collection::Cases, place, None, regions));
        assert_eq!(case("Алматы; Тараз (задержание)", &["KZ-75", "KZ-31"]), ["almaty", "taraz"]);
        assert_eq!(case("Алматы, Алматинская область", &["KZ-75"]), ["almaty"]);
        assert_eq!(case("Алматы", &["KZ-19"]), [""; 0], "the city is no part of the region");
        assert_eq!(case("улица в городе Алматы", &["KZ-75"]), [""; 0], "nothing is guessed");
    }

    #[test]
    fn where_something_was_issued_is_not_where_it_happened() {
        assert_eq!(found(record(Collection::Statements, "Алматы", None, &["KZ-75"])), [""; 0]);
        assert_eq!(found(record(Collection::Organisations, "Алматы", None, &["KZ-75"])), ["almaty"]);
        let noted = record(Collection::Organisations, "Алматы", Some("место выпуска"), &["KZ-75"]);
        assert_eq!(found(noted), [""; 0]);
    }
}
