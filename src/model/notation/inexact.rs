//! Words and signs around a figure that say that it is not exact: a bound, an estimate, an amount without its tax.

use std::ops::Range;

use crate::model::name::{fold, spaced_words};

/// Signs for an estimate, a bound, or a figure that is not known.
const SIGNS: [char; 9] = ['~', '≈', '∼', '±', '<', '>', '≤', '≥', '?'];

/// Words that say it anywhere in a text, folded. These and those below have a space on both sides, to be compared with the
/// words of a text, which have one between them.
const ANYWHERE: &[&str] = &[
    " up to ",
    " at least ",
    " at most ",
    " at minimum ",
    " at maximum ",
    " no more than ",
    " not more than ",
    " no less than ",
    " not less than ",
    " more than ",
    " less than ",
    " or more ",
    " or less ",
    " and more ",
    " and up ",
    " and above ",
    " and over ",
    " in excess of ",
    " not exceeding ",
    " exceeding ",
    " approx ",
    " approximately ",
    " circa ",
    " cca ",
    " roughly ",
    " nearly ",
    " almost ",
    " estimated ",
    " plus tax ",
    " without tax ",
    " before tax ",
    " excluding tax ",
    " legfeljebb ",
    " legalabb ",
    " maximalisan ",
    " minimum ",
    " maximum ",
    " kb ",
    " kbl ",
    " korulbelul ",
    " mintegy ",
    " hozzavetoleg ",
    " hozzavetolegesen ",
    " nagysagrendileg ",
    " becsult ",
    " vagy tobb ",
    " tobb mint ",
];

/// Words that say it directly before the figure.
const BEFORE: &[&str] = &[
    " max ",
    " min ",
    " ca ",
    " c ",
    " about ",
    " around ",
    " over ",
    " above ",
    " below ",
    " under ",
    " from ",
    " net ",
    " netto ",
    " kozel ",
    " csaknem ",
];

/// Words that say it directly behind the figure and its currency.
const BEHIND: &[&str] = &[
    " max ",
    " min ",
    " ca ",
    " net ",
    " netto ",
    " felett ",
    " folott ",
    " feletti ",
    " folotti ",
    " alatt ",
    " alatti ",
    " korul ",
    " koruli ",
    " tol ",
    " ig ",
    " nal tobb ",
    " nel tobb ",
    " vagy kevesebb ",
];

/// Names of a tax, and words which say that an amount includes it.
const TAX: &[&str] = &[" vat ", " afa "];
const WITHIN: &[&str] =
    &[" incl ", " including ", " included ", " inclusive ", " inc ", " brutto ", " gross ", " egyutt "];

/// Whether the words around a figure say that it is not exact. `figure` is its place in the text.
pub fn is_inexact(text: &str, figure: Range<usize>) -> bool {
    let (Some(before), Some(behind)) = (text.get(..figure.start), text.get(figure.end..)) else {
        return false;
    };
    let has_sign = |text: &str| text.contains(SIGNS);
    // "500+ EUR" and "500 EUR + VAT", but "200 + 300 EUR" is a sum.
    let is_more = |(at, _): (usize, &str)| {
        let (left, right) = (&text[..at], text[at + 1..].trim_start());
        left.contains(|c: char| c.is_ascii_digit()) && !right.starts_with(|c: char| c.is_ascii_digit())
    };
    if has_sign(before) || has_sign(behind) || text.match_indices('+').any(is_more) {
        return true;
    }
    let (before, behind) = (words(before), words(behind));
    let has_any = |phrases: &[&str]| has_phrase(&before, phrases) || has_phrase(&behind, phrases);
    has_any(ANYWHERE)
        || BEFORE.iter().any(|word| before.ends_with(word))
        || BEHIND.iter().any(|word| behind.starts_with(word))
        || has_any(TAX) && !has_any(WITHIN)
}

/// The same for a figure in a longer text: only the words of its part of the sentence count.
pub fn is_bound_in_words(text: &str, figure: Range<usize>) -> bool {
    let ends = [',', ';'];
    let start = text.get(..figure.start).and_then(|before| before.rfind(ends)).map_or(0, |at| at + 1);
    let behind = text.get(figure.end..).and_then(|behind| behind.find(ends));
    let end = behind.map_or(text.len(), |at| figure.end + at);
    text.get(start..end).is_some_and(|part| is_inexact(part, figure.start - start..figure.end - start))
}

/// Whether the words around the only figure of a text say it.
pub fn is_only_figure_inexact(text: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let figure = text.find(digit).zip(text.rfind(digit));
    figure.is_some_and(|(first, last)| is_inexact(text, first..last + 1))
}

/// Whether spaced words contain one of these phrases, which begin with a space.
fn has_phrase(words: &str, phrases: &[&str]) -> bool {
    // Most words begin as no phrase does, which their first letter tells.
    let begins = |rest: &str, phrase: &&&str| rest.as_bytes().get(1) == phrase.as_bytes().get(1);
    words.match_indices(' ').map(|(at, _)| &words[at..]).any(|rest| {
        phrases.iter().filter(|phrase| begins(rest, phrase)).any(|phrase| rest.starts_with(phrase))
    })
}

/// The words of a text, each between spaces.
fn words(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()) {
        return " ".to_owned();
    }
    spaced_words(&fold(text))
}

#[cfg(test)]
mod tests {
    use super::{is_bound_in_words, is_only_figure_inexact};

    #[test]
    fn words_say_that_a_figure_is_not_exact() {
        for words in [
            "~500",
            "kb. 5 M",
            "approx. 500",
            "körülbelül 3 millió",
            "500 (ca.)",
            "up to 500",
            "min. 500",
            "max 500",
            "over 500",
            "legfeljebb 500",
            "legalább 500",
            "500 + VAT",
            "500+",
            "500 + áfa",
            "nettó 500",
            "500 or more",
            "500 felett",
            "< 500",
            "500?",
        ] {
            assert!(is_only_figure_inexact(words), "{words}");
        }
        for words in [
            "500",
            "5 M Ft",
            "EUR 500 (Cabinet Office)",
            "500 from the budget",
            "bruttó 500 (áfával)",
            "500 incl. VAT",
            "200 + 300",
        ] {
            assert!(!is_only_figure_inexact(words), "{words}");
        }
    }

    #[test]
    fn the_words_of_another_part_of_a_sentence_say_nothing() {
        let text = "Sea Fund, up to 500 EUR; 300 EUR";
        let at = |figure: &str| text.find(figure).map(|start| start..start + figure.len()).unwrap();
        assert!(is_bound_in_words(text, at("500 EUR")));
        assert!(!is_bound_in_words(text, at("300 EUR")));
    }
}
