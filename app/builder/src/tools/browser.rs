//! A Chromium for the tests: an installed one, Playwright's own, or Debian's package.
//! Not the tests: `tests/` says what the browser does.

use super::process::quietly;
use super::version;
use super::{Project, SetUpError, Toolbox, say};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The browser that the tests start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Browser {
    /// A program on this machine, given to Playwright by its path.
    Program(PathBuf),
    /// The build that Playwright keeps for itself and finds without help.
    Playwright,
}

impl Browser {
    /// Tells a test run which browser to take; `tests/playwright.config.ts` reads it.
    pub fn announce(&self, command: &mut Command) {
        match self {
            Browser::Program(path) => command.env("CHROMIUM", path),
            Browser::Playwright => command.env_remove("CHROMIUM"),
        };
    }
}

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const APPLICATIONS: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const INSTALL_LIMIT: Duration = Duration::from_secs(20 * 60);

/// Finds a Chromium that runs or installs one; when every way fails, each is named with its reason.
pub fn find_or_install(project: &Project, toolbox: &Toolbox) -> Result<Browser, SetUpError> {
    let named = std::env::var_os("CHROMIUM").filter(|path| !path.is_empty()).map(PathBuf::from);
    if let Some(path) = named {
        // Named by a person: another browser in its place would be a silent surprise.
        return match version::reported(&path) {
            Some(found) => Ok(chosen(path, &found)),
            None => Err(SetUpError::new(
                "the browser of the tests",
                format!("CHROMIUM names `{}`, which does not run", path.display()),
                "let CHROMIUM name a Chromium or Chrome program, or unset it",
            )),
        };
    }
    if let Some(browser) = installed(toolbox) {
        return Ok(browser);
    }
    let mut tried = vec!["none of ".to_owned() + &NAMES.join(", ") + " runs here"];
    match playwright(project, toolbox) {
        Ok(browser) => return Ok(browser),
        Err(reason) => tried.push(format!("Playwright's own: {reason}")),
    }
    match debian(project, toolbox) {
        Ok(browser) => return Ok(browser),
        Err(reason) => tried.push(format!("Debian's package: {reason}")),
    }
    Err(SetUpError::new(
        "the browser of the tests",
        tried.join("\n    "),
        "install Chromium or Chrome (on Debian, as root: `apt-get install chromium`), or let CHROMIUM name one",
    ))
}

fn installed(toolbox: &Toolbox) -> Option<Browser> {
    let on_path = NAMES.into_iter().filter_map(|name| toolbox.find(name));
    let applications = APPLICATIONS.into_iter().map(PathBuf::from).filter(|path| path.is_file());
    // A name on PATH may be only a hint to install something else, so each is asked for its version.
    on_path.chain(applications).find_map(|path| {
        let found = version::reported(&path)?;
        Some(chosen(path, &found))
    })
}

fn chosen(path: PathBuf, found: &str) -> Browser {
    say("browser", &format!("{} {found}", path.display()));
    Browser::Program(path)
}

fn playwright(project: &Project, toolbox: &Toolbox) -> Result<Browser, String> {
    let runs = || {
        let ask = "process.stdout.write(require('playwright-core').chromium.executablePath())";
        let output = toolbox.command("node").args(["-e", ask]).current_dir(project.tests()).output().ok()?;
        let path = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        version::reported(Path::new(&path))
    };
    if let Some(found) = runs() {
        say("browser", &format!("Playwright's Chromium {found}"));
        return Ok(Browser::Playwright);
    }
    say("browser", "asking Playwright for its Chromium");
    quietly(
        toolbox
            .command("node")
            .args(["node_modules/@playwright/test/cli.js", "install", "chromium"])
            .env("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "10000")
            .current_dir(project.tests()),
        &project.log("playwright-install"),
        INSTALL_LIMIT,
    )
    .map_err(|_| {
        format!("cannot be downloaded here (log: {})", project.log("playwright-install").display())
    })?;
    match runs() {
        Some(found) => {
            say("browser", &format!("Playwright's Chromium {found}"));
            Ok(Browser::Playwright)
        }
        None => {
            Err("was downloaded, but does not run (as root: `npx playwright install-deps chromium`)".into())
        }
    }
}

fn debian(project: &Project, toolbox: &Toolbox) -> Result<Browser, String> {
    if toolbox.find("apt-get").is_none() {
        return Err("there is no apt-get".into());
    }
    let user = toolbox.command("id").arg("-u").output().map_err(|reason| reason.to_string())?;
    if String::from_utf8_lossy(&user.stdout).trim() != "0" {
        return Err("only root may install it".into());
    }
    say("browser", "apt-get install chromium");
    let apt = |arguments: &[&str], log: &str| {
        let mut command = toolbox.command("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        quietly(&mut command, &project.log(log), INSTALL_LIMIT).map_err(|reason| reason.to_string())
    };
    apt(&["update"], "apt-update")?;
    // A font with Cyrillic: without one the pages would be measured in empty boxes.
    apt(&["install", "--yes", "--no-install-recommends", "chromium", "fonts-dejavu-core"], "apt-install")?;
    installed(toolbox).ok_or_else(|| "was installed, but does not run".into())
}
