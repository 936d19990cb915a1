//! `rayon` as tantivy's reader uses it in wasm: a pool that cannot be built, so that nothing is spawned.
//! Not here: parallel iterators, on any target. Outside wasm the pools are those of `rayon-core`.

#[cfg(not(target_arch = "wasm32"))]
pub use rayon_core::*;

#[cfg(target_arch = "wasm32")]
pub use none::*;

#[cfg(target_arch = "wasm32")]
mod none {
    use std::any::Any;
    use std::fmt;
    use std::marker::PhantomData;

    #[derive(Debug)]
    pub struct ThreadPool(());

    #[derive(Debug)]
    pub struct ThreadPoolBuildError(());

    impl fmt::Display for ThreadPoolBuildError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("no threads on this target")
        }
    }

    impl std::error::Error for ThreadPoolBuildError {}

    #[derive(Default)]
    pub struct ThreadPoolBuilder(());

    impl ThreadPoolBuilder {
        pub fn new() -> Self {
            Self(())
        }
        pub fn num_threads(self, _: usize) -> Self {
            self
        }
        pub fn thread_name<F: FnMut(usize) -> String + 'static>(self, _: F) -> Self {
            self
        }
        pub fn panic_handler<F: Fn(Box<dyn Any + Send>) + Send + Sync + 'static>(self, _: F) -> Self {
            self
        }
        pub fn build(self) -> Result<ThreadPool, ThreadPoolBuildError> {
            Err(ThreadPoolBuildError(()))
        }
    }

    /// Runs what it is given at once: with one thread that is what a scope means.
    pub struct Scope<'scope>(PhantomData<std::cell::Cell<&'scope ()>>);

    impl<'scope> Scope<'scope> {
        pub fn spawn<F: FnOnce(&Scope<'scope>) + Send + 'scope>(&self, work: F) {
            work(self);
        }
    }

    impl ThreadPool {
        pub fn install<R: Send, F: FnOnce() -> R + Send>(&self, work: F) -> R {
            work()
        }
        pub fn scope<'scope, R: Send, F: FnOnce(&Scope<'scope>) -> R + Send>(&self, work: F) -> R {
            work(&Scope(PhantomData))
        }
        pub fn spawn<F: FnOnce() + Send + 'static>(&self, work: F) {
            work();
        }
    }
}
