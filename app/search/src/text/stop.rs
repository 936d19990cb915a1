//! Function words: they count in phrases, but alone they decide nothing about a text.
//! Not here: whether a query consists of nothing else (`query`).

const STOP: [&str; 118] = [
    // English
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "that",
    "the", "this", "to", "was", "were", "with", "how", "what", "which", "who", "do", "does", "did",
    // Russian
    "а", "без", "бы", "был", "была", "были", "было", "в", "во", "где", "для", "до", "его", "ее", "если", "же",
    "за", "и", "из", "или", "им", "их", "к", "как", "какие", "какой", "когда", "ко", "кто", "ли", "мы", "на",
    "не", "но", "ну", "о", "об", "он", "она", "они", "от", "по", "при", "про", "с", "со", "так", "то", "у",
    "чем", "что", "это", "этот", "я",
    // Kazakh
    "бен", "бір", "бойынша", "болды", "болып", "бұл", "да", "де", "деген", "деп", "ең", "және", "мен", "не",
    "немесе", "осы", "ол", "пен", "сол", "та", "те", "туралы", "үшін", "қалай", "қандай", "кім", "ма", "ме",
    "ба", "бе", "па", "пе", "еді", "емес",
];

pub fn is_stop_word(form: &str) -> bool {
    STOP.contains(&form)
}

#[cfg(test)]
mod tests {
    #[test]
    fn function_words_only() {
        assert!(super::is_stop_word("и") && super::is_stop_word("және") && super::is_stop_word("the"));
        assert!(!super::is_stop_word("суд") && !super::is_stop_word("сот"));
    }
}
