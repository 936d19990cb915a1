//! The map of regions and the table beside it, both from one count.
//! Not here: what is counted (`logic::regions`), Leaflet (`leaflet`, the only file that knows it).

mod leaflet;

use super::browser::{self, data, hide_static};
use super::logic::address::View;
use super::logic::geometry::Geometry;
use super::logic::regions::{self, RegionCounts};
use super::logic::{scale, wording};
use super::panel::{self, Counts};
use super::start::{Page, load_rows};
use super::state::Address;
use ::leptos::html::Div;
use ::leptos::mount::mount_to;
use ::leptos::prelude::*;
use leaflet::{Happening, Look, RegionMap};
use model::{Filter, Measure, Route, Row};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Where the map's own files are, relative to the root of the site.
#[derive(Clone)]
struct Files {
    geometry: String,
    script: String,
    style: String,
}

pub async fn mount(page: Page, element: HtmlElement) {
    let files = Files {
        geometry: data(&element, "geometry"),
        script: data(&element, "leaflet-script"),
        style: data(&element, "leaflet-style"),
    };
    match load_rows(&data(&element, "rows")).await {
        Some(rows) => {
            mount_to(element, move || map(page, rows, files)).forget();
            hide_static("map", true);
        }
        None => mount_to(element, move || failed(page)).forget(),
    }
}

/// The static table stays.
fn failed(page: Page) -> impl IntoView {
    view! { <p class="notice" role="status">{page.words.map_failed.as_str()}</p> }
}

fn map(page: Page, rows: &'static [Row], files: Files) -> impl IntoView {
    let words = page.words;
    let address = Address::follow();
    let numbers = Memo::new(move |_| regions::count(rows, &address.get().query.filters, &page.bundle.findings));
    let measure = Memo::new(move |_| address.get().measure);
    let bounds = Memo::new(move |_| {
        let measure = measure.get();
        numbers.with(|n| scale::bounds(&n.regions.keys().map(|code| n.of(code, measure)).collect::<Vec<_>>()))
    });
    let counts = Memo::new(move |_| {
        let filters = address.get().query.filters;
        let counted = rows.iter().filter(|row| row.id.collection == measure.get().collection());
        let own = |filter: Filter| {
            let counts = model::counts(counted.clone(), &filters, filter);
            (filter, counts.into_iter().map(|(value, n)| (value.to_owned(), n)).collect())
        };
        [Filter::Right, Filter::Year].map(own).into_iter().collect::<Counts>()
    });
    let shown = RwSignal::new(None::<String>);
    let total = move || numbers.with(|numbers| numbers.total[measure.get() as usize]);
    view! {
        <div class="island map-island">
            <div class="map-controls">
                {measures(page, address)} {rights(page, address, counts)} {panel::years(page, address, counts)}
            </div>
            {panel::chosen(page, address)}
            <p role="status" data-total=move || total().to_string()>
                {move || summary(page, &numbers.get(), measure.get())}
            </p>
            <p class="about">{move || words.measure_about(measure.get())}</p>
            <div class="map-beside">
                <div>
                    {drawing(page, files, numbers, measure, bounds, address, shown)}
                    {legend(page, bounds)}
                    {info(page, numbers, address, shown)}
                    <p class="map-hint">{words.map_hint.as_str()}</p>
                    <p class="map-credit">{words.map_credit.as_str()}</p>
                </div>
                {table(page, numbers, measure, address, shown)}
            </div>
        </div>
    }
}

/// «42 дела; без региона (вся страна): 30».
fn summary(page: Page, numbers: &RegionCounts, measure: Measure) -> String {
    let at = measure as usize;
    let count = wording::count(page.language, page.words.count(measure), numbers.total[at]);
    [&count, "; ", &page.words.without_region.to_lowercase(), ": ", &numbers.without[at].to_string()].concat()
}

fn measures(page: Page, address: Address) -> impl IntoView {
    let words = page.words;
    view! {
        <fieldset class="facet measures">
            <legend>{words.measure_label.as_str()}</legend>
            {Measure::ALL
                .map(|measure| {
                    view! {
                        <label class="choice">
                            <input
                                type="radio"
                                name="measure"
                                value=measure.key()
                                prop:checked=move || address.get().measure == measure
                                on:change=move |_| address.push(View { measure, ..address.get_untracked() })
                            />
                            <span>{words.measure(measure)}</span>
                        </label>
                    }
                })
                .into_iter()
                .collect_view()}
        </fieldset>
    }
}

