//! Articles of treaties as content writes them (`ICCPR 9(3)`), worded and linked.
//! Not here: whether an article exists in its treaty (the builder checks that).

use super::context::Page;
use super::facts::browse_link;
use leptos::prelude::*;
use model::{Article, Filter, Record};

/// `CAT art. 12`, in the page's words.
pub fn article_label(page: &Page, article: Article) -> String {
    page.site.article_label(article, page.language)
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
