//! The passages of a document that answer a query best, with the matches marked.
//! Not here: which documents match. Nothing here makes HTML.

use super::lookup::Match;
use crate::document::{Paragraph, Text};
use crate::text::Morphology;
use crate::text::words::{Word, words};
use model::{Excerpt, Language, Passage};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Passages shown for a document.
const MOST: usize = 3;
/// Characters of a passage.
const LENGTH: usize = 240;
/// Characters before the first match, where there is more.
const LEAD: usize = 60;

/// What to mark: the forms that the words of a query matched.
#[derive(Default)]
pub struct Highlights {
    parts: Vec<Part>,
    forms: HashMap<(Morphology, String), Vec<(usize, usize)>>,
}

/// A word or a phrase of the query.
struct Part {
    words: usize,
    /// Its words are marked only where they follow each other.
    sequence: bool,
    weight: f32,
}

impl Highlights {
    pub fn add_word(&mut self, matches: &[Match], rarity: f32) {
        self.add_phrase(&[matches.to_vec()], false, rarity);
    }

    pub fn add_phrase(&mut self, words: &[Vec<Match>], sequence: bool, rarity: f32) {
        let part = self.parts.len();
        for (number, word) in words.iter().enumerate() {
            for found in word {
                let key = (found.morphology, found.form.clone());
                let places = self.forms.entry(key).or_default();
                if !places.contains(&(part, number)) {
                    places.push((part, number));
                }
            }
        }
        let sequence = sequence && words.len() > 1;
        self.parts.push(Part { words: words.len(), sequence, weight: (1.0 + rarity).ln() });
    }

    /// The words to mark in a text, each with the part of the query it belongs to.
    fn marks(&self, words: &[Word], language: Language) -> Vec<(usize, usize)> {
        let places: Vec<&[(usize, usize)]> = words
            .iter()
            .map(|word| {
                let key = (Morphology::of(&word.form, language), word.form.clone());
                self.forms.get(&key).map_or(&[][..], Vec::as_slice)
            })
            .collect();
        let mut marks = BTreeSet::new();
        for (at, own) in places.iter().enumerate() {
            for (part, number) in *own {
                let Part { words, sequence, .. } = self.parts[*part];
                if !sequence {
                    marks.insert((at, *part));
                } else if *number == 0 {
                    let follows = |n: usize| places.get(at + n).is_some_and(|own| own.contains(&(*part, n)));
                    if (1..words).all(follows) {
                        marks.extend((at..at + words).map(|at| (at, *part)));
                    }
                }
            }
        }
        marks.into_iter().collect()
    }
}

struct Candidate<'a> {
    score: f32,
    language: Language,
    paragraph: &'a Paragraph,
    words: Vec<Word>,
    marks: Vec<(usize, usize)>,
}

/// The best passages of a document, best first; its beginning where nothing matches in the text.
pub fn best(texts: &[Text], highlights: &Highlights, reader: Language) -> Vec<Passage> {
    let mut candidates = Vec::new();
    for text in texts {
        for paragraph in &text.paragraphs {
            let words: Vec<Word> = words(&paragraph.text).collect();
            let marks = highlights.marks(&words, text.language);
            if marks.is_empty() {
                continue;
            }
            let parts: BTreeSet<usize> = marks.iter().map(|(_, part)| *part).collect();
            let weight: f32 = parts.iter().map(|part| highlights.parts[*part].weight).sum();
            let often = 1.0 + 0.1 * (marks.len().min(10) as f32);
            let own = if text.language == reader { 1.5 } else { 1.0 };
            let language = text.language;
            candidates.push(Candidate { score: weight * often * own, language, paragraph, words, marks });
        }
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates.truncate(MOST);
    if candidates.is_empty() {
        return beginning(texts, reader).into_iter().collect();
    }
    candidates.iter().map(|candidate| passage(candidate, highlights)).collect()
}

/// The first paragraph, in the reader's language or the best other.
fn beginning(texts: &[Text], reader: Language) -> Option<Passage> {
    let languages = reader.fallbacks();
    let text = languages.iter().find_map(|language| {
        texts.iter().find(|text| text.language == *language && !text.paragraphs.is_empty())
    })?;
    let paragraph = text.paragraphs.first()?;
    let words: Vec<Word> = words(&paragraph.text).collect();
    let candidate = Candidate { score: 0.0, language: text.language, paragraph, words, marks: Vec::new() };
    Some(passage(&candidate, &Highlights::default()))
}

fn passage(candidate: &Candidate, highlights: &Highlights) -> Passage {
    let Candidate { language, paragraph, words, marks, .. } = candidate;
    let text = &paragraph.text;
    let characters: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let place = |byte: usize| characters.partition_point(|at| *at < byte);
    let places: Vec<(usize, usize)> = words.iter().map(|word| (place(word.start), place(word.end))).collect();
    let length = characters.len() - 1;
    let (from, to) = window(&places, marks, highlights, length);
    let mut out = Excerpt::default();
    let lead = if from > 0 { "… " } else { "" };
    out.text =
        format!("{lead}{}{}", &text[characters[from]..characters[to]], if to < length { " …" } else { "" });
    let shift = lead.chars().count();
    let mut ranges: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, _) in marks {
        let (start, end) = places[*at];
        if start >= from && end <= to {
            ranges.insert(start, end);
        }
    }
    out.marks =
        ranges.into_iter().map(|(a, b)| ((a - from + shift) as u32, (b - from + shift) as u32)).collect();
    Passage { language: *language, anchor: paragraph.anchor.clone(), excerpt: out }
}

