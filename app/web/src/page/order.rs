//! Alphabetical order as readers of each language know it.
//! Not here: the order of records in A–Z lists, which the builder prepares (`Site::alphabet`).

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use model::Language;

fn collator(language: Language) -> Option<CollatorBorrowed<'static>> {
    let locale = match language {
        Language::Kk => locale!("kk"),
        Language::Ru => locale!("ru"),
        Language::En => locale!("en"),
    };
    Collator::try_new(locale.into(), CollatorOptions::default()).ok()
}

pub fn sort_by_name<T>(language: Language, items: &mut [T], name: impl Fn(&T) -> String) {
    let collator = collator(language);
    items.sort_by(|a, b| {
        let (a, b) = (name(a), name(b));
        collator.as_ref().map_or_else(|| a.cmp(&b), |collator| collator.compare(&a, &b))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kazakh_letters_stand_where_the_alphabet_puts_them() {
        let mut names = ["Ұлытау", "Шымкент", "Қостанай", "Атырау", "Абай", "Ақтөбе"].map(str::to_owned);
        sort_by_name(Language::Kk, &mut names, String::clone);
        assert_eq!(names, ["Абай", "Ақтөбе", "Атырау", "Қостанай", "Ұлытау", "Шымкент"]);
    }
}
