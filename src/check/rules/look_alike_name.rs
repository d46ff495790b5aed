//! A name of a body that cannot be told from another by eye, or that is written in letters of several scripts.

use std::collections::HashMap;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::BodyId;
use crate::model::name::fold;

pub static RULE: Rule = Rule {
    id: "look-alike-name",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a name of a body that looks like that of another, or has letters of another script in a word",
    docs: r#"## What it finds

In `bodies.toml`, a word of a name with letters of more than one script: a Cyrillic or Greek letter among Latin ones looks like a
Latin letter, and is another. And a name that looks like a name of another body, where the two differ in such letters or in marks
such as a full stop alone, or, inside a word, in `0` and `O`, `1`, `I` and `l`. A number or a letter that stands for itself is
honest: Directorate 1, Directorate I and Directorate II are three offices.

## Why it matters

Readers take the two for one body, and the program for two: the measures of the one are missing from every answer about the other.

## Example

```toml
[[body]]
name = "Ministry оf Justice"   # the first letter of `of` is Cyrillic
kind = "ministry"
```

## What to do

Write the name in letters of one script. Where there are two entries for one body, keep one of them, and move what is said in the
name of the other.
"#,
};

/// Letters of other scripts, in small letters, with the Latin ones that they look like.
const LIKE_LATIN: [(char, char); 38] = [
    ('а', 'a'),
    ('в', 'b'),
    ('с', 'c'),
    ('е', 'e'),
    ('н', 'h'),
    ('і', 'i'),
    ('ј', 'j'),
    ('к', 'k'),
    ('м', 'm'),
    ('о', 'o'),
    ('р', 'p'),
    ('ѕ', 's'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('ӏ', 'l'),
    ('һ', 'h'),
    ('α', 'a'),
    ('β', 'b'),
    ('ε', 'e'),
    ('ζ', 'z'),
    ('η', 'h'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('μ', 'm'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('τ', 't'),
    ('υ', 'u'),
    ('χ', 'x'),
    ('γ', 'y'),
    ('ɡ', 'g'),
    ('ı', 'i'),
    ('ѵ', 'v'),
];

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let mut known: HashMap<String, (BodyId, &str)> = HashMap::new();
    for (id, body) in on.plan.register.bodies() {
        let at = |key: &'static str| field("body", body.row, key);
        for name in body.names() {
            let shown = name.escape_debug();
            if let Some(word) = name.split(|c: char| !c.is_alphanumeric()).find(|word| is_mixed(word)) {
                let message =
                    format!("`{shown}` has letters of several scripts in `{}`", word.escape_debug());
                let finding = Diagnostic::new(&RULE, body.file, at("name"), message);
                findings.push(finding.help("write the word anew, in letters of one script"));
            }
            let (first, first_name) = known.entry(seen(&fold(name))).or_insert((id, name));
            // Names that fold to the same are one name: another rule finds them.
            if *first != id && is_trick(first_name, name) {
                let other = &on.plan.register[*first];
                let message = format!("`{shown}` looks like a name of {}, and is another", other.name);
                findings.push(
                    Diagnostic::new(&RULE, body.file, at("name"), message)
                        .other(other.file, field("body", other.row, "name"), "the other body")
                        .help("correct the letters; of two entries for one body, keep one"),
                );
            }
        }
    }
}

/// Whether two names that look alike differ in a word that is not the number of an office. `Office 1` and `Office I` are two
/// offices by their numbers; a small `l` is no number, and neither is an `O`.
fn is_trick(one: &str, other: &str) -> bool {
    fn words(name: &str) -> impl Iterator<Item = &str> {
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
    }
    let is_number = |word: &str, name: &str| {
        let all = |is: fn(char) -> bool| word.chars().all(is);
        let is_letter =
            || word.len() == 1 && word != "o" && !(word == "l" && words(name).any(|it| it == "l"));
        all(|c| c.is_ascii_digit()) || all(|c| "ivx".contains(c)) || is_letter()
    };
    let (first, second) = (fold(one), fold(other));
    let is_other = |(a, b)| a != b && !(is_number(a, one) && is_number(b, other));
    // Two with the same words differ in nothing but marks between them, or behind them.
    first != second
        && (words(&first).count() != words(&second).count()
            || words(&first).eq(words(&second))
            || words(&first).zip(words(&second)).any(is_other))
}

/// A name as a reader sees it: whatever marks are between two words, they count as a single space.
fn seen(folded: &str) -> String {
    let like = |c: char| {
        let known = LIKE_LATIN.iter().find(|(other, _)| *other == c);
        match known.map_or(c, |(_, latin)| *latin) {
            '0' => 'o',
            '1' | 'l' | '|' => 'i',
            other => other,
        }
    };
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word.chars().map(like).collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Whether a word has letters of more than one of the scripts that look alike.
fn is_mixed(word: &str) -> bool {
    let mut scripts = word.chars().filter(|c| c.is_alphabetic()).filter_map(script);
    let first = scripts.next();
    first.is_some_and(|first| scripts.any(|script| script != first))
}

/// The script of a letter, as far as the three matter of which many letters look alike.
fn script(letter: char) -> Option<u8> {
    match letter {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(0),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(1),
        '\u{400}'..='\u{52f}' => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_trick, seen};

    #[test]
    fn a_small_l_and_an_o_number_no_office() {
        let tricks = [("District 1", "District l"), ("Kerulet O", "Kerulet 0"), ("Office I", "Office l")];
        for (one, other) in tricks {
            assert!(is_trick(one, other) && is_trick(other, one), "{one} {other}");
        }
        assert!(is_trick("Ministry of Interior", "Ministry of Interior."));
        assert_eq!(seen("ministry of interior."), seen("ministry of interior"));
        assert_ne!(seen("district 1/2"), seen("district 12"));
        for (one, other) in [("Office 1", "Office I"), ("Office L", "Office 1"), ("Office 1", "Office 1")] {
            assert!(!is_trick(one, other) && !is_trick(other, one), "{one} {other}");
        }
    }
}
