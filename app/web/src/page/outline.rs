//! The country in outline: its regions as plain SVG, shaded by number of cases, each a link.
//! Not here: the map with zoom and filters (`mount`), which draws the same borders in full.

use super::context::Page;
use super::map::in_region;
use crate::mount::logic::geometry::{Geometry, Point, Polygons, ring};
use crate::mount::logic::scale::{bounds, class, ranges, shade};
use leptos::prelude::*;
use model::Route;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::OnceLock;

/// The published borders; the builder copies the same file for the map.
const GEOMETRY: &str = include_str!("../../../../public/geo/regions.json");
/// Width and height of the drawing.
const SIZE: [f64; 2] = [720.0, 400.0];
/// Points nearer than this to a straight line are left out: half a pixel on a large screen.
const TOLERANCE: f64 = 0.6;

/// Regions of the country as one drawing, darker where more cases are connected with them.
pub fn country(page: &Page) -> Option<AnyView> {
    let counts: Vec<(&str, u32)> = paths()
        .keys()
        .map(|code| (code.as_str(), u32::try_from(in_region(page, code).cases).unwrap_or(u32::MAX)))
        .collect();
    let values: Vec<u32> = counts.iter().map(|(_, n)| *n).collect();
    let bounds = bounds(&values);
    let shapes: Vec<_> = counts
        .into_iter()
        .filter_map(|(code, n)| {
            let path = paths().get(code).filter(|_| page.site.regions.contains_key(code))?;
            let href = page.link(&Route::Region(page.language, code.to_owned()));
            let shade = shade(class(n, &bounds), bounds.len());
            let name =
                format!("{}: {}", page.region_name(code), page.count(&page.words.cases_count, n as usize));
            Some(view! {
                <a href=href aria-label=name.clone() data-region=code.to_owned()>
                    <path data-shade=shade.to_string() d=path.clone()><title>{name.clone()}</title></path>
                </a>
            })
        })
        .collect();
    drawing(shapes.into_any(), Some(page.words.map_table_caption.clone()))
}

/// The shades of [`country`] with their numbers.
pub fn legend(page: &Page) -> AnyView {
    let values: Vec<u32> =
        paths().keys().map(|code| u32::try_from(in_region(page, code).cases).unwrap_or(u32::MAX)).collect();
    let bounds = bounds(&values);
    let step = |shade: usize, text: String| {
        view! { <li><span class="swatch" data-shade=shade.to_string()></span>{text}</li> }
    };
    let steps = ranges(&bounds).into_iter().enumerate().map(|(at, (from, to))| {
        let text = if from == to { from.to_string() } else { format!("{from}–{to}") };
        step(shade(at + 1, bounds.len()), text)
    });
    let steps: Vec<_> = std::iter::once(step(0, page.words.picture_none.clone())).chain(steps).collect();
    view! { <ul class="legend">{steps}</ul> }.into_any()
}

/// Where a region lies in the country; decoration, since its name stands above.
pub fn one_region(code: &str) -> Option<AnyView> {
    paths().get(code)?;
    let shapes: Vec<_> = paths()
        .iter()
        .map(|(other, path)| {
            let here = (other == code).then_some("here");
            view! { <path class=here d=path.clone()></path> }
        })
        .collect();
    drawing(shapes.into_any(), None)
}

fn drawing(shapes: AnyView, label: Option<String>) -> Option<AnyView> {
    let view_box = format!("0 0 {} {}", SIZE[0], SIZE[1]);
    let hidden = label.is_none().then_some("true");
    let role = label.is_some().then_some("group");
    Some(
        view! {
            <svg class="outline" viewBox=view_box role=role aria-label=label aria-hidden=hidden focusable="false">
                {shapes}
            </svg>
        }
        .into_any(),
    )
}

/// Borders shared by the drawings of [`shaded`], once on a page.
pub fn shared() -> AnyView {
    let symbols: Vec<_> = paths()
        .iter()
        .map(|(code, path)| view! { <path id=format!("r-{code}") d=path.clone()></path> })
        .collect();
    view! { <svg class="unseen" aria-hidden="true" focusable="false" width="0" height="0"><defs>{symbols}</defs></svg> }
        .into_any()
}

/// A small drawing for the eye: regions shaded by a count, borders taken from [`shared`].
pub fn shaded(count: impl Fn(&str) -> u32) -> AnyView {
    let counts: Vec<(&str, u32)> = paths().keys().map(|code| (code.as_str(), count(code))).collect();
    let bounds = bounds(&counts.iter().map(|(_, n)| *n).collect::<Vec<_>>());
    let shapes: Vec<_> = counts
        .into_iter()
        .map(|(code, n)| {
            let shade = shade(class(n, &bounds), bounds.len());
            view! { <use href=format!("#r-{code}") data-shade=shade.to_string()></use> }
        })
        .collect();
    let view_box = format!("0 0 {} {}", SIZE[0], SIZE[1]);
    view! { <svg class="outline small" viewBox=view_box aria-hidden="true" focusable="false">{shapes}</svg> }
        .into_any()
}

/// SVG path of every region of the country, by code.
pub fn paths() -> &'static BTreeMap<String, String> {
    static PATHS: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    PATHS.get_or_init(|| geometry().map(draw).unwrap_or_default())
}

/// Shapes of regions and states, whose shared borders tell which are neighbours.
pub fn regions() -> &'static [(String, Polygons)] {
    geometry().map_or(&[], |geometry| geometry.regions.as_slice())
}

