//! `cargo portal render`: content in, every file of the site out, into the folder trunk prepared.
//! Not here: what the parts are (`assets`, `bundles`, `data`, `index`, crate `web`).

use super::index::IndexError;
use super::{OutputError, assets, bundles, data, feeds, index, take_home, write};
use crate::site;
use crate::{cite, parallel};
use model::Route;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use web::site::{Settings, Site};

/// Where to write, and where readers will find it.
#[derive(Clone, Debug)]
pub struct Target {
    pub staging: PathBuf,
    /// Path of the site on its host, with slashes at both ends.
    pub base_path: String,
    /// Address of the site with its base path, where known.
    pub address: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// Every diagnostic, as printed.
    #[error("{0}")]
    Content(String),
    #[error("{0}")]
    Output(#[from] OutputError),
    #[error("{0}")]
    Index(#[from] IndexError),
}

/// What was made, and how long each part took.
#[derive(Debug)]
pub struct Report {
    pub records: usize,
    pub pages: usize,
    pub read: Duration,
    pub index: Duration,
    pub pages_time: Duration,
    pub total: Duration,
}

pub fn run(project: &Path, target: &Target) -> Result<Report, RenderError> {
    let start = Instant::now();
    let (content, _warnings) =
        site::read(project).map_err(|all| RenderError::Content(site::printed(&all)))?;
    let settings = Settings {
        name: content.wording.name.clone(),
        tagline: content.wording.tagline.clone(),
        publisher: content.wording.publisher.clone(),
        address: target.address.clone(),
        version: content.wording.version.clone(),
        base_path: target.base_path.clone(),
    };
    let mut site = site::build(&content, settings);
    let read = start.elapsed();

    let staging = target.staging.as_path();
    assets::clear(staging)?;
    site.assets = assets::place(project, staging)?;
    bundles::write(staging, &mut site, &content.wording)?;
    data::write_all(staging, &site)?;
    for (name, picture) in web::page::pictures::all(&site) {
        write(staging, &name, picture)?;
    }
    let index = beside_the_index(staging, &mut site)?;

    let rendering = Instant::now();
    let routes = web::page::routes(&site);
    let written =
        parallel::map(&routes, |route| write(staging, &route.file(), web::page::render(&site, route)));
    written.into_iter().collect::<Result<(), OutputError>>()?;
    write(staging, "sitemap.xml", sitemap(&site, &routes))?;
    Ok(Report {
        records: site.records.len(),
        pages: routes.len(),
        read,
        index,
        pages_time: rendering.elapsed(),
        total: start.elapsed(),
    })
}

/// Writes citations, take-home files and feeds while the index is made, which keeps one processor busy
/// for as long; the time the index took.
fn beside_the_index(staging: &Path, site: &mut Site) -> Result<Duration, RenderError> {
    let shared = &*site;
    let ((index, index_bytes), take_home, citations) = std::thread::scope(|scope| {
        let index = scope.spawn(|| {
            let start = Instant::now();
            index::write_all(staging, shared).map(|bytes| (start.elapsed(), bytes))
        });
        let bibliography = cite::all(shared);
        let take_home = take_home::write(staging, shared, &bibliography)?;
        feeds::write_all(staging, shared)?;
        let citations = bibliography.into_iter().map(|(key, entry)| (key, entry.citations)).collect();
        let index = index.join().expect("making the index panicked")?;
        Ok::<_, RenderError>((index, take_home, citations))
    })?;
    site.assets.search_manifest = index::MANIFEST.to_owned();
    site.assets.search_bytes += index_bytes;
    site.assets.take_home = take_home;
    site.citations = citations;
    Ok(index)
}

/// All pages for search engines; empty where the site's address is not known.
fn sitemap(site: &Site, routes: &[Route]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for route in routes.iter().filter(|route| **route != Route::NotFound) {
        let path: String = route.path().split('/').map(percent).collect::<Vec<_>>().join("/");
        if let Some(address) = site.settings.absolute(&path) {
            xml.push_str(&format!("<url><loc>{address}</loc></url>\n"));
        }
    }
    xml.push_str("</urlset>\n");
    xml
}

fn percent(segment: &str) -> String {
    percent_encoding::utf8_percent_encode(segment, percent_encoding::NON_ALPHANUMERIC)
        .to_string()
        .replace("%2D", "-")
        .replace("%2E", ".")
}
