//! Several things in a row.

use std::fmt::Display;

use super::{CommonText, Language, RowReason};

impl Language {
    /// `3 completed`; in Hungarian, `befejeződött: 3`.
    pub fn counted(self, n: usize, word: &str) -> String {
        match self {
            Language::English => format!("{n} {word}"),
            Language::Hungarian => format!("{word}: {}", self.count(n)),
        }
    }

    /// `a`, `a and b`, `a, b and c`.
    pub fn and(self, parts: &[String]) -> String {
        let and = CommonText::And.in_language(self);
        match parts {
            [first @ .., last] if !first.is_empty() => format!("{} {and} {last}", first.join(", ")),
            _ => parts.concat(),
        }
    }

    /// Names between quotes, joined with "or".
    pub fn or_quoted(self, names: &[impl Display]) -> String {
        let quoted: Vec<String> = names.iter().map(|name| RowReason::in_quotes(self, name)).collect();
        quoted.join(RowReason::Or.in_language(self))
    }

    /// The first few of a list, and how many more there are: `a`, `b`, `12 more`.
    pub fn first<T: ToString>(self, most: usize, all: impl ExactSizeIterator<Item = T>) -> Vec<String> {
        let more = all.len().saturating_sub(most);
        let mut named: Vec<String> = all.take(most).map(|one| one.to_string()).collect();
        if more > 0 {
            named.push(CommonText::more(self, more));
        }
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_named_and_the_rest_is_counted() {
        assert_eq!(Language::English.first(2, ["a", "b"].iter()), ["a", "b"]);
        assert_eq!(Language::English.first(2, ["a", "b", "c", "d"].iter()), ["a", "b", "2 more"]);
        assert_eq!(Language::Hungarian.first(1, ["a", "b", "c"].iter()), ["a", "további 2"]);
        assert!(Language::English.first(2, [0; 0].iter()).is_empty());
    }

    #[test]
    fn the_last_has_a_word_before_it() {
        let parts = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(Language::English.and(&parts), "a, b and c");
        assert_eq!(Language::Hungarian.and(&parts[..2]), "a és b");
        assert_eq!(Language::Hungarian.and(&parts[..1]), "a");
    }
}
