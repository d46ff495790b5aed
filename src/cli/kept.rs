//! What a run has read, kept until it ends.

use std::cell::OnceCell;

/// Values that are added one by one, and stay where they are as long as this lives.
pub struct Kept<T>(OnceCell<Box<Link<T>>>);

struct Link<T> {
    value: T,
    next: Kept<T>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept(OnceCell::new())
    }
}

impl<T> Kept<T> {
    /// Adds a value behind all others.
    pub fn keep(&self, value: T) -> &T {
        let mut end = self;
        while let Some(link) = end.0.get() {
            end = &link.next;
        }
        &end.0.get_or_init(|| Box::new(Link { value, next: Kept::default() })).value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_stays_where_it_is() {
        let kept = Kept::default();
        let values: Vec<&String> = (0..3).map(|number| kept.keep(number.to_string())).collect();
        assert_eq!(values, ["0", "1", "2"]);
    }
}
