//! Words of the pages rendered at build time: `content/ui/{kk,ru,en}.toml`.
//! Not here: words of the interactive parts (`browser`).

use super::Plural;
use serde::{Deserialize, Serialize};

words! {
    /// One language's words for rendered pages.
    PageWords {
        article_short: String,
        records_count: Plural,
    }
}
