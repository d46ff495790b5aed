//! Whether one name denies what another says: "incomplete" is close to "completed" by its letters, and means the
//! opposite.

use strsim::damerau_levenshtein as distance;

/// Words that deny what follows, folded.
const DENIALS: [&str; 22] = [
    "not", "no", "non", "never", "without", "un", "anti", "cannot", "isn", "hasn", "wasn", "aren", "nem",
    "nincs", "sem", "nelkul", "nicht", "kein", "keine", "ne", "pas", "sans",
];

/// What denies as the beginning of a word.
const PREFIXES: [&str; 10] = ["not", "non", "nem", "dis", "un", "in", "im", "il", "ir", "de"];

/// What denies as the end of a word.
const SUFFIXES: [&str; 5] = ["tlan", "tlen", "talan", "telen", "less"];

/// Parts of words that mean the opposite of each other.
const OPPOSITES: [(&str, &str); 14] = [
    ("in", "de"),
    ("in", "ex"),
    ("in", "out"),
    ("im", "ex"),
    ("in", "as"),
    ("min", "max"),
    ("under", "over"),
    ("pre", "post"),
    ("minor", "major"),
    ("fe", ""),
    ("wo", ""),
    ("allow", "deny"),
    ("start", "end"),
    ("ab", "pres"),
];

/// Whether a person who wrote `written` would be given the contrary with `candidate`. Both are folded.
pub(super) fn is_contrary(written: &str, candidate: &str) -> bool {
    let (wrote, meant) = (words(written), words(candidate));
    let is_denied = |words: &[&str]| words.iter().filter(|word| DENIALS.contains(word)).count() % 2 == 1;
    let ends = |words: &[&str]| {
        words.iter().filter(|word| SUFFIXES.iter().any(|suffix| word.ends_with(suffix))).count() % 2 == 1
    };
    let left = rest(&wrote);
    let right = rest(&meant);
    // "in-complete" is one word cut in two; "in-progress", as the plan itself writes it, is two.
    let left_denies = denies(&left, &right, |_| true);
    let right_denies = denies(&right, &left, |word| word.len() > 2);
    let parts = [
        is_denied(&wrote),
        is_denied(&meant),
        ends(&wrote),
        ends(&meant),
        left_denies && !right_denies,
        right_denies && !left_denies,
    ];
    parts.into_iter().filter(|&denied| denied).count() % 2 == 1 || is_opposite(&wrote, &meant)
}

fn words(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

fn rest<'a>(words: &[&'a str]) -> Vec<&'a str> {
    words.iter().copied().filter(|word| !DENIALS.contains(word)).collect()
}

/// Whether a word begins with a denial, without which the whole comes closer to what it is compared with.
fn denies(words: &[&str], other: &[&str], may_begin: impl Fn(&str) -> bool) -> bool {
    let (whole, other) = (words.concat(), other.concat());
    let now = distance(&whole, &other);
    let mut start = 0;
    words.iter().any(|word| {
        let (before, from) = whole.split_at(start);
        start += word.len();
        let shorter =
            PREFIXES.iter().filter(|_| may_begin(word)).filter_map(|prefix| from.strip_prefix(prefix));
        shorter.into_iter().any(|from| distance(&[before, from].concat(), &other) < now)
    })
}

/// Whether two words differ in nothing but a part that turns the meaning: "increase" and "decrease".
fn is_opposite(wrote: &[&str], meant: &[&str]) -> bool {
    let turns = |a: &str, b: &str| {
        OPPOSITES.iter().any(|(one, other)| {
            let rest = |word: &'_ str, part: &str| word.strip_prefix(part).map(str::to_owned);
            let is_pair =
                |x: &str, y: &str| matches!((rest(x, one), rest(y, other)), (Some(x), Some(y)) if x == y);
            is_pair(a, b) || is_pair(b, a)
        })
    };
    wrote.len() == meant.len() && wrote.iter().zip(meant).any(|(a, b)| a != b && turns(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denial_is_seen_however_it_is_written() {
        for (written, candidate) in [
            ("incomplete", "completed"),
            ("uncompleted", "completed"),
            ("in-complete", "completed"),
            ("un-completed", "completed"),
            ("not completed", "completed"),
            ("not yet completed", "completed"),
            ("non-completed", "completed"),
            ("notcompleted", "completed"),
            ("nem completed", "completed"),
            ("started", "not-started"),
            ("no progress", "in-progress"),
            ("not in progress", "in-progress"),
            ("undecided", "decided"),
            ("non-contingent", "contingent"),
            ("disallow", "allow"),
            ("befejezetlen", "befejezett"),
            ("nem kormanyzati szervek", "kormanyzati szervek"),
            ("illegal entries", "legal entries"),
            ("increase", "decrease"),
            ("female victims", "male victims"),
            ("women", "men"),
            ("maximum", "minimum"),
        ] {
            assert!(is_contrary(written, candidate), "{written} / {candidate}");
            let is_plain = !written.contains('-') && !candidate.starts_with("in-");
            assert!(!is_plain || is_contrary(candidate, written), "{candidate} / {written}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_denies_nothing() {
        for (written, candidate) in [
            ("complete", "completed"),
            ("inprogress", "in-progress"),
            ("in progress", "in-progress"),
            ("progress", "in-progress"),
            ("un-started", "not-started"),
            ("not startd", "not-started"),
            ("unstarted", "not-started"),
            ("ministry of interor", "ministry of interior"),
            ("university of debrecen", "univercity of debrecen"),
            ("indicater", "indicator"),
            ("dead line", "deadline"),
            ("withdrawed", "withdrawn"),
        ] {
            assert!(!is_contrary(written, candidate), "{written} / {candidate}");
        }
    }
}
