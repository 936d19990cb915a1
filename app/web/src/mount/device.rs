//! What the reader has asked this device to remember: the marked records, and nothing else.
//! Not here: when that is asked (`marks`, `saved`).
//!
//! The key exists only between «keep» and «forget».

use super::browser::window;
use model::RecordSet;
use web_sys::Storage;

const KEY: &str = "marked-records";

/// Some browsers refuse any access; then nothing is ever kept.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

/// The kept set; nothing where the reader has not asked for one.
pub fn kept() -> Option<RecordSet> {
    let text = storage()?.get_item(KEY).ok()??;
    Some(RecordSet::from_fragment(&text))
}

/// Keeps `set`; false where the device refuses.
pub fn keep(set: &RecordSet) -> bool {
    storage().is_some_and(|storage| storage.set_item(KEY, &set.to_fragment()).is_ok())
}

pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
}
