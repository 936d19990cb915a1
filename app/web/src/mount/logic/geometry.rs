//! The shapes of the map as the prepared file holds them, their points and their neighbours.
//! Not here: how the file is made (app/builder/geo) and drawn (`map`).
//!
//! Borders are stored once, as arcs that two shapes share. A point is the difference to the one before
//! it, on a grid; each number is zigzag-coded and written in groups of five bits, low ones first, as
//! characters from `?` (63), with 32 added while more groups follow. An arc number below zero, `!n`,
//! is arc `n` backwards.

use super::json::Json;

/// Arc numbers of the rings of the polygons of one shape.
pub type Polygons = Vec<Vec<Vec<i32>>>;

#[derive(Debug)]
pub struct Geometry {
    /// Longitude and latitude of the grid's corner, and of one step, in billionths of a degree.
    origin: [i64; 2],
    step: [i64; 2],
    arcs: Vec<String>,
    /// Regions and states that can be opened, by ISO 3166 code, in the order of codes.
    pub regions: Vec<(String, Polygons)>,
    pub land: Vec<Polygons>,
    pub lakes: Vec<Polygons>,
}

/// Latitude and longitude in degrees.
pub type Point = [f64; 2];

impl Geometry {
    pub fn read(text: &str) -> Option<Geometry> {
        let json = Json::parse(text)?;
        let pair = |key: &str| match json.get(key).items() {
            [x, y] => Some([x.number()?, y.number()?]),
            _ => None,
        };
        let regions = json.get("regions").pairs().iter();
        Some(Geometry {
            origin: pair("origin")?,
            step: pair("step")?,
            arcs: json.get("arcs").texts(),
            regions: regions.map(|(code, shape)| (code.clone(), polygons(shape))).collect(),
            land: json.get("land").items().iter().map(polygons).collect(),
            lakes: json.get("lakes").items().iter().map(polygons).collect(),
        })
    }

    /// Every arc as points; fewer where the file is broken, never a panic.
    pub fn arcs(&self) -> Vec<Vec<Point>> {
        self.arcs
            .iter()
            .map(|arc| {
                let (mut x, mut y) = (0, 0);
                let numbers = numbers(arc);
                numbers
                    .chunks_exact(2)
                    .map(|pair| {
                        x += pair[0];
                        y += pair[1];
                        let degrees = |axis: usize, n: i32| {
                            (self.origin[axis] + i64::from(n) * self.step[axis]) as f64 / 1e9
                        };
                        [degrees(1, y), degrees(0, x)]
                    })
                    .collect()
            })
            .collect()
    }
}

/// Whether a point lies inside, by the even-odd rule over every ring, so that holes are outside.
pub fn contains(polygons: &Polygons, arcs: &[Vec<Point>], [lat, lng]: Point) -> bool {
    let crossings = polygons.iter().flatten().map(|numbers| {
        let points = ring(numbers, arcs);
        let crosses = |pair: &&[Point]| {
            let ([lat_a, lng_a], [lat_b, lng_b]) = (pair[0], pair[1]);
            (lat_a > lat) != (lat_b > lat) && lng < (lng_b - lng_a) * (lat - lat_a) / (lat_b - lat_a) + lng_a
        };
        points.windows(2).filter(crosses).count()
    });
    crossings.sum::<usize>() % 2 == 1
}

/// Codes of the shapes that share a border with the shape of `code`, in the order of codes.
pub fn neighbours<'a>(regions: &'a [(String, Polygons)], code: &str) -> Vec<&'a str> {
    let arc = |number: i32| if number < 0 { !number } else { number };
    let arcs_of =
        |polygons: &Polygons| polygons.iter().flatten().flatten().map(|n| arc(*n)).collect::<Vec<_>>();
    let Some((_, own)) = regions.iter().find(|(known, _)| known == code) else { return Vec::new() };
    let own = arcs_of(own);
    let shares = |polygons: &Polygons| arcs_of(polygons).iter().any(|arc| own.contains(arc));
    let others = regions.iter().filter(|(other, polygons)| other != code && shares(polygons));
    others.map(|(other, _)| other.as_str()).collect()
}

fn polygons(json: &Json) -> Polygons {
    let numbers = |ring: &Json| ring.items().iter().filter_map(Json::number).map(|n| n as i32).collect();
    json.items().iter().map(|polygon| polygon.items().iter().map(numbers).collect()).collect()
}

