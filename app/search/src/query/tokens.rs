//! Cuts what was typed into brackets, signs and leaves.
//! Not here: how they belong together (`parse`).

use super::tree::{Node, Phrase, Word};
use crate::text::words::words;

/// Words between those of a phrase with `~` and no number.
const SLOP: u32 = 8;
const MOST_SLOP: u32 = 50;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Open,
    Close,
    Or,
    /// Applies to what follows.
    Minus,
    Leaf(Node),
}

const QUOTES: &[char] = &['"', '«', '»', '“', '”', '„', '‟', '″'];

pub fn tokens(query: &str, as_you_type: bool) -> Vec<Token> {
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
