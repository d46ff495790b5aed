//! The amounts of money that a text names.

use std::ops::Range;

use rust_decimal::Decimal;

use super::amount::{Amount, Reading, Role};
use super::context;
use super::number::{Number, is_space, number};
use super::units::{Unit, national, powers, unit};
use crate::model::Currency;

/// A number, with the words before and after it.
struct Found {
    at: Range<usize>,
    number: Number,
    /// The powers of ten that the word for its size can mean; one alone where there is no such word.
    powers: Vec<u32>,
    /// The currency before it, and where that begins.
    left: Option<(Unit, usize)>,
    /// The currency behind it, and where that begins.
    right: Option<(Unit, usize)>,
    /// Where it ends without that currency.
    core: usize,
    /// Where all of it ends.
    end: usize,
    /// The end of a range that this begins.
    upto: Option<Vec<Decimal>>,
    is_second: bool,
}

impl Found {
    fn has_size(&self) -> bool {
        self.powers.iter().any(|&power| power > 0)
    }

    /// Whether it looks like an amount without any currency.
    fn is_large(&self) -> bool {
        self.has_size() || self.number.is_grouped
    }

    /// Whether it needs a word for its size to be an amount of some weight.
    fn is_small(&self) -> bool {
        !self.has_size() && self.number.readings.iter().all(|reading| *reading < Decimal::ONE_THOUSAND)
    }

    fn is_bare_year(&self) -> bool {
        self.number.is_year && !self.has_size()
    }

    fn unit(&self) -> Option<Unit> {
        let (left, right) = (self.left.map(|(unit, _)| unit), self.right.map(|(unit, _)| unit));
        left.filter(|unit| !unit.is_weak).or(right).or(left).filter(|unit| !unit.is_weak || self.is_large())
    }

    fn values(&self) -> Vec<Decimal> {
        let more = self.unit().map_or(0, |unit| unit.power);
        let mut values: Vec<Decimal> = Vec::new();
        for &power in &self.powers {
            let factor = Decimal::from(10_u64.checked_pow(power + more).unwrap_or_default());
            for reading in &self.number.readings {
                let value = reading.checked_mul(factor).map(|value| value.normalize());
                values.extend(value.filter(|value| !values.contains(value)));
            }
        }
        // No amount is written with three decimals that are all zero: these are thousands.
        if power_is_none(&self.powers, more) && values.len() == 2 && self.has_zeros() {
            values.truncate(1);
        }
        values
    }

    /// Whether it can be read with decimals that are all zero.
    fn has_zeros(&self) -> bool {
        self.number.readings.get(1).is_some_and(|reading| reading.fract().is_zero())
    }
}

fn power_is_none(powers: &[u32], more: u32) -> bool {
    more == 0 && powers.iter().all(|&power| power == 0)
}

/// The amounts that a text names in figures, each with a currency before or behind it; `own` is the plan's.
pub fn amounts(text: &str, own: Currency) -> Vec<Amount> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let mut found = numbers(text, own);
    share_units(&mut found);
    link(text, &mut found);
    let amount = |found: &Found| {
        let currency = found.unit()?.currency;
        let start = found.left.map_or(found.at.start, |(_, start)| start);
        let values = found.values();
        let reading = match (&values[..], &found.upto) {
            (&[from], Some(upto)) if let &[upto] = &upto[..] => {
                Reading::Between(from.min(upto), from.max(upto))
            }
            (_, Some(_)) | ([], None) => Reading::Unreadable,
            (&[value], None) => context::repeated(text, start..found.end, value),
            (_, None) => Reading::OneOf(values),
        };
        Some(Amount { currency, reading, role: Role::Own, written: start..found.end })
    };
    let mut amounts: Vec<Amount> = found.iter().filter(|found| !found.is_second).filter_map(amount).collect();
    context::assign_roles(text, &mut amounts);
    amounts
}

