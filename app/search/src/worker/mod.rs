//! The Web Worker: messages in, messages out, and the files fetched in between.
//! Not here: how an answer is found (`engine`), how a file is fetched (`fetch`).
//!
//! Only the newest request is answered. Files that an older one asked for still arrive and are kept.

mod browser;
mod fetch;
mod messages;

use crate::engine::{SearchEngine, Stop};
use crate::format::{FORMAT, FormatError, Manifest};
use crate::lanes::Lanes;
use crate::portal;
use browser::{listen, post};
use fetch::{Freshness, fetch};
use messages::{PlainMessage, PlainReply, Reply, Request, Traffic};
use model::{FromWorker, SearchError, ToWorker};
use serde::Serialize;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen_futures::spawn_local;

/// Id of the request in hand, for the panic hook.
static NEWEST: AtomicU32 = AtomicU32::new(0);

#[derive(Default)]
struct Worker {
    /// Address of the manifest, and of the folder it lies in.
    manifest: String,
    folder: String,
    engine: Option<Rc<SearchEngine>>,
    opening: bool,
    newest: Option<Request>,
    traffic: Traffic,
    lanes: Lanes,
    /// Who asked for everything, until all of it is here.
    everything: Option<Everything>,
    /// Bytes of the index's files that are here, and of all of them.
    here: u64,
    all: u64,
}

#[derive(Clone, Copy)]
enum Everything {
    Portal,
    Plain { id: u32 },
}

thread_local! {
    static WORKER: RefCell<Worker> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut Worker) -> T) -> T {
    WORKER.with(|worker| act(&mut worker.borrow_mut()))
}

/// Begins to listen.
pub fn start() {
    // After a panic this instance is of no use: the page hears of it and starts another.
    std::panic::set_hook(Box::new(|_| {
        send(&FromWorker::Failed { id: NEWEST.load(Ordering::Relaxed), error: SearchError::Trap });
    }));
    listen(|text| match serde_json::from_str(&text) {
        Ok(ToWorker::Open { manifest }) => open(manifest),
        Ok(ToWorker::Search(request)) => ask(Request::Portal(Box::new(request))),
        Ok(ToWorker::FetchAll {}) => fetch_all(Everything::Portal),
        Err(_) => match serde_json::from_str(&text) {
            Ok(PlainMessage::Query { id, query }) => ask(Request::Plain { id, query }),
            Ok(PlainMessage::Everything { id }) => fetch_all(Everything::Plain { id }),
            // A message of another version of the page.
            Err(_) => send(&FromWorker::Failed {
                id: 0,
                error: SearchError::Incompatible { found: 0, supported: FORMAT },
            }),
        },
    });
}

fn send(message: &impl Serialize) {
    if let Ok(text) = serde_json::to_string(message) {
        post(&text);
    }
}

/// `id` is that of the request, or 0 where none is to blame.
fn fail(id: u32, error: SearchError) {
    with(|worker| {
        worker.lanes.give_up();
        worker.everything = None;
    });
    send(&FromWorker::Failed { id, error });
}

fn open(manifest: String) {
    let begin = with(|worker| {
        if worker.opening || (worker.engine.is_some() && worker.manifest == manifest) {
            return false;
        }
        let end = manifest.find(['?', '#']).unwrap_or(manifest.len());
        worker.folder =
            manifest[..end].rfind('/').map_or(String::new(), |slash| manifest[..=slash].to_owned());
        (worker.manifest, worker.opening) = (manifest, true);
        true
    });
    if begin {
        spawn_local(async {
            let opened = open_index().await;
            with(|worker| worker.opening = false);
            match opened {
                Ok(documents) => {
                    send(&FromWorker::Ready { documents });
                    go_on();
                    fetch_rest();
                }
                Err(error) => fail(0, error),
            }
        });
    }
}

/// Fetches manifest and boot file. A whole index's only part is asked for at the same time.
async fn open_index() -> Result<u32, SearchError> {
    let address = with(|worker| worker.manifest.clone());
    let bytes = counted(fetch(&address, "manifest", Freshness::Checked).await)?;
    let manifest = Manifest::read(&bytes).map_err(|error| match error {
        FormatError::Damaged => SearchError::Damaged { file: "manifest".to_owned() },
        FormatError::Incompatible { found } => SearchError::Incompatible { found, supported: FORMAT },
    })?;
    with(|worker| {
        (worker.here, worker.all) = (0, manifest.bytes);
        worker.lanes.want(manifest.files[1..].iter().map(|file| file.name.clone()));
    });
    bring();
    let boot = manifest.boot();
    let boot = right(&boot.name, async |bytes| {
        if boot.is(&bytes) { Ok(bytes) } else { Err(SearchError::Damaged { file: boot.name.clone() }) }
    })
    .await?;
    let engine = SearchEngine::open(&manifest, &boot)?;
    let documents = engine.documents();
    with(|worker| {
        worker.here += boot.len() as u64;
        worker.engine = Some(Rc::new(engine));
    });
    Ok(documents)
}

