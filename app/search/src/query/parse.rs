//! The query language: words, "phrases", -not, OR, prefix*, typo~, "near words"~5, field:value, (groups).
//! Not here: which fields exist and what words mean.
//!
//! Anything can be typed. What cannot be understood is taken as words; length, number of words and
//! nesting are capped before anything is read, because deep nesting would overflow a small stack.

use crate::text::words::words;

/// Longest query that is read, in characters.
pub const LONGEST: usize = 1000;
/// Most words that are searched for.
pub const MOST_WORDS: usize = 40;
/// Groups deeper than this are taken as if their brackets were not there.
const DEEPEST: usize = 6;
/// Words between those of a phrase with `~` and no number.
const SLOP: u32 = 8;
const MOST_SLOP: u32 = 50;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Every one of them must match, where that is possible.
    All(Vec<Node>),
    /// One of them must match.
    Any(Vec<Node>),
    /// None of what matches.
    Not(Box<Node>),
    Word(Word),
    Phrase(Phrase),
    /// `name:value,value` as typed; the engine knows whether it is a filter.
    Field {
        name: String,
        values: Vec<String>,
        typed: String,
    },
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The folded form.
    pub form: String,
    /// Match what begins with it too.
    pub prefix: bool,
    /// Match what is spelt almost like it too.
    pub typo: bool,
    /// Only in titles and names.
    pub title: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    pub forms: Vec<String>,
    /// None: exactly these words in this order. Some(n): all of them in any order, n words between.
    pub slop: Option<u32>,
    pub title: bool,
}

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

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Open,
    Close,
    Or,
    /// Applies to what follows.
    Minus,
    Leaf(Node),
}

const QUOTES: &[char] = &['"', '«', '»', '“', '”', '„', '‟', '″'];

fn tokens(query: &str, as_you_type: bool) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = query.trim_start();
    let mut field: Option<String> = None;
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        let title = field.take();
        if QUOTES.contains(&first) {
            let end = after.find(QUOTES).unwrap_or(after.len());
            let inside = &after[..end];
            rest = after[end..].trim_start_matches(|c| QUOTES.contains(&c));
            let slop;
            (slop, rest) = slop_of(rest);
            let forms: Vec<String> = words(inside).map(|word| word.form).collect();
            if !forms.is_empty() {
                tokens.push(Token::Leaf(Node::Phrase(Phrase { forms, slop, title: title.is_some() })));
            }
        } else if first == '(' || first == ')' {
            tokens.push(if first == '(' { Token::Open } else { Token::Close });
            rest = after;
        } else if first == '|' {
            tokens.push(Token::Or);
            rest = after;
        } else if is_minus(first) && after.chars().next().is_some_and(|c| !c.is_whitespace() && !is_minus(c))
        {
            tokens.push(Token::Minus);
            rest = after;
        } else {
            let end = rest
                .find(|c: char| c.is_whitespace() || "()|".contains(c) || QUOTES.contains(&c))
                .unwrap_or(rest.len());
            let (piece, tail) = rest.split_at(end);
            rest = tail;
            match piece {
                "OR" | "ИЛИ" | "НЕМЕСЕ" => tokens.push(Token::Or),
                "NOT" => tokens.push(Token::Minus),
                "AND" => {}
                // A field whose value is a phrase: the quotes come next.
                _ if piece.ends_with(':')
                    && is_title(&piece[..piece.len() - 1])
                    && tail.starts_with(QUOTES) =>
                {
                    field = Some(piece.to_owned());
                }
                _ => tokens.extend(leaves(piece, as_you_type && tail.is_empty())),
            }
        }
        rest = rest.trim_start();
    }
    tokens
}

fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '–' | '—')
}

fn is_title(name: &str) -> bool {
    matches!(name.to_lowercase().as_str(), "title" | "заголовок" | "название" | "тақырып" | "атауы")
}

/// `~5` or `~` after a phrase.
fn slop_of(rest: &str) -> (Option<u32>, &str) {
    let Some(after) = rest.strip_prefix('~') else { return (None, rest) };
    let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    (Some(after[..digits].parse().unwrap_or(SLOP).min(MOST_SLOP)), &after[digits..])
}

/// The leaves of a piece without spaces: a field, a word with its sign, or several words.
fn leaves(piece: &str, last: bool) -> Vec<Token> {
    let mut title = false;
    let mut text = piece;
    if let Some((name, value)) = piece.split_once(':')
        && !value.is_empty()
        && !name.is_empty()
        && name.chars().all(char::is_alphabetic)
    {
        if is_title(name) {
            (title, text) = (true, value);
        } else {
            let values = value.split(',').filter(|value| !value.is_empty()).map(str::to_owned).collect();
            let (name, typed) = (name.to_lowercase(), piece.to_owned());
            return vec![Token::Leaf(Node::Field { name, values, typed })];
        }
    }
    let typo = text.ends_with('~');
    let star = text.ends_with('*');
    let found: Vec<_> = words(text).collect();
    let count = found.len();
    // A word is still being typed as long as nothing has been typed after it.
    let open = last && found.last().is_some_and(|word| word.end == text.len());
    let word = |(number, word): (usize, crate::text::words::Word)| {
        let ends = number + 1 == count;
        Node::Word(Word { form: word.form, prefix: ends && (star || open), typo: ends && typo, title })
    };
    found.into_iter().enumerate().map(word).map(Token::Leaf).collect()
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
                        self.left -= words_of(&leaf).min(self.left);
                        push(&mut all, leaf, std::mem::take(&mut or), std::mem::take(&mut minus));
                    }
                }
            }
        }
        Node::All(all)
    }
}

fn words_of(leaf: &Node) -> usize {
    match leaf {
        Node::Phrase(phrase) => phrase.forms.len(),
        Node::Word(_) | Node::Field { .. } => 1,
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().map(words_of).sum(),
        Node::Not(node) => words_of(node),
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
        assert_eq!((words_of(&parsed.root), parsed.cut_to), (MOST_WORDS, Some(LONGEST)));
    }
}
