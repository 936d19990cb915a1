//! Numbers of successive years as columns, drawn when the page is made: read without scripts, printed as seen.
//! Not here: the table the columns belong to, which says the same.

use leptos::prelude::*;

const HEIGHT: f64 = 160.0;
const COLUMN: f64 = 56.0;
/// Room for the numbers above and the years below.
const EDGE: f64 = 22.0;

/// One column: its year, its number, and how the page writes the number; none where the source has none.
pub struct Column {
    pub year: i32,
    pub value: Option<f64>,
    pub text: String,
}

/// Columns in the order of their years; a year between two others without a number stays an empty place.
pub fn columns(name: &str, columns: &[Column]) -> Option<AnyView> {
    let (first, last) = (columns.iter().map(|c| c.year).min()?, columns.iter().map(|c| c.year).max()?);
    let largest = columns.iter().filter_map(|column| column.value).fold(0.0, f64::max);
    if first == last || largest <= 0.0 || last - first > 40 {
        return None;
    }
    let bars: Vec<_> = (first..=last)
        .map(|year| {
            let column = columns.iter().find(|column| column.year == year);
            let left = f64::from(year - first) * COLUMN;
            let middle = left + COLUMN / 2.0;
            let value = column.and_then(|column| column.value);
            let height = value.map_or(0.0, |value| value / largest * (HEIGHT - 2.0 * EDGE));
            let top = HEIGHT - EDGE - height;
            let bar = value.map(|_| {
                view! {
                    <rect class="bar" x=short(left + 8.0) y=short(top) width=short(COLUMN - 16.0) height=short(height)></rect>
                }
            });
            let number = column.map_or_else(|| "—".to_owned(), |column| column.text.clone());
            view! {
                {bar}
                <text x=short(middle) y=short(top - 6.0)>{number}</text>
                <text class="year" x=short(middle) y=short(HEIGHT - 6.0)>{year.to_string()}</text>
            }
        })
        .collect();
    let width = f64::from(last - first + 1) * COLUMN;
    let view_box = format!("0 0 {} {}", short(width), short(HEIGHT));
    let baseline = short(HEIGHT - EDGE);
    Some(
        view! {
            <svg
                class="columns"
                viewBox=view_box
                width=short(width)
                height=short(HEIGHT)
                role="img"
                aria-label=name.to_owned()
                focusable="false"
            >
                {bars}
                <line x1="0" x2=short(width) y1=baseline.clone() y2=baseline></line>
            </svg>
        }
        .into_any(),
    )
}

fn short(n: f64) -> String {
    let text = format!("{n:.1}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(year: i32, value: Option<f64>) -> Column {
        Column { year, value, text: value.map_or_else(|| "?".to_owned(), |value| value.to_string()) }
    }

    #[test]
    fn a_year_without_a_number_is_an_empty_place_and_no_zero() {
        let all = [column(2019, Some(850.0)), column(2021, Some(425.0)), column(2022, None)];
        let html = columns("Дела", &all).expect("a drawing").to_html();
        assert_eq!(html.matches("<rect").count(), 2, "{html}");
        assert!(html.contains(">2020<") && html.contains("—") && html.contains(">?<"), "{html}");
        assert!(html.contains("height=\"116\"") && html.contains("height=\"58\""), "to scale: {html}");
        assert!(!html.contains("style="), "{html}");
    }

    #[test]
    fn one_year_or_nothing_but_zero_is_no_drawing() {
        assert!(columns("", &[column(2019, Some(1.0))]).is_none());
        assert!(columns("", &[column(2019, Some(0.0)), column(2020, Some(0.0))]).is_none());
        assert!(columns("", &[]).is_none());
    }
}
