//! Any corpus as a folder that can be searched from any static host.
//! Not here: a design. The page is there to be called by other pages and by comparisons.
//!
//! ```text
//! cargo run --release -p search --example static_site -- corpus.jsonl out/ [--worker DIR] [--parts]
//! ```
//! `corpus.jsonl` has one object a line: `{"id":…,"title":…,"lang":"ru","date":"2012-05-24","text":…}`; blank lines
//! in the text part paragraphs. `--worker` is a folder with the three files of the worker as Trunk or
//! wasm-bindgen makes them; without it they are built here, which needs `wasm-bindgen` on PATH.
//! `--parts` cuts the index into parts even if it is small.

mod worker;

use model::Language;
use search::{Document, IndexOptions, Paragraph, Text, write_index};
use serde::Deserialize;
use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::time::Instant;

#[derive(Deserialize)]
struct Line {
    id: String,
    title: String,
    lang: String,
    #[serde(default)]
    date: String,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = Vec::new();
    let (mut worker, mut parts) = (None, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--worker" => worker = arguments.next().map(PathBuf::from),
            "--parts" => parts = true,
            _ => paths.push(PathBuf::from(argument)),
        }
    }
    let [corpus, out] = paths.as_slice() else {
        return Err("usage: static_site corpus.jsonl out/ [--worker DIR] [--parts]".into());
    };
    let started = Instant::now();
    let mut options = IndexOptions::new(Vec::new());
    if parts {
        options.whole_below = 0;
    }
    let mut corpus = Corpus::open(corpus)?;
    let index = write_index(&mut corpus, &options)?;
    corpus.finish()?;
    let (took, processor) = (started.elapsed().as_secs_f64(), processor_time());
    fs::create_dir_all(out.join("index"))?;
    fs::write(out.join("index/search.json"), &index.manifest)?;
    for (name, bytes) in &index.files {
        fs::write(out.join("index").join(name), bytes)?;
    }
    worker::put(out, worker.as_deref())?;
    fs::write(out.join("index.html"), include_str!("index.html"))?;
    fs::write(out.join("page.js"), include_str!("page.js"))?;
    let report = &index.report;
    let files = report.boot_bytes + report.index_bytes + report.record_bytes;
    println!("{report:#?}");
    println!(
        "{} documents in {took:.2} s: {:.0} documents/s; files {files} bytes, {:.1} % of the text; peak {}; processor {}",
        report.documents,
        f64::from(report.documents) / took,
        100.0 * files as f64 / report.text_bytes.max(1) as f64,
        peak_memory().as_deref().unwrap_or("memory not known"),
        processor.map_or("time not known".to_owned(), |seconds| format!("{seconds:.2} s")),
    );
    Ok(())
}

/// The most memory this process had, where the system says so.
fn peak_memory() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    Some(status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().to_owned())
}

/// Seconds that all processors together worked for this process, where the system says so.
fn processor_time() -> Option<f64> {
    const TICKS_IN_A_SECOND: f64 = 100.0;
    let status = fs::read_to_string("/proc/self/stat").ok()?;
    // The name, in brackets, may have blanks; user and system time are the 12th and 13th field after it.
    let fields = status.rsplit_once(')')?.1.split_whitespace().skip(11).take(2);
    Some(fields.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / TICKS_IN_A_SECOND)
}

/// The documents of a file, one by one; it ends at the first line that is none, and keeps the reason.
struct Corpus {
    path: PathBuf,
    lines: Lines<BufReader<fs::File>>,
    number: usize,
    failed: Option<String>,
}

impl Corpus {
    fn open(path: &Path) -> Result<Corpus, Box<dyn Error>> {
        let file = fs::File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Corpus { path: path.to_owned(), lines: BufReader::new(file).lines(), number: 0, failed: None })
    }

    fn finish(self) -> Result<(), String> {
        self.failed.map_or(Ok(()), Err)
    }

    fn read(&mut self) -> Result<Option<Document>, String> {
        for line in self.lines.by_ref() {
            self.number += 1;
            let told = |error: &dyn Error| format!("{}:{}: {error}", self.path.display(), self.number);
            let line = line.map_err(|error| told(&error))?;
            if !line.trim().is_empty() {
                return serde_json::from_str(&line)
                    .map(|line| Some(document(line)))
                    .map_err(|error| told(&error));
            }
        }
        Ok(None)
    }
}

impl Iterator for Corpus {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        if self.failed.is_some() {
            return None;
        }
        self.read().unwrap_or_else(|reason| {
            self.failed = Some(reason);
            None
        })
    }
}

fn document(line: Line) -> Document {
    // Other languages are searched as they are written, without word forms of their own.
    let language = Language::parse(&line.lang).unwrap_or(Language::En);
    let paragraphs = line.text.split("\n\n").filter(|text| !text.trim().is_empty()).zip(1..);
    let paragraphs =
        paragraphs.map(|(text, n)| Paragraph { anchor: format!("p{n}"), text: text.trim().to_owned() });
    let text = Text { language, title: line.title.clone(), paragraphs: paragraphs.collect() };
    Document {
        id: line.id,
        row: line.title,
        texts: vec![text],
        date: days(&line.date),
        boost: 1.0,
        ..Document::default()
    }
}

/// Days from 1970-01-01 to a date `2012-05-24`, `2012-05` or `2012`, near enough to sort by.
fn days(date: &str) -> Option<i32> {
    let mut fields =
        date.splitn(3, '-').map(|field| field.get(..field.len().min(4)).unwrap_or_default().parse::<i32>());
    let year = fields.next()?.ok()?;
    let month = fields.next().and_then(Result::ok).unwrap_or(1);
    let day = date.get(8..10).and_then(|day| day.parse().ok()).unwrap_or(1);
    Some((year - 1970) * 366 + (month - 1) * 31 + day)
}
