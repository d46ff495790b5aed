//! Telephone numbers: international, Hungarian, and any number that is said to be one.

/// Words that say that a number follows.
const CUES: [&str; 9] =
    ["tel", "telefon", "telefonszám", "telephone", "phone", "mobile", "mobil", "fax", "hotline"];

/// What follows a figure that counts something.
const UNITS: [&str; 12] =
    ["huf", "eur", "usd", "ft", "forint", "euro", "million", "billion", "%", "people", "persons", "fő"];

/// Most digits of a telephone number, and most groups that they are written in.
const MOST: usize = 15;

/// Fewest digits of a number that is said to be one; all others have more.
pub const FEWEST_DIGITS: usize = 6;

/// Whether a text holds a telephone number.
pub fn is_in(text: &str) -> bool {
    let bytes = text.as_bytes();
    // An address on the web may hold any digits.
    let (mut at, mut is_web) = (0, false);
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() && bytes[at] != b'+' {
            is_web = !bytes[at].is_ascii_whitespace() && (is_web || bytes[at..].starts_with(b"://"));
            at += 1;
            continue;
        }
        let is_found = match is_web {
            true => is_linked(text, at),
            false if begins(text, at) => is_number(text, at),
            false => is_joined(text, at) && is_number_in_name(&text[at..]),
        };
        if is_found {
            return true;
        }
        // The rest of this group begins nothing.
        at += 1;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
    }
    false
}

/// Addresses on the web that a telephone number makes whole.
const LINKS: [&str; 4] = ["wa.me/", "whatsapp.com/send?phone=", "whatsapp.com/send/?phone=", "t.me/"];

/// Whether a number here is part of an address that calls it.
fn is_linked(text: &str, at: usize) -> bool {
    let digits =
        text[at..].trim_start_matches('+').bytes().take_while(u8::is_ascii_digit).take(MOST + 1).count();
    (8..=MOST).contains(&digits) && LINKS.iter().any(|link| text[..at].ends_with(link))
}

/// Whether a number can begin here: not in the middle of a word, a date or a path.
fn begins(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let is_free =
        |c: char| c.is_whitespace() || matches!(c, '(' | ':' | ',' | ';' | '"' | '\'' | '„' | '<' | '–');
    before.chars().next_back().is_none_or(is_free)
}

/// Whether a number here may be part of a name joined by dashes, `kovacs-janos-06-30-123-4567`, with its prefix or as a mobile
/// is written, and not part of a date there: `2022-06-15-2022-07-30`.
fn is_joined(text: &str, at: usize) -> bool {
    let is_dash = |byte: Option<&u8>| matches!(byte, Some(b'-' | b'_'));
    let is_year = |four: &[u8]| {
        four.len() == 4
            && four.iter().all(u8::is_ascii_digit)
            && (four.starts_with(b"19") || four.starts_with(b"20"))
    };
    let Some((before, after)) = text.as_bytes().split_at_checked(at).filter(|(it, _)| is_dash(it.last()))
    else {
        return false;
    };
    let year_before = |parts: usize| {
        before.len().checked_sub(parts).is_some_and(|from| {
            is_year(&before[from..from + 4])
                && before[from + 4..].iter().step_by(3).all(|it| is_dash(Some(it)))
        })
    };
    let is_long = ["06", "00", "+", "20", "30", "31", "50", "70"].iter().any(|it| text[at..].starts_with(it));
    let year_follows = is_dash(after.get(2)) && after.get(3..7).is_some_and(is_year);
    is_long && !year_before(5) && !year_before(8) && !year_follows
}

/// Behind a dot an ending may follow, or the number of a decision.
fn is_number_in_name(text: &str) -> bool {
    let dot = text.bytes().take(MOST * 2).position(|byte| byte == b'.');
    is_number(text, 0) || dot.is_some_and(|dot| is_number(&text[..dot], 0))
}

/// The groups of digits so far, by their lengths.
struct Groups {
    lengths: [usize; MOST],
    count: usize,
}

