//! The words for months, quarters and halves of a year, folded.

/// The months in the languages of the plan and of its neighbours.
const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "januar", "janv", "janvier", "gen", "gennaio", "ene", "enero", "janeiro"],
    &["feb", "febr", "february", "februar", "fevr", "fevrier", "febbraio", "febrero", "fevereiro", "fev"],
    &["mar", "march", "marc", "marz", "mars", "marzo", "marco"],
    &["apr", "april", "avr", "avril", "aprile", "abr", "abril"],
    &["may", "maj", "mai", "maggio", "mag", "mayo", "maio"],
    &["jun", "june", "juni", "juin", "giugno", "giu", "junio", "junho"],
    &["jul", "july", "juli", "juillet", "juil", "luglio", "lug", "julio", "julho"],
    &["aug", "august", "aout", "agosto", "ago"],
    &["sep", "sept", "szept", "september", "septembre", "settembre", "set", "septiembre", "setembro"],
    &["oct", "okt", "october", "octobre", "ottobre", "ott", "octubre", "outubro", "out"],
    &["nov", "november", "novembre", "noviembre", "novembro"],
    &["dec", "december", "dez", "dezember", "decembre", "dicembre", "dic", "diciembre", "dezembro"],
];

/// Hungarian words take endings: `decemberig`.
const HUNGARIAN: [&str; 12] = [
    "januar",
    "februar",
    "marcius",
    "aprilis",
    "majus",
    "junius",
    "julius",
    "augusztus",
    "szeptember",
    "oktober",
    "november",
    "december",
];

const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

const ORDINALS: [&[&str]; 4] = [
    &["first", "1st", "elso", "erste", "erstes", "ersten", "premier", "primo", "primer", "primeiro"],
    &["second", "2nd", "masodik", "zweite", "zweites", "zweiten", "deuxieme", "secondo", "segundo"],
    &["third", "3rd", "harmadik", "dritte", "drittes", "dritten", "troisieme", "terzo", "tercer", "terceiro"],
    &["fourth", "4th", "negyedik", "vierte", "viertes", "vierten", "quatrieme", "quarto", "cuarto"],
];

fn place<const N: usize>(is_it: impl Fn(usize) -> bool) -> Option<u32> {
    (0..N).find(|&at| is_it(at)).and_then(|at| u32::try_from(at + 1).ok())
}

/// The month that a word names, from 1.
pub(super) fn month(word: &str) -> Option<u32> {
    place::<12>(|at| MONTHS[at].contains(&word) || word.starts_with(HUNGARIAN[at]))
}

/// The number that a Roman numeral up to twelve writes.
pub(super) fn roman(word: &str) -> Option<u32> {
    place::<12>(|at| ROMAN[at] == word)
}

/// The number of an ordinal up to the fourth.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    place::<4>(|at| ORDINALS[at].contains(&word))
}

/// Into how many parts a word divides the year: quarters or halves.
pub(super) fn part(word: &str) -> Option<u32> {
    let begins = |all: &[&str]| all.iter().any(|begin| word.starts_with(begin));
    if word == "ne" || begins(&["quarter", "negyedev", "trimestr", "quartal", "kwartal", "kvartal"]) {
        Some(4)
    } else if word == "half"
        || word == "hj"
        || word == "halves"
        || begins(&["felev", "semest", "halbjahr", "halbjahres", "polrocz"])
    {
        Some(2)
    } else {
        None
    }
}
