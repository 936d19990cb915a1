//! Elements, made and changed in few words; lists that keep the elements they already have.
//! Not here: what is shown.
//!
//! Pages are Leptos views, rendered natively. Here every element of a view would be a type of its own,
//! compiled apart; one plain element type keeps the page's program within the 100 kB gzip that a
//! reader is asked for.

use super::browser::{document, listen};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, Node};

#[derive(Clone)]
pub struct El(Element);

pub fn el(tag: &str) -> El {
    // Refused only for names that are no element names.
    El(document()
        .create_element(tag)
        .unwrap_or_else(|_| document().create_element("span").expect("an element")))
}

impl El {
    /// A node known to be an element.
    pub fn from_node(node: Node) -> El {
        El(node.unchecked_into())
    }

    pub fn class(self, class: &str) -> El {
        self.attr("class", class)
    }

    pub fn attr(self, name: &str, value: &str) -> El {
        self.set(name, Some(value));
        self
    }

    pub fn attr_if(self, name: &str, value: Option<&str>) -> El {
        self.set(name, value);
        self
    }

    pub fn text(self, text: &str) -> El {
        self.put(&document().create_text_node(text));
        self
    }

    pub fn add(self, child: &El) -> El {
        self.put(&child.0);
        self
    }

    pub fn add_if(self, child: Option<El>) -> El {
        if let Some(child) = child {
            self.put(&child.0);
        }
        self
    }

    pub fn all(self, children: Vec<El>) -> El {
        children.iter().for_each(|child| self.put(&child.0));
        self
    }

    /// Calls `act` for every event of this name, also from inside.
    pub fn on(self, name: &str, act: impl FnMut(Event) + 'static) -> El {
        listen(&self.0, name, act);
        self
    }

    /// Calls `act` with whether this `details` is open now, whenever that changes.
    pub fn on_toggle(self, mut act: impl FnMut(bool) + 'static) -> El {
        self.on("toggle", move |event| {
            act(origin(&event, "details").is_some_and(|details| details.has_attribute("open")));
        })
    }

    /// Sets or removes an attribute.
    pub fn set(&self, name: &str, value: Option<&str>) {
        // Refused only for names that are no attribute names.
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    pub fn set_text(&self, text: &str) {
        if self.0.text_content().as_deref() != Some(text) {
            self.0.set_text_content(Some(text));
        }
    }

    /// Set through the element's own style, which the page's policy allows; an attribute it would not.
    pub fn style(&self, property: &str, value: &str) {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            let _ = element.style().set_property(property, value);
        }
    }

    pub fn show(&self, shown: bool) {
        self.set("hidden", (!shown).then_some(""));
    }

    /// Replaces everything inside.
    pub fn fill(&self, children: Vec<El>) {
        self.0.set_text_content(None);
        children.iter().for_each(|child| self.put(&child.0));
    }

    /// Takes the place of what stands inside `place`.
    pub fn replace_children_of(&self, place: &Element) {
        place.set_text_content(None);
        let _ = place.append_child(&self.0);
    }

    pub fn focus(&self) {
        let _ = self.0.unchecked_ref::<HtmlElement>().focus();
    }

    pub fn scroll_into_view(&self) {
        self.0.scroll_into_view();
    }

    pub fn element(&self) -> &Element {
        &self.0
    }

    pub fn input(&self) -> &HtmlInputElement {
        self.0.unchecked_ref()
    }

    pub fn select(&self) -> &HtmlSelectElement {
        self.0.unchecked_ref()
    }

    pub fn first(&self) -> Option<El> {
        self.0.first_element_child().map(El)
    }

    fn put(&self, child: &Node) {
        // Refused only where an element would contain itself.
        let _ = self.0.append_child(child);
    }
}

/// The element an event came from, or the nearest one around it that matches.
pub fn origin(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Value of the field an event came from.
pub fn value_of(event: &Event) -> String {
    let target = event.target();
    let value = |target: &web_sys::EventTarget| {
        let select = target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
        select.or_else(|| target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value))
    };
    target.as_ref().and_then(value).unwrap_or_default()
}

/// One line of a [`List`]: the same key and print mean the same element.
pub struct Item<'a> {
    pub key: String,
    pub print: String,
    pub make: Box<dyn FnOnce() -> El + 'a>,
}

/// Children that stay the same elements while they mean the same: what has the focus keeps it.
pub struct List {
    parent: El,
    shown: RefCell<Vec<(String, String, El)>>,
}

impl List {
    pub fn inside(parent: &El) -> List {
        List { parent: parent.clone(), shown: RefCell::default() }
    }

    /// Shows `items` in this order and returns their elements.
    pub fn show(&self, items: Vec<Item<'_>>) -> Vec<El> {
        let mut old = self.shown.take();
        let mut new = Vec::with_capacity(items.len());
        for item in items {
            let same = old.iter().position(|(key, print, _)| *key == item.key && *print == item.print);
            let element = match same {
                Some(at) => old.swap_remove(at).2,
                None => (item.make)(),
            };
            new.push((item.key, item.print, element));
        }
        old.iter().for_each(|(_, _, element)| element.0.remove());
        let children = self.parent.0.children();
        for (at, (_, _, element)) in new.iter().enumerate() {
            let present = children.item(at as u32);
            if present.as_ref() != Some(&element.0) {
                let before: Option<&Node> = present.as_ref().map(AsRef::as_ref);
                let _ = self.parent.0.insert_before(&element.0, before);
            }
        }
        let elements = new.iter().map(|(_, _, element)| element.clone()).collect();
        self.shown.replace(new);
        elements
    }
}
