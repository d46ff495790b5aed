//! Whether two names may be one body's, so that a person has to say it.

use crate::model::name::{self, bare, closest, fold};

/// Whether two spellings differ in case, accents, spaces and dashes alone.
pub fn is_same(one: &str, other: &str) -> bool {
    bare(one) == bare(other)
}

/// Whether two names may mean one body: a slip of the pen, an abbreviation, a part of the name.
pub fn may_be_one(one: &str, other: &str) -> bool {
    if is_within(one, other) || is_within(other, one) {
        return true;
    }
    if numbers(one) != numbers(other) {
        return false;
    }
    in_another_order(one, other)
        || abbreviates(one, other)
        || abbreviates(other, one)
        || !closest(one, [other]).is_empty()
        || !closest(other, [one]).is_empty()
}

/// Whether `short` is `long` without its part in brackets, or is that part: "Ministry of Roads (MoR)".
fn is_within(short: &str, long: &str) -> bool {
    let Some((name, rest)) = long.split_once('(') else { return false };
    let inside = rest.split(')').next().unwrap_or_default();
    is_same(short, name) || is_same(short, inside)
}

/// Whether two names have the same words in another order: "Interior Ministry", "Ministry of Interior".
fn in_another_order(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (words(one), words(other));
    one.sort_unstable();
    other.sort_unstable();
    one.len() > 1 && one == other
}

/// What tells "Office 1" from "Office 2".
fn numbers(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect()
}

/// Words that names have or leave out.
const SMALL: [&str; 14] =
    ["of", "the", "for", "and", "on", "a", "az", "es", "&", "to", "in", "der", "fur", "und"];

fn words(name: &str) -> Vec<String> {
    name::words(&fold(name)).filter(|word| !SMALL.contains(word)).map(str::to_owned).collect()
}

/// Whether `short` is `long` with words cut short ("Dept. of Transport"), or its initials ("MoT").
fn abbreviates(short: &str, long: &str) -> bool {
    let (few, many) = (words(short), words(long));
    if let [initials] = &few[..]
        && short.chars().filter(|c| c.is_uppercase()).count() >= 2
    {
        let of_words =
            |words: &[String]| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
        let all: Vec<String> = name::words(&fold(long)).map(str::to_owned).collect();
        let is_of = |words: &[String]| words.len() > 1 && *initials == of_words(words);
        let is_short_for = is_of(&many) || is_of(&all) || is_of(&in_parts(&many));
        if is_short_for || many.len() > 1 {
            return is_short_for;
        }
    }
    few.len() == many.len()
        && few.len() > 1
        && few != many
        && few.iter().zip(&many).all(|(short, long)| short == long || cuts(short, long))
}

/// The words of a Hungarian name, in which the word for a ministry is separated from the one it is written together with:
/// "Belügyminisztérium" is two words, whose first letters are its abbreviation, BM.
fn in_parts(words: &[String]) -> Vec<String> {
    const MINISTRY: &str = "miniszterium";
    let parts = words.iter().flat_map(|word| {
        let before = word.strip_suffix(MINISTRY).filter(|before| !before.is_empty());
        before.map_or_else(|| vec![word.clone()], |before| vec![before.to_owned(), MINISTRY.to_owned()])
    });
    parts.collect()
}

/// Whether a word is another one with letters left out behind its first: "dept" for "department", "min" for "ministry".
fn cuts(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    let is_within = short.chars().all(|c| rest.any(|other| other == c));
    short.len() >= 2
        && short.len() * 3 <= long.len() * 2
        && is_within
        && short.chars().next() == long.chars().next()
}

#[cfg(test)]
mod tests {
    use super::may_be_one;

    #[test]
    fn names_that_look_alike_are_asked_about() {
        for (one, other) in [
            ("Dept. of Transport", "Department of Transport"),
            ("Min. of the Interior", "Ministry of Interior"),
            ("Minister of Interior", "Ministry of Interior"),
            ("MoT", "Ministry of Transport"),
            ("Interior Ministry", "Ministry of Interior"),
            ("Ministry of Transprot", "Ministry of Transport"),
            ("Justice", "Ministry of Justice"),
            ("Belügyminisztérum", "Belügyminisztérium"),
            ("Nat. Police HQ", "National Police HQ"),
            ("BM", "Belügyminisztérium"),
            ("ÉKM", "Építési és Közlekedési Minisztérium (ÉKM)"),
            ("MoH", "MoH (Division 2)"),
            ("KKM", "Külgazdasági és Külügyminisztérium"),
        ] {
            assert!(may_be_one(one, other), "{one} / {other}");
            assert!(may_be_one(other, one), "{other} / {one}");
        }
        for (one, other) in [
            ("Ministry of Finance", "Ministry of Justice"),
            ("County Office 1", "County Office 2"),
            ("Police", "Prosecution Service"),
            ("Pénzügyminisztérium", "Belügyminisztérium"),
        ] {
            assert!(!may_be_one(one, other), "{one} / {other}");
        }
    }
}
