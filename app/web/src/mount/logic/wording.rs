//! Filter values, dates, counts, notes and errors in the reader's language.
//! Not here: a single word of it (content/ui, content/vocabulary).

use super::chips::Chip;
use crate::words::{BrowserBundle, BrowserWords, Plural};
use model::{Filter, Language, PartialDate, SearchError, SearchNote, YearRange};

/// Replaces each `{name}` by its value. (`words::fill` does the same natively, at ten times the weight.)
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (at, part) in text.split('{').enumerate() {
        let known = part.split_once('}').and_then(|(name, rest)| {
            let (_, value) = values.iter().find(|(own, _)| *own == name)?;
            Some((value, rest))
        });
        match known {
            Some((value, rest)) if at > 0 => {
                out.push_str(value);
                out.push_str(rest);
            }
            _ => {
                if at > 0 {
                    out.push('{');
                }
                out.push_str(part);
            }
        }
    }
    out
}

/// What a filter's value is called.
pub fn label(bundle: &BrowserBundle, filter: Filter, value: &str) -> String {
    let words = &bundle.words;
    if let Some(label) = bundle.labels.get(&filter).and_then(|labels| labels.get(value)) {
        return label.clone();
    }
    match filter {
        Filter::Violated | Filter::Alleged if value.bytes().all(|b| b.is_ascii_digit()) => {
            fill(&words.article_any, &[("n", value)])
        }
        Filter::Year => match YearRange::parse(value) {
            Some(YearRange { from, to }) if from == to => from.to_string(),
            Some(YearRange { from, to: i32::MAX }) => fill(&words.since_year, &[("n", &from.to_string())]),
            Some(YearRange { from: i32::MIN, to }) => fill(&words.until_year, &[("n", &to.to_string())]),
            Some(YearRange { from, to }) => [from.to_string(), to.to_string()].join("–"),
            None => value.to_owned(),
        },
        _ => value.to_owned(),
    }
}

/// A chip's text with the name of its filter, so that «2012» says of what.
pub fn chip(bundle: &BrowserBundle, chip: &Chip) -> String {
    [bundle.words.filter(chip.filter), ": ", &label(bundle, chip.filter, &chip.value)].concat()
}

/// The form of `plural` for a whole number, by CLDR's rules.
fn plural_form(language: Language, plural: &Plural, n: u32) -> &str {
    let form = match language {
        Language::Ru => match (n % 10, n % 100) {
            (1, rest) if rest != 11 => &plural.one,
            (2..=4, rest) if !(12..=14).contains(&rest) => &plural.few,
            _ => &plural.many,
        },
        Language::Kk | Language::En if n == 1 => &plural.one,
        Language::Kk | Language::En => &None,
    };
    form.as_ref().unwrap_or(&plural.other)
}

pub fn count(language: Language, plural: &Plural, n: u32) -> String {
    fill(plural_form(language, plural, n), &[("n", &n.to_string())])
}

/// A size with one decimal: «1,0 МБ».
pub fn megabytes(words: &BrowserWords, language: Language, bytes: u32) -> String {
    let tenths = bytes.div_ceil(100_000);
    let point = match language {
        Language::En => ".",
        Language::Ru | Language::Kk => ",",
    };
    fill(
        &words.megabytes,
        &[("n", &[&(tenths / 10).to_string(), point, &(tenths % 10).to_string()].concat())],
    )
}

/// A date as exactly as it is known: «24 мая 2012 г.», «май 2012 г.», «2012».
pub fn date(words: &BrowserWords, date: PartialDate) -> String {
    let year = date.year.to_string();
    let name = |names: &[String], month: u8| names.get(usize::from(month) - 1).cloned().unwrap_or_default();
    match (date.month, date.day) {
        (None, _) => year,
        (Some(month), None) => {
            fill(&words.date_month, &[("month", &name(&words.months, month)), ("year", &year)])
        }
        (Some(month), Some(day)) => fill(
            &words.date_day,
            &[("day", &day.to_string()), ("month", &name(&words.months_of, month)), ("year", &year)],
        ),
    }
}

pub fn note(words: &BrowserWords, note: &SearchNote) -> String {
    match note {
        SearchNote::Ignored(part) => fill(&words.note_ignored, &[("part", part)]),
        SearchNote::NotFound(word) => fill(&words.note_not_found, &[("word", word)]),
        SearchNote::Partial => words.note_partial.clone(),
        SearchNote::TooLong { characters } => fill(&words.note_too_long, &[("n", &characters.to_string())]),
        SearchNote::Corrected { from, to } => fill(&words.note_corrected, &[("from", from), ("to", to)]),
        SearchNote::Layout { from, to } => fill(&words.note_layout, &[("from", from), ("to", to)]),
        SearchNote::Concept { from, to } => {
            fill(&words.note_concept, &[("from", from), ("to", &to.join(", "))])
        }
    }
}

