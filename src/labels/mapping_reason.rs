//! Why a mapping does not fit its sheet or its plan, and what to do.

use super::texts::{texts, told};

texts! {
    /// What to do about a mapping.
    pub enum MappingReason {
        OneOfThem: "give one of them another `field` in the mapping, such as `extra` or `ignore`",
            "a megfeleltetésben az egyik kapjon más mezőt (`field`), például: `extra` vagy `ignore`";
        HeadingInOneRow: "write each heading in one row, with what stands above it: \"Cost 2026 (million HUF)\"",
            "minden fejléc egy sorba kerüljön, azzal együtt, ami fölötte áll: „Költség 2026 (millió Ft)”";
        OneTable: "give both tables their columns in the same order, or import each from a sheet of its own",
            "a két táblázat oszlopai álljanak azonos sorrendben, vagy mindkettő kerüljön külön munkalapra";
        SetHeader: "set `header` in the mapping to the row of the headings, as the spreadsheet counts",
            "a megfeleltetésben a `header` legyen a fejléc sora, ahogyan a táblázatkezelő számozza";
        CorrectBody: "write the name of a body of bodies.toml, or correct the names of that body there",
            "a bodies.toml egyik szervezetének nevét írja be, vagy ott javítsa a szervezet neveit";
        CorrectMapping: "correct it, or delete the file: the next run guesses anew",
            "javítsa, vagy törölje a fájlt: a következő futás újra megbecsüli";
        WrongType: "a value has the wrong type: words stand between quotes, numbers without, lists in [ ]",
            "egy érték típusa hibás: a szöveg idézőjelben áll, a szám anélkül, a felsorolás [ ] között";
        KeyTwice: "a key or a spelling stands there a second time: keep one of them",
            "egy kulcs vagy egy írásmód másodszor szerepel: csak az egyik maradjon";
        OtherKey: "give each column of the plan's own its own `key`", "minden saját oszlopnak külön kulcsa (`key`) legyen";
        RenameTitle: "where a heading was renamed, write the new one as the `title` of that column in the mapping",
            "ha egy fejlécet átneveztek, az új legyen az oszlop `title` értéke a megfeleltetésben";
        WriteLetters: "write its letters as the spreadsheet shows them: A, B, AA",
            "a táblázatkezelőben látható betűit írja be: A, B, AA";
        WriteLang: "a column of titles, means or indicators may have the code of a language: hu",
            "nyelvkódja (például: hu) a címek, az eszközök és az indikátorok oszlopának lehet";
        WriteCode: "write its code of ISO 4217, such as EUR", "az ISO 4217 szerinti kódját írja be, például: EUR";
        WriteMark: "write `decimal = \",\"` or `\".\"`", "a helyes alak: `decimal = \",\"` vagy `\".\"`";
        WriteBodies: "write the name of a body, or a list of names: [\"BM\", \"IM\"]",
            "egy szervezet nevét írja be, vagy nevek felsorolását: [\"BM\", \"IM\"]";
        WriteBodyOrMark: "write the name of a body, or \"?\" where it is not settled yet",
            "egy szervezet nevét írja be, vagy kérdőjelet („?”), ha még nem dőlt el";
        WriteInCells: "write the body into the cells of the sheet, and take the line out of the mapping",
            "írja be a szervezetet a munkalap celláiba, és vegye ki a sort a megfeleltetésből";
        NoIds: "no column holds the ids of the measures", "egyik oszlopban sincs az intézkedések azonosítója";
        NumberThem: "or write `ids = \"numbered\"` at the top of the mapping: measures are then numbered in the order of their rows, and a newer sheet finds them by their titles",
            "vagy írja a megfeleltetés elejére: `ids = \"numbered\"`; az intézkedések ekkor számot kapnak a soraik rendjében, és egy újabb táblázat a címükről találja meg őket";
        IdsTwice: "the mapping says `ids = \"numbered\"`, and one of its columns holds the ids", "a megfeleltetésben `ids = \"numbered\"` áll, de az egyik oszlopban azonosítók vannak";
        OneOfIds: "take that line away, or give the column another `field`, such as `extra`", "törölje azt a sort, vagy az oszlop kapjon más mezőt (`field`), például: `extra`";
        NoTitles: "no column holds their titles", "egyik oszlopban sincs az intézkedések címe";
        WhereNoMapping: "where there is no mapping yet, `plan help sheets` shows what one looks like; or give the columns headings such as `ID` and `Title`",
            "ha még nincs megfeleltetés, a `plan help sheets` mutat egyet; vagy legyen az oszlopoknak fejlécük, például `Azonosító` és `Intézkedés`";
        KeepValues: "open the workbook in a spreadsheet program and save it: that keeps the values",
            "nyissa meg a munkafüzetet egy táblázatkezelőben, és mentse: így az értékek megmaradnak";
    }
}

