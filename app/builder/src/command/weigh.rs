//! `cargo portal weigh`: what a reader's browser must fetch, and how long content takes to become pages, against the
//! limits this project holds itself to. Not a profile of time in the browser: `tests/` measures that.

use super::http::gzip;
use super::{content, links};
use crate::tools::Project;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A kilobyte is 1,000 bytes here, the stricter of its two meanings.
const KB: u64 = 1000;

const RECORD_PAGE_LIMIT: u64 = 30 * KB;
/// A document held in full weighs what its words weigh: from here on only what is added to them is limited.
const LONG_TEXT: u64 = 15 * KB;
const BESIDE_LONG_TEXT_LIMIT: u64 = 15 * KB;
const PAGE_PROGRAM_LIMIT: u64 = 100 * KB;
const WORKER_LIMIT: u64 = 380 * KB;
const BORDERS_LIMIT: u64 = 35 * KB;
const TAKE_HOME_LIMIT: u64 = 320 * KB;
/// All feeds together, unpacked: what a host must hold and a checkout must carry.
const FEEDS_LIMIT: u64 = 15_000 * KB;
const CONTENT_LIMIT: Duration = Duration::from_secs(3);

const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// The finished site to weigh; without it, the one that `serve` built.
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

#[derive(Debug, thiserror::Error)]
pub enum WeighError {
    #[error("`{}` cannot be read: {reason}\n  what to do: build the site, as in `cargo portal build --out DIR`", path.display())]
    Unreadable { path: PathBuf, reason: std::io::Error },
    #[error("`{}` holds no page of a record: nothing could be weighed", .0.display())]
    NoRecords(PathBuf),
    #[error("{0} of the limits are broken")]
    TooHeavy(usize),
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub name: String,
    pub value: String,
    pub limit: Option<String>,
    pub holds: bool,
}

/// Prints the table; an error when a limit is broken.
pub fn run(project: &Project, arguments: &Arguments) -> Result<(), WeighError> {
    let folder = arguments.dir.clone().unwrap_or_else(|| project.workshop().join("site"));
    let figures = figures(&folder, content::render_time(project))?;
    print!("{}", table(&figures));
    match figures.iter().filter(|figure| !figure.holds).count() {
        0 => Ok(()),
        broken => Err(WeighError::TooHeavy(broken)),
    }
}

/// Everything that is weighed, in the order of the table.
pub fn figures(folder: &Path, render_time: Option<Duration>) -> Result<Vec<Figure>, WeighError> {
    let site = Site::read(folder)?;
    let pages = site.record_pages()?;
    if pages.is_empty() {
        return Err(WeighError::NoRecords(folder.into()));
    }
    let (long, short): (Vec<_>, Vec<_>) = pages.into_iter().partition(|page| page.words > LONG_TEXT);
    let mut figures = Vec::new();
    if let (Some(heaviest), Some(median)) = (short.last(), short.get(short.len() / 2)) {
        let name = format!("record page, HTML + CSS, heaviest of {} ({})", short.len(), heaviest.path);
        figures.push(bytes(&name, heaviest.whole, RECORD_PAGE_LIMIT));
        figures.push(bytes("record page, HTML + CSS, median", median.whole, RECORD_PAGE_LIMIT));
    }
    if let Some(heaviest) = long.iter().max_by_key(|page| page.whole - page.words) {
        let name = format!(
            "long document beside its {} of words, heaviest of {} ({})",
            kilobytes(heaviest.words),
            long.len(),
            heaviest.path
        );
        figures.push(bytes(&name, heaviest.whole - heaviest.words, BESIDE_LONG_TEXT_LIMIT));
    }
    figures.extend([
        bytes("page program of pages to read, wasm + JS", site.packed(Part::Reading)?, PAGE_PROGRAM_LIMIT),
        bytes("page program of the search page, wasm + JS", site.packed(Part::Search)?, PAGE_PROGRAM_LIMIT),
        bytes("page program of lists, wasm + JS", site.packed(Part::Lists)?, PAGE_PROGRAM_LIMIT),
        bytes("page program of the map, wasm + JS", site.packed(Part::Map)?, PAGE_PROGRAM_LIMIT),
        bytes("more of the map, when asked for, wasm + JS", site.packed(Part::MapMore)?, PAGE_PROGRAM_LIMIT),
        bytes("search worker, wasm + JS", site.packed(Part::Worker)?, WORKER_LIMIT),
        bytes(
            "file maker, wasm + JS, when a file is asked for",
            site.packed(Part::TakeHome)?,
            TAKE_HOME_LIMIT,
        ),
        told("Leaflet, JS + CSS, on maps only", kilobytes(site.packed(Part::Leaflet)?)),
        bytes("borders of the map, on maps only", site.borders()?, BORDERS_LIMIT),
        told("search index, all of it", kilobytes(site.packed(Part::Index)?)),
        site.take_home()?,
        site.feeds()?,
        told(
            "the whole site, unpacked",
            format!("{} files, {:.1} MB", site.files.len(), site.size as f64 / 1e6),
        ),
    ]);
    if let Some(time) = render_time {
        figures.push(Figure {
            name: "content part of the last build: check, index, pages".into(),
            value: format!("{:.2} s", time.as_secs_f64()),
            limit: Some(format!("{} s", CONTENT_LIMIT.as_secs())),
            holds: time <= CONTENT_LIMIT,
        });
    }
    Ok(figures)
}

