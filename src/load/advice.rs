//! What to do about a line that is not TOML, by what people write there.

use crate::model::day;

/// What is wrong, where that can be said better than the parser does, and what to do.
pub(super) struct Advice {
    pub message: Option<String>,
    pub help: String,
}

/// What to do about a breach at a byte of a line, which the parser calls `message`.
pub(super) fn on(line: &str, at: usize, message: &str) -> Advice {
    let value = value_at(line, at);
    let wrong = |kind: &str, help: String| Advice {
        message: Some(format!("`{}` is not {kind} as TOML writes it", value.escape_debug())),
        help,
    };
    if let Some(help) = day::advice(value) {
        return wrong("a date", help);
    }
    if let Some(help) = number(value) {
        return wrong("a number", help);
    }
    let help = word(value).or_else(|| syntax(line, value, message)).unwrap_or(
        "a line is `key = value`: text between double quotes, a date as 2023-12-31, a number in plain digits",
    );
    Advice { message: None, help: help.to_owned() }
}

/// The value around a byte of a line.
fn value_at(line: &str, at: usize) -> &str {
    let at = line.floor_char_boundary(at);
    let begins = |c: char| matches!(c, '=' | '[' | '{');
    let start = line[..at].rfind(begins).map_or(0, |start| start + 1);
    let rest = &line[start..];
    let end = rest.find(['=', ']', '}', '#']).unwrap_or(rest.len());
    let value = rest[..end].split(", ").next().unwrap_or_default();
    value.trim().trim_end_matches(',')
}

/// How to write a number that has other signs in it than TOML allows: `2,5`, `250 000`, `50%`.
pub(super) fn number(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_sign = |c: char| matches!(c, '€' | '$' | '£' | '%');
    let inner = text.trim_matches(|c: char| is_sign(c) || c.is_whitespace());
    let is_separator = |c: char| matches!(c, ',' | '.' | '\'' | '’' | '_') || c.is_whitespace();
    let is_number = inner.chars().all(|c| c.is_ascii_digit() || is_separator(c));
    if digits.is_empty()
        || digits.len() > 18
        || !is_number
        || text.parse::<f64>().is_ok() && !text.starts_with('0')
    {
        return None;
    }
    let groups: Vec<&str> = inner.split(is_separator).collect();
    let is_grouped = groups.len() > 1 && groups.iter().skip(1).all(|group| group.len() == 3);
    Some(match groups[..] {
        [whole, part] if inner.contains(',') && part.len() == 3 => {
            format!("write {whole}_{part}, or with a decimal point {whole}.{part}, whichever is meant")
        }
        [whole, part] if inner.contains(',') && !part.is_empty() => {
            format!("write a decimal point, not a comma: {whole}.{part}")
        }
        _ if is_grouped => format!("write the digits together, or in groups with _: {}", groups.join("_")),
        [alone] if inner != text => format!("write the digits alone: {alone}"),
        [alone] if alone.starts_with('0') => match alone.trim_start_matches('0') {
            "" => "write a single 0".to_owned(),
            number => format!("write it without the zeros in front: {number}"),
        },
        _ => "write the number in decimal digits: 1_000, 12.5".to_owned(),
    })
}

/// What to write instead of a word that stands without quotes.
fn word(value: &str) -> Option<&'static str> {
    let folded = value.to_lowercase();
    match folded.as_str() {
        "" => Some("write a value after `=`, or leave the line out"),
        "yes" | "no" | "on" | "off" | "true" | "false" => {
            Some("write true or false, in small letters and without quotes")
        }
        "null" | "none" | "nil" | "n/a" | "-" => {
            Some("leave the line out where there is no value; put the document's words between double quotes")
        }
        _ if value.starts_with(['„', '“', '”', '«', '»', '‘', '’']) => {
            Some("write straight quotation marks around the text: \"...\"")
        }
        _ => None,
    }
}

/// What to do about the breaches that people commit, by the parser's words.
fn syntax(line: &str, value: &str, message: &str) -> Option<&'static str> {
    let about = |words: &str| message.contains(words);
    if about("string values must be quoted") || about("invalid date") {
        Some("put text between double quotes; write a date as 2023-12-31, a number in plain digits")
    } else if about("missing opening quote") {
        Some("put a quotation mark before the text as well")
    } else if about("unclosed") || about("expected `\"`") || about("expected `]`") {
        Some("a quote or bracket that is opened on this line is not closed")
    } else if about("invalid integer") || about("invalid float") {
        Some("write the number in decimal digits: 1_000, 12.5")
    } else if about("duplicate key") {
        Some("a key may appear only once in a table: remove one of them, or combine the two")
    } else if about("escape") {
        Some("write a backslash twice, or put the text between single quotes: 'C:\\folder'")
    } else if about("key with no value") && line.contains(':') {
        Some("write an equals sign, not a colon: key = value")
    } else if about("unexpected key or value") && value.contains("\", \"") || line.contains("\", \"") {
        Some("write several values in brackets: [\"one\", \"two\"]")
    } else if about("unexpected key or value") && line.contains(['"', '\'']) {
        Some("the text ends where its quotation mark comes again: write the marks inside it as \\\"")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(line: &str, sign: char) -> String {
        on(line, line.find(sign).unwrap(), "").help
    }

    #[test]
    fn what_people_write_has_a_way_out() {
        assert_eq!(help("date = 15.06.2022", '.'), "write the date as 2022-06-15");
        assert_eq!(help("values = { places = 2,5 }", ','), "write a decimal point, not a comma: 2.5");
        assert_eq!(
            help("amount = 250 000 # Ft", '5'),
            "write the digits together, or in groups with _: 250_000"
        );
        assert_eq!(
            help("amount = 1.250.000", '1'),
            "write the digits together, or in groups with _: 1_250_000"
        );
        assert_eq!(help("amount = €50", '€'), "write the digits alone: 50");
        assert_eq!(
            help("amount = 2,500", ','),
            "write 2_500, or with a decimal point 2.500, whichever is meant"
        );
        assert_eq!(help("year = 007", '0'), "write it without the zeros in front: 7");
        assert!(help("flag = True", 'T').starts_with("write true or false"));
        assert!(help("title = „a”", '„').starts_with("write straight"));
        assert!(help("title", 't').starts_with("a line is"));
    }
}
