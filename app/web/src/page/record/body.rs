//! The running text of a record: paragraphs with their own addresses, contents of long texts.
//! Not here: turning Markdown into HTML and making it safe (crate `builder`).

use super::super::context::Page;
use super::super::references::linked_html;
use leptos::prelude::*;
use model::Record;

/// Headings below which contents are worth their place.
const HEADINGS_FOR_CONTENTS: usize = 3;
/// Longer contents are folded, so that the text begins on the first screen.
const LONGEST_OPEN_CONTENTS: usize = 12;

pub fn body(page: &Page, record: &Record, heading: Option<&str>) -> Option<AnyView> {
    let (language, words) = record.body_for(page.language)?;
    let html = with_paragraph_links(&linked_html(page, &words.body.html), &page.words.paragraph_link);
    let heading = heading.map(|heading| view! { <h2 id="s-text">{heading.to_owned()}</h2> });
    Some(
        view! {
            {heading}
            {contents(page, &words.body.html)}
            <div class="prose" lang=page.foreign(language) inner_html=html></div>
        }
        .into_any(),
    )
}

fn contents(page: &Page, html: &str) -> Option<AnyView> {
    let headings = headings(html);
    if headings.len() < HEADINGS_FOR_CONTENTS {
        return None;
    }
    let is_short = headings.len() <= LONGEST_OPEN_CONTENTS;
    let class = if is_short { "contents" } else { "contents long" };
    let items: Vec<_> = headings
        .into_iter()
        .map(|heading| {
            // The text is part of the sanitised body: escaped there already.
            view! {
                <li class=format!("level-{}", heading.level)>
                    <a href=format!("#{}", heading.anchor) inner_html=heading.html></a>
                </li>
            }
        })
        .collect();
    Some(
        view! {
            {(!is_short).then(|| view! { <div class="read-so-far" aria-hidden="true"></div> })}
            <details class=class open=is_short>
                <summary>{page.words.contents.clone()}</summary>
                <ol>{items}</ol>
            </details>
        }
        .into_any(),
    )
}

#[derive(Debug, PartialEq, Eq)]
struct Heading {
    level: u8,
    anchor: String,
    /// Text without tags, entities as they stand.
    html: String,
}

/// Headings of the second and third level that have an anchor.
fn headings(html: &str) -> Vec<Heading> {
    let mut found = Vec::new();
    for (at, _) in html.match_indices("<h") {
        let tag = &html[at + 2..];
        let level = match tag.as_bytes().first() {
            Some(digit @ b'2'..=b'3') => digit - b'0',
            _ => continue,
        };
        let Some((attributes, rest)) = tag[1..].split_once('>') else { continue };
        let Some((inner, _)) = rest.split_once(&format!("</h{level}>")) else { continue };
        let anchor = attributes.split_once("id=\"").and_then(|(_, rest)| rest.split_once('"'));
        if let Some((anchor, _)) = anchor {
            found.push(Heading { level, anchor: anchor.to_owned(), html: without_tags(inner) });
        }
    }
    found
}

fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    out.trim().to_owned()
}

/// Puts a link to itself into every paragraph and heading that has an anchor.
///
/// The link stands at the end of the element, where it does not come between a screen reader and the
/// text; the sanitiser writes attributes with double quotes, and never nests paragraphs.
fn with_paragraph_links(html: &str, label: &str) -> String {
    let label = label.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let mut out = String::with_capacity(html.len() + html.len() / 4);
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        out.push_str(before);
        let linked = ["p", "h2", "h3", "h4"].iter().find_map(|name| linked_element(tag, name));
        let end = match &linked {
            Some((whole, _)) => whole.len(),
            None => tag.find('>').map_or(tag.len(), |end| end + 1),
        };
        match linked {
            Some((whole, anchor)) => {
                let close = whole.rfind("</").unwrap_or(whole.len());
                out.push_str(&whole[..close]);
                out.push_str(&format!(
                    " <a class=\"anchor\" href=\"#{anchor}\" aria-label=\"{label}\">#</a>{}",
                    &whole[close..]
                ));
            }
            None => out.push_str(&tag[..end]),
        }
        rest = &tag[end..];
    }
    out.push_str(rest);
    out
}

/// The element `name` at the start of `html`, with its anchor.
fn linked_element<'a>(html: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let attributes = html.strip_prefix('<')?.strip_prefix(name)?.strip_prefix(' ')?;
    let (attributes, _) = attributes.split_once('>')?;
    let (anchor, _) = attributes.split_once("id=\"")?.1.split_once('"')?;
    let close = format!("</{name}>");
    let end = html.find(&close)? + close.len();
    Some((&html[..end], anchor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_carry_a_link_to_themselves() {
        let html = "<p id=\"p1\">Один <em>два</em>.</p>\n<p>без якоря</p><h2 id=\"a\">Глава</h2>";
        assert_eq!(
            with_paragraph_links(html, "Абзац \"x\""),
            "<p id=\"p1\">Один <em>два</em>. <a class=\"anchor\" href=\"#p1\" aria-label=\"Абзац &quot;x&quot;\">#</a></p>\n\
             <p>без якоря</p><h2 id=\"a\">Глава <a class=\"anchor\" href=\"#a\" aria-label=\"Абзац &quot;x&quot;\">#</a></h2>"
        );
        assert_eq!(with_paragraph_links("<pre id=\"x\">1 < 2</pre", ""), "<pre id=\"x\">1 < 2</pre");
    }

    #[test]
    fn contents_list_headings_with_anchors() {
        let html =
            "<h2 id=\"a\">Общие <em>положения</em></h2><h3 id=\"b\">A &amp; B</h3><h2>без якоря</h2><hr>";
        let shown: Vec<_> = headings(html).into_iter().map(|h| (h.level, h.anchor, h.html)).collect();
        assert_eq!(
            shown,
            [(2, "a".to_owned(), "Общие положения".to_owned()), (3, "b".to_owned(), "A &amp; B".to_owned())]
        );
    }
}
