//! The offer to fetch the whole search first, so that later questions make no request at all.
//! Not here: fetching, and that questions wait for it (`client`).

use super::{Search, State};
use crate::mount::dom::{El, el};
use crate::mount::logic::signal::follow;
use crate::mount::logic::wording::{fill, megabytes};

/// How much of everything is here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Everything {
    #[default]
    Unasked,
    /// Bytes, and of how many; of none before the search program knows.
    Coming {
        bytes: u32,
        of: u32,
    },
    Here,
}

/// `size`: bytes of the search program and its index, as they are sent.
pub fn offer(search: &Search, size: u32) -> El {
    let Search { page, state, .. } = *search;
    let words = page.words;
    let client = search.client.clone();
    let size = megabytes(words, page.language, size);
    let button = el("button")
        .attr("type", "button")
        .text(&fill(&words.private_offer, &[("size", &size)]))
        .on("click", move |_| {
            state.update(|state| state.everything = Everything::Coming { bytes: 0, of: 0 });
            client.fetch_all();
        });
    let bar = el("progress");
    let count = el("span");
    let progress = el("p").add(&bar).text(" ").add(&count);
    // Told when it begins and when it is done; the numbers between would only be a noise.
    let told = el("p").class("private-told").attr("aria-live", "polite");
    let whole = el("div")
        .class("private")
        .add(&button)
        .add(&el("p").class("quiet").text(&words.private_about))
        .add(&progress)
        .add(&told);
    let section = whole.clone();
    follow(move || {
        let State { everything, .. } = state.get();
        whole.set("data-everything", Some(name(everything)));
        button.show(everything == Everything::Unasked);
        progress.show(matches!(everything, Everything::Coming { .. }));
        told.set_text(match everything {
            Everything::Unasked => "",
            Everything::Coming { .. } => &words.private_begun,
            Everything::Here => &words.private_done,
        });
        if let Everything::Coming { bytes, of } = everything
            && of > 0
        {
            bar.set("max", Some(&of.to_string()));
            bar.set("value", Some(&bytes.to_string()));
            let shown = |bytes| megabytes(words, page.language, bytes);
            count.set_text(&fill(&words.private_progress, &[("done", &shown(bytes)), ("size", &shown(of))]));
        }
    });
    section
}

fn name(everything: Everything) -> &'static str {
    match everything {
        Everything::Unasked => "unasked",
        Everything::Coming { .. } => "coming",
        Everything::Here => "here",
    }
}
