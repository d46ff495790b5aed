//! What the format of a cell shows of its figure: percentages, words around it, digits that are only shown.

use super::cell::Cell;

/// Most digits that a format can ask for: no workbook has a longer format.
const MOST_DIGITS: usize = 255;

/// How a format shows a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    is_percentage: bool,
    /// Words before the digits and behind them: `Ft`.
    before: String,
    behind: String,
    /// How many digits are shown before the mark at least, and behind it at least and at most; `None` where the format does
    /// not say it.
    digits: Option<[usize; 3]>,
}

/// Reads a format of a workbook, such as `#,##0.00\ "Ft"`: its part for figures above zero.
pub(super) fn read(code: &str) -> Format {
    let mut format = Format::default();
    let mut digits = [0, 0, 0];
    let (mut is_behind_mark, mut has_digits, mut is_general) = (false, false, false);
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        let mut word = String::new();
        match character {
            ';' => break,
            '"' => word.extend(characters.by_ref().take_while(|c| *c != '"')),
            '\\' => word.extend(characters.next()),
            // Room as wide as the next character, and one that fills the cell.
            '_' | '*' => drop(characters.next()),
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                let sign = inside.strip_prefix('$').and_then(|rest| rest.split('-').next());
                word.push_str(sign.unwrap_or_default());
            }
            '%' => format.is_percentage = true,
            '0' | '#' | '?' => {
                has_digits = true;
                let is_shown = usize::from(character == '0');
                match is_behind_mark {
                    false => digits[0] += is_shown,
                    true => {
                        digits[1] = if is_shown == 1 { digits[2] + 1 } else { digits[1] };
                        digits[2] += 1;
                    }
                }
            }
            '.' => is_behind_mark = true,
            ',' | '/' => {}
            ' ' | '-' | '+' | '(' | ')' => word.push(character),
            other if other.is_alphabetic() || other == '@' => is_general = true,
            other => word.push(other),
        }
        if has_digits { &mut format.behind } else { &mut format.before }.push_str(&word);
    }
    let is_shown = has_digits && !is_general && digits.iter().all(|count| *count <= MOST_DIGITS);
    format.digits = Some(digits).filter(|_| is_shown);
    format
}

impl Format {
    /// Whether a figure looks otherwise than by its plain digits.
    pub(super) fn is_special(&self) -> bool {
        self.is_percentage
            || has_words(&self.before)
            || has_words(&self.behind)
            || self.digits.is_some_and(|[whole, least, _]| whole > 1 || least > 0)
    }

    /// A figure as the cell shows it.
    pub(super) fn show(&self, number: f64) -> Cell {
        if self.is_percentage {
            return Cell::Percentage(number);
        }
        let plain = number.to_string();
        let digits = self.digits.and_then(|digits| padded(number, digits)).unwrap_or_else(|| plain.clone());
        let text = format!("{}{digits}{}", self.before, self.behind);
        let text = text.trim();
        if text == plain { Cell::Number(number) } else { Cell::Figure(number, text.to_owned()) }
    }
}

fn has_words(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !"-+()".contains(c))
}

/// The digits of a figure with the noughts that only a format shows; `None` where it rounds.
fn padded(number: f64, [whole, least, most]: [usize; 3]) -> Option<String> {
    let mut shown = format!("{number:.most$}");
    if shown.parse::<f64>().ok()? != number || number < 0.0 {
        return None;
    }
    if most > 0 {
        let behind = shown.len() - shown.find('.').unwrap_or(shown.len());
        let spare =
            shown.chars().rev().take(behind.saturating_sub(1 + least)).take_while(|c| *c == '0').count();
        shown.truncate(shown.len() - spare);
    }
    let before = shown.find('.').unwrap_or(shown.len());
    Some("0".repeat(whole.saturating_sub(before)) + shown.trim_end_matches('.'))
}

