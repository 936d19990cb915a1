//! The file maker in a Web Worker of its own, loaded when a reader opens the downloads.
//! Not here: how the file is made.
//!
//! Page → worker, JSON: `{"files": ["https://…"], "root": "https://…/"}` when the downloads are opened, then one order per
//! file. Worker → page: `{ready: true}`, `{name, type, bytes, missing}`, or `{failed: "…"}`.

use super::{ExportFile, Order, OrderError, make};
use js_sys::{Object, Promise, Reflect, Uint8Array};
use serde::Deserialize;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = postMessage)]
    fn post(message: &JsValue);

    #[wasm_bindgen(catch, js_name = fetch)]
    fn fetch_promise(address: &str) -> Result<Promise, JsValue>;

    type Response;
    #[wasm_bindgen(method, getter)]
    fn ok(this: &Response) -> bool;
    #[wasm_bindgen(catch, method)]
    fn text(this: &Response) -> Result<Promise, JsValue>;
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Message {
    /// Export files to read, and the address the reader has the site from.
    Open {
        files: Vec<String>,
        root: String,
    },
    Make(Box<Order>),
}

thread_local! {
    static FILES: RefCell<Vec<ExportFile>> = const { RefCell::new(Vec::new()) };
}

pub fn start() {
    let handler = Closure::<dyn Fn(JsValue)>::new(|event: JsValue| {
        let text = Reflect::get(&event, &"data".into()).ok().and_then(|data| data.as_string());
        let text = text.unwrap_or_default();
        spawn_local(async move {
            if let Err(error) = answer(&text).await {
                say(&[("failed", error.to_string().into())]);
            }
        });
    });
    // Setting a handler on the worker's own scope cannot fail.
    let _ = Reflect::set(&js_sys::global(), &"onmessage".into(), handler.as_ref());
    handler.forget();
}

async fn answer(text: &str) -> Result<(), OrderError> {
    let message = serde_json::from_str(text).map_err(|error| OrderError::Unreadable(error.to_string()))?;
    match message {
        Message::Open { files, root } => {
            let mut read = Vec::new();
            for address in files {
                let mut file = load(&address).await?;
                file.complete(&root);
                read.push(file);
            }
            FILES.set(read);
            say(&[("ready", JsValue::TRUE)]);
        }
        Message::Make(order) => {
            let file = FILES.with_borrow(|files| make(&order, files))?;
            say(&[
                ("name", file.name.into()),
                ("type", file.media_type.into()),
                ("bytes", Uint8Array::from(file.bytes.as_slice()).into()),
                ("missing", (file.missing as f64).into()),
            ]);
        }
    }
    Ok(())
}

async fn load(address: &str) -> Result<ExportFile, OrderError> {
    let text = fetch_text(address).await.ok_or_else(|| OrderError::Unreadable(address.to_owned()))?;
    serde_json::from_str(&text).map_err(|error| OrderError::Unreadable(format!("{address}: {error}")))
}

async fn fetch_text(address: &str) -> Option<String> {
    let response: Response = JsFuture::from(fetch_promise(address).ok()?).await.ok()?.unchecked_into();
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

fn say(fields: &[(&str, JsValue)]) {
    let message = Object::new();
    for (name, value) in fields {
        // A plain object takes any field.
        let _ = Reflect::set(&message, &(*name).into(), value);
    }
    post(&message);
}