/// Every number of a text.
fn numbers(text: &str, own: Currency) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let number = number(&text[start..]);
        let at = start..start + number.length;
        from = at.end;
        let left = before(&text[..start], own);
        let is_glued = text[..start].ends_with(|c: char| c.is_alphanumeric());
        if is_glued && left.is_none() {
            continue;
        }
        let (powers, right, core, end) = behind(text, at.end, own);
        found.push(Found { at, number, powers, left, right, core, end, upto: None, is_second: false });
    }
    found
}

fn is_of_unit(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '$' | '£' | '¥' | '€' | '\u{20a0}'..='\u{20cf}')
}

/// The currency at the end of a text.
fn before(text: &str, own: Currency) -> Option<(Unit, usize)> {
    let text = text.trim_end_matches(|c: char| is_space(c) || c == ':');
    let start = text.char_indices().rev().take_while(|&(_, c)| is_of_unit(c)).last()?.0;
    if text[..start].ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    if let Some(unit) = unit(&text[start..], own) {
        return Some((unit, start));
    }
    // "EUR million 5"
    let &[power] = powers(&text[start..]) else { return None };
    let before = text[..start].trim_end_matches(is_space);
    let from = before.char_indices().rev().take_while(|&(_, c)| is_of_unit(c)).last()?.0;
    let is_whole = !before[..from].ends_with(|c: char| c.is_alphanumeric());
    let unit = unit(&before[from..], own).filter(|_| is_whole)?;
    Some((Unit { power: unit.power + power, ..unit }, from))
}

/// The words for the size of a number that ends here, the currency behind it, and where all that ends: without the
/// currency, and with it.
fn behind(text: &str, start: usize, own: Currency) -> (Vec<u32>, Option<(Unit, usize)>, usize, usize) {
    let (mut sizes, mut end) = (vec![0], start);
    // "70 000,- Ft": no fillér.
    for dash in [",-", ",–", ",—", ".-", ".–"] {
        let is_dash = text[end..]
            .strip_prefix(dash)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
        end += if is_dash { dash.len() } else { 0 };
    }
    let mut at = end;
    for _ in 0..3 {
        let Some(word) = next_word(text, at, own) else { break };
        let written = &text[word.clone()];
        let mut powers = powers(written);
        // "3 mil millones" is three thousand million.
        if powers.len() > 1 && next_word(text, word.end, own).is_some_and(|next| is_size(&text[next])) {
            powers = &powers[..1];
        }
        let is_thousand = matches!(written, "e" | "E" | "T")
            && next_word(text, word.end, own)
                .is_some_and(|next| unit(&text[next], own).is_some_and(|unit| unit.follows));
        if powers.is_empty() && !is_thousand {
            let named = unit(written, own).map(|unit| (unit, word.end)).or_else(|| {
                let next = next_word(text, word.end, own)?;
                national(written, &text[next.clone()]).map(|unit| (unit, next.end))
            });
            let (right, whole) = named.map_or((None, end), |(unit, whole)| (Some((unit, word.start)), whole));
            return (sizes, right, end, whole);
        }
        let powers = if is_thousand { &[3][..] } else { powers };
        sizes = sizes.iter().flat_map(|size| powers.iter().map(move |power| size + power)).collect();
        end = word.end;
        at = end + usize::from(text[end..].starts_with('.'));
    }
    (sizes, None, end, end)
}

fn is_size(word: &str) -> bool {
    !powers(word).is_empty()
}

/// The word that stands here, after spaces or a hyphen.
fn next_word(text: &str, at: usize, own: Currency) -> Option<Range<usize>> {
    let rest = &text[at..];
    let rest = rest.trim_start_matches(is_space);
    let rest = rest.strip_prefix('-').filter(|rest| rest.starts_with(char::is_alphabetic)).unwrap_or(rest);
    let start = text.len() - rest.len();
    let length: usize = rest.chars().take_while(|&c| is_of_unit(c)).map(char::len_utf8).sum();
    // "million€" is two words, and "M€" one.
    let word = &rest[..length];
    let letters = word.find(|c: char| !c.is_alphabetic()).unwrap_or(length);
    let is_two = is_size(&word[..letters]) && unit(word, own).is_none();
    let length = if is_two { letters } else { length };
    (length > 0).then_some(start..start + length)
}

