//! Identifiers of measures and sections: `II.3.10` comes after `II.3.9`.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::phone;

/// The identifier of a measure, as the plan prints it: components of letters, digits and dashes, joined with dots
/// (`I.1.1`, `D.3a`, `US0113-1`, `M-01`, `7`). It is also the name of the measure's file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MeasureId(Box<str>);

/// The digits of the shortest telephone number that is told from the number of a measure.
const FEWEST_OF_TELEPHONE: usize = 9;

/// Letters and digits, with single dashes between them, as a regular expression.
macro_rules! component {
    () => {
        "[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"
    };
}

/// Why a text is no identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidId {
    /// It has more than [`MeasureId::MAX_LENGTH`] bytes.
    TooLong,
    /// No letter or digit stands before, after or between dots or dashes.
    EmptyComponent,
    /// The first character that is no letter or digit of ASCII, dot or dash.
    Character(char),
    /// It is a telephone number, or holds one: an id is shown everywhere, and this one would lead to a person.
    Telephone,
}

impl MeasureId {
    /// Longest identifier, in bytes. File systems end at 255; no plan comes near.
    pub const MAX_LENGTH: usize = 64;

    /// What [`FromStr`] accepts, but for its limit and telephone numbers, as a regular expression for other programs.
    pub const PATTERN: &str = concat!("^", component!(), r"(?:\.", component!(), ")*$");

    /// As the plan prints it: `II.3.10`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The ids above it, the nearest first: of `II.3.10`, `II.3` and `II`.
    pub(crate) fn ancestors(&self) -> impl Iterator<Item = &str> {
        self.0.rmatch_indices('.').map(|(dot, _)| &self.0[..dot])
    }

    /// Whether this stands somewhere under `ancestor`: `II.3.10` is within `II.3` and `II`, not within `II.31`.
    pub fn is_within(&self, ancestor: &str) -> bool {
        self.0.strip_prefix(ancestor).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// Whether two would be taken for each other: they differ in case alone, in zeros before a number (`M01`, `M1`), or in
    /// dashes (`M-1`, `M1`), but for a dash between two numbers: `1-11` is not `11-1`.
    pub fn looks_like(&self, other: &MeasureId) -> bool {
        self.0 == other.0 || tokens(&self.0).eq(tokens(&other.0))
    }
}

impl MeasureId {
    /// What [`Ord`] compares first, as a number. Where those of two ids differ, the ids differ as these do; where they are the
    /// same, the ids may differ further on.
    pub(crate) fn leading_tokens(&self) -> u128 {
        let mut leading = [0; 16];
        let mut free = leading.iter_mut();
        let mut put = |byte: u8| free.next().map(|place| *place = byte);
        for token in tokens(&self.0) {
            match token {
                IdToken::Dot => put(1),
                IdToken::Dash => put(2),
                IdToken::Letter(letter) => put(letter),
                IdToken::Number(length, digits) => {
                    // At most as many as an id has bytes, so that it stays below the letters.
                    put(3 + length.min(Self::MAX_LENGTH) as u8);
                    digits.bytes().for_each(|digit| _ = put(digit));
                    continue;
                }
            };
        }
        u128::from_be_bytes(leading)
    }
}

/// What tells identifiers apart, in an order in which a dot comes before numbers, and they before letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum IdToken<'a> {
    Dot,
    /// A dash between two numbers.
    Dash,
    /// Without zeros before it: how many digits there are, and which.
    Number(usize, &'a str),
    /// In small letters.
    Letter(u8),
}

/// The parts of an identifier, dashes that only set a number off left out.
fn tokens(id: &str) -> impl Iterator<Item = IdToken<'_>> {
    let mut rest = id;
    let mut follows_number = false;
    std::iter::from_fn(move || {
        loop {
            let &first = rest.as_bytes().first()?;
            let is_after_number = std::mem::replace(&mut follows_number, first.is_ascii_digit());
            if first.is_ascii_digit() {
                let end = rest.bytes().position(|c| !c.is_ascii_digit()).unwrap_or(rest.len());
                let (digits, behind) = rest.split_at(end);
                rest = behind;
                let digits = digits.trim_start_matches('0');
                return Some(IdToken::Number(digits.len(), digits));
            }
            rest = &rest[1..];
            match first {
                b'.' => return Some(IdToken::Dot),
                b'-' if is_after_number && rest.starts_with(|c: char| c.is_ascii_digit()) => {
                    return Some(IdToken::Dash);
                }
                b'-' => {}
                letter => return Some(IdToken::Letter(letter.to_ascii_lowercase())),
            }
        }
    })
}

