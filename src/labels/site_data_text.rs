//! The texts of the open data of a site, its calendars and its seal.

use super::texts::texts;

texts! {
    /// A text of the data page, and of what leads there.
    pub enum SiteDataText {
        /// The heading of all tables.
        Tables: "Everything, as tables", "Minden adat táblázatokban";
        TablesLead: "Every record of the plan is a row, and nothing is joined into a cell. Dates are days, amounts are exact, what is \
            not known is empty.",
            "A terv minden adata külön sor, egy cellában egy érték. A dátumok napok, az összegek pontosak, az ismeretlen érték üres.";
        /// A column of forms.
        Form: "Form", "Formátum";
        /// A column of files.
        File: "File", "Fájl";
        /// The package.
        Package: "Data package: CSV files with their description", "Adatcsomag: CSV-fájlok a leírásukkal";
        /// The database.
        Database: "Database of SQLite, with views", "SQLite-adatbázis, nézetekkel";
        /// The lines.
        Lines: "JSON Lines: an object for each row", "JSON Lines: soronként egy objektum";
        /// The heading of the columns.
        Columns: "The tables and their columns", "A táblázatok és oszlopaik";
        ColumnsLead: "A file of the data package for each, with the description of its columns.",
            "Mindegyik az adatcsomag egy fájlja, az oszlopok leírásával.";
        /// Before the name of a table.
        ColumnsOf: "Columns:", "Oszlopok:";
        /// A column of names.
        Column: "Column", "Oszlop";
        /// A column of what a column holds.
        Meaning: "What it holds", "Tartalma";
        /// The heading of the dates.
        Calendar: "Calendar", "Naptár";
        /// Before the calendar.
        CalendarLead: "Deadlines, milestones, meetings and the days on which reports are due, to subscribe to. Each responsible body has \
            its own, on its page.",
            "Határidők, részfeladatok, ülések és a jelentések esedékessége, feliratkozásra. Minden felelős szervezetnek saját naptára \
            van a saját oldalán.";
        /// A link to a calendar.
        CalendarFile: "Calendar of the dates (.ics)", "A dátumok naptára (.ics)";
        /// The heading of who may use the data again.
        Reuse: "Using the data again", "Az adatok újrafelhasználása";
        Licence: "Licence", "Licenc";
        /// None is named.
        NoLicence: "None is named (`licence` in plan.toml): whether the data may be used again, the publisher knows.",
            "Nincs megnevezve (`licence` a plan.toml fájlban): hogy az adatok újra felhasználhatók-e, a közzétevő tudja megmondani.";
        /// Who coordinates the plan.
        Publisher: "Publisher", "Közzétevő";
        /// The heading of how to check a copy.
        Verify: "Checking this copy", "A másolat ellenőrzése";
        VerifyLead: "Whoever has the repository can tell, without a network, whether a copy of this site is what its commit gives: every \
            page is built again and compared.",
            "Aki rendelkezik a tárolóval, hálózat nélkül megállapíthatja, hogy e webhely másolata megegyezik-e azzal, amit a commitja ad: \
            minden oldal újra elkészül és összevetésre kerül.";
        /// What the copy is built from.
        Origin: "Commit, day and options", "Commit, nap és beállítások";
        /// The seal.
        Seal: "Seal of the commit", "A commit pecsétje";
        /// Before its digest.
        Digest: "Digest", "Lenyomat";
        /// There is none, for there is no commit.
        NoCommit: "There is no seal: no commit holds what these pages show.",
            "Nincs pecsét: egyetlen commit sem tartalmazza azt, amit ezek az oldalak mutatnak.";
        /// There is none, for the history is not whole.
        NoWhole: "There is no seal: the history was not at hand as a whole, or is damaged.",
            "Nincs pecsét: az előzmények nem voltak teljesek, vagy sérültek.";
    }
}
