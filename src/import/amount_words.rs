//! What words around a figure, or in its place, say of money.

use super::values::is_nothing;
use crate::model::name::{self, fold};
use crate::model::notation::{DayWords, day_words};

/// Words that stand where an amount is not known yet, folded.
const OPEN: [&str; 16] = [
    "tbd",
    "tba",
    "tbc",
    "unknown",
    "pending",
    "later",
    "open",
    "unspecified",
    "undetermined",
    "ismeretlen",
    "kesobb",
    "meghatarozando",
    "tisztazando",
    "tervezendo",
    "folyamatban",
    "nyitott",
];

/// Whether words say something about an amount: several words of any kind, or one that means the amount is still open.
pub fn is_said(words: &str) -> bool {
    let folded = fold(words);
    let word = folded.trim_matches(|c: char| !c.is_alphanumeric());
    !words.starts_with('#') && (word.is_empty() || word.contains(char::is_whitespace) || OPEN.contains(&word))
        || needs_none(words)
}

/// Whether words say that no money is needed: they name no source.
pub fn needs_none(words: &str) -> bool {
    const WITHIN: [&str; 6] =
        ["nem igenyel", "nem szukseges", "nincs forrasigeny", "koltsegmentes", "free of charge", "cost free"];
    const BEHIND_NO: [&str; 6] = ["need", "requir", "cost", "necessary", "fund", "budget"];
    let folded = fold(words);
    let says_no = ["no ", "none ", "without "].iter().any(|word| folded.starts_with(word))
        // "not costed" and "not budgeted" are not known yet.
        || folded.starts_with("not ") && ["need", "requir", "necessary"].iter().any(|word| folded.contains(word));
    let is_short = folded.len() <= 100 && !folded.contains(|c: char| c.is_ascii_digit());
    is_short
        && (WITHIN.iter().any(|words| folded.contains(words))
            || says_no && !folded.contains("nam") && BEHIND_NO.iter().any(|words| folded.contains(words)))
}

/// What the words of a source say that name none, folded and without what is neither letter nor digit.
const NO_SOURCE: [&str; 29] = [
    "0",
    "nodata",
    "notapplicable",
    "notavailable",
    "notdetermined",
    "notknown",
    "notspecified",
    "notyetdetermined",
    "notyetknown",
    "tba",
    "tbc",
    "tbd",
    "tobeconfirmed",
    "tobedefined",
    "tobedetermined",
    "undetermined",
    "unknown",
    "unspecified",
    "forrasnelkul",
    "ismeretlen",
    "kesobbkerulmeghatarozasra",
    "kesobbmeghatarozando",
    "meghatarozando",
    "meghatarozasalatt",
    "nemertelmezheto",
    "nemismert",
    "nemrelevans",
    "nincsadat",
    "nincsmegadva",
];

/// Whether words in a column of sources name none: "n/a", "unknown", "nem releváns".
pub fn names_no_source(words: &str) -> bool {
    let bare: String = fold(words).chars().filter(|c| c.is_alphanumeric()).collect();
    is_nothing(words) || bare == "na" || NO_SOURCE.contains(&&*bare)
}

/// Whether words in place of a figure or a name say that there is none, or that it is not known: "TBD", "/", "nem releváns".
pub fn says_unknown(words: &str) -> bool {
    let has_digit = words.contains(|c: char| c.is_ascii_digit());
    is_nothing(words) || words.trim() == "/" || !has_digit && names_no_source(words)
}

/// What else the cell of an amount holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherContent {
    /// Marks at most.
    Nothing,
    /// What leaves the amount as it is: "total", a footnote.
    Remark,
    /// Something else, which may make it an estimate, a bound, a part, or one of several.
    Words,
}

/// Words that leave an amount as it is, folded; whether a tax is within it is judged elsewhere.
const REMARKS: [&str; 18] = [
    "total",
    "amount",
    "cost",
    "costs",
    "gross",
    "incl",
    "including",
    "included",
    "inclusive",
    "inc",
    "vat",
    "osszesen",
    "mindosszesen",
    "osszeg",
    "koltseg",
    "brutto",
    "afaval",
    "afa",
];

/// Judges the text before and after an amount. No list can hold every word that changes the meaning of a figure, so any word
/// that is not known to be harmless counts.
pub fn other_content(parts: [&str; 2]) -> OtherContent {
    const MARKS: &str = ".,;:()[]*-–—\"'“”„";
    let is_mark = |c: char| c.is_whitespace() || MARKS.contains(c);
    let folded = parts.map(fold);
    let mut words = folded.iter().flat_map(|part| part.split(is_mark)).filter(|word| !word.is_empty());
    let is_remark = |word: &str| REMARKS.contains(&word);
    match words.next() {
        None if parts.iter().any(|part| part.contains('*')) => OtherContent::Remark,
        None => OtherContent::Nothing,
        Some(first) if is_remark(first) && words.all(is_remark) => OtherContent::Remark,
        Some(_) => OtherContent::Words,
    }
}

/// Whether an amount is multiplied: "2 x 500 EUR", "2x500 EUR".
pub fn is_product(text: &str) -> bool {
    let is_figure = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let has_times = |word: &str| {
        word == "x" || word.split_once('x').is_some_and(|(one, other)| is_figure(one) && is_figure(other))
    };
    text.contains('×') || name::words(&fold(text)).any(has_times)
}

