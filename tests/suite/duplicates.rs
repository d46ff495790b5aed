//! No code stands twice: six lines in a row are nowhere else, neither in `src/` nor in the tests.

use std::collections::BTreeMap;

use crate::support::fixtures;

/// From how many equal lines in a row on code is a duplicate.
const FEWEST: usize = 6;

/// The lines that can make a duplicate, with their numbers. Left out is what says nothing by itself, or is no code: blank
/// lines, lone brackets, comments, imports, the words of a list, and the lines inside a raw string, which are a document or
/// the data of a test.
fn code_lines(text: &str) -> Vec<(usize, &str)> {
    let mut is_raw = false;
    let mut lines = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        let was_raw = is_raw;
        is_raw = match line.rsplit_once("r#\"") {
            Some((_, behind)) if !is_raw => !behind.contains("\"#"),
            _ => is_raw && !line.contains("\"#"),
        };
        let says_something = line.contains(char::is_alphanumeric);
        let is_word_of_list = line.starts_with('"') && line.ends_with("\",");
        let is_left_out = line.starts_with("//") || line.starts_with("use ") || is_word_of_list;
        if !was_raw && says_something && !is_left_out {
            lines.push((at + 1, line));
        }
    }
    lines
}

/// Every run of equal lines that stands in two places of these files.
fn duplicates(files: &[(String, String)]) -> Vec<String> {
    let mut first = BTreeMap::new();
    let mut found = Vec::new();
    for (path, text) in files {
        let lines = code_lines(text);
        for (at, run) in lines.windows(FEWEST).enumerate() {
            let code: Vec<&str> = run.iter().map(|(_, line)| *line).collect();
            let (known, known_at, line) = *first.entry(code).or_insert((path, at, run[0].0));
            // A run that overlaps itself is a list of equal lines, not code that was copied.
            if known != path || at >= known_at + FEWEST {
                found.push(format!("{known}:{line} and {path}:{}", run[0].0));
            }
        }
    }
    found
}

#[test]
fn no_code_stands_twice() {
    let mut paths = fixtures::files("src", ".rs");
    paths.extend(fixtures::files("tests", ".rs"));
    assert!(paths.len() > 200, "{paths:?}");
    let files: Vec<_> = paths.into_iter().map(|path| (path.clone(), fixtures::text(path))).collect();
    let found = duplicates(&files);
    assert!(found.is_empty(), "these share {FEWEST} lines or more:\n  {}", found.join("\n  "));
}

#[test]
fn a_copy_is_found_whatever_its_indent_and_what_is_no_code_is_none() {
    let code = "a(1);\nb(2);\n\n// why\nc(3);\nd(4);\ne(5);\nf(6);\n";
    let indented = code.replace('\n', "\n    ");
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    assert_eq!(
        duplicates(&[file("one", code), file("two", &format!("{{\n{indented}}}"))]),
        ["one:1 and two:2"]
    );
    assert_eq!(duplicates(&[file("one", &format!("{code}{code}"))]).len(), 1);
    assert!(duplicates(&[file("one", code), file("two", &code.replace("f(6)", "f(7)"))]).is_empty());
    let data = format!("const DATA: &str = r#\"{code}\"#;\n");
    assert!(duplicates(&[file("one", &data), file("two", &data)]).is_empty());
    assert!(duplicates(&[file("one", &"a(1);\n".repeat(9))]).is_empty());
    let list: String = ('a'..'j').map(|word| format!("\"{word}\",\n")).collect();
    assert!(duplicates(&[file("one", &list), file("two", &list)]).is_empty());
}