/// A figure with the text that a program has kept of how it shows it: `1,10`, `2 500 Ft`.
pub(super) fn with_text(number: f64, text: &str) -> Cell {
    let is_figure = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".,-+".contains(c);
    let (Some(first), Some(last)) =
        (text.find(|c: char| c.is_ascii_digit()), text.rfind(|c: char| c.is_ascii_digit()))
    else {
        return Cell::Number(number);
    };
    let (before, digits, behind) = (&text[..first], &text[first..=last], &text[last + 1..]);
    if !digits.chars().all(is_figure) {
        return Cell::Number(number);
    }
    let plain = number.to_string();
    let dotted = digits.replace(',', ".");
    let is_same = dotted.parse::<f64>().is_ok_and(|shown| shown == number);
    let digits = if is_same { dotted } else { plain.clone() };
    let before = before.trim_end_matches(['-', '+']);
    match has_words(before) || has_words(behind.trim_end_matches('.')) || digits != plain {
        true => Cell::Figure(number, format!("{before}{digits}{behind}").trim().to_owned()),
        false => Cell::Number(number),
    }
}

/// A time of day or a length of time, as it is shown: `26:30`.
pub(super) fn time(days: f64) -> String {
    let seconds = (days * 86_400.0).round().abs();
    let (hours, minutes, seconds) = (seconds / 3600.0, seconds / 60.0 % 60.0, seconds % 60.0);
    let time = format!("{}:{:02}", hours.floor(), minutes.floor());
    if seconds > 0.0 { format!("{time}:{seconds:02}") } else { time }
}

/// The same, of what OpenDocument keeps of it: `PT26H30M00S`.
pub(super) fn time_of(iso: &str) -> Option<String> {
    let rest = iso.strip_prefix("PT")?;
    let mut days = 0.0;
    let mut number = String::new();
    for c in rest.chars() {
        let part = match c {
            'H' => 24.0,
            'M' => 1440.0,
            'S' => 86_400.0,
            _ => {
                number.push(c);
                continue;
            }
        };
        days += number.replace(',', ".").parse::<f64>().ok()? / part;
        number.clear();
    }
    number.is_empty().then(|| time(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_quotes_is_no_percentage() {
        for (format, expected) in
            [("0%", true), ("0.00\\ %", true), ("0\"%\"", false), ("0\\%", false), ("0.00", false)]
        {
            assert_eq!(read(format).is_percentage, expected, "{format}");
        }
    }

    #[test]
    fn a_format_of_any_length_is_read() {
        let zeros = "0".repeat(70_000);
        for code in [format!("0.{zeros}"), zeros] {
            assert_eq!(read(&code).show(1.5), Cell::Number(1.5));
        }
    }

    #[test]
    fn a_figure_is_what_its_format_shows() {
        let figure = |number, text: &str| Cell::Figure(number, text.to_owned());
        for (code, number, cell) in [
            ("0.00", 1.1, figure(1.1, "1.10")),
            ("0.0#", 1.1, Cell::Number(1.1)),
            ("0.00", 1.125, Cell::Number(1.125)),
            ("000", 7.0, figure(7.0, "007")),
            ("\"M\"0", 7.0, figure(7.0, "M7")),
            ("General", 1.1, Cell::Number(1.1)),
            ("#,##0", 1250.0, Cell::Number(1250.0)),
            ("#,##0\\ \"Ft\"", 1250.0, figure(1250.0, "1250 Ft")),
            ("_-* #,##0.0\\ [$Ft-40E]_-;-* #,##0", 2.5, figure(2.5, "2.5 Ft")),
            ("[$€-2]\\ 0", 5.0, figure(5.0, "€ 5")),
            ("0.0%", 0.45, Cell::Percentage(0.45)),
        ] {
            assert_eq!(read(code).show(number), cell, "{code}");
        }
    }

    #[test]
    fn a_figure_is_what_the_text_beside_it_shows() {
        let figure = |number, text: &str| Cell::Figure(number, text.to_owned());
        for (number, text, cell) in [
            (1.1, "1,10", figure(1.1, "1.10")),
            (1.1, "1.10", figure(1.1, "1.10")),
            (1250.0, "1 250", Cell::Number(1250.0)),
            (1_250_000.0, "1.250.000 Ft", figure(1_250_000.0, "1250000 Ft")),
            (7.0, "7.", Cell::Number(7.0)),
            (-5.0, "-5", Cell::Number(-5.0)),
            (7.0, "", Cell::Number(7.0)),
        ] {
            assert_eq!(with_text(number, text), cell, "{text}");
        }
    }

    #[test]
    fn a_time_is_shown_as_one() {
        assert_eq!((time(0.5), time(1.104_166_666_7)), ("12:00".to_owned(), "26:30".to_owned()));
        assert_eq!(time_of("PT26H30M05S").as_deref(), Some("26:30:05"));
        assert_eq!(time_of("P1D"), None);
    }
}
