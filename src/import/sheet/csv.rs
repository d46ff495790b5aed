//! Text with separated values: `.csv`.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

use super::builder::Builder;
use super::cell::{Cell, Column, Marks, Sheet};
use crate::import::refusal::Refusal;
use crate::labels::{Sentence, SheetReason};

/// Reads the one table of the file.
pub(super) fn read(bytes: &[u8], encoding: Option<&str>) -> Result<Sheet, Refusal> {
    if super::archive::is_workbook(bytes) {
        return Err(Refusal::new(SheetReason::WorkbookAsText, SheetReason::NameAsWorkbook));
    }
    let text = decode(bytes, encoding)?;
    // Excel writes such a line for itself.
    let (said, body) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((mark, body)) => (mark.trim_end_matches('\r').bytes().next(), body),
        None => (None, &*text),
    };
    let separator = said.unwrap_or_else(|| separator(body));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(body.as_bytes());
    let mut builder = Builder::default();
    let mut record = csv::StringRecord::new();
    let (mut row, mut end) = (0, 0);
    loop {
        row += empty_lines(body.as_bytes(), end);
        let is_there = reader.read_record(&mut record).map_err(|error| {
            let message = Sentence::of(|language| SheetReason::no_table(language, &error));
            Refusal::new(message, SheetReason::SaveAsCsv)
        })?;
        if !is_there {
            break;
        }
        let start = end;
        for (column, value) in (0..).zip(&record) {
            let cell = Cell::text(without_guard(value));
            builder.note(row, Column(column), value, cell.as_ref());
            if let Some(cell) = cell {
                builder.push(row, Column(column), cell)?;
            }
        }
        row += 1;
        end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let record = body.get(start..end).unwrap_or_default();
        if end >= body.len() && is_open(record) {
            let line = body[..start].matches('\n').count() + 1;
            let message = Sentence::of(|language| SheetReason::open_quotes(language, line));
            return Err(Refusal::new(message, SheetReason::CloseQuotes));
        }
    }
    let marks = Marks { unprintable: std::mem::take(&mut builder.unprintable), ..Marks::default() };
    Ok(Sheet { rows: builder.finish(), marks, ..Sheet::default() })
}

/// Whether the last row goes on over lines because quotation marks in it are never closed.
fn is_open(record: &str) -> bool {
    record.trim().contains('\n') && record.matches('"').count() % 2 == 1
}

/// The text without the apostrophe that keeps a spreadsheet from running it as a formula.
fn without_guard(text: &str) -> &str {
    let guarded = text
        .strip_prefix('\'')
        .filter(|rest| rest.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']));
    guarded.unwrap_or(text)
}

/// How many empty lines stand at an offset between two rows: the reader passes over them, a spreadsheet counts them.
fn empty_lines(bytes: &[u8], end: usize) -> u32 {
    let rest = bytes.get(end..).unwrap_or_default();
    // The reader may stop in the middle of the two characters that end a line.
    let is_inside = end > 0 && bytes.get(end - 1) == Some(&b'\r') && rest.first() == Some(&b'\n');
    let rest = if is_inside { &rest[1..] } else { rest };
    let lines =
        rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
    u32::try_from(lines).unwrap_or(u32::MAX)
}

/// The mark that stands between the cells: the most frequent in the first lines, outside quotes.
fn separator(text: &str) -> u8 {
    let marks = *b",;\t|";
    let mut counts = [0_usize; 4];
    let mut is_quoted = false;
    for byte in text.bytes().take(16_384) {
        if byte == b'"' {
            is_quoted = !is_quoted;
        }
        if let Some(at) = marks.iter().position(|mark| *mark == byte && !is_quoted) {
            counts[at] += 1;
        }
    }
    let most = (0..4).max_by_key(|&at| (counts[at], 4 - at)).unwrap_or_default();
    marks[most]
}

/// UTF-8, or what the bytes at the beginning say; another encoding only where a person named it: a wrong guess would
/// change letters without anybody noticing.
fn decode<'a>(bytes: &'a [u8], named: Option<&str>) -> Result<Cow<'a, str>, Refusal> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return lossless(encoding, &bytes[mark..]);
    }
    match named {
        Some(name) => {
            let Some(encoding) = Encoding::for_label(name.trim().as_bytes()) else {
                let message = Sentence::of(|language| SheetReason::no_encoding(language, name));
                return Err(Refusal::new(message, SheetReason::UsualName));
            };
            lossless(encoding, bytes)
        }
        // What is wide may read as UTF-8 with other letters.
        None => match std::str::from_utf8(bytes) {
            Ok(text) if wide(bytes).is_none() => Ok(Cow::Borrowed(text)),
            read => Err(another_encoding(bytes, read.map_or_else(|why| why.valid_up_to(), str::len))),
        },
    }
}

