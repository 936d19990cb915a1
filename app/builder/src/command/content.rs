//! What the commands ask of the content: is it right, and how long did it take to become pages.
//! Not the reading, checking and rendering: that is `site`; this is the one place where the two meet.

use crate::tools::Project;
use std::path::PathBuf;
use std::time::Duration;

/// The time the last `render` took, kept for `weigh`.
const RENDER_TIME: &str = "render-milliseconds";

/// Every problem of the content, as it is printed.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ContentError(pub String);

/// Checks all content; says in a line what was read.
pub fn check(project: &Project) -> Result<String, ContentError> {
    crate::site::check(project.root()).map_err(ContentError)
}

/// Called by `render` when it is done.
pub fn note_render_time(project: &Project, time: Duration) -> std::io::Result<()> {
    std::fs::create_dir_all(project.workshop())?;
    std::fs::write(render_time_file(project), time.as_millis().to_string())
}

/// The time of the last render in this project, if there was one.
pub fn render_time(project: &Project) -> Option<Duration> {
    let text = std::fs::read_to_string(render_time_file(project)).ok()?;
    text.trim().parse().ok().map(Duration::from_millis)
}

fn render_time_file(project: &Project) -> PathBuf {
    project.workshop().join(RENDER_TIME)
}
