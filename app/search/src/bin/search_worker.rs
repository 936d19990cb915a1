//! The Web Worker's program. Natively it only says so: cargo builds every binary of a workspace.

#[cfg(target_arch = "wasm32")]
fn main() {
    search::worker::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("search_worker runs in a browser; build it for wasm32-unknown-unknown");
}
