//! Controls that search, registers and map share: facets, years, chips, pages of a list.
//! Not here: what they change (`logic`) and where counts come from.

use super::browser::{media, next_frame};
use super::dom::{El, Item, List, el, origin, value_of};
use super::logic::chips;
use super::logic::facets::{self, Choice, SHOWN_AT_FIRST};
use super::logic::paging::{Step, pages, steps};
use super::logic::signal::{Signal, follow};
use super::logic::wording::{self, fill};
use super::start::Page;
use super::state::Address;
use model::{Filter, Filters, Row};
use std::rc::Rc;

/// Records per value of a filter, read inside effects.
pub type Counts = Rc<dyn Fn(Filter) -> Vec<(String, u32)>>;

/// How many of `rows` have each value of `filter`, its own choice apart.
pub fn counted(rows: &[&Row], filters: &Filters, filter: Filter) -> Vec<(String, u32)> {
    let counts = model::counts(rows.iter().copied(), filters, filter);
    counts.into_iter().map(|(value, n)| (value.to_owned(), n)).collect()
}

/// The panel of filters; open at first only where there is room beside the list.
pub fn filters(page: Page, address: Address, shown: Vec<Filter>, counts: Counts) -> El {
    let summary = el("summary");
    let panel = el("details").class("filters").add(&summary);
    panel.set("open", media("(min-width: 60em)").then_some(""));
    follow(move || {
        let chosen = chips::chips(&address.get().query.filters).len();
        let heading = &page.words.filters_heading;
        let text =
            if chosen == 0 { heading.clone() } else { [heading, " (", &chosen.to_string(), ")"].concat() };
        summary.set_text(&text);
    });
    let parts = shown.into_iter().map(|filter| match filter {
        Filter::Year => years(page, address, counts.clone()),
        filter => facet(page, address, filter, counts.clone()),
    });
    panel.all(parts.collect())
}

fn facet(page: Page, address: Address, filter: Filter, counts: Counts) -> El {
    let words = page.words;
    let unfolded = Signal::new(false);
    let values = el("div");
    let more = el("button").class("as-link").attr("type", "button");
    let join = join(page, address, filter);
    let whole = el("fieldset")
        .class("facet")
        .attr("data-filter", filter.key())
        .add(&el("legend").text(words.filter(filter)))
        .add(&join)
        .add(&values)
        .add(&more.clone().on("click", move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)))
        .on("change", move |event| {
            if origin(&event, "input").is_some() {
                let value = value_of(&event);
                address.change(|query| facets::toggle(&mut query.filters, filter, &value));
            }
        });
    let list = List::inside(&values);
    let shell = whole.clone();
    follow(move || {
        let filters = address.get().query.filters;
        let counted = counts(filter);
        let counted = counted.iter().map(|(value, n)| (value.as_str(), *n));
        let choices = facets::choices(counted, &filters, filter, |value| page.label(filter, value));
        let beyond = choices.iter().skip(SHOWN_AT_FIRST).any(|choice| choice.chosen);
        if beyond && !unfolded.get_untracked() {
            unfolded.update(|unfolded| *unfolded = true);
        }
        let all_shown = unfolded.get();
        let elements = list.show(choices.iter().map(choice_item).collect());
        for (at, (choice, element)) in choices.iter().zip(elements).enumerate() {
            element.show(all_shown || at < SHOWN_AT_FIRST);
            if let Some(field) = element.first() {
                field.input().set_checked(choice.chosen);
            }
        }
        let hidden = choices.len().saturating_sub(SHOWN_AT_FIRST);
        more.show(hidden > 0);
        more.set("aria-expanded", Some(if all_shown { "true" } else { "false" }));
        let text = fill(&words.more_values, &[("n", &hidden.to_string())]);
        more.set_text(if all_shown { &words.fewer_values } else { &text });
        let several = choices.iter().filter(|choice| choice.chosen).count() > 1;
        join.show(several && facets::is_multiple(filter));
        shell.show(!choices.is_empty());
    });
    whole
}

fn choice_item(choice: &Choice) -> Item<'_> {
    let count = choice.count.to_string();
    Item {
        key: choice.value.clone(),
        print: [&choice.label, "/", &count].concat(),
        make: Box::new(move || {
            let count = el("span").class("count").text(&["(", &count, ")"].concat());
            let text = el("span").text(&choice.label).text(" ").add(&count);
            let field = el("input").attr("type", "checkbox").attr("value", &choice.value);
            el("label").class("choice").add(&field).add(&text)
        }),
    }
}

/// Whether one of the chosen values is enough or all are demanded.
fn join(page: Page, address: Address, filter: Filter) -> El {
    let words = page.words;
    let select = el("select")
        .add(&el("option").attr("value", "any").text(&words.any_of))
        .add(&el("option").attr("value", "all").text(&words.all_of))
        .on("change", move |event| {
            let all = value_of(&event) == "all";
            address.change(|query| facets::set_wants_all(&mut query.filters, filter, all));
        });
    let label = el("label").class("join").text(&words.join_heading).text(" ").add(&select);
    follow(move || {
        let all = facets::wants_all(&address.get().query.filters, filter);
        select.select().set_value(if all { "all" } else { "any" });
    });
    label
}

