//! Articles of treaties as content writes them (`ICCPR 9(3)`), worded and linked.
//! Not here: whether an article exists in its treaty (the builder checks that).

use super::context::Page;
use super::facts::browse_link;
use crate::words::fill;
use leptos::prelude::*;
use model::{Filter, Record};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article<'a> {
    /// Term of the vocabulary `treaties`.
    pub treaty: &'a str,
    /// `9`, `14`; what filters match.
    pub number: &'a str,
    /// `(3)`, or empty for the whole article.
    pub part: &'a str,
}

impl<'a> Article<'a> {
    /// Reads `ICCPR 9(3)`; a text of another form has no number and is shown as it stands.
    pub fn parse(text: &'a str) -> Article<'a> {
        let (treaty, rest) = text.split_once(' ').unwrap_or((text, ""));
        let rest = rest.trim();
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, part) = rest.split_at(end);
        Article { treaty, number, part: part.trim() }
    }

    /// Value of the filters `violated` and `alleged`.
    pub fn filter_value(self) -> String {
        format!("{}-{}", self.treaty, self.number)
    }

    /// `9 (3)`: the number as documents print it.
    pub fn printed(self) -> String {
        if self.part.is_empty() { self.number.to_owned() } else { format!("{} {}", self.number, self.part) }
    }
}

/// `CAT art. 12`, in the page's words.
pub fn article_label(page: &Page, article: Article) -> String {
    let treaty = page.short_label("treaties", article.treaty);
    if article.number.is_empty() {
        return treaty;
    }
    fill(&page.words.article, &[("treaty", &treaty), ("article", &article.printed())])
}

/// An article of a record, linked to the cases in which it was found violated or alleged too.
pub fn article_link(page: &Page, record: &Record, filter: Option<Filter>, text: &str) -> AnyView {
    let article = Article::parse(text);
    let label = article_label(page, article);
    match browse_link(page, record, filter, &article.filter_value()) {
        Some(href) => view! { <a href=href>{label}</a> }.into_any(),
        None => label.into_any(),
    }
}

/// The articles of both lists in order, each with its parts as alleged and as found violated.
///
/// A decision may discuss an article without finding it violated, so the lists stay apart.
pub fn compared<'a>(alleged: &'a [String], violated: &'a [String]) -> Vec<Compared<'a>> {
    let mut all: Vec<Compared<'a>> = Vec::new();
    for (list, is_violated) in [(alleged, false), (violated, true)] {
        for text in list {
            let article = Article::parse(text);
            let same = |seen: &&mut Compared<'a>| {
                seen.article.treaty == article.treaty && seen.article.number == article.number
            };
            if all.iter_mut().find(same).is_none() {
                let whole = Article { part: "", ..article };
                all.push(Compared { article: whole, alleged: Vec::new(), violated: Vec::new() });
            }
            if let Some(entry) = all.iter_mut().find(same) {
                let side = if is_violated { &mut entry.violated } else { &mut entry.alleged };
                side.push(article.printed());
            }
        }
    }
    all.sort_by(|a, b| {
        let key = |c: &Compared<'a>| (c.article.treaty, c.article.number.parse().unwrap_or(u32::MAX));
        key(a).cmp(&key(b))
    });
    all
}

#[derive(Debug, PartialEq, Eq)]
pub struct Compared<'a> {
    pub article: Article<'a>,
    pub alleged: Vec<String>,
    pub violated: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_read_with_its_part() {
        let article = Article::parse("ICCPR 9(3)");
        assert_eq!(article, Article { treaty: "ICCPR", number: "9", part: "(3)" });
        assert_eq!((article.printed().as_str(), article.filter_value().as_str()), ("9 (3)", "ICCPR-9"));
        assert_eq!(Article::parse("CAT 12").printed(), "12");
        assert_eq!(Article::parse("CAT"), Article { treaty: "CAT", number: "", part: "" });
    }

    #[test]
    fn alleged_and_violated_articles_stand_side_by_side() {
        let own = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        let (alleged, violated) = (own(&["CAT 12", "CAT 2", "ICCPR 9(1)"]), own(&["CAT 2(1)", "CAT 14"]));
        let all = compared(&alleged, &violated);
        let shown: Vec<_> = all
            .iter()
            .map(|c| (c.article.filter_value(), c.alleged.join(","), c.violated.join(",")))
            .collect();
        let row = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(
            shown,
            [
                row("CAT-2", "2", "2 (1)"),
                row("CAT-12", "12", ""),
                row("CAT-14", "", "14"),
                row("ICCPR-9", "9 (1)", "")
            ]
        );
    }
}
