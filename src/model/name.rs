//! Names as people write them: case, accents, and the shape of quotes and dashes make no difference.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::contrary::is_contrary;

/// The form in which names are compared: `"Igazságügyi  Minisztérium"` and `"igazsagugyi miniszterium"` fold to the
/// same. Folding what is folded changes nothing.
pub fn fold(name: &str) -> String {
    // Nothing in ASCII has an accent to be taken away: most names are spared the tables of Unicode.
    if name.is_ascii() {
        let mut folded = String::with_capacity(name.len());
        for word in name.split_whitespace() {
            folded.push_str(if folded.is_empty() { "" } else { " " });
            folded.push_str(word);
        }
        folded.make_ascii_lowercase();
        return if folded.contains('`') { folded.replace('`', "'") } else { folded };
    }
    join_folded(name, name.chars().flat_map(folded).filter(|&c| !is_combining_mark(c)))
}

/// A character in small letters, and in parts where it is made of some.
fn folded(c: char) -> impl Iterator<Item = char> {
    // Most characters of most names are in ASCII, and need no tables.
    let plain = c.is_ascii().then(|| c.to_ascii_lowercase());
    // Decomposed on both sides of lower-casing: either may bring forth what the other takes away.
    let other = (!c.is_ascii()).then(|| std::iter::once(c).nfkd().flat_map(char::to_lowercase).nfkd());
    plain.into_iter().chain(other.into_iter().flatten())
}

/// A name as the name of a file: what folds to letters and digits, with dashes between.
pub fn slug(name: &str) -> String {
    words(&fold(name)).collect::<Vec<_>>().join("-")
}

/// The words of a text: its runs of letters and digits.
pub fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The words of a text with a space before and behind each, so that a phrase between spaces is found as whole words.
pub fn spaced_words(text: &str) -> String {
    let mut all = String::with_capacity(text.len() + 2);
    all.push(' ');
    for word in words(text) {
        all.push_str(word);
        all.push(' ');
    }
    all
}

/// The characters with one space for each gap between words, and one shape for quotes and dashes.
fn join_folded(name: &str, characters: impl Iterator<Item = char>) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut gap = false;
    for c in characters {
        if c.is_whitespace() {
            gap = !folded.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            folded.push(' ');
        }
        folded.push(match c {
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '`' => '\'',
            '\u{201c}'..='\u{201f}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        });
    }
    folded
}

/// A name without its spaces and dashes: where two share it, nothing but typography differs.
pub fn bare(name: &str) -> String {
    let mut bare = fold(name);
    bare.retain(|c| c != ' ' && c != '-');
    bare
}

/// The only candidate that differs from `name` in nothing but case, accents, spaces and dashes: it may be written
/// instead without asking.
pub fn same_but_for_typography<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wanted = bare(name);
    let mut same = candidates.into_iter().filter(|candidate| bare(candidate) == wanted);
    same.next().filter(|_| same.next().is_none())
}

/// Whether `name` is `candidate` with a slip or two of the pen, and no other word.
pub fn is_misspelt(name: &str, candidate: &str) -> bool {
    let (name, candidate) = (bare(name), bare(candidate));
    let slips = strsim::damerau_levenshtein(&name, &candidate);
    slips <= 2 && slips * 3 < candidate.chars().count()
}

/// The candidates that a person who wrote `name` may have meant, the likeliest first, three at most. None of them says
/// the contrary of `name`.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    // A hostile "name" of a megabyte is like nothing, and must not cost the square of its length to find out.
    if name.chars().count() > 200 {
        return Vec::new();
    }
    let wanted = fold(name);
    let mut scored: Vec<(f64, &str)> = candidates
        .into_iter()
        .map(|candidate| (likeness(&wanted, &fold(candidate)), candidate))
        .filter(|&(score, candidate)| score >= LIKE && !is_contrary(&wanted, &fold(candidate)))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.dedup_by_key(|&mut (_, candidate)| candidate);
    scored.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

/// Whether one of two names denies what the other says.
pub fn are_contrary(one: &str, other: &str) -> bool {
    is_contrary(&fold(one), &fold(other))
}

/// From which likeness on a name may be meant, and from which a word of it.
const LIKE: f64 = 0.7;
const LIKE_WORD: f64 = 0.6;

/// From 0 to 1: how few letters differ, or whether the one is a whole part of the other ("Justice").
fn likeness(wanted: &str, candidate: &str) -> f64 {
    if wanted.len() >= 4 && candidate.contains(wanted) {
        return 0.95;
    }
    let whole = strsim::normalized_damerau_levenshtein(wanted, candidate);
    if whole < LIKE || bare(wanted) == bare(candidate) {
        return whole;
    }
    // A compound may be written as one word or as two.
    let (bare_wanted, bare_candidate) = (bare(wanted), bare(candidate));
    let heads = (head(&bare_wanted), head(&bare_candidate));
    if heads.0 == heads.1 && heads.0.len() < bare_wanted.len() && heads.1.len() < bare_candidate.len() {
        return whole;
    }
    let (wanted, candidate) = (long_words(wanted), long_words(candidate));
    // Two ministries share most of their letters; what tells them apart is one word.
    if all_alike(&wanted, &candidate) && all_alike(&candidate, &wanted) { whole } else { 0.0 }
}