/// The points of one ring, its arcs joined end to start.
pub fn ring(arc_numbers: &[i32], arcs: &[Vec<Point>]) -> Vec<Point> {
    let mut points = Vec::new();
    for &number in arc_numbers {
        let at = if number < 0 { !number } else { number } as usize;
        let Some(arc) = arcs.get(at) else { continue };
        let skip = usize::from(!points.is_empty());
        if number < 0 {
            points.extend(arc.iter().rev().skip(skip));
        } else {
            points.extend(arc.iter().skip(skip));
        }
    }
    points
}

fn numbers(text: &str) -> Vec<i32> {
    let mut numbers = Vec::new();
    let (mut value, mut shift) = (0_u32, 0);
    for byte in text.bytes() {
        let group = u32::from(byte.wrapping_sub(63));
        value |= (group & 31) << shift;
        if group & 32 != 0 && shift < 25 {
            shift += 5;
        } else {
            numbers.push((value >> 1) as i32 ^ -((value & 1) as i32));
            (value, shift) = (0, 0);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_groups_of_five_bits() {
        // 0, -1, 15, -16, 16, 1000
        assert_eq!(numbers("?@]^_@o}@"), [0, -1, 15, -16, 16, 1000]);
    }

    #[test]
    fn rings_join_their_arcs_and_turn_them_round() {
        let arcs = vec![vec![[0., 0.], [0., 1.]], vec![[1., 1.], [0., 1.]]];
        assert_eq!(ring(&[0, !1], &arcs), [[0., 0.], [0., 1.], [1., 1.]]);
        assert_eq!(ring(&[9], &arcs), [[0.0; 2]; 0]);
    }

    #[test]
    fn the_published_file_holds_twenty_regions_and_four_states_inside_the_window() {
        let text = include_str!("../../../../../public/geo/regions.json");
        let geometry = Geometry::read(text).expect("the geometry file");
        let states: Vec<&String> =
            geometry.regions.iter().map(|(code, _)| code).filter(|code| code.len() == 2).collect();
        assert_eq!(states, ["KG", "TJ", "TM", "UZ"]);
        assert_eq!(geometry.regions.len(), 24);
        let arcs = geometry.arcs();
        for (code, polygons) in &geometry.regions {
            for numbers in polygons.iter().flatten() {
                let points = ring(numbers, &arcs);
                assert!(points.len() > 3, "{code}");
                assert_eq!(points.first(), points.last(), "{code} is closed");
                assert!(
                    points.iter().all(|[lat, lng]| (34.4..57.6).contains(lat) && (43.9..92.1).contains(lng)),
                    "{code}"
                );
            }
        }
    }

    #[test]
    fn neighbours_share_a_border() {
        let text = include_str!("../../../../../public/geo/regions.json");
        let regions = Geometry::read(text).expect("the geometry file").regions;
        assert_eq!(neighbours(&regions, "KZ-71"), ["KZ-11"], "Astana lies inside Akmola Region");
        assert_eq!(neighbours(&regions, "KZ-39"), ["KZ-11", "KZ-15", "KZ-35", "KZ-59", "KZ-62"]);
        assert!(neighbours(&regions, "KZ-19").contains(&"KG"), "states are neighbours too");
        for (code, _) in &regions {
            for other in neighbours(&regions, code) {
                assert!(neighbours(&regions, other).contains(&code.as_str()), "{code} and {other}");
            }
        }
        assert!(neighbours(&regions, "KZ-00").is_empty());
    }

    #[test]
    fn every_known_city_lies_in_its_region_and_in_no_other() {
        let text = include_str!("../../../../../public/geo/regions.json");
        let geometry = Geometry::read(text).expect("the geometry file");
        let cities: serde_json::Value =
            serde_json::from_str(include_str!("../../../../builder/geo/cities.json")).expect("cities");
        let cities = cities["cities"].as_array().expect("a list");
        assert!(cities.len() > 100);
        let arcs = geometry.arcs();
        for city in cities {
            let point = [city["lat"].as_f64().expect("lat"), city["lon"].as_f64().expect("lon")];
            let found: Vec<&String> = geometry
                .regions
                .iter()
                .filter(|(_, polygons)| contains(polygons, &arcs, point))
                .map(|(code, _)| code)
                .collect();
            assert_eq!(found, [city["region"].as_str().expect("region")], "{}", city["en"]);
        }
    }
}
