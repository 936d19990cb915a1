//! Which file answers an address: what a plain static host, GitHub Pages for one, does with a folder.
//! Not the network: `http` speaks it. Not a router: there is no fallback page but `404.html`.

use percent_encoding::percent_decode_str;
use std::path::{Component, Path, PathBuf};

/// A folder of files, mounted at a path that begins and ends with `/`.
#[derive(Clone, Debug)]
pub struct StaticSite {
    folder: PathBuf,
    mount: String,
}

/// What to send for one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    File(PathBuf),
    /// To the same address with a slash at the end.
    Redirect(String),
    /// `404.html` where the site has one.
    NotFound(Option<PathBuf>),
}

impl StaticSite {
    /// The folder is resolved once, so that no answer can leave it by a link.
    pub fn new(folder: &Path, mount: &str) -> std::io::Result<StaticSite> {
        Ok(StaticSite { folder: folder.canonicalize()?, mount: mount.to_owned() })
    }

    /// Answers the target of a request line: a path, maybe with a query, which no static host looks at.
    pub fn answer(&self, target: &str) -> Answer {
        let (path, query) =
            target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
        let to_slash = || {
            let query = query.map(|query| format!("?{query}")).unwrap_or_default();
            Answer::Redirect(format!("{path}/{query}"))
        };
        let Some(inner) = path.strip_prefix(&self.mount) else {
            return if format!("{path}/") == self.mount { to_slash() } else { self.not_found() };
        };
        let Some(file) = self.locate(inner) else { return self.not_found() };
        match (file.is_dir(), inner.is_empty() || inner.ends_with('/')) {
            (true, false) => to_slash(),
            (true, true) => {
                self.inside(file.join("index.html")).map_or_else(|| self.not_found(), Answer::File)
            }
            (false, false) => Answer::File(file),
            // `page.html/` is no address of a file.
            (false, true) => self.not_found(),
        }
    }

    /// The existing file or folder behind a path of the site, if it lies in the site.
    fn locate(&self, path: &str) -> Option<PathBuf> {
        let decoded = percent_decode_str(path).decode_utf8().ok()?;
        // A backslash separates names on some systems, a NUL ends them: neither occurs in an address of ours.
        if decoded.contains(['\\', '\0']) {
            return None;
        }
        let relative = Path::new(decoded.as_ref());
        let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
        if !plain {
            return None;
        }
        self.inside(self.folder.join(relative))
    }

    /// The path itself where it exists and, links followed, still lies in the folder.
    fn inside(&self, path: PathBuf) -> Option<PathBuf> {
        let real = path.canonicalize().ok()?;
        real.starts_with(&self.folder).then_some(real)
    }

    fn not_found(&self) -> Answer {
        Answer::NotFound(self.inside(self.folder.join("404.html")))
    }
}

/// The media type of a file, by the end of its name.
pub fn media_type(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "atom" => "application/atom+xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

/// Whether gzip makes such a file smaller; pictures, fonts and archives are packed already.
pub fn packs_well(media_type: &str) -> bool {
    media_type.starts_with("text/")
        || media_type.ends_with("json")
        || media_type.ends_with("xml")
        || media_type == "application/wasm"
        // The search index: bytes without a type of their own.
        || media_type == "application/octet-stream"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site with a page, a script and a name in Cyrillic; beside it a secret.
    fn site(mount: &str) -> (tempfile::TempDir, StaticSite) {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("site");
        for (path, text) in
            [("ru/index.html", "страница"), ("404.html", "нет"), ("app.wasm", "wasm"), ("ru/имя.txt", "имя")]
        {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        std::fs::create_dir_all(folder.join("empty")).unwrap();
        std::fs::write(place.path().join("secret.txt"), "secret").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(place.path().join("secret.txt"), folder.join("link.txt")).unwrap();
        let site = StaticSite::new(&folder, mount).unwrap();
        (place, site)
    }

    fn shown(site: &StaticSite, target: &str) -> String {
        let name = |path: &Path| path.strip_prefix(&site.folder).unwrap().to_string_lossy().into_owned();
        match site.answer(target) {
            Answer::File(path) => name(&path),
            Answer::Redirect(to) => format!("-> {to}"),
            Answer::NotFound(Some(path)) => format!("404 {}", name(&path)),
            Answer::NotFound(None) => "404".into(),
        }
    }

    #[test]
    fn files_folders_slashes_and_queries() {
        let (_place, site) = site("/");
        for (target, expected) in [
            ("/ru/", "ru/index.html"),
            ("/ru/index.html", "ru/index.html"),
            ("/ru", "-> /ru/"),
            ("/ru?a=b", "-> /ru/?a=b"),
            ("/ru/?q=1", "ru/index.html"),
            ("/app.wasm", "app.wasm"),
            ("/app.wasm/", "404 404.html"),
            ("/ru/%D0%B8%D0%BC%D1%8F.txt", "ru/имя.txt"),
            ("/nothing", "404 404.html"),
            ("/empty/", "404 404.html"),
            ("/", "404 404.html"),
        ] {
            assert_eq!(shown(&site, target), expected, "{target}");
        }
    }

    #[test]
    fn a_mounted_site_answers_below_its_mount_and_nowhere_else() {
        let (_place, site) = site("/x/y/");
        for (target, expected) in [
            ("/x/y/ru/", "ru/index.html"),
            ("/x/y/ru", "-> /x/y/ru/"),
            ("/x/y", "-> /x/y/"),
            ("/x/", "404 404.html"),
            ("/ru/", "404 404.html"),
            ("/x/yy/ru/", "404 404.html"),
        ] {
            assert_eq!(shown(&site, target), expected, "{target}");
        }
    }

    #[test]
    fn nothing_outside_the_folder_is_ever_an_answer() {
        let (place, site) = site("/");
        // The control: the secret is there and readable by this very process.
        assert_eq!(std::fs::read_to_string(site.folder.join("../secret.txt")).unwrap(), "secret");
        let absolute = format!("/{}", place.path().join("secret.txt").display());
        for target in [
            "/../secret.txt",
            "/ru/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e%2fsecret.txt",
            "/..\\secret.txt",
            "/..%5csecret.txt",
            "/./../secret.txt",
            "//secret.txt",
            "/link.txt",
            "/secret.txt%00.html",
            "/%ff%fe",
            "../secret.txt",
            &absolute,
        ] {
            assert_eq!(shown(&site, target), "404 404.html", "{target}");
        }
    }

    #[test]
    fn media_types_that_browsers_insist_on() {
        for (name, expected) in [
            ("a.wasm", "application/wasm"),
            ("a.JS", "text/javascript; charset=utf-8"),
            ("a.css", "text/css; charset=utf-8"),
            ("a.part", "application/octet-stream"),
            ("LICENSE", "application/octet-stream"),
        ] {
            assert_eq!(media_type(Path::new(name)), expected);
        }
        assert!(packs_well("application/wasm") && packs_well("image/svg+xml") && !packs_well("image/png"));
    }
}
