//! A worker whose program is a module.
//! Not here: what is said to it.

use js_sys::{Object, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Worker, WorkerOptions};

/// Starts `script`; nothing where the browser cannot run module workers.
pub fn start(script: &str) -> Option<Worker> {
    let understood = Rc::new(Cell::new(false));
    let seen = understood.clone();
    // A browser that knows module workers reads the option `type`; one that does not never asks.
    let kind = Closure::<dyn FnMut() -> JsValue>::new(move || {
        seen.set(true);
        JsValue::from_str("module")
    });
    let (options, getter) = (Object::new(), Object::new());
    let _ = Reflect::set(&getter, &"get".into(), kind.as_ref());
    Object::define_property(&options, &"type".into(), &getter);
    let worker = Worker::new_with_options(script, options.unchecked_ref::<WorkerOptions>()).ok()?;
    if understood.get() {
        return Some(worker);
    }
    worker.terminate();
    None
}
