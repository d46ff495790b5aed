//! A number in digits, with any separators between them.

use rust_decimal::Decimal;

/// More digits than any amount has.
const MOST_DIGITS: usize = 40;

/// A number at the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Every value that it can have: none where it cannot be read, two where a mark can be one of thousands or of decimals.
    pub readings: Vec<Decimal>,
    /// Its length in bytes.
    pub length: usize,
    /// Whether its digits are in groups.
    pub is_grouped: bool,
    /// Whether it can be a year.
    pub is_year: bool,
}

/// Spaces that stand between groups of digits.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '_' | '\'' | '\u{2019}' | '\u{2bc}' | '\u{b4}' | '`')
}

/// The kind of a mark between digits: marks of one kind separate groups.
fn kind(c: char) -> Option<char> {
    match c {
        '.' | ',' => Some(c),
        _ if is_apostrophe(c) => Some('\''),
        _ if is_space(c) => Some(' '),
        _ => None,
    }
}

/// The number at the beginning of a text that begins with a digit.
pub(super) fn number(text: &str) -> Number {
    let (parts, marks, length) = parts(text);
    let is_whole = marks.is_empty();
    let first = parts.first().copied().unwrap_or_default();
    let is_year = is_whole
        && first.len() == 4
        && (first.starts_with("19") || first.starts_with("20") || first.starts_with("21"));
    let mut readings = Vec::new();
    if parts.iter().map(|part| part.len()).sum::<usize>() <= MOST_DIGITS {
        if let Some(value) = as_groups(&parts, &marks) {
            readings.push(value);
        }
        if let Some(value) = with_decimals(&parts, &marks).filter(|value| !readings.contains(value)) {
            readings.push(value);
        }
    }
    Number { readings, length, is_grouped: !is_whole, is_year }
}

/// Runs of digits, and the kinds of the marks between them. A space only goes on where three digits follow.
fn parts(text: &str) -> (Vec<&str>, Vec<char>, usize) {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(0);
    let (mut parts, mut marks) = (vec![&text[..end]], Vec::new());
    while let Some(c) = text[end..].chars().next() {
        let next = end + c.len_utf8();
        let length = digits(next);
        let Some(kind) = kind(c).filter(|_| length > 0) else { break };
        let is_group = length == 3 && parts[0].len() <= 3;
        if kind != '.' && kind != ',' && !is_group {
            break;
        }
        // `EUR 5, 2023` and `1.250, 300`: what follows a space is another number where points or commas made the groups.
        if kind == ' ' && marks.iter().any(|&mark| mark != ' ') {
            break;
        }
        parts.push(&text[next..next + length]);
        marks.push(kind);
        end = next + length;
        if parts.len() > MOST_DIGITS {
            break;
        }
    }
    (parts, marks, end)
}

fn are_groups(parts: &[&str], marks: &[char]) -> bool {
    let is_same = marks.windows(2).all(|pair| pair[0] == pair[1]);
    let first = parts.first().copied().unwrap_or_default();
    let is_first = marks.is_empty() || (1..=3).contains(&first.len()) && !first.starts_with('0');
    is_same && is_first && parts.iter().skip(1).all(|part| part.len() == 3)
}

/// All marks separate thousands.
fn as_groups(parts: &[&str], marks: &[char]) -> Option<Decimal> {
    are_groups(parts, marks).then(|| Decimal::from_str_exact(&parts.concat()).ok()).flatten()
}

/// The last mark separates decimals, the others thousands.
fn with_decimals(parts: &[&str], marks: &[char]) -> Option<Decimal> {
    let (&last, marks) = marks.split_last()?;
    let (decimals, parts) = parts.split_last()?;
    let is_decimal = matches!(last, '.' | ',') && !marks.contains(&last);
    if !is_decimal || !are_groups(parts, marks) {
        return None;
    }
    Decimal::from_str_exact(&format!("{}.{decimals}", parts.concat())).ok()
}
