//! JSON as a small tree, read and written by hand.
//! Not here: what the trees mean (`wire`).
//!
//! serde's readers for every type that crosses weigh about 80 kB in the page's program, this one 3.
//! Numbers are whole: nothing that reaches the page is a fraction.

#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole text; nothing where it is not JSON, holds a fraction or is nested too deeply.
    pub fn parse(text: &str) -> Option<Json> {
        let mut reader = Reader { bytes: text.as_bytes(), at: 0 };
        let value = reader.value(0)?;
        reader.blank();
        (reader.at == reader.bytes.len()).then_some(value)
    }

    /// The value of a key; `Null` where there is none, so that reading can go on.
    pub fn get(&self, key: &str) -> &Json {
        let found = match self {
            Json::Map(pairs) => pairs.iter().find(|(name, _)| name == key),
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::List(_) => None,
        };
        found.map_or(&Json::Null, |(_, value)| value)
    }

    pub fn text(&self) -> Option<&str> {
        if let Json::Text(text) = self { Some(text) } else { None }
    }

    pub fn number(&self) -> Option<i64> {
        if let Json::Number(number) = self { Some(*number) } else { None }
    }

    /// The items of a list; of anything else none.
    pub fn items(&self) -> &[Json] {
        if let Json::List(items) = self { items } else { &[] }
    }

    /// Keys and values of a map; of anything else none.
    pub fn pairs(&self) -> &[(String, Json)] {
        if let Json::Map(pairs) = self { pairs } else { &[] }
    }

    pub fn texts(&self) -> Vec<String> {
        self.items().iter().filter_map(Json::text).map(str::to_owned).collect()
    }
}

/// Lists within lists deeper than this are nothing of ours.
const DEEPEST: u32 = 32;

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn blank(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        self.blank();
        let here = self.peek() == byte;
        self.at += usize::from(here);
        here
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        let found = self.bytes[self.at..].starts_with(word.as_bytes());
        self.at += word.len();
        found.then_some(value)
    }

    fn value(&mut self, depth: u32) -> Option<Json> {
        if depth > DEEPEST {
            return None;
        }
        self.blank();
        match self.peek() {
            b'"' => self.string().map(Json::Text),
            b'{' => {
                self.at += 1;
                let mut pairs = Vec::new();
                if self.take(b'}') {
                    return Some(Json::Map(pairs));
                }
                loop {
                    self.blank();
                    let key = self.string()?;
                    if !self.take(b':') {
                        return None;
                    }
                    pairs.push((key, self.value(depth + 1)?));
                    if self.take(b'}') {
                        return Some(Json::Map(pairs));
                    }
                    if !self.take(b',') {
                        return None;
                    }
                }
            }
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                if self.take(b']') {
                    return Some(Json::List(items));
                }
                loop {
                    items.push(self.value(depth + 1)?);
                    if self.take(b']') {
                        return Some(Json::List(items));
                    }
                    if !self.take(b',') {
                        return None;
                    }
                }
            }
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'n' => self.word("null", Json::Null),
            _ => self.whole_number(),
        }
    }

    fn whole_number(&mut self) -> Option<Json> {
        let negative = self.take(b'-');
        let start = self.at;
        let mut number: i64 = 0;
        while self.peek().is_ascii_digit() {
            number = number.checked_mul(10)?.checked_add(i64::from(self.peek() - b'0'))?;
            self.at += 1;
        }
        let whole = self.at > start && !matches!(self.peek(), b'.' | b'e' | b'E');
        whole.then_some(Json::Number(if negative { -number } else { number }))
    }

    fn string(&mut self) -> Option<String> {
        if self.peek() != b'"' {
            return None;
        }
        self.at += 1;
        let mut out = Vec::new();
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            match byte {
                b'"' => return String::from_utf8(out).ok(),
                b'\\' => {
                    let escape = *self.bytes.get(self.at)?;
                    self.at += 1;
                    let plain = match escape {
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        b'b' => 8,
                        b'f' => 12,
                        b'u' => {
                            let letter = self.escaped_letter()?;
                            out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
                            continue;
                        }
                        other => other,
                    };
                    out.push(plain);
                }
                byte => out.push(byte),
            }
        }
    }

    /// After `\u`: a letter, of two halves where it needs two; a lone half is U+FFFD.
    fn escaped_letter(&mut self) -> Option<char> {
        let high = self.hex()?;
        if (0xd800..0xdc00).contains(&high) && self.bytes[self.at..].starts_with(b"\\u") {
            let after = self.at;
            self.at += 2;
            let low = self.hex()?;
            if (0xdc00..0xe000).contains(&low) {
                return char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
            }
            self.at = after;
        }
        Some(char::from_u32(high).unwrap_or('\u{fffd}'))
    }

    fn hex(&mut self) -> Option<u32> {
        let mut value = 0;
        for _ in 0..4 {
            value = value * 16 + char::from(self.peek()).to_digit(16)?;
            self.at += 1;
        }
        Some(value)
    }
}

