//! Why the file of a sheet cannot be read, and what to do.

use super::language::Language;
use super::sentence::Sentence;
use super::texts::{sentences, texts};

texts! {
    /// A reason in which nothing is named, or what to do about it.
    pub enum SheetReason {
        NoWorkbook: "this is not a workbook, whatever its name says", "ez nem munkafüzet, akármit mond is a neve";
        WorkbookAsText: "this is a workbook, and its name says that it is text (.csv)", "ez munkafüzet, a neve viszont szöveget (.csv) ígér";
        NameAsWorkbook: "give it its own ending (.xlsx or .ods), or save it as CSV in a spreadsheet program",
            "adja vissza a végződését (.xlsx vagy .ods), vagy mentse CSV-ként táblázatkezelőben";
        SaveAsSheet: "open it in a spreadsheet program and save it as .xlsx, .ods or .csv",
            "nyissa meg táblázatkezelőben, és mentse .xlsx, .ods vagy .csv formátumban";
        Damaged: "the workbook is damaged or not complete", "a munkafüzet sérült vagy hiányos";
        CopyAgain: "download or copy it again, or open it in a spreadsheet program and save it anew",
            "töltse le vagy másolja újra, vagy nyissa meg táblázatkezelőben, és mentse újra";
        Macros: "the workbook holds macros, which are not opened", "a munkafüzetben makrók vannak, ilyet a program nem nyit meg";
        SaveWithoutMacros: "save it as a workbook without macros (.xlsx or .ods), and give that file",
            "mentse makrók nélküli munkafüzetként (.xlsx vagy .ods), és azt adja meg";
        CopyTable: "copy the table alone into a new workbook, and give that file",
            "csak a táblázatot másolja új munkafüzetbe, és azt adja meg";
        Protected: "the workbook is protected by a password", "a munkafüzetet jelszó védi";
        WithoutPassword: "open it, save it without a password, and give that file; keep passwords out of scripts",
            "nyissa meg, mentse jelszó nélkül, és azt adja meg";
        Before2007: "the workbook is in the format of Excel before 2007", "a munkafüzet a 2007 előtti Excel formátumában van";
        SaveAsXlsx: "open it in a spreadsheet program and save it as .xlsx", "nyissa meg táblázatkezelőben, és mentse .xlsx formátumban";
        DeleteEmptyRows: "delete the empty rows, and save it again", "törölje az üres sorokat, és mentse újra";
        DeleteTheRest: "delete what does not belong to the table, and save it again",
            "törölje, ami nem a táblázathoz tartozik, és mentse újra";
        NameTheFile: "name the file of the sheet", "a táblázat fájlját adja meg";
        SaveAgain: "download or save the file again", "töltse le vagy mentse újra a fájlt";
        ImportThat: "save it as .xlsx, .ods or .csv, and give that file", "mentse .xlsx, .ods vagy .csv formátumban, és azt adja meg";
        SaveAsCsv: "save it again as CSV in UTF-8", "mentse újra UTF-8 kódolású CSV-ként";
        UsualName: "write its usual name, such as utf-8, windows-1250, windows-1252, iso-8859-2 or utf-16le", "a szokásos nevét írja be, például: utf-8, windows-1250, windows-1252, iso-8859-2 vagy utf-16le";
        SaveOrNameEncoding: "save it as CSV in UTF-8, or name its encoding: --encoding NAME",
            "mentse UTF-8 kódolású CSV-ként, vagy adja meg a kódolását: --encoding NÉV";
        SaveAsCsvUtf8: "save it as \"CSV UTF-8\", which keeps every letter", "mentse „CSV UTF-8” formátumban, az minden betűt megőriz";
        CloseQuotes: "close them, or take them out: what stands between two is one cell",
            "zárja le vagy törölje: ami két idézőjel között áll, egyetlen cella";
        AllEmpty: "every sheet of the workbook is empty", "a munkafüzet minden munkalapja üres";
        RightFile: "look whether it is the right file", "nézze meg, hogy ez-e a jó fájl";
        SaveAnew: "open it in a spreadsheet program and save it anew, without a password",
            "nyissa meg táblázatkezelőben, és mentse újra, jelszó nélkül";
    }
}

