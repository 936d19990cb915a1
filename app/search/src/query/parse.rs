//! Reads the query language: words, "phrases", -not, OR, (groups), prefix*, slips~, field:value.
//! Not here: what a query finds (`engine`).
//!
//! Anything can be typed. What cannot be understood is taken as words; length, number of words and
//! nesting are capped before anything is read, because deep nesting would overflow a small stack.

use super::tokens::{Token, tokens};
use super::tree::Node;

/// Longest query that is read, in characters.
pub const LONGEST: usize = 1000;
/// Most words that are searched for.
pub const MOST_WORDS: usize = 40;
/// Groups deeper than this are taken as if their brackets were not there.
const DEEPEST: usize = 6;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    pub root: Node,
    /// What was read, if it was not all: the query was longer than is answered.
    pub cut_to: Option<usize>,
}

/// As much of a query as is read.
pub fn readable(query: &str) -> &str {
    query.char_indices().nth(LONGEST).map_or(query, |(end, _)| &query[..end])
}

/// Reads a query. `as_you_type`: its last word, if nothing follows it, is a prefix.
pub fn parse(query: &str, as_you_type: bool) -> Parsed {
    let read = readable(query);
    let cut = read.len() < query.len();
    let tokens = tokens(read, as_you_type && !cut);
    let mut parser = Parser { tokens: tokens.into_iter().peekable(), left: MOST_WORDS };
    let root = parser.group(0);
    let too_many = parser.left == 0 && parser.tokens.peek().is_some();
    Parsed { root, cut_to: (cut || too_many).then_some(LONGEST) }
}

struct Parser {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    /// Words that may still be taken.
    left: usize,
}

impl Parser {
    /// Reads until the group's closing bracket or the end.
    fn group(&mut self, depth: usize) -> Node {
        let mut all: Vec<Node> = Vec::new();
        let (mut or, mut minus) = (false, false);
        while let Some(token) = self.tokens.peek() {
            if self.left == 0 {
                break;
            }
            match token {
                Token::Close if depth > 0 => {
                    self.tokens.next();
                    break;
                }
                Token::Close => {
                    self.tokens.next();
                }
                Token::Or => {
                    self.tokens.next();
                    or = !all.is_empty();
                }
                Token::Minus => {
                    self.tokens.next();
                    minus = true;
                }
                Token::Open => {
                    self.tokens.next();
                    if depth < DEEPEST {
                        let group = self.group(depth + 1);
                        push(&mut all, group, std::mem::take(&mut or), std::mem::take(&mut minus));
                    }
                }
                Token::Leaf(_) => {
                    if let Some(Token::Leaf(mut leaf)) = self.tokens.next() {
                        if let Node::Phrase(phrase) = &mut leaf {
                            phrase.forms.truncate(self.left);
                        }
                        self.left -= leaf.words().min(self.left);
                        push(&mut all, leaf, std::mem::take(&mut or), std::mem::take(&mut minus));
                    }
                }
            }
        }
        Node::All(all)
    }
}

fn push(all: &mut Vec<Node>, node: Node, or: bool, minus: bool) {
    if matches!(&node, Node::All(nodes) if nodes.is_empty()) {
        return;
    }
    let node = if minus { Node::Not(Box::new(node)) } else { node };
    match (or, all.pop()) {
        (true, Some(Node::Any(mut nodes))) => {
            nodes.push(node);
            all.push(Node::Any(nodes));
        }
        (true, Some(before)) => all.push(Node::Any(vec![before, node])),
        (_, before) => {
            all.extend(before);
            all.push(node);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A query tree on one line.
    fn shown(node: &Node) -> String {
        let list = |nodes: &[Node]| nodes.iter().map(shown).collect::<Vec<_>>().join(" ");
        match node {
            Node::All(nodes) => format!("({})", list(nodes)),
            Node::Any(nodes) => format!("[{}]", list(nodes)),
            Node::Not(node) => format!("-{}", shown(node)),
            Node::Word(w) => format!(
                "{}{}{}{}",
                if w.title { "title:" } else { "" },
                w.form,
                if w.prefix { "*" } else { "" },
                if w.typo { "~" } else { "" }
            ),
            Node::Phrase(p) => {
                format!("'{}'{}", p.forms.join("_"), p.slop.map_or(String::new(), |n| format!("~{n}")))
            }
            Node::Field { name, values, .. } => format!("{name}={}", values.join("|")),
        }
    }

    fn read(query: &str) -> String {
        shown(&parse(query, false).root)
    }

    #[test]
    fn the_language() {
        assert_eq!(read("Пытки следователь"), "(пытки следователь)");
        assert_eq!(read("«права человека» -суд"), "('права_человека' -суд)");
        assert_eq!(read("пытки OR қинау ИЛИ torture суд"), "([пытки қинау torture] суд)");
        assert_eq!(
            read("(суд | сот) адвокат"),
            "((([суд сот])) адвокат)".replace("((([", "(([").replace("]))", "])")
        );
        assert_eq!(read("\"пытки следователь\"~5 x"), "('пытки_следователь'~5 x)");
        assert_eq!(read("конст* конститция~"), "(конст* конститция~)");
        assert_eq!(read("article:12,13 body:CAT"), "(article=12|13 body=CAT)");
        assert_eq!(read("title:суд title:\"права человека\""), "(title:суд 'права_человека')");
        assert_eq!(read("-\"жестокое обращение\""), "(-'жестокое_обращение')");
        assert_eq!(read("NOT суд"), "(-суд)");
    }

    #[test]
    fn anything_is_read_as_far_as_it_goes() {
        assert_eq!(read(""), "()");
        assert_eq!(read("-- ) OR OR суд ("), "(суд)");
        assert_eq!(read("\"права"), "('права')");
        assert_eq!(read("a:"), "(a)");
        assert_eq!(read("433/2010"), "(433 2010)");
        assert_eq!(read("права - человека"), "(права человека)");
        assert_eq!(read("жүріп-тұру"), "(жүріп тұру)");
        assert_eq!(read("\u{0}\u{202e}()"), "()");
    }

    #[test]
    fn only_an_unfinished_last_word_is_a_prefix() {
        let typed = |query| shown(&parse(query, true).root);
        assert_eq!(typed("права чел"), "(права чел*)");
        assert_eq!(typed("права чел "), "(права чел)");
        assert_eq!(typed("\"права чел"), "('права_чел')");
        assert_eq!(typed("права чел."), "(права чел)");
    }

    #[test]
    fn length_and_nesting_are_capped() {
        for hostile in ["(".repeat(100_000), "-(".repeat(50_000), "NOT ".repeat(30_000), "\"".repeat(9_999)] {
            let parsed = parse(&hostile, false);
            assert_eq!(parsed.cut_to, Some(LONGEST));
        }
        let deep = format!("{}суд{}", "(".repeat(400), ")".repeat(400));
        assert!(shown(&parse(&deep, false).root).contains("суд"));
        let many = "a ".repeat(400);
        let parsed = parse(&many, false);
        assert_eq!((parsed.root.words(), parsed.cut_to), (MOST_WORDS, Some(LONGEST)));
    }
}
