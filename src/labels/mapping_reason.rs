//! Why a mapping does not fit its sheet or its plan, and what to do.

use super::language::Language;
use super::sentence::Sentence;
use super::texts::{sentences, texts};

texts! {
    /// What to do about a mapping.
    pub enum MappingReason {
        OneOfThem: "give one of them another `field` in the mapping, such as `extra` or `ignore`",
            "a megfeleltetésben az egyik kapjon más mezőt (`field`), például: `extra` vagy `ignore`";
        HeadingInOneRow: "write each heading in one row, with what stands above it: \"Cost 2026 (million HUF)\"",
            "minden fejléc egy sorba kerüljön, azzal együtt, ami fölötte áll: „Költség 2026 (millió Ft)”";
        SetHeader: "set `header` in the mapping to the row of the headings, as the spreadsheet counts",
            "a megfeleltetésben a `header` legyen a fejléc sora, ahogyan a táblázatkezelő számozza";
        CorrectBody: "write the name of a body of bodies.toml, or correct the names of that body there",
            "a bodies.toml egyik szervezetének nevét írja be, vagy ott javítsa a szervezet neveit";
    }
}

sentences! {
    MappingReason {
        /// Of columns.
        twice(first, second, field): "columns {first} and {second} both hold `{field}`, which a measure has once",
            "két oszlopnak ({first}, {second}) ugyanaz a mezője: `{field}`, ebből egy intézkedésnek egy van";
        heading_in_two_rows(first, second): "the headings of row {first} go on in row {second}",
            "a(z) {first}. sor fejléce a(z) {second}. sorban folytatódik";
        /// Of a mapping.
        other_header(row, title): "row {row}, which the mapping takes for the headings, has no \"{title}\"",
            "a megfeleltetés szerint a(z) {row}. sor a fejléc, de ott nincs ilyen oszlop: „{title}”";
        looks_like_header(row): "row {row} looks like the headings", "a(z) {row}. sor látszik fejlécnek";
        other_body(spelling, said, known): "the mapping says that \"{spelling}\" is \"{said}\", and bodies.toml has it as a name of \"{known}\"",
            "a megfeleltetés szerint „{spelling}” azonos ezzel: „{said}”, a bodies.toml szerint viszont ennek a neve: „{known}”";
        no_such_body(spelling, said): "the mapping says that \"{spelling}\" is \"{said}\", and bodies.toml has no such body",
            "a megfeleltetés szerint „{spelling}” azonos ezzel: „{said}”, de ilyen szervezet nincs a bodies.toml fájlban";
    }
}

impl From<MappingReason> for Sentence {
    fn from(reason: MappingReason) -> Self {
        Sentence::of(|language: Language| reason.in_language(language).to_owned())
    }
}
