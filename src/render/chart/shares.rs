//! Shares of a whole.

/// The shares in whole percents, which add up to 100: what is lost by rounding down goes to those that lost most.
pub fn percents<const N: usize>(parts: [usize; N]) -> [usize; N] {
    let whole: usize = parts.iter().sum();
    let mut shares = parts.map(|part| (part * 100).checked_div(whole).unwrap_or_default());
    let mut order: [usize; N] = std::array::from_fn(|at| at);
    order.sort_by_key(|&at| std::cmp::Reverse((parts[at] * 100).checked_rem(whole).unwrap_or_default()));
    let missing = if whole == 0 { 0 } else { 100 - shares.iter().sum::<usize>() };
    order.iter().take(missing).for_each(|&at| shares[at] += 1);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up() {
        assert_eq!(percents([1, 1, 1]), [34, 33, 33]);
        assert_eq!(percents([0, 2, 1]), [0, 67, 33]);
        assert_eq!(percents([0, 0]), [0, 0]);
        assert_eq!(percents([50]), [100]);
        assert_eq!(percents([999, 1]), [100, 0]);
    }
}
