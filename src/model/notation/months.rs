//! The words for months, quarters and halves of a year, folded.

/// The months in the languages of the plan and of its neighbours.
const MONTHS: [&[&str]; 12] = [
    &[
        "jan", "january", "janner", "januar", "janv", "janvier", "gen", "gennaio", "ene", "enero", "janeiro",
        "styczen", "stycznia", "ledna", "ianuarie",
    ],
    &[
        "feb",
        "febr",
        "february",
        "februar",
        "fevr",
        "fevrier",
        "febbraio",
        "febrero",
        "fevereiro",
        "fev",
        "luty",
        "lutego",
        "unora",
        "februarie",
    ],
    &["mar", "march", "marc", "marz", "mars", "marzo", "marco", "marzec", "marca", "brezna", "martie"],
    &["apr", "april", "avr", "avril", "aprile", "abr", "abril", "kwiecien", "kwietnia", "dubna", "aprilie"],
    &["may", "maj", "mai", "maggio", "mag", "mayo", "maio", "maja", "kvetna"],
    &[
        "jun", "june", "juni", "juin", "giugno", "giu", "junio", "junho", "czerwiec", "czerwca", "cervna",
        "iunie",
    ],
    &[
        "jul", "july", "juli", "juillet", "juil", "luglio", "lug", "julio", "julho", "lipiec", "lipca",
        "cervence", "iulie",
    ],
    &["aug", "august", "aout", "agosto", "ago", "sierpien", "sierpnia", "srpna"],
    &[
        "sep",
        "sept",
        "szept",
        "september",
        "septembre",
        "settembre",
        "set",
        "septiembre",
        "setembro",
        "wrzesien",
        "wrzesnia",
        "zari",
        "septembrie",
    ],
    &[
        "oct",
        "okt",
        "october",
        "octobre",
        "ottobre",
        "ott",
        "octubre",
        "outubro",
        "out",
        "pazdziernik",
        "pazdziernika",
        "rijna",
        "octombrie",
    ],
    &["nov", "november", "novembre", "noviembre", "novembro", "listopadu", "noiembrie"],
    &[
        "dec",
        "december",
        "dez",
        "dezember",
        "decembre",
        "dicembre",
        "dic",
        "diciembre",
        "dezembro",
        "grudzien",
        "grudnia",
        "prosince",
        "decembrie",
    ],
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

fn position<const N: usize>(is_it: impl Fn(usize) -> bool) -> Option<u32> {
    (0..N).find(|&at| is_it(at)).and_then(|at| u32::try_from(at + 1).ok())
}

/// The month that a word names, from 1.
pub(super) fn month(word: &str) -> Option<u32> {
    position::<12>(|at| MONTHS[at].contains(&word) || word.starts_with(HUNGARIAN[at]))
}

/// The number that a Roman numeral up to twelve writes.
pub(super) fn roman(word: &str) -> Option<u32> {
    position::<12>(|at| ROMAN[at] == word)
}

/// The number of an ordinal up to the fourth.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    position::<4>(|at| ORDINALS[at].contains(&word))
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

/// Whether a word names a season, whose days are not certain.
pub(super) fn is_season(word: &str) -> bool {
    const SEASONS: [&str; 19] = [
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "fruhjahr",
        "fruhling",
        "sommer",
        "herbst",
        "printemps",
        "ete",
        "automne",
        "hiver",
        "primavera",
        "estate",
        "autunno",
        "inverno",
        "verano",
        "otono",
    ];
    SEASONS.contains(&word)
        || ["tavasz", "nyar", "osz", "tel"].iter().any(|begin| is_with_ending(word, begin))
}

/// Whether a word is a Hungarian one with a short ending: `nyara`, `nyaran`, `nyaraig`.
fn is_with_ending(word: &str, begin: &str) -> bool {
    const ENDINGS: [&str; 9] = ["", "a", "an", "on", "aig", "e", "en", "eig", "szel"];
    word.strip_prefix(begin).is_some_and(|ending| ENDINGS.contains(&ending))
}

/// Whether a word counts weeks.
pub(super) fn is_week(word: &str) -> bool {
    const WEEKS: [&str; 14] = [
        "week",
        "weeks",
        "kw",
        "kalenderwoche",
        "woche",
        "het",
        "hete",
        "heteig",
        "semaine",
        "settimana",
        "semana",
        "tydzien",
        "tyden",
        "cw",
    ];
    WEEKS.contains(&word)
}
