//! Controlled vocabularies, regions and cities: `content/vocabulary/*.toml`.
//! Not here: the interface's words (`wording`).

use crate::content::{read_text, sorted_entries};
use crate::diagnostic::Diagnostic;
use crate::facts::{DateText, SourceFacts};
use crate::read::schema::Schema;
use crate::read::toml::Toml;
use model::Label;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use web::site::{City, FormerName, Region, Term, Vocabulary};

#[derive(Debug, Default)]
pub struct Vocabularies {
    pub terms: BTreeMap<String, Vocabulary>,
    pub regions: BTreeMap<String, Region>,
    pub cities: BTreeMap<String, City>,
    /// The parsed files, for checks that point at them.
    pub files: BTreeMap<String, Toml>,
}

const REGIONS: &str = "regions";
const CITIES: &str = "cities";

/// A city as an editor writes it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CityFacts {
    kk: String,
    ru: String,
    en: String,
    /// Today's region, from regions.toml.
    region: String,
    /// Degrees north, to a hundredth.
    latitude: f64,
    /// Degrees east, to a hundredth.
    longitude: f64,
}

/// A region as an editor writes it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RegionFacts {
    level: Level,
    country: String,
    kk: String,
    ru: String,
    en: String,
    /// Name in ISO 3166-2.
    #[serde(rename = "iso_name")]
    _iso_name: Option<String>,
    #[serde(rename = "iso_alpha3")]
    _iso_alpha3: Option<String>,
    #[serde(rename = "iso_numeric")]
    _iso_numeric: Option<String>,
    #[serde(rename = "official_name_en")]
    _official_name_en: Option<String>,
    centre_kk: Option<String>,
    centre_ru: Option<String>,
    centre_en: Option<String>,
    formed: Option<DateText>,
    #[serde(default)]
    formed_from: Vec<String>,
    status_since: Option<DateText>,
    #[serde(rename = "capital")]
    _capital: Option<bool>,
    #[serde(default)]
    former_names: Vec<FormerNameFacts>,
    centre_history_ru: Option<String>,
    former_names_note_ru: Option<String>,
    name_note_ru: Option<String>,
    note_ru: Option<String>,
    sources: Vec<SourceFacts>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Level {
    Oblast,
    City,
    State,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FormerNameFacts {
    kk: Option<String>,
    ru: Option<String>,
    en: Option<String>,
    from: Option<DateText>,
    to: Option<DateText>,
}

impl Vocabularies {
    pub fn read(project: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vocabularies {
        let mut all = Vocabularies::default();
        for path in sorted_entries(&project.join("content/vocabulary")) {
            if path.extension().is_none_or(|extension| extension != "toml") {
                continue;
            }
            let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let toml = match read_text(project, &path).and_then(|source| Toml::parse(&source)) {
                Ok(toml) => toml,
                Err(problem) => {
                    diagnostics.push(problem);
                    continue;
                }
            };
            if name == REGIONS {
                all.regions = read_regions(&toml, diagnostics);
                let terms = all.regions.iter().map(|(code, region)| {
                    (code.clone(), Term { label: region.name.clone(), ..Term::default() })
                });
                let order = all.regions.keys().cloned().collect();
                all.terms.insert(name.clone(), Vocabulary { terms: terms.collect(), order });
            } else if name == CITIES {
                all.cities = read_cities(&toml, diagnostics);
            } else {
                let vocabulary = read_terms(&toml, diagnostics);
                all.terms.insert(name.clone(), vocabulary);
            }
            all.files.insert(name, toml);
        }
        all
    }
}

/// Terms of a vocabulary in the order they stand in the file.
fn read_terms(toml: &Toml, diagnostics: &mut Vec<Diagnostic>) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    let Value::Object(tables) = &toml.value else { return vocabulary };
    for (id, table) in tables {
        let pointer = format!("/{id}");
        let text = |key: &str| table.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
        let mut label = |prefix: &str, required: bool| {
            let mut get = |language: &str| {
                let key = format!("{prefix}{language}");
                let found = text(&key);
                if found.is_none() && required {
                    diagnostics.push(toml.error(
                        &pointer,
                        "term-label",
                        format!("`{id}` has no `{key}`"),
                        format!("add {key} = \"…\""),
                    ));
                }
                found.unwrap_or_default().to_owned()
            };
            Label { kk: get("kk"), ru: get("ru"), en: get("en") }
        };
        let full = label("", true);
        let any_short = ["short_kk", "short_ru", "short_en"].iter().any(|key| text(key).is_some());
        let short = any_short.then(|| label("short_", true));
        let known = ["kk", "ru", "en", "short_kk", "short_ru", "short_en"];
        let extra =
            table.as_object().into_iter().flatten().filter(|(key, _)| !known.contains(&key.as_str())).map(
                |(key, value)| (key.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
            );
        let term = Term { label: full, short, extra: extra.collect() };
        vocabulary.terms.insert(id.clone(), term);
        vocabulary.order.push(id.clone());
    }
    vocabulary.order.sort_by_key(|id| toml.key_span("", id).start);
    vocabulary
}

fn read_regions(toml: &Toml, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, Region> {
    match Schema::<BTreeMap<String, RegionFacts>>::new().read(toml) {
        Ok(regions) => regions.into_iter().map(|(code, facts)| (code.clone(), region(code, facts))).collect(),
        Err(problems) => {
            diagnostics.extend(problems);
            BTreeMap::new()
        }
    }
}

fn read_cities(toml: &Toml, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, City> {
    match Schema::<BTreeMap<String, CityFacts>>::new().read(toml) {
        Ok(cities) => cities.into_iter().map(|(id, facts)| (id, city(facts))).collect(),
        Err(problems) => {
            diagnostics.extend(problems);
            BTreeMap::new()
        }
    }
}

fn city(facts: CityFacts) -> City {
    City {
        name: Label { kk: facts.kk, ru: facts.ru, en: facts.en },
        region: facts.region,
        latitude: facts.latitude,
        longitude: facts.longitude,
    }
}

fn region(code: String, facts: RegionFacts) -> Region {
    let centre = match (facts.centre_kk, facts.centre_ru, facts.centre_en) {
        (Some(kk), Some(ru), Some(en)) => Some(Label { kk, ru, en }),
        _ => None,
    };
    let former_name = |name: FormerNameFacts| {
        let any = name.ru.clone().or(name.en.clone()).or(name.kk.clone()).unwrap_or_default();
        let or_any = |text: Option<String>| text.unwrap_or_else(|| any.clone());
        FormerName {
            name: Label { kk: or_any(name.kk), ru: or_any(name.ru), en: or_any(name.en) },
            from: name.from.map(|date| date.0),
            to: name.to.map(|date| date.0),
        }
    };
    let notes = [facts.centre_history_ru, facts.former_names_note_ru, facts.name_note_ru, facts.note_ru];
    Region {
        code,
        level: match facts.level {
            Level::Oblast => "oblast".to_owned(),
            Level::City => "city".to_owned(),
            Level::State => "state".to_owned(),
        },
        country: facts.country,
        name: Label { kk: facts.kk, ru: facts.ru, en: facts.en },
        centre,
        formed: facts.formed.map(|date| date.0),
        formed_from: facts.formed_from,
        status_since: facts.status_since.map(|date| date.0),
        former_names: facts.former_names.into_iter().map(former_name).collect(),
        notes: notes.into_iter().flatten().collect(),
        sources: facts.sources.iter().map(SourceFacts::publish).collect(),
    }
}