/// The table as text: name, value, limit, verdict.
pub fn table(figures: &[Figure]) -> String {
    let mut text = String::from("gzip at level 6; 1 kB = 1,000 bytes\n");
    let width = figures.iter().map(|figure| figure.name.chars().count()).max().unwrap_or_default();
    for Figure { name, value, limit, holds } in figures {
        let verdict = match (limit, holds) {
            (None, _) => String::new(),
            (Some(limit), true) => format!("limit {limit:>9}  holds"),
            (Some(limit), false) => format!("limit {limit:>9}  BROKEN"),
        };
        let padding = " ".repeat(width - name.chars().count());
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}", format!("{name}{padding}  {value:>14}  {verdict}").trim_end());
    }
    text
}

fn bytes(name: &str, value: u64, limit: u64) -> Figure {
    // A part that weighs nothing is not light, it is missing.
    let holds = value > 0 && value <= limit;
    Figure { name: name.into(), value: kilobytes(value), limit: Some(kilobytes(limit)), holds }
}

fn told(name: &str, value: String) -> Figure {
    Figure { name: name.into(), value, limit: None, holds: true }
}

fn kilobytes(bytes: u64) -> String {
    format!("{:.1} kB", bytes as f64 / KB as f64)
}

/// What a file is to a reader's browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The program of pages that are only read, loaded after the text; scripts of no program count here.
    Reading,
    /// The program of the search page.
    Search,
    /// The program of registers and marked records.
    Lists,
    Map,
    /// What more the map can do, loaded when the reader asks for it.
    MapMore,
    /// Makes files in the browser; loaded when the reader asks for one.
    TakeHome,
    /// The search worker's program, loaded when somebody searches.
    Worker,
    Leaflet,
    /// What the worker reads.
    Index,
    /// Pages, styles, data, pictures.
    Other,
}

fn part(path: &str) -> Part {
    let is_program = path.ends_with(".wasm") || path.ends_with(".js");
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_named = |program: &str| name.strip_prefix("start-").unwrap_or(name).starts_with(program);
    let is_leaflet = path.split('/').any(|folder| folder.starts_with("leaflet"));
    let is_index = path.split('/').any(|folder| folder == "index" || folder.starts_with("index-"));
    match () {
        () if is_leaflet && (is_program || path.ends_with(".css")) => Part::Leaflet,
        () if is_program && path.contains("search_worker") => Part::Worker,
        () if is_program && path.contains("take_home") => Part::TakeHome,
        () if is_program && is_named("search_page") => Part::Search,
        () if is_program && is_named("lists") => Part::Lists,
        () if is_program && is_named("map_more") => Part::MapMore,
        () if is_program && is_named("map") => Part::Map,
        () if is_program => Part::Reading,
        () if is_index => Part::Index,
        () => Part::Other,
    }
}

struct Site {
    folder: PathBuf,
    /// Paths with `/`, relative to the folder.
    files: Vec<String>,
    size: u64,
}