/// Whether some systems take a name for a device, whatever follows a dot: they can have no file of it.
pub fn names_device(name: &str) -> bool {
    let name = name.to_lowercase();
    let first = name.split_once('.').map_or(name.as_str(), |(first, _)| first);
    let is_port = |kind: &str| {
        first.strip_prefix(kind).is_some_and(|at| at.len() == 1 && at.bytes().all(|c| c.is_ascii_digit()))
    };
    ["con", "prn", "aux", "nul"].contains(&first) || is_port("com") || is_port("lpt")
}

impl FromStr for MeasureId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        if text.len() > Self::MAX_LENGTH {
            return Err(InvalidId::TooLong);
        }
        if let Some(wrong) = text.chars().find(|&c| !c.is_ascii_alphanumeric() && c != '.' && c != '-') {
            return Err(InvalidId::Character(wrong));
        }
        if text.split(['.', '-']).any(str::is_empty) {
            return Err(InvalidId::EmptyComponent);
        }
        // Ids of plans have fewer digits: only those that have as many as a number with its area are looked at closely.
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if digits >= FEWEST_OF_TELEPHONE && phone::is_in(text) {
            return Err(InvalidId::Telephone);
        }
        Ok(MeasureId(text.into()))
    }
}

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InvalidId::TooLong => write!(f, "it is longer than {} characters", MeasureId::MAX_LENGTH),
            InvalidId::EmptyComponent => {
                f.write_str("there must be letters or digits on both sides of a dot or a dash")
            }
            InvalidId::Character(c) => {
                write!(f, "`{}` is neither a letter, a digit, a dot nor a dash", c.escape_debug())
            }
            InvalidId::Telephone => f.write_str("it holds a telephone number, which leads to a person"),
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
        tokens(&self.0).cmp(tokens(&other.0)).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for MeasureId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
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
    fn numbers_count_whatever_stands_before_them() {
        let mut ids = ["US0113-10", "US0113-2", "US0099-1", "M-10", "M-09", "M-1", "10", "9"].map(id);
        ids.sort();
        let sorted = ["9", "10", "M-1", "M-09", "M-10", "US0099-1", "US0113-2", "US0113-10"];
        assert_eq!(ids.each_ref().map(MeasureId::as_str), sorted);
    }

    #[test]
    fn what_looks_alike_stands_side_by_side() {
        for (one, other) in [("M-01", "m1"), ("M1", "M-1"), ("I.1.1", "i.1.01"), ("US-0113", "us113")] {
            assert!(id(one).looks_like(&id(other)), "{one} {other}");
        }
        for (one, other) in [("1-11", "11-1"), ("1.1", "1-1"), ("1.1", "11"), ("M10", "M1"), ("M1a", "M1")] {
            assert!(!id(one).looks_like(&id(other)), "{one} {other}");
        }
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
        for text in ["-", "M-", "-1", "M--1", "M-.1", "1."] {
            assert_eq!(text.parse::<MeasureId>(), Err(InvalidId::EmptyComponent), "{text}");
        }
        for text in ["US0113-1", "M-01", "7", "I.1.01", "I.10.100a0"] {
            assert_eq!(id(text).as_str(), text);
        }
        assert_eq!("1".repeat(65).parse::<MeasureId>(), Err(InvalidId::TooLong));
    }
}
