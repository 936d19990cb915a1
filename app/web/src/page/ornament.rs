//! The portal's mark: a ram's horn (қошқар мүйіз) as felt carpets of the steppe carry it, in one line.
//! Not here: the border ornament, which is a background of the style sheet.

use leptos::prelude::*;

/// Two volutes on one stem; decoration only, the name stands beside it.
pub fn mark() -> AnyView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
            <path d="M16 29V15c0-6-3-10-7-10a5 5 0 0 0-5 5c0 3 2 5 4.500 5S12 13.500 12 11.500 10.800 9 9.500 9"></path>
            <path d="M16 15c0-6 3-10 7-10a5 5 0 0 1 5 5c0 3-2 5-4.500 5S20 13.500 20 11.500 21.200 9 22.500 9"></path>
            <path d="M11 24c3 0 5-1.500 5-4 0 2.500 2 4 5 4"></path>
        </svg>
    }
    .into_any()
}
