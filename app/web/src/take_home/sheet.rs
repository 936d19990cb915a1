//! The list as a table: CSV and XLSX.
//! Not here: what the cells say.

use super::data::{Cell, Column, Entry};
use super::order::{Order, OrderError, Picked};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// Rows of a worksheet, its heading among them.
const MOST_ROWS: usize = 1_048_576;
/// Characters of a worksheet's cell.
const LONGEST_CELL: usize = 32_767;

fn cell<'a>(column: &Column, entry: &'a Entry, own: &[Column]) -> &'a Cell {
    static EMPTY: Cell = Cell::Empty(());
    let at = own.iter().position(|known| known.key == column.key);
    at.and_then(|at| entry.cells.get(at)).unwrap_or(&EMPTY)
}

/// UTF-8 with a byte order mark, so that Excel reads Cyrillic; the last column says of which list a row is.
pub fn csv(order: &Order, picked: &Picked<'_>) -> Result<Vec<u8>, OrderError> {
    let about = order.about(picked).join(" · ");
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let refused = |error: csv::Error| OrderError::Unwritable(error.to_string());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    let heads = picked.columns.iter().map(|column| column.label.as_str());
    writer.write_record(heads.chain([order.words.column.as_str()])).map_err(refused)?;
    for (entry, own) in &picked.records {
        let cells = picked.columns.iter().map(|column| match cell(column, entry, own) {
            Cell::Empty(()) => String::new(),
            Cell::Number(number) => number.to_string(),
            Cell::Text(text) => without_formula(text),
        });
        writer.write_record(cells.chain([about.clone()])).map_err(refused)?;
    }
    writer.flush().map_err(|error| OrderError::Unwritable(error.to_string()))?;
    drop(writer);
    Ok(bytes)
}

/// A text that a spreadsheet would take for a formula is shown as text.
fn without_formula(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// A workbook with the records on one sheet and what the file is on another.
pub fn xlsx(order: &Order, picked: &Picked<'_>) -> Result<Vec<u8>, OrderError> {
    if picked.records.len() >= MOST_ROWS {
        return Err(OrderError::TooLong(picked.records.len()));
    }
    workbook(order, picked).map_err(|error| OrderError::Unwritable(error.to_string()))
}

fn workbook(order: &Order, picked: &Picked<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The library would take the present time: the same list of the same data is the same file.
    let made = ExcelDateTime::parse_from_str(picked.version).unwrap_or_default();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let bold = Format::new().set_bold();
    let sheet = workbook.add_worksheet().set_name(&order.words.sheet_records)?;
    for (at, column) in (0u16..).zip(&picked.columns) {
        sheet.write_with_format(0, at, &column.label, &bold)?;
        sheet.set_column_width(at, width(&column.key))?;
    }
    for (line, (entry, own)) in (1u32..).zip(&picked.records) {
        for (at, column) in (0u16..).zip(&picked.columns) {
            match cell(column, entry, own) {
                Cell::Empty(()) => {}
                Cell::Number(number) => {
                    sheet.write_number(line, at, *number)?;
                }
                Cell::Text(text) => {
                    sheet.write_string(line, at, text.chars().take(LONGEST_CELL).collect::<String>())?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    let about = workbook.add_worksheet().set_name(&order.words.sheet_about)?;
    let mut lines = order.about(picked);
    lines.extend([picked.address.to_owned(), order.words.licence.clone()]);
    for (line, text) in (0u32..).zip(lines.iter().filter(|line| !line.is_empty())) {
        about.write_string(line, 0, text)?;
    }
    about.set_column_width(0, 80)?;
    workbook.save_to_buffer()
}

/// In characters: titles and texts need room, the rest little.
fn width(key: &str) -> u32 {
    match key {
        "title" | "summary" => 48,
        _ => 22,
    }
}

#[cfg(test)]
mod tests {
    use super::super::order::Format as FileFormat;
    use super::super::order::tests::{file, order};
    use super::*;
    use std::io::Read;

    #[test]
    fn a_csv_file_reads_back_with_cyrillic_quotes_and_lines_intact() {
        let files = [file("cases", &["title", "days", "text"], &["b", "a"])];
        let order = order(FileFormat::Csv, &["cases/a", "cases/b"]);
        let bytes = csv(&order, &order.pick(&files)).expect("bytes");
        let text =
            std::str::from_utf8(&bytes).expect("UTF-8").strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().expect("heads"), vec!["TITLE", "DAYS", "TEXT", "Список"]);
        let rows: Vec<Vec<String>> =
            reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0][..3], ["a, \"ә\"\n0", "90", "a, \"ә\"\n2"]);
        assert_eq!(rows[0][3], "Нарушены: КПП ст. 12 · 2 из 93 записей · данные от 2026-11-21");
    }

    #[test]
    fn no_cell_of_a_csv_file_is_a_formula() {
        for text in ["=1+1", "+7", "-x", "@sum", "\tx"] {
            assert_eq!(without_formula(text), format!("'{text}"));
        }
        assert_eq!(without_formula("ст. 12"), "ст. 12");
    }

    #[test]
    fn a_workbook_holds_the_cells_and_is_the_same_every_time() {
        let files = [file("cases", &["title", "days"], &["a", "b"])];
        let order = order(FileFormat::Xlsx, &["cases/a", "cases/b", "cases/gone"]);
        let bytes = xlsx(&order, &order.pick(&files)).expect("bytes");
        assert_eq!(bytes, xlsx(&order, &order.pick(&files)).expect("bytes"));
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
        let mut all = String::new();
        for at in 0..archive.len() {
            archive.by_index(at).expect("a part").read_to_string(&mut all).expect("text");
        }
        for part in ["Записи", "О файле", "a, &quot;ә&quot;", "<v>90</v>", "неполно: нет 1"]
        {
            assert!(all.contains(part) || all.contains(&part.replace("&quot;", "\"")), "{part}");
        }
    }
}
