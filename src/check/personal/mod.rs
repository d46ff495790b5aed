//! What in a text leads to a person or a place, by plain scanning, in one pass for each kind.

mod account;
mod address;
pub mod free_text;
mod identity;
mod mail;
mod phone;
mod place;
#[cfg(test)]
mod tests;

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
            Kind::Account => "the number of a bank account",
            Kind::Coordinates => "coordinates",
            Kind::Lot => "the number of a lot of land",
        }
    }
}

/// The kinds that a text holds, each once.
pub fn kinds(text: &str) -> impl Iterator<Item = Kind> {
    // Each of them has a digit, an `@` (also of full width, whose first byte is 0xEF), words that people write for it, or
    // leads to a map: a text without these needs no closer look.
    let is_sign = |byte| matches!(byte, b'@' | b'(' | b'[' | b'/' | 0xEF);
    let may = text.bytes().any(|byte| byte.is_ascii_digit() || is_sign(byte));
    let found = |holds: fn(&str) -> bool, kind| (may && holds(text)).then_some(kind);
    [
        found(mail::is_in, Kind::Mail),
        found(phone::is_in, Kind::Phone),
        found(address::is_in, Kind::Address),
        found(identity::is_in, Kind::Identity),
        found(account::is_in, Kind::Account),
        found(|text| place::has_coordinates(text) || place::has_link_to_map(text), Kind::Coordinates),
        found(place::has_lot, Kind::Lot),
    ]
    .into_iter()
    .flatten()
}
