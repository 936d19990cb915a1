//! The program of every page that is only read: records, lists, regions, the front page.

use web::mount::{self, parts};

fn main() {
    mount::start_plain(&[parts::CITE, parts::KEEP, parts::LETTER]);
}
