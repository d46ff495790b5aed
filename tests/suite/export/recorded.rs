//! What commits changed, as rows.

use serde_json::{Value, json};

use super::{living, rows, table};
use crate::support::ask::ask;
use crate::support::repository::LIGHT;

#[test]
fn changes_are_those_of_history() {
    let repository = living();
    repository.replace(LIGHT, "deadline    = ", "deadline    = 2031-05-05 #");
    repository.commit("2030-08-08", "later");
    let told = ask(&repository, 0, &["history"]);
    let keys = ["measure", "kind", "field", "commit", "date", "author", "subject"];
    let told = table(&told["changes"], &keys);
    let sql = "SELECT measure, kind, field, commit_id, date, author, subject FROM change ORDER BY position";
    assert_eq!(Value::from(told.clone()), Value::from(rows(&repository, sql)));
    assert!(told.len() > 3);
    let moved =
        rows(&repository, "SELECT measure, after FROM change WHERE field = 'deadline' AND kind = 'changed'");
    assert_eq!(moved, [json!(["I.1.1", "2031-05-05"])]);
    let told = ask(&repository, 0, &["slippage"]);
    let moves: Vec<Value> = told["items"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|item| {
            let moves = table(&item["moves"], &["to", "commit", "author"]);
            moves.into_iter().map(|one| json!([item["measure"], one[0], one[1], one[2]]))
        })
        .collect();
    let sql =
        "SELECT measure, after, commit_id, author FROM change WHERE field = 'deadline' AND kind = 'changed'";
    assert_eq!(moves, rows(&repository, sql));
}

#[test]
fn an_earlier_version_is_asked_on_its_own_day() {
    let repository = living();
    let sql = "SELECT COUNT(*) FROM measure";
    let now = ask(&repository, 0, &["query", sql]);
    let then = ask(&repository, 0, &["query", sql, "--at", "2023-02-01"]);
    assert_eq!(now["rows"][0][0].as_i64(), then["rows"][0][0].as_i64().map(|count| count + 1));
    let of = ask(&repository, 0, &["query", "SELECT as_of, revision FROM plan", "--at", "HEAD"]);
    assert_eq!(of["rows"][0], json!(["2030-06-01", repository.head()]));
}
