//! Numbers and amounts as a language writes them.

use rust_decimal::Decimal;

use super::Language;
use crate::model::{Money, Sums};

/// Between the thousands of a Hungarian number: no line is broken there.
const GAP: char = '\u{a0}';

impl Language {
    /// A count: `12500`, in Hungarian `12 500`.
    pub fn count(self, n: usize) -> String {
        self.number(Decimal::from(n))
    }

    /// A number with every decimal that there is, and none that is not: `12500.5`, in Hungarian `12 500,5`.
    pub fn number(self, number: Decimal) -> String {
        let plain = number.normalize().to_string();
        match self {
            Language::English => plain,
            Language::Hungarian => hungarian(&plain),
        }
    }

    /// An amount: `HUF 353,000,000`, in Hungarian `353 000 000 HUF`.
    pub fn money(self, money: Money) -> String {
        match self {
            Language::English => money.to_string(),
            Language::Hungarian => format!("{}{GAP}{}", self.number(money.amount), money.currency.code()),
        }
    }

    /// Totals, joined with " + ".
    pub fn sums(self, sums: &Sums) -> String {
        sums.iter().map(|sum| self.money(sum)).collect::<Vec<_>>().join(" + ")
    }
}

/// Four digits stand together, as the Hungarian rules have it.
fn hungarian(plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let (whole, decimals) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut written = sign.to_owned();
    for (at, digit) in whole.char_indices() {
        if at > 0 && whole.len() > 4 && (whole.len() - at).is_multiple_of(3) {
            written.push(GAP);
        }
        written.push(digit);
    }
    if let Some(decimals) = decimals {
        written.push(',');
        written.push_str(decimals);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    #[test]
    fn hungarian_numbers_have_spaces_and_a_comma() {
        for (plain, written) in [
            ("0", "0"),
            ("2022", "2022"),
            ("12500", "12\u{a0}500"),
            ("-353000000.50", "-353\u{a0}000\u{a0}000,5"),
            ("0.25", "0,25"),
        ] {
            assert_eq!(Language::Hungarian.number(plain.parse().unwrap()), written);
        }
        assert_eq!(Language::English.number("12500.50".parse().unwrap()), "12500.5");
    }

    #[test]
    fn the_currency_stands_behind_a_hungarian_amount() {
        let money = Money { amount: Decimal::from(353_000_000), currency: Currency::HUF };
        assert_eq!(Language::Hungarian.money(money), "353\u{a0}000\u{a0}000\u{a0}HUF");
        assert_eq!(Language::English.money(money), "HUF 353,000,000");
        let euro = Money { amount: Decimal::TWO, currency: Currency::EUR };
        let sums = [money, euro].into_iter().collect();
        assert_eq!(Language::Hungarian.sums(&sums), "2\u{a0}EUR + 353\u{a0}000\u{a0}000\u{a0}HUF");
    }
}
