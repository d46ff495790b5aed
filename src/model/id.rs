//! Identifiers of measures and sections: `II.3.10` comes after `II.3.9`.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// The identifier of a measure, as the plan prints it: components of letters and digits, joined with dots
/// (`I.1.1`, `D.3a`). It is also the name of the measure's file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MeasureId(Box<str>);

/// Numbers and letters in turn, no number beginning with a zero, as a regular expression.
macro_rules! component {
    () => {
        "(?:(?:(?:0|[1-9][0-9]*)?[A-Za-z])+(?:0|[1-9][0-9]*)?|0|[1-9][0-9]*)"
    };
}

/// Why a text is no identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidId {
    /// It has more than [`MeasureId::MAX_LENGTH`] bytes.
    TooLong,
    /// Nothing stands before, after or between dots.
    EmptyComponent,
    /// The first character that is no letter or digit of ASCII.
    Character(char),
    /// A number begins with a zero: `I.1.01` would be taken for `I.1.1`.
    LeadingZero,
}

impl MeasureId {
    /// Longest identifier, in bytes. File systems end at 255; no plan comes near.
    pub const MAX_LENGTH: usize = 64;

    /// What [`FromStr`] accepts, but for the limit of its length, as a regular expression for other programs.
    pub const PATTERN: &str = concat!("^", component!(), r"(?:\.", component!(), ")*$");

    /// As the plan prints it: `II.3.10`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The ids above it, the nearest first: of `II.3.10`, `II.3` and `II`.
    pub(super) fn ancestors(&self) -> impl Iterator<Item = &str> {
        self.0.rmatch_indices('.').map(|(dot, _)| &self.0[..dot])
    }

    /// Whether this stands somewhere under `ancestor`: `II.3.10` is within `II.3` and `II`, not within `II.31`.
    pub fn is_within(&self, ancestor: &str) -> bool {
        self.0.strip_prefix(ancestor).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

impl FromStr for MeasureId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        if text.len() > Self::MAX_LENGTH {
            return Err(InvalidId::TooLong);
        }
        for component in text.split('.') {
            if component.is_empty() {
                return Err(InvalidId::EmptyComponent);
            }
            if let Some(wrong) = component.chars().find(|c| !c.is_ascii_alphanumeric()) {
                return Err(InvalidId::Character(wrong));
            }
            let is_digit = |c: Option<&u8>| c.is_some_and(u8::is_ascii_digit);
            let mut before = None;
            for pair in component.as_bytes().windows(2) {
                if pair[0] == b'0' && is_digit(pair.get(1)) && !is_digit(before) {
                    return Err(InvalidId::LeadingZero);
                }
                before = pair.first();
            }
        }
        Ok(MeasureId(text.into()))
    }
}

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InvalidId::TooLong => write!(f, "it is longer than {} characters", MeasureId::MAX_LENGTH),
            InvalidId::EmptyComponent => {
                f.write_str("there must be letters or digits on both sides of a dot")
            }
            InvalidId::LeadingZero => f.write_str("a number in it begins with a zero"),
            InvalidId::Character(c) => {
                write!(f, "`{}` is neither a letter, a digit nor a dot", c.escape_debug())
            }
        }
    }
}

impl std::error::Error for InvalidId {}

impl fmt::Display for MeasureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Numbers inside an identifier compare as numbers, all else as text whatever its case; what is left equal compares as
/// text throughout, so that the order is total.
impl Ord for MeasureId {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut mine, mut theirs) = (self.0.as_bytes(), other.0.as_bytes());
        while let (&[a, ..], &[b, ..]) = (mine, theirs) {
            // In ASCII a dot comes before the digits, and they before the letters: just what is wanted.
            let order = if a.is_ascii_digit() && b.is_ascii_digit() {
                number(&mut mine).cmp(&number(&mut theirs))
            } else {
                (mine, theirs) = (&mine[1..], &theirs[1..]);
                a.to_ascii_lowercase().cmp(&b.to_ascii_lowercase())
            };
            if order != Ordering::Equal {
                return order;
            }
        }
        mine.len().cmp(&theirs.len()).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for MeasureId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Takes the digits off the beginning of a text: how many there are, and which. No number begins with a zero, so the
/// one with more digits is the greater.
fn number<'a>(text: &mut &'a [u8]) -> (usize, &'a [u8]) {
    let end = text.iter().position(|c| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    *text = rest;
    (end, digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> MeasureId {
        text.parse().unwrap()
    }

    #[test]
    fn ten_comes_after_nine() {
        let mut ids = ["II.3.10", "D.3b", "II.3.9", "D.3a", "II.3.1", "D.2", "D.10", "II.3"].map(id);
        ids.sort();
        assert_eq!(
            ids.each_ref().map(MeasureId::as_str),
            ["D.2", "D.3a", "D.3b", "D.10", "II.3", "II.3.1", "II.3.9", "II.3.10"]
        );
    }

    #[test]
    fn within_ends_at_a_dot() {
        assert!(id("II.3.10").is_within("II.3"));
        assert!(id("II.3").is_within("II.3"));
        assert!(!id("II.31").is_within("II.3"));
        assert!(!id("II.3").is_within("I"));
    }

    #[test]
    fn what_is_no_identifier() {
        assert_eq!("".parse::<MeasureId>(), Err(InvalidId::EmptyComponent));
        assert_eq!("I..1".parse::<MeasureId>(), Err(InvalidId::EmptyComponent));
        assert_eq!("I.1,".parse::<MeasureId>(), Err(InvalidId::Character(',')));
        assert_eq!("I.\u{e1}".parse::<MeasureId>(), Err(InvalidId::Character('á')));
        assert_eq!("I.1.01".parse::<MeasureId>(), Err(InvalidId::LeadingZero));
        assert_eq!("a007".parse::<MeasureId>(), Err(InvalidId::LeadingZero));
        assert!("I.10.100a0".parse::<MeasureId>().is_ok());
        assert_eq!("1".repeat(65).parse::<MeasureId>(), Err(InvalidId::TooLong));
    }
}
