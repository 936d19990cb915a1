//! The map and what is placed on it: borders, cities, the history of regions.
//! Not here: whether a code is known at all (`references`).

use crate::content::{Content, SourceRecord};
use crate::diagnostic::Diagnostic;
use crate::facts::Facts;
use model::PartialDate;
use std::collections::BTreeSet;
use web::mount::logic::geometry::{self, Geometry};
use web::site::Region;

/// Latitudes and longitudes of the map's window.
const WINDOW: [std::ops::RangeInclusive<f64>; 2] = [34.4..=57.6, 43.9..=92.1];
const REBUILD: &str = "correct app/builder/geo/split-lines.json and run `node build-geo.mjs` there";

/// The country as a whole has no shape of its own.
const WHOLE: &str = "KZ";

/// The map has one closed shape for each region of the vocabulary, and no other.
pub fn geometry(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    let Some(source) = &content.geometry else { return };
    let mut report = |at: usize, fact: String, hint: &str| {
        diagnostics.push(Diagnostic::error(source, at..at, "geometry", fact, hint));
    };
    let Some(geometry) = Geometry::read(&source.text) else {
        return report(0, "the borders cannot be read".to_owned(), REBUILD);
    };
    let arcs = geometry.arcs();
    for (code, polygons) in &geometry.regions {
        let at = source.text.find(&format!("\"{code}\"")).unwrap_or(0);
        if !content.vocabularies.regions.contains_key(code) {
            let hint = "add the region to content/vocabulary/regions.toml, or take its shape out";
            report(at, format!("`{code}` is not a region of regions.toml"), hint);
        }
        for points in polygons.iter().flatten().map(|numbers| geometry::ring(numbers, &arcs)) {
            if points.len() < 4 || points.first() != points.last() {
                report(at, format!("a border of `{code}` is not closed"), REBUILD);
            } else if let Some([lat, lng]) =
                points.iter().find(|point| !WINDOW[0].contains(&point[0]) || !WINDOW[1].contains(&point[1]))
            {
                report(
                    at,
                    format!("a border of `{code}` runs through {lat:.2}, {lng:.2}, outside the map"),
                    REBUILD,
                );
            }
        }
    }
    let drawn: BTreeSet<&String> = geometry.regions.iter().map(|(code, _)| code).collect();
    for code in content.vocabularies.regions.keys().filter(|code| *code != WHOLE && !drawn.contains(code)) {
        report(0, format!("`{code}` has no shape"), REBUILD);
    }
}

/// A city's centre is given to a hundredth of a degree and lies in its region alone.
pub fn city_in_region(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    let Some(toml) = content.vocabularies.files.get("cities") else { return };
    let Some(geometry) = content.geometry.as_ref().and_then(|source| Geometry::read(&source.text)) else {
        return;
    };
    let arcs = geometry.arcs();
    for (id, city) in &content.vocabularies.cities {
        let mut report = |key: &str, fact: String, hint: String| {
            diagnostics.push(toml.error(&format!("/{id}/{key}"), "city-in-region", fact, hint));
        };
        for (key, degrees) in [("latitude", city.latitude), ("longitude", city.longitude)] {
            let hundredths = degrees * 100.0;
            if (hundredths - hundredths.round()).abs() > 1e-6 {
                let hint = format!("round it to {degrees:.2}: a city's centre, and never a place in it");
                report(key, format!("{degrees} is nearer than a hundredth of a degree"), hint);
            }
        }
        if !content.vocabularies.regions.contains_key(&city.region) {
            report(
                "region",
                format!("`{}` is not a term of regions", city.region),
                "use a code of regions.toml".to_owned(),
            );
            continue;
        }
        let at = [city.latitude, city.longitude];
        let inside = geometry.regions.iter().filter(|(_, polygons)| geometry::contains(polygons, &arcs, at));
        let inside: Vec<&str> = inside.map(|(code, _)| code.as_str()).collect();
        if inside != [city.region.as_str()] {
            let found = if inside.is_empty() {
                "in no region".to_owned()
            } else {
                format!("in `{}`", inside.join("`, `"))
            };
            let hint = "correct the degrees or the region".to_owned();
            report("latitude", format!("the point lies {found}, not in `{}`", city.region), hint);
        }
    }
}