fn lossless<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>, Refusal> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(|| {
        let message = Sentence::of(|language| SheetReason::not_in(language, encoding.name()));
        Refusal::new(message, SheetReason::SaveOrNameEncoding)
    })
}

/// Two bytes for a letter, one of which is nothing for the usual ones.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    let beginning = &bytes[..bytes.len().min(1000)];
    let nothing = |offset: usize| beginning.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let most = beginning.len() / 4;
    match (nothing(0), nothing(1)) {
        (first, _) if first > most => Some("utf-16be"),
        (_, second) if second > most => Some("utf-16le"),
        _ => None,
    }
}

fn another_encoding(bytes: &[u8], at: usize) -> Refusal {
    if let Some(encoding) = wide(bytes) {
        let mut refusal = Refusal::new(
            Sentence::of(|language| SheetReason::not_utf8(language, 1, encoding)),
            SheetReason::SaveAsCsvUtf8,
        );
        refusal.help.push(Sentence::of(|language| SheetReason::or_encoding(language, encoding)));
        return refusal;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = match is_hungarian(bytes) {
        true => "windows-1250".to_owned(),
        false => detector.guess(None, Utf8Detection::Deny).name().to_ascii_lowercase(),
    };
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    let message = Sentence::of(|language| SheetReason::not_utf8(language, line, &guess));
    let mut refusal = Refusal::new(message, SheetReason::SaveAsCsvUtf8);
    refusal.help.push(Sentence::of(|language| SheetReason::or_encoding(language, &guess)));
    refusal
}

/// Whether letters beyond ASCII are those of Hungarian in windows-1250, ő or ű among them: read as windows-1252 these
/// would be other letters, without a word about it.
fn is_hungarian(bytes: &[u8]) -> bool {
    let (letters, _, _) = encoding_rs::WINDOWS_1250.encode("áéíóöőúüűÁÉÍÓÖŐÚÜŰ");
    let (long, _, _) = encoding_rs::WINDOWS_1250.encode("őűŐŰ");
    let mut all = bytes.iter().filter(|byte| **byte >= 0xc0);
    all.all(|byte| letters.contains(byte)) && bytes.iter().any(|byte| long.contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let sheet = read(text.as_bytes(), None).unwrap();
        let shown = |row: &super::super::cell::Row| row.cells.iter().map(|(_, cell)| cell.shown()).collect();
        sheet.rows.iter().map(|row| (row.number, shown(row))).collect()
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let expected = |numbers: [u32; 3]| {
            numbers
                .into_iter()
                .zip([["a", "b"], ["c", "d e"], ["f", "g"]])
                .map(|(n, cells)| (n, cells.map(str::to_owned).to_vec()))
                .collect::<Vec<_>>()
        };
        assert_eq!(rows("a;b\nc;\"d\ne\"\n\n\nf;g\n"), expected([1, 2, 5]));
        assert_eq!(rows("\r\na;b\r\nc;\"d\r\ne\"\r\n;;\r\n\r\nf;g"), expected([2, 3, 6]));
        assert_eq!(rows("sep=;\na;b\nc;d e\nf;g"), expected([1, 2, 3]));
    }

    #[test]
    fn quotation_marks_that_are_never_closed_swallow_no_rows() {
        let refusal = read(b"id;title\n1;\"Lamps;Office\n2;Paint;Office\n", None).unwrap_err();
        assert!(refusal.to_string().contains("line 2"), "{refusal}");
        assert_eq!(rows("id;title\n1;5\" pipe\n2;\"a\nb\"").len(), 3);
    }

    #[test]
    fn an_encoding_is_never_guessed_in_silence() {
        let (hungarian, _, _) =
            encoding_rs::WINDOWS_1250.encode("id;felelős\n1;Földművelésügyi Minisztérium\n");
        let refusal = read(&hungarian, None).unwrap_err();
        assert!(refusal.to_string().contains("not in UTF-8 (line 1)"), "{refusal}");
        let (short, _, _) = encoding_rs::WINDOWS_1250.encode("id;felelős\n1;tűzoltóság\n");
        assert!(read(&short, None).unwrap_err().to_string().contains("windows-1250"));
        let (french, _, _) = encoding_rs::WINDOWS_1252.encode("id;où\n1;août à côté\n");
        assert!(read(&french, None).unwrap_err().to_string().contains("windows-1252"));
        assert!(read(b"PK\x03\x04...", None).unwrap_err().to_string().contains("is a workbook"));
        let sheet = read(&hungarian, Some("windows-1250")).unwrap();
        assert_eq!(sheet.rows[0].cells[1].1.shown(), "felelős");
        let wide: Vec<u8> = "id;felelős".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let refusal = read(&wide, None).unwrap_err();
        assert!(refusal.to_string().contains("utf-16le"), "{refusal}");
        let utf16: Vec<u8> = "\u{feff}id,ő".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&utf16, None).unwrap().rows[0].cells[1].1.shown(), "ő");
    }
}
