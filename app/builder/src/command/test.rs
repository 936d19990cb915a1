//! `cargo portal test`: set-up, then every check of this project in one go, each step timed, one closing line.
//! Not the tests: those lie beside the code and in `tests/`; this starts and counts them.

use super::build::{self, Place};
use super::counts::Counts;
use super::http::Server;
use super::static_site::StaticSite;
use super::swap::Destination;
use super::{content, edges, links, weigh};
use crate::tools::{self, Browser, Project, Purpose, SetUpError, Toolbox};
use clap::ValueEnum;
use std::fmt::Display;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// A site is tested where it is hardest to get right: below a path.
const BASE_PATH: &str = "/portal/";

#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// Only these steps; all of them when none is named.
    #[arg(value_enum)]
    pub steps: Vec<Step>,
}

/// In the order they run: what is quick and often wrong comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Step {
    /// cargo fmt --check
    Format,
    /// the content's own checks
    Content,
    /// clippy, natively and for the browser
    Lint,
    /// dependencies that must not be
    Edges,
    /// cargo test
    Rust,
    /// the release site, as it is published
    Build,
    /// every link of the built site
    Links,
    /// the built site against its limits
    Weight,
    /// Playwright, in a browser
    Browser,
}

impl Step {
    /// As it is written on the command line.
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    fn needs_a_site(self) -> bool {
        match self {
            Step::Links | Step::Weight | Step::Browser => true,
            Step::Format | Step::Content | Step::Lint | Step::Edges | Step::Rust | Step::Build => false,
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum TestError {
    #[error("{0}")]
    SetUp(#[from] SetUpError),
    #[error("{0} did not pass")]
    Failed(u64),
}

/// Runs the steps; a failure stops only those steps that need its result. The last line counts everything.
pub fn run(project: &Project, arguments: &Arguments) -> Result<(), TestError> {
    let start = Instant::now();
    let toolbox = tools::set_up(project, Purpose::Test).inspect_err(|_| {
        // Nothing ran, and a reader of the counts must not take that for success.
        println!("0 passed, 1 failed");
    })?;
    eprintln!("set-up  done in {:.1} s\n", start.elapsed().as_secs_f64());

    let wanted = |step: &Step| arguments.steps.is_empty() || arguments.steps.contains(step);
    let run = Run { project, toolbox: &toolbox, site: project.workshop().join("test-site") };
    let mut all = Counts::default();
    let mut summary = Vec::new();
    let mut has_site = !wanted(&Step::Build) && run.site.is_dir();
    for step in Step::value_variants().iter().copied().filter(wanted) {
        let start = Instant::now();
        eprintln!("── {} ──", step.name());
        let mut counts = Counts::default();
        let result = if step.needs_a_site() && !has_site {
            counts = Counts::not_run();
            Err("not run: there is no built site".into())
        } else {
            let result = run.step(step, &mut counts);
            counts.close(result.is_ok());
            result.map_err(|reason| reason.to_string())
        };
        if let Err(reason) = &result {
            eprintln!("{reason}");
        }
        has_site |= step == Step::Build && result.is_ok();
        summary.push(format!("{:<8} {:>7.1} s  {counts}", step.name(), start.elapsed().as_secs_f64()));
        all += counts;
        eprintln!();
    }
    println!("{}\nall      {:>7.1} s", summary.join("\n"), start.elapsed().as_secs_f64());
    println!("{all}");
    // A step that could not run has not passed, whatever the counts say.
    match all.failed + all.steps_not_run() {
        0 => Ok(()),
        failed => Err(TestError::Failed(failed)),
    }
}

type StepError = Box<dyn std::error::Error + Send + Sync>;

struct Run<'a> {
    project: &'a Project,
    toolbox: &'a Toolbox,
    site: PathBuf,
}

impl Run<'_> {
    fn step(&self, step: Step, counts: &mut Counts) -> Result<(), StepError> {
        match step {
            Step::Format => self.cargo(&["fmt", "--all", "--check"], counts),
            Step::Content => {
                eprintln!("{}", content::check(self.project)?);
                Ok(())
            }
            Step::Lint => self.lint(counts),
            Step::Edges => Ok(edges::check(self.project, self.toolbox)?),
            // In the release's own profile: the dependencies are compiled once, and what is tested is what is run.
            Step::Rust => {
                self.cargo(&["test", "--release", "--locked", "--workspace", "--no-fail-fast"], counts)
            }
            Step::Build => self.build(),
            Step::Links => self.links(),
            Step::Weight => {
                // Bytes only: a time measured while tests run says nothing; `cargo portal weigh` prints it.
                let figures = weigh::figures(&self.site, None)?;
                print!("{}", weigh::table(&figures));
                fail_if(figures.iter().filter(|figure| !figure.holds).count(), "limits are broken")
            }
            Step::Browser => self.browser(counts),
        }
    }

    /// Code that only the browser's target compiles is linted for that target.
    fn lint(&self, counts: &mut Counts) -> Result<(), StepError> {
        let mut clippy = |what: &[&str]| {
            let whole = [&["clippy", "--release", "--locked"], what, &["--", "-D", "warnings"]].concat();
            self.cargo(&whole, counts)
        };
        let wasm = ["--target", "wasm32-unknown-unknown"];
        clippy(&["--workspace", "--all-targets"])?;
        clippy(&[&["-p", "web", "--features", "mount,take-home"], &wasm[..]].concat())?;
        clippy(&[&["-p", "search", "--bin", "search_worker"], &wasm[..]].concat())
    }

    fn build(&self) -> Result<(), StepError> {
        let destination = Destination::examine(&self.site)?;
        let place = Place { base_path: BASE_PATH.parse()?, address: None };
        Ok(build::into(self.project, self.toolbox, &destination, &place)?)
    }

    fn links(&self) -> Result<(), StepError> {
        let report = links::check(&self.site)?;
        for link in &report.broken {
            println!("{link}");
        }
        println!("{} links on {} pages", report.links, report.pages);
        fail_if(report.broken.len(), "links are broken")
    }

    /// The site below its path and, from the same files, at the root of another server.
    fn browser(&self, counts: &mut Counts) -> Result<(), StepError> {
        let serve = |mount: &str| -> std::io::Result<String> {
            let server = Server::bind(0)?;
            let address = format!("http://{}{mount}", server.address());
            server.start(StaticSite::new(&self.site, mount)?);
            Ok(address)
        };
        let mut command = self.toolbox.command("node");
        command
            .args(["node_modules/@playwright/test/cli.js", "test"])
            .current_dir(self.project.tests())
            .env("PORTAL_ADDRESS_OF_SITE", serve(BASE_PATH)?)
            .env("PORTAL_ADDRESS_AT_ROOT", serve("/")?)
            .env("FORCE_COLOR", "0");
        if let Some(browser) = self.toolbox.browser() {
            Browser::announce(browser, &mut command);
        }
        self.watch(&mut command, counts)
    }

    fn cargo(&self, arguments: &[&str], counts: &mut Counts) -> Result<(), StepError> {
        eprintln!("cargo {}", arguments.join(" "));
        let mut command = self.toolbox.command("cargo");
        command.args(arguments).current_dir(self.project.root());
        self.watch(&mut command, counts)
    }

    fn watch(&self, command: &mut Command, counts: &mut Counts) -> Result<(), StepError> {
        Ok(tools::watched(command, |line| counts.see(line))?)
    }
}

fn fail_if(count: usize, what: impl Display) -> Result<(), StepError> {
    if count == 0 { Ok(()) } else { Err(format!("{count} {what}").into()) }
}
