//! Years, and the quarters and halves of them that a word with a number names.

use chrono::{Months, NaiveDate};

use super::months::{ordinal, part, roman};
use super::tokens::{Token, small, word, year};

/// The year at this place, unless the number counts something ("2025 persons") or is money.
pub(super) fn year_at(tokens: &[Token], at: usize) -> Option<i32> {
    const COUNTED: [&str; 16] = [
        "persons", "people", "places", "huf", "eur", "usd", "ft", "forint", "fo", "days", "hours", "km",
        "nap", "ora", "euro", "euros",
    ];
    let counts = word(tokens.get(at + 1)).is_some_and(|next| COUNTED.contains(&next));
    let before = at.checked_sub(1).and_then(|before| word(tokens.get(before)));
    let is_money = before.is_some_and(|before| ["huf", "eur", "usd"].contains(&before));
    year(tokens.get(at)).filter(|_| !counts && !is_money)
}

pub(super) fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// A quarter or half of a year, as a word with a number names it.
pub(super) struct PartNamed {
    /// Into how many parts its word divides the year.
    pub parts: u32,
    /// Which of them it is.
    pub number: Option<u32>,
    /// Whether its word is a single letter.
    pub is_letter: bool,
}

impl PartNamed {
    pub(super) fn what(&self) -> &'static str {
        if self.parts == 4 { "a quarter" } else { "a half-year" }
    }
}

/// The quarter or half that is named here.
pub(super) fn part_at(tokens: &[Token], at: usize, has_year: bool) -> Option<PartNamed> {
    let written = word(tokens.get(at))?;
    let (before, behind) =
        (at.checked_sub(1).and_then(|at| small(tokens.get(at))), small(tokens.get(at + 1)));
    let short = match written {
        "q" | "t" => Some(4),
        "h" | "s" => Some(2),
        _ => None,
    };
    let parts = part(written).or(short)?;
    let is_letter = short.is_some();
    let behind = behind.or_else(|| roman(word(tokens.get(at + 1))?).filter(|_| has_year));
    let number = behind.or(if is_letter { before } else { which(&tokens[..at]).or(before) });
    Some(PartNamed { parts, number, is_letter })
}

/// The number of a quarter or half whose word comes next: "II.", "2nd", "második".
fn which(tokens: &[Token]) -> Option<u32> {
    tokens.iter().rev().take(3).find_map(|token| match token {
        Token::Word(word) => ordinal(word).or_else(|| roman(word)),
        &Token::Number(number, 1) => Some(number),
        _ => None,
    })
}
