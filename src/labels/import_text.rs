//! The texts of what a sheet or a form becomes.

use super::texts::{sentences, texts};

texts! {
    /// A text of `plan import`, `plan collect` and `plan fmt`.
    pub enum ImportText {
        /// Nothing is written.
        DryRun: "Nothing is written to the plan: this is a dry run. `--write` writes just this.",
            "A tervbe semmi sem került: ez próbafutás. A `--write` pontosan ezt írja be.";
        /// Why a column of money does not count.
        SumOfColumns: "a sum of other columns", "más oszlopok összege";
        PartOfColumn: "a part of another column, what was spent, or a cost of one unit", "más oszlop része, kiadás vagy egységköltség";
        OlderVersion: "another column has a newer version", "más oszlopban újabb változata van";
        SameMoney: "another column has the same money", "ugyanez a pénz más oszlopban is szerepel";
        /// Nothing is written.
        CollectDryRun: "Nothing is written: this is a dry run. `--write` writes what is taken.",
            "Semmi sem került beírásra: ez próbafutás. A `--write` az átvett sorokat írja be.";
        /// What to do about conflicts.
        SettleConflicts: "What is in conflict is not written: compare both, and where the report still holds, enter it with `plan report`, or send a new form (`plan form`).",
            "Ami ütközik, nem kerül be: vesse össze a kettőt, és ha a jelentés még helytálló, vegye fel a `plan report` paranccsal, vagy küldjön új űrlapot (`plan form`).";
        AboveHeadings: "above the headings", "a fejléc fölött";
        Headings: "the headings once more", "ismételt fejléc";
        Total: "a total", "összesen";
        Title: "a title", "cím";
        UpperTitle: "above the title of a section, and not in the plan", "szakaszcím fölött, nem kerül a tervbe";
        Bare: "without an id and a title", "azonosító és cím nélkül";
        File: "File", "Fájl";
        Cell: "Cell", "Cella";
        /// In a mapping.
        HowDaysAreRead: "dates = \"day-month-year\" or \"month-day-year\": how 3/4/2026 is read",
            "dates = \"day-month-year\" vagy \"month-day-year\": így értendő a 3/4/2026";
        /// In a mapping.
        HowRowsGoOn: "rows = \"continue\": a row without an id goes on with the measure above it: activities are milestones, and money and metrics are added",
            "rows = \"continue\": az azonosító nélküli sor a fölötte álló intézkedést folytatja: a tevékenységek mérföldkövek, a pénz és a mutatók hozzáadódnak";
        /// In a mapping.
        HowToNumber: "No column holds the ids of the measures. Give one `field = \"id\"`, or take the mark off the next line: measures are then numbered in the order of their rows, and a newer sheet finds them by their titles.",
            "Egyik oszlopban sincs az intézkedések azonosítója. Legyen az egyik mezője `field = \"id\"`, vagy vegye le a jelet a következő sorról: az intézkedések számot kapnak a soraik rendjében, és egy újabb táblázat a címükről találja meg őket.";
        /// In a mapping.
        WhatBodiesMean: "Which body a spelling means: the name of a body, or a list of names; its own spelling makes it a body of its own.",
            "Melyik szervezetet jelenti egy írásmód: egy szervezet neve vagy nevek listája; a saját írásmód önálló szervezetet hoz létre.";
        WhyRefused: "Why it is refused", "Az elutasítás oka";
        WhyNotTaken: "Why it is not taken", "Miért nem került átvételre";
        WhatChanges: "What changes", "Mi változik";
        Refused: "Refused", "Elutasítva";
        ToBeSettled: "To be settled", "Tisztázandó";
        AboutIds: "ids", "azonosítók";
        AboutDates: "dates", "dátumok";
        AboutFigures: "figures", "számok";
        AboutCurrency: "currency", "pénznem";
        AboutBodies: "bodies", "szervezetek";
        AboutMoney: "money", "források";
        AboutSections: "sections", "szakaszok";
        JoinedHeadings: "headings", "fejléc";
        Field: "Field", "Mező";
        Changed: "Changed", "Módosult";
        /// What allows a change.
        AmendmentAlone: "What was published may change by an [[amendment]] alone: `plan check --against main` says where one is missing.",
            "A közzétett szöveg csak [[amendment]] alapján változhat: hogy hol hiányzik, azt a `plan check --against main` mondja meg.";
        Gone: "In the plan and no longer in the sheet, left as it is", "A tervben szerepel, a táblázatban már nem; változatlanul marad";
        SeveralRows: "Measures of several rows", "Több soros intézkedések";
        DaysRead: "Dates that can be read in several ways", "Többféleképpen olvasható dátumok";
        AsWritten: "As written", "A cellában";
        KeptAsWords: "Kept as words", "Szövegként megőrizve";
        MadeWithThem: "Made with them", "Velük létrehozva";
        NewBody: "new body", "új szervezet";
        NewSource: "new source", "új forrás";
        NewSection: "new section", "új szakasz";
        Mapping: "mapping", "megfeleltetés";
        Sheet: "sheet", "munkalap";
        Columns: "Columns", "Oszlopok";
        Column: "Column", "Oszlop";
        Heading: "Heading", "Fejléc";
        ReadAs: "Read as", "Értelmezés";
        How: "How", "Hogyan";
    }
}

