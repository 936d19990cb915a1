//! A query as a tree: what must match, what may, what must not.
//! Not here: how it is read from what was typed (`parse`) and what it finds (`engine`).

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

impl Node {
    /// How many words are looked up for it.
    pub fn words(&self) -> usize {
        match self {
            Node::Phrase(phrase) => phrase.forms.len(),
            Node::Word(_) | Node::Field { .. } => 1,
            Node::All(nodes) | Node::Any(nodes) => nodes.iter().map(Node::words).sum(),
            Node::Not(node) => node.words(),
        }
    }

    /// A leaf as the reader would recognise it.
    pub fn shown(&self) -> Option<String> {
        match self {
            Node::Word(word) => Some(word.form.clone()),
            Node::Phrase(phrase) => Some(phrase.forms.join(" ")),
            Node::All(_) | Node::Any(_) | Node::Not(_) | Node::Field { .. } => None,
        }
    }
}