fn ask(request: Request) {
    NEWEST.store(request.id(), Ordering::Relaxed);
    with(|worker| worker.newest = Some(request));
    go_on();
}

/// Tries the newest request with what has arrived.
fn go_on() {
    let (engine, request) = with(|worker| (worker.engine.clone(), worker.newest.clone()));
    let (Some(engine), Some(request)) = (engine, request) else { return };
    match attempt(&engine, &request) {
        Ok(reply) => {
            let traffic = with(|worker| {
                worker.newest = None;
                worker.lanes.settle();
                worker.traffic
            });
            let id = request.id();
            match reply {
                Reply::Portal(results) => send(&FromWorker::Results { id, results }),
                Reply::Plain(answer) => send(&PlainReply::Answer { id, answer: Some(answer), traffic }),
            }
        }
        Err(Stop::Broken) => fail(request.id(), SearchError::Trap),
        Err(Stop::Missing(files)) => {
            with(|worker| worker.lanes.need(files));
            bring();
        }
    }
}

fn attempt(engine: &SearchEngine, request: &Request) -> Result<Reply, Stop> {
    match request {
        Request::Portal(request) => portal::search(engine, request).map(Reply::Portal),
        Request::Plain { query, .. } => engine.search(query).map(Reply::Plain),
    }
}

fn fetch_all(whom: Everything) {
    with(|worker| worker.everything = Some(whom));
    fetch_rest();
}

/// Where everything was asked for: fetches what is not here, or says that nothing is missing.
fn fetch_rest() {
    let (engine, everything) = with(|worker| (worker.engine.clone(), worker.everything));
    let (Some(engine), Some(whom)) = (engine, everything) else { return };
    let absent = engine.absent();
    if !absent.is_empty() {
        with(|worker| worker.lanes.want(absent));
        tell_progress();
        return bring();
    }
    let traffic = with(|worker| {
        worker.everything = None;
        worker.traffic
    });
    match whom {
        Everything::Portal => send(&FromWorker::Everything {}),
        Everything::Plain { id } => send(&PlainReply::Answer { id, answer: None, traffic }),
    }
}

fn tell_progress() {
    let of_portal = with(|worker| {
        let progress = FromWorker::Fetching { bytes: worker.here as u32, of: worker.all as u32 };
        matches!(worker.everything, Some(Everything::Portal)).then_some(progress)
    });
    of_portal.iter().for_each(send);
}

/// Fetches the files whose turn it is; goes on when the newest request has all it needs.
fn bring() {
    for name in with(|worker| worker.lanes.begin()) {
        spawn_local(async move {
            let arrived = right(&name, async |bytes| deliver(&name, &bytes).await).await;
            let (ready, for_all) = with(|worker| {
                let ready = worker.lanes.end(&name, arrived.is_ok());
                (ready, worker.everything.is_some())
            });
            match arrived {
                Ok(()) => {
                    bring();
                    if ready {
                        go_on();
                    }
                    if for_all {
                        tell_progress();
                        fetch_rest();
                    }
                }
                Err(error) if ready => fail(NEWEST.load(Ordering::Relaxed), error),
                Err(error) if for_all => fail(0, error),
                // Asked for early or by a request that is no longer the newest: whoever needs it will ask again.
                Err(_) => bring(),
            }
        });
    }
}

fn counted(fetched: Result<Vec<u8>, SearchError>) -> Result<Vec<u8>, SearchError> {
    if let Ok(bytes) = &fetched {
        with(|worker| {
            worker.traffic.requests += 1;
            worker.traffic.bytes += bytes.len() as u64;
        });
    }
    fetched
}

/// Fetches a file of the index until `take` finds it the right one. A wrong answer may be one that a cache or a proxy
/// keeps, be it other bytes or «there is no such file»: it is asked for once more, past them.
async fn right<T>(
    name: &str,
    take: impl AsyncFn(Vec<u8>) -> Result<T, SearchError>,
) -> Result<T, SearchError> {
    let address = with(|worker| format!("{}{name}", worker.folder));
    let attempt = async |freshness| take(counted(fetch(&address, name, freshness).await)?).await;
    match attempt(Freshness::Any).await {
        Err(SearchError::Missing { .. } | SearchError::Damaged { .. }) => attempt(Freshness::New).await,
        taken => taken,
    }
}

async fn deliver(name: &str, bytes: &[u8]) -> Result<(), SearchError> {
    loop {
        if let Some(engine) = with(|worker| worker.engine.clone()) {
            engine.deliver(name, bytes)?;
            with(|worker| worker.here += bytes.len() as u64);
            return Ok(());
        }
        if !with(|worker| worker.opening) {
            // Opening failed: that was told; this part is of no use.
            return Ok(());
        }
        // The only part of a whole index can be here before the boot file.
        browser::pause(20).await;
    }
}
