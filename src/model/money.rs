//! Money: an exact decimal with its ISO 4217 currency, never a float.

use std::collections::BTreeMap;
use std::fmt;

pub use iso_currency::Currency;
use rust_decimal::Decimal;

/// Largest amount a plan may state: ten to the fifteenth, less one. A million such amounts still add up exactly.
pub const MAX_AMOUNT: Decimal = Decimal::from_parts(2_764_472_319, 232_830, 0, false, 0);

/// Most decimals an amount may have; no currency of ISO 4217 divides further.
pub const MAX_DECIMALS: u32 = 4;

/// An amount in a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    /// In the currency itself, not in hundredths of it: forints, not fillér.
    pub amount: Decimal,
    /// Of ISO 4217.
    pub currency: Currency,
}

/// As people write it here: `HUF 353,000,000`, every decimal that there is, none that is not.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.amount.abs().normalize().to_string();
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let sign = if self.amount.is_sign_negative() && !self.amount.is_zero() { "-" } else { "" };
        write!(f, "{} {sign}", self.currency.code())?;
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        if !decimals.is_empty() {
            write!(f, ".{decimals}")?;
        }
        Ok(())
    }
}

/// Totals, one for each currency: different currencies never add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums(BTreeMap<&'static str, Money>);

impl Sums {
    /// Adds exactly: amounts are at most [`MAX_AMOUNT`], so no sum that fits in memory overflows a decimal.
    pub fn add(&mut self, money: Money) {
        self.0.entry(money.currency.code()).and_modify(|sum| sum.amount += money.amount).or_insert(money);
    }

    /// By currency code.
    pub fn iter(&self) -> impl Iterator<Item = Money> + '_ {
        self.0.values().copied()
    }

    /// Whether nothing was added; a sum of zero is not empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Zero where nothing was added in this currency.
    pub fn amount(&self, currency: Currency) -> Decimal {
        self.0.get(currency.code()).map_or(Decimal::ZERO, |sum| sum.amount)
    }
}

impl FromIterator<Money> for Sums {
    fn from_iter<I: IntoIterator<Item = Money>>(amounts: I) -> Self {
        let mut sums = Sums::default();
        amounts.into_iter().for_each(|money| sums.add(money));
        sums
    }
}

/// Currencies joined with " + "; empty where there is nothing to add.
impl fmt::Display for Sums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, sum) in self.iter().enumerate() {
            if at > 0 {
                f.write_str(" + ")?;
            }
            sum.fmt(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn huf(amount: &str) -> Money {
        Money { amount: amount.parse().unwrap(), currency: Currency::HUF }
    }

    #[test]
    fn thousands_are_separated_and_decimals_kept() {
        assert_eq!(MAX_AMOUNT.to_string(), "999999999999999");
        assert_eq!(huf("353000000").to_string(), "HUF 353,000,000");
        assert_eq!(huf("0").to_string(), "HUF 0");
        assert_eq!(huf("999").to_string(), "HUF 999");
        assert_eq!(huf("-1000.50").to_string(), "HUF -1,000.5");
        assert_eq!(huf("0.1000").to_string(), "HUF 0.1");
    }

    #[test]
    fn currencies_never_add_up() {
        let euro = Money { currency: Currency::EUR, ..huf("2") };
        let sums: Sums = [huf("0.1"), euro, huf("0.2")].into_iter().collect();
        assert_eq!(sums.to_string(), "EUR 2 + HUF 0.3");
    }
}
