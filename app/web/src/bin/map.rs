//! The program of the map.

use web::mount::{self, parts};

fn main() {
    mount::start(&[parts::MAP]);
}
