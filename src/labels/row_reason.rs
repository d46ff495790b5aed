//! Why a row of a sheet is no measure.

use super::language::Language;
use super::sentence::Sentence;
use super::texts::{sentences, texts};

texts! {
    /// A reason of `plan import` in which nothing is named.
    pub enum RowReason {
        NoId: "there is no id: number the measure", "nincs azonosító: számozza meg az intézkedést";
        NoTitle: "there is no title: write what is to be done", "nincs cím: írja be, mit kell tenni";
        /// Of the day of a milestone.
        UntitledMilestone: "the milestone of this day has no title: write what is to be reached",
            "ehhez a naphoz nincs mérföldkő: írja be, mit kell elérni";
        NoCurrency: "it names no currency: set `currency = \"EUR\"` in the mapping, or give --currency",
            "nincs pénzneme. A megfeleltetésben: `currency = \"EUR\"`, vagy adja meg: --currency";
        CorrectSheet: "correct the sheet or the mapping: nothing was written", "javítsa a táblázatot vagy a megfeleltetést: semmi sem került beírásra";
        /// Of an id, where the reason is known in English alone.
        WhatAnIdIs: "an id is letters, digits, dots and dashes", "betűkből, számjegyekből, pontokból és kötőjelekből állhat";
        /// Between readings.
        Or: " or ", " vagy ";
    }
}

