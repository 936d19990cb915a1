//! The list counted by year, each part of a bar a link to the records behind it.
//! Not here: the numbers (`logic::chart`).

use super::dom::{El, el};
use super::logic::address::View;
use super::logic::chart::{COLOURS, Chart};
use super::logic::wording::fill;
use super::start::Page;
use model::Filter;

/// Table of years and legend; `view` is what the list shows now.
pub fn chart(page: Page, numbers: &Chart, by: Filter, view: &View) -> Vec<El> {
    let words = page.words;
    let name = |value: &Option<String>| match value {
        Some(value) => page.label(by, value),
        None => words.not_stated.clone(),
    };
    let behind = |year: &str, value: Option<&str>| {
        let narrowed = view.with(|query| {
            query.filters.set(Filter::Year, vec![year.to_owned()]);
            if let Some(value) = value {
                query.filters.set(by, vec![value.to_owned()]);
            }
        });
        ["#", &narrowed.to_fragment()].concat()
    };
    let legend = numbers.values.iter().enumerate().map(|(at, (value, n))| {
        let sign = el("span").class(&colour(at)).attr("aria-hidden", "true");
        el("li").add(&sign).text(&[&name(value), ": ", &n.to_string()].concat())
    });
    let largest = numbers.largest().max(1);
    let lines = numbers.years.iter().map(|(year, counts)| {
        let total: u32 = counts.iter().sum();
        let bar = el("div").class("bar-row");
        bar.style("width", &[&(total * 100 / largest).max(1).to_string(), "%"].concat());
        let parts = numbers.values.iter().zip(counts).enumerate().filter(|(_, (_, n))| **n > 0);
        let bar = bar.all(
            parts
                .map(|(at, ((value, _), n))| {
                    let said = fill(
                        &words.chart_part,
                        &[("year", year), ("value", &name(value)), ("n", &n.to_string())],
                    );
                    let part = el("a")
                        .class(&colour(at))
                        .attr("href", &behind(year, value.as_deref()))
                        .attr("aria-label", &said)
                        .attr("title", &said)
                        .text(&n.to_string());
                    part.style("flex-grow", &n.to_string());
                    part
                })
                .collect(),
        );
        let link = el("a").attr("href", &behind(year, None)).text(year);
        el("tr")
            .add(&el("th").attr("scope", "row").add(&link))
            .add(&el("td").class("number").text(&total.to_string()))
            .add(&el("td").class("bar-cell").add(&bar))
    });
    let table = el("table").class("plain chart").add(&el("tbody").all(lines.collect()));
    let undated = (numbers.undated > 0).then(|| {
        el("p").class("quiet").text(&fill(&words.chart_undated, &[("n", &numbers.undated.to_string())]))
    });
    let mut all = vec![el("ul").class("legend").all(legend.collect()), table];
    all.extend(undated);
    all
}

fn colour(at: usize) -> String {
    ["part-", &at.min(COLOURS).to_string()].concat()
}
