//! The program of the worker that makes files to take home. Natively it only says so.

#[cfg(target_arch = "wasm32")]
fn main() {
    web::take_home::worker::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("take_home runs in a browser; build it for wasm32-unknown-unknown");
}
