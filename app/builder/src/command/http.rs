//! A small HTTP/1.1 server for one static site on this machine: previews and browser tests.
//! Not for the public: it listens on 127.0.0.1 only and knows GET and HEAD only.

use super::static_site::{Answer, StaticSite, media_type, packs_well};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// A request line with its headers is far below this; more is not a browser of ours.
const LONGEST_HEAD: usize = 32 * 1024;
const MOST_HEADERS: usize = 100;
const MOST_CONNECTIONS: usize = 256;
const IDLE: Duration = Duration::from_secs(60);

/// A site and the port it answers on.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
}

/// Packed files, by path, valid while the file's time and length stay the same.
type Packed = Mutex<HashMap<PathBuf, (SystemTime, u64, Arc<Vec<u8>>)>>;

struct Shared {
    site: StaticSite,
    packed: Packed,
    connections: AtomicUsize,
}

impl Server {
    /// Takes the port at once, so that a taken one is known before any long work; 0 takes a free one.
    pub fn bind(port: u16) -> std::io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        Ok(Server { listener, address })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until the process ends.
    pub fn run(self, site: StaticSite) {
        let shared = Arc::new(Shared { site, packed: Packed::default(), connections: AtomicUsize::new(0) });
        for stream in self.listener.incoming() {
            // A connection that broke before it began is the browser's to repeat.
            let Ok(stream) = stream else { continue };
            let shared = shared.clone();
            let open = shared.connections.fetch_add(1, Ordering::Relaxed);
            std::thread::spawn(move || {
                if open < MOST_CONNECTIONS {
                    // An error here is a reader that went away: there is nobody left to tell.
                    let _ = converse(stream, &shared);
                }
                shared.connections.fetch_sub(1, Ordering::Relaxed);
            });
        }
    }

    /// Answers in a thread of its own; for tests that need the site beside them.
    pub fn start(self, site: StaticSite) {
        std::thread::spawn(move || self.run(site));
    }
}

/// What of a request matters here.
struct Request {
    method: String,
    target: String,
    takes_gzip: bool,
    closes: bool,
}

fn converse(mut stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_write_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut bytes = Vec::new();
    loop {
        let Some((request, length)) = read_head(&mut stream, &mut bytes)? else { return Ok(()) };
        bytes.drain(..length);
        let Some(request) = request else {
            send(&mut stream, "400 Bad Request", &[("Connection", "close")], b"bad request\n", true)?;
            return finish(&mut stream);
        };
        respond(&mut stream, shared, &request)?;
        if request.closes {
            return finish(&mut stream);
        }
    }
}

/// Closing while the other side still sends would take back the answer, so what it sends is read away for a moment.
fn finish(stream: &mut TcpStream) -> std::io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_secs(1)))?;
    let mut chunk = [0; 4096];
    for _ in 0..64 {
        if stream.read(&mut chunk)? == 0 {
            break;
        }
    }
    Ok(())
}

/// Reads until a whole head is there: the request (or nothing, where it is not one) and its length in bytes.
fn read_head(
    stream: &mut TcpStream,
    bytes: &mut Vec<u8>,
) -> std::io::Result<Option<(Option<Request>, usize)>> {
    loop {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut head = httparse::Request::new(&mut headers);
        match head.parse(bytes) {
            Ok(httparse::Status::Complete(length)) => return Ok(Some((Some(understand(&head)), length))),
            Ok(httparse::Status::Partial) if bytes.len() < LONGEST_HEAD => {}
            Ok(httparse::Status::Partial) | Err(_) => return Ok(Some((None, bytes.len()))),
        }
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk)? {
            0 => return Ok(None),
            count => bytes.extend_from_slice(&chunk[..count]),
        }
    }
}

fn understand(head: &httparse::Request) -> Request {
    let header = |name: &str| {
        head.headers
            .iter()
            .find(|header| header.name.eq_ignore_ascii_case(name))
            .map(|header| String::from_utf8_lossy(header.value).to_ascii_lowercase())
            .unwrap_or_default()
    };
    let has_body =
        !matches!(header("content-length").as_str(), "" | "0") || !header("transfer-encoding").is_empty();
    Request {
        method: head.method.unwrap_or_default().to_owned(),
        target: head.path.unwrap_or_default().to_owned(),
        takes_gzip: header("accept-encoding").split(',').any(|word| word.trim().starts_with("gzip")),
        // A body is never read, so what follows it could not be told from it.
        closes: has_body || header("connection").contains("close") || head.version == Some(0),
    }
}

fn respond(stream: &mut TcpStream, shared: &Shared, request: &Request) -> std::io::Result<()> {
    let body = match request.method.as_str() {
        "GET" => true,
        "HEAD" => false,
        _ => {
            return send(
                stream,
                "405 Method Not Allowed",
                &[("Allow", "GET, HEAD")],
                b"GET or HEAD only\n",
                true,
            );
        }
    };
    match shared.site.answer(&request.target) {
        Answer::File(path) => send_file(stream, shared, "200 OK", &path, request.takes_gzip, body),
        Answer::NotFound(Some(path)) => {
            send_file(stream, shared, "404 Not Found", &path, request.takes_gzip, body)
        }
        Answer::NotFound(None) => {
            send(stream, "404 Not Found", &[("Content-Type", "text/plain")], b"not found\n", body)
        }
        Answer::Redirect(to) => send(stream, "301 Moved Permanently", &[("Location", &to)], b"", body),
    }
}