fn geometry() -> Option<&'static Geometry> {
    static READ: OnceLock<Option<Geometry>> = OnceLock::new();
    READ.get_or_init(|| Geometry::read(GEOMETRY)).as_ref()
}

fn draw(geometry: &Geometry) -> BTreeMap<String, String> {
    // Arcs are simplified before they are joined, so that neighbours keep one border.
    let arcs: Vec<Vec<Point>> = geometry
        .arcs()
        .iter()
        .map(|arc| simplified(&arc.iter().map(|p| project(*p)).collect::<Vec<_>>()))
        .collect();
    let inside = geometry.regions.iter().filter(|(code, _)| code.starts_with("KZ-"));
    let rings: BTreeMap<&String, Vec<Vec<Point>>> = inside
        .map(|(code, polygons)| {
            let rings = polygons.iter().flatten().map(|numbers| ring(numbers, &arcs));
            (code, rings.filter(|ring| ring.len() > 3).collect())
        })
        .collect();
    let fit = Fit::of(rings.values().flatten().flatten());
    rings
        .into_iter()
        .map(|(code, rings)| {
            let path: String = rings.iter().map(|ring| path(ring, &fit)).collect();
            (code.clone(), path)
        })
        .collect()
}

/// Albers' conic projection with standard parallels 44° and 52° around 67° E, in units of about a pixel.
fn project([latitude, longitude]: Point) -> Point {
    const SCALE: f64 = 1000.0;
    let (phi1, phi2) = (44_f64.to_radians(), 52_f64.to_radians());
    let n = (phi1.sin() + phi2.sin()) / 2.0;
    let c = phi1.cos().powi(2) + 2.0 * n * phi1.sin();
    let rho = |phi: f64| (c - 2.0 * n * phi.sin()).sqrt() / n;
    let theta = n * (longitude - 67.0).to_radians();
    let radius = rho(latitude.to_radians());
    [SCALE * radius * theta.sin(), SCALE * (radius * theta.cos() - rho(48_f64.to_radians()))]
}

/// Ramer's and Douglas' and Peucker's line simplification; the ends stay where they are.
fn simplified(line: &[Point]) -> Vec<Point> {
    let [first, .., last] = line else { return line.to_vec() };
    let far = line.iter().enumerate().skip(1).take(line.len().saturating_sub(2));
    let farthest =
        far.map(|(at, point)| (at, distance(*point, *first, *last))).max_by(|a, b| a.1.total_cmp(&b.1));
    match farthest {
        Some((at, distance)) if distance > TOLERANCE => {
            let mut kept = simplified(&line[..=at]);
            kept.pop();
            kept.extend(simplified(&line[at..]));
            kept
        }
        Some(_) | None => vec![*first, *last],
    }
}

/// Distance of a point from the straight line through two others, or from both where they are one.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    let length = dx.hypot(dy);
    let [px, py] = [point[0] - from[0], point[1] - from[1]];
    if length == 0.0 { px.hypot(py) } else { (dx * py - dy * px).abs() / length }
}

/// How projected points are moved and scaled into the drawing.
struct Fit {
    low: Point,
    scale: f64,
}

impl Fit {
    fn of<'a>(points: impl Iterator<Item = &'a Point>) -> Fit {
        const MARGIN: f64 = 4.0;
        let start = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        let (low, high) = points.fold(start, |(low, high), point| {
            ([low[0].min(point[0]), low[1].min(point[1])], [high[0].max(point[0]), high[1].max(point[1])])
        });
        let scale = |axis: usize| (SIZE[axis] - 2.0 * MARGIN) / (high[axis] - low[axis]);
        let scale = scale(0).min(scale(1));
        Fit { low: [low[0] - MARGIN / scale, low[1] - MARGIN / scale], scale }
    }

    fn place(&self, point: Point) -> [i32; 2] {
        [0, 1].map(|axis| ((point[axis] - self.low[axis]) * self.scale).round() as i32)
    }
}

/// A closed path in whole units, each step relative to the one before.
fn path(ring: &[Point], fit: &Fit) -> String {
    let mut out = String::new();
    let mut at = [0, 0];
    for (index, point) in ring.iter().take(ring.len().saturating_sub(1)).enumerate() {
        let next = fit.place(*point);
        let [dx, dy] = [next[0] - at[0], next[1] - at[1]];
        if index > 0 && dx == 0 && dy == 0 {
            continue;
        }
        let separator = if dy < 0 { "" } else { " " };
        // Writing to a string cannot fail.
        let _ = write!(out, "{}{dx}{separator}{dy}", if index == 0 { "M" } else { "l" });
        at = next;
    }
    out.push('z');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_has_a_shape_inside_the_drawing() {
        let paths = paths();
        assert_eq!(paths.len(), 20);
        for (code, path) in paths {
            assert!(path.starts_with('M') && path.ends_with('z') && path.len() > 20, "{code}: {path}");
        }
        let all: usize = paths.values().map(String::len).sum();
        assert!(all < 12_000, "the outline weighs {all} bytes");
    }

    #[test]
    fn a_line_keeps_its_corners_and_loses_its_wobbles() {
        let line = [[0.0, 0.0], [5.0, 0.3], [10.0, 0.0], [10.0, 10.0]];
        assert_eq!(simplified(&line), [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]]);
        assert_eq!(simplified(&line[..1]), [[0.0, 0.0]]);
    }

    #[test]
    fn north_is_up() {
        assert!(project([55.0, 67.0])[1] < project([41.0, 67.0])[1]);
        assert!(project([48.0, 50.0])[0] < project([48.0, 80.0])[0]);
    }
}
