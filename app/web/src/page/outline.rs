//! The country in outline: its regions as plain SVG, shaded by number of cases, each a link.
//! Not here: the map with zoom and filters (`mount`), which draws from the full geometry.

use super::context::Page;
use leptos::prelude::*;

/// What the shade of a region stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    Cases,
}

pub fn country(_page: &Page, _shade: Shade) -> Option<AnyView> {
    None
}

pub fn one_region(_page: &Page, _code: &str) -> Option<AnyView> {
    None
}