sentences! {
    SheetReason {
        /// Where.
        in_file(path, why): "{path}: {why}", "{path}: {why}";
        unpacks_to(megabytes): "the workbook unpacks to more than {megabytes} MB: no plan is that large",
            "a munkafüzet kicsomagolva több mint {megabytes} MB: ekkora terv nincs";
        empty_rows(rows): "more than {rows} rows stand between the first row and the last",
            "az első és az utolsó sor között ennél több sor áll: {rows}";
        too_large(rows, columns, cells): "the sheet goes past {rows} rows, {columns} columns or {cells} cells: no plan is that large",
            "a munkalap túl nagy, határai: {rows} sor, {columns} oszlop, {cells} cella; ekkora terv nincs";
        /// Of a path.
        not_a_file(path): "{path} is not a file", "nem fájl: {path}";
        megabytes(path, size): "{path} has {size} MB, more than any plan's table needs",
            "{path}: {size} MB, egy terv táblázatához ennyi nem kell";
        is_empty(path): "{path} is empty", "üres: {path}";
        cannot_be_read(path, error): "{path} cannot be read: {error}", "nem olvasható: {path} ({error})";
        may_hold_macros(path): "{path} may hold macros, which are not opened", "makrók lehetnek benne, ilyet a program nem nyit meg: {path}";
        old_excel(path): "{path} is in the format of Excel before 2007", "a 2007 előtti Excel formátumában van: {path}";
        is_document(path): "{path} is a document, not a sheet", "ez szöveges dokumentum, nem táblázat: {path}";
        no_ending(path): "the name of {path} does not end in what it is", "a fájl nevének végéről nem derül ki, mi az: {path}";
        other_ending(path, ending): "{path}: sheets do not end in .{ending}", "{path}: táblázat neve nem végződhet így: .{ending}";
        /// Of a table.
        no_table(error): "the table cannot be read: {error}", "a táblázat nem olvasható: {error}";
        /// Of an encoding.
        no_encoding(name): "there is no encoding \"{name}\"", "nincs ilyen kódolás: „{name}”";
        not_in(name): "the file is not in {name}: some of its bytes are no letters there",
            "a fájl kódolása nem {name}: egyes bájtjai abban nem betűk";
        open_quotes(line): "quotation marks that are opened in the row of line {line} are never closed",
            "a(z) {line}. sorban nyitott idézőjel nincs lezárva";
        not_utf8(line, guess): "the file is not in UTF-8 (line {line}); it may be in {guess}",
            "a fájl kódolása nem UTF-8 ({line}. sor); talán {guess}";
        or_encoding(guess): "or say which encoding it is, if the letters are right then: --encoding {guess}",
            "vagy adja meg a kódolását, ha a betűk úgy helyesek: --encoding {guess}";
        is_hidden(name): "the sheet \"{name}\" is hidden, and a hidden sheet is not read", "rejtett munkalap, ezért nem olvasható be: „{name}”";
        seen_sheets(names): "show it in the spreadsheet program, or name one that is seen: {names}", "tegye láthatóvá a táblázatkezelőben, vagy nevezzen meg egy látható munkalapot: {names}";
        no_sheet(name): "there is no sheet \"{name}\"", "nincs ilyen munkalap: „{name}”";
        its_sheets(names): "its sheets are: {names}", "a munkalapjai: {names}";
        broken(error): "the workbook cannot be read: {error}", "a munkafüzet nem olvasható: {error}";
    }
}

impl From<SheetReason> for Sentence {
    fn from(reason: SheetReason) -> Self {
        Sentence::of(|language: Language| reason.in_language(language).to_owned())
    }
}
