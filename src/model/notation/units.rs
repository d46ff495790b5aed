//! The words and signs of currencies, and the words for thousand, million and more.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashMap;

use crate::model::Currency;
use crate::model::name::fold;

/// A word for a size, folded, with the powers of ten that it can mean.
const SIZES: [(u32, &[&str]); 4] = [
    (
        3,
        &[
            "k",
            "thousand",
            "thousands",
            "ezer",
            "tausend",
            "tsd",
            "mille",
            "mila",
            "tys",
            "tysiac",
            "tysiecy",
            "tis",
            "tisic",
            "tisice",
            "mii",
            "tisuca",
            "тыс",
            "хил",
        ],
    ),
    (
        6,
        &[
            "m",
            "mn",
            "mln",
            "mio",
            "million",
            "millions",
            "millio",
            "millionen",
            "milione",
            "milioni",
            "millon",
            "millones",
            "milhao",
            "milhoes",
            "milion",
            "miliony",
            "milionow",
            "milionu",
            "milionov",
            "milioane",
            "milijun",
            "milijuna",
            "млн",
        ],
    ),
    (
        9,
        &[
            "b",
            "bn",
            "bln",
            "billion",
            "billions",
            "mrd",
            "md",
            "mds",
            "mld",
            "mia",
            "milliard",
            "milliards",
            "milliarde",
            "milliarden",
            "miliardo",
            "miliardi",
            "miliard",
            "miliardy",
            "miliardow",
            "miliarde",
            "milijarda",
            "млрд",
        ],
    ),
    (12, &["trillion", "trillions", "trn", "billio", "billionen", "bilion", "biliony"]),
];

/// A multiplier that is written together with the currency: `MFt`, `TEUR`, `k€`.
const PREFIXES: [(&str, u32); 12] = [
    ("mrd", 9),
    ("mld", 9),
    ("mds", 9),
    ("md", 9),
    ("bn", 9),
    ("mio", 6),
    ("mln", 6),
    ("mn", 6),
    ("m", 6),
    ("k", 3),
    ("e", 3),
    ("t", 3),
];

/// Signs of currencies; a dollar is that of the plan, if it counts in dollars.
const SIGNS: [(&str, Currency); 15] = [
    ("€", Currency::EUR),
    ("£", Currency::GBP),
    ("₤", Currency::GBP),
    ("₴", Currency::UAH),
    ("₺", Currency::TRY),
    ("us$", Currency::USD),
    ("a$", Currency::AUD),
    ("au$", Currency::AUD),
    ("c$", Currency::CAD),
    ("ca$", Currency::CAD),
    ("nz$", Currency::NZD),
    ("hk$", Currency::HKD),
    ("r$", Currency::BRL),
    ("¥", Currency::JPY),
    ("₹", Currency::INR),
];

/// Words for currencies, folded.
const WORDS: [(&str, Currency); 33] = [
    ("ft", Currency::HUF),
    ("forint", Currency::HUF),
    ("forints", Currency::HUF),
    ("forintot", Currency::HUF),
    ("forintos", Currency::HUF),
    ("forintbol", Currency::HUF),
    ("forinttal", Currency::HUF),
    ("euro", Currency::EUR),
    ("euros", Currency::EUR),
    ("eurot", Currency::EUR),
    ("euroval", Currency::EUR),
    ("pound", Currency::GBP),
    ("pounds", Currency::GBP),
    ("zł", Currency::PLN),
    ("zl", Currency::PLN),
    ("zloty", Currency::PLN),
    ("złoty", Currency::PLN),
    ("złotych", Currency::PLN),
    ("zlotys", Currency::PLN),
    ("zlote", Currency::PLN),
    ("koruna", Currency::CZK),
    ("koruny", Currency::CZK),
    ("frank", Currency::CHF),
    ("kc", Currency::CZK),
    ("korun", Currency::CZK),
    ("lei", Currency::RON),
    ("leu", Currency::RON),
    ("лв", Currency::BGN),
    ("leva", Currency::BGN),
    ("sfr", Currency::CHF),
    ("franken", Currency::CHF),
    ("грн", Currency::UAH),
    ("rsd", Currency::RSD),
];

/// Words that mean the plan's own currency, if it is one of these.
const SHARED: [(&str, &[&str], Option<&str>); 7] = [
    ("$", &["USD", "AUD", "CAD", "NZD", "HKD", "SGD", "JMD", "TTD", "BBD", "FJD", "LRD"], Some("USD")),
    ("dollar", &["USD", "AUD", "CAD", "NZD", "HKD", "SGD"], Some("USD")),
    ("dollars", &["USD", "AUD", "CAD", "NZD", "HKD", "SGD"], Some("USD")),
    ("kr", &["SEK", "NOK", "DKK", "ISK"], None),
    ("din", &["RSD", "MKD"], None),
    ("franc", &["CHF", "XOF", "XAF"], Some("CHF")),
    ("francs", &["CHF", "XOF", "XAF"], Some("CHF")),
];

/// Codes that are English words as well: a small number behind one is not necessarily money.
const ALSO_WORDS: [&str; 9] = ["ALL", "TOP", "TRY", "CUP", "MOP", "PEN", "BOB", "GEL", "SOS"];

/// A currency as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub currency: Currency,
    /// The power of ten in the same word.
    pub power: u32,
    /// Whether it nearly always stands behind the number.
    pub follows: bool,
    /// Whether it can be an ordinary word.
    pub is_weak: bool,
}

