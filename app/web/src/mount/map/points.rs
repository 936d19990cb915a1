//! Cities and organisations as discs over the regions; discs that would overlap are one.
//! Not here: which discs overlap (`logic::cluster`) and where they stand (`leaflet`).

use super::leaflet::RegionMap;
use super::{Focus, Shown};
use crate::mount::dom::{El, el};
use crate::mount::logic::geometry::Point;
use crate::mount::logic::places::Places;
use crate::mount::logic::wording::{self, fill};
use std::collections::BTreeSet;

/// What one city has to show.
struct City {
    id: String,
    records: Vec<String>,
    offices: usize,
}

/// Puts the discs of the chosen layers on the map, and says how many records have no city.
pub fn show(shown: Shown, map: &RegionMap, without: &El) {
    let Shown { page, places, .. } = shown;
    let view = shown.address.get();
    let rows: Vec<String> = if view.layers.cities {
        shown.list.with(|list| list.iter().map(|row| row.id.to_string()).collect())
    } else {
        Vec::new()
    };
    let mut cities: Vec<City> = Vec::new();
    if view.layers.cities {
        for (id, records) in Places::by_city(&places.records, rows.iter().map(String::as_str)) {
            let records = records.into_iter().map(str::to_owned).collect();
            cities.push(City { id, records, offices: 0 });
        }
    }
    if view.layers.offices {
        for (id, offices) in Places::by_city(&places.offices, places.offices.keys().map(String::as_str)) {
            match cities.iter_mut().find(|city| city.id == id) {
                Some(city) => city.offices = offices.len(),
                None => cities.push(City { id, records: Vec::new(), offices: offices.len() }),
            }
        }
    }
    let unplaced = rows.iter().filter(|id| !places.records.contains_key(*id)).count();
    without.show(view.layers.cities);
    without.set_text(&fill(&page.words.layers_about, &[("n", &unplaced.to_string())]));
    let at: Vec<Point> = cities
        .iter()
        .map(|city| places.cities.get(&city.id).map_or([0.0; 2], |city| city.at.map(|n| n as f64 / 100.0)))
        .collect();
    map.mark(at, move |members| disc(shown, &members.iter().map(|at| &cities[*at]).collect::<Vec<_>>()));
}

fn disc(shown: Shown, cities: &[&City]) -> El {
    let Shown { page, places, .. } = shown;
    // A record of two cities under one disc is one record.
    let records: BTreeSet<&String> = cities.iter().flat_map(|city| &city.records).collect();
    let offices: usize = cities.iter().map(|city| city.offices).sum();
    let names: Vec<&str> =
        cities.iter().filter_map(|city| places.cities.get(&city.id)).map(|city| city.name.as_str()).collect();
    let (has_records, has_offices) = (!records.is_empty(), offices > 0);
    let measure = shown.address.get_untracked().measure;
    let mut said = Vec::new();
    if has_records {
        said.push(wording::count(page.language, page.words.count(measure), records.len() as u32));
    }
    if has_offices {
        said.push([&page.words.layer_offices, ": ", &offices.to_string()].concat());
    }
    let name = fill(&page.words.point_name, &[("place", &names.join(", ")), ("n", &said.join("; "))]);
    let number =
        |n: usize, class: &str| el("span").class(class).attr("aria-hidden", "true").text(&n.to_string());
    let ids: Vec<String> = cities.iter().map(|city| city.id.clone()).collect();
    el("button")
        .attr("type", "button")
        .class("map-point")
        .attr("data-cities", &ids.join(" "))
        .attr("title", &name)
        .add(&el("span").class("unseen").text(&name))
        .add_if(has_records.then(|| number(records.len(), "of-records")))
        .add_if(has_offices.then(|| number(offices, "of-offices")))
        .on("click", move |_| shown.focus.set(Focus::Cities(ids.clone())))
}
