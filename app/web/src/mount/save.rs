//! A file made here, handed to the reader.
//! Not here: what stands in it.

use super::browser::{after, document};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Hands the bytes to the browser as a file to save.
pub fn save(name: &str, media_type: &str, bytes: &Uint8Array) -> Option<()> {
    let options: BlobPropertyBag = Object::new().unchecked_into();
    Reflect::set(&options, &"type".into(), &media_type.into()).ok()?;
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the bytes by the time the next event is dealt with.
    after(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}
