//! The few things of the browser that the worker uses, named one by one.
//! Not here: decisions.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = postMessage)]
    pub fn post(text: &str);

    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(then: &Function, milliseconds: i32) -> i32;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timeout: i32);

    #[wasm_bindgen(catch, js_name = fetch)]
    pub fn fetch_promise(address: &str, options: &Object) -> Result<Promise, JsValue>;

    pub type Response;
    #[wasm_bindgen(method, getter)]
    pub fn ok(this: &Response) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn status(this: &Response) -> u16;
    #[wasm_bindgen(catch, method, js_name = arrayBuffer)]
    pub fn array_buffer(this: &Response) -> Result<Promise, JsValue>;

    pub type AbortController;
    #[wasm_bindgen(constructor)]
    pub fn new() -> AbortController;
    #[wasm_bindgen(method, getter)]
    pub fn signal(this: &AbortController) -> JsValue;
    #[wasm_bindgen(method)]
    pub fn abort(this: &AbortController);
}

/// Calls `act` with the text of every message from now on.
pub fn listen(act: impl Fn(String) + 'static) {
    let handler = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        let data = Reflect::get(&event, &"data".into()).ok();
        act(data.and_then(|data| data.as_string()).unwrap_or_default());
    });
    // Setting a handler on the worker's own scope cannot fail.
    let _ = Reflect::set(&js_sys::global(), &"onmessage".into(), handler.as_ref());
    handler.forget();
}

pub async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        set_timeout(&resolve, milliseconds);
    });
    // It is only ever resolved.
    let _ = JsFuture::from(promise).await;
}

/// Aborts after a time, unless it is dropped before.
pub struct Deadline {
    timeout: i32,
    controller: std::rc::Rc<AbortController>,
    fired: std::rc::Rc<std::cell::Cell<bool>>,
    _then: Closure<dyn FnMut()>,
}

impl Deadline {
    pub fn new(milliseconds: i32) -> Deadline {
        let controller = std::rc::Rc::new(AbortController::new());
        let fired = std::rc::Rc::new(std::cell::Cell::new(false));
        let (abort, late) = (controller.clone(), fired.clone());
        let then = Closure::<dyn FnMut()>::new(move || {
            late.set(true);
            abort.abort();
        });
        let timeout = set_timeout(then.as_ref().unchecked_ref(), milliseconds);
        Deadline { timeout, controller, fired, _then: then }
    }

    pub fn signal(&self) -> JsValue {
        self.controller.signal()
    }

    pub fn has_passed(&self) -> bool {
        self.fired.get()
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        clear_timeout(self.timeout);
    }
}
