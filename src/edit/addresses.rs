//! What shows that a report is true: addresses, and paths of files beside the plan.

/// Addresses, or paths of files that the plan keeps beside it, below each other or with semicolons between; addresses also
/// with spaces between.
pub fn addresses(written: &str) -> Vec<String> {
    let is_address = |word: &str| word.starts_with("https://") || word.starts_with("http://");
    // A semicolon may be part of an address, and ends one before a space or another.
    let ends = |address: &str| {
        let mut marks = address.match_indices(';').map(|(at, _)| at);
        marks.find(|&at| {
            let rest = &address[at + 1..];
            rest.trim_start().len() < rest.len() || rest.is_empty() || is_address(rest)
        })
    };
    let mut found = Vec::new();
    for line in written.lines() {
        let mut rest = line.trim_matches(|c: char| c.is_whitespace() || c == ';');
        while !rest.is_empty() {
            let end = if is_address(rest) { ends(rest) } else { rest.find(';') };
            let (part, more) = rest.split_at(end.unwrap_or(rest.len()));
            let words = part.split_whitespace();
            match words.clone().all(is_address) {
                true => found.extend(words.map(str::to_owned)),
                false => found.push(part.trim().to_owned()),
            }
            rest = more.trim_start_matches(|c: char| c.is_whitespace() || c == ';');
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stand_below_each_other_or_with_marks_between() {
        let two = ["https://example.org/a", "evidence/b c.txt"];
        assert_eq!(addresses("https://example.org/a\n evidence/b c.txt"), two);
        assert_eq!(addresses("https://example.org/a; evidence/b c.txt;"), two);
        assert_eq!(
            addresses("evidence/a;https://b.org;https://c.org"),
            ["evidence/a", "https://b.org", "https://c.org"]
        );
        assert_eq!(addresses("https://a.org/x;y=1 http://b.org"), ["https://a.org/x;y=1", "http://b.org"]);
        assert!(addresses(" ;\n").is_empty());
    }
}
