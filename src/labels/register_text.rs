//! The texts of the registers: bodies, sources of funding, rules.

use super::texts::texts;

texts! {
    /// A text of `plan bodies`, `plan sources` and `plan rules`.
    pub enum RegisterText {
        NoSuchBody: "The register holds no such body.", "A nyilvántartásban nincs ilyen szervezet.";
        /// A column of other names.
        OtherNames: "Hungarian name, abbreviation", "Angol név, rövidítés";
        Responsible: "Responsible", "Felelős";
        TookOver: "Took over", "Átvett";
        Partner: "Partner", "Partner";
        /// Of names that are the register's.
        Translated: "* The English name is this register's translation; the documents give the Hungarian one.",
            "* Az angol név a nyilvántartás saját fordítása; a dokumentumokban a magyar név szerepel.";
        Instead: "Instead", "Helyette";
        /// A column of words.
        InPublishedWords: "In the published words", "A közzétett szövegben";
        /// Nothing is listed.
        NoSource: "plan.toml lists no source of funding.", "A plan.toml nem sorol fel finanszírozási forrást.";
        /// What a column counts.
        InsteadMeans: "Instead: more measures, which may draw on it in place of another source.",
            "Helyette: további intézkedések, amelyek más forrás helyett ebből is finanszírozhatók.";
        Rule: "Rule", "Szabály";
        Severity: "Severity", "Súlyosság";
        Group: "Group", "Csoport";
        WhatItFinds: "What it finds", "Mit talál meg";
        /// Where there is more.
        ExplainRule: "`plan check --explain RULE` says more of each.", "Mindegyikről bővebben (angolul): `plan check --explain RULE`.";
    }
}
