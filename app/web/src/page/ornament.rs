//! Drawings inside pages: the portal's mark, a ram's horn (қошқар мүйіз) as felt carpets carry it, and the
//! sign for search.
//! Not here: the border ornament, which is a mask of the style sheet.

use leptos::prelude::*;

/// Two volutes on one stem; decoration only, the name stands beside it.
pub fn mark() -> AnyView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
            <path d="M16 29V15c0-6-3-10-7-10a5 5 0 0 0-5 5c0 3 2 5 4.5 5S12 13.5 12 11.5 10.800 9 9.5 9"></path>
            <path d="M16 15c0-6 3-10 7-10a5 5 0 0 1 5 5c0 3-2 5-4.5 5S20 13.5 20 11.5 21.200 9 22.5 9"></path>
            <path d="M11 24c3 0 5-1.5 5-4 0 2.5 2 4 5 4"></path>
        </svg>
    }
    .into_any()
}

/// Stands before the word "search", never instead of it.
pub fn magnifier() -> AnyView {
    view! {
        <svg class="sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <circle cx="10.5" cy="10.5" r="6.5"></circle>
            <path d="m15.5 15.5 5.5 5.5"></path>
        </svg>
    }
    .into_any()
}
