//! Markdown to safe HTML whose every paragraph can be linked, and to plain paragraphs for the index.
//! Not here: which links exist (`check`).
//!
//! Raw HTML of an author is never passed on; what we write is sanitised once more, so that a
//! mistake here cannot put a script on a page.

use model::{Body, Paragraph, RecordId};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html};
use std::collections::BTreeSet;
use std::ops::Range;

/// A body with what checks need to know of it.
#[derive(Debug, Default)]
pub struct Markdown {
    pub body: Body,
    /// Link targets as written, with their place in the Markdown.
    pub links: Vec<(String, Range<usize>)>,
    /// Places of raw HTML.
    pub raw_html: Vec<Range<usize>>,
    /// Anchors that occur twice, with the second place.
    pub repeated_anchors: Vec<(String, Range<usize>)>,
}

/// Reads Markdown; `base` is the relative link from the record's page to its language's root (`../../`).
pub fn read(text: &str, base: &str) -> Markdown {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let parser = TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter());
    let events: Vec<(Event<'_>, Range<usize>)> = parser.collect();
    let shift = heading_shift(&events);
    let mut reader = Reader {
        base,
        out: Markdown::default(),
        anchors: BTreeSet::new(),
        events: Vec::new(),
        count: 0,
        shift,
    };
    reader.blocks(&events);
    let Reader { mut out, events, .. } = reader;
    let mut raw = String::with_capacity(text.len() * 2);
    html::push_html(&mut raw, events.into_iter());
    out.body.html = sanitise(&raw);
    out
}

