//! The columns of a register's table, in the order a journalist asks for them.
//! Not here: what stands in a column (`cell`).

use model::{Collection, Filter, Language, TextKey};
use web::site::{CitationStyle, Site};
use web::text::capitalised;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Title,
    /// A fact by its name in `facts.toml`.
    Fact(&'static str),
    /// A filter's value, where "not known" is a value too.
    Status(Filter),
    Text(TextKey),
    /// The running text: a summary, an annotation, the text of a point; not a document held in full.
    Summary,
    TextLanguage,
    /// Whether title and text are a translation nobody has reviewed.
    Draft,
    Sources,
    Unverified,
    Address,
    Hash,
    Cite(CitationStyle),
}

impl Column {
    /// Stable name, for programs.
    pub fn key(self) -> String {
        match self {
            Column::Title => "title".to_owned(),
            Column::Fact(field) => field.to_owned(),
            Column::Status(filter) => filter.key().to_owned(),
            Column::Text(key) => format!("text_{}", key.key()),
            Column::Summary => "summary".to_owned(),
            Column::TextLanguage => "text_language".to_owned(),
            Column::Draft => "draft".to_owned(),
            Column::Sources => "sources".to_owned(),
            Column::Unverified => "unverified".to_owned(),
            Column::Address => "page".to_owned(),
            Column::Hash => "sha256".to_owned(),
            Column::Cite(style) => format!("cite_{}", style.key()),
        }
    }

    pub fn label(self, site: &Site, language: Language) -> String {
        let words = &site.words[&language];
        let field = |name: &str| site.label("fields", &name.replace('_', "-"), language).to_owned();
        let label = match self {
            Column::Title => field("title"),
            Column::Fact(name) => field(name),
            Column::Status(filter) => field(filter.key()),
            Column::Text(key) => site.label("texts", key.key(), language).to_owned(),
            Column::Summary => field("summary"),
            Column::TextLanguage => words.text_language.clone(),
            Column::Draft => words.draft.clone(),
            Column::Sources => words.sources.clone(),
            Column::Unverified => words.unverified.clone(),
            Column::Address => words.permanent_address.clone(),
            Column::Hash => words.content_hash.clone(),
            Column::Cite(CitationStyle::Gost) => words.cite_gost.clone(),
            Column::Cite(CitationStyle::Apa) => words.cite_apa.clone(),
            Column::Cite(CitationStyle::Oscola) => words.cite_oscola.clone(),
        };
        capitalised(&label)
    }
}

/// What every table ends with: where the words and facts come from, and how to cite them.
const ENDING: &[Column] = &[
    Column::TextLanguage,
    Column::Draft,
    Column::Sources,
    Column::Text(TextKey::SourceConflict),
    Column::Unverified,
    Column::Address,
    Column::Hash,
    Column::Cite(CitationStyle::Gost),
    Column::Cite(CitationStyle::Apa),
    Column::Cite(CitationStyle::Oscola),
];

pub fn of(collection: Collection) -> Vec<Column> {
    use Column::{Fact, Status, Summary, Text, Title};
    let own: &[Column] = match collection {
        Collection::Cases => &[
            Title,
            Fact("symbol"),
            Fact("communications"),
            Fact("body"),
            Fact("level"),
            Fact("decision_type"),
            Fact("adopted"),
            Fact("outcome"),
            Fact("violated"),
            Fact("alleged"),
            Text(TextKey::ViolatedAsWritten),
            Fact("part_inadmissible"),
            Fact("rights"),
            Fact("regions"),
            Text(TextKey::Place),
            Fact("events"),
            Fact("submitted"),
            Fact("remedies"),
            Text(TextKey::Remedies),
            Fact("response_days"),
            Fact("response_months"),
            Status(Filter::Implementation),
            Fact("implementation_as_of"),
            Fact("follow_up"),
            Text(TextKey::FollowUp),
            Fact("represented_by"),
            Summary,
        ],
        Collection::Statements => &[
            Title,
            Fact("date"),
            Fact("kind"),
            Fact("issuers"),
            Fact("issuers_verified"),
            Fact("supported_by"),
            Fact("rights"),
            Fact("regions"),
            Text(TextKey::Place),
            Fact("language"),
            Fact("read_secondary"),
            Summary,
        ],
        Collection::Recommendations => &[
            Title,
            Fact("body"),
            Fact("kind"),
            Fact("cycle"),
            Fact("symbol"),
            Fact("paragraph"),
            Fact("year"),
            Fact("states"),
            Summary,
            Fact("rights"),
            Fact("regions"),
            Fact("addressee"),
            Fact("position"),
            Fact("follow_up_procedure"),
            Status(Filter::Assessment),
            Fact("status_history"),
            Fact("clusters"),
            Text(TextKey::ImplementationNote),
        ],
        Collection::Obligations => &[
            Title,
            Text(TextKey::Abbreviation),
            Fact("kind"),
            Fact("treaty"),
            Fact("status"),
            Fact("status_as_of"),
            Fact("adopted"),
            Fact("signed"),
            Fact("signature_decree_date"),
            Fact("ratification_law_date"),
            Text(TextKey::RatificationLaw),
            Fact("ratified"),
            Fact("ratified_other"),
            Fact("in_force"),
            Fact("in_force_other"),
            Text(TextKey::Reservations),
            Fact("complaints"),
            Fact("complaints_from"),
            Fact("inquiry"),
            Fact("visits"),
            Fact("committee"),
            Summary,
        ],
        Collection::Library => &[
            Title,
            Fact("kind"),
            Fact("body"),
            Fact("symbol"),
            Fact("edition"),
            Fact("date"),
            Fact("country"),
            Fact("rights"),
            Fact("languages"),
            Fact("address"),
            Fact("address_is_mirror"),
            Fact("archived_copy"),
            Fact("address_checked"),
            Fact("official_site"),
            Fact("supersedes"),
            Fact("superseded_by"),
            Summary,
        ],
        Collection::Organisations => &[
            Title,
            Fact("kind"),
            Fact("country"),
            Fact("region"),
            Fact("parent"),
            Fact("membership"),
            Fact("site"),
            Fact("other_sites"),
            Fact("founded"),
            Fact("registered"),
            Fact("legal_entity"),
            Fact("focus_country"),
            Text(TextKey::Note),
            Summary,
        ],
        // A number is never given without its unit, its period and who counted.
        Collection::Figures => &[
            Title,
            Fact("rows"),
            Fact("total"),
            Text(TextKey::Unit),
            Text(TextKey::Period),
            Text(TextKey::CountedBy),
            Text(TextKey::ExactWording),
            Fact("by_region"),
            Fact("sensitive"),
            Summary,
        ],
        Collection::Bills => &[
            Title,
            Fact("kind"),
            Fact("authors"),
            Fact("official_text"),
            Fact("rights"),
            Fact("stages"),
            Fact("proposals"),
            Text(TextKey::StatusNote),
            Summary,
        ],
        Collection::Pages => &[],
    };
    own.iter().chain(ENDING).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_has_two_columns_of_one_name() {
        for collection in Collection::ALL {
            let mut keys: Vec<String> = of(collection).into_iter().map(Column::key).collect();
            keys.sort();
            let before = keys.len();
            keys.dedup();
            assert_eq!(keys.len(), before, "{collection:?}");
        }
    }
}
