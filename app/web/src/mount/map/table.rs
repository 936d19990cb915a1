//! The numbers of the map as a table, the primary content of the page.
//! Not here: the table of readers without scripts (rendered with the page).

use super::{Focus, Shown};
use crate::mount::dom::{El, el};
use crate::mount::logic::order;
use crate::mount::logic::signal::follow;
use model::{Filter, Measure, Route};

pub fn table(shown: Shown) -> El {
    let Shown { page, numbers, .. } = shown;
    let words = page.words;
    // Every region has a line, with or without records, in an order that does not jump; states come last.
    let named = page.bundle.labels.get(&Filter::Region);
    let named: Vec<(&'static str, &'static str)> =
        named.into_iter().flatten().map(|(code, name)| (code.as_str(), name.as_str())).collect();
    let is_state = |code: &str| code.len() == 2;
    // A state whose regions are listed is no region itself.
    let is_divided = |state: &str| {
        is_state(state) && named.iter().any(|(code, _)| code.len() > 2 && code.starts_with(state))
    };
    let named: Vec<(&'static str, &'static str)> =
        named.iter().copied().filter(|(code, _)| !is_divided(code)).collect();
    let codes = order::sort(&named, |(a, name_a), (b, name_b)| {
        is_state(a).cmp(&is_state(b)).then_with(|| name_a.cmp(name_b))
    });
    // Every cell with its measure, so that the measure shown on the map stands out.
    let mut measured: Vec<(Measure, El)> = Vec::new();
    let mut cells = |name: &str, scope: Option<&str>| -> Vec<El> {
        let cells = Measure::ALL.map(|measure| (measure, el(name).attr_if("scope", scope)));
        measured.extend(cells.clone());
        cells.into_iter().map(|(_, cell)| cell).collect()
    };
    let heads: Vec<El> = cells("th", Some("col"))
        .into_iter()
        .zip(Measure::ALL)
        .map(|(cell, measure)| cell.text(words.measure(measure)))
        .collect();
    let mut lines: Vec<(&'static str, El, Vec<El>)> = Vec::new();
    let mut body = Vec::new();
    for (code, name) in codes {
        let href = page.link(&Route::Region(page.language, code.to_owned()));
        let name = el("a").attr("href", &href).text(name);
        let links: Vec<El> = Measure::ALL.into_iter().map(|_| el("a")).collect();
        let cells = cells("td", None).into_iter().zip(&links).map(|(cell, link)| cell.add(link)).collect();
        let line =
            el("tr").attr("data-region", code).add(&el("th").attr("scope", "row").add(&name)).all(cells);
        body.push(line.clone());
        lines.push((code, line, links));
    }
    let (without, total) = (cells("td", None), cells("td", None));
    let foot = [(&words.without_region, &without), (&words.total_row, &total)]
        .map(|(name, cells)| el("tr").add(&el("th").attr("scope", "row").text(name)).all(cells.clone()));

    let named: Vec<(&'static str, El)> = lines.iter().map(|(code, line, _)| (*code, line.clone())).collect();
    follow(move || {
        let focus = shown.focus.get();
        for (code, line) in &named {
            let told = matches!(&focus, Focus::Region(region) if region == code);
            line.set("class", told.then_some("shown"));
        }
    });
    follow(move || {
        let measure = shown.measure();
        for (own, cell) in &measured {
            cell.set("class", (*own == measure).then_some("at-measure"));
        }
    });
    follow(move || {
        numbers.with(|numbers| {
            for (code, _, links) in &lines {
                for (measure, link) in Measure::ALL.into_iter().zip(links) {
                    if !shown.is_collected(code, measure) {
                        // No number is not zero.
                        link.set_text("—");
                        link.set("title", Some(&words.legend_no_data));
                        link.set("href", None);
                        continue;
                    }
                    let n = numbers.of(code, measure);
                    link.set_text(&n.to_string());
                    link.set("href", (n > 0).then(|| shown.behind(code, measure)).as_deref());
                }
            }
            for (at, (without, total)) in without.iter().zip(&total).enumerate() {
                without.set_text(&numbers.without[at].to_string());
                total.set_text(&numbers.total[at].to_string());
            }
        });
    });
    let head = el("tr").add(&el("th").attr("scope", "col").text(&words.region_column)).all(heads);
    el("table")
        .class("region-numbers")
        .add(&el("thead").add(&head))
        .add(&el("tbody").all(body))
        .add(&el("tfoot").all(foot.into()))
}
