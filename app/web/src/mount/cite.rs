//! Copy buttons beside the citations of a record. With a paragraph in the address, the citation leads to
//! that paragraph; the hash of the record's content says which version was read.
//! Not here: the citations, which the page has said already.

use super::browser::{data, document, fragment, listen};
use super::clipboard;
use super::dom::El;
use super::logic::citation;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

pub fn mount(section: &Element) {
    let said = |name: &str| data(section, name);
    name_paragraph(section);
    let Ok(citations) = section.query_selector_all("p.citation") else { return };
    for at in 0..citations.length() {
        let Some(line) = citations.item(at).and_then(|node| node.dyn_into::<Element>().ok()) else {
            continue;
        };
        let (shown, hash) = (El::from_node(line.clone().into()), said("hash"));
        let source = line.clone();
        let button =
            clipboard::button(&said("copy"), said("copied"), said("copy-failed"), shown, move || {
                let link = source.query_selector("a").ok().flatten();
                let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
                let (shown, address) = link.map_or_else(Default::default, |link| {
                    (link.text_content().unwrap_or_default(), link.href())
                });
                let text = source.text_content().unwrap_or_default();
                citation::copied(&text, &shown, &address, &paragraph(), &hash)
            });
        let _ = line.after_with_node_1(button.element());
    }
}

/// The letter about a mistake names the paragraph that the reader has come to.
fn name_paragraph(section: &Element) {
    let Ok(Some(link)) = section.query_selector("a.correct-this") else { return };
    let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else { return };
    let whole = link.href();
    let act = move |_| {
        let paragraph = paragraph();
        let place = if paragraph.is_empty() { String::new() } else { ["&paragraph=", &paragraph].concat() };
        link.set_href(&[&whole, place.as_str()].concat());
    };
    listen(&section.clone(), "focusin", act.clone());
    listen(section, "pointerover", act);
}

/// The paragraph the address leads to, where the page has it.
fn paragraph() -> String {
    let anchor = fragment().trim_start_matches('#').to_owned();
    let is_paragraph = |element: Element| element.closest(".prose").ok().flatten().is_some();
    if document().get_element_by_id(&anchor).is_some_and(is_paragraph) { anchor } else { String::new() }
}
