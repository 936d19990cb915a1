//! A tool's own release page: one archive, taken only when its sha256 is the one written here.
//! Not a package manager: what is not in the table is built from the registry instead.

use super::process::{ProcessError, quietly};
use super::{Project, Toolbox};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::time::Duration;

const TRUNK_RELEASES: &str = "https://github.com/trunk-rs/trunk/releases/download";
const WASM_BINDGEN_RELEASES: &str = "https://github.com/wasm-bindgen/wasm-bindgen/releases/download";

/// One published archive that holds one program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    url: String,
    sha256: &'static str,
    /// The folder that the program lies in.
    folder: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum DownloadError {
    #[error("not reachable ({0})")]
    Unreachable(&'static str),
    #[error("the archive's sha256 is {found}, not {wanted}: it is thrown away")]
    Different { found: String, wanted: &'static str },
    #[error("the archive cannot be unpacked: {0}")]
    Packed(ProcessError),
    #[error("{} cannot be used: {reason}", path.display())]
    Disk { path: PathBuf, reason: std::io::Error },
}

/// trunk's archive for this machine, where its sum is known.
pub fn of_trunk(version: &str) -> Option<Archive> {
    let (target, sha256) = trunk_sum(version, std::env::consts::OS, std::env::consts::ARCH)?;
    Some(Archive { url: format!("{TRUNK_RELEASES}/v{version}/trunk-{target}.tar.gz"), sha256, folder: None })
}

/// wasm-bindgen's archive for this machine, where its sum is known.
pub fn of_wasm_bindgen(version: &str) -> Option<Archive> {
    let (target, sha256) = wasm_bindgen_sum(version, std::env::consts::OS, std::env::consts::ARCH)?;
    let name = format!("wasm-bindgen-{version}-{target}");
    Some(Archive {
        url: format!("{WASM_BINDGEN_RELEASES}/{version}/{name}.tar.gz"),
        sha256,
        folder: Some(name),
    })
}

fn trunk_sum(version: &str, system: &str, machine: &str) -> Option<(&'static str, &'static str)> {
    match (version, system, machine) {
        ("0.21.14", "linux", "x86_64") => Some((
            "x86_64-unknown-linux-gnu",
            "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
        )),
        ("0.21.14", "linux", "aarch64") => Some((
            "aarch64-unknown-linux-gnu",
            "b1d8e60e454f7fc182d9a4d95d1506ffbae947d8ba90f8f6f02da93b60f980f9",
        )),
        ("0.21.14", "macos", "aarch64") => {
            Some(("aarch64-apple-darwin", "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e"))
        }
        ("0.21.14", "macos", "x86_64") => {
            Some(("x86_64-apple-darwin", "f1ba0e3bbe24e0ae219c6d22c33e24e2825c1608dd27c2556e323495110f1a95"))
        }
        _ => None,
    }
}

fn wasm_bindgen_sum(version: &str, system: &str, machine: &str) -> Option<(&'static str, &'static str)> {
    match (version, system, machine) {
        ("0.2.129", "linux", "x86_64") => Some((
            "x86_64-unknown-linux-musl",
            "82d12bb940e2d4e72e0d5605387fc1b8ca179044e012b620f0ce4e7440e8320e",
        )),
        ("0.2.129", "linux", "aarch64") => Some((
            "aarch64-unknown-linux-gnu",
            "1797c349a0f45d30946e8986b184135e12839ab576c9a04203e85febfc5dcb35",
        )),
        ("0.2.129", "macos", "aarch64") => {
            Some(("aarch64-apple-darwin", "81d4a23d56b3c3eb8187658329116d50e0b228a93b343825fb71f70179051cd1"))
        }
        ("0.2.129", "macos", "x86_64") => {
            Some(("x86_64-apple-darwin", "7e028879a68ec53dae14048b55cc5215f6df75b17a9c1426fac8fa086d3202fd"))
        }
        _ => None,
    }
}

/// Downloads, compares and unpacks `program` into the project's tools. A blocked network answers within seconds.
pub fn fetch(
    project: &Project,
    toolbox: &Toolbox,
    program: &str,
    archive: &Archive,
) -> Result<(), DownloadError> {
    let bin = project.tools().join("bin");
    let packed = project.tools().join(format!("{program}.tar.gz"));
    let disk = |path: &Path| {
        let path = path.to_path_buf();
        move |reason| DownloadError::Disk { path, reason }
    };
    std::fs::create_dir_all(&bin).map_err(disk(&bin))?;

    let limit = Duration::from_secs(180);
    quietly(
        toolbox
            .command("curl")
            .args(["--fail", "--silent", "--show-error", "--location", "--connect-timeout", "5"])
            .args(["--max-time", "170", "--noproxy", "127.0.0.1", "--output"])
            .args([&packed])
            .arg(&archive.url),
        &project.log(&format!("{program}-download")),
        limit,
    )
    .map_err(|reason| match reason {
        ProcessError::NotStarted { .. } => DownloadError::Unreachable("there is no curl"),
        ProcessError::TooLong { .. } => DownloadError::Unreachable("no answer in time"),
        ProcessError::Failed { .. } | ProcessError::FailedInView { .. } | ProcessError::NoLog { .. } => {
            DownloadError::Unreachable("the network says no")
        }
    })?;

    let result = std::fs::read(&packed).map_err(disk(&packed)).and_then(|bytes| {
        let found = hex(&Sha256::digest(&bytes));
        if found != archive.sha256 {
            return Err(DownloadError::Different { found, wanted: archive.sha256 });
        }
        let (depth, member) = match &archive.folder {
            None => (0, program.to_owned()),
            Some(folder) => (1, format!("{folder}/{program}")),
        };
        quietly(
            toolbox
                .command("tar")
                .arg("-xzf")
                .arg(&packed)
                .arg("-C")
                .arg(&bin)
                .arg(format!("--strip-components={depth}"))
                .arg(member),
            &project.log(&format!("{program}-unpack")),
            limit,
        )
        .map_err(DownloadError::Packed)
    });
    // Kept, it would be a second copy of what was just unpacked or refused.
    let _ = std::fs::remove_file(&packed);
    result
}

/// Bytes as lowercase hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::io::{Read, Write};

    /// A project, and an archive with a program in a folder, offered by a server that answers once.
    fn offered(file: &str) -> (tempfile::TempDir, Project, String, String) {
        let place = tempfile::tempdir().unwrap();
        let root = place.path();
        std::fs::create_dir_all(root.join("content")).unwrap();
        std::fs::write(root.join("Trunk.toml"), "").unwrap();
        std::fs::write(root.join("Cargo.toml"), "").unwrap();
        std::fs::create_dir(root.join("tool-1.2.3")).unwrap();
        std::fs::write(root.join("tool-1.2.3/tool"), "#!/bin/sh\necho tool 1.2.3\n").unwrap();
        std::fs::write(root.join("tool-1.2.3/other"), "not asked for").unwrap();
        let script =
            format!("cd '{}' && chmod +x tool-1.2.3/tool && tar -czf {file} tool-1.2.3", root.display());
        assert!(std::process::Command::new("sh").args(["-c", &script]).status().unwrap().success());
        let bytes = std::fs::read(root.join(file)).unwrap();
        let sum = hex(&Sha256::digest(&bytes));

        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/{file}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.read(&mut [0; 4096]).unwrap();
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", bytes.len())
                .unwrap();
            stream.write_all(&bytes).unwrap();
        });
        let project = Project::around(root).unwrap();
        (place, project, url, sum)
    }

    #[test]
    fn an_archive_with_the_known_sum_becomes_a_program() {
        let (_place, project, url, sum) = offered("good.tar.gz");
        let sha256 = Box::leak(sum.into_boxed_str());
        let archive = Archive { url, sha256, folder: Some("tool-1.2.3".into()) };
        let toolbox = Toolbox::of(&project);
        fetch(&project, &toolbox, "tool", &archive).unwrap();
        assert_eq!(toolbox.version("tool").as_deref(), Some("1.2.3"));
        assert!(!project.tools().join("bin/other").exists());
    }

    #[test]
    fn an_archive_with_another_sum_leaves_nothing() {
        let (_place, project, url, _) = offered("other.tar.gz");
        let archive = Archive { url, sha256: "00", folder: None };
        let toolbox = Toolbox::of(&project);
        let error = fetch(&project, &toolbox, "tool", &archive).unwrap_err();
        assert!(matches!(error, DownloadError::Different { .. }), "{error}");
        assert_eq!(toolbox.find("tool"), None);
        assert!(!project.tools().join("tool.tar.gz").exists());
    }

    #[test]
    fn a_blocked_network_says_so_at_once() {
        let (_place, project, _, _) = offered("unused.tar.gz");
        // Port 9 of this machine: nothing listens there, the connection is refused.
        let archive = Archive { url: "http://127.0.0.1:9/tool.tar.gz".into(), sha256: "00", folder: None };
        let start = std::time::Instant::now();
        let error = fetch(&project, &Toolbox::of(&project), "tool", &archive).unwrap_err();
        assert!(matches!(error, DownloadError::Unreachable(_)), "{error}");
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn only_versions_with_a_known_sum_are_downloaded() {
        assert!(trunk_sum("0.21.14", "linux", "x86_64").is_some());
        assert_eq!(trunk_sum("0.21.15", "linux", "x86_64"), None);
        assert_eq!(trunk_sum("0.21.14", "windows", "x86_64"), None);
        assert!(wasm_bindgen_sum("0.2.129", "macos", "aarch64").is_some());
        assert_eq!(wasm_bindgen_sum("0.2.130", "linux", "x86_64"), None);
    }
}
