//! A box for tables wider than a phone: it scrolls by itself, by keyboard too.
//! Not here: tables inside running text, which the builder wraps the same way.

use leptos::prelude::*;

/// `label` names the box for readers who reach it by keyboard.
pub fn scrollable(label: &str, table: AnyView) -> AnyView {
    view! { <div class="scroll" tabindex="0" role="group" aria-label=label.to_owned()>{table}</div> }
        .into_any()
}
