//! Numbers of bank accounts: international, and Hungarian ones of two or three groups of eight digits.

pub(super) fn is_in(text: &str) -> bool {
    let mut before = None;
    for (at, c) in text.char_indices() {
        let begins = !before.is_some_and(|c: char| c.is_alphanumeric() || c == '-');
        if begins && (is_international(&text[at..]) || c.is_ascii_digit() && is_hungarian(&text[at..])) {
            return true;
        }
        before = Some(c);
    }
    false
}

/// Fewest and most characters of an international number.
const SHORTEST: usize = 15;
const LONGEST: usize = 34;

/// Fewest digits among them.
pub(super) const FEWEST_DIGITS: usize = 10;

/// Two letters for the country, two digits that check the rest, written together or in groups of four.
fn is_international(text: &str) -> bool {
    let begins = text.as_bytes().get(..4).is_some_and(|four| {
        four[..2].iter().all(u8::is_ascii_alphabetic) && four[2..].iter().all(u8::is_ascii_digit)
    });
    if !begins {
        return false;
    }
    let (mut number, mut group, mut digits) = (Vec::with_capacity(LONGEST), 0, 0);
    for c in text.chars() {
        match c {
            ' ' | '\u{a0}' if group == 4 => group = 0,
            c if c.is_ascii_alphanumeric() && number.len() < LONGEST => {
                group += 1;
                digits += usize::from(c.is_ascii_digit());
                number.push(c.to_ascii_uppercase());
                continue;
            }
            _ => break,
        }
        // Words may follow that are written as a group.
        if is_checked(&number, digits) {
            return true;
        }
    }
    is_checked(&number, digits)
}

/// Whether the two digits behind the country are those that the rest asks for.
fn is_checked(number: &[char], digits: usize) -> bool {
    if !(SHORTEST..=LONGEST).contains(&number.len()) || digits < FEWEST_DIGITS {
        return false;
    }
    let turned = number[4..].iter().chain(&number[..4]);
    let rest = turned.fold(0, |sum, c| match c.to_digit(36).unwrap_or_default() {
        value @ 0..=9 => (sum * 10 + value) % 97,
        value => (sum * 100 + value) % 97,
    });
    rest == 1
}

/// `11773456-12345678-00000000`, or the first two groups with the digits that check them.
fn is_hungarian(text: &str) -> bool {
    let mut groups = Vec::new();
    let (mut rest, mut has_dashes) = (text, true);
    loop {
        let count = rest.bytes().take_while(u8::is_ascii_digit).count();
        if count != 8 {
            break;
        }
        groups.push(&rest[..8]);
        rest = &rest[8..];
        match rest.strip_prefix(['-', ' ', '\u{2011}']) {
            Some(next) if groups.len() < 3 && next.starts_with(|c: char| c.is_ascii_digit()) => {
                has_dashes &= !rest.starts_with(' ');
                rest = next;
            }
            _ => break,
        }
    }
    if rest.starts_with(char::is_alphanumeric) {
        return false;
    }
    let [bank, account @ ..] = groups.as_slice() else { return false };
    match account.len() {
        2 if has_dashes => true,
        1 | 2 => sums_up(bank) && sums_up(&account.concat()),
        _ => false,
    }
}

/// Whether the last digit is the one that the others ask for.
fn sums_up(digits: &str) -> bool {
    let weighed = digits.bytes().zip([9, 7, 3, 1].into_iter().cycle());
    let sum: u32 = weighed.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    sum.is_multiple_of(10) && digits.bytes().any(|digit| digit != b'0')
}
