//! Every part by the name its mount points carry.
//! Not here: which page's program has which parts (`src/bin`).

use super::start::{Mounting, Page, Part, PlainPart, mount};
use super::{browser, cite, keep, letter, map, register, saved, search};
use std::future::ready;
use web_sys::Element;

pub const SEARCH: Part = Part { name: "search", mount: search_part };
pub const REGISTER: Part =
    Part { name: "register", mount: |page, element| Box::pin(register::mount(page, element)) };
pub const SAVED: Part = Part { name: "saved", mount: |page, element| Box::pin(saved::mount(page, element)) };
pub const MAP: Part = Part { name: "map", mount: |page, element| Box::pin(map::mount(page, element)) };
pub const MAP_MORE: Part =
    Part { name: "map-more", mount: |page, element| Box::pin(map::more::mount(page, element)) };

/// Parts without words of their own.
pub const CITE: PlainPart = ("cite", cite::mount);
pub const KEEP: PlainPart = ("keep", keep::mount);
pub const LETTER: PlainPart = ("letter", letter::mount);

fn search_part(page: Page, element: Element) -> Mounting {
    let (worker, manifest) = (browser::data(&element, "worker"), browser::data(&element, "manifest"));
    let bytes = browser::data(&element, "bytes").parse().unwrap_or(0);
    mount(&element, Box::new(move || search::make(page, &worker, &manifest, bytes)));
    Box::pin(ready(()))
}
