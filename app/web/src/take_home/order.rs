//! What the page asks for: which records, in which format, and what the file says of itself.
//! Not here: the formats.

use super::data::{Column, Entry, ExportFile};
use serde::Deserialize;
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Csv,
    Xlsx,
    Json,
    Bibtex,
    Ris,
    Csl,
}

impl Format {
    pub fn extension(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Json => "json",
            Format::Bibtex => "bib",
            Format::Ris => "ris",
            Format::Csl => "csl.json",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv;charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Json => "application/json",
            Format::Bibtex => "application/x-bibtex;charset=utf-8",
            Format::Ris => "application/x-research-info-systems;charset=utf-8",
            Format::Csl => "application/vnd.citationstyles.csl+json",
        }
    }
}

/// The page's order, as JSON.
#[derive(Clone, Debug, Deserialize)]
pub struct Order {
    pub format: Format,
    /// Record ids in the order of the reader's list.
    pub ids: Vec<String>,
    /// Of how many records the list was chosen.
    pub total: usize,
    /// Start of the file's name: `quqyq-cases`.
    pub stem: String,
    /// The filter as an address spells it; empty for everything.
    pub filter: String,
    pub words: OrderWords,
}

/// What the file says of itself, in the reader's language; braces hold the place of a value.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct OrderWords {
    /// The filter in words: `Articles violated: CAT art. 12`.
    pub filter: String,
    /// `{n} of {total} records`.
    pub count: String,
    /// `data of {version}`.
    pub version: String,
    /// `partial: {n} of the records asked for are not in the data`.
    pub partial: String,
    /// Heading of the column that repeats the above in every row of a CSV file.
    pub column: String,
    /// Names of the sheets of a workbook.
    pub sheet_records: String,
    pub sheet_about: String,
    /// Name of the licence, with its address.
    pub licence: String,
}

/// The records found, in the order asked for, and the columns they need.
#[derive(Debug)]
pub struct Picked<'a> {
    pub columns: Vec<&'a Column>,
    /// Each record with the place of each of its cells among `columns`.
    pub records: Vec<(&'a Entry, &'a [Column])>,
    pub missing: usize,
    pub version: &'a str,
    pub address: &'a str,
}

/// Why no file could be made.
#[derive(Debug, PartialEq, Eq)]
pub enum OrderError {
    /// The order or an export file is not what this program reads.
    Unreadable(String),
    /// The list is longer than the format can hold.
    TooLong(usize),
    /// The library refused to write.
    Unwritable(String),
}

impl fmt::Display for OrderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OrderError::Unreadable(what) => write!(f, "cannot be read: {what}"),
            OrderError::TooLong(records) => write!(f, "{records} records are more than the format holds"),
            OrderError::Unwritable(what) => write!(f, "cannot be written: {what}"),
        }
    }
}

impl std::error::Error for OrderError {}

