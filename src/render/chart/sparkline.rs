//! A few values as one short word of bars, for a line of text.

use rust_decimal::{Decimal, prelude::ToPrimitive};

/// From the lowest to the highest.
const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The sign of a missing value: not that of the lowest step, which is zero.
const GAP: char = '·';

/// The values as bars from zero up to the largest of them and of what they are to reach.
pub fn sparkline(values: &[Option<Decimal>], target: Option<Decimal>) -> String {
    let all = || values.iter().flatten().chain(&target).copied();
    let least = all().min().unwrap_or_default().min(Decimal::ZERO);
    let most = all().max().unwrap_or_default();
    let height = most.checked_sub(least).filter(|height| *height > Decimal::ZERO);
    let step = |value: Decimal| {
        let share =
            value.checked_sub(least)?.checked_div(height?)?.checked_mul(Decimal::from(STEPS.len() - 1))?;
        STEPS.get(share.round().to_usize()?).copied()
    };
    values.iter().map(|value| value.map_or(GAP, |value| step(value).unwrap_or(STEPS[0]))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_not_zero() {
        let value = |n: i64| Some(Decimal::from(n));
        assert_eq!(sparkline(&[value(0), None, value(6), value(12)], value(12)), "▁·▅█");
        assert_eq!(sparkline(&[value(3)], value(12)), "▃");
        assert_eq!(sparkline(&[None, None], value(12)), "··");
        assert_eq!(sparkline(&[value(0)], None), "▁");
        assert_eq!(sparkline(&[value(-7), value(0)], None), "▁█");
        assert_eq!(sparkline(&[Some(Decimal::MAX), Some(Decimal::MIN)], None), "▁▁");
    }
}