/// Dates of regions and of their former names follow each other.
pub fn region_history(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    let Some(toml) = content.vocabularies.files.get("regions") else { return };
    for (code, region) in &content.vocabularies.regions {
        let mut report = |pointer: String, fact: String, hint: &str| {
            diagnostics.push(toml.error(&format!("/{code}{pointer}"), "region-history", fact, hint));
        };
        for (at, from) in region.formed_from.iter().enumerate() {
            let pointer = format!("/formed_from/{at}");
            if from == code || !content.vocabularies.regions.contains_key(from) {
                report(pointer, format!("`{from}` is no other region"), "use a code of this file");
            } else if since(region).is_none() {
                report(
                    pointer,
                    "the region has no date from which it is its own".to_owned(),
                    "add formed or status_since",
                );
            }
        }
        for (at, name) in region.former_names.iter().enumerate() {
            if let (Some(from), Some(to)) = (name.from, name.to)
                && to.is_surely_before(from)
            {
                let fact = format!("the name ended on {to}, before it began on {from}");
                report(format!("/former_names/{at}/to"), fact, "check both dates against the source");
            }
        }
    }
}

/// The day from which a region is a unit of its own, where it has not always been one.
fn since(region: &Region) -> Option<PartialDate> {
    region.formed.or(region.status_since)
}

/// What is older than its region names the place, and counts of a region do not precede it.
///
/// Records are filed under today's division: whoever reads of a region that did not exist yet must be able to see
/// which place is meant. A count by regions is of the regions of its time, unless it names the places.
pub fn region_date(content: &Content, diagnostics: &mut Vec<Diagnostic>) {
    let year = |year: i32| PartialDate { year, month: None, day: None };
    for record in content.records.values() {
        let mut examine =
            |pointer: String, code: &str, date: Option<PartialDate>, names_place: bool, missing: &str| {
                let Some(region) = content.vocabularies.regions.get(code) else { return };
                let (Some(since), Some(date)) = (since(region), date) else { return };
                if names_place || !date.is_surely_before(since) {
                    return;
                }
                let fact = format!(
                    "`{code}` is a unit of its own since {since}, this is of {date}, and no place is named"
                );
                let hint = match region.formed_from.as_slice() {
                    [] => missing.to_owned(),
                    from => format!("{missing}, or use the region of that time: {}", from.join(", ")),
                };
                diagnostics.push(record.toml.error(&pointer, "region-date", fact, hint));
            };
        let place = names_place(record);
        let words = "name the place in texts.place or place_note of the words";
        match &record.facts {
            Facts::Case(facts) => {
                let date = facts.events.iter().max().map(|last| year(*last));
                let date = date.or(facts.adopted.map(|date| date.0));
                for (at, code) in facts.regions.iter().enumerate() {
                    examine(format!("/regions/{at}"), code, date, place, words);
                }
            }
            Facts::Statement(facts) => {
                for (at, code) in facts.regions.iter().enumerate() {
                    examine(format!("/regions/{at}"), code, facts.date.map(|date| date.0), place, words);
                }
            }
            Facts::Figure(facts) => {
                for (at, row) in facts.rows.iter().enumerate() {
                    let Some(code) = &row.region else { continue };
                    let (date, named) = (row.year.map(year), row.label.is_some());
                    examine(format!("/rows/{at}/region"), code, date, named, "name the place in label");
                }
            }
            _ => {}
        }
    }
}

fn names_place(record: &SourceRecord) -> bool {
    let named = |key: &str| record.words.values().any(|words| words.facts.texts.contains_key(key));
    named("place") || named("place_note")
}
