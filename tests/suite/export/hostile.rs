//! Questions that want more than to read, and words that want to be run.

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::json;

use super::{living, rows};
use crate::support::repository::{LIGHT, Repository};

#[track_caller]
fn refused(repository: &Repository, code: i32, sql: &str, words: &str) {
    let run = repository.run(&["query", sql, "--timeout", "1"]);
    assert_eq!(run.code, Some(code), "{sql}: {}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains(words), "{sql}: {}", run.stderr);
    assert_eq!(run.stdout, "", "{sql}");
}

#[test]
fn nothing_but_reading_is_let_through() {
    let repository = living();
    for sql in [
        "DELETE FROM measure",
        "UPDATE measure SET title = 'x' RETURNING id",
        "INSERT INTO measure DEFAULT VALUES",
        "CREATE TABLE more (id)",
        "CREATE TEMP TABLE more AS SELECT 1",
        "DROP TABLE measure",
        "ATTACH 'stolen.sqlite' AS stolen",
        "DETACH main",
        "VACUUM INTO 'stolen.sqlite'",
        "VACUUM",
        "PRAGMA query_only = OFF",
        "PRAGMA user_version",
        "SELECT * FROM pragma_database_list",
        "SELECT load_extension('/tmp/x')",
        "SELECT hex(fts3_tokenizer('simple'))",
        "SELECT readfile('/etc/passwd')",
        "SELECT writefile('stolen.sqlite', 'x')",
        "BEGIN",
        "SAVEPOINT one",
        "REINDEX",
        "ANALYZE",
        "CREATE VIRTUAL TABLE more USING fts5(text)",
    ] {
        let run = repository.run(&["query", sql]);
        assert_eq!(run.code, Some(2), "{sql}: {}{}", run.stdout, run.stderr);
        assert_eq!(run.stdout, "", "{sql}");
    }
    assert!(!repository.folder.join("stolen.sqlite").exists());
    refused(&repository, 2, "DELETE FROM measure", "more than read");
}

#[test]
fn it_is_one_statement_that_can_be_understood() {
    let repository = living();
    refused(&repository, 2, "SELECT 1; SELECT 2", "several statements");
    refused(&repository, 2, "SELECT 1; DROP TABLE measure", "more than read");
    refused(&repository, 2, "", "no statement");
    refused(&repository, 2, "/* nothing */", "no statement");
    refused(&repository, 2, "SELEC 1", "syntax error");
    refused(&repository, 2, "SELECT * FROM mesure", "measure");
    refused(&repository, 2, "SELECT m.titel FROM measure m", "did you mean \"title\"?");
    refused(&repository, 2, "SELECT days_overdu FROM overdue", "did you mean \"days_overdue\"?");
    refused(&repository, 2, "SELECT \"titel\" FROM measure", "no such column");
    refused(&repository, 2, "SELECT :body", "has no value");
    assert_eq!(rows(&repository, "SELECT 1 ; -- a remark"), [json!([1])]);
    for (language, words) in [("en", "No rows. Columns: id."), ("hu", "Nincs ilyen sor. Oszlopok: id.")] {
        let run = repository.run(&["query", "SELECT id FROM measure WHERE id = 'X'", "--lang", language]);
        assert_eq!(run.stdout.trim_end(), words);
    }
    let run = repository.run(&["query", "SELECT 1", "--param", "body=x"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
}

#[test]
fn what_would_never_end_is_ended() {
    let repository = living();
    let joins = "SELECT COUNT(*) FROM role a, role b, role c, role d, role e, role f, role g, role h,
        measure i, measure j, measure k, measure l, measure m, measure n, measure o, measure p, measure q";
    refused(&repository, 3, joins, "within 1 s");
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n";
    refused(&repository, 3, endless, "--timeout");
    // One step of SQLite, which would take minutes.
    let step = "SELECT instr(printf('%.*c', 8000000, 'a'), printf('%.*c', 4000000, 'a') || 'b')";
    refused(&repository, 3, step, "within 1 s");
    let pattern = "SELECT printf('%.*c', 9000000, 'a') LIKE '%' || printf('%.*c', 40000, 'a') || 'b'";
    refused(&repository, 2, pattern, "pattern too complex");
}

#[test]
fn what_is_too_large_is_said_and_not_shown() {
    let repository = living();
    let many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200)
        SELECT printf('%.*c', 500000, 'x') FROM n";
    let run = repository.run(&["query", many]);
    assert_eq!((run.code, &*run.stdout), (Some(3), ""), "{}", run.stderr);
    assert!(run.stderr.contains("more than 64 MB"), "{}", run.stderr);
    let run = repository.run(&["query", "SELECT zeroblob(2000000000)"]);
    assert_eq!(run.code, Some(3), "{}", run.stderr);
    assert!(run.stderr.contains("more than 16 MB"), "{}", run.stderr);
}

#[test]
fn words_of_the_plan_run_nowhere() {
    let repository = living();
    repository.replace(
        LIGHT,
        "means       = ",
        "means = \"=HYPERLINK(\\\"x\\\")'; DROP TABLE measure; --\" #",
    );
    let sql = "SELECT means FROM measure WHERE id = 'I.1.1'";
    let words = "=HYPERLINK(\"x\")'; DROP TABLE measure; --";
    assert_eq!(rows(&repository, sql), [json!([words])]);
    let csv = repository.run(&["query", sql, "--format", "csv"]);
    assert_eq!(csv.stdout, format!("means\n\"'{}\"\n", words.replace('"', "\"\"")));
    let run = repository.run(&["export", "csv", "tables"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(repository.text("tables/measure.csv").contains(",\"'=HYPERLINK(\"\"x\"\")';"));
    let run = repository.run(&["export", "xlsx", "plan.xlsx"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let mut book: Xlsx<_> = open_workbook(repository.folder.join("plan.xlsx")).unwrap();
    let is_there = |cell: &Data| *cell == Data::String(words.to_owned());
    assert!(book.worksheet_range("measure").unwrap().used_cells().any(|(_, _, cell)| is_there(cell)));
    assert!(book.worksheet_formula("measure").unwrap().is_empty());
    // A value with a NUL in it is an error of the file: it is not known.
    repository.replace(LIGHT, "means = ", "means = \"\\u0000\" #");
    assert_eq!(repository.run(&["query", sql]).code, Some(3));
    let run = repository.run(&["query", sql, "--keep-going", "--format", "csv"]);
    assert_eq!(run.stdout, "means\n\"\"\n", "{}", run.stderr);
    repository.replace(LIGHT, "means = \"\\u0000\" #", "means = ");
    // A question is no place for control characters either: they are words in the answer.
    assert_eq!(rows(&repository, "SELECT char(27, 0, 65)"), [json!(["\\u{1b}\\u{0}A"])]);
    assert_eq!(rows(&repository, "SELECT '', NULL, x'00ff', 9e999"), [json!(["", null, "00ff", "inf"])]);
}

#[test]
fn without_a_plan_there_is_nothing_to_export() {
    let repository = living();
    let elsewhere = tempfile::tempdir().unwrap();
    for args in [&["query", "SELECT 1"][..], &["export", "jsonl", "plan.jsonl"]] {
        let run = repository.run_in(elsewhere.path(), args);
        assert_eq!(run.code, Some(3), "{}", run.stderr);
    }
    assert_eq!(elsewhere.path().read_dir().unwrap().count(), 0);
    repository.write("empty/plan.toml", "title = \"Nothing yet\"\n");
    let run = repository.run(&["query", "SELECT COUNT(*) FROM measure", "--format", "csv", "-C", "empty"]);
    assert_eq!((run.code, &*run.stdout), (Some(0), "COUNT(*)\n0\n"), "{}", run.stderr);
}

#[test]
fn what_cannot_be_read_is_never_left_out_in_silence() {
    let repository = living();
    repository.write("plan/II/II.1.toml", "title = [");
    for args in [&["query", "SELECT COUNT(*) FROM measure"][..], &["export", "sqlite", "plan.sqlite"]] {
        let run = repository.run(args);
        assert_eq!(run.code, Some(3), "{}", run.stderr);
        assert!(run.stderr.contains("--keep-going"), "{}", run.stderr);
        let run = repository.run(&[args, &["--keep-going"]].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
    }
}
