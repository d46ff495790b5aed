//! What marks a spot on a map: coordinates, and the number of a lot in the register of land.

/// Fewest decimals of coordinates that show a house.
const DECIMALS: usize = 4;

/// Words before the number of a lot, in small letters.
const LOT_BEFORE: [&str; 4] = ["hrsz", "helyrajzi", "cadastral", "lot number"];

/// Coordinates.
pub(super) fn has_coordinates(text: &str) -> bool {
    let (mut at, mut last) = (0, None);
    while let Some(found) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let begin = at + found;
        let Some((whole, end)) = decimal(&text[begin..]) else {
            at = begin + text[begin..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - begin);
            if is_in_minutes(&text[begin..at], &text[at..]) {
                return true;
            }
            continue;
        };
        let is_pair = |(first, ended): (u32, usize)| {
            first <= 90 && whole <= 180 && first.max(whole) >= 10 && stands_between(&text[ended..begin])
        };
        if last.is_some_and(is_pair) {
            return true;
        }
        last = Some((whole, begin + end));
        at = begin + end;
    }
    false
}

/// The whole part of a decimal with enough behind its mark, and where it ends.
fn decimal(text: &str) -> Option<(u32, usize)> {
    let count = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = count(text);
    let rest = text[whole..].strip_prefix(['.', ','])?;
    let decimals = count(rest);
    let fits = (1..=3).contains(&whole) && (DECIMALS..=15).contains(&decimals);
    fits.then(|| Some((text[..whole].parse().ok()?, whole + 1 + decimals)))?
}

/// Whether nothing but marks and the words for directions parts two coordinates.
fn stands_between(gap: &str) -> bool {
    const WORDS: [&str; 14] =
        ["n", "s", "e", "w", "é", "k", "lat", "lon", "lng", "long", "mlat", "mlon", "és", "and"];
    let mut words = gap.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    !gap.is_empty()
        && gap.len() <= 16
        && words
            .all(|word| WORDS.iter().any(|known| word.chars().flat_map(char::to_lowercase).eq(known.chars())))
}

/// Addresses on the web that lead to a spot on a map, and do not say which.
const MAPS: [&str; 3] = ["maps.app.goo.gl/", "goo.gl/maps/", "w3w.co/"];

/// A link to a spot on a map.
pub(super) fn has_link_to_map(text: &str) -> bool {
    MAPS.iter().any(|map| {
        text.match_indices(map)
            .any(|(at, _)| text[at + map.len()..].starts_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

/// `47°29'`, `47° 29.87'`
fn is_in_minutes(degrees: &str, rest: &str) -> bool {
    let Some(minutes) = rest.strip_prefix('°').map(str::trim_start) else { return false };
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).take(DECIMALS * 2).count();
    let count = digits(minutes);
    let rest = &minutes[count..];
    let rest = rest.strip_prefix(['.', ',']).map_or(rest, |decimals| &decimals[digits(decimals)..]);
    degrees.len() <= 3 && (1..=2).contains(&count) && rest.starts_with(['\'', '′', '’'])
}

/// The number of a lot.
pub(super) fn has_lot(text: &str) -> bool {
    let lower = text.to_lowercase();
    LOT_BEFORE.iter().any(|word| {
        lower.match_indices(word).any(|(at, _)| {
            follows(&lower[at + word.len()..])
                || lower[..at].trim_end_matches([' ', '.', '\u{a0}']).ends_with(|c: char| c.is_ascii_digit())
        })
    })
}

/// Whether a number follows on the same line, behind a few other characters. No more than these are looked at: the word may
/// stand in a text many times.
fn follows(text: &str) -> bool {
    const MOST_BETWEEN: usize = 12;
    let mut near = text.chars().take(MOST_BETWEEN + 1);
    near.find(|c| c.is_ascii_digit() || *c == '\n').is_some_and(|c| c.is_ascii_digit())
}
