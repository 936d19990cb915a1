//! A record's text in two languages side by side, paragraph beside paragraph.
//! Not here: the text in one language (`body`).
//!
//! Both columns stand in the record's own page: the second copy of a text costs a packed page next to nothing, and a
//! page of its own for every pair would double the site.

use super::super::context::Page;
use super::super::references::linked_html;
use crate::words::fill;
use leptos::prelude::*;
use model::{Language, Record, Words};
use std::ops::Range;

pub fn parallel(page: &Page, record: &Record) -> Option<AnyView> {
    let (shown, words) = record.body_for(page.language)?;
    let others = Language::ALL.into_iter().filter(|language| *language != shown);
    let pairs: Vec<_> = others
        .filter_map(|other| Some((other, record.words.get(&other)?)))
        .filter(|(_, words)| !words.body.paragraphs.is_empty())
        .map(|(other, theirs)| pair(page, (shown, words), (other, theirs)))
        .collect();
    (!pairs.is_empty()).then(|| view! { <div class="parallels">{pairs}</div> }.into_any())
}

fn pair(page: &Page, left: (Language, &Words), right: (Language, &Words)) -> AnyView {
    let name = |language: Language| page.label("languages", language.code());
    let heading = fill(&page.words.parallel, &[("first", &name(left.0)), ("second", &name(right.0))]);
    let (a, b) = (blocks(&left.1.body.html), blocks(&right.1.body.html));
    let rows: Vec<_> = aligned(&a, &b)
        .into_iter()
        .map(|(a_range, b_range)| {
            let side = |language: Language, blocks: &[Block]| {
                let html: String = blocks.iter().map(|block| block.html.as_str()).collect();
                let html = linked_html(page, &html);
                view! { <div lang=language.code() inner_html=html></div> }
            };
            view! { <div class="pair">{side(left.0, &a[a_range])}{side(right.0, &b[b_range])}</div> }
        })
        .collect();
    let doubt = |show: bool, text: &str| show.then(|| view! { <p class="quiet">{text.to_owned()}</p> });
    view! {
        <details class="parallel">
            <summary>{heading}</summary>
            {doubt(right.1.stale, &page.words.stale_translation)}
            {doubt(right.1.draft, &page.words.draft_parallel)}
            {rows}
        </details>
    }
    .into_any()
}

/// An element of the highest level of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Block {
    name: String,
    /// An anchor an author chose; anchors by count differ between translations.
    anchor: Option<String>,
    /// Without anchors: they stand in the text itself already.
    html: String,
}

/// Cuts a sanitised body, which is well formed, into its highest elements.
fn blocks(html: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let element = &rest[open..];
        let end = end_of_element(element);
        found.push(block(&element[..end]));
        rest = &element[end..];
    }
    found
}

fn block(element: &str) -> Block {
    let tag = &element[1..element.find('>').unwrap_or(element.len())];
    let name = tag.split(' ').next().unwrap_or_default().to_owned();
    let anchor = tag.split_once("id=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(id, _)| id);
    let anchor = anchor.filter(|id| !is_counted(id)).map(str::to_owned);
    Block { name, anchor, html: without_anchors(element) }
}

/// `p-7`, `h-3`, `p-7-2`: given by the builder where the author gave none.
fn is_counted(anchor: &str) -> bool {
    let number = anchor.strip_prefix("p-").or_else(|| anchor.strip_prefix("h-"));
    number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit() || c == '-'))
}

/// Where the element at the start of `html` ends.
fn end_of_element(html: &str) -> usize {
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(open) = html[at..].find('<') {
        let start = at + open;
        let end = html[start..].find('>').map_or(html.len(), |end| start + end + 1);
        let tag = &html[start..end];
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if !tag.starts_with("<br") && !tag.starts_with("<hr") {
            depth += 1;
        }
        at = end;
        if depth == 0 {
            return end;
        }
    }
    html.len()
}

