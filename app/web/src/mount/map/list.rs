//! The records behind the numbers, and exactly those as a file to take home.
//! Not here: which records those are (`logic::regions::listed`).

use super::{Shown, export_file, info};
use crate::mount::dom::{El, Item, List, el};
use crate::mount::downloads;
use crate::mount::logic::paging;
use crate::mount::logic::signal::{Signal, follow};
use crate::mount::panel;
use crate::mount::register::counted;

const PER_PAGE: u32 = 20;

pub fn list(shown: Shown) -> El {
    let Shown { page, address, .. } = shown;
    let words = page.words;
    let status = el("p").class("list-status");
    let body = el("ul").class("map-records");
    let lines = List::inside(&body);
    let total = Signal::new(0);
    let told = status.clone();
    follow(move || {
        let rows = shown.list.get();
        let found = rows.len() as u32;
        let at = address.get().query.page.min(paging::pages(found, PER_PAGE));
        total.set(found);
        told.set("data-total", Some(&found.to_string()));
        told.set_text(&counted(page, found, at, PER_PAGE));
        let on_page = rows.iter().skip(((at - 1) * PER_PAGE) as usize).take(PER_PAGE as usize);
        let items = on_page.map(|row| Item {
            key: row.id.to_string(),
            print: String::new(),
            make: Box::new(|| info::record(shown, row)),
        });
        lines.show(items.collect());
    });
    let files = downloads::panel(page, &shown.files.maker, "quqyq-map", move || {
        let measure = shown.measure();
        let total = shown.rows.iter().filter(|row| row.id.collection == measure.collection()).count();
        let file = export_file(shown.files, measure);
        downloads::wanted(page, vec![file], &shown.list.get_untracked(), total, shown.filters_behind())
    });
    el("section")
        .class("map-list")
        .attr("aria-labelledby", "map-list")
        .add(&el("h2").attr("id", "map-list").text(&words.list_heading))
        .add(&status)
        .add(&files)
        .add(&body)
        .add(&panel::paging(page, address, PER_PAGE, move || total.get()))
}
