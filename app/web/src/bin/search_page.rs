//! The program of the search page.

use web::mount::{self, parts};

fn main() {
    mount::start(&[parts::SEARCH]);
}
