//! Every link of a built site leads to a file of it, also to the place in that file; nothing is loaded from elsewhere.
//! Not a visit of other sites: whether their pages still stand is no matter of a build.

use html5gum::{Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

/// A link that does not hold, with every page that has it: one missing file is one fault, not thousands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenLink {
    /// What it leads to: a file of the site, or the address as it is written.
    pub target: String,
    pub fault: Fault,
    /// In order; never empty.
    pub pages: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// No file of the site stands there.
    NoFile,
    /// The file has no element with that id.
    NoAnchor,
    /// It begins with `/`, so it breaks as soon as the site lies below a path.
    FromRoot,
    /// The page would load it from another origin.
    OtherOrigin,
}

impl fmt::Display for BrokenLink {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fact = match self.fault {
            Fault::NoFile => "there is no such file",
            Fault::NoAnchor => "the page has no element with this id",
            Fault::FromRoot => "begins with `/`, which breaks under a base path",
            Fault::OtherOrigin => "would be loaded from another origin",
        };
        write!(out, "`{}`: {fact}; linked from ", self.target)?;
        match &self.pages[..] {
            [page] => write!(out, "{page}"),
            [page, more @ ..] => write!(out, "{page} and {} more", more.len()),
            [] => Ok(()),
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum LinksError {
    #[error("`{}` cannot be read: {reason}", path.display())]
    Unreadable { path: PathBuf, reason: std::io::Error },
    #[error("`{}` holds no page", .0.display())]
    NoPages(PathBuf),
}

/// How many pages and links were looked at, and what does not hold, sorted.
#[derive(Debug)]
pub struct Report {
    pub pages: usize,
    pub links: usize,
    pub broken: Vec<BrokenLink>,
}

/// One attribute that names another file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Link {
    address: String,
    use_: Use,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// A reader may follow it, anywhere.
    Followed,
    /// The browser fetches it by itself.
    Loaded,
    /// It tells machines the full address of this or another page: canonical, alternate.
    Told,
}

#[derive(Default)]
struct Page {
    links: Vec<Link>,
    ids: BTreeSet<String>,
}

/// Checks the whole site in `folder`. `404.html` alone may name files from the root: it answers at any depth.
pub fn check(folder: &Path) -> Result<Report, LinksError> {
    let mut files = BTreeSet::new();
    let mut pages = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry =
            entry.map_err(|reason| LinksError::Unreadable { path: folder.into(), reason: reason.into() })?;
        if !entry.file_type().is_file() {
            continue;
        }
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let name = relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        if name.ends_with(".html") {
            let html = std::fs::read_to_string(entry.path())
                .map_err(|reason| LinksError::Unreadable { path: entry.path().into(), reason })?;
            pages.insert(name.clone(), read(&html));
        }
        files.insert(name);
    }
    if pages.is_empty() {
        return Err(LinksError::NoPages(folder.into()));
    }
    let mut broken: BTreeMap<(String, Fault), BTreeSet<String>> = BTreeMap::new();
    let mut links = 0;
    for (name, page) in &pages {
        for link in &page.links {
            links += 1;
            if let Some(found) = fault(name, link, &files, &pages) {
                broken.entry(found).or_default().insert(name.clone());
            }
        }
    }
    let broken = broken.into_iter().map(|((target, fault), pages)| BrokenLink {
        target,
        fault,
        pages: pages.into_iter().collect(),
    });
    Ok(Report { pages: pages.len(), links, broken: broken.collect() })
}

