//! Filling in a letter: fields in place of the list of what is needed, the text as it grows, and three ways to take it
//! along. Nothing is sent or kept; what is typed is gone with the page.
//! Not here: the letter's words, which the page has said already.

use super::browser::{data, fragment};
use super::clipboard;
use super::dom::{El, el, value_of};
use super::save::save;
use js_sys::{decode_uri_component, encode_uri_component};
use model::filled;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

/// Stands in a letter where nothing was filled in.
const BLANK: &str = "________";

struct Letter {
    template: String,
    fields: RefCell<Vec<Field>>,
}

struct Field {
    id: String,
    label: String,
    value: String,
}

impl Letter {
    fn text(&self, blank: impl Fn(&Field) -> String) -> String {
        let fields = self.fields.borrow();
        filled(&self.template, |id| {
            let field = fields.iter().find(|field| field.id == id)?;
            Some(if field.value.trim().is_empty() { blank(field) } else { field.value.clone() })
        })
    }

    /// As it is taken along.
    fn written(&self) -> String {
        self.text(|_| BLANK.to_owned())
    }

    fn set(&self, id: &str, value: String) {
        if let Some(field) = self.fields.borrow_mut().iter_mut().find(|field| field.id == id) {
            field.value = value;
        }
    }
}

pub fn mount(section: &Element) {
    let said = |name: &str| data(section, name);
    let query = |selector: &str| section.query_selector(selector).ok().flatten();
    let (Some(list), Some(shown)) = (query(".letter-fields"), query(".letter-text")) else { return };
    let items = list.children();
    let fields = (0..items.length()).filter_map(|at| items.item(at)).map(|item| field(&item)).collect();
    let letter = Rc::new(Letter { template: said("template"), fields: RefCell::new(fields) });

    let mail = el("a").text(&said("mail"));
    let (now, link, subject, place) = (letter.clone(), mail.clone(), said("subject"), shown.clone());
    let show = move || {
        place.set_text_content(Some(&now.text(|field| ["[", &field.label, "]"].concat())));
        let encoded = |text: &str| String::from(encode_uri_component(text));
        let address = ["mailto:?subject=", &encoded(&subject), "&body=", &encoded(&now.written())].concat();
        link.set("href", Some(&address));
    };
    show();
    let typed = letter.clone();
    let _ = El::from_node(list.into()).on("input", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(target) = target {
            let value = target.dyn_ref().map(HtmlTextAreaElement::value).unwrap_or_else(|| value_of(&event));
            typed.set(&data(&target, "field"), value);
            show();
        }
    });
    let copied = letter.clone();
    let selected = El::from_node(shown.clone().into());
    let copy = clipboard::button(&said("copy"), said("copied"), said("copy-failed"), selected, move || {
        copied.written()
    });
    let name = said("file");
    let file = el("button").attr("type", "button").text(&said("save")).on("click", move |_| {
        let bytes = js_sys::Uint8Array::from(letter.written().as_bytes());
        // Where the browser refuses, the text can still be copied.
        let _ = save(&name, "text/plain;charset=utf-8", &bytes);
    });
    let ways = el("p").class("letter-ways").add(&copy).text(" ").add(&file).text(" ").add(&mail);
    let _ = shown.after_with_node_1(ways.element());
}

/// Puts an input in place of what is needed, filled with what the address says of it.
fn field(item: &Element) -> Field {
    let (id, label) = (data(item, "field"), item.text_content().unwrap_or_default());
    let value = from_address(&id);
    let long = item.has_attribute("data-long");
    let input =
        el(if long { "textarea" } else { "input" }).attr("autocomplete", "off").attr("data-field", &id);
    match input.element().dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.set_value(&value),
        None => input.input().set_value(&value),
    }
    el("label").text(&label).text(" ").add(&input).replace_children_of(item);
    Field { id, label, value }
}

/// What the address says of a field: `#record=cases/x&version=…`.
fn from_address(id: &str) -> String {
    let fragment = fragment();
    let mut pairs = fragment.trim_start_matches('#').split('&').filter_map(|pair| pair.split_once('='));
    let value = pairs.find(|(key, _)| *key == id).map(|(_, value)| value).unwrap_or_default();
    // An address somebody cut off is taken as it stands.
    decode_uri_component(value).map_or_else(|_| value.to_owned(), String::from)
}
