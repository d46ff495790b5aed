//! The words, numbers and marks of a text, as days and periods are read from them.

use super::months::{month, roman};
use crate::model::name::fold;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number, with how many digits it has.
    Number(u32, usize),
    Word(String),
    Mark(char),
}

/// Folded, so that full-width digits, dashes and spaces of every kind are ordinary ones.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let folded = fold(text);
    let mut rest = folded.as_str();
    let mut tokens = Vec::new();
    while let Some(c) = rest.chars().next() {
        let run = |is_it: fn(char) -> bool| rest.find(|c: char| !is_it(c)).unwrap_or(rest.len());
        let length = if c.is_ascii_digit() {
            let length = run(|c| c.is_ascii_digit());
            tokens.push(Token::Number(rest[..length].parse().unwrap_or(u32::MAX), length));
            length
        } else if c.is_alphabetic() {
            let length = run(char::is_alphabetic);
            tokens.push(Token::Word(rest[..length].to_owned()));
            length
        } else {
            if !c.is_whitespace() {
                tokens.push(Token::Mark(c));
            }
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

pub(super) fn year(token: Option<&Token>) -> Option<i32> {
    match token {
        Some(&Token::Number(number @ 1900..=2200, 4)) => i32::try_from(number).ok(),
        _ => None,
    }
}

/// A number of one or two digits.
pub(super) fn small(token: Option<&Token>) -> Option<u32> {
    match token {
        Some(&Token::Number(number, 1..=2)) => Some(number),
        _ => None,
    }
}

pub(super) fn word(token: Option<&Token>) -> Option<&str> {
    match token {
        Some(Token::Word(word)) => Some(word),
        _ => None,
    }
}

/// How many tokens stand here that only separate, or make a number an ordinal.
pub(super) fn gap(tokens: &[Token]) -> usize {
    let is_gap = |token: &&Token| match token {
        Token::Mark(mark) => matches!(mark, '.' | ',' | '/' | '-' | '\\' | '\u{b7}' | '_' | '\''),
        Token::Word(word) => {
            ["st", "nd", "rd", "th", "of", "de", "del", "di", "do", "er", "o", "ev", "年", "月"]
                .contains(&word.as_str())
        }
        Token::Number(..) => false,
    };
    tokens.iter().take_while(is_gap).count()
}

/// A month by its name or as a Roman numeral.
pub(super) fn named_month(token: Option<&Token>) -> Option<u32> {
    word(token).and_then(|word| month(word).or_else(|| roman(word)))
}
