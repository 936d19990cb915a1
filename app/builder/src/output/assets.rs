//! Files beside the pages: style sheet, scripts and programs made by trunk, geometry, Leaflet.
//! Not here: data made from records (`bundles`, `data`, `index`).

use super::{OutputError, content_hash, write, write_hashed};
use crate::command::http::gzip;
use std::io;
use std::path::{Path, PathBuf};
use web::site::{Assets, Programs};

/// Names of what trunk left in the staging folder, moved to immutable places.
pub fn place(project: &Path, staging: &Path) -> Result<Assets, OutputError> {
    let leaflet = "vendor/leaflet-1.9.4";
    let (search_worker, search_bytes) = worker(staging, "search_worker", search::worker_loader)?;
    Ok(Assets {
        style: style(project, staging)?,
        programs: Programs {
            reading: program(staging, "reading")?,
            search: program(staging, "search_page")?,
            lists: program(staging, "lists")?,
            map: program(staging, "map")?,
            map_more: program(staging, "map_more")?,
        },
        search_worker,
        search_bytes,
        take_home_worker: worker(staging, "take_home", |_, _| web::TAKE_HOME_LOADER.to_owned())?.0,
        leaflet_style: existing(staging, &format!("{leaflet}/leaflet.css")),
        leaflet_script: existing(staging, &format!("{leaflet}/leaflet.js")),
        geometry: geometry(staging)?,
        ..Assets::default()
    })
}

/// The name if the file is there, else nothing: a site without scripts is still a site.
fn existing(staging: &Path, name: &str) -> String {
    if staging.join(name).is_file() { name.to_owned() } else { String::new() }
}

fn read(path: PathBuf) -> Result<Vec<u8>, OutputError> {
    std::fs::read(&path).map_err(|reason| OutputError { path, reason })
}

/// Joins the style sheets in the order `app/web/style/order.txt` lists them.
fn style(project: &Path, staging: &Path) -> Result<String, OutputError> {
    let folder = project.join("app/web/style");
    let order = String::from_utf8_lossy(&read(folder.join("order.txt"))?).into_owned();
    let mut css = String::new();
    for name in order.lines().map(str::trim).filter(|name| !name.is_empty() && !name.starts_with('#')) {
        css.push_str(&String::from_utf8_lossy(&read(folder.join(name))?));
    }
    write_hashed(staging, "style", "css", without_blanks(&css).as_bytes())
}

/// Without comments, and with one blank for several: a fifth of what every page's reader fetches, and no rule is read
/// otherwise. Texts in quotation marks hold neither, which a test sees to.
fn without_blanks(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.split_ascii_whitespace().collect::<Vec<&str>>().join(" ")
}

/// The last file of a folder, by name, that is wanted.
fn find(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> Option<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| is_wanted(name))
        .collect();
    names.sort();
    names.pop()
}

fn rename(from: &Path, to: &Path) -> Result<(), OutputError> {
    let moved = to.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::rename(from, to));
    moved.map_err(|reason| OutputError { path: from.to_owned(), reason })
}

/// A program of pages: trunk's pair of files moves to a folder named by their contents, beside a script of two
/// lines that starts it.
///
/// The script is a file of its own because the pages' policy forbids inline scripts.
fn program(staging: &Path, name: &str) -> Result<String, OutputError> {
    let own = |file: &str, end: &str| {
        // `map_more.js` is another program than `map.js`; trunk may have put a hash in between.
        let between = file.strip_prefix(name).and_then(|rest| rest.strip_suffix(end));
        between.is_some_and(|between| between.is_empty() || between.starts_with('-'))
    };
    let (script, wasm) =
        (find(staging, |file| own(file, ".js")), find(staging, |file| own(file, "_bg.wasm")));
    let (Some(script), Some(wasm)) = (script, wasm) else { return Ok(String::new()) };
    let (folder, _) = gather(staging, name, &[&script, &wasm])?;
    let text = format!(
        "import start from './{folder}/{script}';\nstart({{ module_or_path: new URL('./{folder}/{wasm}', import.meta.url) }});\n"
    );
    write_hashed(staging, &format!("start-{name}"), "js", text.as_bytes())
}

/// A worker's three files move together into a folder named by their contents.
///
/// The loader is the worker's own, made from its glue and its program: it keeps what the page says before the program
/// has started. Beside its name, what all three weigh as hosts send them.
fn worker(
    staging: &Path,
    name: &str,
    loader: impl Fn(&[u8], &[u8]) -> String,
) -> Result<(String, u64), OutputError> {
    let names = [format!("{name}.js"), format!("{name}_bg.wasm"), format!("{name}_loader.js")];
    if !names.iter().all(|name| staging.join(name).is_file()) {
        return Ok((String::new(), 0));
    }
    let (glue, wasm) = (read(staging.join(&names[0]))?, read(staging.join(&names[1]))?);
    write(staging, &names[2], loader(&glue, &wasm))?;
    let (folder, sent) = gather(staging, name, &names.each_ref().map(String::as_str))?;
    Ok((format!("assets/{folder}/{}", names[2]), sent))
}

/// Moves files into a folder below `assets/` named by their contents: its name, and what they weigh as hosts send them.
fn gather(staging: &Path, name: &str, files: &[&str]) -> Result<(String, u64), OutputError> {
    let (mut all, mut sent) = (Vec::new(), 0);
    for file in files {
        let bytes = read(staging.join(file))?;
        let packed = gzip(&bytes).map_err(|reason| OutputError { path: staging.join(file), reason })?;
        sent += packed.len() as u64;
        all.extend(bytes);
    }
    let folder = format!("{name}-{}", content_hash(&all));
    for file in files {
        rename(&staging.join(file), &staging.join("assets").join(&folder).join(file))?;
    }
    Ok((folder, sent))
}

/// The map's geometry, published under a hashed name in place of its own.
fn geometry(staging: &Path) -> Result<String, OutputError> {
    let Some(name) = find(&staging.join("geo"), |name| name.ends_with(".json")) else {
        return Ok(String::new());
    };
    let path = staging.join("geo").join(name);
    let bytes = read(path.clone())?;
    std::fs::remove_file(&path).map_err(|reason| OutputError { path, reason })?;
    write_hashed(staging, "geometry", "json", &bytes)
}

/// Removes what trunk made for itself and no reader needs.
pub fn clear(staging: &Path) -> Result<(), OutputError> {
    let path = staging.join("index.html");
    match std::fs::remove_file(&path) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => Err(OutputError { path, reason }),
        Ok(()) | Err(_) => write(staging, ".nojekyll", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_keeps_its_rules_and_loses_its_blanks() {
        let css = "/* one */\n.a {\n  color: red; /* two */\n}\n\n.b::before { content: \"· \"; }\n";
        assert_eq!(without_blanks(css), ".a { color: red; } .b::before { content: \"· \"; }");
    }

    #[test]
    fn no_text_of_the_style_sheets_holds_what_is_taken_out() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/style");
        let files = std::fs::read_dir(folder).expect("the style sheets").flatten();
        let sheets = files.filter(|file| file.path().extension().is_some_and(|end| end == "css"));
        let mut texts = 0;
        for sheet in sheets {
            let css = std::fs::read_to_string(sheet.path()).expect("a style sheet");
            let plain: String = css.split("/*").map(|part| part.rsplit("*/").next().unwrap_or("")).collect();
            for text in plain.split('"').skip(1).step_by(2) {
                texts += 1;
                assert!(!text.contains("  ") && !text.contains("/*") && !text.contains('\n'), "{text:?}");
            }
        }
        assert!(texts > 10, "{texts} texts");
    }
}
