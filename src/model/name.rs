//! Names as people write them: case, accents, and the shape of quotes and dashes make no difference.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The form in which names are compared: `"Igazságügyi  Minisztérium"` and `"igazsagugyi miniszterium"` fold to the
/// same. Folding what is folded changes nothing.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut gap = false;
    // Decomposed on both sides of lower-casing: either may bring forth what the other takes away.
    let characters = name.nfkd().flat_map(char::to_lowercase).nfkd();
    for c in characters.filter(|&c| !is_combining_mark(c)) {
        if c.is_whitespace() {
            gap = !folded.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            folded.push(' ');
        }
        folded.push(match c {
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '`' => '\'',
            '\u{201c}'..='\u{201f}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        });
    }
    folded
}

/// The candidates that somebody who wrote `name` may have meant, the likeliest first, three at most.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    // A hostile "name" of a megabyte is like nothing, and must not cost the square of its length to find out.
    if name.chars().count() > 200 {
        return Vec::new();
    }
    let wanted = fold(name);
    let mut scored: Vec<(f64, &str)> = candidates
        .into_iter()
        .map(|candidate| (likeness(&wanted, &fold(candidate)), candidate))
        .filter(|&(score, _)| score >= 0.7)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.dedup_by_key(|&mut (_, candidate)| candidate);
    scored.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

/// From 0 to 1: how few letters differ, or whether the one is a whole part of the other ("Justice").
fn likeness(wanted: &str, candidate: &str) -> f64 {
    if wanted.len() >= 4 && candidate.contains(wanted) {
        return 0.95;
    }
    strsim::normalized_damerau_levenshtein(wanted, candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_typography_do_not_matter() {
        assert_eq!(fold("Igazságügyi Minisztérium"), "igazsagugyi miniszterium");
        assert_eq!(fold("  PRIME\u{a0}Minister’s \n Office "), "prime minister's office");
        assert_eq!(fold("Swiss–Hungarian"), fold("Swiss-Hungarian"));
        assert_eq!(fold("Őrű"), "oru");
        assert_ne!(fold("Ministry of Justice"), fold("Ministry of Finance"));
    }

    #[test]
    fn the_likeliest_comes_first() {
        let names = ["Ministry of Interior", "Ministry of Justice", "Curia"];
        assert_eq!(closest("Ministry of Justise", names)[0], "Ministry of Justice");
        assert_eq!(closest("justice", names), ["Ministry of Justice"]);
        assert!(closest("Bundeskanzleramt", names).is_empty());
        assert!(closest(&"x".repeat(1_000_000), names).is_empty());
    }
}
