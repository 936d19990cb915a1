//! What is counted and shown: the measure, right, outcome and years, and layers over the regions.
//! Not here: the year columns (`timeline`).

use super::Shown;
use crate::mount::dom::{El, Item, List, el, origin, value_of};
use crate::mount::logic::facets;
use crate::mount::logic::signal::follow;
use crate::mount::panel::{self, Counts, option_item};
use model::{Collection, Filter, Measure};

pub fn controls(shown: Shown, counts: Counts) -> El {
    let words = shown.page.words;
    let selects = el("div")
        .class("map-selects")
        .add(&select(shown, counts.clone(), Filter::Right, &words.any_right))
        .add(&select(shown, counts.clone(), Filter::Outcome, &words.any_outcome));
    el("div")
        .class("map-controls")
        .add(&measures(shown))
        .add(&selects)
        .add(&el("div").add(&panel::years(shown.page, shown.address, counts)).add(&layers(shown)))
}

fn measures(shown: Shown) -> El {
    let (words, address) = (shown.page.words, shown.address);
    let fields: Vec<(Measure, El)> = Measure::ALL
        .into_iter()
        .map(|measure| {
            let field =
                el("input").attr("type", "radio").attr("name", "measure").attr("value", measure.key());
            (measure, field)
        })
        .collect();
    let labels = fields
        .iter()
        .map(|(measure, field)| {
            el("label").class("choice").add(field).add(&el("span").text(words.measure(*measure)))
        })
        .collect();
    follow(move || {
        let measure = address.get().measure;
        fields.iter().for_each(|(own, field)| field.input().set_checked(*own == measure));
    });
    el("fieldset").class("facet measures").add(&el("legend").text(&words.measure_label)).all(labels).on(
        "change",
        move |event| {
            if let Some(measure) = Measure::parse(&value_of(&event)) {
                address.set_measure(measure);
            }
        },
    )
}

/// One value of a filter; hidden where the records of the measure have none.
fn select(shown: Shown, counts: Counts, filter: Filter, any: &'static str) -> El {
    let Shown { page, address, .. } = shown;
    let select = el("select").on("change", move |event| {
        let value = value_of(&event);
        let values = if value.is_empty() { Vec::new() } else { vec![value] };
        address.change(|query| query.filters.set(filter, values));
    });
    let label = el("label").class("map-right").text(page.words.filter(filter)).text(" ").add(&select);
    let list = List::inside(&select);
    let shell = label.clone();
    follow(move || {
        let view = address.get();
        let filters = view.query.filters;
        let counted = counts(filter);
        let counted = counted.iter().map(|(value, n)| (value.as_str(), *n));
        let choices = facets::choices(counted, &filters, filter, |value| page.label(filter, value));
        let texts: Vec<(String, String)> = choices
            .into_iter()
            .map(|choice| (choice.value, [&choice.label, " (", &choice.count.to_string(), ")"].concat()))
            .collect();
        let mut items: Vec<Item<'_>> = vec![option_item(String::new(), any)];
        items.extend(texts.iter().map(|(value, text)| option_item(value.clone(), text)));
        list.show(items);
        // Several values at once are chosen by a link only; the chips tell them.
        let chosen = match filters.groups(filter) {
            [group] if group.len() == 1 => group[0].as_str(),
            _ => "",
        };
        select.select().set_value(chosen);
        shell.show(filter != Filter::Outcome || view.measure.collection() == Collection::Cases);
    });
    label
}

/// Cities and organisations over the regions; nothing to choose where the places did not load.
fn layers(shown: Shown) -> El {
    let (words, address) = (shown.page.words, shown.address);
    let field = |value: &str| el("input").attr("type", "checkbox").attr("value", value);
    let (cities, offices) = (field("cities"), field("offices"));
    let choice = |field: &El, text: &str| el("label").class("choice").add(field).add(&el("span").text(text));
    let whole = el("fieldset")
        .class("facet layers")
        .add(&el("legend").text(&words.layers_label))
        .add(&choice(&cities, &words.layer_cities))
        .add(&choice(&offices, &words.layer_offices));
    whole.show(!shown.places.cities.is_empty());
    let (shown_cities, shown_offices) = (cities, offices);
    follow(move || {
        let layers = address.get().layers;
        shown_cities.input().set_checked(layers.cities);
        shown_offices.input().set_checked(layers.offices);
    });
    whole.on("change", move |event| {
        let Some(field) = origin(&event, "input") else { return };
        let checked = El::from_node(field.into()).input().checked();
        let mut view = address.get_untracked();
        match value_of(&event).as_str() {
            "cities" => view.layers.cities = checked,
            _ => view.layers.offices = checked,
        }
        address.push(view);
    })
}