fn without_anchors(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(" id=\"") {
        out.push_str(&rest[..at]);
        let value = &rest[at + 5..];
        rest = value.find('"').map_or("", |end| &value[end + 1..]);
    }
    out.push_str(rest);
    // A focusable box without a name of its own would be met twice.
    out.replace(" tabindex=\"0\"", "")
}

/// Which blocks stand beside which. Anchors that authors gave in both texts hold them together; between two such anchors
/// paragraphs are paired where both texts have the same kinds in the same order, else the whole stretch is one row:
/// a paragraph is never set beside one it does not belong to.
fn aligned(a: &[Block], b: &[Block]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut rows = Vec::new();
    let (mut a_from, mut b_from) = (0, 0);
    for (a_at, block) in a.iter().enumerate().filter(|(_, block)| block.anchor.is_some()) {
        let same = b[b_from..].iter().position(|other| other.anchor == block.anchor);
        if let Some(b_at) = same.map(|at| b_from + at) {
            stretch(a, b, a_from..a_at, b_from..b_at, &mut rows);
            (a_from, b_from) = (a_at, b_at);
        }
    }
    stretch(a, b, a_from..a.len(), b_from..b.len(), &mut rows);
    rows
}

fn stretch(
    a: &[Block],
    b: &[Block],
    a_range: Range<usize>,
    b_range: Range<usize>,
    rows: &mut Vec<(Range<usize>, Range<usize>)>,
) {
    let names = |blocks: &[Block]| blocks.iter().map(|block| block.name.clone()).collect::<Vec<_>>();
    if names(&a[a_range.clone()]) == names(&b[b_range.clone()]) {
        rows.extend(a_range.zip(b_range).map(|(a, b)| (a..a + 1, b..b + 1)));
    } else {
        rows.push((a_range, b_range));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(a: &str, b: &str) -> Vec<(String, String)> {
        let (a, b) = (blocks(a), blocks(b));
        let text = |blocks: &[Block]| blocks.iter().map(|block| block.html.as_str()).collect::<String>();
        aligned(&a, &b).into_iter().map(|(left, right)| (text(&a[left]), text(&b[right]))).collect()
    }

    fn own(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn paragraphs_of_equal_texts_stand_beside_each_other_without_anchors() {
        assert_eq!(
            rows(
                "<p id=\"p-1\">а <em>б</em></p>\n<ul>\n<li id=\"p-2\">в<br>г</li>\n</ul>\n",
                "<p id=\"p-1\">a</p>\n<ul>\n<li id=\"p-2\">b</li>\n<li id=\"p-3\">c</li>\n</ul>\n"
            ),
            own(&[
                ("<p>а <em>б</em></p>", "<p>a</p>"),
                ("<ul>\n<li>в<br>г</li>\n</ul>", "<ul>\n<li>b</li>\n<li>c</li>\n</ul>")
            ])
        );
    }

    #[test]
    fn a_paragraph_more_does_not_shift_what_follows_the_next_heading() {
        let russian = "<p>1</p><h2 id=\"how\">Как</h2><p>2</p><p>3</p><h2 id=\"then\">Потом</h2><p>4</p>";
        let english = "<p>1</p><h2 id=\"how\">How</h2><p>2 and 3</p><h2 id=\"then\">Then</h2><p>4</p>";
        assert_eq!(
            rows(russian, english),
            own(&[
                ("<p>1</p>", "<p>1</p>"),
                ("<h2>Как</h2><p>2</p><p>3</p>", "<h2>How</h2><p>2 and 3</p>"),
                ("<h2>Потом</h2>", "<h2>Then</h2>"),
                ("<p>4</p>", "<p>4</p>"),
            ])
        );
    }

    #[test]
    fn texts_without_a_common_place_are_one_row() {
        assert_eq!(rows("<p>1</p><p>2</p>", "<p>1–2</p>"), own(&[("<p>1</p><p>2</p>", "<p>1–2</p>")]));
    }
}