/// The stretch of a text, in characters, that holds most of the query.
fn window(
    places: &[(usize, usize)],
    marks: &[(usize, usize)],
    highlights: &Highlights,
    length: usize,
) -> (usize, usize) {
    if length <= LENGTH + LENGTH / 4 {
        return (0, length);
    }
    let mut best = (0.0, 0);
    for (first, (at, _)) in marks.iter().enumerate() {
        let start = places[*at].0;
        let inside = marks[first..].iter().take_while(|(at, _)| places[*at].1 <= start + LENGTH - LEAD);
        let parts: BTreeSet<usize> = inside.map(|(_, part)| *part).collect();
        let weight: f32 = parts.iter().map(|part| highlights.parts[*part].weight).sum();
        if weight > best.0 {
            best = (weight, start);
        }
    }
    let from = best.1.saturating_sub(LEAD);
    // Begin and end with whole words.
    let from = if from == 0 {
        0
    } else {
        places.iter().map(|place| place.0).find(|start| *start >= from).unwrap_or(0)
    };
    let to = from + LENGTH;
    let to = if to >= length {
        length
    } else {
        places.iter().map(|place| place.1).rfind(|end| *end <= to).unwrap_or(to)
    };
    (from, to.max(from))
}

#[cfg(test)]
mod tests {
    use super::super::lookup::Closeness;
    use super::*;
    use crate::schema::Place;
    use tantivy::postings::TermInfo;

    fn matches(form: &str) -> Vec<Match> {
        let info = TermInfo { doc_freq: 1, postings_range: 0..0, positions_range: 0..0 };
        let (place, closeness) = (Place::Body, Closeness::Same);
        vec![Match { info, place, morphology: Morphology::Russian, form: form.to_owned(), closeness }]
    }

    fn text(paragraphs: &[&str]) -> Vec<Text> {
        let paragraph =
            |(n, text): (usize, &&str)| Paragraph { anchor: format!("p{n}"), text: (*text).to_owned() };
        let paragraphs = paragraphs.iter().enumerate().map(paragraph).collect();
        vec![Text { language: Language::Ru, title: String::new(), paragraphs }]
    }

    fn marked(passage: &Passage) -> Vec<String> {
        passage.excerpt.pieces().into_iter().filter(|(marked, _)| *marked).map(|(_, text)| text).collect()
    }

    #[test]
    fn the_paragraph_with_more_of_the_query_comes_first() {
        let mut highlights = Highlights::default();
        highlights.add_word(&matches("пыток"), 9.0);
        highlights.add_word(&matches("суд"), 2.0);
        let found = best(
            &text(&["Ничего здесь.", "Только суд.", "Жертва пыток и Суд в Костанае."]),
            &highlights,
            Language::Kk,
        );
        assert_eq!(found.iter().map(|p| p.anchor.as_str()).collect::<Vec<_>>(), ["p2", "p1"]);
        assert_eq!(marked(&found[0]), ["пыток", "Суд"]);
    }

    #[test]
    fn a_phrase_is_marked_where_it_is_one() {
        let mut highlights = Highlights::default();
        highlights.add_phrase(&[matches("права"), matches("человека")], true, 5.0);
        let found = best(&text(&["Права и права человека, человека."]), &highlights, Language::Ru);
        assert_eq!(found[0].excerpt.marks, [(8, 13), (14, 22)]);
    }

    #[test]
    fn a_long_paragraph_is_cut_around_the_match() {
        let mut highlights = Highlights::default();
        highlights.add_word(&matches("пыток"), 9.0);
        let long = format!("{}жертвы пыток {}", "слово ".repeat(200), "дальше ".repeat(200));
        let found = best(&text(&[&long]), &highlights, Language::Ru);
        let excerpt = &found[0].excerpt;
        assert!(excerpt.text.chars().count() <= LENGTH + 4, "{}", excerpt.text);
        assert!(
            excerpt.text.starts_with("… слово") && excerpt.text.ends_with("дальше …"),
            "{}",
            excerpt.text
        );
        assert_eq!(marked(&found[0]), ["пыток"]);
    }

    #[test]
    fn without_a_match_the_text_begins() {
        let found = best(&text(&["Начало.", "Конец."]), &Highlights::default(), Language::Kk);
        assert_eq!((found.len(), found[0].excerpt.text.as_str()), (1, "Начало."));
        assert!(best(&[], &Highlights::default(), Language::Ru).is_empty());
    }
}