/// Words that say whose currency the next word is.
const NATIONS: [(&str, Currency); 17] = [
    ("hungarian", Currency::HUF),
    ("magyar", Currency::HUF),
    ("us", Currency::USD),
    ("american", Currency::USD),
    ("amerikai", Currency::USD),
    ("canadian", Currency::CAD),
    ("australian", Currency::AUD),
    ("british", Currency::GBP),
    ("swiss", Currency::CHF),
    ("svajci", Currency::CHF),
    ("schweizer", Currency::CHF),
    ("polish", Currency::PLN),
    ("czech", Currency::CZK),
    ("romanian", Currency::RON),
    ("swedish", Currency::SEK),
    ("norwegian", Currency::NOK),
    ("danish", Currency::DKK),
];

/// The currency that two words name: "Hungarian forints", "Swiss francs", "svájci frank".
pub(super) fn national(nation: &str, word: &str) -> Option<Unit> {
    const BEGINNINGS: [&str; 9] =
        ["forint", "dollar", "pound", "fran", "zlot", "koron", "korun", "kron", "le"];
    let &(_, currency) = NATIONS.iter().find(|(name, _)| *name == folded(nation))?;
    let word = folded(word);
    let is_money = BEGINNINGS.iter().any(|begin| word.starts_with(begin));
    is_money.then_some(Unit { currency, power: 0, follows: true, is_weak: false })
}

/// Folded without work where nothing is to be folded: most words are in small letters.
fn folded(word: &str) -> Cow<'_, str> {
    let is_folded = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_folded { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) }
}

/// The currency that a word or sign names; `own` is the plan's.
pub(super) fn unit(word: &str, own: Currency) -> Option<Unit> {
    /// The longest word for a currency with its size, in bytes.
    const LONGEST: usize = 24;
    if word.len() > LONGEST {
        return None;
    }
    if let Some(currency) = code(word) {
        let is_weak = ALSO_WORDS.contains(&currency.code()) && currency != own;
        return Some(Unit { currency, power: 0, follows: false, is_weak });
    }
    let folded = folded(word);
    if let Some(unit) = plain(&folded, own) {
        return Some(unit);
    }
    PREFIXES.iter().find_map(|&(prefix, power)| {
        let rest = folded.strip_prefix(prefix)?;
        let inner = plain(rest, own).or_else(|| lower_code(rest, own))?;
        // In small letters `t` and `e` begin too many words.
        let is_clear = power > 3
            || prefix == "k"
            || word.chars().skip(1).any(|c| c.is_uppercase() || !c.is_alphabetic());
        is_clear.then_some(Unit { power, ..inner })
    })
}

fn code(word: &str) -> Option<Currency> {
    // Nearly no word is one: the list of currencies is only searched for what may be in it.
    let is_code = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_code { Currency::from_code(word) } else { None }
}

/// A code in small letters, of the currencies that are written so.
fn lower_code(folded: &str, own: Currency) -> Option<Unit> {
    if folded.len() != 3 {
        return None;
    }
    let is_usual = ["eur", "huf", "usd", "gbp", "chf", "pln", "czk", "ron"].contains(&folded);
    // The list of all currencies is long: it is only searched for what may be meant.
    if !is_usual && !folded.eq_ignore_ascii_case(own.code()) {
        return None;
    }
    let currency = Currency::from_code(&folded.to_uppercase())?;
    Some(Unit { currency, power: 0, follows: false, is_weak: !is_usual })
}

/// What a folded word or sign names.
#[derive(Clone, Copy)]
enum Named {
    Sign(Currency),
    Word(Currency),
    /// The place in [`SHARED`].
    Shared(usize),
}

fn plain(folded: &str, own: Currency) -> Option<Unit> {
    static NAMES: LazyLock<HashMap<&str, Named>> = LazyLock::new(|| {
        let signs = SIGNS.iter().map(|&(sign, currency)| (sign, Named::Sign(currency)));
        let words = WORDS.iter().map(|&(word, currency)| (word, Named::Word(currency)));
        let shared = SHARED.iter().enumerate().map(|(at, &(word, ..))| (word, Named::Shared(at)));
        signs.chain(words).chain(shared).collect()
    });
    let unit = |currency, follows| Unit { currency, power: 0, follows, is_weak: false };
    match NAMES.get(folded) {
        Some(Named::Sign(currency)) => Some(unit(*currency, false)),
        Some(Named::Word(currency)) => Some(unit(*currency, true)),
        Some(Named::Shared(at)) => {
            let (word, codes, usual) = SHARED.get(*at)?;
            let meant = codes.iter().find(|code| **code == own.code()).or(usual.as_ref())?;
            Some(unit(Currency::from_code(meant)?, *word != "$"))
        }
        None => lower_code(folded, own),
    }
}

/// The powers of ten that a word for a size can mean: `mil` is a thousand in Spanish, and a million in Romanian.
pub(super) fn powers(word: &str) -> &'static [u32] {
    const EACH: [[u32; 1]; 4] = [[3], [6], [9], [12]];
    /// The longest of the words, in bytes as they may be written, accents included.
    const LONGEST: usize = 16;
    if word.len() > LONGEST {
        return &[];
    }
    let folded = folded(word);
    if folded == "mil" {
        return &[3, 6];
    }
    static PLACES: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
        let words = SIZES.iter().enumerate();
        words.flat_map(|(at, (_, words))| words.iter().map(move |&word| (word, at))).collect()
    });
    let found = PLACES.get(&*folded).and_then(|&at| EACH.get(at));
    found.map_or(&[], |powers| powers.as_slice())
}
