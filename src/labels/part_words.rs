//! The words by which the parts of a sheet are known, for people.

use super::language::Language;

/// The words of sheets, sorted, with what Hungarian has for each.
const PARTS: [(&str, &str); 50] = [
    ("agenda", "napirend"),
    ("allocated", "rendelt forrás"),
    ("allocation", "forrásrendelés"),
    ("allow", "elfogadott megállapítás"),
    ("alternative", "más forrás helyett"),
    ("amendment", "módosítás"),
    ("appropriation", "előirányzat"),
    ("appropriation-in-other-years", "előirányzat más évekre"),
    ("assessment", "értékelés"),
    ("body", "szervezet"),
    ("body-metric", "szervezetenkénti mérőszám"),
    ("body-value", "szervezetenkénti érték"),
    ("chapter", "fejezet"),
    ("contingent", "feltételes"),
    ("decision", "döntés"),
    ("due-soon", "hamarosan esedékes"),
    ("due-soon-decision", "hamarosan esedékes döntés"),
    ("due-soon-milestone", "hamarosan esedékes részfeladat"),
    ("grand-total", "mindösszesen"),
    ("measure", "intézkedés"),
    ("member", "tag"),
    ("metric", "mérőszám"),
    ("milestone", "részfeladat"),
    ("not-reported", "nincs jelentés"),
    ("other-years", "más évek"),
    ("other-years-only", "csak más évekre"),
    ("overdue", "lejárt határidejű"),
    ("overdue-decision", "lejárt határidejű döntés"),
    ("overdue-milestone", "lejárt határidejű részfeladat"),
    ("partner", "közreműködő"),
    ("quantified", "összeggel"),
    ("recurring-after", "később ismétlődő"),
    ("report", "jelentés"),
    ("responsible", "felelős"),
    ("shared", "közös részfeladat"),
    ("spent", "elköltött összeg"),
    ("spent-in-other-years", "más években elköltött összeg"),
    ("status-of-body", "a szervezet szerinti állapot"),
    ("successor", "jogutód"),
    ("target", "célérték"),
    ("total", "összesen"),
    ("total-spent", "összesen elköltve"),
    ("undated", "határidő nélkül"),
    ("unfunded", "forrás nélkül"),
    ("unquantified", "összeg nélkül"),
    ("value", "érték"),
    ("without-amount", "összeg nélkül"),
    ("without-amount-in-other-years", "más években összeg nélkül"),
    ("without-year", "év nélkül"),
    ("without-year-only", "csak év nélkül"),
];

impl Language {
    /// The word for a part of a sheet; the one of the sheet where the language has none.
    pub fn part(self, word: &str) -> &str {
        let known = || PARTS.binary_search_by(|(known, _)| (*known).cmp(word)).ok().map(|at| PARTS[at].1);
        match self {
            Language::English => word,
            Language::Hungarian => known().unwrap_or(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted() {
        assert!(PARTS.is_sorted_by(|(a, _), (b, _)| a < b));
        assert_eq!(Language::Hungarian.part("undated"), "határidő nélkül");
        assert_eq!(Language::Hungarian.part("II.1"), "II.1");
    }
}