/// How far headings move down so that the highest is an `<h2>`, below the page's title.
fn heading_shift(events: &[(Event<'_>, Range<usize>)]) -> usize {
    let levels = events.iter().filter_map(|(event, _)| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
        _ => None,
    });
    2usize.saturating_sub(levels.min().unwrap_or(2))
}

struct Reader<'a, 'b> {
    base: &'b str,
    out: Markdown,
    anchors: BTreeSet<String>,
    events: Vec<Event<'a>>,
    count: usize,
    shift: usize,
}

impl<'a> Reader<'a, '_> {
    fn blocks(&mut self, events: &[(Event<'a>, Range<usize>)]) {
        let mut at = 0;
        while at < events.len() {
            let (event, span) = &events[at];
            match event {
                Event::Start(Tag::Paragraph) => {
                    let end = end_of(events, at);
                    self.paragraph("p", None, &events[at + 1..end], span);
                    at = end;
                }
                Event::Start(Tag::Heading { level, id, .. }) => {
                    let end = end_of(events, at);
                    let name = format!("h{}", (*level as usize + self.shift).min(6));
                    self.paragraph(&name, id.as_ref().map(ToString::to_string), &events[at + 1..end], span);
                    at = end;
                }
                Event::Start(Tag::Item)
                    if !matches!(events.get(at + 1), Some((Event::Start(Tag::Paragraph), _))) =>
                {
                    // The text of a tight list item stands without a paragraph, before any nested list.
                    let stop = events[at + 1..]
                        .iter()
                        .position(|(event, _)| {
                            matches!(event, Event::Start(Tag::List(_)) | Event::End(TagEnd::Item))
                        })
                        .map_or(events.len(), |length| at + 1 + length);
                    self.paragraph("li", None, &events[at + 1..stop], span);
                    at = stop - 1;
                }
                Event::Start(Tag::Table(_)) => {
                    let end = end_of(events, at);
                    let anchor = self.anchor(None, "p", span);
                    self.record(&anchor, &events[at..end]);
                    self.events.push(Event::Html(
                        format!("<div id=\"{anchor}\" class=\"scroll\" tabindex=\"0\">").into(),
                    ));
                    for (event, span) in &events[at..=end] {
                        self.inline(event, span);
                    }
                    self.events.push(Event::Html("</div>".into()));
                    at = end;
                }
                event => self.inline(event, span),
            }
            at += 1;
        }
    }

    /// One linkable element: `<name id="anchor">…</name>`; a list item is closed by its own end event.
    fn paragraph(
        &mut self,
        name: &str,
        id: Option<String>,
        inner: &[(Event<'a>, Range<usize>)],
        span: &Range<usize>,
    ) {
        let mut inner = inner.to_vec();
        let id = id.or_else(|| take_trailing_anchor(&mut inner));
        let kind = if name.starts_with('h') { "h" } else { "p" };
        let anchor = self.anchor(id, kind, span);
        self.record(&anchor, &inner);
        self.events.push(Event::Html(format!("<{name} id=\"{anchor}\">").into()));
        for (event, span) in &inner {
            self.inline(event, span);
        }
        if name != "li" {
            self.events.push(Event::Html(format!("</{name}>\n").into()));
        }
    }

    fn anchor(&mut self, wanted: Option<String>, kind: &str, span: &Range<usize>) -> String {
        self.count += 1;
        let mut anchor = match wanted {
            Some(id) => {
                if self.anchors.contains(&id) {
                    self.out.repeated_anchors.push((id.clone(), span.clone()));
                }
                id
            }
            None => format!("{kind}-{}", self.count),
        };
        while !self.anchors.insert(anchor.clone()) {
            anchor.push_str("-2");
        }
        anchor
    }

    fn record(&mut self, anchor: &str, events: &[(Event<'a>, Range<usize>)]) {
        let text = plain_text(events);
        if !text.is_empty() {
            self.out.body.paragraphs.push(Paragraph { anchor: anchor.to_owned(), text });
        }
    }

    fn inline(&mut self, event: &Event<'a>, span: &Range<usize>) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => self.out.raw_html.push(span.clone()),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                self.out.links.push((dest_url.to_string(), span.clone()));
                let dest_url = CowStr::from(self.resolve(dest_url));
                let tag = Tag::Link { link_type: *link_type, dest_url, title: title.clone(), id: id.clone() };
                self.events.push(Event::Start(tag));
            }
            event => self.events.push(event.clone()),
        }
    }

    /// A record id as a link target becomes the relative address of the record's page.
    fn resolve(&self, target: &str) -> String {
        let (id, fragment) =
            target.split_once('#').map_or((target, None), |(id, fragment)| (id, Some(fragment)));
        match id.trim_end_matches('/').parse::<RecordId>() {
            Ok(id) => {
                let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
                format!("{}{id}/{fragment}", self.base)
            }
            Err(_) => target.to_owned(),
        }
    }
}

/// Index of the event that ends the block started at `start`.
fn end_of(events: &[(Event<'_>, Range<usize>)], start: usize) -> usize {
    let mut depth = 0usize;
    for (at, (event, _)) in events.iter().enumerate().skip(start) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    events.len() - 1
}

/// Removes a trailing `{#anchor}` from a paragraph and returns the anchor.
fn take_trailing_anchor(events: &mut [(Event<'_>, Range<usize>)]) -> Option<String> {
    let (Event::Text(text), _) = events.last_mut()? else { return None };
    let (before, anchor) = text.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    let valid =
        !anchor.is_empty() && anchor.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.');
    if !valid {
        return None;
    }
    let (before, anchor) = (before.trim_end().to_owned(), anchor.to_owned());
    *text = CowStr::from(before);
    Some(anchor)
}

fn plain_text(events: &[(Event<'_>, Range<usize>)]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(piece),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell | TagEnd::TableRow) => {
                text.push(' ')
            }
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Passes only the elements Markdown makes, with no attribute but links, anchors and table scopes.
fn sanitise(html: &str) -> String {
    let blocks = ["p", "h2", "h3", "h4", "h5", "h6", "li", "div"];
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .tags(
            [
                "a",
                "blockquote",
                "br",
                "code",
                "em",
                "hr",
                "ol",
                "pre",
                "strong",
                "table",
                "tbody",
                "td",
                "th",
                "thead",
                "tr",
                "ul",
            ]
            .into_iter()
            .chain(blocks)
            .collect(),
        )
        .generic_attributes(std::collections::HashSet::new())
        .url_schemes(["http", "https"].into_iter().collect())
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer"));
    for block in blocks {
        cleaner.add_tag_attributes(block, ["id"]);
    }
    cleaner.add_tag_attributes("div", ["class", "tabindex"]).add_tag_attributes("ol", ["start"]);
    cleaner.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_has_an_anchor_and_a_plain_text() {
        let read = read(
            "# Раздел {#razdel}\n\nПервый *абзац*\nдальше.\n\n8\\. Пункт. {#p-8-3}\n\n- один\n- два\n\n| а | б |\n|---|---|\n| 1 | 2 |\n",
            "../../",
        );
        let found: Vec<_> =
            read.body.paragraphs.iter().map(|p| (p.anchor.as_str(), p.text.as_str())).collect();
        assert_eq!(
            found,
            [
                ("razdel", "Раздел"),
                ("p-2", "Первый абзац дальше."),
                ("p-8-3", "8. Пункт."),
                ("p-4", "один"),
                ("p-5", "два"),
                ("p-6", "а б 1 2")
            ]
        );
        for (anchor, _) in found {
            assert_eq!(
                read.body.html.matches(&format!("id=\"{anchor}\"")).count(),
                1,
                "{anchor} in {}",
                read.body.html
            );
        }
        assert!(read.body.html.contains("<h2 id=\"razdel\">Раздел</h2>"), "{}", read.body.html);
        assert!(!read.body.html.contains("{#"), "{}", read.body.html);
    }

    #[test]
    fn record_ids_become_relative_links() {
        let read = read("[дело](cases/cat-433-2010-gerasimov#p-2) и [сайт](https://example.org/)", "../../");
        assert!(
            read.body.html.contains("href=\"../../cases/cat-433-2010-gerasimov/#p-2\""),
            "{}",
            read.body.html
        );
        assert_eq!(read.links[0].0, "cases/cat-433-2010-gerasimov#p-2");
        assert!(read.body.html.contains("rel=\"noopener noreferrer\""));
    }

    #[test]
    fn scripts_never_pass() {
        for attack in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "[x](javascript:alert(1))",
            "[x](data:text/html,1)",
            "<p onclick=1>x</p>",
        ] {
            let html = read(attack, "").body.html;
            for bad in ["<script", "onerror", "onclick", "javascript:", "data:", "<img"] {
                assert!(!html.contains(bad), "{attack} gave {html}");
            }
        }
        assert_eq!(read("a <b>b</b>", "").raw_html.len(), 2);
    }

    #[test]
    fn nested_and_loose_lists_keep_their_shape() {
        let html = read("1. один\n   - внутри\n2. два\n", "").body.html;
        assert_eq!(html.matches("<li").count(), 3);
        assert_eq!(html.matches("</li>").count(), 3);
        let loose = read("- один\n\n- два\n", "").body;
        assert_eq!(loose.paragraphs.len(), 2);
        assert!(loose.html.contains("<p id=\"p-1\">"), "{}", loose.html);
    }

    #[test]
    fn an_anchor_used_twice_is_noticed() {
        assert_eq!(read("a {#x}\n\nb {#x}\n", "").repeated_anchors[0].0, "x");
    }
}
