//! Why a row of a sheet is no measure.

use super::language::Language;
use super::sentence::Sentence;
use super::texts::{sentences, texts};

texts! {
    /// A reason of `plan import` in which nothing is named.
    pub enum RowReason {
        /// Of a row.
        NoId: "there is no id: number the measure", "nincs azonosító: számozza meg az intézkedést";
        /// Of a row.
        NoTitle: "there is no title: write what is to be done", "nincs cím: írja be, mit kell tenni";
        /// Of the day of a milestone.
        UntitledMilestone: "the milestone of this day has no title: write what is to be reached",
            "ehhez a naphoz nincs mérföldkő: írja be, mit kell elérni";
        /// Of an amount.
        NoCurrency: "it names no currency: set `currency = \"EUR\"` in the mapping, or give --currency",
            "nincs pénzneme. A megfeleltetésben: `currency = \"EUR\"`, vagy adja meg: --currency";
        /// What to do.
        CorrectSheet: "correct the sheet or the mapping: nothing was written", "javítsa a táblázatot vagy a megfeleltetést: semmi sem került beírásra";
        /// Of an id, where the reason is known in English alone.
        WhatAnIdIs: "an id is letters, digits, dots and dashes", "betűkből, számjegyekből, pontokból és kötőjelekből állhat";
        /// Between readings.
        Or: " or ", " vagy ";
    }
}

sentences! {
    RowReason {
        /// Of a name.
        in_quotes(name): "\"{name}\"", "„{name}”";
        /// Of a cell.
        formula_error(error): "the formula in it comes to {error}: correct it in the sheet",
            "a képlet eredménye {error}: javítsa ki a táblázatban";
        /// Of an id.
        id_is_date(day): "{day} is a date: format the column of ids as text, and write the id again",
            "{day} dátum: az azonosítók oszlopát formázza szövegként, és írja be újra az azonosítót";
        /// Of an id.
        id_taken(row, id): "row {row} has the id \"{id}\" already: give each measure its own",
            "ez az azonosító már szerepel ({row}. sor): „{id}”. Minden intézkedésnek sajátot adjon";
        /// Of an id.
        becomes_taken(row, id): "row {row} becomes {id} already: give each measure its own id",
            "ez az azonosító már foglalt ({row}. sor): {id}. Minden intézkedésnek sajátot adjon";
        /// Of an id.
        no_id(written, why): "\"{written}\" cannot be an id: {why}", "„{written}” nem lehet azonosító ({why})";
        /// Of an id.
        parent_is_no_id(written): "\"{written}\" is no id of a measure: write that of the measure it is a step of",
            "nem azonosító: „{written}”. Annak az intézkedésnek az azonosítóját írja be, amelynek ez lépése";
        /// Of a body.
        which_body(spelling, like): "is \"{spelling}\" the same as {like}? Say which body it is under [bodies] in the mapping",
            "„{spelling}” azonos ezzel: {like}? A megfeleltetés [bodies] részében adja meg, melyik szervezet";
        /// Of the whole plan.
        plan_would_have(path, what): "the plan would have an error in {path}: {what}", "a tervben hiba keletkezne, itt: {path} ({what})";
        /// Of a file.
        cannot_change(path, why): "{path} cannot be changed: {why}", "nem módosítható: {path} ({why})";
        /// Of a deadline.
        number_for_date(number): "{number} is a number, not a date: format the cell as a date, or write the date as text",
            "{number} szám, nem dátum: formázza a cellát dátumként, vagy írja be a dátumot szövegként";
        /// Of a day.
        one_of_days(text, days): "\"{text}\" can be {days}: set `dates = \"day-month-year\"` or `\"month-day-year\"` in the mapping",
            "„{text}” többféleképpen érthető: {days}. A megfeleltetésben: `dates = \"day-month-year\"` vagy `\"month-day-year\"`";
        /// Of a day.
        no_such_day(text): "\"{text}\": there is no such day", "„{text}”: nincs ilyen nap";
        /// Of a year.
        no_year(shown): "\"{shown}\" is not one year: write it in four digits, such as 2024",
            "„{shown}” nem évszám: négy számjeggyel írja, például: 2024";
        /// Of a currency.
        no_currency(text): "\"{text}\" is not a currency: write its code, such as EUR",
            "„{text}” nem pénznem: a kódját írja be, például: EUR";
        /// Of an amount.
        date_for_amount(shown): "{shown} is a date, not an amount", "{shown} dátum, nem összeg";
        /// Of an amount.
        several_amounts(shown): "\"{shown}\" names several amounts: give each a cell, or map the column to `funding`",
            "„{shown}” több összeget nevez meg: mindegyik külön cellába kerüljön, vagy az oszlop legyen `funding`";
        /// Of an amount.
        not_one_amount(shown): "\"{shown}\" is not one amount: write one, or map the column to `funding`",
            "„{shown}” nem egyetlen összeg: egyet írjon, vagy az oszlop legyen `funding`";
        /// Of an amount.
        one_of_amounts(shown, readings): "\"{shown}\" can be {readings}: set `decimal = \",\"` or `\".\"` in the mapping",
            "„{shown}” többféleképpen érthető: {readings}. A megfeleltetésben: `decimal = \",\"` vagy `\".\"`";
        /// Of an amount.
        no_amount(figures): "\"{figures}\" is not an amount: write its digits", "„{figures}” nem összeg: számjegyekkel írja";
        /// Of a value of a metric.
        no_figure(shown): "\"{shown}\" is not one figure: write one, with or without its unit, or map the column to `extra`",
            "„{shown}” nem egyetlen szám: egyet írjon, mértékegységgel vagy anélkül, vagy az oszlop legyen `extra`";
        /// Of the day of a target.
        no_day_of_target(shown): "\"{shown}\" is not a day, a period or a year: write when the target is to be reached",
            "„{shown}” nem nap, időszak vagy év: írja be, mikorra kell elérni a célértéket";
        /// Of an amount.
        too_large(figures): "{figures} is too large for an amount", "összegnek túl nagy: {figures}";
        /// Of an amount.
        negative(shown): "{shown} is negative", "negatív: {shown}";
        /// Of an amount.
        too_many_digits(shown): "{shown} is no amount of money: it has too many digits", "nem pénzösszeg, túl sok számjegy: {shown}";
    }
}

impl From<RowReason> for Sentence {
    fn from(reason: RowReason) -> Self {
        Sentence::of(|language: Language| reason.in_language(language).to_owned())
    }
}