/// A currency between two numbers belongs to one of them.
fn share_units(found: &mut [Found]) {
    for second in 1..found.len() {
        let (before, behind) = found.split_at_mut(second);
        let (Some(first), Some(second)) = (before.last_mut(), behind.first_mut()) else { continue };
        let (Some((unit, right)), Some((_, left))) = (first.right, second.left) else { continue };
        if right != left {
            continue;
        }
        let is_of_first = if unit.follows || second.is_bare_year() {
            true
        } else if first.left.is_some() || first.is_bare_year() {
            false
        } else {
            first.is_large() && !second.is_large()
        };
        if is_of_first {
            second.left = None;
        } else {
            first.right = None;
            first.end = first.core;
        }
    }
}

/// How two numbers go together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    List,
    Range,
}

fn links(text: &str, first: &Found, second: &Found) -> Option<Link> {
    let start = second.left.map_or(second.at.start, |(_, start)| start);
    let between = text.get(first.end..start)?.trim();
    let is_between = || {
        let start = first.left.map_or(first.at.start, |(_, start)| start);
        let before = text[..start].trim_end().to_lowercase();
        ["between", "zwischen", "entre", "tra", "fra"].iter().any(|word| before.ends_with(word))
    };
    match between.to_lowercase().as_str() {
        "-" | "–" | "—" | "‒" | "to" | "bis" | "up to" | "until" => Some(Link::Range),
        "and" | "és" | "und" | "et" | "e" | "y" if is_between() => Some(Link::Range),
        "and" | "és" | "und" | "et" | "e" | "y" | "&" | "+" | "," | "illetve" | "valamint" | "or"
        | "vagy" => Some(Link::List),
        _ => None,
    }
}

/// "HUF 70 and 132 million", "from 5 to 7 million EUR": a unit or currency that is written once belongs to both
/// numbers.
fn link(text: &str, found: &mut [Found]) {
    let links: Vec<Option<Link>> = found.windows(2).map(|pair| links(text, &pair[0], &pair[1])).collect();
    for at in (0..links.len()).rev() {
        let Some(link) = links[at] else { continue };
        let (first, second) = (&found[at], &found[at + 1]);
        let takes_unit = first.unit().is_none() && second.right.is_some() && !first.is_bare_year();
        let has_own = first.unit().is_some() && second.unit().is_some();
        let takes_size = first.is_small()
            && second.has_size()
            && (link == Link::Range || !has_own)
            && !first.is_bare_year();
        let (right, powers) = (second.right, second.powers.clone());
        let first = &mut found[at];
        if takes_unit {
            first.right = right;
        }
        if takes_size {
            first.powers = powers;
        }
    }
    for at in 0..links.len() {
        let Some(link) = links[at] else { continue };
        let (first, second) = (&found[at], &found[at + 1]);
        let goes_on =
            link == Link::Range && !second.is_bare_year() || second.is_large() && ends(&text[second.end..]);
        if first.unit().is_some() && second.unit().is_none() && goes_on {
            let unit = first.unit().map(|unit| (unit, second.end));
            found[at + 1].right = unit;
        }
        let (first, second) = (&found[at], &found[at + 1]);
        let is_range = link == Link::Range && first.unit().is_some() && second.unit().is_some();
        if is_range && first.unit().map(|unit| unit.currency) == second.unit().map(|unit| unit.currency) {
            let (upto, end) = (second.values(), second.end);
            found[at + 1].is_second = true;
            found[at].upto = Some(upto);
            found[at].end = end;
        }
    }
}

/// Whether nothing follows that could be what a number counts.
fn ends(rest: &str) -> bool {
    let rest = rest.trim_start_matches(is_space);
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    let goes_on =
        ["for", "in", "from", "to", "of", "on", "by", "per", "and", "as", "will", "is", "are", "or"];
    word.is_empty() || goes_on.contains(&word.as_str())
}
