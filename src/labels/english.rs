//! Figures and lists in English words, for what is always in English.

use super::Language;

/// `1 measure`, `2 measures`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// `a`, `a and b`, `a, b and c`.
pub fn and(parts: &[String]) -> String {
    Language::English.and(parts)
}

/// The first few of a list, and how many more there are: `a`, `b`, `12 more`.
pub fn first<T: ToString>(most: usize, all: impl ExactSizeIterator<Item = T>) -> Vec<String> {
    Language::English.first(most, all)
}