/// What is wrong with one link of the page `name`, and with which target.
fn fault(
    name: &str,
    link: &Link,
    files: &BTreeSet<String>,
    pages: &BTreeMap<String, Page>,
) -> Option<(String, Fault)> {
    let address = link.address.trim();
    let as_written = |fault| Some((address.to_owned(), fault));
    if has_scheme(address) || address.starts_with("//") {
        let is_inside = address.starts_with("data:") || address.starts_with("blob:");
        return if link.use_ == Use::Loaded && !is_inside { as_written(Fault::OtherOrigin) } else { None };
    }
    if address.starts_with('/') {
        // Its targets depend on where the site will lie, which only the browser tests know.
        return if name == "404.html" { None } else { as_written(Fault::FromRoot) };
    }
    let (path, fragment) = address.split_once('#').map_or((address, None), |(path, part)| (path, Some(part)));
    let target = resolve(name, path);
    if !files.contains(&target) {
        return Some((target, Fault::NoFile));
    }
    // `key=value` fragments are the state of search, registers and map, not places.
    let anchor = fragment.filter(|part| !part.is_empty() && !part.contains('='))?;
    let anchor = percent_encoding::percent_decode_str(anchor).decode_utf8_lossy();
    let page = pages.get(&target)?;
    (!page.ids.contains(anchor.as_ref())).then(|| (format!("{target}#{anchor}"), Fault::NoAnchor))
}

fn has_scheme(address: &str) -> bool {
    let scheme = address.split([':', '/', '?', '#']).next().unwrap_or_default();
    address[scheme.len()..].starts_with(':')
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'))
}

/// The file that a relative address names, seen from `page`; folders mean their `index.html`.
pub fn resolve(page: &str, address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if path.is_empty() {
        return page.to_owned();
    }
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                // Above the root a browser stays at the root; a host below a path does not. Neither is ours.
                if parts.pop().is_none() {
                    return format!("../{path}");
                }
            }
            name => parts.push(name),
        }
    }
    let is_folder = path.ends_with('/') || matches!(path.rsplit('/').next(), Some("." | ".."));
    if is_folder {
        parts.push("index.html");
    }
    parts.join("/")
}

/// The stylesheets that a page loads.
pub fn stylesheets(html: &str) -> Vec<String> {
    elements(html)
        .filter(|element| element.name == "link" && element.relations().any(|word| word == "stylesheet"))
        .filter_map(|element| element.get("href").map(str::to_owned))
        .collect()
}

/// What of a page is text, without its markup.
pub fn words(html: &str) -> String {
    let pieces = Tokenizer::new(html).flatten().filter_map(|token| match token {
        Token::String(text) => Some(String::from_utf8_lossy(&text).into_owned()),
        _ => None,
    });
    pieces.collect()
}

fn read(html: &str) -> Page {
    let mut page = Page::default();
    for element in elements(html) {
        if let Some(id) = element.get("id") {
            page.ids.insert(id.to_owned());
        }
        let mut link = |attribute: &str, use_: Use| {
            if let Some(address) = element.get(attribute) {
                page.links.push(Link { address: address.to_owned(), use_ });
            }
        };
        match element.name.as_str() {
            "a" | "area" => link("href", Use::Followed),
            "form" => link("action", Use::Followed),
            "link" => {
                let is_told =
                    element.relations().any(|word| matches!(word, "canonical" | "alternate" | "license"));
                link("href", if is_told { Use::Told } else { Use::Loaded });
            }
            "script" | "img" | "iframe" | "source" | "audio" | "video" | "embed" | "track" => {
                link("src", Use::Loaded);
            }
            "use" | "image" => link("href", Use::Loaded),
            "object" => link("data", Use::Loaded),
            _ => {}
        }
    }
    page
}

struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
}

impl Element {
    fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    fn relations(&self) -> impl Iterator<Item = &str> {
        self.get("rel").unwrap_or_default().split_ascii_whitespace()
    }
}

