//! The `portal` command: `cargo portal <intention>`.
//! Not here: what an intention does (`builder::command`, `builder::output`).

use builder::command::{build, content, deny, serve, test, translated, weigh};
use builder::output::render::{self, Target};
use builder::tools::Project;
use builder::{check, site};
use clap::{Parser, Subcommand};
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// Builds, serves and tests the portal.
#[derive(Parser)]
#[command(name = "cargo portal", bin_name = "cargo portal", disable_help_subcommand = true)]
struct Portal {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check all content; prints every problem with its place and remedy
    Check {
        /// Print the rules instead
        #[arg(long)]
        rules: bool,
    },
    /// Print the line by which the deny-list keeps a name out; the name itself is written nowhere
    Deny {
        /// The name, as one argument: 'Surname Name'
        name: String,
    },
    /// Write down that translations agree with the text they were made from
    Translated(translated::Arguments),
    /// Build the site and serve it on this machine
    Serve(serve::Arguments),
    /// Build the site into a folder
    Build(build::Arguments),
    /// Run every test
    Test(test::Arguments),
    /// Print the weights of a built site beside their limits
    Weigh(weigh::Arguments),
    /// Render content into the folder trunk prepared (called by trunk)
    #[command(hide = true)]
    Render {
        #[arg(long, env = "TRUNK_STAGING_DIR")]
        staging: PathBuf,
        #[arg(long, env = "TRUNK_PUBLIC_URL", default_value = "/")]
        base_path: String,
        #[arg(long, env = "PORTAL_ADDRESS")]
        address: Option<String>,
    },
}

fn main() -> ExitCode {
    match run(Portal::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Box<dyn Error>> {
    let project = Project::find()?;
    match command {
        Command::Check { rules: true } => {
            for check in check::CHECKS {
                println!("{}: {}", check.name, check.rule);
            }
        }
        Command::Check { rules: false } => match site::read(project.root()) {
            Ok((content, warnings)) => {
                for warning in &warnings {
                    println!("{warning}");
                }
                println!("{} records are right; {} warnings", content.records.len(), warnings.len());
            }
            Err(diagnostics) => return Err(site::printed(&diagnostics).into()),
        },
        Command::Deny { name } => println!("{}", deny::line(project.root(), &name)?),
        Command::Translated(arguments) => {
            println!("{} files were changed", translated::run(project.root(), &arguments)?);
        }
        Command::Serve(arguments) => serve::run(&project, &arguments)?,
        Command::Build(arguments) => build::run(&project, &arguments)?,
        Command::Test(arguments) => test::run(&project, &arguments)?,
        Command::Weigh(arguments) => weigh::run(&project, &arguments)?,
        Command::Render { staging, base_path, address } => {
            let report = render::run(project.root(), &Target { staging, base_path, address })?;
            content::note_render_time(&project, report.total)?;
            println!(
                "{} records became {} pages in {:.2} s (read and checked {:.2}, indexed {:.2}, rendered {:.2})",
                report.records,
                report.pages,
                report.total.as_secs_f64(),
                report.read.as_secs_f64(),
                report.index.as_secs_f64(),
                report.pages_time.as_secs_f64()
            );
        }
    }
    Ok(())
}