fn rights(page: Page, address: Address, counts: Memo<Counts>) -> impl IntoView {
    let words = page.words;
    let chosen = move || match address.get().query.filters.groups(Filter::Right) {
        [group] if group.len() == 1 => group.first().cloned(),
        _ => None,
    };
    let choices = move || {
        let filters = address.get().query.filters;
        counts.with(|counts| {
            let counts = counts.get(&Filter::Right).into_iter().flatten().map(|(value, n)| (value.as_str(), *n));
            super::logic::facets::choices(counts, &filters, Filter::Right, |value| page.label(Filter::Right, value))
        })
    };
    view! {
        <label class="map-right">
            {words.filter(Filter::Right)}
            " "
            <select on:change:target=move |event| {
                let value = event.target().value();
                let values = if value.is_empty() { Vec::new() } else { vec![value] };
                address.change(|query| query.filters.set(Filter::Right, values));
            }>
                <option value="" prop:selected=move || chosen().is_none()>{words.any_year.as_str()}</option>
                {move || {
                    choices()
                        .into_iter()
                        .map(|choice| {
                            let own = choice.value.clone();
                            let text = [&choice.label, " (", &choice.count.to_string(), ")"].concat();
                            view! {
                                <option value=choice.value prop:selected=move || chosen().as_ref() == Some(&own)>
                                    {text}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
        </label>
    }
}

/// The drawing, which follows the numbers; without it the table says the same.
fn drawing(
    page: Page,
    files: Files,
    numbers: Memo<RegionCounts>,
    measure: Memo<Measure>,
    bounds: Memo<Vec<u32>>,
    address: Address,
    shown: RwSignal<Option<String>>,
) -> impl IntoView {
    let words = page.words;
    let place = NodeRef::<Div>::new();
    let lost = RwSignal::new(false);
    let drawn = StoredValue::new_local(None::<RegionMap>);
    let is_drawn = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        let files = files.clone();
        spawn_local(async move {
            let made = make(page, element.into(), &files, shown).await;
            lost.set(made.is_none());
            is_drawn.set(made.is_some());
            drawn.set_value(made);
        });
    });
    Effect::new(move |_| {
        if !is_drawn.get() {
            return;
        }
        let (numbers, measure, bounds) = (numbers.get(), measure.get(), bounds.get());
        let filters = address.get().query.filters;
        drawn.with_value(|map| {
            let Some(map) = map else { return };
            map.dress(|code| {
                let n = numbers.of(code, measure);
                let count = wording::count(page.language, page.words.count(measure), n);
                Look {
                    shade: scale::shade(scale::class(n, &bounds), bounds.len()),
                    name: [&page.label(Filter::Region, code), ": ", &count].concat(),
                    chosen: filters.has(Filter::Region, code),
                }
            });
        });
    });
    let button = move |text: &'static str, sign: &'static str, act: fn(&RegionMap)| {
        view! {
            <button
                type="button"
                title=text
                aria-label=text
                on:click=move |_| drawn.with_value(|map| map.as_ref().into_iter().for_each(act))
            >
                <span aria-hidden="true">{sign}</span>
            </button>
        }
    };
    view! {
        <div class="map-frame" hidden=lost>
            <div class="map-buttons" role="group" aria-label=words.map_name.as_str()>
                {button(&words.zoom_in, "+", RegionMap::zoom_in)} {button(&words.zoom_out, "−", RegionMap::zoom_out)}
                {button(&words.zoom_all, "⤢", RegionMap::show_all)}
            </div>
            <div class="map" role="region" aria-label=words.map_name.as_str() node_ref=place></div>
        </div>
        <p class="notice" hidden=move || !lost.get()>
            {words.map_failed.as_str()}
        </p>
    }
}

async fn make(
    page: Page,
    element: HtmlElement,
    files: &Files,
    shown: RwSignal<Option<String>>,
) -> Option<RegionMap> {
    let text = browser::fetch_text(&browser::resolve(&files.geometry)); // under way while Leaflet loads
    leaflet::load(&browser::resolve(&files.script), &browser::resolve(&files.style)).await.ok()?;
    let geometry: Geometry = serde_json::from_str(&text.await?).ok()?;
    let link = |code: &str| page.link(&Route::Region(page.language, code.to_owned()));
    leaflet::draw(&element, &geometry, link, move |happening| match happening {
        Happening::Shown(code) => shown.set(Some(code)),
    })
    .ok()
}

fn legend(page: Page, bounds: Memo<Vec<u32>>) -> impl IntoView {
    let words = page.words;
    let step = move |shade: usize, text: String| {
        view! {
            <li>
                <span class="swatch" data-shade=shade.to_string()></span>
                {text}
            </li>
        }
    };
    move || {
        let bounds = bounds.get();
        let ranges = scale::ranges(&bounds);
        view! {
            <ul class="legend">
                {step(0, words.legend_none.clone())}
                {ranges
                    .into_iter()
                    .enumerate()
                    .map(|(at, (from, to))| {
                        let text = if from == to { from.to_string() } else { [from.to_string(), to.to_string()].join("–") };
                        step(scale::shade(at + 1, bounds.len()), text)
                    })
                    .collect_view()}
            </ul>
        }
    }
}

/// The region under the pointer, in focus or tapped, with its numbers and where to go from here.
fn info(
    page: Page,
    numbers: Memo<RegionCounts>,
    address: Address,
    shown: RwSignal<Option<String>>,
) -> impl IntoView {
    let words = page.words;
    view! {
        <div class="map-info">
            {move || {
                shown
                    .get()
                    .map(|code| {
                        let counts = Measure::ALL
                            .map(|measure| {
                                let n = numbers.with(|numbers| numbers.of(&code, measure));
                                view! {
                                    <li>
                                        <a href=behind(page, address, &code, measure)>
                                            {wording::count(page.language, words.count(measure), n)}
                                        </a>
                                    </li>
                                }
                            });
                        view! {
                            <p>
                                <strong>{page.label(Filter::Region, &code)}</strong>
                                " · "
                                <a href=page.link(&Route::Region(page.language, code))>{words.open_region.as_str()}</a>
                            </p>
                            <p>{words.records_in_search.as_str()} ":"</p>
                            <ul>{counts.into_iter().collect_view()}</ul>
                        }
                    })
            }}
        </div>
    }
}

/// The list in search behind a number.
fn behind(page: Page, address: Address, code: &str, measure: Measure) -> String {
    let mut view = View::default();
    view.query.filters =
        regions::filters_of(&address.get().query.filters, code, measure, &page.bundle.findings);
    page.link_with(&Route::Search(page.language), &view.to_fragment())
}

fn table(
    page: Page,
    numbers: Memo<RegionCounts>,
    measure: Memo<Measure>,
    address: Address,
    shown: RwSignal<Option<String>>,
) -> impl IntoView {
    let words = page.words;
    // Every region has a line, with or without records, in an order that does not jump.
    let mut codes: Vec<&'static str> =
        page.bundle.labels.get(&Filter::Region).into_iter().flatten().map(|(code, _)| code.as_str()).collect();
    codes.sort_by_cached_key(|code| (code.len() == 2, page.label(Filter::Region, code)));
    let cells = move |of: fn(&RegionCounts, &str) -> regions::Numbers, code: &'static str| {
        Measure::ALL
            .map(|at| {
                view! {
                    <td class:chosen=move || measure.get() == at>
                        {move || numbers.with(|numbers| of(numbers, code)[at as usize])}
                    </td>
                }
            })
            .into_iter()
            .collect_view()
    };
    let linked = move |code: &'static str| {
        Measure::ALL
            .map(|at| {
                let n = move || numbers.with(|numbers| numbers.of(code, at));
                view! {
                    <td class:chosen=move || measure.get() == at>
                        {move || match n() {
                            0 => view! { <span class="zero">"0"</span> }.into_any(),
                            n => view! { <a href=behind(page, address, code, at)>{n}</a> }.into_any(),
                        }}
                    </td>
                }
            })
            .into_iter()
            .collect_view()
    };
    view! {
        <table class="numbers">
            <thead>
                <tr>
                    <th scope="col">{words.region_column.as_str()}</th>
                    {Measure::ALL
                        .map(|at| {
                            view! { <th scope="col" class:chosen=move || measure.get() == at>{words.measure(at)}</th> }
                        })
                        .into_iter()
                        .collect_view()}
                </tr>
            </thead>
            <tbody>
                {codes
                    .into_iter()
                    .map(|code| {
                        view! {
                            <tr data-region=code class:shown=move || shown.get().as_deref() == Some(code)>
                                <th scope="row">
                                    <a href=page.link(&Route::Region(page.language, code.to_owned()))>
                                        {page.label(Filter::Region, code)}
                                    </a>
                                </th>
                                {linked(code)}
                            </tr>
                        }
                    })
                    .collect_view()}
            </tbody>
            <tfoot>
                <tr>
                    <th scope="row">{words.without_region.as_str()}</th>
                    {cells(|numbers, _| numbers.without, "")}
                </tr>
                <tr>
                    <th scope="row">{words.total_row.as_str()}</th>
                    {cells(|numbers, _| numbers.total, "")}
                </tr>
            </tfoot>
        </table>
    }
}
