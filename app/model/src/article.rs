//! An article of a treaty as content writes it: `CAT 12`, `ICCPR 9(3)`.
//! Not here: whether its treaty has that article (builder's checks), and how it is worded (crate `web`).

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article<'a> {
    /// Term of the vocabulary `treaties`.
    pub treaty: &'a str,
    /// `9`, `14`; what filters match.
    pub number: &'a str,
    /// `(3)`, or empty for the whole article.
    pub part: &'a str,
}

impl<'a> Article<'a> {
    /// Reads `ICCPR 9(3)`; a text of another form has no number and is shown as it stands.
    pub fn parse(text: &'a str) -> Article<'a> {
        let (treaty, rest) = text.split_once(' ').unwrap_or((text, ""));
        let rest = rest.trim();
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, part) = rest.split_at(end);
        Article { treaty, number, part: part.trim() }
    }

    /// Value of the filters `violated` and `alleged`: paragraphs of an article share it.
    pub fn filter_value(self) -> String {
        if self.number.is_empty() {
            self.treaty.to_owned()
        } else {
            format!("{}-{}", self.treaty, self.number)
        }
    }

    /// `9 (3)`: the number as documents print it.
    pub fn printed(self) -> String {
        if self.part.is_empty() { self.number.to_owned() } else { format!("{} {}", self.number, self.part) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_read_with_its_part() {
        let article = Article::parse("ICCPR 9(3)");
        assert_eq!(article, Article { treaty: "ICCPR", number: "9", part: "(3)" });
        assert_eq!(article.printed(), "9 (3)");
        assert_eq!(Article::parse("CAT 12").printed(), "12");
        assert_eq!(Article::parse("CAT"), Article { treaty: "CAT", number: "", part: "" });
    }

    #[test]
    fn paragraphs_of_an_article_share_its_value() {
        for (article, value) in [
            ("CAT 2(1)", "CAT-2"),
            ("ICCPR 14(3)(d)", "ICCPR-14"),
            ("ICCPR-OP1 1", "ICCPR-OP1-1"),
            ("CAT", "CAT"),
        ] {
            assert_eq!(Article::parse(article).filter_value(), value);
        }
    }
}
