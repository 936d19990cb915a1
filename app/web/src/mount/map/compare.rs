//! Two regions beside each other: every measure, and the rights their records are about.
//! Not here: the numbers of all regions (`table`).

use super::Shown;
use crate::mount::dom::{El, el, value_of};
use crate::mount::logic::order;
use crate::mount::logic::signal::follow;
use model::{Filter, Filters, Measure};
use std::collections::BTreeMap;

/// Rights compared; the rest are in search.
const RIGHTS: usize = 10;

pub fn compare(shown: Shown) -> El {
    let Shown { page, address, .. } = shown;
    let words = page.words;
    let choice = |label: &str, at: usize| {
        let select = el("select").add(&el("option").attr("value", "").text(&words.compare_none));
        let named = page.bundle.labels.get(&Filter::Region).into_iter().flatten();
        let named: Vec<(&String, &String)> = named.filter(|(code, _)| code.as_str() != "KZ").collect();
        for (code, name) in order::sort(&named, |a, b| a.1.cmp(b.1)) {
            select.clone().add(&el("option").attr("value", code).text(name));
        }
        let select = select.on("change", move |event| {
            let mut view = address.get_untracked();
            let mut codes = [0, 1].map(|at| view.compare.get(at).cloned().unwrap_or_default());
            codes[at] = value_of(&event);
            view.compare = codes.into_iter().filter(|code| !code.is_empty()).collect();
            address.push(view);
        });
        (el("label").text(label).text(" ").add(&select), select)
    };
    let (first_label, first) = choice(&words.compare_first, 0);
    let (second_label, second) = choice(&words.compare_second, 1);
    let place = el("div").attr("aria-live", "polite");
    let details = el("details")
        .class("compare")
        .add(&el("summary").text(&words.compare_heading))
        .add(&el("div").class("compare-choice").add(&first_label).add(&second_label))
        .add(&place);
    let shell = details.clone();
    follow(move || {
        let view = address.get();
        for (at, select) in [&first, &second].into_iter().enumerate() {
            select.select().set_value(view.compare.get(at).map_or("", String::as_str));
        }
        match view.compare.as_slice() {
            [first, second] => {
                shell.set("open", Some(""));
                place.fill(vec![table(shown, [first, second])]);
            }
            _ => place.fill(Vec::new()),
        }
    });
    details
}

fn table(shown: Shown, codes: [&str; 2]) -> El {
    let page = shown.page;
    let words = page.words;
    let head = |text: &str, scope: &str| el("th").attr("scope", scope).text(text);
    let line = |name: &str, cells: [String; 2]| {
        let cells = cells.map(|cell| el("td").class("number").text(&cell));
        el("tr").add(&head(name, "row")).all(cells.into())
    };
    let measured = shown.numbers.with(|numbers| {
        Measure::ALL.map(|measure| {
            let number = |code: &str| match shown.is_collected(code, measure) {
                true => numbers.of(code, measure).to_string(),
                false => words.legend_no_data.clone(),
            };
            line(words.measure(measure), codes.map(number))
        })
    });
    let (measure, filters) = (shown.measure(), shown.address.get().query.filters);
    let rights = codes.map(|code| rights(shown, &filters, code, measure));
    let mut all: BTreeMap<&str, u32> = BTreeMap::new();
    for (right, n) in rights.iter().flatten() {
        *all.entry(right).or_default() += n;
    }
    let all: Vec<(&str, u32)> = all.into_iter().collect();
    let most = order::sort(&all, |a, b| b.1.cmp(&a.1));
    let by_right = most.into_iter().take(RIGHTS).map(|(right, _)| {
        let number = |at: usize| rights[at].get(right).copied().unwrap_or(0).to_string();
        line(&page.label(Filter::Right, right), [number(0), number(1)])
    });
    let names = codes.map(|code| head(&page.label(Filter::Region, code), "col"));
    let caption = [words.measure(measure), ": ", words.filter(Filter::Right)].concat();
    el("table")
        .class("region-numbers compared")
        .add(&el("thead").add(&el("tr").add(&el("td")).all(names.into())))
        .add(&el("tbody").all(measured.into()))
        .add(
            &el("tbody")
                .add(&el("tr").add(&head(&caption, "rowgroup").attr("colspan", "3")))
                .all(by_right.collect()),
        )
}

fn rights(shown: Shown, filters: &Filters, code: &str, measure: Measure) -> BTreeMap<String, u32> {
    let mut filters = filters.clone();
    filters.set(Filter::Region, vec![code.to_owned()]);
    let own = shown.rows.iter().filter(|row| measure.counts(row, &shown.page.bundle.findings));
    let counts = model::counts(own, &filters, Filter::Right);
    counts.into_iter().map(|(right, n)| (right.to_owned(), n)).collect()
}