pub fn years(page: Page, address: Address, counts: Counts) -> El {
    let words = page.words;
    let end = |label: &str, is_from: bool| {
        let select = el("select").on("change", move |event| {
            let year = value_of(&event).parse().ok();
            address.change(|query| {
                let (from, to) = facets::year_bounds(&query.filters);
                let (from, to) = if is_from { (year, to) } else { (from, year) };
                facets::set_years(&mut query.filters, from, to);
            });
        });
        (el("label").text(label).text(" ").add(&select), List::inside(&select), select)
    };
    let (from_label, from_list, from) = end(&words.year_from, true);
    let (to_label, to_list, to) = end(&words.year_to, false);
    let whole = el("fieldset")
        .class("facet years")
        .attr("data-filter", "year")
        .add(&el("legend").text(words.filter(Filter::Year)))
        .add(&from_label)
        .add(&to_label);
    let shell = whole.clone();
    follow(move || {
        let filters = address.get().query.filters;
        let counted = counts(Filter::Year);
        let offered = facets::years(counted.iter().map(|(year, _)| year.as_str()), &filters);
        let bounds = facets::year_bounds(&filters);
        for (list, select, chosen) in [(&from_list, &from, bounds.0), (&to_list, &to, bounds.1)] {
            let any = option_item(String::new(), &words.any_year);
            let years = offered.iter().map(|year| option_item(year.to_string(), ""));
            list.show([any].into_iter().chain(years).collect());
            select.select().set_value(&chosen.map(|year| year.to_string()).unwrap_or_default());
        }
        shell.show(!offered.is_empty());
    });
    whole
}

/// An option; without a text its value is its text.
pub fn option_item(value: String, text: &str) -> Item<'_> {
    Item {
        key: value.clone(),
        print: text.to_owned(),
        make: Box::new(move || {
            let text = if text.is_empty() { &value } else { text };
            el("option").attr("value", &value).text(text)
        }),
    }
}

/// The chosen filters, each to be taken back, and all of them at once.
pub fn chosen(page: Page, address: Address) -> El {
    let words = page.words;
    let list = el("ul").class("chosen-list");
    let clear = el("button").class("as-link").attr("type", "button").text(&words.clear_all);
    let whole = el("div")
        .class("chosen")
        .attr("role", "group")
        .attr("tabindex", "-1")
        .attr("aria-label", &words.chosen_heading)
        .add(&list)
        .add(&clear);
    let place = whole.clone();
    let whole = whole.on("click", move |event| {
        let Some(button) = origin(&event, "button") else { return };
        let at = button.get_attribute("data-at").and_then(|at| at.parse::<usize>().ok());
        address.change(|query| {
            query.filters = match at {
                Some(at) => match chips::chips(&query.filters).get(at) {
                    Some(chip) => chips::without(&query.filters, chip),
                    None => query.filters.clone(),
                },
                None => Filters::default(),
            };
        });
        // The pressed button is gone: the reader goes on at the next one, or where they all were.
        let place = place.clone();
        next_frame(move || {
            let buttons = place.element().query_selector_all("li button").ok();
            let next = buttons.and_then(|buttons| {
                let last = buttons.length().checked_sub(1)?;
                buttons.item(last.min(at? as u32))
            });
            match next {
                Some(next) => El::from_node(next).focus(),
                None => place.focus(),
            }
        });
    });
    let chips_list = List::inside(&list);
    follow(move || {
        let chips = chips::chips(&address.get().query.filters);
        clear.show(!chips.is_empty());
        let items = chips.iter().enumerate().map(|(at, chip)| {
            let (text, at) = (wording::chip(page.bundle, chip), at.to_string());
            Item {
                key: at.clone(),
                print: text.clone(),
                make: Box::new(move || {
                    let name = fill(&words.remove_filter, &[("name", &text)]);
                    let sign = el("span").attr("aria-hidden", "true").text(" ×");
                    let button =
                        el("button").attr("type", "button").attr("data-at", &at).attr("aria-label", &name);
                    el("li").add(&button.text(&text).add(&sign))
                }),
            }
        });
        chips_list.show(items.collect());
    });
    whole
}

/// Links to the pages of a list: each is the address of that page.
pub fn paging(page: Page, address: Address, per_page: u32, total: impl Fn() -> u32 + 'static) -> El {
    let words = page.words;
    let inside = el("ul");
    let nav = el("nav").class("paging").attr("aria-label", &words.paging_label).add(&inside);
    let shell = nav.clone();
    let list = List::inside(&inside);
    follow(move || {
        let last = pages(total(), per_page);
        let mut view = address.get();
        let at = view.query.page.min(last);
        shell.show(last > 1);
        // Page 0 stands for pages left out.
        let mut links: Vec<(&str, String, u32)> = Vec::new();
        if at > 1 {
            links.push(("prev", words.previous_page.clone(), at - 1));
        }
        let mut gaps = 0;
        for step in steps(at, last) {
            links.push(match step {
                Step::Page(to) => ("", to.to_string(), to),
                Step::Gap => {
                    gaps += 1;
                    ("", ["…", " "][gaps % 2].to_owned(), 0)
                }
            });
        }
        if at < last {
            links.push(("next", words.next_page.clone(), at + 1));
        }
        let items = links.iter().map(|(rel, text, to)| Item {
            key: [rel, "/", text].concat(),
            print: String::new(),
            make: Box::new(move || match to {
                0 => el("li").attr("aria-hidden", "true").text("…"),
                _ => {
                    let name = fill(&words.page_number, &[("n", text)]);
                    let name = rel.is_empty().then_some(name.as_str());
                    el("li").add(&el("a").attr_if("aria-label", name).text(text))
                }
            }),
        });
        let elements = list.show(items.collect());
        for ((rel, _, to), element) in links.iter().zip(elements) {
            if let Some(link) = element.first() {
                view.query.page = *to;
                // A lone `#` leads to the top of the page, which is right for the first page of everything.
                link.set("href", Some(&["#", &view.to_fragment()].concat()));
                link.set("aria-current", (rel.is_empty() && *to == at).then_some("page"));
            }
        }
    });
    nav
}
