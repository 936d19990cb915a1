//! The program of what more the map can do, loaded when a reader asks for it.

use web::mount::{self, parts};

fn main() {
    mount::start(&[parts::MAP_MORE]);
}
