//! What the figures below a heading stand for: "Budget (thousand EUR)" are thousands of euros, "Cost, HUF" forints.

use rust_decimal::Decimal;

use super::notation::year_in;
use crate::model::Currency;
use crate::model::name::fold;
use crate::model::notation::{Reading, amounts};

/// How headings call thousands, millions and milliards, folded.
const SCALES: [(u64, &[&str]); 3] = [
    (1_000, &["thousand", "thousands", "ezer", "tsd", "tis", "000", "1000"]),
    (1_000_000, &["million", "millions", "millio", "mio", "mln", "mn", "mill"]),
    (1_000_000_000, &["billion", "billions", "bn", "milliard", "mrd", "mld"]),
];

/// The same in one letter, beside a currency.
const LETTERS: [(u64, &str); 3] = [(1_000, "k"), (1_000, "e"), (1_000_000, "m")];

/// What a heading says of its figures: how many each stands for, and in which currency.
pub fn unit_in(heading: &str) -> Option<(u64, Option<String>)> {
    let is_part = |c: char| c.is_alphanumeric() || "€$£".contains(c);
    let words: Vec<&str> = heading.split(|c| !is_part(c)).filter(|word| !word.is_empty()).collect();
    let meant: Vec<Meaning> = words.iter().map(|word| meaning(word, heading)).collect();
    let currency = meant.iter().find_map(|one| one.currency);
    let beside = |at: usize| {
        let neighbours = [at.checked_sub(1), Some(at + 1)];
        neighbours.into_iter().flatten().any(|at| meant.get(at).is_some_and(|one| one.currency.is_some()))
    };
    let letter = |(at, word): (usize, &&str)| {
        let folded = fold(word);
        LETTERS.iter().find(|(_, letter)| *letter == folded).filter(|_| beside(at)).map(|(times, _)| *times)
    };
    let times = meant.iter().find_map(|one| one.times).or_else(|| words.iter().enumerate().find_map(letter));
    // "Cost of a million trees" is no unit; "in millions" is one.
    let is_last = meant.last().is_some_and(|one| one.times.is_some()) || heading.contains(['(', '[']);
    match (times, currency) {
        (None, None) => None,
        (Some(_), None) if !is_last => None,
        (times, currency) => Some((times.unwrap_or(1), currency.map(|currency| currency.code().to_owned()))),
    }
}

/// A heading without the unit at its end: "EU funds, M EUR" is "EU funds".
pub fn without_unit_behind(heading: &str) -> &str {
    let mut left = heading.trim_end();
    while let Some((before, last)) = left.rsplit_once(char::is_whitespace) {
        let meant = meaning(last.trim_matches(|c: char| !c.is_alphanumeric() && !"€$£".contains(c)), heading);
        let is_letter =
            LETTERS.iter().any(|(_, letter)| fold(last) == *letter) && left.len() < heading.trim_end().len();
        if meant.times.is_none() && meant.currency.is_none() && !is_letter {
            break;
        }
        left = before.trim_end();
    }
    left
}

/// What a word of a heading means.
#[derive(Clone, Copy, Default)]
struct Meaning {
    times: Option<u64>,
    currency: Option<Currency>,
}

fn meaning(word: &str, heading: &str) -> Meaning {
    let folded = fold(word);
    let bare = folded.strip_suffix("ban").or_else(|| folded.strip_suffix("ben")).unwrap_or(&folded);
    let scale = SCALES.iter().find(|(_, names)| names.contains(&bare) || names.contains(&&*folded));
    if let Some((times, _)) = scale {
        return Meaning { times: Some(*times), currency: None };
    }
    if word.chars().count() == 1 && word.chars().all(char::is_alphabetic) || year_in(word).is_some() {
        return Meaning::default();
    }
    let bare = word.strip_suffix("ban").or_else(|| word.strip_suffix("ben")).unwrap_or(word);
    [word, bare].iter().find_map(|word| with_currency(word, heading)).unwrap_or_default()
}

