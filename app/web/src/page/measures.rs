//! What the map counts, each measure with its unit, definition and source; and what it does not count.
//! Not here: the counting (`model::Measure`).

use super::context::Page;
use super::scroll::scrollable;
use leptos::prelude::*;
use model::{Collection, Measure, Route};

pub fn measures(page: &Page) -> AnyView {
    let words = page.words;
    let lines: Vec<_> = Measure::ALL
        .into_iter()
        .map(|measure| {
            let (unit, definition) = match measure {
                Measure::Cases => (&words.unit_case, &words.measure_cases_definition),
                Measure::Violations => (&words.unit_case, &words.measure_violations_definition),
                Measure::Statements => (&words.unit_statement, &words.measure_statements_definition),
            };
            let register = measure.collection();
            let held = page.site.rows(register).next().is_some();
            let href = held.then(|| page.link(&Route::Register(page.language, register)));
            let source = match register {
                Collection::Statements => &words.measure_source_statements,
                _ => &words.measure_source_cases,
            };
            view! {
                <tr>
                    <th scope="row">{name(page, measure).to_owned()}</th>
                    <td>{unit.clone()}</td>
                    <td>{definition.clone()}</td>
                    <td><a href=href>{page.register_name(register)}</a>": "{source.clone()}</td>
                </tr>
            }
        })
        .collect();
    let table = view! {
        <table class="plain">
            <caption>{words.measures_caption.clone()}</caption>
            <thead><tr>
                <th scope="col">{words.column_measure.clone()}</th>
                <th scope="col">{words.column_unit.clone()}</th>
                <th scope="col">{words.column_definition.clone()}</th>
                <th scope="col">{words.source.clone()}</th>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
    };
    view! {
        <section class="part" aria-labelledby="s-measures">
            <h2 id="s-measures">{words.measures_heading.clone()}</h2>
            {scrollable(&words.measures_caption, table.into_any())}
            <p>{words.no_rates.clone()}</p>
            <p>{words.no_data_is_not_zero.clone()}</p>
            <p>{words.no_incidents.clone()}</p>
        </section>
    }
    .into_any()
}

/// Name of a measure as the head of its column.
pub fn name<'a>(page: &Page<'a>, measure: Measure) -> &'a str {
    match measure {
        Measure::Cases => &page.words.column_cases,
        Measure::Violations => &page.words.column_violations,
        Measure::Statements => &page.words.column_statements,
    }
}