impl Site {
    fn read(folder: &Path) -> Result<Site, WeighError> {
        let mut site = Site { folder: folder.into(), files: Vec::new(), size: 0 };
        for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
            let unreadable = |reason: walkdir::Error| WeighError::Unreadable {
                path: folder.into(),
                reason: reason.into(),
            };
            let entry = entry.map_err(unreadable)?;
            if entry.file_type().is_file() {
                site.size += entry.metadata().map_err(unreadable)?.len();
                let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
                site.files.push(parts.join("/"));
            }
        }
        Ok(site)
    }

    fn packed_file(&self, path: &str) -> Result<u64, WeighError> {
        let path = self.folder.join(path);
        let length = std::fs::read(&path).and_then(|bytes| gzip(&bytes)).map(|packed| packed.len() as u64);
        length.map_err(|reason| WeighError::Unreadable { path, reason })
    }

    fn packed(&self, wanted: Part) -> Result<u64, WeighError> {
        self.files.iter().filter(|path| part(path) == wanted).map(|path| self.packed_file(path)).sum()
    }

    fn borders(&self) -> Result<u64, WeighError> {
        let files = self.files.iter().filter(|path| path.starts_with("assets/geometry."));
        files.map(|path| self.packed_file(path)).sum()
    }

    /// The heaviest file a reader fetches to take a register home.
    fn take_home(&self) -> Result<Figure, WeighError> {
        let files = self.files.iter().filter(|path| path.starts_with("assets/take-home-"));
        let weights = files.map(|path| -> Result<_, WeighError> { Ok((self.packed_file(path)?, path)) });
        let heaviest = weights.collect::<Result<Vec<_>, WeighError>>()?.into_iter().max();
        let (weight, path) = heaviest.map_or((0, String::new()), |(weight, path)| (weight, path.clone()));
        Ok(told(&format!("take-home file, loaded when used, heaviest ({path})"), kilobytes(weight)))
    }

    /// All feeds as they lie on the host.
    fn feeds(&self) -> Result<Figure, WeighError> {
        let files: Vec<_> = self.files.iter().filter(|path| model::Feed::parse(path).is_some()).collect();
        let mut weight = 0;
        for path in &files {
            let path = self.folder.join(path);
            let length = std::fs::metadata(&path).map(|metadata| metadata.len());
            weight += length.map_err(|reason| WeighError::Unreadable { path, reason })?;
        }
        Ok(Figure {
            name: format!("feeds, all {} of them, unpacked", files.len()),
            value: kilobytes(weight),
            limit: Some(kilobytes(FEEDS_LIMIT)),
            holds: weight <= FEEDS_LIMIT,
        })
    }

    /// Every record's page, lightest first.
    fn record_pages(&self) -> Result<Vec<RecordPage>, WeighError> {
        let mut styles = BTreeMap::new();
        let mut pages = Vec::new();
        for page in self.files.iter().filter(|path| is_record_page(path)) {
            let path = self.folder.join(page);
            let unreadable = |reason| WeighError::Unreadable { path: path.clone(), reason };
            let html = std::fs::read_to_string(&path).map_err(unreadable)?;
            let packed = |text: &str| Ok(gzip(text.as_bytes()).map_err(unreadable)?.len() as u64);
            let mut whole = packed(&html)?;
            for style in links::stylesheets(&html) {
                let file = links::resolve(page, &style);
                let weight = match styles.get(&file) {
                    Some(weight) => *weight,
                    None => self.packed_file(&file)?,
                };
                styles.insert(file, weight);
                whole += weight;
            }
            pages.push(RecordPage { path: page.clone(), whole, words: packed(&links::words(&html))? });
        }
        pages.sort_by(|one, other| (one.whole, &one.path).cmp(&(other.whole, &other.path)));
        Ok(pages)
    }
}

/// Packed bytes of one page.
struct RecordPage {
    path: String,
    /// HTML and the styles it names.
    whole: u64,
    /// The text of the page alone.
    words: u64,
}

