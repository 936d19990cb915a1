//! Running other programs: in silence with a log and a sign of life, or in view with their lines counted.
//! Not what is run: that is known where it is asked for.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a program may be silent on the screen before a line says that it still works.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// How many of a failed program's last lines are shown; the log has all of them.
const SHOWN_LINES: usize = 40;

#[derive(Debug, thiserror::Error)]
pub enum ProcessError {
    #[error("`{program}` cannot be started: {reason}")]
    NotStarted { program: String, reason: std::io::Error },
    #[error("`{program}` ended with {status}; its last lines (all: {}):\n{tail}", log.display())]
    Failed { program: String, status: ExitStatus, log: PathBuf, tail: String },
    #[error("`{program}` ended with {status}")]
    FailedInView { program: String, status: ExitStatus },
    #[error("`{program}` was ended: no result within {} s (log: {})", limit.as_secs(), log.display())]
    TooLong { program: String, limit: Duration, log: PathBuf },
    #[error("the log {} cannot be written: {reason}", path.display())]
    NoLog { path: PathBuf, reason: std::io::Error },
}

/// Runs `command` with all it prints going to `log`; a line now and then shows that it lives. A program that
/// outlasts `limit` is ended.
pub fn quietly(command: &mut Command, log: &Path, limit: Duration) -> Result<(), ProcessError> {
    let program = name_of(command);
    let no_log = |reason| ProcessError::NoLog { path: log.into(), reason };
    if let Some(folder) = log.parent() {
        std::fs::create_dir_all(folder).map_err(no_log)?;
    }
    let file = Arc::new(Mutex::new(Journal { file: File::create(log).map_err(no_log)?, last: Vec::new() }));

    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|reason| ProcessError::NotStarted { program: program.clone(), reason })?;
    let readers = [
        child.stdout.take().map(|stream| follow(stream, file.clone())),
        child.stderr.take().map(|stream| follow(stream, file.clone())),
    ];

    let start = Instant::now();
    let mut next_sign = SIGN_OF_LIFE;
    let status = loop {
        match child
            .try_wait()
            .map_err(|reason| ProcessError::NotStarted { program: program.clone(), reason })?
        {
            Some(status) => break status,
            None if start.elapsed() > limit => {
                // Already gone or not ours to end any more: either way there is nothing left to stop.
                let _ = child.kill();
                let _ = child.wait();
                return Err(ProcessError::TooLong { program, limit, log: log.into() });
            }
            None => std::thread::sleep(Duration::from_millis(50)),
        }
        if start.elapsed() > next_sign {
            next_sign += SIGN_OF_LIFE;
            let last =
                file.lock().unwrap_or_else(PoisonError::into_inner).last.last().cloned().unwrap_or_default();
            eprintln!("        … {program}, {} s: {}", start.elapsed().as_secs(), last.trim());
        }
    };
    for reader in readers.into_iter().flatten() {
        // A reader ends when the stream closes; if it panicked the log is short, the status still stands.
        let _ = reader.join();
    }
    if status.success() {
        return Ok(());
    }
    let tail = file.lock().unwrap_or_else(PoisonError::into_inner).last.join("\n");
    Err(ProcessError::Failed { program, status, log: log.into(), tail })
}

/// Runs `command` in full view and shows each line of its output to `line` as well.
pub fn watched(command: &mut Command, mut line: impl FnMut(&str)) -> Result<(), ProcessError> {
    let program = name_of(command);
    let not_started = |reason| ProcessError::NotStarted { program: program.clone(), reason };
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(not_started)?;
    if let Some(output) = child.stdout.take() {
        lines(output, |text| {
            println!("{text}");
            line(text);
        });
    }
    let status = child.wait().map_err(not_started)?;
    if status.success() { Ok(()) } else { Err(ProcessError::FailedInView { program, status }) }
}

struct Journal {
    file: File,
    last: Vec<String>,
}

fn follow(stream: impl Read + Send + 'static, journal: Arc<Mutex<Journal>>) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        lines(stream, |text| {
            let mut journal = journal.lock().unwrap_or_else(PoisonError::into_inner);
            // A full disk must not stop the program whose log this is; its own failure will say so.
            let _ = writeln!(journal.file, "{text}");
            if !text.trim().is_empty() {
                journal.last.push(text.to_owned());
            }
            if journal.last.len() > SHOWN_LINES {
                journal.last.remove(0);
            }
        });
    })
}

/// Every line of a stream, also one that is not UTF-8: a program's output is not ours to reject.
fn lines(stream: impl Read, mut each: impl FnMut(&str)) {
    let mut reader = BufReader::new(stream);
    let mut bytes = Vec::new();
    while matches!(reader.read_until(b'\n', &mut bytes), Ok(count) if count > 0) {
        each(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']));
        bytes.clear();
    }
}

fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let mut words = vec![program.to_string_lossy().into_owned()];
    words.extend(command.get_args().take(2).map(|argument| argument.to_string_lossy().into_owned()));
    words.join(" ")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_failure_shows_the_last_lines_of_both_streams_and_leaves_a_log() {
        let place = tempfile::tempdir().unwrap();
        let log = place.path().join("logs/one.log");
        let error =
            quietly(&mut shell("echo out; echo err >&2; exit 3"), &log, Duration::from_secs(20)).unwrap_err();
        let text = error.to_string();
        assert!(text.contains("exit status: 3") && text.contains("out") && text.contains("err"), "{text}");
        assert_eq!(std::fs::read_to_string(&log).unwrap().lines().count(), 2);
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let place = tempfile::tempdir().unwrap();
        let start = Instant::now();
        let error =
            quietly(Command::new("sleep").arg("30"), &place.path().join("log"), Duration::from_millis(200));
        assert!(matches!(error, Err(ProcessError::TooLong { .. })), "{error:?}");
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = watched(&mut Command::new("no-such-program-here"), |_| {}).unwrap_err();
        assert!(error.to_string().contains("`no-such-program-here` cannot be started"), "{error}");
    }

    #[test]
    fn watched_lines_are_seen_whole_also_when_they_are_not_utf8() {
        let mut seen = Vec::new();
        watched(&mut shell("printf 'one\\n\\377two\\nthree'"), |line| seen.push(line.to_owned())).unwrap();
        assert_eq!(seen, ["one", "\u{fffd}two", "three"]);
    }
}
