//! `cargo portal serve`: sets up, builds the release site and shows it on this machine.
//! Not a web host: the same folder goes to any static host, and the server answers 127.0.0.1 only.

use super::base_path::BasePath;
use super::build::{self, BuildError, Place};
use super::content;
use super::http::Server;
use super::static_site::StaticSite;
use super::swap::Destination;
use crate::tools::{self, Project, Purpose};
use std::path::PathBuf;

#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// Serve this finished site as it is and build nothing.
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// The path of the site on this server, `/` or `/x/`.
    #[arg(long, value_name = "/x/", default_value_t)]
    pub base_path: BasePath,
}

#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("{0}")]
    Build(#[from] BuildError),
    #[error("port {port} cannot be used: {reason}\n  what to do: choose another, as in `--port {}`", port.wrapping_add(1))]
    Port { port: u16, reason: std::io::Error },
    #[error("`{}` cannot be served: {reason}", path.display())]
    Folder { path: PathBuf, reason: std::io::Error },
}

/// Serves until it is stopped.
pub fn run(project: &Project, arguments: &Arguments) -> Result<(), ServeError> {
    // Before the long work, so that a taken port is known at once.
    let port = arguments.port;
    let server = Server::bind(port).map_err(|reason| ServeError::Port { port, reason })?;
    let folder = match &arguments.dir {
        Some(folder) => folder.clone(),
        None => built(project, arguments)?,
    };
    let site = StaticSite::new(&folder, arguments.base_path.as_str())
        .map_err(|reason| ServeError::Folder { path: folder.clone(), reason })?;
    println!("http://{}{}", server.address(), arguments.base_path);
    eprintln!("        the site in {}; Ctrl+C ends it", folder.display());
    server.run(site);
    Ok(())
}

fn built(project: &Project, arguments: &Arguments) -> Result<PathBuf, BuildError> {
    let folder = project.workshop().join("site");
    let destination = Destination::examine(&folder)?;
    eprintln!("content {}", content::check(project)?);
    let toolbox = tools::set_up(project, Purpose::Build)?;
    let place = Place { base_path: arguments.base_path.clone(), address: None };
    build::into(project, &toolbox, &destination, &place)?;
    Ok(folder)
}
