//! The difference of two texts line by line, as `git diff` shows it.

use similar::TextDiff;

use super::escape::one_line;

/// What changes in a file; a file without an old text is new. What a terminal would act upon is written out.
pub fn unified(path: &str, old: Option<&str>, new: &str) -> String {
    let before = old.map_or_else(|| "/dev/null".to_owned(), |_| format!("a/{path}"));
    let after = format!("b/{path}");
    let difference = TextDiff::from_lines(old.unwrap_or_default(), new);
    let shown = difference.unified_diff().header(&before, &after).to_string();
    let mut escaped = String::with_capacity(shown.len());
    for line in shown.split_inclusive('\n') {
        let (words, ending) = line.strip_suffix('\n').map_or((line, ""), |words| (words, "\n"));
        // A carriage return at the end is part of the break.
        escaped += &one_line(words.strip_suffix('\r').unwrap_or(words));
        escaped += ending;
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_are_shown_and_escapes_are_written_out() {
        assert_eq!(
            unified("p", Some("a\r\nb\nc\n"), "a\r\nx\u{1b}\nc\n"),
            "--- a/p\n+++ b/p\n@@ -1,3 +1,3 @@\n a\n-b\n+x\\u{1b}\n c\n"
        );
        assert_eq!(unified("p", None, "a\n"), "--- /dev/null\n+++ b/p\n@@ -0,0 +1 @@\n+a\n");
    }
}
