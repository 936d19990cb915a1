//! The records a reader has marked: in the address, or on the device once the reader has asked for that.
//! Not here: how marks look (`register`, `saved`).

use super::browser::{listen, window};
use super::device;
use super::logic::address::View;
use super::logic::signal::Signal;
use super::state::Address;
use model::RecordSet;

#[derive(Clone, Copy)]
pub struct Marks {
    /// The set on the device, where one is kept.
    kept: Signal<Option<RecordSet>>,
    address: Address,
}

impl Marks {
    /// Follows the device too: another page may mark records at the same time.
    pub fn follow(address: Address) -> Marks {
        let kept = Signal::new(device::kept());
        listen(&window(), "storage", move |_| kept.set(device::kept()));
        Marks { kept, address }
    }

    /// What is marked on this page: the kept set, else that of the address.
    pub fn get(self) -> RecordSet {
        self.kept.get().unwrap_or_else(|| self.address.get().marked)
    }

    pub fn is_kept(self) -> bool {
        self.kept.with(Option::is_some)
    }

    /// The set that came with the address, kept or not.
    pub fn linked(self) -> RecordSet {
        self.address.get().marked
    }

    pub fn change(self, act: impl FnOnce(&mut RecordSet)) {
        match self.kept.get_untracked() {
            Some(mut set) => {
                act(&mut set);
                self.keep(set);
            }
            None => {
                let mut marked = self.address.get_untracked().marked;
                act(&mut marked);
                self.set_linked(marked);
            }
        }
    }

    /// Changes what the address says, without a new step in the reader's history.
    pub fn set_linked(self, marked: RecordSet) {
        self.address.replace(View { marked, ..self.address.get_untracked() });
    }

    /// Keeps `set` on the device; false where that is refused.
    pub fn keep(self, set: RecordSet) -> bool {
        let done = device::keep(&set);
        if done {
            self.kept.set(Some(set));
        }
        done
    }

    /// Leaves no trace on the device and in the address.
    pub fn forget(self) {
        device::forget();
        self.kept.set(None);
        self.set_linked(RecordSet::default());
    }
}
