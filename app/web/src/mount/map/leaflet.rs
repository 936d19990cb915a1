//! Leaflet behind five verbs: load, draw, dress, mark, zoom. The only file that knows it.
//! Not here: numbers, words, and where regions lead.
//!
//! Regions are real links (`<a>` around Leaflet's `<path>`), so that keyboard, screen readers, a new
//! tab and the context menu work without further code; colours come from the style sheet by
//! `data-shade`, so that dark mode and high contrast do too.

use super::super::browser::{document, listen, media};
use super::super::dom::{El, el};
use super::super::logic::cluster::clusters;
use super::super::logic::geometry::{Geometry, Point, ring};
use js_sys::{Array, Promise};
use leaflet::{
    CircleMarker, CircleOptions, Handler, LatLng, LatLngBounds, Layer, Map, MapOptions, Polygon,
    PolylineOptions, Tooltip, TooltipOptions,
};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlLinkElement, HtmlScriptElement};

// What the crate leaves out of Leaflet 1.9.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Layer)]
    type Drawn;
    #[wasm_bindgen(method, js_name = getElement)]
    fn get_element(this: &Drawn) -> Option<Element>;

    #[wasm_bindgen(extends = Map)]
    type Gestures;
    #[wasm_bindgen(method, getter)]
    fn dragging(this: &Gestures) -> Handler;
    #[wasm_bindgen(method, js_name = createPane)]
    fn create_pane(this: &Gestures, name: &str) -> HtmlElement;
    #[wasm_bindgen(method, js_name = latLngToLayerPoint)]
    fn layer_point(this: &Gestures, at: &LatLng) -> leaflet::Point;
    #[wasm_bindgen(method, js_name = getBoundsZoom)]
    fn get_bounds_zoom(this: &Gestures, bounds: &LatLngBounds) -> f64;
}

/// Fingers need targets of this radius, whatever a city's outline is on the screen.
const CITY_RADIUS: f64 = 12.0;
/// Shapes narrower than this in both directions, in degrees, are drawn with a disc on top.
const SMALL_DEGREES: f64 = 1.6;

/// Told the code of the region that pointer, focus or tap came to.
pub type Tell = Rc<dyn Fn(String)>;

/// How a region is to look, and be called.
pub struct Look {
    /// None where there is no number, not even zero.
    pub shade: Option<usize>,
    pub name: String,
    pub chosen: bool,
}

pub struct RegionMap {
    map: Map,
    whole: LatLngBounds,
    regions: Vec<Region>,
    marks: Rc<Marks>,
}

/// What stands for the points of one place, by their numbers.
type MakeDisc = Box<dyn Fn(&[usize]) -> El>;

/// Points over the regions; those that would lie over each other are one.
struct Marks {
    map: Map,
    pane: El,
    /// Latitude and longitude of each point.
    at: RefCell<Vec<Point>>,
    /// What stands for the points of these positions.
    make: RefCell<MakeDisc>,
}

struct Region {
    code: String,
    link: Element,
    /// The outline, and for small ones the disc over it.
    layers: Vec<Layer>,
    extent: [Point; 2],
}

/// Loads Leaflet's script and style sheet once.
pub async fn load(script: &str, style: &str) -> Result<(), JsValue> {
    let head = document().head().ok_or(JsValue::NULL)?;
    let link: HtmlLinkElement = document().create_element("link")?.unchecked_into();
    link.set_rel("stylesheet");
    link.set_href(style);
    let program: HtmlScriptElement = document().create_element("script")?.unchecked_into();
    program.set_src(script);
    // The sheet goes first, so that the site's own rules win.
    head.insert_before(&link, head.first_child().as_ref())?;
    let loaded = Promise::new(&mut |done, failed| {
        program.set_onload(Some(&done));
        program.set_onerror(Some(&failed));
    });
    head.append_child(&program)?;
    JsFuture::from(loaded).await.map(|_| ())
}

