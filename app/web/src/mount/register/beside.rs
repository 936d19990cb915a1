//! What stands beside a register's table: its numbers by year, its files, the records marked in it.
//! Not here: the table.

use super::Files;
use crate::mount::chart as draw;
use crate::mount::dom::{El, el, origin};
use crate::mount::downloads;
use crate::mount::logic::address::View;
use crate::mount::logic::chart::{self, Chart};
use crate::mount::logic::signal::{Signal, follow};
use crate::mount::logic::wording;
use crate::mount::marks::Marks;
use crate::mount::start::Page;
use crate::mount::state::Address;
use model::{Collection, RecordId, RecordSet, Route, Row};

/// The numbers of the list by year, folded away until they are asked for.
pub fn in_numbers(page: Page, collection: Collection, address: Address, rows: &'static [Row]) -> Option<El> {
    let by = chart::divided_by(collection)?;
    let open = Signal::new(false);
    let inside = el("div");
    let place = inside.clone();
    follow(move || {
        if open.get() {
            let view = address.get();
            let passing = rows.iter().filter(|row| row.passes(&view.query.filters, None));
            place.fill(draw::chart(page, &Chart::count(passing, by), by, &view));
        }
    });
    let details =
        el("details").class("trend").add(&el("summary").text(&page.words.chart_heading)).add(&inside);
    Some(details.on_toggle(move |is_open| open.set(is_open)))
}

pub fn take_home(
    page: Page,
    collection: Collection,
    address: Address,
    rows: &'static [Row],
    list: impl Fn(&View) -> Vec<&'static Row> + 'static,
    files: Files,
) -> El {
    let stem = ["quqyq-", collection.slug()].concat();
    downloads::panel(page, &files.maker, &stem, move || {
        let view = address.get_untracked();
        let list = list(&view);
        downloads::wanted(page, vec![files.take_home.clone()], &list, rows.len(), view.query.filters)
    })
}

/// Marks or unmarks the record of the row whose box was pressed.
pub fn mark_on_change(body: El, marks: Marks) -> El {
    body.on("change", move |event| {
        let row = origin(&event, "tr").and_then(|row| row.get_attribute("data-id"));
        let Some(id) = row.and_then(|id| id.parse::<RecordId>().ok()) else { return };
        marks.change(|set| set.toggle(&id));
    })
}

/// How many records are marked, and the way to them.
pub fn marked(page: Page, marks: Marks) -> El {
    let words = page.words;
    let link = el("a");
    let clear = el("button").class("as-link").attr("type", "button").text(&words.marks_clear);
    let clear = clear.on("click", move |_| marks.change(|set| *set = RecordSet::default()));
    let line = el("p").class("marked-line").add(&link).text(" · ").add(&clear);
    let shell = line.clone();
    follow(move || {
        let set = marks.get();
        shell.show(!set.ids().is_empty());
        link.set_text(&wording::count(page.language, &words.marks_open, set.ids().len() as u32));
        let fragment = if marks.is_kept() { String::new() } else { set.to_fragment() };
        link.set("href", Some(&page.link_with(&Route::Saved(page.language), &fragment)));
    });
    line
}
