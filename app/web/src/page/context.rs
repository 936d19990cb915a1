//! What every part of a page needs at hand: the site, the address being rendered, its language.
//! Not here: markup of any page type.

use super::{order, wording};
use crate::site::Site;
use crate::words::{PageWords, Plural};
use leptos::prelude::*;
use model::{Collection, Language, PartialDate, RecordId, Route};

/// One page while it is rendered.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub site: &'a Site,
    pub route: &'a Route,
    pub language: Language,
    pub words: &'a PageWords,
}

impl<'a> Page<'a> {
    pub fn new(site: &'a Site, route: &'a Route) -> Page<'a> {
        let language = route.language().unwrap_or(Language::Kk);
        Page { site, route, language, words: &site.words[&language] }
    }

    /// The same page read in another language, for the pages that speak all three.
    pub fn speaking(self, language: Language) -> Page<'a> {
        Page { language, words: &self.site.words[&language], ..self }
    }

    /// Link to another address. Hosts answer any unknown address with the file of
    /// [`Route::NotFound`], so that its links cannot be relative.
    pub fn link(&self, to: &Route) -> String {
        self.file_or(&to.path(), || self.route.to(to))
    }

    /// Link to a published file named relative to the site's root.
    pub fn file(&self, file: &str) -> String {
        self.file_or(file, || self.route.to_file(file))
    }

    fn file_or(&self, path: &str, relative: impl FnOnce() -> String) -> String {
        match self.route {
            Route::NotFound => format!("{}{path}", self.site.settings.base_path),
            _ => relative(),
        }
    }

    pub fn record_link(&self, id: &RecordId) -> String {
        self.link(&Route::Record(self.language, id.clone()))
    }

    /// Link to a page of the portal's own texts, where it has been written.
    pub fn text_page(&self, slug: &str) -> Option<String> {
        let id = RecordId::new(Collection::Pages, slug);
        self.site.records.contains_key(&id).then(|| self.record_link(&id))
    }

    pub fn label(&self, vocabulary: &str, id: &str) -> String {
        self.site.label(vocabulary, id, self.language).to_owned()
    }

    /// The short label of a term, where it has one.
    pub fn short_label(&self, vocabulary: &str, id: &str) -> String {
        let term = self.site.term(vocabulary, id);
        term.and_then(|term| term.short.as_ref())
            .map_or_else(|| self.label(vocabulary, id), |short| short.get(self.language).to_owned())
    }

    /// Name of a register: the plural name of its collection.
    pub fn register_name(&self, collection: Collection) -> String {
        self.label("collections", collection.slug())
    }

    pub fn region_name(&self, code: &str) -> String {
        let region = self.site.regions.get(code);
        region.map_or_else(|| code.to_owned(), |region| region.name.get(self.language).to_owned())
    }

    pub fn date(&self, date: PartialDate) -> String {
        wording::date(self.words, date)
    }

    /// A date as a `time` element a program can read too.
    pub fn time(&self, date: PartialDate) -> AnyView {
        view! { <time datetime=date.to_string()>{self.date(date)}</time> }.into_any()
    }

    /// The day the data were published, in words.
    pub fn date_of_data(&self) -> String {
        let version = &self.site.settings.version;
        version.parse().map_or_else(|_| version.clone(), |date| self.date(date))
    }

    pub fn count(&self, words: &Plural, n: usize) -> String {
        wording::count(self.language, self.words, words, n)
    }

    pub fn number(&self, n: f64) -> String {
        wording::number(self.words, n)
    }

    /// The `lang` an element needs when its text is not in the page's language.
    pub fn foreign(&self, language: Language) -> Option<&'static str> {
        (language != self.language).then(|| language.code())
    }

    /// Text marked with its language where that is not the page's.
    pub fn said(&self, language: Language, text: &str) -> AnyView {
        match self.foreign(language) {
            None => text.to_owned().into_any(),
            lang @ Some(_) => view! { <span lang=lang>{text.to_owned()}</span> }.into_any(),
        }
    }

    /// Sorts by `name` as the page's language orders its alphabet.
    pub fn sort_by_name<T>(&self, items: &mut [T], name: impl Fn(&T) -> String) {
        order::sort_by_name(self.language, items, name);
    }
}

/// A web address a page may link to: nothing but http and https.
pub fn web_address(text: &str) -> Option<&str> {
    (text.starts_with("https://") || text.starts_with("http://")).then_some(text)
}

/// How an address is shown: host and path, without scheme, query and trailing slash.
pub fn shown_address(address: &str) -> String {
    const LONGEST: usize = 72;
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    let bare = decoded(bare.split(['?', '#']).next().unwrap_or(bare).trim_end_matches('/'));
    if bare.chars().count() <= LONGEST {
        return bare;
    }
    bare.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// Percent-encoded letters as letters; the address as it stands where they are none.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = (*first == b'%').then(|| address_byte(tail)).flatten();
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    let letters = String::from_utf8(bytes).ok();
    letters.filter(|text| !text.chars().any(char::is_control)).unwrap_or_else(|| address.to_owned())
}

fn address_byte(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits.get(..2)?).ok()?;
    u8::from_str_radix(digits, 16).ok()
}

/// Link to another site, shown as its address; plain text where it is no web address.
pub fn outside_link(address: &str) -> AnyView {
    match web_address(address) {
        Some(href) => {
            view! { <a href=href.to_owned() rel="noreferrer external" class="outside">{shown_address(href)}</a> }
                .into_any()
        }
        None => address.to_owned().into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(web_address("https://docs.un.org/en/CAT"), Some("https://docs.un.org/en/CAT"));
        for bad in ["javascript:alert(1)", "data:text/html,x", "//example.org", "seed:plan", ""] {
            assert_eq!(web_address(bad), None, "{bad}");
            assert!(!outside_link(bad).to_html().contains("href"), "{bad}");
        }
    }

    #[test]
    fn a_shown_address_is_short_and_keeps_its_host() {
        assert_eq!(shown_address("https://www.bureau.kz/?p=61177"), "bureau.kz");
        assert_eq!(shown_address("http://adilet.zan.kz/rus/docs/Z98/"), "adilet.zan.kz/rus/docs/Z98");
        assert_eq!(shown_address("https://kk.wikipedia.org/%D2%9A%20a"), "kk.wikipedia.org/Қ a");
        for odd in ["a.org/%FF", "a.org/%0A", "a.org/100%", "a.org/%zz"] {
            assert_eq!(shown_address(odd), odd);
        }
        let long = shown_address(&format!("https://example.org/{}", "я".repeat(200)));
        assert_eq!(long.chars().count(), 72);
        assert!(long.starts_with("example.org/") && long.ends_with('…'));
    }
}
