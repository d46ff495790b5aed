//! How a form is filled in, line by line.

use super::Language;

/// Each line in English and in Hungarian.
const LINES: [(&str, &str); 11] = [
    (
        "Fill in the yellow cells of the first sheet. All others are locked, without a password: sorting and filtering may need \
         \"Unprotect sheet\" first, and do no harm.",
        "Az első munkalap sárga celláit kell kitölteni. A többi zárolt, jelszó nélkül: a rendezéshez és a szűréshez előbb szükség lehet \
         a lapvédelem feloldására, ez nem okoz gondot.",
    ),
    (
        "A row that you leave empty says nothing, and changes nothing.",
        "Az üresen hagyott sor nem jelent semmit, és semmit sem változtat meg.",
    ),
    (
        "Status: choose from the list. A measure is given up by an amendment of the plan alone, not by a report.",
        "Állapot: válasszon a listából. Intézkedés visszavonása csak a terv módosításával lehetséges, jelentéssel nem.",
    ),
    (
        "Date: the day of the report above the table goes for every row without a day of its own.",
        "Dátum: a táblázat fölötti nap minden olyan sorra érvényes, amelynek nincs saját napja.",
    ),
    (
        "Value: the figure alone, such as 12 or 2.5. A value belongs to the report on its measure, which needs a status too.",
        "Érték: csak a szám, például 12 vagy 2,5. Az érték az intézkedésről szóló jelentés része, ezért ott állapot is kell.",
    ),
    (
        "Evidence: the address of what shows it (https://...), several below each other. What is completed should have one.",
        "Bizonyíték: az igazoló anyag címe (https://...), több cím egymás alá írva. Ami befejeződött, ahhoz tartozzon ilyen.",
    ),
    (
        "In your words: what was done, and what stands in the way.",
        "Szöveges jelentés: mi történt, és mi akadályozza a megvalósítást.",
    ),
    (
        "Spent so far: all that was spent of {budget}, in the currency of the plan; less the next time corrects it. Of another \
         source or year, or where the row names several sources: SOURCE/YEAR=amount, several with semicolons between.",
        "Eddig kifizetve: {budget} eddig összesen kifizetett összeg, a terv pénznemében; a következő jelentés felülírja. \
         Más forrás vagy év, vagy ha a sor több forrást nevez meg: FORRÁS/ÉV=összeg, több között pontosvesszővel.",
    ),
    (
        "The plan is public. Write nothing that identifies a person or locates a shelter: no names, addresses or telephone numbers.",
        "A terv nyilvános. Ne írjon olyat, amiből személy vagy védett ház felismerhető: se nevet, se címet, se telefonszámot.",
    ),
    (
        "Do not change the column \"Row\": by it each row is known again, wherever it stands.",
        "A \u{201e}Sor\u{201d} oszlopot ne módosítsa: erről ismerhető fel a sor, bárhol áll is.",
    ),
    (
        "Save it as a workbook (.xlsx or .ods) or as CSV, and send it back.",
        "Mentse munkafüzetként (.xlsx vagy .ods) vagy CSV-ként, és küldje vissza.",
    ),
];

/// The lines in a language. `year`: of which an amount without a year is; `None`: the one of its report.
pub fn guide(language: Language, year: Option<i32>) -> impl Iterator<Item = String> {
    let budget = match (language, year) {
        (Language::English, Some(year)) => format!("the budget of {year}"),
        (Language::English, None) => "the budget of the report's year".to_owned(),
        (Language::Hungarian, Some(year)) => format!("a {year}. évi költségvetésből"),
        (Language::Hungarian, None) => "a jelentés évének költségvetéséből".to_owned(),
    };
    LINES.iter().map(move |(english, hungarian)| {
        let line = match language {
            Language::English => english,
            Language::Hungarian => hungarian,
        };
        line.replace("{budget}", &budget)
    })
}