pub fn error<'a>(words: &'a BrowserWords, error: &SearchError) -> &'a str {
    match error {
        SearchError::Missing { .. } => &words.error_missing,
        SearchError::Network { .. } => &words.error_network,
        SearchError::Timeout { .. } => &words.error_timeout,
        SearchError::Damaged { .. } => &words.error_damaged,
        SearchError::Incompatible { .. } => &words.error_incompatible,
        SearchError::Trap => &words.error_trap,
        SearchError::Unsupported => &words.error_unsupported,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn words() -> BrowserWords {
        let months = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        BrowserWords {
            article_any: "ст. {n}".into(),
            since_year: "с {n}".into(),
            until_year: "по {n}".into(),
            filter_year: "Год".into(),
            months: months("январь февраль март апрель май"),
            months_of: months("января февраля марта апреля мая"),
            date_day: "{day} {month} {year} г.".into(),
            date_month: "{month} {year} г.".into(),
            note_concept: "{from} = {to}".into(),
            megabytes: "{n} МБ".into(),
            ..BrowserWords::default()
        }
    }

    fn bundle() -> BrowserBundle {
        let regions = BTreeMap::from([("KZ-39".to_owned(), "Костанайская область".to_owned())]);
        BrowserBundle {
            language: Language::Ru,
            words: words(),
            labels: BTreeMap::from([(Filter::Region, regions)]),
            findings: Default::default(),
        }
    }

    #[test]
    fn a_size_is_never_told_too_small() {
        assert_eq!(megabytes(&words(), Language::Kk, 996_001), "1,0 МБ");
        assert_eq!(megabytes(&words(), Language::En, 1_000_001), "1.1 МБ");
        assert_eq!(megabytes(&words(), Language::Ru, 0), "0,0 МБ");
    }

    #[test]
    fn values_are_called_by_their_labels() {
        let bundle = bundle();
        for (filter, value, expected) in [
            (Filter::Region, "KZ-39", "Костанайская область"),
            (Filter::Region, "KZ-00", "KZ-00"),
            (Filter::Violated, "12", "ст. 12"),
            (Filter::Year, "2012", "2012"),
            (Filter::Year, "2012..2016", "2012–2016"),
            (Filter::Year, "2012..", "с 2012"),
            (Filter::Year, "..2016", "по 2016"),
            (Filter::Year, "x", "x"),
        ] {
            assert_eq!(label(&bundle, filter, value), expected);
        }
        let year = Chip { filter: Filter::Year, value: "2012..".into(), group: 0 };
        assert_eq!(chip(&bundle, &year), "Год: с 2012");
    }

    #[test]
    fn russian_numbers_take_three_forms() {
        let plural = Plural {
            one: Some("{n} дело".into()),
            few: Some("{n} дела".into()),
            many: Some("{n} дел".into()),
            other: "{n} дела".into(),
        };
        let forms = [0, 1, 2, 5, 11, 12, 21, 22, 111, 1001].map(|n| count(Language::Ru, &plural, n));
        assert_eq!(
            forms,
            [
                "0 дел",
                "1 дело",
                "2 дела",
                "5 дел",
                "11 дел",
                "12 дел",
                "21 дело",
                "22 дела",
                "111 дел",
                "1001 дело"
            ]
        );
        assert_eq!(count(Language::En, &plural, 2), "2 дела");
    }

    #[test]
    fn braces_are_filled_by_name_and_left_alone_otherwise() {
        let filled = fill("{n} из {total}, {unknown} } {", &[("n", "2"), ("total", "{n}")]);
        assert_eq!(filled, "2 из {n}, {unknown} } {");
    }

    #[test]
    fn dates_are_as_exact_as_they_are_known() {
        let worded = |text: &str| text.parse().map(|exact| date(&words(), exact)).unwrap_or_default();
        assert_eq!(worded("2012-05-24"), "24 мая 2012 г.");
        assert_eq!(worded("2012-05"), "май 2012 г.");
        assert_eq!(worded("2012"), "2012");
    }

    #[test]
    fn a_concept_note_names_the_other_words() {
        let concept = SearchNote::Concept {
            from: "пытки".into(),
            to: vec!["азаптау".into(), "torture".into()],
        };
        assert_eq!(note(&words(), &concept), "пытки = азаптау, torture");
    }
}
