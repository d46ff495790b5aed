//! Reads from the words of a heading what kind of money is below it.

use super::headings;
use super::unit::{unit_in, without_unit_behind};
use crate::model::name::{self, fold};

/// What a column of money holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Money of the plan.
    Counts,
    /// One of several kinds of cost that add up: "Investment cost" beside "Operating cost".
    Complement,
    /// A sum of other columns, where there are any.
    Sum,
    /// Expenses: those of the plan, or what was spent where another column says what is planned.
    Expense,
    /// A part of another column, what was spent, what is missing, or a cost of one unit.
    Aside,
}

/// How headings of sums call them, folded.
const SUM: [&str; 10] = [
    "total",
    "totals",
    "sum",
    "overall",
    "altogether",
    "osszesen",
    "mindosszesen",
    "osszes",
    "teljes",
    "gesamt",
];

/// Words of headings of planned money, which is not spent yet, folded.
const PLANNED: [&str; 10] = [
    "planned",
    "estimated",
    "expected",
    "projected",
    "forecast",
    "tervezett",
    "becsult",
    "varhato",
    "szukseges",
    "plan",
];

/// What was spent, what is missing, and shares, folded.
const ASIDE: [&str; 38] = [
    "actual",
    "actuals",
    "actually",
    "spent",
    "paid",
    "disbursed",
    "disbursement",
    "disbursements",
    "executed",
    "execution",
    "expended",
    "utilised",
    "utilized",
    "utilisation",
    "utilization",
    "invoiced",
    "absorbed",
    "absorption",
    "gap",
    "unfunded",
    "uncovered",
    "shortfall",
    "deficit",
    "missing",
    "remaining",
    "balance",
    "teny",
    "tenyleges",
    "kifizetett",
    "kifizetes",
    "felhasznalt",
    "felhasznalas",
    "elkoltott",
    "hiany",
    "hianyzo",
    "fedezetlen",
    "maradvany",
    "percent",
];

/// Expenses, folded.
const EXPENSES: [&str; 6] = ["expenditure", "expenditures", "expense", "expenses", "kiadas", "kiadasok"];

/// How headings of parts begin, or phrases within them, folded.
const PART: [&str; 9] =
    ["of which", "o/w", "thereof", "davon", "ebbol", "amibol", "amelybol", "ezen belul", "including"];

/// Costs of one unit, folded.
const OF_UNIT: [&str; 7] =
    ["unit cost", "unit price", "per unit", "per capita", "egysegar", "egysegkoltseg", "fajlagos"];

/// Kinds of cost that add up, how their words begin, folded.
const COMPLEMENTS: [&str; 20] = [
    "invest",
    "capital",
    "capex",
    "operat",
    "running",
    "recurrent",
    "opex",
    "maintenance",
    "staff",
    "personnel",
    "wage",
    "salar",
    "material",
    "one-off",
    "beruhaz",
    "felhalmoz",
    "mukod",
    "fenntart",
    "uzemelt",
    "szemelyi",
];

/// The kind of money below a heading.
pub fn kind(heading: &str) -> Kind {
    let folded = fold(heading);
    let has = |words: &[&str]| name::words(&folded).any(|word| words.contains(&word));
    let is_part = PART.iter().any(|part| {
        let at = folded.find(part).filter(|at| *at == 0 || *part != "including" && !is_within(&folded, *at));
        at.is_some_and(|at| !folded[at + part.len()..].starts_with(char::is_alphanumeric))
    });
    let is_planned = has(&PLANNED);
    let of_unit = OF_UNIT.iter().any(|words| folded.contains(words));
    let is_complement =
        || folded.split_whitespace().any(|word| COMPLEMENTS.iter().any(|begin| word.starts_with(begin)));
    match () {
        () if is_part || of_unit || heading.contains('%') || folded.contains("to date") => Kind::Aside,
        () if has(&ASIDE) && !is_planned => Kind::Aside,
        () if has(&SUM) || folded.starts_with("osszkolt") || folded.starts_with("osszforras") => Kind::Sum,
        () if has(&EXPENSES) && !is_planned => Kind::Expense,
        () if is_complement() => Kind::Complement,
        () => Kind::Counts,
    }
}

fn is_within(text: &str, at: usize) -> bool {
    text[..at].ends_with(char::is_alphanumeric)
}

/// The figures in a heading that tell years and periods apart, without those of its unit: `2025`, `2025/26`.
pub fn label(heading: &str) -> String {
    let parts = heading.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.filter(|part| !["000", "1000", "1"].contains(part)).collect();
    parts.join("/")
}