impl Order {
    /// Finds the records. Columns of several registers are joined by their key, first seen first.
    pub fn pick<'a>(&self, files: &'a [ExportFile]) -> Picked<'a> {
        let mut by_id = std::collections::BTreeMap::new();
        let mut columns: Vec<&Column> = Vec::new();
        for file in files {
            for entry in &file.records {
                by_id.insert(entry.id.as_str(), (entry, file.columns.as_slice()));
            }
            for column in &file.columns {
                if !columns.iter().any(|known| known.key == column.key) {
                    columns.push(column);
                }
            }
        }
        let records: Vec<_> = self.ids.iter().filter_map(|id| by_id.get(id.as_str()).copied()).collect();
        Picked {
            missing: self.ids.len() - records.len(),
            columns,
            records,
            version: files.first().map_or("", |file| &file.version),
            address: files.first().map_or("", |file| &file.address),
        }
    }

    /// One line a statement: the filter, the count, the version of the data, and what is missing.
    pub fn about(&self, picked: &Picked<'_>) -> Vec<String> {
        let fill = |text: &str, name: &str, value: &str| text.replace(name, value);
        let count = fill(&self.words.count, "{n}", &picked.records.len().to_string());
        let mut lines = vec![fill(&count, "{total}", &self.total.to_string())];
        if !self.words.filter.is_empty() {
            lines.insert(0, self.words.filter.clone());
        }
        lines.push(fill(&self.words.version, "{version}", picked.version));
        if picked.missing > 0 {
            lines.push(fill(&self.words.partial, "{n}", &picked.missing.to_string()));
        }
        lines
    }

    /// `quqyq-cases_violated-CAT-12_14-of-93_2026-11-21.csv`; what no file system minds.
    pub fn file_name(&self, picked: &Picked<'_>) -> String {
        const LONGEST_FILTER: usize = 80;
        let mut filter = String::new();
        for c in self.filter.chars() {
            let safe = c.is_alphanumeric() || c == '.';
            if safe || !(filter.is_empty() || filter.ends_with('-')) {
                filter.push(if safe { c } else { '-' });
            }
        }
        let filter: String = filter.trim_end_matches(['-', '.']).chars().take(LONGEST_FILTER).collect();
        let mut parts = vec![self.stem.clone()];
        parts.extend((!filter.is_empty()).then_some(filter));
        parts.push(format!("{}-of-{}", picked.records.len(), self.total));
        parts.extend((picked.missing > 0).then(|| "partial".to_owned()));
        parts.push(picked.version.to_owned());
        format!("{}.{}", parts.join("_"), self.format.extension())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn file(collection: &str, columns: &[&str], slugs: &[&str]) -> ExportFile {
        let columns: Vec<_> =
            columns.iter().map(|key| serde_json::json!({"key": key, "label": key.to_uppercase()})).collect();
        let records: Vec<_> = slugs
            .iter()
            .map(|slug| {
                let cells: Vec<_> = (0..columns.len())
                    .map(|at| if at == 1 { serde_json::json!(90.0) } else { serde_json::json!(format!("{slug}, \"ә\"\n{at}")) })
                    .collect();
                let id = format!("{collection}/{slug}");
                serde_json::json!({"i": id, "c": cells, "json": {"id": id}, "csl": {"id": id, "type": "legal_case"},
                    "bibtex": format!("@misc{{{slug}}}"), "ris": format!("TY  - CASE\nID  - {slug}\nER  - \n")})
            })
            .collect();
        let file = serde_json::json!({"collection": collection, "language": "ru", "version": "2026-11-21",
            "address": "https://example.org/", "columns": columns, "records": records});
        serde_json::from_str(&file.to_string()).expect("an export file")
    }

    pub fn order(format: Format, ids: &[&str]) -> Order {
        Order {
            format,
            ids: ids.iter().map(|id| (*id).to_owned()).collect(),
            total: 93,
            stem: "quqyq-cases".into(),
            filter: "violated=CAT-12&year=2012..2016".into(),
            words: OrderWords {
                filter: "Нарушены: КПП ст. 12".into(),
                count: "{n} из {total} записей".into(),
                version: "данные от {version}".into(),
                partial: "неполно: нет {n}".into(),
                column: "Список".into(),
                sheet_records: "Записи".into(),
                sheet_about: "О файле".into(),
                licence: "CC BY 4.0".into(),
            },
        }
    }

    #[test]
    fn records_come_in_the_order_asked_for_and_missing_ones_are_counted() {
        let files = [file("cases", &["title"], &["a", "b", "c"])];
        let picked = order(Format::Csv, &["cases/c", "cases/gone", "cases/a"]);
        let picked = picked.pick(&files);
        let ids: Vec<&str> = picked.records.iter().map(|(entry, _)| entry.id.as_str()).collect();
        assert_eq!((ids.as_slice(), picked.missing), (["cases/c", "cases/a"].as_slice(), 1));
    }

    #[test]
    fn a_file_is_named_by_filter_count_and_version_and_says_when_it_is_partial() {
        let files = [file("cases", &["title"], &["a"])];
        let whole = order(Format::Xlsx, &["cases/a"]);
        assert_eq!(
            whole.file_name(&whole.pick(&files)),
            "quqyq-cases_violated-CAT-12-year-2012..2016_1-of-93_2026-11-21.xlsx"
        );
        assert_eq!(whole.about(&whole.pick(&files)).len(), 3);
        let partial = order(Format::Csl, &["cases/a", "cases/b"]);
        let picked = partial.pick(&files);
        assert_eq!(
            partial.file_name(&picked),
            "quqyq-cases_violated-CAT-12-year-2012..2016_1-of-93_partial_2026-11-21.csl.json"
        );
        assert_eq!(partial.about(&picked).last().map(String::as_str), Some("неполно: нет 1"));
        let odd = Order { filter: "q=../..\\a:b*?\u{202e}".into(), ..order(Format::Csv, &[]) };
        let name = odd.file_name(&odd.pick(&files));
        assert!(!name.contains(['/', '\\', ':', '*', '?', '\u{202e}']), "{name}");
    }

    #[test]
    fn columns_of_several_registers_are_joined() {
        let files = [file("cases", &["title", "days"], &["a"]), file("library", &["title", "kind"], &["b"])];
        let keys: Vec<String> =
            order(Format::Csv, &[]).pick(&files).columns.iter().map(|column| column.key.clone()).collect();
        assert_eq!(keys, ["title", "days", "kind"]);
    }
}