/// `ru/cases/one/index.html`, but not the browse lists `ru/cases/by/…`, the regions, or the registers.
fn is_record_page(path: &str) -> bool {
    match path.split('/').collect::<Vec<_>>()[..] {
        [language, collection, slug, "index.html"] => {
            LANGUAGES.contains(&language) && !matches!(collection, "regions") && slug != "by"
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that gzip cannot make smaller.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 1_u32;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state as u8
        };
        (0..length).map(|_| next()).collect()
    }

    fn site(worker: usize, page: usize) -> tempfile::TempDir {
        let place = tempfile::tempdir().unwrap();
        let style = r#"<!DOCTYPE html><link rel="stylesheet" href="../../../assets/site.css"><p>текст</p>"#;
        let files: [(&str, Vec<u8>); 13] = [
            ("ru/cases/one/index.html", style.into()),
            ("ru/cases/index.html", noise(90_000)),
            ("ru/cases/by/index.html", noise(90_000)),
            ("assets/site.css", noise(2_000)),
            ("assets/reading-1_bg.wasm", noise(20_000)),
            ("assets/search_page-1_bg.wasm", noise(70_000)),
            ("assets/lists-1_bg.wasm", noise(page)),
            ("assets/map-1_bg.wasm", noise(60_000)),
            ("assets/map_more-1_bg.wasm", noise(60_000)),
            ("assets/take_home-1/take_home_bg.wasm", noise(100_000)),
            ("assets/search-1/search_worker_bg.wasm", noise(worker)),
            ("assets/index/1.part", noise(5_000)),
            ("assets/geometry.1.json", noise(10_000)),
        ];
        for (path, bytes) in files {
            let path = place.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        place
    }

    fn broken(figures: &[Figure]) -> Vec<&str> {
        figures.iter().filter(|figure| !figure.holds).map(|figure| figure.name.as_str()).collect()
    }

    #[test]
    fn a_light_site_holds_every_limit_and_styles_count_to_the_page() {
        let place = site(300_000, 70_000);
        let figures = figures(place.path(), Some(Duration::from_millis(2_900))).unwrap();
        assert_eq!(broken(&figures), [""; 0]);
        let median: f64 = figures[1].value.trim_end_matches(" kB").parse().unwrap();
        assert!((2.0..2.3).contains(&median), "{median}: the style of 2.0 kB and a line of HTML");
        assert!(table(&figures).contains("holds") && !table(&figures).contains("BROKEN"));
    }

    #[test]
    fn each_limit_breaks_by_itself() {
        for (worker, page, seconds, expected) in [
            (390_000, 70_000, 1, "search worker"),
            (300_000, 110_000, 1, "page program of lists"),
            (300_000, 70_000, 4, "content part"),
            (300_000, 0, 1, "page program of lists"),
        ] {
            let place = site(worker, page);
            if page == 0 {
                std::fs::remove_file(place.path().join("assets/lists-1_bg.wasm")).unwrap();
            }
            let figures = figures(place.path(), Some(Duration::from_secs(seconds))).unwrap();
            assert!(matches!(broken(&figures)[..], [only] if only.starts_with(expected)), "{expected}");
            assert!(table(&figures).contains("BROKEN"));
        }
    }

    #[test]
    fn a_long_document_is_weighed_beside_its_words() {
        let place = site(300_000, 70_000);
        let words: String = noise(40_000).iter().map(|byte| format!("{byte:x} ")).collect();
        let page = |markup: &str| {
            let html = format!("<!DOCTYPE html>{markup}<main><p>{words}</p></main>");
            std::fs::create_dir_all(place.path().join("ru/library/law")).unwrap();
            std::fs::write(place.path().join("ru/library/law/index.html"), html).unwrap();
            broken(&figures(place.path(), None).unwrap()).join(", ")
        };
        assert_eq!(page(""), "");
        let attributes: String = noise(30_000).iter().map(|byte| format!("{byte:x}")).collect();
        assert!(page(&format!("<i data-x='{attributes}'></i>")).starts_with("long document beside its "));
    }

    #[test]
    fn feeds_and_take_home_files_are_weighed() {
        let place = site(300_000, 70_000);
        let write = |path: &str, bytes: Vec<u8>| {
            let path = place.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        };
        write("assets/take-home-cases-ru.0123456789abcdef.json", noise(20_000));
        write("ru/feeds/all.xml", vec![b'x'; 14_000_000]);
        write("ru/feeds/index.html", vec![b'x'; 14_000_000]);
        let table_of = || table(&figures(place.path(), None).unwrap());
        assert!(table_of().contains("feeds, all 1 of them") && table_of().contains("14000.0 kB"));
        assert!(table_of().contains("take-home file") && table_of().contains("20.0 kB"), "{}", table_of());
        write("kk/feeds/cases.json", vec![b'x'; 2_000_000]);
        assert!(
            matches!(broken(&figures(place.path(), None).unwrap())[..], [only] if only.starts_with("feeds, all 2"))
        );
    }

    #[test]
    fn a_folder_without_records_is_an_error_and_not_a_light_site() {
        let place = tempfile::tempdir().unwrap();
        assert!(matches!(figures(place.path(), None), Err(WeighError::NoRecords(_))));
        assert!(matches!(figures(&place.path().join("no"), None), Err(WeighError::Unreadable { .. })));
    }

    #[test]
    fn record_pages_are_told_from_lists() {
        assert!(is_record_page("kk/library/law/index.html"));
        for path in [
            "kk/library/index.html",
            "kk/cases/by/index.html",
            "kk/cases/by/year/index.html",
            "ru/regions/KZ-39/index.html",
            "assets/a/b/index.html",
            "index.html",
        ] {
            assert!(!is_record_page(path), "{path}");
        }
    }
}
