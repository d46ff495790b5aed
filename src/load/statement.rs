//! Lines of TOML that can be read by themselves: where reading can begin anew behind a breach of the syntax.

/// Whether a line reads as a header, or as a key with its value.
pub(super) fn begins(line: &str) -> bool {
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '\t');
    let value = line.trim_start_matches(is_key);
    value.starts_with('[') && value.len() == line.trim_start().len()
        || value.starts_with('=') && value.len() < line.trim_start().len()
}

/// The beginning of the next such line, from this one on; the end, where there is none.
pub(super) fn next(text: &str, from: usize) -> usize {
    let mut start = from;
    for line in text[from..].split_inclusive('\n') {
        if begins(line) {
            return start;
        }
        start += line.len();
    }
    text.len()
}