told! {
    MappingReason {
        /// Of a mapping that was guessed in this run.
        written_to(path): "what is known of the columns was written to {path}: correct it there, and run this again", "amit az oszlopokról tudni, ide került: {path}. Javítsa ott, és futtassa újra";
        /// Of a mapping that is no TOML, or says what none can.
        in_line(line, said): "line {line}: {said}", "{line}. sor: {said}";
        fields_are(fields): "a column's `field` is one of: {fields}", "egy oszlop mezője (`field`) ezek egyike: {fields}";
        unknown_key(key): "there is no key `{key}`", "nincs ilyen kulcs: `{key}`";
        unknown_word(word): "there is no word `{word}`", "nincs ilyen szó: `{word}`";
        missing_key(key): "`{key}` is missing", "hiányzik: `{key}`";
        no_toml(said): "it is no TOML: {said}", "nem TOML ({said})";
        no_column(letters): "\"{letters}\" is not a column", "„{letters}” nem oszlop";
        no_lang(letters): "column {letters} cannot have this `lang`", "a(z) {letters} oszlopnak nem lehet ilyen nyelve (`lang`)";
        no_currency(code): "\"{code}\" is not a currency", "„{code}” nem pénznem";
        no_decimal(mark): "\"{mark}\" is no mark before decimals", "„{mark}” nem tizedesjel";
        no_body(spelling, said): "under [bodies], \"{spelling}\" is given \"{said}\", which is no body", "a [bodies] részben „{spelling}” megfelelője „{said}”, ami nem szervezet";
        unknown_spelling(spelling): "under [bodies] stands \"{spelling}\", which says in cells that the body is not known",
            "a [bodies] részben ez áll: „{spelling}”, a cellákban viszont ez azt jelenti, hogy a szervezet nem ismert";
        no_bodies(spelling): "under [bodies], \"{spelling}\" is given no body", "a [bodies] részben nincs szervezet megadva ehhez: „{spelling}”";
        give_field(field): "give one of the columns `field = \"{field}\"` in the mapping", "a megfeleltetésben az egyik oszlop mezője legyen ez: `field = \"{field}\"`";
        key_again(column, key): "column {column} has the `key` \"{key}\", which another column has already", "a(z) {column} oszlop kulcsa (`key`) már egy másik oszlopé: „{key}”";
        /// Of columns of the sheet.
        not_in_mapping(headings): "the mapping does not name: {headings}", "a megfeleltetésben nem szerepel: {headings}";
        empty_header(row): "row {row} is empty, where the mapping has the headings", "a megfeleltetés szerint a(z) {row}. sor a fejléc, de az üres";
        formula(cell): "a cell holds a formula without its value: {cell}", "egy cellában csak képlet van, érték nélkül: {cell}";
        formulas(many, first): "{many} cells hold formulas without their values, the first in {first}", "{many} cellában csak képlet van, érték nélkül, az első: {first}";
        /// Of columns.
        twice(first, second, field): "columns {first} and {second} both hold `{field}`, which a measure has once",
            "két oszlopnak ({first}, {second}) ugyanaz a mezője: `{field}`, ebből egy intézkedésnek egy van";
        heading_in_two_rows(first, second): "the headings of row {first} go on in row {second}",
            "a(z) {first}. sor fejléce a(z) {second}. sorban folytatódik";
        second_table(row): "a second table begins in row {row}: its headings are in another order",
            "a(z) {row}. sorban második táblázat kezdődik, amelynek a fejléce más sorrendű";
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
