//! What in a text leads to a person or a place, by plain scanning, in one pass for each kind.

mod account;
mod address;
mod birth;
pub mod free_text;
mod identity;
mod mail;
mod place;
#[cfg(test)]
mod tests;

use crate::model::phone;

/// A kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An e-mail address.
    Mail,
    /// A telephone number.
    Phone,
    /// A street address.
    Address,
    /// A number by which a state knows a person.
    Identity,
    /// The day on which a person was born.
    Birth,
    /// The number of a bank account.
    Account,
    /// Coordinates.
    Coordinates,
    /// The number of a lot in the register of land.
    Lot,
}

impl Kind {
    /// As a finding calls it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Mail => "an e-mail address",
            Kind::Phone => "a telephone number",
            Kind::Address => "a street address",
            Kind::Identity => "a number by which a person is known",
            Kind::Birth => "a date of birth",
            Kind::Account => "the number of a bank account",
            Kind::Coordinates => "coordinates",
            Kind::Lot => "the number of a lot of land",
        }
    }
}

/// The kinds of personal data that published words hold without a doubt, each once: other figures and addresses of all sorts
/// are theirs to hold.
pub fn certain_kinds(text: &str) -> impl Iterator<Item = Kind> {
    // Rows are published by the hundred thousand, and most have no need of a closer look.
    let may_hold_number = may_hold_number(text, digits(text));
    let may_hold_mail = has_sign_of_mail(text);
    let found = || {
        [
            found(may_hold_mail, text, mail::is_in, Kind::Mail),
            found(may_hold_number, text, phone::is_in, Kind::Phone),
            found(may_hold_number, text, identity::is_in, Kind::Identity),
        ]
    };
    (may_hold_mail || may_hold_number).then(found).into_iter().flatten().flatten()
}

/// The kinds that a text holds, each once.
pub fn kinds(text: &str) -> impl Iterator<Item = Kind> {
    // Most texts have fewer digits than any of these needs, no sign of an e-mail address, and no address on the web: they
    // need no closer look.
    let digits = digits(text);
    let may_hold_number = may_hold_number(text, digits);
    let is_on_map = |text: &str| place::has_coordinates(text) || place::has_link_to_map(text);
    [
        found(has_sign_of_mail(text), text, mail::is_in, Kind::Mail),
        found(may_hold_number, text, phone::is_in, Kind::Phone),
        found(digits > 0, text, address::is_in, Kind::Address),
        found(may_hold_number, text, identity::is_in, Kind::Identity),
        found(digits >= birth::FEWEST_DIGITS, text, birth::is_in, Kind::Birth),
        found(digits >= account::FEWEST_DIGITS, text, account::is_in, Kind::Account),
        found(digits > 0 || text.contains('/'), text, is_on_map, Kind::Coordinates),
        found(digits > 0, text, place::has_lot, Kind::Lot),
    ]
    .into_iter()
    .flatten()
}

fn found(may: bool, text: &str, holds: impl Fn(&str) -> bool, kind: Kind) -> Option<Kind> {
    (may && holds(text)).then_some(kind)
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Whether as many digits as a telephone or identity number has stand together, with no letter between them: the years and
/// days of a text do not.
fn may_hold_number(text: &str, digits: usize) -> bool {
    const FEWEST: usize = if phone::FEWEST_DIGITS < identity::FEWEST_DIGITS {
        phone::FEWEST_DIGITS
    } else {
        identity::FEWEST_DIGITS
    };
    let mut together = 0;
    digits >= FEWEST
        && text.bytes().any(|byte| {
            together =
                if byte.is_ascii_alphabetic() { 0 } else { together + usize::from(byte.is_ascii_digit()) };
            together == FEWEST
        })
}

/// One of full width begins with the byte 0xEF.
fn has_sign_of_mail(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'@' | b'(' | b'[' | b'%' | 0xEF))
}

/// The first letter of a word as a small one: words are compared with long lists, and most begin as none of those.
fn first_letter(word: &str) -> Option<char> {
    word.chars().next().and_then(|first| first.to_lowercase().next())
}
