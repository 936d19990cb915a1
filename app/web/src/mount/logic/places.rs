//! Cities, offices and past regions as the map's own file holds them, written and read here.
//! Not here: where they come from (the builder) and how points are joined (`cluster`).
//!
//! ```json
//! {"cities": {"almaty": ["Алматы", "KZ-75", 4325, 7693]},
//!  "records": {"cases/x": ["almaty"]},
//!  "offices": {"organisations/y": ["almaty"]}, "names": {"organisations/y": "Бюро"},
//!  "then": {"cases/x": "в 2010 г. …"}}
//! ```
//! Latitude and longitude are hundredths of a degree: the centre of a city, and nothing nearer.

use super::json::{Json, comma, quote, quote_list};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct City {
    pub name: String,
    pub region: String,
    /// Latitude and longitude in hundredths of a degree.
    pub at: [i64; 2],
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    pub cities: BTreeMap<String, City>,
    /// Cities of a record, by its id.
    pub records: BTreeMap<String, Vec<String>>,
    /// Cities of an organisation, by its id.
    pub offices: BTreeMap<String, Vec<String>>,
    /// Names of the organisations among `offices`.
    pub names: BTreeMap<String, String>,
    /// What the place of a record was part of, or called, at the time it is about.
    pub then: BTreeMap<String, String>,
}

impl Places {
    pub fn write(&self) -> String {
        let mut out = String::from("{\"cities\":{");
        for (at, (id, city)) in self.cities.iter().enumerate() {
            comma(at, &mut out);
            quote(id, &mut out);
            out.push_str(":[");
            quote(&city.name, &mut out);
            out.push(',');
            quote(&city.region, &mut out);
            for number in city.at {
                out.push(',');
                out.push_str(&number.to_string());
            }
            out.push(']');
        }
        for (key, lists) in [("records", &self.records), ("offices", &self.offices)] {
            open(key, &mut out);
            for (at, (id, list)) in lists.iter().enumerate() {
                comma(at, &mut out);
                quote(id, &mut out);
                out.push(':');
                quote_list(list, &mut out);
            }
        }
        for (key, texts) in [("names", &self.names), ("then", &self.then)] {
            open(key, &mut out);
            for (at, (id, text)) in texts.iter().enumerate() {
                comma(at, &mut out);
                quote(id, &mut out);
                out.push(':');
                quote(text, &mut out);
            }
        }
        out.push_str("}}");
        out
    }

    pub fn read(text: &str) -> Option<Places> {
        let json = Json::parse(text)?;
        let mut places = Places::default();
        for (id, city) in json.get("cities").pairs() {
            let [name, region, latitude, longitude] = city.items() else { return None };
            let at = [latitude.number()?, longitude.number()?];
            let city = City { name: name.text()?.to_owned(), region: region.text()?.to_owned(), at };
            places.cities.insert(id.clone(), city);
        }
        for (key, lists) in [("records", &mut places.records), ("offices", &mut places.offices)] {
            for (id, list) in json.get(key).pairs() {
                lists.insert(id.clone(), list.texts());
            }
        }
        for (key, texts) in [("names", &mut places.names), ("then", &mut places.then)] {
            for (id, text) in json.get(key).pairs() {
                texts.insert(id.clone(), text.text()?.to_owned());
            }
        }
        Some(places)
    }

    /// Cities with those of `ids` (keys of `records` or `offices`) that lie in them, the fullest first.
    pub fn by_city<'a>(
        of: &BTreeMap<String, Vec<String>>,
        ids: impl IntoIterator<Item = &'a str>,
    ) -> Vec<(String, Vec<&'a str>)> {
        let mut cities: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
        for id in ids {
            for city in of.get(id).into_iter().flatten() {
                cities.entry(city).or_default().push(id);
            }
        }
        let all: Vec<(String, Vec<&str>)> =
            cities.into_iter().map(|(city, ids)| (city.to_owned(), ids)).collect();
        super::order::sort(&all, |(_, a), (_, b)| b.len().cmp(&a.len()))
    }
}

fn open(key: &str, out: &mut String) {
    out.push_str("},");
    quote(key, out);
    out.push_str(":{");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        let own = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
        let city =
            |name: &str, region: &str, at| City { name: name.to_owned(), region: region.to_owned(), at };
        Places {
            cities: BTreeMap::from([
                ("almaty".to_owned(), city("Алматы", "KZ-75", [4325, 7693])),
                ("taraz".to_owned(), city("Тараз", "KZ-31", [4290, 7137])),
            ]),
            records: BTreeMap::from([
                ("cases/a".to_owned(), own(&["taraz"])),
                ("cases/b".to_owned(), own(&["almaty", "taraz"])),
            ]),
            offices: BTreeMap::from([("organisations/c".to_owned(), own(&["almaty"]))]),
            names: BTreeMap::from([("organisations/c".to_owned(), "«Бюро»".to_owned())]),
            then: BTreeMap::from([("cases/a".to_owned(), "в 2010 г. — \"иначе\"".to_owned())]),
        }
    }

    #[test]
    fn places_survive_the_journey_to_the_reader() {
        assert_eq!(Places::read(&places().write()), Some(places()));
        assert_eq!(Places::read(&Places::default().write()), Some(Places::default()));
        assert_eq!(Places::read("{\"cities\":{\"x\":[\"X\"]}}"), None);
    }

    #[test]
    fn a_record_of_two_cities_lies_in_both_and_one_without_a_city_in_none() {
        let places = places();
        let by_city = Places::by_city(&places.records, ["cases/a", "cases/b", "cases/none"]);
        let expected =
            [("taraz".to_owned(), vec!["cases/a", "cases/b"]), ("almaty".to_owned(), vec!["cases/b"])];
        assert_eq!(by_city, expected);
    }
}
