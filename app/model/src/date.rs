//! A date as exactly as it is known: a day, a month or a year.
//! Not here: how a date is worded for a reader (content/ui and crate `web`).

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// Ordered by year, month, day; a less exact date sorts before the exact ones inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    pub year: i32,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

impl PartialDate {
    /// Days since 1970-01-01 of the first day this date may mean.
    pub fn first_day(self) -> i32 {
        days_from_civil(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Days since 1970-01-01 of the last day this date may mean.
    pub fn last_day(self) -> i32 {
        let month = self.month.unwrap_or(12);
        days_from_civil(self.year, month, self.day.unwrap_or_else(|| days_in_month(self.year, month)))
    }

    /// Whether every day this date may mean lies before every day of `other`: `2012-05` and `2012` may
    /// be the same day.
    pub fn is_surely_before(self, other: PartialDate) -> bool {
        self.last_day() < other.first_day()
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
fn days_from_civil(year: i32, month: u8, day: u8) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (i32::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i32::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Why a text is not a date; the message states the rule that was broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(pub String);

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a date written as YYYY, YYYY-MM or YYYY-MM-DD", self.0)
    }
}

impl std::error::Error for DateError {}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let error = || DateError(text.to_owned());
        let number = |part: &str, length: usize| {
            let digits = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
            if digits { part.parse::<u16>().map_err(|_| error()) } else { Err(error()) }
        };
        let mut parts = text.split('-');
        let year = i32::from(number(parts.next().unwrap_or_default(), 4)?);
        let month = parts.next().map(|part| number(part, 2)).transpose()?;
        let day = parts.next().map(|part| number(part, 2)).transpose()?;
        if parts.next().is_some() {
            return Err(error());
        }
        let month = match month {
            Some(month @ 1..=12) => Some(month as u8),
            Some(_) => return Err(error()),
            None => None,
        };
        let day = match (month, day) {
            (Some(month), Some(day)) if day >= 1 && day <= u16::from(days_in_month(year, month)) => {
                Some(day as u8)
            }
            (_, None) => None,
            (_, Some(_)) => return Err(error()),
        };
        Ok(PartialDate { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_print_back_as_they_were_written() {
        for text in ["2012", "2012-05", "2012-05-24", "2016-02-29", "1966-12-16"] {
            assert_eq!(text.parse::<PartialDate>().map(|d| d.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in ["", "12", "2012-13", "2012-00", "2015-02-29", "2012-5-4", "2012-05-24-1", "--06-26"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_is_surely_before_another_only_when_no_day_is_shared() {
        let before = |a: &str, b: &str| {
            a.parse::<PartialDate>().expect("a date").is_surely_before(b.parse().expect("a date"))
        };
        for (a, b) in [
            ("2012-05-24", "2012-05-25"),
            ("2012-05", "2012-06-01"),
            ("2011", "2012"),
            ("2012-01", "2012-02-29"),
        ] {
            assert!(before(a, b) && !before(b, a), "{a} {b}");
        }
        for (a, b) in
            [("2012", "2012-05-24"), ("2012-05-24", "2012-05"), ("2012-12-31", "2012"), ("2012", "2012")]
        {
            assert!(!before(a, b) && !before(b, a), "{a} {b}");
        }
    }

    #[test]
    fn days_count_from_1970() {
        let day = |text: &str| text.parse::<PartialDate>().map(PartialDate::first_day);
        assert_eq!(day("1970-01-01"), Ok(0));
        assert_eq!(day("1970"), Ok(0));
        assert_eq!(day("1969-12-31"), Ok(-1));
        assert_eq!(day("2000-03-01"), Ok(11_017));
        assert_eq!(day("2026-11-21"), Ok(20_778));
    }
}
