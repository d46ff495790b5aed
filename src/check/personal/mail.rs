//! E-mail addresses: `name@example.org`, and with the sign written out.

/// The sign of an address, also of full width and as addresses on the web have it, and words that people write for it to hide
/// an address from machines.
const SIGNS: [&str; 7] = ["@", "\u{ff20}", "%40", "(at)", "[at]", "(kukac)", "[kukac]"];

/// Longest domain that is looked at: none is longer.
const LONGEST: usize = 253;

pub(super) fn is_in(text: &str) -> bool {
    SIGNS.into_iter().any(|sign| {
        text.match_indices(sign).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + sign.len()..]);
            // A written-out sign may stand alone between spaces.
            let gap = if sign.starts_with(['(', '[']) { " " } else { "" };
            let before = before.strip_suffix(gap).unwrap_or(before);
            before.ends_with(is_of_name) && is_domain(after.strip_prefix(gap).unwrap_or(after))
        })
    })
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')
}

/// Whether a domain begins the text: labels with a dot between, the last of two letters or more.
fn is_domain(text: &str) -> bool {
    let is_part = |&(_, c): &(usize, char)| c.is_alphanumeric() || matches!(c, '-' | '.');
    let end =
        text.char_indices().take(LONGEST).take_while(is_part).last().map_or(0, |(at, c)| at + c.len_utf8());
    let domain = text[..end].trim_end_matches('.');
    domain.rsplit_once('.').is_some_and(|(host, top)| {
        !host.is_empty() && top.chars().count() >= 2 && top.chars().all(char::is_alphabetic)
    })
}