/// Words of headings that name who pays, folded.
const PAYERS: [&str; 63] = [
    "state",
    "central",
    "national",
    "local",
    "municipal",
    "municipality",
    "municipalities",
    "own",
    "government",
    "public",
    "private",
    "eu",
    "ipa",
    "esf",
    "erdf",
    "rrf",
    "rrp",
    "eea",
    "undp",
    "unicef",
    "usaid",
    "giz",
    "donor",
    "donors",
    "grant",
    "grants",
    "loan",
    "loans",
    "credit",
    "foreign",
    "international",
    "external",
    "cofinancing",
    "partner",
    "partners",
    "ngo",
    "ngos",
    "hazai",
    "kozponti",
    "allami",
    "helyi",
    "onkormanyzati",
    "unios",
    "sajat",
    "palyazati",
    "magan",
    "kulfoldi",
    "eib",
    "ebrd",
    "onero",
    "onresz",
    "sajatero",
    "norway",
    "norwegian",
    "swiss",
    "norveg",
    "svajci",
    "bank",
    "foundation",
    "alapitvany",
    "hitel",
    "beneficiary",
    "kedvezmenyezett",
];

/// The source that the heading of a column of money names: "State budget (EUR)" names the state budget.
pub fn source_in(heading: &str) -> Option<String> {
    let folded = fold(heading);
    let words: Vec<&str> = name::words(&folded).collect();
    let is_payer = words.iter().any(|word| PAYERS.contains(word)) || names_program(heading);
    let is_one = is_payer && !words.contains(&"currency");
    let kind = kind(heading);
    if !is_one || kind == Kind::Aside || kind == Kind::Sum {
        return None;
    }
    Some(without_unit(heading)).filter(|name| name.chars().any(char::is_alphabetic))
}

/// Whether the heading of money has the abbreviation of a program or fund in it: "KEHOP (M Ft)".
fn names_program(heading: &str) -> bool {
    const NO_PROGRAM: [&str; 8] = ["VAT", "NET", "GDP", "PPP", "ALL", "AFA", "GROSS", "INCL"];
    let is_program = |word: &str| {
        (3..=6).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
            && !NO_PROGRAM.contains(&word)
            && kind(word) == Kind::Counts
            && headings::named(word).is_none()
            && unit_in(&format!("cost, {word}")).is_none()
    };
    unit_in(heading).is_some_and(|(_, currency)| currency.is_some()) && name::words(heading).any(is_program)
}

/// A heading without its unit and year: "EU funds 2025 (thousand EUR)" is "EU funds".
fn without_unit(heading: &str) -> String {
    let mut name = heading.replace('\n', " ");
    while let (Some(start), Some(end)) = (name.find(['(', '[']), name.find([')', ']'])) {
        if end < start || unit_in(&name[start..=end]).is_none() {
            break;
        }
        name.replace_range(start..=end, " ");
    }
    let is_kept = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_year = bare.len() == 4 && bare.bytes().all(|byte| byte.is_ascii_digit());
        let is_currency = bare.len() == 3
            && bare.bytes().all(|byte| byte.is_ascii_uppercase())
            && unit_in(&format!("cost, {bare}")).is_some();
        !is_year && !is_currency && !word.chars().all(|c| !c.is_alphanumeric())
    };
    let words: Vec<&str> = without_unit_behind(&name).split_whitespace().filter(is_kept).collect();
    words.join(" ").trim_end_matches([',', ':', '-']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_money_say_what_counts() {
        for (heading, expected) in [
            ("Budget 2025 (EUR)", Kind::Counts),
            ("Cost incl. VAT", Kind::Counts),
            ("Planned disbursement 2025", Kind::Counts),
            ("Total budget EUR", Kind::Sum),
            ("Költségigény összesen (M Ft)", Kind::Sum),
            ("o/w EU grants (million EUR)", Kind::Aside),
            ("ebből hazai", Kind::Aside),
            ("2025 actual (EUR)", Kind::Aside),
            ("Tényleges kiadás (M Ft)", Kind::Aside),
            ("Funding gap (EUR)", Kind::Aside),
            ("Unit cost (EUR)", Kind::Aside),
            ("Budget execution (%)", Kind::Aside),
            ("Expenditure 2025 (EUR)", Kind::Expense),
            ("Operating costs", Kind::Complement),
        ] {
            assert_eq!(kind(heading), expected, "{heading}");
        }
    }

    #[test]
    fn a_heading_can_name_the_source_of_its_money() {
        for (heading, source) in [
            ("State budget (EUR)", Some("State budget")),
            ("EU funds 2025, EUR", Some("EU funds")),
            ("Hazai forrás (M Ft)", Some("Hazai forrás")),
            ("EU forrás, e Ft", Some("EU forrás")),
            ("Hazai forrás millió Ft", Some("Hazai forrás")),
            ("EU funds eFt", Some("EU funds")),
            ("Önerő (M Ft)", Some("Önerő")),
            ("KEHOP Plusz (Mrd Ft)", Some("KEHOP Plusz")),
            ("Own contribution, M EUR", Some("Own contribution")),
            ("COST (EUR)", None),
            ("Cost (EUR, incl. VAT)", None),
            ("Budget (€ million)", None),
            ("of which EU", None),
            ("Estimated budget (national currency)", None),
        ] {
            assert_eq!(source_in(heading).as_deref(), source, "{heading}");
        }
        assert_eq!(label("FY2025/26 ('000 USD)"), "2025/26");
    }
}