pub fn draw(
    element: &HtmlElement,
    geometry: &Geometry,
    link: &dyn Fn(&str) -> String,
    tell: Tell,
) -> Result<RegionMap, JsValue> {
    let still = media("(prefers-reduced-motion: reduce)");
    let coarse = media("(pointer: coarse)");
    let options = MapOptions::new();
    options.set_attribution_control(false);
    options.set_zoom_control(false);
    options.set_scroll_wheel_zoom(false);
    options.set_zoom_snap(0.0);
    options.set_zoom_delta(0.75);
    options.set_zoom_animation(!still);
    options.set_fade_animation(!still);
    options.set_inertia(!still);
    options.set_max_bounds(LatLngBounds::new(&LatLng::new(33.0, 42.0), &LatLng::new(59.0, 94.0)));
    options.set_max_bounds_viscosity(1.0);
    let map = Map::new_with_element(element, &options)?;
    let whole = LatLngBounds::new(&LatLng::new(35.4, 46.6), &LatLng::new(55.3, 87.2));
    map.fit_bounds(&whole);
    let arcs = geometry.arcs();
    let outline = |polygons: &[Vec<Vec<i32>>]| -> Vec<Vec<Vec<Point>>> {
        polygons.iter().map(|rings| rings.iter().map(|numbers| ring(numbers, &arcs)).collect()).collect()
    };
    for land in &geometry.land {
        polygon(&outline(land), "map-land", false).add_to(&map);
    }
    let shapes = geometry.regions.iter().map(|(code, polygons)| (code, outline(polygons)));
    // Small shapes last, so that nothing lies over them.
    let (small, large): (Vec<_>, Vec<_>) = shapes.partition(|(_, shape)| is_small(shape));
    let dragged = watch_drags(element);
    let mut regions = Vec::new();
    for (code, shape) in large.iter().chain(&small) {
        let mut layers: Vec<Layer> = vec![polygon(shape, "map-region", true)];
        if is_small(shape) {
            let middle = middle(shape);
            let options = CircleOptions::new();
            options.set_radius(CITY_RADIUS);
            options.set_class_name("map-region map-city".to_owned());
            layers.push(
                CircleMarker::new_with_options(&LatLng::new(middle[0], middle[1]), &options).unchecked_into(),
            );
        }
        let anchor = document().create_element_ns(Some("http://www.w3.org/2000/svg"), "a")?;
        anchor.set_attribute("href", &link(code))?;
        anchor.set_attribute("data-region", code)?;
        for layer in &layers {
            layer.add_to(&map);
            wrap(layer, &anchor)?;
            let tooltip = TooltipOptions::new();
            tooltip.set_sticky(true);
            layer.bind_tooltip(&Tooltip::new(&tooltip, None));
        }
        react(&anchor, code, middle(shape), &map, dragged.clone(), tell.clone());
        regions.push(Region { code: (*code).clone(), link: anchor, layers, extent: extent(shape) });
    }
    for lake in &geometry.lakes {
        polygon(&outline(lake), "map-lake", false).add_to(&map);
    }
    let marks = Marks::over(&map);
    let drawn = RegionMap { map, whole, regions, marks };
    drawn.bound();
    if coarse {
        drawn.let_fingers_scroll();
    }
    Ok(drawn)
}

impl RegionMap {
    /// Gives every region its shade and name.
    pub fn dress(&self, look: &dyn Fn(&str) -> Look) {
        for region in &self.regions {
            let look = look(&region.code);
            let set = |name: &str, value: &str| {
                // Fails only for names that are no attribute names; these are.
                let _ = region.link.set_attribute(name, value);
            };
            set("data-shade", &look.shade.map_or_else(|| "none".to_owned(), |shade| shade.to_string()));
            set("aria-label", &look.name);
            set("data-chosen", if look.chosen { "true" } else { "false" });
            for layer in &region.layers {
                layer.set_tooltip_content(&JsValue::from_str(&look.name));
            }
        }
    }

    pub fn zoom_in(&self) {
        self.map.zoom_in(0.75);
    }

    pub fn zoom_out(&self) {
        self.map.zoom_out(0.75);
    }

    pub fn show_all(&self) {
        self.map.fit_bounds(&self.whole);
    }

    /// Magnifies the map until a region fills it.
    pub fn show_region(&self, code: &str) {
        if let Some(region) = self.regions.iter().find(|region| region.code == code) {
            let [low, high] = region.extent;
            let corners = [LatLng::new(low[0], low[1]), LatLng::new(high[0], high[1])];
            self.map.fit_bounds(&LatLngBounds::new(&corners[0], &corners[1]));
        }
    }

    /// Shows points at these places; `make` gives what stands for one or several of them.
    pub fn mark(&self, at: Vec<Point>, make: impl Fn(&[usize]) -> El + 'static) {
        self.marks.at.replace(at);
        *self.marks.make.borrow_mut() = Box::new(make);
        self.marks.place();
    }

    fn bound(&self) {
        let least = self.map.unchecked_ref::<Gestures>().get_bounds_zoom(&self.whole);
        self.map.set_min_zoom(least.min(self.map.get_zoom()) - 0.01);
        self.map.set_max_zoom(least + 4.0);
    }

    /// One finger moves the page while the whole map is in view, and the map once it is magnified.
    fn let_fingers_scroll(&self) {
        let map = self.map.clone();
        let adapt = move || {
            let gestures = map.unchecked_ref::<Gestures>();
            let dragging = gestures.dragging();
            if map.get_zoom() > map.unchecked_ref::<Limits>().get_min_zoom() + 0.1 {
                dragging.enable();
            } else {
                dragging.disable();
            }
        };
        adapt();
        let zoomed = Closure::<dyn FnMut()>::new(adapt);
        leaflet::Evented::on(&self.map, "zoomend", zoomed.as_ref());
        zoomed.forget();
    }
}

/// Points nearer than this to each other, in pixels, are drawn as one.
const DISC: f64 = 40.0;

impl Marks {
    fn over(map: &Map) -> Rc<Marks> {
        let pane = El::from_node(map.unchecked_ref::<Gestures>().create_pane("marks").into());
        let marks = Rc::new(Marks {
            map: map.clone(),
            // Hidden while the map is being magnified: places are those of before.
            pane: pane.class("leaflet-pane leaflet-marks-pane leaflet-zoom-hide"),
            at: RefCell::default(),
            make: RefCell::new(Box::new(|_| el("span"))),
        });
        for event in ["zoomend", "viewreset"] {
            let own = marks.clone();
            let placed = Closure::<dyn FnMut()>::new(move || own.place());
            leaflet::Evented::on(map, event, placed.as_ref());
            placed.forget();
        }
        marks
    }

