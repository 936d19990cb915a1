//! The page's program. A program of its own, because a library that is also linked by others is not
//! optimised as a whole: that would add a fifth to its weight.

fn main() {
    web::mount::start();
}
