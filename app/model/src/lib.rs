//! The words every part of the portal speaks: languages, addresses, records, filters, search requests.
//! Not here: input and output, the DOM, tantivy, any sentence a reader sees.

mod article;
mod bill;
mod collection;
mod date;
mod fact;
mod feed;
mod filter;
mod language;
mod letter;
mod measure;
mod membership;
mod query;
mod record;
mod record_set;
mod results;
mod route;
mod row;
mod self_check;
mod view;

pub use article::Article;
pub use bill::{BillStage, ClauseWords, Proposal};
pub use collection::Collection;
pub use date::PartialDate;
pub use fact::{Evidence, Fact, FactValue, FigureRow, Party};
pub use feed::{Feed, FeedFormat};
pub use filter::{Filter, Filters, YearRange};
pub use language::Language;
pub use letter::{Letter, LetterField, blanks, filled};
pub use measure::Measure;
pub use membership::{MembershipEvent, MembershipStep, Standing, standing};
pub use query::{HITS_PER_PAGE, SearchQuery, SearchRequest, Sort};
pub use record::{Body, Label, Paragraph, Record, RecordId, Source, TextKey, Words, is_slug};
pub use record_set::RecordSet;
pub use results::{Excerpt, FromWorker, Hit, Passage, SearchError, SearchNote, SearchResults, ToWorker, Via};
pub use route::{Browse, Route, absolute, relative_link};
pub use row::{Row, counts};
pub use self_check::{Answer, NextStep, Question, SelfCheck};
pub use view::View;