sentences! {
    ImportText {
        /// What becomes of the rows of a sheet.
        imported(new, changed, unchanged, refused): "{new} new, {changed} changed, {unchanged} unchanged, {refused} refused", "új: {new}, módosult: {changed}, változatlan: {unchanged}, elutasítva: {refused}";
        /// The rows of a measure.
        of_rows(first, last): "rows {first} to {last}", "{first}–{last}. sor";
        /// The rows of a measure, and the one that its deadline comes from.
        of_rows_due(rows, due): "{rows}, due as row {due} says", "{rows}, a határideje a(z) {due}. soré";
        /// What becomes of the rows of forms.
        collected(taken, unchanged, refused, conflicts): "{taken} taken, {unchanged} unchanged, {refused} refused, {conflicts} in conflict", "átvéve: {taken}, változatlan: {unchanged}, elutasítva: {refused}, ütközik: {conflicts}";
        /// Files that are no form, behind the counts of rows.
        files_refused(count): "{count} of the files not read", "nem olvasott fájlok: {count}";
        /// A locked cell that is no longer so.
        changed_since(before, after): "changed since the form was sent, from \"{before}\" to \"{after}\"", "az űrlap kiküldése óta megváltozott: „{before}” helyett „{after}”";
        /// A measure of a form.
        renumbered(sent, now): "{sent} was renumbered: this is {now}", "az azonosító megváltozott, régi: {sent}, új: {now}";
        /// What a rule says of a row that is taken.
        to_look_at(cell, id, words): "to look at: {cell} ({id}): {words}", "átnézendő: {cell} ({id}): {words}";
        /// A cell that is not read.
        left_out(cell, words): "{cell}: {words}", "{cell}: {words}";
        /// What is not read.
        column_not_read(name): "column not read: {name}", "nem olvasott oszlop: {name}";
        /// In a mapping, of a sheet.
        how_columns_are_read(sheet): "How the columns of {sheet} become a plan. Correct what is wrong, and run `plan import` again.",
            "Így lesz a táblázat oszlopaiból terv ({sheet}). Javítsa, ami hibás, és futtassa újra: `plan import`.";
        /// In a mapping, of a spelling.
        looks_like(like): "looks like {like}", "hasonlít erre: {like}";
        /// Two spellings.
        is_the_same(spelling, like): "is \"{spelling}\" the same as {like}?", "„{spelling}” azonos ezzel: {like}?";
        /// A spelling that is like no other, and not settled.
        which_body(spelling): "which body is \"{spelling}\"?", "melyik szervezet ez: „{spelling}”?";
        /// A spelling that may be a list, and is not settled.
        one_or_several(spelling): "is \"{spelling}\" one body or several?", "„{spelling}” egy szervezet vagy több?";
        /// Headings in two rows.
        joined(over, header): "those of rows {over} and {header} are read together, each of row {over} before those below it", "a(z) {over}. és a(z) {header}. sor együtt: a(z) {over}. sor fejléce az alatta állók elé kerül";
        /// A question with the cells that it is about.
        asked_in(count, cells, reason): "{count} ({cells}): {reason}", "{count} ({cells}): {reason}";
        /// The same of one spelling.
        asked_of(question, cells): "{question} ({cells})", "{question} ({cells})";
        /// Two sections.
        sections_alike(section, like): "\"{section}\" and \"{like}\" look alike and are two sections here: write them alike in the sheet if they are one",
            "„{section}” és „{like}” hasonló, itt két külön szakasz: ha egy, a táblázatban egyformán írja";
        /// A number with several titles.
        titled_twice(id, titles): "the title of section {id} is {titles}: write it alike in every row; until then it stays as it is",
            "a(z) {id} szakasz címe {titles}: minden sorban egyformán írja; addig nem változik";
        /// Where to say so.
        under_bodies(path): "Under [bodies] in {path}, write the body that each means; its own spelling makes it a body of its own.", "A(z) {path} fájl [bodies] részében adja meg, melyik szervezetet jelentik; a saját írásmód önálló szervezetet hoz létre.";
        /// Money that a person added in the files.
        kept_money(allocations, ids): "Kept: {allocations} not from a sheet ({ids}).", "Megmarad, mert nem táblázatból való: {allocations} ({ids}).";
        /// What the sheet does not have.
        absent(ids): "In the plan and not in the sheet, left as they are: {ids}.", "A tervben szerepel, a táblázatban nem, változatlanul marad: {ids}.";
        /// What says neither a day nor an amount.
        in_cells(text, cells): "\"{text}\": {cells}", "„{text}”: {cells}";
        /// Cells with more than an amount.
        more_than_amount(text, cells, money): "\"{text}\": {cells}; read as {money}", "„{text}”: {cells}; értelmezve: {money}";
        /// Cells whose words say that their amount is not exact.
        inexact(text, cells): "\"{text}\": {cells}; not exact, so that the plan has no amount for it: write the amount where it is known", "„{text}”: {cells}; nem pontos, ezért a tervben nem lesz összege: ha ismert, az összeget írja be";
        /// Cells that say that there is no source.
        no_source(text, cells): "\"{text}\": {cells}; names no source", "„{text}”: {cells}; nem nevez meg forrást";
        /// A source that no cell names.
        unnamed_source(name, id, state): "{name} ({id}): no cell names where this money comes from, and a source has a state: {state} is written; correct it in plan.toml", "{name} ({id}): egy cella sem mondja meg, honnan van ez a pénz, a forrásnak viszont állapota van: ez kerül be: {state}; javítsa a plan.toml fájlban";
        /// What is wrong with many cells.
        also_in(reason, cells): "{reason} (the same in {cells})", "{reason} (ugyanez itt: {cells})";
        /// Several cells, the first of which are named.
        and_more(cells, more): "{cells} and {more} more", "{cells} és még {more}";
        /// Another spelling.
        also(alias): ", also \"{alias}\"", ", más írásmóddal: „{alias}”";
        /// A row of the sheet.
        row(n): "row {n}", "{n}. sor";
        /// How many rows are no measures.
        skipped(rows): "{rows} skipped", "Kihagyva: {rows}";
        /// A column of the sheet.
        column(name): "column {name}", "{name} oszlop";
        /// What the mapping does not name.
        not_mapped(title): "left out, for the mapping does not name it: {title}", "kimaradt, mert a megfeleltetésben nem szerepel: {title}";
        /// What the sheet does not have.
        no_column(title): "the sheet has no column \"{title}\"", "a táblázatban nincs ilyen oszlop: „{title}”";
        /// What is left out on purpose.
        left_out_as(field, title): "left out, as {field}: {title}", "kimaradt ({field}): {title}";
        /// A sheet that is not read.
        not_read(name): "not read: {name}", "nem olvasott: {name}";
        struck_out(count, cells): "{count} struck out, and read all the same: {cells}", "{count} áthúzva, de beolvasva: {cells}";
        commented(count, cells): "{count} with a comment, which is not read: {cells}", "{count} megjegyzéssel, amely nincs beolvasva: {cells}";
        unprintable(count, cells): "{count} with characters that do not print, which are left out: {cells}", "{count} nem nyomtatható karakterekkel, amelyek kimaradtak: {cells}";
        hidden_rows(rows): "hidden rows, read all the same: {rows}", "rejtett sorok, de beolvasva: {rows}";
        hidden_columns(columns): "hidden columns, read all the same: {columns}", "rejtett oszlopok, de beolvasva: {columns}";
        /// Of a spelling under `[bodies]`.
        no_such_body(spelling): "no cell holds \"{spelling}\", which stands under [bodies]", "egyik cellában sincs „{spelling}”, ami a [bodies] alatt áll";
        /// Where to correct it.
        guessed(path): "Guessed, and written to {path}: correct it there and run this again.", "Becsült megfeleltetés, ide írva: {path}. Javítsa ott, és futtassa újra.";
        /// Of a column of money, with the reason.
        not_counted(why): "not counted: {why}", "nem számít: {why}";
        separated_by(mark): "a list separated by {mark}", "felsorolás, elválasztó: {mark}";
        in_year(year): "in {year}", "{year}";
        times(n): "times {n}", "szorozva: {n}";
        /// Of a column of amounts: the words that make each a bound.
        bounds(words): "not exact: \"{words}\"", "nem pontos: „{words}”";
        without(words): "without \"{words}\"", "e nélkül: „{words}”";
        /// How many files are fine.
        all_laid_out(files): "{files} laid out, nothing to change", "Rendezve: {files}, nincs változás";
        /// How many files were written.
        laid_out(files): "{files} laid out anew", "Újrarendezve: {files}";
        /// How many files would be.
        would_change(files): "{files} would change", "Változna: {files}";
        /// How many files were not.
        left_alone(files): "{files} left alone, not readable as TOML", "Érintetlen maradt, TOML-ként nem olvasható: {files}";
    }
}
