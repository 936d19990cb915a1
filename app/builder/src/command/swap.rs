//! Putting a finished folder where an old one stands: readers of the place see the old or the new, never a mixture.
//! Not the building: until everything is ready nothing here is called.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The pages that every site of ours has; a folder with other things in it is not replaced.
const PAGES_OF_A_SITE: [&str; 3] = ["kk/index.html", "ru/index.html", "en/index.html"];

/// A place that a site may be put to.
#[derive(Clone, Debug)]
pub struct Destination {
    path: PathBuf,
}

#[derive(Debug, thiserror::Error)]
pub enum SwapError {
    #[error(
        "`{}` holds something that is not a site of this portal\n  what to do: name an empty or a new folder, since the folder is replaced whole",
        .0.display()
    )]
    NotOurs(PathBuf),
    #[error("`{}` is not a folder\n  what to do: name a folder", .0.display())]
    NotAFolder(PathBuf),
    #[error("`{}` is no place for a folder\n  what to do: name a folder inside another one", .0.display())]
    NoPlace(PathBuf),
    #[error("`{}` cannot be used: {reason}; `{}` is as it was", path.display(), destination.display())]
    Disk { path: PathBuf, destination: PathBuf, reason: std::io::Error },
}

impl Destination {
    /// Looks before any work is done: the place must be free, empty, or hold an earlier site.
    pub fn examine(path: &Path) -> Result<Destination, SwapError> {
        let disk = |reason| SwapError::Disk { path: path.into(), destination: path.into(), reason };
        // A link is followed, so that the folder behind it is replaced and the link stays.
        let path = match path.canonicalize() {
            Ok(real) => real,
            Err(reason) if reason.kind() == ErrorKind::NotFound => std::path::absolute(path).map_err(disk)?,
            Err(reason) => return Err(disk(reason)),
        };
        if path.parent().is_none() || path.file_name().is_none() {
            return Err(SwapError::NoPlace(path));
        }
        if path.exists() {
            if !path.is_dir() {
                return Err(SwapError::NotAFolder(path));
            }
            let is_empty = std::fs::read_dir(&path).map_err(disk)?.next().is_none();
            let is_site = PAGES_OF_A_SITE.iter().all(|page| path.join(page).is_file());
            if !is_empty && !is_site {
                return Err(SwapError::NotOurs(path));
            }
        }
        Ok(Destination { path })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Moves `new` here; what stood here before is removed afterwards. On an error it still stands.
    pub fn take(&self, new: &Path) -> Result<(), SwapError> {
        let neighbour = self.neighbour("new");
        let disk = |path: &Path| {
            let path = path.to_path_buf();
            move |reason| SwapError::Disk { path, destination: self.path.clone(), reason }
        };
        remove(&neighbour).map_err(disk(&neighbour))?;
        let parent = self.path.parent().unwrap_or(Path::new("/"));
        std::fs::create_dir_all(parent).map_err(disk(parent))?;

        // Renaming works within one disk only; so the new folder first comes beside the old one, by copy if need be.
        match std::fs::rename(new, &neighbour) {
            Ok(()) => {}
            Err(reason) if reason.kind() == ErrorKind::CrossesDevices => {
                if let Err(reason) = copy(new, &neighbour) {
                    let _ = remove(&neighbour);
                    return Err(disk(&neighbour)(reason));
                }
            }
            Err(reason) => return Err(disk(new)(reason)),
        }
        if self.path.exists() {
            exchange(&neighbour, &self.path, &self.neighbour("old")).map_err(disk(&self.path))?;
        } else {
            std::fs::rename(&neighbour, &self.path).map_err(disk(&self.path))?;
        }
        // The old site, now beside the new one. The new one stands whatever becomes of it.
        if let Err(reason) = remove(&neighbour) {
            eprintln!("the former site could not be removed from {}: {reason}", neighbour.display());
        }
        Ok(())
    }

    /// A hidden name beside the place, the same at every run, so that a broken run leaves nothing for ever.
    fn neighbour(&self, what: &str) -> PathBuf {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        self.path.with_file_name(format!(".{name}.{what}"))
    }
}

/// Exchanges two folders in one step where the system can.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(new: &Path, place: &Path, aside: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, new, CWD, place, RenameFlags::EXCHANGE) {
        // Some file systems, network ones above all, know no exchange.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {
            in_two_steps(new, place, aside)
        }
        result => Ok(result?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(new: &Path, place: &Path, aside: &Path) -> std::io::Result<()> {
    in_two_steps(new, place, aside)
}

/// For a moment the place is empty; should the second step fail, the first is undone.
fn in_two_steps(new: &Path, place: &Path, aside: &Path) -> std::io::Result<()> {
    remove(aside)?;
    std::fs::rename(place, aside)?;
    if let Err(reason) = std::fs::rename(new, place) {
        std::fs::rename(aside, place)?;
        return Err(reason);
    }
    std::fs::rename(aside, new)
}

fn remove(folder: &Path) -> std::io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(reason) if reason.kind() == ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// A site whose every page says `text`.
    fn site(folder: &Path, text: &str) {
        for page in PAGES_OF_A_SITE.into_iter().chain(["data/cases.json"]) {
            let path = folder.join(page);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }

    fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
        walkdir::WalkDir::new(folder)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| (entry.path().to_path_buf(), std::fs::read(entry.path()).unwrap()))
            .collect()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = folder
            .read_dir()
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_site_comes_to_a_new_place_and_then_replaces_itself_whole() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("deep/out");
        for text in ["one", "two"] {
            let new = place.path().join("built");
            site(&new, text);
            std::fs::write(new.join(format!("z-{text}")), "").unwrap();
            Destination::examine(&out).unwrap().take(&new).unwrap();
            assert_eq!(names(&out), ["data", "en", "kk", "ru", &format!("z-{text}")]);
            assert_eq!(std::fs::read_to_string(out.join("ru/index.html")).unwrap(), text);
            assert_eq!(names(&place.path().join("deep")), ["out"], "nothing is left beside it");
        }
    }

    #[test]
    fn a_folder_with_other_things_in_it_is_refused_before_anything_happens() {
        let place = tempfile::tempdir().unwrap();
        std::fs::write(place.path().join("thesis.txt"), "ten years of work").unwrap();
        let refused = Destination::examine(place.path()).unwrap_err();
        assert!(matches!(refused, SwapError::NotOurs(_)), "{refused}");
        assert!(matches!(
            Destination::examine(&place.path().join("thesis.txt")),
            Err(SwapError::NotAFolder(_))
        ));
        assert!(matches!(Destination::examine(Path::new("/")), Err(SwapError::NoPlace(_))));
        let empty = place.path().join("empty");
        std::fs::create_dir(&empty).unwrap();
        Destination::examine(&empty).unwrap();
    }

    /// Every kind of failing swap leaves the old site byte for byte; the control shows that the test would see it.
    #[test]
    fn a_swap_that_fails_leaves_the_old_site_as_it_was() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("out");
        site(&out, "old");
        let before = bytes(&out);
        let destination = Destination::examine(&out).unwrap();

        let missing = place.path().join("never-built");
        assert!(matches!(destination.take(&missing), Err(SwapError::Disk { .. })));
        assert_eq!(bytes(&out), before);

        let new = place.path().join("built");
        site(&new, "new");
        let vanished = place.path().join("vanished");
        assert!(in_two_steps(&vanished, &out, &place.path().join("aside")).is_err());
        assert_eq!(bytes(&out), before);
        assert_eq!(names(place.path()), ["built", "out"]);

        // Control: copying straight into the place and failing half way is what must never happen.
        std::fs::copy(new.join("ru/index.html"), out.join("ru/index.html")).unwrap();
        assert_ne!(bytes(&out), before);
    }

    #[cfg(unix)]
    #[test]
    fn a_copy_from_another_disk_that_breaks_is_an_error() {
        let place = tempfile::tempdir().unwrap();
        let new = place.path().join("built");
        site(&new, "new");
        std::os::unix::fs::symlink("nowhere", new.join("ru/broken")).unwrap();
        assert!(copy(&new, &place.path().join("copied")).is_err());
        std::fs::remove_file(new.join("ru/broken")).unwrap();
        remove(&place.path().join("copied")).unwrap();
        copy(&new, &place.path().join("copied")).unwrap();
        assert_eq!(bytes(&new).len(), bytes(&place.path().join("copied")).len());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn during_many_swaps_the_place_is_never_missing_and_never_mixed() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("out");
        site(&out, "start");
        let watched = out.clone();
        let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let stopped = stop.clone();
        let reader = std::thread::spawn(move || {
            let mut seen = 0;
            while !stopped.load(std::sync::atomic::Ordering::Relaxed) {
                assert!(watched.exists(), "the place was empty for a moment");
                seen += 1;
            }
            seen
        });
        for round in 0..100 {
            let new = place.path().join("built");
            site(&new, &format!("round {round}"));
            Destination::examine(&out).unwrap().take(&new).unwrap();
            let texts: std::collections::BTreeSet<_> = bytes(&out).into_values().collect();
            assert_eq!(texts.len(), 1, "all pages are of one round");
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        assert!(reader.join().unwrap() > 100);
    }
}
