//! The program of registers and the set of marked records.
//!
//! Each program is one of its own, because a library that is also linked by others is not optimised as a
//! whole: that would add a fifth to its weight.

use web::mount::{self, parts};

fn main() {
    mount::start(&[parts::REGISTER, parts::SAVED]);
}
