//! The page of marked records: read, exported, shared as a link, kept on the device only when asked.
//! Not here: where marks are kept (`marks`).

use super::browser::{data, document};
use super::clipboard;
use super::dom::{El, Item, List, el, origin};
use super::downloads::{self, Wanted};
use super::logic::signal::{Signal, follow};
use super::logic::wording;
use super::marks::Marks;
use super::register::other_language;
use super::start::{self, Page, load_rows};
use super::state::Address;
use model::{Collection, Filter, RecordId, RecordSet, Route, Row};
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// Rows of the collections that were needed so far; `None` where they could not be loaded.
type Loaded = BTreeMap<Collection, Option<&'static [Row]>>;

#[derive(Clone, Copy)]
struct Saved {
    page: Page,
    marks: Marks,
    loaded: Signal<Loaded>,
}

pub async fn mount(page: Page, element: Element) {
    let (mut rows, mut exports) = (BTreeMap::new(), BTreeMap::new());
    if let Ok(files) = element.query_selector_all("[data-collection]") {
        for at in 0..files.length() {
            let Some(file) = files.item(at).map(|node| node.unchecked_into::<Element>()) else { continue };
            let Some(collection) = Collection::parse(&data(&file, "collection")) else { continue };
            rows.insert(collection, data(&file, "rows"));
            exports.insert(collection, data(&file, "take-home"));
        }
    }
    let script = data(&element, "maker");
    start::mount(&element, Box::new(move || saved(page, rows, exports, &script)));
}

fn saved(
    page: Page,
    rows: BTreeMap<Collection, String>,
    exports: BTreeMap<Collection, String>,
    script: &str,
) -> El {
    let words = page.words;
    let marks = Marks::follow(Address::follow(|view| view));
    let saved = Saved { page, marks, loaded: Signal::new(Loaded::new()) };
    follow(move || saved.load(&rows));
    let status = el("p").attr("role", "status");
    let list = el("ol").class("hits saved").on("click", move |event| {
        let id = origin(&event, "button").and_then(|button| button.get_attribute("data-id"));
        if let Some(id) = id.and_then(|id| id.parse::<RecordId>().ok()) {
            saved.remove(&id);
        }
    });
    let downloads = downloads::panel(page, script, "quqyq-saved", move || saved.wanted(&exports));
    let share = share(saved);
    let items = List::inside(&list);
    let (told, files, link) = (status.clone(), downloads.clone(), share.clone());
    follow(move || {
        let set = saved.shown();
        let total = set.ids().len() as u32;
        told.set("data-total", Some(&total.to_string()));
        told.set_text(&match total {
            0 => words.saved_none.clone(),
            _ => wording::count(page.language, &words.saved_count, total),
        });
        let loaded = saved.loaded.get();
        items.show(set.ids().iter().map(|id| line(page, id, &loaded)).collect());
        files.show(total > 0);
        link.show(total > 0);
    });
    el("div")
        .class("island saved-set")
        .add(&status)
        .add(&keeping(saved))
        .add(&list)
        .add(&downloads)
        .add(&share)
}

impl Saved {
    /// A set that came with the address is shown as it came; else the kept one.
    fn shown(self) -> RecordSet {
        let linked = self.marks.linked();
        if linked.ids().is_empty() { self.marks.get() } else { linked }
    }

    fn remove(self, id: &RecordId) {
        let mut linked = self.marks.linked();
        if linked.ids().is_empty() {
            self.marks.change(|set| set.remove(id));
        } else {
            linked.remove(id);
            self.marks.set_linked(linked);
        }
    }

    /// Loads the rows of collections that have marked records, each once.
    fn load(self, files: &BTreeMap<Collection, String>) {
        let set = self.shown();
        for (collection, file) in files {
            let known = self.loaded.with_untracked(|loaded| loaded.contains_key(collection));
            if known || set.of(*collection).next().is_none() {
                continue;
            }
            let (collection, file) = (*collection, file.clone());
            spawn_local(async move {
                let rows = load_rows(&file).await;
                self.loaded.update(|loaded| {
                    loaded.insert(collection, rows);
                });
            });
        }
    }

