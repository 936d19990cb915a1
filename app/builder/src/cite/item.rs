//! A record's page as an item of CSL-JSON, the form all citation managers read.
//! Not here: how a style prints it (`style`).

use model::{Collection, FactValue, Filter, Language, PartialDate, Record, Route};
use serde_json::{Map, Value, json};
use web::site::Site;

/// What a record is to a citation style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A decision in a case; its name is its title.
    LegalCase,
    Treaty,
    /// A document of a body or an organisation.
    Report,
    /// A text that organisations published: a statement, a news item.
    Text,
    /// A text of the portal itself, dated by the data's version.
    Own,
}

impl Kind {
    fn of(record: &Record) -> Kind {
        match record.id.collection {
            Collection::Cases => Kind::LegalCase,
            Collection::Library if record.row.values(Filter::Kind).iter().any(|kind| kind == "treaty") => {
                Kind::Treaty
            }
            Collection::Library | Collection::Recommendations | Collection::Bills => Kind::Report,
            Collection::Statements => Kind::Text,
            Collection::Obligations | Collection::Organisations | Collection::Figures | Collection::Pages => {
                Kind::Own
            }
        }
    }

    fn csl(self) -> &'static str {
        match self {
            Kind::LegalCase => "legal_case",
            Kind::Treaty => "treaty",
            Kind::Report => "report",
            Kind::Text | Kind::Own => "webpage",
        }
    }
}

/// The page of `record` in `language`.
pub fn item(site: &Site, record: &Record, language: Language) -> Map<String, Value> {
    let kind = Kind::of(record);
    let mut item = Map::new();
    let mut put = |key: &str, value: Value| item.insert(key.to_owned(), value);
    put("id", format!("{}/{}", language.code(), record.id).into());
    put("type", kind.csl().into());
    put("title", record.row.title(language).1.into());
    // A web page is part of a site; a document was only found through it.
    let site_name = match kind {
        Kind::Text | Kind::Own => "container-title",
        Kind::LegalCase | Kind::Treaty | Kind::Report => "source",
    };
    put(site_name, site.settings.name.get(language).into());
    put("language", language.code().into());
    if let Some(address) = site.settings.absolute(&Route::Record(language, record.id.clone()).path()) {
        put("URL", address.into());
    }
    let version = site.settings.version.parse().ok();
    if kind == Kind::Own {
        version.map(|version| put("issued", date(version)));
    } else {
        let authors: Vec<Value> =
            authors(site, record, language).into_iter().map(|name| json!({ "literal": name })).collect();
        if !authors.is_empty() {
            put("author", authors.into());
        }
        if let Some(genre) = genre(site, record, language).filter(|_| kind != Kind::Treaty) {
            put("genre", genre.into());
        }
        if let Some(symbol) = un_symbol(record) {
            put("number", symbol.into());
            put("jurisdiction", "un.int".into());
        } else if let Some(numbers) = case_numbers(record) {
            put("number", numbers.into());
        }
        record.row.date.map(|issued| put("issued", date(issued)));
    }
    version.map(|version| put("available-date", date(version)));
    item
}

/// The kind of document, unless the title begins with it: «Заключительные замечания по…».
fn genre<'a>(site: &'a Site, record: &'a Record, language: Language) -> Option<&'a str> {
    let genre = site.label("kinds", record.row.values(Filter::Kind).first()?, language);
    let title = record.row.title(language).1.to_lowercase();
    (!title.starts_with(&genre.to_lowercase())).then_some(genre)
}

/// Symbols of the United Nations have parts; other marks of documents are no symbols.
fn un_symbol(record: &Record) -> Option<&str> {
    record.row.symbol.as_deref().filter(|symbol| symbol.contains('/'))
}

/// Numbers of the complaints, where the decision has no symbol that contains them.
fn case_numbers(record: &Record) -> Option<String> {
    record.facts.iter().find_map(|fact| match &fact.value {
        FactValue::Texts(numbers) if fact.field == "communications" => Some(numbers.join(", ")),
        _ => None,
    })
}

/// The body, or the organisations that issued a text and have a record of their own: what is named
/// without one may be a person.
fn authors(site: &Site, record: &Record, language: Language) -> Vec<String> {
    let bodies =
        record.row.values(Filter::Body).iter().map(|id| site.label("bodies", id, language).to_owned());
    let issuers = record.facts.iter().filter_map(|fact| match &fact.value {
        FactValue::Parties(parties) if fact.field == "issuers" => Some(parties),
        _ => None,
    });
    let held = issuers.flatten().filter_map(|issuer| site.records.get(issuer.organisation.as_ref()?));
    bodies.chain(held.map(|organisation| organisation.row.title(language).1.to_owned())).collect()
}

fn date(date: PartialDate) -> Value {
    let smaller = [date.month, date.day].into_iter().flatten().map(i32::from);
    let parts: Vec<i32> = std::iter::once(date.year).chain(smaller).collect();
    json!({ "date-parts": [parts] })
}
