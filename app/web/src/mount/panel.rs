//! Controls that search, registers and map share: facets, years, chips, pages of a list.
//! Not here: what they change (`logic`) and where counts come from.

use super::browser::media;
use super::logic::chips::{self, Chip};
use super::logic::facets::{self, SHOWN_AT_FIRST};
use super::logic::paging::{Step, pages, steps};
use super::logic::wording;
use super::start::Page;
use super::state::Address;
use crate::words::fill;
use leptos::html::Div;
use leptos::prelude::*;
use model::{Filter, Filters};
use std::collections::BTreeMap;

/// Records per value of each filter.
pub type Counts = BTreeMap<Filter, Vec<(String, u32)>>;

/// The panel of filters; open at first only where there is room beside the list.
pub fn filters(page: Page, address: Address, shown: Vec<Filter>, counts: Memo<Counts>) -> impl IntoView {
    let words = page.words;
    let chosen = move || chips::chips(&address.get().query.filters).len();
    view! {
        <details class="filters" open=media("(min-width: 60em)")>
            <summary>
                {words.filters_heading.as_str()}
                {move || (chosen() > 0).then(|| [" (", &chosen().to_string(), ")"].concat())}
            </summary>
            {shown
                .into_iter()
                .map(|filter| match filter {
                    Filter::Year => years(page, address, counts).into_any(),
                    filter => facet(page, address, filter, counts).into_any(),
                })
                .collect_view()}
        </details>
    }
}

fn facet(page: Page, address: Address, filter: Filter, counts: Memo<Counts>) -> impl IntoView {
    let words = page.words;
    let unfolded = RwSignal::new(false);
    let list = Memo::new(move |_| {
        let filters = address.get().query.filters;
        counts.with(|counts| {
            let counts = counts.get(&filter).into_iter().flatten().map(|(value, n)| (value.as_str(), *n));
            facets::choices(counts, &filters, filter, |value| page.label(filter, value))
        })
    });
    // A chosen value is never hidden.
    let all_shown =
        move || unfolded.get() || list.with(|list| list.iter().skip(SHOWN_AT_FIRST).any(|choice| choice.chosen));
    let toggle = move |value: &str| {
        unfolded.update(|unfolded| *unfolded |= list.with_untracked(|list| {
            list.iter().skip(SHOWN_AT_FIRST).any(|choice| choice.chosen || choice.value == value)
        }));
        address.change(|query| facets::toggle(&mut query.filters, filter, value));
    };
    move || {
        let choices = list.get();
        let hidden = choices.len().saturating_sub(SHOWN_AT_FIRST);
        let several = choices.iter().filter(|choice| choice.chosen).count() > 1 && facets::is_multiple(filter);
        (!choices.is_empty()).then(|| {
            view! {
                <fieldset class="facet" data-filter=filter.key()>
                    <legend>{words.filter(filter)}</legend>
                    {several.then(|| join(page, address, filter))}
                    {choices
                        .into_iter()
                        .enumerate()
                        .map(|(at, choice)| {
                            let value = choice.value.clone();
                            view! {
                                <label class="choice" hidden=move || at >= SHOWN_AT_FIRST && !all_shown()>
                                    <input
                                        type="checkbox"
                                        value=choice.value
                                        prop:checked=choice.chosen
                                        on:change=move |_| toggle(&value)
                                    />
                                    <span>{choice.label} " " <span class="count">"(" {choice.count} ")"</span></span>
                                </label>
                            }
                        })
                        .collect_view()}
                    {(hidden > 0)
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="plain"
                                    aria-expanded=move || if all_shown() { "true" } else { "false" }
                                    on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)
                                >
                                    {move || {
                                        if all_shown() {
                                            words.fewer_values.clone()
                                        } else {
                                            fill(&words.more_values, &[("n", &hidden.to_string())])
                                        }
                                    }}
                                </button>
                            }
                        })}
                </fieldset>
            }
        })
    }
}

/// Whether one of the chosen values is enough or all are demanded.
fn join(page: Page, address: Address, filter: Filter) -> impl IntoView {
    let words = page.words;
    let all = move || facets::wants_all(&address.get().query.filters, filter);
    view! {
        <label class="join">
            {words.join_heading.as_str()}
            " "
            <select on:change:target=move |event| {
                let all = event.target().value() == "all";
                address.change(|query| facets::set_wants_all(&mut query.filters, filter, all));
            }>
                <option value="any" prop:selected=move || !all()>{words.any_of.as_str()}</option>
                <option value="all" prop:selected=all>{words.all_of.as_str()}</option>
            </select>
        </label>
    }
}

