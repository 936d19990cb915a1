//! «Take this list home»: the files a reader can have made of the records shown, here in the browser.
//! Not here: how a file is made (`take_home`, in a worker of its own).
//!
//! The worker and the register's data are loaded when the downloads are opened; making a file asks
//! nobody for anything.

use super::browser::resolve;
use super::dom::{El, el, origin};
use super::logic::chips;
use super::logic::json::{quote, quote_list};
use super::logic::wording::{self, fill};
use super::save::save;
use super::start::Page;
use super::worker;
use js_sys::{Reflect, Uint8Array};
use model::{Filters, Row, SearchQuery};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

const FORMATS: [(&str, &str); 6] = [
    ("xlsx", "Excel (XLSX)"),
    ("csv", "CSV"),
    ("json", "JSON"),
    ("bibtex", "BibTeX"),
    ("ris", "RIS"),
    ("csl", "CSL-JSON"),
];

/// The list as it is when a file is asked for.
pub struct Wanted {
    /// Export files that hold the records.
    pub files: Vec<String>,
    /// Record ids in the order of the list.
    pub ids: Vec<String>,
    /// Of how many records the list was chosen.
    pub total: usize,
    /// The filter as the address spells it, and in words.
    pub filter: String,
    pub filter_in_words: String,
}

/// The records of a list with what its filters say, in the address and in words.
pub fn wanted(page: Page, files: Vec<String>, list: &[&Row], total: usize, filters: Filters) -> Wanted {
    let chips = chips::chips(&filters);
    let in_words: Vec<String> = chips.iter().map(|chip| wording::chip(page.bundle, chip)).collect();
    Wanted {
        files,
        ids: list.iter().map(|row| row.id.to_string()).collect(),
        total,
        filter: SearchQuery { filters, ..SearchQuery::default() }.to_fragment(),
        filter_in_words: in_words.join("; "),
    }
}

#[derive(Clone)]
struct Downloads(Rc<Inner>);

struct Inner {
    page: Page,
    script: String,
    stem: String,
    wanted: Box<dyn Fn() -> Wanted>,
    told: El,
    worker: RefCell<Option<Worker>>,
    /// Export files the worker has been told to read.
    read: RefCell<Vec<String>>,
    ready: Cell<bool>,
    /// A file asked for before the worker was ready.
    asked: RefCell<Option<String>>,
}

/// The panel; `stem` starts every file's name.
pub fn panel(page: Page, script: &str, stem: &str, wanted: impl Fn() -> Wanted + 'static) -> El {
    let words = page.words;
    let told = el("p").attr("aria-live", "polite").class("told");
    let downloads = Downloads(Rc::new(Inner {
        page,
        script: resolve(script),
        stem: stem.to_owned(),
        wanted: Box::new(wanted),
        told: told.clone(),
        worker: RefCell::default(),
        read: RefCell::default(),
        ready: Cell::new(false),
        asked: RefCell::default(),
    }));
    let buttons = FORMATS.map(|(format, name)| {
        el("li").add(&el("button").attr("type", "button").attr("data-format", format).text(name))
    });
    let (opening, pressed) = (downloads.clone(), downloads);
    let list = el("ul").all(buttons.into()).on("click", move |event| {
        let format = origin(&event, "button").and_then(|button| button.get_attribute("data-format"));
        if let Some(format) = format {
            pressed.ask(format);
        }
    });
    el("details")
        .class("downloads")
        .add(&el("summary").text(&words.downloads_heading))
        .add(&el("p").text(&words.downloads_about))
        .add(&list)
        .add(&told)
        .on_toggle(move |is_open| {
            if is_open {
                opening.open();
            }
        })
}

impl Downloads {
    /// Starts the worker and has it read the files of the present list.
    fn open(&self) {
        let files = (self.0.wanted)().files;
        if self.0.worker.borrow().is_none() {
            match worker::start(&self.0.script) {
                Some(worker) => self.listen(worker),
                None => return self.tell(&self.0.page.words.downloads_failed),
            }
        }
        if *self.0.read.borrow() != files {
            self.0.ready.set(false);
            let addresses: Vec<String> = files.iter().map(|file| resolve(file)).collect();
            let mut message = String::from("{\"files\":");
            quote_list(&addresses, &mut message);
            message.push_str(",\"root\":");
            quote(&resolve(""), &mut message);
            message.push('}');
            self.0.read.replace(files);
            self.post(&message);
        }
    }

    fn listen(&self, worker: Worker) {
        let (answered, failed) = (self.clone(), self.clone());
        let message =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| answered.hear(&event.data()));
        let error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            failed.fail();
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        message.forget();
        error.forget();
        self.0.worker.replace(Some(worker));
    }

    fn ask(&self, format: String) {
        self.tell(&self.0.page.words.downloads_making);
        self.0.asked.replace(Some(format));
        self.open();
        self.send();
    }

    /// Sends what has been asked for, once the worker can answer.
    fn send(&self) {
        if !self.0.ready.get() {
            return;
        }
        let Some(format) = self.0.asked.take() else { return };
        let wanted = (self.0.wanted)();
        let words = self.0.page.words;
        let mut out = String::from("{\"ids\":");
        quote_list(&wanted.ids, &mut out);
        out.push_str(",\"total\":");
        out.push_str(&wanted.total.to_string());
        let mut field = |before: &str, value: &str| {
            out.push_str(before);
            quote(value, &mut out);
        };
        field(",\"format\":", &format);
        field(",\"stem\":", &self.0.stem);
        field(",\"filter\":", &wanted.filter);
        field(",\"words\":{\"filter\":", &wanted.filter_in_words);
        field(",\"count\":", &words.file_count);
        field(",\"version\":", &words.file_version);
        field(",\"partial\":", &words.file_partial);
        field(",\"column\":", &words.file_list);
        field(",\"sheet_records\":", &words.file_records);
        field(",\"sheet_about\":", &words.file_about);
        field(",\"licence\":", &words.file_licence);
        out.push_str("}}");
        self.post(&out);
    }

    fn hear(&self, message: &JsValue) {
        let field = |name: &str| Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if field("ready").is_truthy() {
            self.0.ready.set(true);
            return self.send();
        }
        let (Some(name), Ok(bytes)) = (field("name").as_string(), field("bytes").dyn_into::<Uint8Array>())
        else {
            return self.fail();
        };
        let saved = save(&name, &field("type").as_string().unwrap_or_default(), &bytes);
        let missing = field("missing").as_f64().unwrap_or(0.0) as u32;
        let words = self.0.page.words;
        let text = match saved {
            Some(()) if missing > 0 => {
                fill(&words.downloads_partial, &[("name", &name), ("n", &missing.to_string())])
            }
            Some(()) => fill(&words.downloads_done, &[("name", &name)]),
            None => words.downloads_failed.clone(),
        };
        self.tell(&text);
    }

    /// Nothing is half made: the next press starts anew.
    fn fail(&self) {
        if let Some(worker) = self.0.worker.take() {
            worker.terminate();
        }
        self.0.read.take();
        self.0.ready.set(false);
        self.0.asked.take();
        self.tell(&self.0.page.words.downloads_failed);
    }

    fn post(&self, message: &str) {
        if let Some(worker) = &*self.0.worker.borrow() {
            // A text can always be cloned to the worker.
            let _ = worker.post_message(&JsValue::from_str(message));
        }
    }

    fn tell(&self, text: &str) {
        self.0.told.set_text(text);
    }
}