/// A word that names a currency, with what stands before it ("eFt", "kEUR") or behind it ("EURm").
fn with_currency(word: &str, heading: &str) -> Option<Meaning> {
    if let Some((times, currency)) = read(word, heading) {
        return Some(Meaning { times: Some(times).filter(|times| *times > 1), currency: Some(currency) });
    }
    let scales = SCALES.iter().flat_map(|(times, names)| names.iter().map(|name| (*times, *name)));
    let mut behind = scales.chain(LETTERS).filter_map(|(times, name)| {
        let at = word.len().checked_sub(name.len()).filter(|at| *at > 0)?;
        let (before, end) = (word.get(..at)?, word.get(at..)?);
        let (_, currency) = read(before, heading).filter(|_| end.eq_ignore_ascii_case(name))?;
        Some(Meaning { times: Some(times), currency: Some(currency) })
    });
    behind.next()
}

/// How much of which currency one of a word is, where it names its own.
fn read(word: &str, heading: &str) -> Option<(u64, Currency)> {
    // Codes such as ALL and TOP are words as well.
    let is_code = word.len() == 3 && Currency::from_code(&word.to_ascii_uppercase()).is_some();
    let is_shouted =
        !heading.contains(char::is_lowercase) && !heading.trim_end_matches([')', ']']).ends_with(word);
    if is_code && (word.contains(char::is_lowercase) || is_shouted) {
        return None;
    }
    // A currency that the word does not name shows in what is read of it.
    let one = |own| match &amounts(&format!("1 {word}"), own)[..] {
        [only] if only.written == (0..word.len() + 2) => match only.reading {
            Reading::Exactly(amount) => Some((amount, only.currency)),
            _ => None,
        },
        _ => None,
    };
    let ((amount, currency), (_, same)) = (one(Currency::HUF)?, one(Currency::EUR)?);
    let times: Decimal = amount;
    (currency == same).then_some(())?;
    Some((u64::try_from(times).ok()?, currency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_says_what_its_figures_stand_for() {
        for (heading, times, currency) in [
            ("Budget (thousand EUR)", 1_000, "EUR"),
            ("Budget (thousands of EUR)", 1_000, "EUR"),
            ("Budget in '000 EUR", 1_000, "EUR"),
            ("Budget (1000 EUR)", 1_000, "EUR"),
            ("Budget (kEUR)", 1_000, "EUR"),
            ("Budget (EUR k)", 1_000, "EUR"),
            ("Budget (€ million)", 1_000_000, "EUR"),
            ("Budget (€m)", 1_000_000, "EUR"),
            ("Budget €M", 1_000_000, "EUR"),
            ("Budget (EUR mn)", 1_000_000, "EUR"),
            ("Budget, million", 1_000_000, ""),
            ("Budget (in millions)", 1_000_000, ""),
            ("Cost (HUF million)", 1_000_000, "HUF"),
            ("Cost [HUF m]", 1_000_000, "HUF"),
            ("Budget 2027 (HUF billion)", 1_000_000_000, "HUF"),
            ("Estimated cost in million HUF", 1_000_000, "HUF"),
            ("Cost 2025, EUR", 1, "EUR"),
            ("COST (EUR)", 1, "EUR"),
            ("Becsült költség (M Ft)", 1_000_000, "HUF"),
            ("Költség (millió forintban)", 1_000_000, "HUF"),
            ("Költség ezer Ft-ban", 1_000, "HUF"),
            ("Költség (eFt)", 1_000, "HUF"),
            ("Költség (E Ft)", 1_000, "HUF"),
            ("Költség/mFt", 1_000_000, "HUF"),
            ("Költség (Mrd Ft)", 1_000_000_000, "HUF"),
        ] {
            let expected = Some((times, Some(currency.to_owned()).filter(|code| !code.is_empty())));
            assert_eq!(unit_in(heading), expected, "{heading}");
        }
        for heading in
            ["Budget", "Cost of a million trees", "ALL COSTS", "All costs", "Budget 2027", "Cost per m"]
        {
            assert_eq!(unit_in(heading), None, "{heading}");
        }
    }
}