pub fn years(page: Page, address: Address, counts: Memo<Counts>) -> impl IntoView {
    let words = page.words;
    let offered = Memo::new(move |_| {
        let filters = address.get().query.filters;
        counts.with(|counts| {
            facets::years(counts.get(&Filter::Year).into_iter().flatten().map(|(year, _)| year.as_str()), &filters)
        })
    });
    let bounds = move || facets::year_bounds(&address.get().query.filters);
    let end = move |label: &'static str, is_from: bool| {
        let chosen = move || if is_from { bounds().0 } else { bounds().1 };
        view! {
            <label>
                {label}
                " "
                <select on:change:target=move |event| {
                    let year = event.target().value().parse().ok();
                    address.change(|query| {
                        let (from, to) = facets::year_bounds(&query.filters);
                        let (from, to) = if is_from { (year, to) } else { (from, year) };
                        facets::set_years(&mut query.filters, from, to);
                    });
                }>
                    <option value="" prop:selected=move || chosen().is_none()>{words.any_year.as_str()}</option>
                    {move || {
                        offered
                            .get()
                            .into_iter()
                            .map(|year| {
                                view! {
                                    <option value=year prop:selected=move || chosen() == Some(year)>{year}</option>
                                }
                            })
                            .collect_view()
                    }}
                </select>
            </label>
        }
    };
    move || {
        (!offered.get().is_empty()).then(|| {
            view! {
                <fieldset class="facet years" data-filter="year">
                    <legend>{words.filter(Filter::Year)}</legend>
                    {end(&words.year_from, true)}
                    " "
                    {end(&words.year_to, false)}
                </fieldset>
            }
        })
    }
}

/// The chosen filters, each to be taken back, and all of them at once.
pub fn chosen(page: Page, address: Address) -> impl IntoView {
    let words = page.words;
    let place = NodeRef::<Div>::new();
    let remove = move |chip: Option<&Chip>| {
        address.change(|query| {
            query.filters = match chip {
                Some(chip) => chips::without(&query.filters, chip),
                None => Filters::default(),
            };
        });
        // The pressed button is gone; the reader stays where the chips were.
        request_animation_frame(move || {
            let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
            if let Some(place) = place.get_untracked().filter(|_| lost) {
                let _ = place.focus();
            }
        });
    };
    let list = Memo::new(move |_| chips::chips(&address.get().query.filters));
    view! {
        <div class="chosen" role="group" tabindex="-1" aria-label=words.chosen_heading.as_str() node_ref=place>
            {move || {
                let list = list.get();
                (!list.is_empty())
                    .then(|| {
                        view! {
                            <ul class="chips">
                                {list
                                    .into_iter()
                                    .map(|chip| {
                                        let text = wording::chip(page.bundle, &chip);
                                        let name = fill(&words.remove_filter, &[("name", &text)]);
                                        view! {
                                            <li>
                                                <button type="button" aria-label=name on:click=move |_| remove(Some(&chip))>
                                                    {text}
                                                    <span aria-hidden="true">" ×"</span>
                                                </button>
                                            </li>
                                        }
                                    })
                                    .collect_view()}
                            </ul>
                            <button type="button" class="plain" on:click=move |_| remove(None)>
                                {words.clear_all.as_str()}
                            </button>
                        }
                    })
            }}
        </div>
    }
}

/// Links to the pages of a list: each is the address of that page.
pub fn paging(page: Page, address: Address, total: Memo<u32>, per_page: u32) -> impl IntoView {
    let words = page.words;
    let link = move |to: u32, text: String, rel: Option<&'static str>| {
        let mut view = address.get();
        let current = view.query.page == to && rel.is_none();
        view.query.page = to;
        let name = rel.is_none().then(|| fill(&words.page_number, &[("n", &text)]));
        // A lone `#` leads to the top of the page, which is right for the first page of everything.
        let href = ["#", &view.to_fragment()].concat();
        view! {
            <li>
                <a href=href rel=rel aria-label=name aria-current=current.then_some("page")>{text}</a>
            </li>
        }
    };
    move || {
        let last = pages(total.get(), per_page);
        let at = address.get().query.page.min(last);
        (last > 1).then(|| {
            view! {
                <nav class="paging" aria-label=words.paging_label.as_str()>
                    <ul>
                        {(at > 1).then(|| link(at - 1, words.previous_page.clone(), Some("prev")))}
                        {steps(at, last)
                            .into_iter()
                            .map(|step| match step {
                                Step::Page(to) => link(to, to.to_string(), None).into_any(),
                                Step::Gap => view! { <li aria-hidden="true">"…"</li> }.into_any(),
                            })
                            .collect_view()}
                        {(at < last).then(|| link(at + 1, words.next_page.clone(), Some("next")))}
                    </ul>
                </nav>
            }
        })
    }
}
