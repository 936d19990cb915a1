//! tantivy's `Directory` over bytes that are only read.
//! Not here: where the bytes come from (`engine::parts`, `write::recorder`).

use std::fmt;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{DirectoryLock, FileHandle, Lock, OwnedBytes, WatchCallback, WatchHandle, WritePtr};
use tantivy::{Directory, HasLen};

/// Files by name, read by range.
pub trait Storage: Send + Sync + 'static {
    /// Number and length of a file.
    fn find(&self, name: &str) -> Option<(usize, usize)>;
    /// Bytes of a file; an error where they are not here.
    fn read(&self, file: usize, range: Range<usize>) -> io::Result<OwnedBytes>;
}

pub struct ReadOnly<S>(Arc<S>);

impl<S: Storage> ReadOnly<S> {
    pub fn new(storage: Arc<S>) -> Self {
        ReadOnly(storage)
    }
}

impl<S> Clone for ReadOnly<S> {
    fn clone(&self) -> Self {
        ReadOnly(self.0.clone())
    }
}

impl<S> fmt::Debug for ReadOnly<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReadOnly")
    }
}

struct File<S> {
    storage: Arc<S>,
    number: usize,
    length: usize,
}

impl<S> fmt::Debug for File<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "File({})", self.number)
    }
}

impl<S> HasLen for File<S> {
    fn len(&self) -> usize {
        self.length
    }
}

#[async_trait::async_trait]
impl<S: Storage> FileHandle for File<S> {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.is_empty() { Ok(OwnedBytes::empty()) } else { self.storage.read(self.number, range) }
    }
}

fn refused() -> io::Error {
    io::ErrorKind::ReadOnlyFilesystem.into()
}

impl<S: Storage> Directory for ReadOnly<S> {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let found = path.to_str().and_then(|name| self.0.find(name));
        let (number, length) = found.ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))?;
        Ok(Arc::new(File { storage: self.0.clone(), number, length }))
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(path.to_str().is_some_and(|name| self.0.find(name).is_some()))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let file = self.get_file_handle(path)?;
        let bytes = file.read_bytes(0..file.len());
        bytes
            .map(|bytes| bytes.to_vec())
            .map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError { io_error: Arc::new(refused()), filepath: path.to_owned() })
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(refused(), path.to_owned()))
    }

    fn atomic_write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Err(refused())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