fn elements(html: &str) -> impl Iterator<Item = Element> {
    Tokenizer::new(html).flatten().filter_map(|token| match token {
        Token::StartTag(tag) => {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
            Some(Element { name: text(&tag.name), attributes })
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(files: &[(&str, &str)]) -> Report {
        let place = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = place.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        check(place.path()).unwrap()
    }

    #[test]
    fn a_site_whose_links_hold() {
        let report = report(&[
            (
                "ru/index.html",
                r##"<link rel="stylesheet" href="../assets/a.css"><link rel="canonical" href="https://example.org/ru/">
                <a href="cases/">a</a><a href="cases/#p-1">b</a><a href="#top" id="top">c</a><a href="../data/cases.json">d</a>
                <a href="cases/#q=пытки&amp;page=2">e</a><a href="https://example.org/x">f</a><a href="mailto:a@b">g</a>
                <img src="data:image/png;base64,AA=="><a href="./">h</a><a href="..">i</a><a href="cases/#%D0%BF">j</a>"##,
            ),
            ("ru/cases/index.html", r#"<p id="p-1"></p><p id="п"></p><a href="../">up</a>"#),
            ("index.html", ""),
            ("404.html", r#"<link rel="stylesheet" href="/base/assets/a.css">"#),
            ("assets/a.css", ""),
            ("data/cases.json", ""),
        ]);
        assert_eq!(report.broken, []);
        assert_eq!((report.pages, report.links), (4, 15));
    }

    #[test]
    fn each_kind_of_fault_is_found_where_it_is() {
        let report = report(&[
            (
                "ru/a/index.html",
                r##"<a href="../b/">1</a><a href="#nowhere">2</a><a href="/ru/">3</a><script src="https://other.example/a.js"></script>
                <img src="//other.example/a.png"><a href="../../../../up/">6</a><!-- <a href="commented-out/"> --><a href="../a">8</a>"##,
            ),
            ("ru/index.html", r#"<form action="search/"></form>"#),
        ]);
        let shown: Vec<_> = report.broken.iter().map(|link| (link.target.as_str(), link.fault)).collect();
        assert_eq!(
            shown,
            [
                ("../../../../../up/", Fault::NoFile),
                ("//other.example/a.png", Fault::OtherOrigin),
                ("/ru/", Fault::FromRoot),
                ("https://other.example/a.js", Fault::OtherOrigin),
                ("ru/a", Fault::NoFile),
                ("ru/a/index.html#nowhere", Fault::NoAnchor),
                ("ru/b/index.html", Fault::NoFile),
                ("ru/search/index.html", Fault::NoFile),
            ]
        );
        assert_eq!(
            report.broken[5].to_string(),
            "`ru/a/index.html#nowhere`: the page has no element with this id; linked from ru/a/index.html"
        );
    }

    #[test]
    fn one_missing_file_is_one_fault_however_many_pages_name_it() {
        let report = report(&[
            ("ru/index.html", r#"<link rel="icon" href="../icon.svg">"#),
            ("ru/a/index.html", r#"<link rel="icon" href="../../icon.svg"><a href="../">up</a>"#),
        ]);
        let shown: Vec<_> = report.broken.iter().map(BrokenLink::to_string).collect();
        assert_eq!(shown, ["`icon.svg`: there is no such file; linked from ru/a/index.html and 1 more"]);
    }

    #[test]
    fn addresses_are_resolved_as_a_browser_does() {
        for (page, address, expected) in [
            ("ru/a/index.html", "../b/", "ru/b/index.html"),
            ("ru/a/index.html", "../../x.css?v=1#z", "x.css"),
            ("ru/a/index.html", "", "ru/a/index.html"),
            ("ru/a/index.html", "./", "ru/a/index.html"),
            ("ru/a/index.html", "..", "ru/index.html"),
            ("index.html", "ru/", "ru/index.html"),
            ("index.html", "%D0%B9.txt", "й.txt"),
        ] {
            assert_eq!(resolve(page, address), expected, "{page} {address}");
        }
    }

    #[test]
    fn words_are_what_stands_between_the_tags() {
        assert_eq!(words("<p id=a>один <b>два</b> &amp; три<!-- нет --></p>"), "один два & три");
    }

    #[test]
    fn only_stylesheets_are_stylesheets() {
        let html = r#"<link rel="icon" href="i.png"><link href="a.css" rel="preload stylesheet"><link rel=stylesheet href=b.css>"#;
        assert_eq!(stylesheets(html), ["a.css", "b.css"]);
    }
}
