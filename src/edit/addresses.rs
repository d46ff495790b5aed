//! Evidence of a report: addresses of the web, and paths of files that the plan keeps.

use crate::text::web_scheme;

/// The evidence that a cell or a person gives.
///
/// # Errors
/// The first part that is neither an address nor the path of a file.
pub fn evidence(written: &str) -> Result<Vec<String>, String> {
    let found = parts(written);
    // Whether there is such a file is judged with the rules.
    let is_path =
        |one: &str| (one.contains('/') || has_ending(one)) && !is_web(one) && !one.contains([':', '\\']);
    let is_one_address = |one: &str| is_address(one) && !one.contains(char::is_whitespace);
    match found.iter().find(|one| !is_one_address(one) && !is_path(one)) {
        Some(other) => Err((*other).to_owned()),
        None => Ok(found.into_iter().map(settled).collect()),
    }
}

/// Whether it ends as the name of a file does; words with an abbreviation among them do not.
fn has_ending(words: &str) -> bool {
    words.rsplit_once('.').is_some_and(|(name, ending)| {
        let is_ending = ending.chars().all(char::is_alphanumeric) && ending.contains(char::is_alphabetic);
        !name.is_empty() && is_ending
    })
}

/// Whether it is an address of the web without the scheme that makes it one.
fn is_web(words: &str) -> bool {
    words.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case("www."))
}

/// Addresses, or paths of files that the plan keeps, below each other or with semicolons between; addresses also
/// with commas or spaces between.
pub fn addresses(written: &str) -> Vec<String> {
    parts(written).into_iter().map(settled).collect()
}

/// The same as they are written.
fn parts(written: &str) -> Vec<&str> {
    // A mark may be part of an address, and ends one before a space or another.
    let ends = |address: &str| {
        let mut marks = address.match_indices([',', ';']).map(|(at, _)| at);
        marks.find(|&at| {
            let rest = &address[at + 1..];
            rest.trim_start_matches(is_between).len() < rest.len() || rest.is_empty() || is_address(rest)
        })
    };
    let mut found = Vec::new();
    for line in written.lines() {
        let mut rest = line.trim_matches(is_between);
        while !rest.is_empty() {
            let end = if is_address(rest) { ends(rest) } else { rest.find(';') };
            let (part, more) = rest.split_at(end.unwrap_or(rest.len()));
            let words = part.split_whitespace();
            match words.clone().all(is_address) {
                true => found.extend(words),
                false => found.push(part.trim()),
            }
            rest = more.trim_start_matches(is_between);
        }
    }
    found
}

/// Whether it stands between two of them, and is no part of either.
fn is_between(c: char) -> bool {
    c.is_whitespace() || c == ';' || c == ','
}

fn is_address(word: &str) -> bool {
    web_scheme(word).is_some()
}

/// An address with its scheme in small letters, as all who read the files look for it.
fn settled(word: &str) -> String {
    let (scheme, rest) = word.split_at(web_scheme(word).unwrap_or_default());
    scheme.to_ascii_lowercase() + rest
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

    #[test]
    fn marks_behind_an_address_are_no_part_of_it_and_its_scheme_has_no_case() {
        let two = ["https://a.org/x", "http://b.org"];
        for written in [
            "https://a.org/x, http://b.org,;",
            "HTTPS://a.org/x,Http://b.org",
            "https://a.org/x,\nhttp://b.org;,",
        ] {
            assert_eq!(addresses(written), two, "{written}");
        }
        assert_eq!(addresses("https://a.org/x,y"), ["https://a.org/x,y"]);
    }

    #[test]
    fn an_address_with_a_space_in_it_is_none() {
        assert_eq!(evidence("https://a.org/x y"), Err("https://a.org/x y".to_owned()));
        // As it was written, so that it is found again.
        assert_eq!(evidence("Https://A.org/x y"), Err("Https://A.org/x y".to_owned()));
        assert_eq!(evidence("a study"), Err("a study".to_owned()));
        for words in [
            "ld. mell\u{e9}klet",
            "see annex 2.",
            "2023. 12. 05.",
            "2023.12.05",
            "www.example.org/a",
            "WWW.example.org",
        ] {
            assert_eq!(evidence(words), Err(words.to_owned()));
        }
        assert_eq!(evidence("the study.pdf"), Ok(vec!["the study.pdf".to_owned()]));
    }
}