/// What words of Hungarian and German names of bodies are put together with.
const COMPOUNDS: [&str; 6] = ["miniszterium", "ministerium", "hivatal", "hatosag", "ugyi", "ugy"];

/// The words of a name that can tell it from another: those of more than three letters.
fn long_words(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3).collect()
}

/// Whether each word has one like it among the others.
fn all_alike(words: &[&str], others: &[&str]) -> bool {
    let is_near = |one: &str, other: &str| strsim::normalized_damerau_levenshtein(one, other) >= LIKE_WORD;
    let is_like = |one: &str, other: &str| {
        let (head, other_head) = (head(one), head(other));
        // The tail that two compounds share says nothing; where one is misspelt, there is no tail to take off.
        let are_compounds = head.len() < one.len() && other_head.len() < other.len();
        is_near(one, other) && (!are_compounds || is_near(head, other_head))
    };
    others.is_empty() || words.iter().all(|word| others.iter().any(|other| is_like(word, other)))
}

/// A compound without what other names end in, too.
fn head(word: &str) -> &str {
    COMPOUNDS
        .iter()
        .fold(word, |head, tail| head.strip_suffix(tail).filter(|head| !head.is_empty()).unwrap_or(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_typography_do_not_matter() {
        assert_eq!(fold("Igazságügyi Minisztérium"), "igazsagugyi miniszterium");
        assert_eq!(fold("  PRIME\u{a0}Minister’s \n Office "), "prime minister's office");
        assert_eq!(fold("Swiss–Hungarian"), fold("Swiss-Hungarian"));
        assert_eq!(fold("Őrű"), "oru");
        assert_ne!(fold("Ministry of Justice"), fold("Ministry of Finance"));
    }

    proptest::proptest! {
        /// Marks on a letter may stand in any order; taking the text apart as a whole sorts them, and they are taken away.
        #[test]
        fn character_by_character_is_as_the_whole_text(text in "([a-zÁőİß\u{301}\u{323}\u{1100}-\u{1105}각ﬁ’ ]|.){0,24}") {
            let whole = text.nfkd().flat_map(char::to_lowercase).nfkd();
            assert_eq!(fold(&text), join_folded(&text, whole.filter(|&c| !is_combining_mark(c))));
        }
    }

    #[test]
    fn the_likeliest_comes_first() {
        let names = ["Ministry of Interior", "Ministry of Justice", "Curia"];
        assert_eq!(closest("Ministry of Justise", names)[0], "Ministry of Justice");
        assert_eq!(closest("justice", names), ["Ministry of Justice"]);
        assert!(closest("Bundeskanzleramt", names).is_empty());
        assert!(closest(&"x".repeat(1_000_000), names).is_empty());
    }

    #[test]
    fn another_ministry_is_not_meant() {
        for (name, candidate) in [
            ("Energiaügyi Minisztérium", "Igazságügyi Minisztérium"),
            ("Pénzügyminisztérium", "Belügyminisztérium"),
            ("Energiaügyminisztérium", "Igazságügyi Minisztérium"),
            ("Ministry of Finance", "Ministry of Justice"),
            ("Ministry of Industry", "Ministry of Interior"),
            ("Bundesministerium für Finanzen", "Bundesministerium für Inneres"),
        ] {
            assert!(closest(name, [candidate]).is_empty(), "{name} / {candidate}");
        }
        for (name, candidate) in [
            ("Igazsagugyi Minizterium", "Igazságügyi Minisztérium"),
            ("Pénzügyminisztérum", "Pénzügyminisztérium"),
            ("Igazságügyminisztérium", "Igazságügyi Minisztérium"),
            ("Minstry of Justice", "Ministry of Justice"),
            ("Ministry for Human Capacity", "Ministry of Human Capacities"),
        ] {
            assert_eq!(closest(name, [candidate]), [candidate]);
        }
    }

    #[test]
    fn typography_is_case_accents_spaces_and_dashes() {
        let words = ["not-started", "in-progress", "completed", "Swiss–Hungarian"];
        for (name, meant) in [
            ("Not Started", 0),
            ("inprogress", 1),
            ("IN – PROGRESS", 1),
            ("Compléted", 2),
            ("SWISS HUNGARIAN", 3),
        ] {
            assert_eq!(same_but_for_typography(name, words), Some(words[meant]));
        }
        for name in ["complete", "in_progress", "un-completed", ""] {
            assert_eq!(same_but_for_typography(name, words), None);
        }
        assert_eq!(same_but_for_typography("ab", ["a-b", "a b"]), None);
    }

    #[test]
    fn a_slip_is_a_letter_or_two() {
        assert!(is_misspelt("indicater", "indicator") && is_misspelt("responsable", "responsible"));
        assert!(!is_misspelt("line", "deadline") && !is_misspelt("state", "start") && !is_misspelt("x", "y"));
    }
}