    fn wanted(self, exports: &BTreeMap<Collection, String>) -> Wanted {
        let set = self.shown();
        let has = |collection: &Collection| set.of(*collection).next().is_some();
        Wanted {
            files: exports
                .iter()
                .filter(|(collection, _)| has(collection))
                .map(|(_, file)| file.clone())
                .collect(),
            ids: set.ids().iter().map(ToString::to_string).collect(),
            total: set.ids().len(),
            filter: String::new(),
            filter_in_words: self.page.words.saved_heading.clone(),
        }
    }
}

fn line<'a>(page: Page, id: &'a RecordId, loaded: &Loaded) -> Item<'a> {
    let rows = loaded.get(&id.collection).copied();
    let row = rows.flatten().and_then(|rows| rows.iter().find(|row| row.id == *id));
    let state = match (rows, row) {
        (None, _) => "waiting",
        (Some(_), Some(_)) => "row",
        (Some(Some(_)), None) => "gone",
        (Some(None), None) => "failed",
    };
    Item {
        key: id.to_string(),
        print: state.to_owned(),
        make: Box::new(move || {
            let words = page.words;
            let (language, title) =
                row.map_or((page.language, id.slug.as_str()), |row| row.title(page.language));
            let link = el("a")
                .attr("href", &page.link(&Route::Record(page.language, id.clone())))
                .attr_if("lang", other_language(page, language))
                .text(title);
            let kind = page.label(Filter::Collection, id.collection.slug());
            let date = row.and_then(|row| row.date).map(|date| wording::date(words, date));
            let symbol = row.and_then(|row| row.symbol.clone());
            let facts: Vec<String> = [Some(kind), date, symbol].into_iter().flatten().collect();
            let name = wording::fill(&words.saved_remove, &[("name", title)]);
            let button = el("button")
                .class("as-link")
                .attr("type", "button")
                .attr("data-id", &id.to_string())
                .attr("aria-label", &name)
                .text(&words.saved_take_out);
            let gone = (state == "gone").then(|| el("p").class("notice").text(&words.saved_gone));
            el("li")
                .attr("data-id", &id.to_string())
                .add(&el("h2").add(&link))
                .add(&el("p").class("facts").text(&facts.join(" · ")))
                .add_if(gone)
                .add(&button)
        }),
    }
}

/// Keep, add to what is kept, forget: each says what it does with this device.
fn keeping(saved: Saved) -> El {
    let (words, marks) = (saved.page.words, saved.marks);
    let about = el("p");
    let refused = el("p").class("notice").attr("role", "alert");
    let told = refused.clone();
    let keep = el("button").attr("type", "button").text(&words.saved_keep).on("click", move |_| {
        let mut set = saved.shown();
        if marks.is_kept() {
            let linked = set;
            set = marks.get();
            for id in linked.ids() {
                set.add(id.clone());
            }
        }
        if marks.keep(set) {
            told.set_text("");
            marks.set_linked(RecordSet::default());
        } else {
            told.set_text(&words.saved_refused);
        }
    });
    let forget =
        el("button").attr("type", "button").text(&words.saved_forget).on("click", move |_| marks.forget());
    let whole =
        el("div").class("keeping").add(&about).add(&el("p").add(&keep).text(" ").add(&forget)).add(&refused);
    follow(move || {
        let kept = marks.is_kept();
        let linked = !marks.linked().ids().is_empty();
        about.set_text(if kept { &words.saved_is_kept } else { &words.saved_is_not_kept });
        keep.set_text(if kept { &words.saved_add } else { &words.saved_keep });
        keep.show(if kept { linked } else { !saved.shown().ids().is_empty() });
        forget.show(kept);
    });
    whole
}

/// The address that carries the set.
fn share(saved: Saved) -> El {
    let words = saved.page.words;
    let field = el("input").attr("readonly", "").attr("type", "text").attr("aria-label", &words.saved_link);
    let (source, shown) = (field.clone(), field.clone());
    let copy = clipboard::button(
        &words.saved_copy,
        words.saved_copied.clone(),
        words.saved_copy_failed.clone(),
        shown,
        move || source.input().value(),
    );
    let target = field.clone();
    follow(move || {
        let page = document().base_uri().ok().flatten().unwrap_or_default();
        let page = page.split('#').next().unwrap_or_default().to_owned();
        let address = [&page, "#", &saved.shown().to_fragment()].concat();
        target.input().set_value(&address);
    });
    el("div").class("share").add(&el("p").text(&words.saved_share)).add(&field).text(" ").add(&copy)
}