/// The year before an amount or behind it, and the text without that: "2026: 500 EUR", "500 EUR (2026)", "500 EUR in 2026".
pub fn of_year(text: &str) -> (Option<i32>, &str) {
    const WORDS: [&str; 8] = ["ev", "evi", "evben", "evre", "ban", "ben", "in", "year"];
    let year = |words: &str| {
        let folded = fold(words);
        let (years, others): (Vec<&str>, Vec<&str>) =
            name::words(&folded).partition(|part| part.starts_with(|c: char| c.is_ascii_digit()));
        let [only] = years[..] else { return None };
        let year = only.parse().ok().filter(|year| only.len() == 4 && (1990..=2100).contains(year));
        year.filter(|_| others.iter().all(|word| WORDS.contains(word)))
    };
    let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let before = text.split_once(':').map(|(year, rest)| (year, rest.trim()));
    let behind = || {
        let text = text.trim_end();
        let in_brackets = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
        in_brackets.or_else(|| text.rsplit_once(" in ")).map(|(rest, year)| (year, rest.trim()))
    };
    let parted = before.into_iter().chain(behind());
    let found =
        parted.filter(|(_, rest)| has_digit(rest)).find_map(|(words, rest)| Some((year(words)?, rest)));
    found.map_or((None, text), |(year, rest)| (Some(year), rest))
}

/// Whether a figure stands behind a minus, or in brackets as accountants write what is negative.
pub fn is_negative(text: &str) -> bool {
    let Some(first) = text.find(|c: char| c.is_ascii_digit()) else { return false };
    let before = text[..first].trim_end();
    let within = || text[first..].split_once(')').map(|(within, _)| within);
    let is_figure = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".,'".contains(c);
    before.ends_with(['-', '\u{2212}', '\u{2013}'])
        || before.ends_with('(') && within().is_some_and(|within| within.chars().all(is_figure))
}

/// Whether an amount is for each year or month, so that its figure is not all of it.
pub fn is_of_each_year(text: &str) -> bool {
    const WORDS: [&str; 10] =
        ["evi", "evente", "evenkent", "havi", "havonta", "yearly", "annual", "annually", "annum", "monthly"];
    const PARTS: [&str; 9] =
        ["/ev", "/ho", "/year", "/month", "/yr", "per year", "per month", "each year", "p.a."];
    let folded = fold(text).replace("/ ", "/").replace(" /", "/");
    name::words(&folded).any(|word| WORDS.contains(&word)) || PARTS.iter().any(|part| folded.contains(part))
}

/// Whether figures are a day: three numbers with marks between, and words for none of them.
pub fn is_day(text: &str) -> bool {
    let parts: Vec<&str> =
        text.split(['.', '/', '-']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_number = |part: &&str| part.len() <= 4 && part.bytes().all(|c| c.is_ascii_digit());
    parts.len() == 3
        && parts.iter().all(is_number)
        && parts.iter().filter(|part| part.len() == 4).count() == 1
        && matches!(day_words(text), Some(DayWords::Day { .. } | DayWords::OneOf(_) | DayWords::NoSuchDay))
}

#[cfg(test)]
mod tests {
    use super::{OtherContent, names_no_source, needs_none, of_year, other_content, says_unknown};

    #[test]
    fn an_amount_can_name_its_year() {
        for text in
            ["2026: 500 EUR", "2026. év: 500 EUR", "500 EUR (2026)", "500 EUR in 2026", "2026-ban: 500 EUR"]
        {
            assert_eq!(of_year(text), (Some(2026), "500 EUR"), "{text}");
        }
        for text in
            ["500 EUR", "2026", "Budget: 500 EUR", "500 EUR (from 2026)", "500 EUR (2026-2027)", "2026"]
        {
            assert_eq!(of_year(text), (None, text), "{text}");
        }
    }

    #[test]
    fn any_word_beside_an_amount_counts_but_a_few() {
        for parts in [["", "."], ["(", ")"], ["\"", "\" "]] {
            assert_eq!(other_content(parts), OtherContent::Nothing, "{parts:?}");
        }
        for parts in [["", "*"], ["Összesen: ", ""], ["", " (incl. VAT)"]] {
            assert_eq!(other_content(parts), OtherContent::Remark, "{parts:?}");
        }
        for parts in [["est. ", ""], ["", " total per school"], ["3 ", ""], ["", "/"], ["½ ", ""], ["", " %"]]
        {
            assert_eq!(other_content(parts), OtherContent::Words, "{parts:?}");
        }
    }

    #[test]
    fn what_says_that_there_is_no_source_names_none() {
        for words in ["n. a.", "N/A", "0", "nem releváns", "Nincs adat.", "TBD", "not applicable", "-"] {
            assert!(names_no_source(words), "{words}");
        }
        for words in ["Unknown Soldier Fund", "Nincs Kft.", "2027", "NA Fund"] {
            assert!(!names_no_source(words), "{words}");
        }
        for words in ["TBD", "unknown", "not available", "/", "nem releváns", "N/A", "-"] {
            assert!(says_unknown(words), "{words}");
        }
        assert!(!says_unknown("0"));
    }

    #[test]
    fn no_money_is_no_source() {
        for words in [
            "nem igényel forrást",
            "Többletforrást nem igényel",
            "no funding needed",
            "No additional funding required",
            "no cost",
        ] {
            assert!(needs_none(words), "{words}");
        }
        for words in [
            "Norway Grants",
            "not costed",
            "not budgeted yet",
            "Central budget",
            "not named",
            "Notified fund",
            "to be determined",
        ] {
            assert!(!needs_none(words), "{words}");
        }
    }
}