    fn place(&self) {
        let at = self.at.borrow();
        let on_screen = |[lat, lng]: &Point| {
            let point = self.map.unchecked_ref::<Gestures>().layer_point(&LatLng::new(*lat, *lng));
            [point.x(), point.y()]
        };
        let points: Vec<[f64; 2]> = at.iter().map(on_screen).collect();
        let make = self.make.borrow();
        let marks = clusters(&points, DISC).into_iter().map(|cluster| {
            let mark = make(&cluster.members);
            mark.style("left", &[&(cluster.at[0] as i32).to_string(), "px"].concat());
            mark.style("top", &[&(cluster.at[1] as i32).to_string(), "px"].concat());
            mark
        });
        self.pane.fill(marks.collect());
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Map)]
    type Limits;
    #[wasm_bindgen(method, js_name = getMinZoom)]
    fn get_min_zoom(this: &Limits) -> f64;
}

fn polygon(shape: &[Vec<Vec<Point>>], class: &str, interactive: bool) -> Layer {
    let polygons: Array = shape
        .iter()
        .map(|rings| {
            rings
                .iter()
                .map(|points| {
                    points
                        .iter()
                        .map(|[lat, lng]| Array::of2(&(*lat).into(), &(*lng).into()))
                        .collect::<Array>()
                })
                .collect::<Array>()
        })
        .collect();
    let options = PolylineOptions::new();
    options.set_class_name(class.to_owned());
    options.set_interactive(interactive);
    options.set_smooth_factor(0.6);
    Polygon::new_with_options(&polygons, &options).unchecked_into()
}

/// Puts the layer's element into the link, in the place it had.
fn wrap(layer: &Layer, link: &Element) -> Result<(), JsValue> {
    let Some(path) = layer.unchecked_ref::<Drawn>().get_element() else { return Ok(()) };
    if link.parent_node().is_none()
        && let Some(parent) = path.parent_node()
    {
        parent.insert_before(link, Some(&path))?;
    }
    link.append_child(&path).map(|_| ())
}

/// What a region's link does besides being a link.
fn react(link: &Element, code: &str, middle: Point, map: &Map, dragged: Rc<Cell<bool>>, tell: Tell) {
    let show = {
        let code = code.to_owned();
        Rc::new(move || tell(code.clone()))
    };
    let (entered, tapped) = (show.clone(), show.clone());
    listen(link, "pointerenter", move |_| entered());
    let map = map.clone();
    listen(link, "focus", move |_| {
        show();
        // A region out of sight comes into view.
        let point = LatLng::new(middle[0], middle[1]);
        if !map.get_bounds().contains(&point) {
            map.pan_to(&point);
        }
    });
    listen(link, "click", move |event| {
        let pointer =
            js_sys::Reflect::get(&event, &"pointerType".into()).ok().and_then(|kind| kind.as_string());
        let touch = matches!(pointer.as_deref(), Some("touch" | "pen"));
        if touch || dragged.get() {
            event.prevent_default();
        }
        if touch {
            tapped();
        }
    });
}

/// Whether the pointer moved the map since it was last pressed: letting go is no click then.
fn watch_drags(element: &HtmlElement) -> Rc<Cell<bool>> {
    let (dragged, start) = (Rc::new(Cell::new(false)), Rc::new(Cell::new((0, 0))));
    let place = |event: &web_sys::Event| {
        event.dyn_ref::<web_sys::MouseEvent>().map_or((0, 0), |mouse| (mouse.client_x(), mouse.client_y()))
    };
    let (pressed, began) = (dragged.clone(), start.clone());
    listen(element, "pointerdown", move |event| {
        pressed.set(false);
        began.set(place(&event));
    });
    let moved = dragged.clone();
    listen(element, "pointerup", move |event| {
        let (from, to) = (start.get(), place(&event));
        moved.set((from.0 - to.0).abs() + (from.1 - to.1).abs() > 6);
    });
    // Enter on a focused link presses no pointer.
    let key = dragged.clone();
    listen(element, "keydown", move |_| key.set(false));
    dragged
}

fn extent(shape: &[Vec<Vec<Point>>]) -> [Point; 2] {
    let points = shape.iter().flatten().flatten();
    points.fold([[f64::MAX; 2], [f64::MIN; 2]], |[low, high], [lat, lng]| {
        [[low[0].min(*lat), low[1].min(*lng)], [high[0].max(*lat), high[1].max(*lng)]]
    })
}

fn is_small(shape: &[Vec<Vec<Point>>]) -> bool {
    let [low, high] = extent(shape);
    high[0] - low[0] < SMALL_DEGREES && high[1] - low[1] < SMALL_DEGREES
}

fn middle(shape: &[Vec<Vec<Point>>]) -> Point {
    let [low, high] = extent(shape);
    [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0]
}
