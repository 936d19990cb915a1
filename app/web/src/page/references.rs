//! Symbols, numbers and paragraphs in running text as links to the records they stand for.
//! Not here: what counts as a reference (`crate::symbols`).

use super::context::Page;
use crate::symbols::Reference;
use leptos::prelude::*;
use model::{RecordId, Route};

/// Elements whose text stays as it is: links hold no links, and contents repeat headings.
const UNTOUCHED: [&str; 8] = ["a", "code", "pre", "h2", "h3", "h4", "h5", "h6"];

/// Plain text with its references linked.
pub fn linked(page: &Page, text: &str) -> AnyView {
    let references = references(page, text);
    if references.is_empty() {
        return text.to_owned().into_any();
    }
    let mut at = 0;
    let mut pieces: Vec<AnyView> = Vec::new();
    for reference in references {
        pieces.push(text[at..reference.range.start].to_owned().into_any());
        let written = text[reference.range.clone()].to_owned();
        pieces.push(view! { <a href=address(page, &reference)>{written}</a> }.into_any());
        at = reference.range.end;
    }
    pieces.push(text[at..].to_owned().into_any());
    pieces.into_any()
}

/// A sanitised body with the references in its text linked.
pub fn linked_html(page: &Page, html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut untouched = 0usize;
    let mut rest = html;
    while !rest.is_empty() {
        let text = rest.find('<').unwrap_or(rest.len());
        if untouched == 0 {
            link_text(page, &rest[..text], &mut out)
        } else {
            out.push_str(&rest[..text])
        }
        let tag = &rest[text..];
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let name = tag[..end].trim_start_matches(['<', '/']);
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if UNTOUCHED.contains(&name) {
            let closes = tag.starts_with("</");
            untouched = if closes { untouched.saturating_sub(1) } else { untouched + 1 };
        }
        out.push_str(&tag[..end]);
        rest = &tag[end..];
    }
    out
}

fn link_text(page: &Page, text: &str, out: &mut String) {
    let mut at = 0;
    for reference in references(page, text) {
        out.push_str(&text[at..reference.range.start]);
        // An address of ours has no sign that HTML would need escaped.
        out.push_str(&format!("<a href=\"{}\">", address(page, &reference)));
        out.push_str(&text[reference.range.clone()]);
        out.push_str("</a>");
        at = reference.range.end;
    }
    out.push_str(&text[at..]);
}

/// References to other records than the page's own.
fn references(page: &Page, text: &str) -> Vec<Reference> {
    if !text.contains('/') {
        return Vec::new();
    }
    let own = own(page);
    let mut found = page.site.symbols.find(text);
    found.retain(|reference| {
        Some(&reference.record) != own && page.site.records.contains_key(&reference.record)
    });
    found
}

fn own<'a>(page: &Page<'a>) -> Option<&'a RecordId> {
    match page.route {
        Route::Record(_, id) => Some(id),
        _ => None,
    }
}

fn address(page: &Page, reference: &Reference) -> String {
    let anchor = reference.anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
    format!("{}{anchor}", page.record_link(&reference.record))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::fixture;
    use crate::symbols::Symbols;
    use model::{Collection, Language};

    fn on(slug: &str, html: &str) -> String {
        let mut site = fixture::site();
        site.symbols = Symbols::new(site.records.values(), []);
        let route = Route::Record(Language::Ru, RecordId::new(Collection::Pages, slug));
        let page = Page::new(&site, &route);
        linked_html(&page, html)
    }

    /// The small site's case has its symbol in a fact of its row only; give it one that is published.
    fn with_symbol(html: &str) -> String {
        let mut site = fixture::site();
        let id = RecordId::new(Collection::Cases, fixture::CASE);
        let symbol = model::FactValue::Texts(vec!["CAT/C/48/D/433/2010".to_owned()]);
        if let Some(record) = site.records.get_mut(&id) {
            record.facts.push(model::Fact { field: "symbol", value: symbol });
        }
        site.symbols = Symbols::new(site.records.values(), []);
        let route = Route::Record(Language::Ru, RecordId::new(Collection::Pages, "method"));
        linked_html(&Page::new(&site, &route), html)
    }

    #[test]
    fn a_symbol_in_a_paragraph_is_linked_and_one_in_a_link_or_heading_is_not() {
        assert_eq!(
            with_symbol("<p>см. <em>CAT/C/48/D/433/2010</em></p>"),
            "<p>см. <em><a href=\"../../cases/cat-433-2010-gerasimov/\">CAT/C/48/D/433/2010</a></em></p>"
        );
        for html in [
            "<p><a href=\"x\">CAT/C/48/D/433/2010</a></p>",
            "<h2 id=\"a\">CAT/C/48/D/433/2010</h2>",
            "<p>1 &lt; 2 и/или <br>всё",
        ] {
            assert_eq!(with_symbol(html), html);
            assert_eq!(on("method", html), html);
        }
    }
}
