//! The texts of an answer in SQL.

use super::sentence::Sentence;
use super::texts::{texts, told};

texts! {
    /// A text around the rows of an answer.
    pub enum QueryText {
        /// Where there is no row.
        NoRows: "No rows.", "Nincs ilyen sor.";
        /// Before the names of the columns.
        Columns: "Columns", "Oszlopok";
        SeveralStatements: "there are several statements: ask one question at a time", "több utasítás áll benne: egyszerre egyet kérdezzen";
        NoStatement: "there is no statement: ask a question, such as SELECT id, title FROM measure",
            "nincs benne utasítás: kérdezzen, például: SELECT id, title FROM measure";
        /// Of what is no question.
        OnlySelects: "a question selects rows, and does nothing else", "a kérdés sorokat válogat, mást nem tesz";
        /// Of what is no question.
        GivesNoRows: "it gives no rows", "nem ad sorokat";
        /// Of what is no question.
        Writes: "it writes", "ír";
        HoldsNul: "there is a NUL in it", "NUL jel van benne";
    }
}

told! {
    QueryText {
        no_parameter(name): "the question has no parameter :{name}", "a kérdésnek nincs ilyen paramétere: :{name}";
        no_value(name): "the parameter {name} has no value", "nincs értéke a paraméternek: {name}";
        no_name(name): "the parameter {name} has no value; parameters have names, such as :body",
            "nincs értéke a paraméternek: {name}; a paramétereknek nevük van, például :body";
        needs_memory(most): "the question needs more memory than {most} MB", "a kérdéshez ennél több memória kell: {most} MB";
        makes_value(most): "the question makes a value of more than {most} MB", "a kérdés ennél nagyobb értéket állít elő: {most} MB";
        answer_exceeds(most): "the answer has more than {most} MB", "a válasz ennél nagyobb: {most} MB";
        no_such_table(name): "no such table: {name}", "nincs ilyen tábla: {name}";
        no_such_column(name): "no such column: {name}", "nincs ilyen oszlop: {name}";
        no_such_function(name): "no such function: {name}", "nincs ilyen függvény: {name}";
        syntax_error(near): "near {near}: syntax error", "nem érthető itt: {near}";
        /// What the database says in words of its own.
        sqlite_says(words): "{words}", "az SQLite szavaival: {words}";
    }
}

impl QueryText {
    /// What SQLite says of a question: what it says often in the reader's language, all else in its own words.
    pub fn of_sqlite(words: &str) -> Sentence {
        let syntax = words.strip_prefix("near ").and_then(|rest| rest.strip_suffix(": syntax error"));
        match (words.split_once(": "), syntax) {
            (_, Some(near)) => QueryText::syntax_error(near),
            (Some(("no such table", name)), _) => QueryText::no_such_table(name),
            (Some(("no such column", name)), _) => QueryText::no_such_column(name),
            (Some(("no such function", name)), _) => QueryText::no_such_function(name),
            _ => QueryText::sqlite_says(words),
        }
    }
}
