//! A merge that was not finished: the lines with which git marks where two sides of a file differ.

use super::paths::stem;
use super::problem::ProblemKind;
use super::sink::Sink;
use crate::text::{Lines, Span};

/// How many conflicts are named by their lines.
const MOST_NAMED: usize = 5;

/// What a line marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    Ours,
    Base,
    Between,
    Theirs,
}

/// Reports a file with conflict markers, once. Where the file `is_valid` otherwise, they stand inside a text, and one
/// alone may be part of it.
pub(super) fn report(path: &str, text: &str, is_valid: bool, sink: &mut Sink) -> bool {
    // To look for two signs that nearly no file has is far cheaper than to go through the lines.
    if memchr::memchr2(b'<', b'>', text.as_bytes()).is_none() {
        return false;
    }
    let markers = markers(text);
    let has = |wanted| markers.iter().any(|&(_, marker)| marker == wanted);
    let sides = [Marker::Ours, Marker::Between, Marker::Theirs].into_iter().filter(|&side| has(side)).count();
    let is_alone = !has(Marker::Ours) && !has(Marker::Theirs);
    if is_alone || is_valid && sides < 2 {
        return false;
    }
    let lines = Lines::new(text);
    let Some(&(first, _)) = markers.first() else { return false };
    let message = format!("the file holds a merge that was not finished: {}", named(&markers, &lines));
    let finding = sink.report(ProblemKind::MergeConflict, first, message);
    finding.measure = stem(path).parse().ok();
    finding.primary.text = "the two sides differ from here on".to_owned();
    finding.help = Some(
        "keep what is right of the two sides, delete the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>, \
         then `git add` the file; `git merge --abort` goes back to before the merge"
            .to_owned(),
    );
    true
}

/// Every line that is a marker: at the line's beginning, seven signs and no more, as git writes them.
fn markers(text: &str) -> Vec<(Span, Marker)> {
    let (mut start, mut found) = (0, Vec::new());
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        if let Some(marker) = marker(words) {
            found.push((Span::from(start..start + words.len()), marker));
        }
        start += line.len();
    }
    found
}

fn marker(line: &str) -> Option<Marker> {
    let (sign, rest) = (line.as_bytes().first()?, line.get(7..)?);
    let is_marker =
        line.bytes().take(7).all(|byte| byte == *sign) && (rest.is_empty() || rest.starts_with(' '));
    match sign {
        b'<' if is_marker => Some(Marker::Ours),
        b'|' if is_marker => Some(Marker::Base),
        b'=' if is_marker && rest.is_empty() => Some(Marker::Between),
        b'>' if is_marker => Some(Marker::Theirs),
        _ => None,
    }
}

/// The lines of each conflict: "lines 3 to 7 and 12 to 20".
fn named(markers: &[(Span, Marker)], lines: &Lines<'_>) -> String {
    let mut conflicts: Vec<(usize, usize)> = Vec::new();
    let mut is_open = false;
    for &(span, marker) in markers {
        let line = lines.line(span.start);
        match conflicts.last_mut() {
            Some((_, end)) if is_open && marker != Marker::Ours => *end = line,
            _ => conflicts.push((line, line)),
        }
        is_open = marker != Marker::Theirs;
    }
    let more = conflicts.len().saturating_sub(MOST_NAMED);
    let mut named: Vec<String> = conflicts.iter().take(MOST_NAMED).map(range).collect();
    if more > 0 {
        named.push(format!("{more} more places"));
    }
    let last = named.pop().unwrap_or_default();
    let word = if conflicts.len() == 1 && conflicts[0].0 == conflicts[0].1 { "line" } else { "lines" };
    if named.is_empty() {
        format!("{word} {last}")
    } else {
        format!("{word} {} and {last}", named.join(", "))
    }
}

fn range(&(start, end): &(usize, usize)) -> String {
    if start == end { start.to_string() } else { format!("{start} to {end}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn found(text: &str, is_valid: bool) -> Option<String> {
        let mut sink = Sink::new(FileId(0));
        let is_found = report("I.1.1.toml", text, is_valid, &mut sink);
        assert_eq!(is_found, !sink.problems.is_empty());
        sink.problems.pop().map(|finding| finding.message)
    }

    #[test]
    fn a_conflict_is_one_finding_with_its_lines() {
        let two = "a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> theirs\n";
        let message = |text: &str| found(text, false).unwrap_or_default();
        assert!(message(two).ends_with("not finished: lines 2 to 6"), "{}", message(two));
        assert!(message(&two.replace('\n', "\r\n")).ends_with("lines 2 to 6"));
        assert!(message(&two.repeat(2)).ends_with("lines 2 to 6 and 8 to 12"));
        assert!(
            message(&two.repeat(7)).ends_with("26 to 30 and 2 more places"),
            "{}",
            message(&two.repeat(7))
        );
        assert!(message("x = 1\n>>>>>>> theirs").ends_with("line 2"));
        assert!(found(two, true).is_some());
        let diff3 = two.replace("=======", "||||||| 1a2b3c4\nb = 0\n=======");
        assert!(message(&diff3).ends_with("lines 2 to 8"));
    }

    #[test]
    fn what_only_looks_like_a_marker_is_text() {
        for text in [
            "=======\n",
            "Heading\n=======\ntext\n",
            ">>>>>>> a letter quoted seven times\n",
            " <<<<<<< HEAD\n =======\n >>>>>>> theirs\n",
            "<<<<<<HEAD\n=======\n>>>>>> theirs\n",
            "<<<<<<<<\n=======\n>>>>>>>>\n",
            "a <<<<<<< b\n",
        ] {
            assert_eq!(found(text, true), None, "{text}");
        }
    }
}