fn send_file(
    stream: &mut TcpStream,
    shared: &Shared,
    status: &str,
    path: &Path,
    takes_gzip: bool,
    body: bool,
) -> std::io::Result<()> {
    let media_type = media_type(path);
    // `no-cache` means "ask again": after a new build the old page would otherwise stay for as long as it pleases.
    let mut headers = vec![("Content-Type", media_type), ("Cache-Control", "no-cache")];
    let Ok(bytes) = std::fs::read(path) else {
        // Between finding and reading, a new build may have been swapped in.
        return send(stream, "404 Not Found", &[("Content-Type", "text/plain")], b"not found\n", body);
    };
    if !packs_well(media_type) {
        return send(stream, status, &headers, &bytes, body);
    }
    headers.push(("Vary", "Accept-Encoding"));
    if !takes_gzip {
        return send(stream, status, &headers, &bytes, body);
    }
    headers.push(("Content-Encoding", "gzip"));
    send(stream, status, &headers, &pack(&shared.packed, path, &bytes)?, body)
}

fn pack(packed: &Packed, path: &Path, bytes: &[u8]) -> std::io::Result<Arc<Vec<u8>>> {
    let metadata = path.metadata()?;
    let (time, length) = (metadata.modified()?, metadata.len());
    if let Some((known_time, known_length, packed)) =
        packed.lock().unwrap_or_else(PoisonError::into_inner).get(path)
        && (*known_time, *known_length) == (time, length)
    {
        return Ok(packed.clone());
    }
    let result = Arc::new(gzip(bytes)?);
    packed
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(path.to_path_buf(), (time, length, result.clone()));
    Ok(result)
}

/// Bytes as a host sends them: gzip at its usual level, 6.
pub fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn send(
    stream: &mut TcpStream,
    status: &str,
    headers: &[(&str, &str)],
    bytes: &[u8],
    body: bool,
) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", bytes.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if body {
        stream.write_all(bytes)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufRead;

    fn served() -> (tempfile::TempDir, SocketAddr) {
        let place = tempfile::tempdir().unwrap();
        std::fs::create_dir(place.path().join("ru")).unwrap();
        std::fs::write(place.path().join("ru/index.html"), "страница ".repeat(200)).unwrap();
        std::fs::write(place.path().join("404.html"), "нет такой").unwrap();
        std::fs::write(place.path().join("a.png"), [137; 40]).unwrap();
        let server = Server::bind(0).unwrap();
        let address = server.address();
        server.start(StaticSite::new(place.path(), "/").unwrap());
        (place, address)
    }

    /// Sends raw requests on one connection and reads everything that comes back until it closes.
    fn talk(address: SocketAddr, requests: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(requests.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        bytes
    }

    fn text(bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).into_owned()
    }

    #[test]
    fn several_requests_on_one_connection_are_answered_in_order() {
        let (_place, address) = served();
        let answer = text(&talk(
            address,
            "HEAD /ru/ HTTP/1.1\r\nHost: x\r\n\r\nGET /ru HTTP/1.1\r\n\r\nGET /nothing HTTP/1.1\r\nConnection: close\r\n\r\n",
        ));
        let statuses: Vec<_> = answer.lines().filter(|line| line.starts_with("HTTP/1.1 ")).collect();
        assert_eq!(statuses, ["HTTP/1.1 200 OK", "HTTP/1.1 301 Moved Permanently", "HTTP/1.1 404 Not Found"]);
        assert!(answer.contains("Location: /ru/\r\n"));
        assert!(answer.ends_with("нет такой"));
        assert!(!answer.contains("страница"), "HEAD has no body");
    }

    #[test]
    fn gzip_is_sent_to_who_takes_it_and_unpacks_to_the_file() {
        let (place, address) = served();
        let plain = talk(address, "GET /ru/ HTTP/1.0\r\n\r\n");
        assert!(!text(&plain).contains("Content-Encoding"));

        let packed = talk(address, "GET /ru/ HTTP/1.0\r\nAccept-Encoding: br, gzip\r\n\r\n");
        assert!(packed.len() < plain.len() / 4);
        let start = packed.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
        assert!(text(&packed[..start]).contains("Content-Encoding: gzip\r\n"));
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&packed[start..]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, std::fs::read_to_string(place.path().join("ru/index.html")).unwrap());

        let picture = talk(address, "GET /a.png HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n");
        assert!(!text(&picture).contains("Content-Encoding"));
    }

    #[test]
    fn a_changed_file_is_packed_again() {
        let (place, address) = served();
        let request = "GET /ru/ HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n";
        let before = talk(address, request);
        std::fs::write(place.path().join("ru/index.html"), "другая").unwrap();
        assert_ne!(talk(address, request), before);
    }

    #[test]
    fn other_methods_and_nonsense_get_an_answer_and_do_no_harm() {
        let (_place, address) = served();
        let post = text(&talk(address, "POST /ru/ HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"));
        assert!(post.starts_with("HTTP/1.1 405 "), "{post}");
        assert_eq!(post.matches("HTTP/1.1").count(), 1, "the body is not taken for a request");
        assert!(text(&talk(address, "\u{1}\r\n\r\n")).starts_with("HTTP/1.1 400 "));
        let long = format!("GET /{} HTTP/1.1\r\nConnection: close\r\n", "a".repeat(LONGEST_HEAD));
        assert!(text(&talk(address, &long)).starts_with("HTTP/1.1 400 "));

        let mut first = String::new();
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(b"GET /ru/ HTTP/1.0\r\n\r\n").unwrap();
        std::io::BufReader::new(stream).read_line(&mut first).unwrap();
        assert_eq!(first, "HTTP/1.1 200 OK\r\n");
    }
}
