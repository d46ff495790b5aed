//! Numbers by which a state knows a person: of social security, of tax, of papers, and the personal number.

use super::first_letter;

/// What a word says of the number behind it.
#[derive(Clone, Copy)]
enum Labelled {
    /// Nine digits: social security.
    Security,
    /// Ten digits that begin with 8: tax.
    Tax,
    /// A paper: digits with letters before or behind them, or the eleven digits of the personal number.
    Paper,
    /// A passport may have digits alone.
    Passport,
}

/// The words before such a number, by how they begin in small letters.
const LABELS: [(&str, Labelled); 19] = [
    ("taj", Labelled::Security),
    ("társadalombiztosítási", Labelled::Security),
    ("ssn", Labelled::Security),
    ("security", Labelled::Security),
    ("adóazonosító", Labelled::Tax),
    ("adószám", Labelled::Tax),
    ("adókártya", Labelled::Tax),
    ("adójel", Labelled::Tax),
    ("tax", Labelled::Tax),
    ("szig", Labelled::Paper),
    ("szem", Labelled::Paper),
    ("személyi", Labelled::Paper),
    ("személyazonosító", Labelled::Paper),
    ("igazolvány", Labelled::Paper),
    ("identity", Labelled::Paper),
    ("card", Labelled::Paper),
    ("jogosítvány", Labelled::Paper),
    ("útlev", Labelled::Passport),
    ("passport", Labelled::Passport),
];

/// Words between the label and its number.
const BETWEEN: [&str; 18] = [
    "szám",
    "száma",
    "számú",
    "számot",
    "sz",
    "jel",
    "jele",
    "jelű",
    "ig",
    "azonosító",
    "azonosítója",
    "kártya",
    "number",
    "no",
    "nr",
    "id",
    "identification",
    "is",
];

/// Most of these words that stand between.
const MOST_BETWEEN: usize = 3;

/// Fewest digits of such a number: that of a paper.
pub(super) const FEWEST_DIGITS: usize = 6;

pub(super) fn is_in(text: &str) -> bool {
    let mut at = 0;
    // Behind the last digit no number begins.
    let last = text.rfind(|c: char| c.is_ascii_digit()).unwrap_or(0);
    while let Some(c) = text[at..].chars().next().filter(|_| at <= last) {
        let length = run(&text[at..], char::is_alphabetic);
        if length > 0 {
            let rest = &text[at + length..];
            if label(&text[at..at + length]).is_some_and(|label| follows(rest, label)) {
                return true;
            }
            at += length;
        } else if c.is_ascii_digit() {
            let is_inside = text[..at].ends_with(|c: char| c.is_alphanumeric() || "./-".contains(c));
            if !is_inside && is_personal_number(&text[at..]) {
                return true;
            }
            at += run(&text[at..], |c| c.is_ascii_digit());
        } else {
            at += c.len_utf8();
        }
    }
    false
}

/// How long the characters of a kind go on.
fn run(text: &str, is_it: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_it(c)).unwrap_or(text.len())
}

fn label(word: &str) -> Option<Labelled> {
    let begins = |known: &str| {
        let mut letters = word.chars().flat_map(char::to_lowercase);
        known.chars().all(|c| letters.next() == Some(c))
    };
    let first = first_letter(word)?;
    LABELS.iter().find(|(known, _)| known.starts_with(first) && begins(known)).map(|(_, label)| *label)
}

/// Whether such a number follows, behind marks and words that belong to the label.
fn follows(rest: &str, label: Labelled) -> bool {
    let mut rest = rest;
    for _ in 0..=MOST_BETWEEN {
        let marks = run(rest, |c| !c.is_alphanumeric());
        if rest[..marks].chars().count() > 4 {
            return false;
        }
        rest = &rest[marks..];
        if is_number_of(rest, label) {
            return true;
        }
        let word = run(rest, char::is_alphabetic);
        let is_between = |known: &&str| rest[..word].chars().flat_map(char::to_lowercase).eq(known.chars());
        let is_label = self::label(&rest[..word]).is_some();
        if word == 0 || !is_label && !BETWEEN.iter().any(is_between) {
            return false;
        }
        rest = &rest[word..];
    }
    false
}

fn is_number_of(text: &str, label: Labelled) -> bool {
    match label {
        Labelled::Security => digits(text).is_some_and(|digits| digits.len() == 9),
        Labelled::Tax => digits(text).is_some_and(|digits| digits.len() == 10 && digits.starts_with('8')),
        Labelled::Paper => is_of_paper(text, 1) || digits(text).is_some_and(|digits| is_of_a_birth(&digits)),
        Labelled::Passport => is_of_paper(text, 0),
    }
}

/// The digits at the beginning, with single marks between groups of them; `None` where they go on as something else.
fn digits(text: &str) -> Option<String> {
    const LONGEST: usize = 12;
    let mut digits = String::new();
    let mut was_mark = true;
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' if digits.len() < LONGEST => digits.push(c),
            ' ' | '-' | '\u{a0}' | '\u{2011}' | '–' if !was_mark && goes_on(&text[at + c.len_utf8()..]) => {
            }
            c if c.is_alphanumeric() => return None,
            _ => break,
        }
        was_mark = !c.is_ascii_digit();
    }
    (!digits.is_empty()).then_some(digits)
}

fn goes_on(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// `123456AB`, `AB123456`, `BH 1234567`: six to nine digits, and at least so many letters before or behind them.
fn is_of_paper(text: &str, least_letters: usize) -> bool {
    let is_letter = |c: char| c.is_ascii_uppercase();
    let before = run(text, is_letter);
    let rest = text[before..].strip_prefix([' ', '-']).filter(|_| before > 0).unwrap_or(&text[before..]);
    let count = run(rest, |c| c.is_ascii_digit());
    let behind = rest[count..].strip_prefix([' ', '-']).unwrap_or(&rest[count..]);
    let after = run(behind, is_letter);
    let is_end = !behind[after..].starts_with(char::is_alphanumeric);
    let after = if is_end { after } else { 0 };
    let letters = before + after;
    let is_date = letters == 0 && count == 8 && (rest.starts_with("19") || rest.starts_with("20"));
    let has_end = after > 0 || !rest[count..].starts_with(char::is_alphanumeric);
    let fewest = if letters == 0 { 7 } else { FEWEST_DIGITS };
    before <= 2
        && after <= 2
        && letters >= least_letters
        && (fewest..=9).contains(&count)
        && has_end
        && !is_date
}

/// `2-880101-1232`, with nothing said of it: no other number has this form.
fn is_personal_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_mark = |at: usize| bytes.get(at) == Some(&b'-');
    is_mark(1)
        && is_mark(8)
        && bytes[2..8].iter().all(u8::is_ascii_digit)
        && digits(text).is_some_and(|digits| is_of_a_birth(&digits))
}

/// Eleven digits: the sex with the century, the day of birth, a number and its check digit.
fn is_of_a_birth(digits: &str) -> bool {
    let two = |at: usize| digits.get(at..at + 2).and_then(|two| two.parse::<u32>().ok()).unwrap_or_default();
    digits.len() == 11
        && !digits.starts_with(['0', '9'])
        && (1..=12).contains(&two(3))
        && (1..=31).contains(&two(5))
}