sentences! {
    RowReason {
        /// Of a row that goes on with a measure.
        once_only(row, field): "this row goes on with the measure of row {row}, which has `{field}` once: write it there, or give this row an id of its own",
            "ez a sor a(z) {row}. sor intézkedését folytatja, amelynek ebből egy van: `{field}`. Oda írja, vagy adjon ennek a sornak saját azonosítót";
        /// Of a row in a sheet whose measures are numbered.
        same_title(row): "row {row} has this title too, and the measures have no ids by which they are told apart: give them other titles, or the sheet a column of ids",
            "ez a cím a(z) {row}. sorban is szerepel, és nincs azonosító, amely megkülönböztetné őket: kapjanak más címet, vagy legyen a táblázatban azonosítóoszlop";
        /// Of a row in a newer sheet whose measures are numbered.
        new_or_retitled(ids): "the plan has no measure with this title, and no row has the titles of {ids}: if it is one of them, write the new title in its file first; if it is a new measure, give the sheet a column of ids, as the plan has them",
            "a tervben nincs ilyen című intézkedés, és egyik sorban sincs meg ezek címe: {ids}. Ha ez azok egyike, előbb a fájljába írja be az új címet; ha új intézkedés, legyen a táblázatban azonosítóoszlop a terv azonosítóival";
        in_quotes(name): "\"{name}\"", "„{name}”";
        formula_error(error): "the formula in it comes to {error}: correct it in the sheet",
            "a képlet eredménye {error}: javítsa ki a táblázatban";
        id_is_date(day): "{day} is a date: format the column of ids as text, and write the id again",
            "{day} dátum: az azonosítók oszlopát formázza szövegként, és írja be újra az azonosítót";
        id_taken(row, id): "row {row} has the id \"{id}\" already: give each measure its own",
            "ez az azonosító már szerepel ({row}. sor): „{id}”. Minden intézkedésnek sajátot adjon";
        id_again(row, id): "row {row} has the id \"{id}\" too, and which of them is the measure is not known: give each its own",
            "ez az azonosító még egyszer szerepel ({row}. sor): „{id}”, és nem tudni, melyik az intézkedés. Mindegyiknek sajátot adjon";
        number_id_taken(row, id, full): "row {row} has the id \"{id}\" already, and a number cell cannot tell {full} from {id}: format the column of ids as text, and write the ids again",
            "ez az azonosító már szerepel ({row}. sor): „{id}”. Számcella nem különbözteti meg ezt: {full} ettől: {id}. Az azonosítók oszlopát formázza szövegként, és írja be újra az azonosítókat";
        id_lost_nought(id, full): "the number {id} may have been written as {full}, as the ids beside it say: format the column of ids as text, and write the id again",
            "a {id} számot talán így írták be: {full}, a szomszédos azonosítók erre utalnak. Az azonosítók oszlopát formázza szövegként, és írja be újra az azonosítót";
        becomes_taken(row, id): "row {row} becomes {id} already: give each measure its own id",
            "ez az azonosító már foglalt ({row}. sor): {id}. Minden intézkedésnek sajátot adjon";
        /// Of a row in a newer sheet: the title, its id in the plan, and its id in the sheet.
        renumbered(title, old, new): "the plan has \"{title}\" as {old}, and here it is {new}: under the new number it would lose its reports. If it was renumbered, give its file in the plan the name {new}.toml with `formerly = [\"{old}\"]` in it; if only the titles changed places, change them in the plan; then import again",
            "a tervben „{title}” azonosítója {old}, itt pedig {new}: az új szám alatt elveszítené a jelentéseit. Ha az azonosítója változott, a tervben a fájlja neve legyen {new}.toml, benne `formerly = [\"{old}\"]`; ha csak a címek cserélődtek, a tervben írja át őket; aztán importáljon újra";
        no_id(written, why): "\"{written}\" cannot be an id: {why}", "„{written}” nem lehet azonosító ({why})";
        /// Of an id that no file can be called after on every system.
        device_id(written): "\"{written}\" cannot be an id: Windows takes a file of that name for a device; write another, such as {written}-1",
            "„{written}” nem lehet azonosító: ilyen nevű fájlt a Windows eszköznek tart; mást írjon, például: {written}-1";
        parent_is_no_id(written): "\"{written}\" is no id of a measure: write that of the measure it is a step of",
            "nem azonosító: „{written}”. Annak az intézkedésnek az azonosítóját írja be, amelynek ez lépése";
        which_body(spelling, like): "is \"{spelling}\" the same as {like}? Say which body it is under [bodies] in the mapping; several bodies are a list of names",
            "„{spelling}” azonos ezzel: {like}? A megfeleltetés [bodies] részében adja meg, melyik szervezet; ha több, nevek listáját írja";
        /// Of a spelling that may be a list.
        one_or_several(spelling): "is \"{spelling}\" one body or several? Under [bodies] in the mapping write the list of their names, such as [\"A\", \"B\"], or its own spelling if it is one; where a mark separates all names of the column, set its `separator`",
            "„{spelling}” egy szervezet vagy több? A megfeleltetés [bodies] részében írja be a nevek listáját, például [\"A\", \"B\"], vagy ha egy szervezet, a saját írásmódját; ha az oszlopban minden nevet ugyanaz a jel választ el, az legyen a `separator`";
        /// Of a cell of bodies: an e-mail address, say.
        personal_body(kind): "the cell holds {kind}, which a public plan must not have: write the name of the body alone",
            "a cellában {kind} van, ami nyilvános tervbe nem kerülhet: csak a szervezet nevét írja be";
        /// Of a spelling that is like no other.
        body_open(spelling): "which body is \"{spelling}\"? Say it under [bodies] in the mapping",
            "melyik szervezet ez: „{spelling}”? A megfeleltetés [bodies] részében adja meg";
        /// Of a row with words alone above the measure.
        unclear_title(row, text): "row {row} above it says \"{text}\" alone, and whether that is the title of its section is not certain: number the titles of all sections (\"I. ...\"), give the sheet a column of sections, or delete the row",
            "a fölötte álló {row}. sorban csak ennyi áll: „{text}”, és nem biztos, hogy ez a szakasz címe: számozza meg minden szakasz címét („I. ...”), adjon meg szakaszoszlopot, vagy törölje a sort";
        /// Of a section: what the rule finds.
        no_section(found): "{found}: name the section in the column of sections, in a row such as \"I. Title\" above the measures, or at the beginning of the id",
            "{found} Adja meg a szakaszt a szakaszok oszlopában, az intézkedések fölött egy külön sorban (például „I. Cím”), vagy az azonosító elején";
        /// Of a value in a column of the plan's own.
        personal_column(found): "{found}: take it out of the cell, or give this column the `field` \"ignore\" in the mapping, and it stays out of the plan",
            "{found} Vegye ki a cellából, vagy a megfeleltetésben ennek az oszlopnak a `field` értéke \"ignore\" legyen, és kimarad a tervből";
        /// What a rule asks for in Hungarian, with what it found.
        with_facts(asked, found): "{asked} ({found})", "{asked} (Az ellenőrzés szövege: {found}.)";
        /// Of the whole plan.
        plan_would_have(path, what): "the plan would have an error in {path}: {what}", "a tervben hiba keletkezne, itt: {path} ({what})";
        cannot_change(path, why): "{path} cannot be changed: {why}", "nem módosítható: {path} ({why})";
        /// Of an amount in a column that stands beside other columns of money.
        open_money(title): "is \"{title}\" money beside the other columns, or counted in them already? In the mapping, its `field` is \"amount\" where it counts, with its `source` if it has one, and \"extra\" where it does not",
            "„{title}”: a többi oszlop mellett számító pénz, vagy azokban már benne van? A megfeleltetésben a `field` értéke \"amount\", ha számít (a forrása a `source`, ha van), és \"extra\", ha nem";
        /// Of money.
        other_money(of_plan, of_sheet): "the plan has the allocation \"{of_plan}\" and the sheet \"{of_sheet}\": whether they are the same money is not certain. Correct the [[allocation]] of the measure, or the sheet",
            "a tervben „{of_plan}”, a táblázatban „{of_sheet}” szerepel: nem biztos, hogy ugyanaz a forrás. Javítsa az intézkedés [[allocation]] részét vagy a táblázatot";
        /// Of a deadline.
        number_for_date(number): "{number} is a number, not a date: format the cell as a date, or write the date as text",
            "{number} szám, nem dátum: formázza a cellát dátumként, vagy írja be a dátumot szövegként";
        /// Of a deadline.
        no_day_or_period(text): "\"{text}\" looks like a day or a period and is none: write a day such as 2027-06-30, or a period such as 2027-Q2",
            "„{text}” napnak vagy időszaknak látszik, de nem az: napot írjon, például 2027-06-30, vagy időszakot, például 2027-Q2";
        one_of_days(text, days): "\"{text}\" can be {days}: set `dates` in the mapping to \"day-month-year\", \"month-day-year\" or \"year-month-day\"",
            "„{text}” többféleképpen érthető: {days}. A megfeleltetésben a `dates` értéke \"day-month-year\", \"month-day-year\" vagy \"year-month-day\" legyen";
        no_such_day(text): "\"{text}\": there is no such day", "„{text}”: nincs ilyen nap";
        no_year(shown): "\"{shown}\" is not one year: write it in four digits, such as 2024",
            "„{shown}” nem évszám: négy számjeggyel írja, például: 2024";
        /// Of a currency.
        no_currency(text): "\"{text}\" is not a currency: write its code, such as EUR, or give its column another `field` in the mapping",
            "„{text}” nem pénznem: a kódját írja be, például: EUR, vagy a megfeleltetésben az oszlopa legyen más (`field`)";
        /// Of an amount that names its year.
        other_year(shown, year): "\"{shown}\" names another year than {year}, which its column or row says: correct one of them",
            "„{shown}” más évet nevez meg, mint az oszlopa vagy a sora ({year}): javítsa az egyiket";
        date_for_amount(shown): "{shown} is a date, not an amount", "{shown} dátum, nem összeg";
        several_amounts(shown): "\"{shown}\" names several amounts: give each a cell, or map the column to `funding`",
            "„{shown}” több összeget nevez meg: mindegyik külön cellába kerüljön, vagy az oszlop legyen `funding`";
        beside_amount(shown): "\"{shown}\" says more than an amount, and may mean another: write the amount alone where it is exact, else \"about\" or \"up to\" before it",
            "„{shown}” többet mond egy összegnél, és mást is jelenthet: ha pontos, csak az összeget írja be, különben elé azt, hogy „kb.” vagy „legfeljebb”";
        not_one_amount(shown): "\"{shown}\" is not one amount: write one, or map the column to `funding`",
            "„{shown}” nem egyetlen összeg: egyet írjon, vagy az oszlop legyen `funding`";
        one_of_amounts(shown, readings): "\"{shown}\" can be {readings}: set `decimal = \",\"` or `\".\"` in the mapping",
            "„{shown}” többféleképpen érthető: {readings}. A megfeleltetésben: `decimal = \",\"` vagy `\".\"`";
        no_amount(figures): "\"{figures}\" is not an amount: write its digits", "„{figures}” nem összeg: számjegyekkel írja";
        no_amount_in_words(text): "\"{text}\" is neither an amount nor words that say why there is none: write figures, \"tbd\" or nothing, or map the column to `funding`",
            "„{text}” nem összeg, és nem is mondja meg, miért nincs: számot írjon, vagy hagyja üresen, vagy az oszlop legyen `funding`";
        amount_of_each(text): "\"{text}\" is an amount of each year or month: write the whole amount, or that of a year in a column of its own",
            "„{text}” évente vagy havonta járó összeg: a teljes összeget írja be, vagy minden év kapjon külön oszlopot";
        /// Of a value of a metric.
        no_figure(shown): "\"{shown}\" is not one figure: write one, with or without its unit; what is words is kept as words",
            "„{shown}” nem egyetlen szám: egyet írjon, mértékegységgel vagy anélkül; ami szöveg, szövegként megmarad";
        /// Of the day of a target.
        no_day_of_target(shown): "\"{shown}\" is not a day, a period or a year: write when the target is to be reached",
            "„{shown}” nem nap, időszak vagy év: írja be, mikorra kell elérni a célértéket";
        too_large(figures): "{figures} is too large for an amount", "összegnek túl nagy: {figures}";
        negative(shown): "{shown} is negative, as a minus or brackets say: write what is given", "negatív ({shown}), mínusz vagy zárójel jelzi: a biztosított összeget írja be";
        too_many_digits(shown): "{shown} is no amount of money: it has too many digits", "nem pénzösszeg, túl sok számjegy: {shown}";
    }
}

impl From<RowReason> for Sentence {
    fn from(reason: RowReason) -> Self {
        Sentence::of(|language: Language| reason.in_language(language).to_owned())
    }
}
