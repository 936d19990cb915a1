//! The map as a picture of its own: one SVG file with title, legend, source and date, for other pages.
//! Not here: the outlines (`page::outline` draws them once) and what is counted (`regions`).
//!
//! Colours stand in the file, since no style sheet goes with it; both sets are told apart by lightness.

use super::regions::RegionCounts;
use super::scale;
use model::Measure;

/// What a picture says and shows.
pub struct Picture<'a> {
    pub title: &'a str,
    /// What is counted and under which filters.
    pub subtitle: &'a str,
    /// Source, date and credit of the borders.
    pub lines: &'a [String],
    /// Words of the legend for a region without records.
    pub none: &'a str,
    pub lang: &'a str,
    /// Code, name and path of every region in a drawing of 720 by 400.
    pub shapes: &'a [(String, String, String)],
    pub numbers: &'a RegionCounts,
    pub measure: Measure,
}

/// White for none, then four steps of one dye, light to dark.
const SHADES: [&str; 5] = ["#ffffff", "#f0ddd3", "#dfae9b", "#c57a63", "#93301f"];
const WIDTH: usize = 720;
/// Title and subtitle above the drawing.
const HEAD: usize = 64;
const DRAWING: usize = 400;
const LINE: usize = 18;
/// Letters of a line below the drawing, at its size.
const LETTERS: usize = 104;

impl Picture<'_> {
    pub fn svg(&self) -> String {
        let values: Vec<u32> =
            self.shapes.iter().map(|(code, ..)| self.numbers.of(code, self.measure)).collect();
        let bounds = scale::bounds(&values);
        let lines: Vec<String> = self.lines.iter().flat_map(|line| wrapped(line, LETTERS)).collect();
        let height = HEAD + DRAWING + 2 * LINE + lines.len() * LINE + LINE;
        let mut out = String::new();
        let mut put = |parts: &[&str]| parts.iter().for_each(|part| out.push_str(part));
        let (width, height) = (WIDTH.to_string(), height.to_string());
        put(&["<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ", &width, " ", &height]);
        put(&["\" width=\"", &width, "\" height=\"", &height, "\" lang=\"", self.lang]);
        put(&[
            "\" role=\"img\" aria-labelledby=\"t d\" font-family=\"system-ui, sans-serif\" fill=\"#1c1b19\">",
        ]);
        put(&["<title id=\"t\">", &escaped(self.title), "</title>"]);
        put(&["<desc id=\"d\">", &escaped(self.subtitle), ". ", &escaped(&self.told()), "</desc>"]);
        put(&["<rect width=\"100%\" height=\"100%\" fill=\"#fcfbf8\"/>"]);
        put(&[
            "<text x=\"16\" y=\"30\" font-size=\"20\" font-weight=\"700\">",
            &escaped(self.title),
            "</text>",
        ]);
        put(&["<text x=\"16\" y=\"52\" font-size=\"14\">", &escaped(self.subtitle), "</text>"]);
        put(&["<g transform=\"translate(0 ", &HEAD.to_string(), ")\" stroke=\"#837b6d\">"]);
        for ((_, name, path), n) in self.shapes.iter().zip(&values) {
            let shade = scale::shade(scale::class(*n, &bounds), bounds.len());
            put(&["<path fill=\"", SHADES[shade.min(4)], "\" d=\"", path, "\"><title>"]);
            put(&[&escaped(name), ": ", &n.to_string(), "</title></path>"]);
        }
        put(&["</g>"]);
        let mut at = HEAD + DRAWING + LINE;
        let mut x = 16;
        let mut step = |shade: usize, text: &str| {
            put(&["<rect x=\"", &x.to_string(), "\" y=\"", &(at - 11).to_string()]);
            put(&["\" width=\"14\" height=\"14\" stroke=\"#837b6d\" fill=\"", SHADES[shade.min(4)], "\"/>"]);
            put(&["<text font-size=\"13\" x=\"", &(x + 20).to_string(), "\" y=\"", &at.to_string(), "\">"]);
            put(&[&escaped(text), "</text>"]);
            x += 44 + text.chars().count() * 8;
        };
        step(0, self.none);
        for (class, (from, to)) in scale::ranges(&bounds).into_iter().enumerate() {
            let (from, to) = (from.to_string(), to.to_string());
            let text = if from == to { from } else { [from, to].join("–") };
            step(scale::shade(class + 1, bounds.len()), &text);
        }
        at += LINE;
        for line in &lines {
            at += LINE;
            put(&["<text font-size=\"12\" x=\"16\" y=\"", &at.to_string(), "\">", &escaped(line), "</text>"]);
        }
        put(&["</svg>\n"]);
        out
    }

    /// Every region with its number, for those who cannot see the drawing.
    fn told(&self) -> String {
        let numbers: Vec<String> = self
            .shapes
            .iter()
            .map(|(code, name, _)| [name, " ", &self.numbers.of(code, self.measure).to_string()].concat())
            .collect();
        numbers.join(", ")
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A text in lines of at most `letters`, broken between words.
fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines
            .last_mut()
            .filter(|line| line.is_empty() || line.chars().count() + 1 + word.chars().count() <= letters);
        match line {
            Some(line) => {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn svg(title: &str) -> String {
        let numbers = RegionCounts {
            regions: BTreeMap::from([("KZ-39".to_owned(), [12, 9, 0]), ("KZ-75".to_owned(), [3, 1, 0])]),
            ..RegionCounts::default()
        };
        let shape = |code: &str, name: &str| (code.to_owned(), name.to_owned(), "M1 1l2 0 0 2z".to_owned());
        let lines = ["Источник. ".repeat(20)];
        let shapes =
            [shape("KZ-39", "Костанайская область"), shape("KZ-75", "Алматы"), shape("KZ-10", "Абай")];
        Picture {
            title,
            subtitle: "Дела",
            lines: &lines,
            none: "нет записей",
            lang: "ru",
            shapes: &shapes,
            numbers: &numbers,
            measure: Measure::Cases,
        }
        .svg()
    }

    #[test]
    fn a_picture_says_its_title_every_number_and_its_source() {
        let svg = svg("Карта");
        for said in
            ["<title id=\"t\">Карта", "Костанайская область: 12", "Абай 0", "нет записей", "Источник."]
        {
            assert!(svg.contains(said), "{said} in {svg}");
        }
        assert!(svg.matches("Источник").count() == 20 && svg.matches("font-size=\"12\"").count() > 1);
        assert!(
            !svg.contains("href") && !svg.contains("<script") && !svg.contains("style="),
            "nothing from elsewhere"
        );
    }

    #[test]
    fn a_title_is_text_and_never_markup() {
        let svg = svg("a<script>\"&");
        assert!(svg.contains("a&lt;script&gt;&quot;&amp;") && !svg.contains("<script"), "{svg}");
    }

    #[test]
    fn long_lines_break_between_words() {
        assert_eq!(wrapped("аб вг деж", 5), ["аб вг", "деж"]);
        assert_eq!(wrapped("длинноеслово аб", 5), ["длинноеслово", "аб"]);
    }
}
