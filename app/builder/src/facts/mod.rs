//! What an author may write in `facts.toml` and in a words file, one type per kind of record, and
//! the one function per kind that turns it into what readers receive.
//! Not here: reading files (`read`) and rules between records (`check`).
//!
//! A field that no `publish` function names is never published.

mod bill;
mod case;
mod common;
mod figure;
mod letter;
mod library;
mod obligation;
mod organisation;
mod page;
mod recommendation;
mod self_check;
mod statement;
mod words;

pub use bill::BillFacts;
pub use case::CaseFacts;
pub use common::{DateText, PlaceRef, Published, RecordRef, SourceFacts, is_source};
pub use figure::FigureFacts;
pub use letter::LetterFacts;
pub use library::LibraryFacts;
pub use obligation::ObligationFacts;
pub use organisation::OrganisationFacts;
pub use page::PageFacts;
pub use recommendation::{NO_ASSESSMENT, RecommendationFacts};
pub use self_check::SelfCheckFacts;
pub use statement::StatementFacts;
pub use words::WordsFacts;

/// Facts of any kind.
#[derive(Debug)]
pub enum Facts {
    Case(Box<CaseFacts>),
    Statement(Box<StatementFacts>),
    Recommendation(Box<RecommendationFacts>),
    Obligation(Box<ObligationFacts>),
    Library(Box<LibraryFacts>),
    Organisation(Box<OrganisationFacts>),
    Figure(Box<FigureFacts>),
    Bill(Box<BillFacts>),
    Page(Box<PageFacts>),
}

impl Facts {
    pub fn publish(&self) -> Published {
        match self {
            Facts::Case(facts) => facts.publish(),
            Facts::Statement(facts) => facts.publish(),
            Facts::Recommendation(facts) => facts.publish(),
            Facts::Obligation(facts) => facts.publish(),
            Facts::Library(facts) => facts.publish(),
            Facts::Organisation(facts) => facts.publish(),
            Facts::Figure(facts) => facts.publish(),
            Facts::Bill(facts) => facts.publish(),
            Facts::Page(facts) => facts.publish(),
        }
    }

    pub fn sources(&self) -> &[SourceFacts] {
        match self {
            Facts::Case(facts) => &facts.sources,
            Facts::Statement(facts) => &facts.sources,
            Facts::Recommendation(facts) => &facts.sources,
            Facts::Obligation(facts) => &facts.sources,
            Facts::Library(facts) => &facts.sources,
            Facts::Organisation(facts) => &facts.sources,
            Facts::Figure(facts) => &facts.sources,
            Facts::Bill(facts) => &facts.sources,
            Facts::Page(facts) => &facts.sources,
        }
    }

    pub fn unverified(&self) -> &[String] {
        match self {
            Facts::Case(facts) => &facts.unverified,
            Facts::Statement(facts) => &facts.unverified,
            Facts::Recommendation(facts) => &facts.unverified,
            Facts::Obligation(facts) => &facts.unverified,
            Facts::Library(facts) => &facts.unverified,
            Facts::Organisation(facts) => &facts.unverified,
            Facts::Figure(facts) => &facts.unverified,
            Facts::Bill(facts) => &facts.unverified,
            Facts::Page(_) => &[],
        }
    }

    pub fn related(&self) -> &[RecordRef] {
        match self {
            Facts::Case(facts) => &facts.related,
            Facts::Statement(facts) => &facts.related,
            Facts::Recommendation(facts) => &facts.related,
            Facts::Obligation(facts) => &facts.related,
            Facts::Library(facts) => &facts.related,
            Facts::Organisation(facts) => &facts.related,
            Facts::Figure(facts) => &facts.related,
            Facts::Bill(facts) => &facts.related,
            Facts::Page(facts) => &facts.related,
        }
    }
}
