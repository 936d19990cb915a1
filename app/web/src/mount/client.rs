//! The search worker as the page sees it: carries out what `logic::connection` decides.
//! Not here: when a worker is started, replaced or asked again, and what the reader is told.

use super::browser::{after, document, listen, resolve, window};
use super::logic::connection::{Action, Connection, Event};
use super::logic::wire;
use super::worker;
use gloo_timers::callback::Timeout;
use model::{SearchError, SearchRequest, SearchResults, ToWorker};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

/// After this long the reader is told that the network is slow.
const SLOW_MS: u32 = 4_000;
/// After this long without a word the worker is given up; its program may be long on its way.
const STALLED_MS: u32 = 90_000;
/// Its script is small, and says at once that it runs.
const SILENT_MS: u32 = 15_000;

/// A message sent before the worker listens may be lost; it is told to open until it says something.
const REPEAT_OPEN_MS: u32 = 500;

/// What the page shows.
pub enum News {
    Slow,
    Answer(SearchResults),
    /// What of everything is here, in bytes.
    Fetching {
        bytes: u32,
        of: u32,
    },
    /// All of it: questions make no request any more.
    Everything,
    Failed {
        error: SearchError,
        will_retry: bool,
    },
}

#[derive(Clone)]
pub struct Client(Rc<Inner>);

struct Inner {
    script: String,
    manifest: String,
    connection: RefCell<Connection>,
    worker: RefCell<Option<Worker>>,
    handlers: RefCell<Option<Handlers>>,
    opening: RefCell<Option<Timeout>>,
    slow: RefCell<Option<Timeout>>,
    stalled: RefCell<Option<Timeout>>,
    retry: RefCell<Option<Timeout>>,
    news: Box<dyn Fn(News)>,
}

/// The same two closures serve every worker, so that none is dropped while it runs.
struct Handlers {
    message: Closure<dyn FnMut(web_sys::Event)>,
    error: Closure<dyn FnMut(web_sys::Event)>,
}

impl Client {
    /// Prepares a client; nothing is loaded before the first question.
    pub fn new(script: &str, manifest: &str, news: impl Fn(News) + 'static) -> Client {
        let client = Client(Rc::new(Inner {
            script: resolve(script),
            manifest: resolve(manifest),
            connection: RefCell::default(),
            worker: RefCell::default(),
            handlers: RefCell::default(),
            opening: RefCell::default(),
            slow: RefCell::default(),
            stalled: RefCell::default(),
            retry: RefCell::default(),
            news: Box::new(news),
        }));
        let on_message = client.clone();
        let on_error = client.clone();
        *client.0.handlers.borrow_mut() = Some(Handlers {
            message: Closure::wrap(Box::new(move |event: web_sys::Event| {
                on_message.0.opening.take();
                on_message.wait(STALLED_MS);
                let message = event
                    .unchecked_ref::<MessageEvent>()
                    .data()
                    .as_string()
                    .and_then(|text| wire::message(&text));
                // A worker that speaks another language is as good as stopped.
                on_message.step(message.map_or(Event::Crashed, Event::Message));
            })),
            error: Closure::wrap(Box::new(move |event: web_sys::Event| {
                event.prevent_default();
                on_error.step(Event::Crashed);
            })),
        });
        let back_online = client.clone();
        listen(&window(), "online", move |_| back_online.step(Event::Retry));
        let visible_again = client.clone();
        listen(&document(), "visibilitychange", move |_| {
            if !document().hidden() {
                visible_again.step(Event::Retry);
            }
        });
        client
    }

    pub fn ask(&self, request: SearchRequest) {
        self.step(Event::Ask(request));
    }

    /// Fetches everything before the next question is asked.
    pub fn fetch_all(&self) {
        self.step(Event::FetchAll);
    }

    pub fn try_again(&self) {
        self.step(Event::Retry);
    }

    fn step(&self, event: Event) {
        let actions = self.0.connection.borrow_mut().step(event);
        for action in actions {
            self.act(action);
        }
    }

    fn act(&self, action: Action) {
        match action {
            Action::Start => {
                self.start();
                self.watch();
                self.wait(SILENT_MS);
            }
            Action::Stop => self.stop(),
            Action::Send(request) => {
                self.post(&ToWorker::Search(request));
                self.watch();
                self.wait(STALLED_MS);
            }
            Action::FetchAll => {
                self.rest();
                self.post(&ToWorker::FetchAll {});
            }
            Action::Fetching { bytes, of } => (self.0.news)(News::Fetching { bytes, of }),
            Action::Everything => (self.0.news)(News::Everything),
            Action::Answer(results) => {
                self.rest();
                (self.0.news)(News::Answer(results));
            }
            Action::Fail(error) => {
                self.rest();
                let will_retry = self.0.connection.borrow().is_broken();
                (self.0.news)(News::Failed { error, will_retry });
            }
            Action::RetryIn { seconds } => {
                let client = self.clone();
                // A hidden page waits until it is seen again.
                let retry = after(seconds * 1_000, move || {
                    if !document().hidden() {
                        client.step(Event::Retry);
                    }
                });
                self.0.retry.replace(Some(retry));
            }
        }
    }

    fn start(&self) {
        let Some(worker) = worker::start(&self.0.script) else { return self.step(Event::Unsupported) };
        if let Some(handlers) = &*self.0.handlers.borrow() {
            worker.set_onmessage(Some(handlers.message.as_ref().unchecked_ref()));
            worker.set_onerror(Some(handlers.error.as_ref().unchecked_ref()));
        }
        self.0.worker.replace(Some(worker));
        self.open();
    }

    fn open(&self) {
        self.post(&ToWorker::Open { manifest: self.0.manifest.clone() });
        let client = self.clone();
        self.0.opening.replace(Some(after(REPEAT_OPEN_MS, move || client.open())));
    }

    fn stop(&self) {
        self.0.opening.take();
        if let Some(worker) = self.0.worker.take() {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
    }

    fn post(&self, message: &ToWorker) {
        if let Some(worker) = &*self.0.worker.borrow() {
            // A text can always be cloned to the worker.
            let _ = worker.post_message(&JsValue::from_str(&wire::write(message)));
        }
    }

    /// Watches for a slow answer.
    fn watch(&self) {
        if self.0.connection.borrow().is_waiting() && self.0.slow.borrow().is_none() {
            let client = self.clone();
            self.0.slow.replace(Some(after(SLOW_MS, move || (client.0.news)(News::Slow))));
        }
    }

    /// Gives the worker this long for its next word, where one is due.
    fn wait(&self, milliseconds: u32) {
        let due = self.0.connection.borrow().is_waiting().then(|| {
            let client = self.clone();
            after(milliseconds, move || client.step(Event::Stalled))
        });
        self.0.stalled.replace(due);
    }

    fn rest(&self) {
        self.0.slow.take();
        self.0.stalled.take();
    }
}
