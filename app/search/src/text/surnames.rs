//! Russian surnames in -ов and -ев, whose cases Snowball parts: it takes the nominative for a plural.
//! Not here: all other words, and the stems of these.

/// What follows -ов in the cases of a surname, man's, woman's and family's.
const CASES: &[&str] = &["", "а", "у", "ым", "е", "ой", "ы", "ых", "ыми"];

/// A surname in all its cases begins so: «герасим» of «герасимову». None for words that cannot be one.
pub fn base(form: &str) -> Option<&str> {
    CASES.iter().find_map(|case| {
        let nominative = form.strip_suffix(case)?;
        let base = nominative.strip_suffix("ов").or_else(|| nominative.strip_suffix("ев"))?;
        (base.chars().count() >= 3).then_some(base)
    })
}

/// Two forms of the surname that may have different keys: the nominative and any other case.
pub fn nominative_and_other(form: &str) -> Option<[String; 2]> {
    let base = base(form)?;
    let letters = &form[base.len()..base.len() + "ов".len()];
    Some([format!("{base}{letters}"), format!("{base}{letters}у")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_of_a_surname_have_one_base() {
        for form in ["герасимов", "герасимова", "герасимову", "герасимовым", "герасимовых"]
        {
            assert_eq!(base(form), Some("герасим"), "{form}");
        }
        assert_eq!(nominative_and_other("бокаеву"), Some(["бокаев".to_owned(), "бокаеву".to_owned()]));
        assert_eq!((base("слово"), base("пытки"), base("новый")), (None, None, None));
    }
}