/// Whether the groups from here on, or the first few of them, are a telephone number.
fn is_number(text: &str, start: usize) -> bool {
    let is_international = text[start..].starts_with('+');
    let opens = start + usize::from(is_international);
    // A plus sign alone is no number. The words before it are not looked at: many of these signs may follow each other.
    if !text[opens..].starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let said = is_said(&text[..start]);
    let mut digits = String::new();
    let mut groups = Groups { lengths: [0; MOST], count: 0 };
    let (mut at, mut spaces_only, mut is_date, mut first_gap) = (opens, true, false, "");
    while groups.count < MOST {
        let group = &text[at..at + text[at..].bytes().take_while(u8::is_ascii_digit).count()];
        if group.is_empty() || digits.len() + group.len() > MOST + 2 {
            return false;
        }
        let is_year = |four: &str| four.len() == 4 && (four.starts_with("19") || four.starts_with("20"));
        is_date |=
            groups.count > 0 && digits.len() >= 4 && is_year(&digits[digits.len() - 4..]) && group.len() == 2;
        is_date |= groups.count == 0 && is_year(group);
        digits.push_str(group);
        groups.lengths[groups.count] = group.len();
        groups.count += 1;
        at += group.len();
        let rest = &text[at..];
        let lengths = &groups.lengths[..groups.count];
        let shape = match lengths {
            _ if is_international => {
                (8..=15).contains(&digits.len())
                    && !digits.starts_with('0')
                    && !is_amount(lengths, spaces_only, rest)
            }
            _ if is_date => false,
            _ if digits.starts_with("06") => is_hungarian(&digits),
            _ if digits.starts_with("00") => !digits.starts_with("000") && (10..=17).contains(&digits.len()),
            [3, 3, 4] | [1, 3, 4] => !spaces_only,
            _ => is_without_prefix(&digits, lengths, (first_gap, spaces_only)),
        };
        if (shape || said && !is_date && (FEWEST_DIGITS..=MOST).contains(&digits.len())) && ends(rest) {
            return true;
        }
        let gap = gap(rest);
        if gap == 0 {
            return false;
        }
        spaces_only &= rest[..gap].chars().all(char::is_whitespace);
        if groups.count == 1 {
            first_gap = &rest[..gap];
        }
        at += gap;
    }
    false
}

/// `06`, the area, and what belongs to it: seven digits in Budapest and on mobiles, six elsewhere.
fn is_hungarian(digits: &str) -> bool {
    match digits.as_bytes() {
        [_, _, b'1', ..] => digits.len() == 10,
        [_, _, b'2' | b'3' | b'5' | b'7', b'0', ..] => digits.len() == 11,
        [_, _, b'2'..=b'9', ..] => digits.len() == 10,
        _ => false,
    }
}

/// A Hungarian number from within the country as people shorten it: `30/123-4567`, `(30) 123 4567`, `66/123-456`.
fn is_without_prefix(digits: &str, lengths: &[usize], (first_gap, spaces_only): (&str, bool)) -> bool {
    let is_mobile = ["20", "30", "31", "50", "70"].iter().any(|area| digits.starts_with(area));
    let is_marked = first_gap.contains(['/', ')']);
    let is_year = || digits.get(5..7).is_some_and(|century| ["19", "20"].contains(&century));
    match lengths {
        [2, 3, 4] => is_mobile && (is_marked || !spaces_only || !is_year()),
        [2, 7] | [2, 3, 2, 2] => is_mobile && !spaces_only,
        [2, 3, 3] => is_marked && !digits.starts_with('0') && !digits.starts_with("10"),
        _ => false,
    }
}

/// Thousands separated by spaces, before a unit.
fn is_amount(lengths: &[usize], spaces_only: bool, rest: &str) -> bool {
    let is_in_thousands = spaces_only && lengths[1..].iter().all(|&length| length == 3) && lengths.len() > 1;
    let is_word = |c: char| c.is_alphabetic() || c == '%';
    let word = rest.trim_start().split(|c| !is_word(c)).next().unwrap_or_default();
    is_in_thousands
        && (rest.starts_with(' ') && gap(rest) > 0
            || UNITS.iter().any(|unit| unit.eq_ignore_ascii_case(word)))
}

/// What may part two groups of a number: three signs at most; a digit follows.
fn gap(rest: &str) -> usize {
    let mut length = 0;
    let mut signs = 0;
    for c in rest.chars() {
        match c {
            '0'..='9' => return length,
            // A dot with a space behind it ends a date, or a sentence.
            ' ' if rest[..length].ends_with('.') => return 0,
            ' ' | '\u{a0}' | '\u{202f}' | '-' | '\u{2011}' | '–' | '_' | '/' | '.' | '(' | ')'
                if signs < 3 =>
            {
                signs += 1;
                length += c.len_utf8();
            }
            _ => return 0,
        }
    }
    0
}

/// Whether a number can end here: not before more of a word, or of a decimal.
fn ends(rest: &str) -> bool {
    let mut after = rest.chars();
    match after.next() {
        Some('.' | ',') => !after.next().is_some_and(char::is_alphanumeric),
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

/// Whether the words before say that a telephone number follows.
fn is_said(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    CUES.iter().any(|cue| word.chars().flat_map(char::to_lowercase).eq(cue.chars()))
}
