//! One record as readers get it: what is published, and nothing else.
//! Not here: what an author may write (builder's facts types) and how a record looks (crate `web`).

use crate::{ClauseWords, Collection, Fact, Language, Letter, PartialDate, Row, SelfCheck};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// `cases/cat-433-2010-gerasimov`: names a record everywhere, in content, data, index and addresses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    pub collection: Collection,
    pub slug: String,
}

impl RecordId {
    pub fn new(collection: Collection, slug: impl Into<String>) -> RecordId {
        RecordId { collection, slug: slug.into() }
    }
}

/// Whether `text` can be a folder name and an address segment everywhere.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 100
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

impl FromStr for RecordId {
    type Err = String;

    fn from_str(text: &str) -> Result<RecordId, String> {
        let parts = text.split_once('/').and_then(|(collection, slug)| {
            Some((Collection::parse(collection)?, slug)).filter(|(_, slug)| is_slug(slug))
        });
        match parts {
            Some((collection, slug)) => Ok(RecordId::new(collection, slug)),
            None => Err(format!("`{text}` is not a record id written as collection/slug")),
        }
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.collection.slug(), self.slug)
    }
}

impl Serialize for RecordId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RecordId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// A record with every public fact and word.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    pub id: RecordId,
    /// What lists, filters and the map need of it.
    pub row: Row,
    /// Facts in the order a page shows them.
    #[serde(serialize_with = "crate::fact::as_map")]
    pub facts: Vec<Fact>,
    pub words: BTreeMap<Language, Words>,
    pub sources: Vec<Source>,
    /// Names of facts that no source has confirmed.
    pub unverified: Vec<String>,
    pub related: Vec<RecordId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub self_check: Option<SelfCheck>,
    /// The letter that a reader can fill in on this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter: Option<Letter>,
}

impl Record {
    /// The words in `language`, or in the best language there is, with the language they are in.
    pub fn words_for(&self, language: Language) -> Option<(Language, &Words)> {
        language.fallbacks().into_iter().find_map(|l| self.words.get(&l).map(|words| (l, words)))
    }

    /// The words whose body has text, as [`Record::words_for`].
    pub fn body_for(&self, language: Language) -> Option<(Language, &Words)> {
        language.fallbacks().into_iter().find_map(|l| {
            self.words.get(&l).filter(|words| !words.body.paragraphs.is_empty()).map(|words| (l, words))
        })
    }

    /// A named text in `language`, or in the best language there is.
    pub fn text_for(&self, language: Language, key: TextKey) -> Option<(Language, &str)> {
        language.fallbacks().into_iter().find_map(|l| {
            self.words.get(&l).and_then(|words| words.texts.get(&key)).map(|text| (l, text.as_str()))
        })
    }
}

/// What a record says in one language.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Words {
    pub title: String,
    /// False for a descriptive title of ours, where the publisher gave none.
    pub title_published: bool,
    /// A translation made here that no person has reviewed yet.
    pub draft: bool,
    /// The text it was translated from has changed since.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub stale: bool,
    pub texts: BTreeMap<TextKey, String>,
    /// Wording of a bill's proposals, by their ids.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub clauses: BTreeMap<String, ClauseWords>,
    pub body: Body,
}

/// Running text: sanitised HTML for the page, plain paragraphs for the index.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Body {
    pub html: String,
    #[serde(skip)]
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph, heading or list item with the anchor its element carries on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    pub anchor: String,
    pub text: String,
}

/// Where facts come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Our own record that holds the source in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// Names of the facts it supports; empty where the whole record rests on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supports: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Day the address was last opened and read; absent where nobody wrote it down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<PartialDate>,
    /// The copy that was read, where it is not the official address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy: Option<String>,
}

/// A term or region in three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    pub kk: String,
    pub ru: String,
    pub en: String,
}

impl Label {
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Kk => &self.kk,
            Language::Ru => &self.ru,
            Language::En => &self.en,
        }
    }
}

macro_rules! text_keys {
    ($($variant:ident = $key:literal),* $(,)?) => {
        /// Short named texts beside the body; a page shows them under a label of their own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum TextKey { $(#[serde(rename = $key)] $variant),* }

        impl TextKey {
            /// Every key, in the order a page shows them.
            pub const ALL: &'static [TextKey] = &[$(TextKey::$variant),*];

            pub fn key(self) -> &'static str {
                match self { $(TextKey::$variant => $key),* }
            }

            pub fn parse(key: &str) -> Option<TextKey> {
                TextKey::ALL.iter().copied().find(|text| text.key() == key)
            }
        }
    };
}

text_keys! {
    Abbreviation = "abbreviation",
    Outcome = "outcome",
    ViolatedAsWritten = "violated_as_written",
    NotViolated = "not_violated",
    InadmissibleGrounds = "inadmissible_grounds",
    OptionalProtocolBreach = "optional_protocol_breach",
    Remedies = "remedies",
    FollowUp = "follow_up",
    ImplementationNote = "implementation_note",
    FollowUpNote = "follow_up_note",
    Reservations = "reservations",
    ComplaintsProcedure = "complaints_procedure",
    ComplaintsNote = "complaints_note",
    RatificationLaw = "ratification_law",
    Unit = "unit",
    Period = "period",
    CountedBy = "counted_by",
    ExactWording = "exact_wording",
    Place = "place",
    Scope = "scope",
    RoleOfBureau = "role_of_bureau",
    MembershipNote = "membership_note",
    BranchesNote = "branches_note",
    FoundedNote = "founded_note",
    SignatoriesNote = "signatories_note",
    IssuerNote = "issuer_note",
    FiguresNote = "figures_note",
    Note = "note",
    StatusNote = "status_note",
    AllegedNote = "alleged_note",
    BodyNote = "body_note",
    StatePartyNote = "state_party_note",
    PlaceNote = "place_note",
    DateNote = "date_note",
    NameNote = "name_note",
    NamingNote = "naming_note",
    TitleNote = "title_note",
    WordingNote = "wording_note",
    ParagraphNote = "paragraph_note",
    AddressNote = "address_note",
    SourceNote = "source_note",
    OriginNote = "origin_note",
    PrivacyNote = "privacy_note",
    Verification = "verification",
    SourceConflict = "source_conflict",
    Unverified = "unverified",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_print_and_read_back() {
        let id: RecordId = "cases/cat-433-2010-gerasimov".parse().expect("an id");
        assert_eq!(id.to_string(), "cases/cat-433-2010-gerasimov");
        for bad in
            ["cases", "cases/", "case/x", "cases/Xy", "cases/../x", "cases/a b", "cases/-a", "cases/a/b"]
        {
            assert!(bad.parse::<RecordId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn text_keys_are_distinct_and_read_back() {
        for key in TextKey::ALL {
            assert_eq!(TextKey::parse(key.key()), Some(*key));
        }
    }
}
