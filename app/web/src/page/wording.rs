//! Dates, numbers and counted nouns in the words of a language.
//! Not here: the words themselves (content/ui).

use crate::words::{PageWords, Plural, fill};
use icu_locale_core::locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use model::{Language, PartialDate};
use std::cell::OnceCell;

/// A date as exactly as it is known: a month stays a month.
pub fn date(words: &PageWords, date: PartialDate) -> String {
    let year = date.year.to_string();
    let name = |months: &[String; 12], month: u8| {
        months.get(usize::from(month).wrapping_sub(1)).cloned().unwrap_or_default()
    };
    match (date.month, date.day) {
        (Some(month), Some(day)) => fill(
            &words.date_day,
            &[("day", &day.to_string()), ("month", &name(&words.months_in_date, month)), ("year", &year)],
        ),
        (Some(month), None) => {
            fill(&words.date_month, &[("month", &name(&words.months, month)), ("year", &year)])
        }
        (None, _) => fill(&words.date_year, &[("year", &year)]),
    }
}

/// A number with the language's separators; fractions keep at most two digits.
pub fn number(words: &PageWords, n: f64) -> String {
    let text = format!("{:.2}", n.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let fraction = fraction.trim_end_matches('0');
    // The words hold a thousand as the language writes it; what parts its digits parts all others.
    let separator = words.thousand.trim_start_matches('1').trim_end_matches('0');
    let mut out = String::new();
    if n < 0.0 {
        out.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len() - at;
        // Four digits are read at a glance; five need a gap.
        if at > 0 && left % 3 == 0 && whole.len() > 4 {
            out.push_str(separator);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push_str(&words.decimal_separator);
        out.push_str(fraction);
    }
    out
}

/// A counted noun: «3 дела», «5 дел».
pub fn count(language: Language, words: &PageWords, forms: &Plural, n: usize) -> String {
    forms.form(category(language, n), number(words, n as f64))
}

/// CLDR's plural category of `n`.
fn category(language: Language, n: usize) -> &'static str {
    thread_local! {
        static RULES: [OnceCell<Option<PluralRules>>; 3] = const { [const { OnceCell::new() }; 3] };
    }
    RULES.with(|rules| {
        let rules = rules[language as usize].get_or_init(|| {
            let locale = match language {
                Language::Kk => locale!("kk"),
                Language::Ru => locale!("ru"),
                Language::En => locale!("en"),
            };
            PluralRules::try_new(locale.into(), PluralRulesOptions::default()).ok()
        });
        match rules.as_ref().map(|rules| rules.category_for(n)) {
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Zero | PluralCategory::Two | PluralCategory::Other) | None => "other",
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::fixture;

    fn dated(language: Language, text: &str) -> String {
        date(&fixture::words(language), text.parse().expect("a date"))
    }

    #[test]
    fn dates_are_worded_as_exactly_as_they_are_known() {
        assert_eq!(dated(Language::Ru, "2012-05-24"), "24 мая 2012\u{a0}г.");
        assert_eq!(dated(Language::Ru, "2012-05"), "май 2012\u{a0}г.");
        assert_eq!(dated(Language::Ru, "2012"), "2012\u{a0}г.");
        assert_eq!(dated(Language::Kk, "2012-05-24"), "2012\u{a0}ж. 24 мамыр");
        assert_eq!(dated(Language::Kk, "2012-05"), "2012\u{a0}ж. мамыр");
        assert_eq!(dated(Language::En, "2012-05-24"), "24 May 2012");
        assert_eq!(dated(Language::En, "2012-12"), "December 2012");
        assert_eq!(dated(Language::En, "2012"), "2012");
    }

    #[test]
    fn counted_nouns_follow_the_language() {
        let words = fixture::words(Language::Ru);
        let cases = |n| count(Language::Ru, &words, &words.records_count, n);
        assert_eq!(cases(1), "1 запись");
        assert_eq!(cases(3), "3 записи");
        assert_eq!(cases(11), "11 записей");
        assert_eq!(cases(21), "21 запись");
        let words = fixture::words(Language::En);
        assert_eq!(count(Language::En, &words, &words.records_count, 1), "1 record");
        assert_eq!(count(Language::En, &words, &words.records_count, 0), "0 records");
    }

    #[test]
    fn numbers_have_the_languages_separators() {
        assert_eq!(number(&fixture::words(Language::Ru), 1282.0), "1282");
        assert_eq!(number(&fixture::words(Language::Ru), 12_820.5), "12\u{a0}820,5");
        assert_eq!(number(&fixture::words(Language::En), 1_234_567.0), "1,234,567");
        assert_eq!(number(&fixture::words(Language::En), -3.25), "−3.25");
    }
}
