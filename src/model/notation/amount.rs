//! An amount in a text: its figures, and its relation to the other amounts of the text.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::model::Currency;

/// An amount of money in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// In which currency.
    pub currency: Currency,
    /// What the figures say.
    pub reading: Reading,
    /// How it is related to the other amounts of its text.
    pub role: Role,
    /// Where they stand, in bytes.
    pub written: Range<usize>,
}

/// The relation of an amount to the others of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// An amount of its own.
    Own,
    /// A part of the amount before it: "EUR 10 million, of which EUR 3 million for training".
    Part,
    /// The amount before it in another currency, in brackets: "EUR 250,000 (HUF 95 million)".
    Equivalent,
}

/// What figures say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// This.
    Exactly(Decimal),
    /// One of these: a mark or a word in it can mean two things.
    OneOf(Vec<Decimal>),
    /// From this to that.
    Between(Decimal, Decimal),
    /// So much for each of several things, or each year: how many times is not said.
    Each(Decimal),
    /// Money, but how much cannot be read.
    Unreadable,
}
