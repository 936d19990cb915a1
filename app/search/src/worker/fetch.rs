//! Fetches one file, with a deadline and a second and third try.
//! Not here: whether the bytes are the right ones (`engine`).

use super::browser::{Deadline, Response, fetch_promise, pause};
use js_sys::{Object, Reflect, Uint8Array};
use model::SearchError;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Until the host answers, and until the file is complete.
const DEADLINE_MS: i32 = 20_000;
/// Pauses before the next try.
const PAUSES_MS: [i32; 2] = [300, 1_500];

/// How a cache may be used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Names stand for content: any copy will do.
    Any,
    /// The host is asked whether a copy is still right.
    Checked,
    /// No copy will do.
    New,
}

impl Freshness {
    fn cache_mode(self) -> &'static str {
        match self {
            Freshness::Any => "default",
            Freshness::Checked => "no-cache",
            Freshness::New => "reload",
        }
    }
}

/// The bytes of a file; `name` is for the error.
pub async fn fetch(address: &str, name: &str, freshness: Freshness) -> Result<Vec<u8>, SearchError> {
    let mut pauses = PAUSES_MS.into_iter();
    loop {
        let result = attempt(address, name, freshness).await;
        let may_pass = matches!(result, Err(SearchError::Network { .. } | SearchError::Timeout { .. }));
        match pauses.next().filter(|_| may_pass) {
            Some(next) => pause(next).await,
            None => return result,
        }
    }
}

async fn attempt(address: &str, name: &str, freshness: Freshness) -> Result<Vec<u8>, SearchError> {
    let deadline = Deadline::new(DEADLINE_MS);
    let network = || {
        let file = name.to_owned();
        if deadline.has_passed() { SearchError::Timeout { file } } else { SearchError::Network { file } }
    };
    let options = Object::new();
    for (key, value) in [
        ("cache", freshness.cache_mode().into()),
        ("credentials", "same-origin".into()),
        ("referrerPolicy", "no-referrer".into()),
        ("signal", deadline.signal()),
    ] {
        // A plain object takes any property.
        let _ = Reflect::set(&options, &key.into(), &value);
    }
    let response = fetch_promise(address, &options).map_err(|_| network())?;
    let response: Response = JsFuture::from(response).await.map_err(|_| network())?.unchecked_into();
    let status = response.status();
    if matches!(status, 429 | 500..=599) {
        // A host in trouble may recover: as with a broken line.
        return Err(network());
    }
    if !response.ok() {
        return Err(SearchError::Missing { file: name.to_owned(), status });
    }
    let buffer = response.array_buffer().map_err(|_| network())?;
    let buffer = JsFuture::from(buffer).await.map_err(|_| network())?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