/// Appends `text` as a JSON string.
pub fn quote(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                out.push('\\');
                out.push(letter);
            }
            // Other control characters mean nothing in a query.
            '\n' => out.push_str("\\n"),
            letter if letter < ' ' => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
}

/// Writes a list of texts.
pub fn quote_list<T: AsRef<str>>(texts: &[T], out: &mut String) {
    out.push('[');
    for (at, text) in texts.iter().enumerate() {
        comma(at, out);
        quote(text.as_ref(), out);
    }
    out.push(']');
}

/// What stands before every item of a list but the first.
pub fn comma(at: usize, out: &mut String) {
    if at > 0 {
        out.push(',');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_serde(value: &serde_json::Value) -> Json {
        match value {
            serde_json::Value::Null => Json::Null,
            serde_json::Value::Bool(yes) => Json::Bool(*yes),
            serde_json::Value::Number(number) => Json::Number(number.as_i64().expect("whole")),
            serde_json::Value::String(text) => Json::Text(text.clone()),
            serde_json::Value::Array(items) => Json::List(items.iter().map(from_serde).collect()),
            serde_json::Value::Object(pairs) => {
                Json::Map(pairs.iter().map(|(key, value)| (key.clone(), from_serde(value))).collect())
            }
        }
    }

    #[test]
    fn texts_are_read_as_serde_reads_them() {
        for text in [
            "null",
            " [ ] ",
            "{}",
            r#"{"a":[1,-20,{"b":true}],"c":false,"d":null}"#,
            r#""Қазақ \"тілі\" \\ \/ \n \u04d8 \ud83d\ude00 ""#,
            "[\"a\",\n\"b\"\t]",
        ] {
            let expected = serde_json::from_str(text).map(|value| from_serde(&value)).ok();
            assert!(expected.is_some(), "{text}");
            assert_eq!(Json::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_json_is_refused_without_a_panic() {
        let deep = "[".repeat(100_000);
        let texts = [
            "",
            "nul",
            "[1,]",
            "{\"a\"}",
            "{\"a\":1",
            "\"a",
            "\"\\u12\"",
            "1.5",
            "1e3",
            "-",
            "[1 2]",
            "1 1",
            "99999999999999999999",
            "<!DOCTYPE html>",
            &deep,
        ];
        for text in texts {
            assert_eq!(Json::parse(text), None, "{}", &text[..text.len().min(40)]);
        }
        assert_eq!(Json::parse(r#""\ud83d""#), Some(Json::Text("\u{fffd}".into())));
    }

    #[test]
    fn quoted_text_reads_back() {
        let mut out = String::new();
        quote("«эффективное \"расследование\"» \\ C:\n…", &mut out);
        assert_eq!(
            Json::parse(&out).as_ref().and_then(Json::text),
            Some("«эффективное \"расследование\"» \\ C:\n…")
        );
    }
}
