//! What SQL says is what the commands say.

use serde_json::{Value, json};

use super::{DAY, living, real, rows, table};
use crate::support::ask::ask;
use crate::support::repository::BRIDGE;

/// Asks the real plan by a command and in SQL.
#[track_caller]
fn same(command: &[&str], list: &str, keys: &[&str], sql: &str) {
    let repository = living();
    let told = table(&real(&repository, command)[list], keys);
    let asked = real(&repository, &["query", sql]);
    assert!(!told.is_empty(), "{command:?}");
    assert_eq!(Value::from(told), asked["rows"], "{command:?}, {sql}");
    let told = table(&ask(&repository, 0, &[command, &["--as-of", DAY]].concat())[list], keys);
    assert_eq!(told, rows(&repository, sql), "{command:?}, {sql}");
}

#[test]
fn measures_are_those_of_list() {
    let keys = [
        "id",
        "kind",
        "title",
        "section",
        "means",
        "deadline",
        "deadline_text",
        "indicator",
        "funding",
        "status",
        "path",
    ];
    same(&["list"], "items", &keys, &format!("SELECT {} FROM measure ORDER BY position", keys.join(", ")));
}

#[test]
fn late_is_what_overdue_says() {
    let keys = ["id", "days_overdue"];
    same(&["overdue"], "items", &keys, "SELECT id, days_overdue FROM overdue");
    let repository = living();
    let told = ask(&repository, 0, &["overdue", "--as-of", DAY]);
    let late = rows(&repository, "SELECT measure, title, due, days_overdue FROM overdue_milestone");
    assert_eq!(table(&told["milestones"], &["measure", "title", "due", "days_overdue"]), late);
    let real_plan = real(&repository, &["overdue"]);
    let undated = real(&repository, &["query", "SELECT COUNT(*) FROM undated"]);
    assert_eq!(real_plan["undated"], undated["rows"][0][0]);
}

#[test]
fn money_is_what_funding_says() {
    let keys = ["source", "currency", "amount", "measures"];
    let sql = "SELECT source, currency, amount, measures FROM funding WHERE amount IS NOT NULL";
    same(&["funding"], "totals", &keys, sql);
    let keys = ["source", "year", "currency", "amount", "measures"];
    let sql = "SELECT source, year, currency, amount, measures FROM funding_by_year WHERE amount IS NOT NULL";
    same(&["funding", "--by", "source,year"], "totals", &keys, sql);
    let repository = living();
    let told = real(&repository, &["funding"]);
    let sql = "SELECT funding, COUNT(*) FROM funding_of_measure GROUP BY funding ORDER BY funding";
    let counted = json!([
        ["quantified", told["quantified"]],
        ["unfunded", told["unfunded"]],
        ["unquantified", told["unquantified"]],
    ]);
    assert_eq!(real(&repository, &["query", sql])["rows"], counted);
    let sql = "SELECT id, currency, appropriated_ten_thousandths / 10000, allocated_ten_thousandths / 10000,
               difference_ten_thousandths / 10000 FROM balance";
    let keys = ["id", "currency", "appropriated", "allocated", "difference"];
    let balance = Value::from(table(&told["appropriations"], &keys));
    assert_eq!(real(&repository, &["query", sql])["rows"], balance);
    assert_eq!(balance[0], json!(["3a", "HUF", 341_000_000, 341_000_000, 0]));
}

#[test]
fn what_has_no_amount_is_what_funding_says() {
    let repository = living();
    // Without a year and an amount it may be for each of them; without a year and with one it is for none.
    let more = ["amount = 3", "purpose = \"rope\"", "year = 2030"];
    more.iter().for_each(|key| {
        repository.append(BRIDGE, &format!("\n[[allocation]]\nsource = \"sea-fund\"\n{key}\n"));
    });
    for by in ["source", "source,year"] {
        let (keys, view) = match by {
            "source" => (vec!["source", "measures"], "funding"),
            _ => (vec!["source", "year", "measures"], "funding_by_year"),
        };
        let group = keys[..keys.len() - 1].join(", ");
        let sql = format!("SELECT DISTINCT {group}, without_amount FROM {view} WHERE without_amount > 0");
        let at_least = format!("SELECT {group}, at_least = 1 FROM {view} WHERE amount IS NOT NULL");
        let of_totals = [&keys[..keys.len() - 1], &["at_least"]].concat();
        for (told, asked) in [
            (
                real(&repository, &["funding", "--by", by]),
                [&sql, &at_least]
                    .map(|sql| real(&repository, &["query", sql])["rows"].as_array().unwrap().clone()),
            ),
            (
                ask(&repository, 0, &["funding", "--by", by, "--as-of", DAY]),
                [&sql, &at_least].map(|sql| rows(&repository, sql)),
            ),
        ] {
            let [without_amount, totals] = asked;
            assert_eq!(table(&told["without_amount"], &keys), without_amount, "{by}");
            let told: Vec<Value> = table(&told["totals"], &of_totals);
            let as_numbers = |row: &Value| {
                let cells = row.as_array().unwrap().iter();
                cells.map(|cell| cell.as_bool().map_or(cell.clone(), |yes| i32::from(yes).into())).collect()
            };
            assert_eq!(told.iter().map(as_numbers).collect::<Vec<Value>>(), totals, "{by}");
        }
    }
}

#[test]
fn roles_are_what_by_body_says() {
    let repository = living();
    let bodies = real(&repository, &["query", "SELECT name FROM body WHERE name IN (SELECT body FROM role)"]);
    let bodies = bodies["rows"].as_array().unwrap();
    assert!(bodies.len() > 10, "{bodies:?}");
    for body in bodies.iter().step_by(4) {
        let body = body[0].as_str().unwrap();
        let told = real(&repository, &["by-body", body]);
        let is_direct = |item: &&Value| item["via"].is_null();
        let items = told["items"].as_array().unwrap().iter().filter(is_direct);
        let mut told: Vec<Value> = items.map(|item| json!([item["id"], item["role"]])).collect();
        let sql = "SELECT measure, role FROM role WHERE body = :body";
        let asked = real(&repository, &["query", sql, "--param", &format!("body={body}")]);
        let mut asked = asked["rows"].as_array().unwrap().clone();
        told.sort_by_key(ToString::to_string);
        asked.sort_by_key(ToString::to_string);
        assert_eq!(told, asked, "{body}");
    }
}

#[test]
fn findings_are_those_of_check() {
    let repository = living();
    repository.replace(
        "plan/I/I.1.2.toml",
        "partners = [\"Ministry of Bridges\"]",
        "partners = [\"Ministry of Fog\"]",
    );
    let keys = ["rule", "severity", "message", "path", "line", "column", "measure", "help", "fingerprint"];
    let told = ask(&repository, 1, &["check", "--as-of", DAY]);
    let sql = "SELECT rule, severity, message, path, line_number, column_number, measure, help, fingerprint
               FROM finding WHERE NOT accepted ORDER BY position";
    let found = ask(&repository, 0, &["query", sql, "--as-of", DAY, "--keep-going"]);
    assert_eq!(Value::from(table(&told["findings"], &keys)), found["rows"]);
}

#[test]
fn reports_metrics_and_evidence_are_rows_of_their_own() {
    let repository = living();
    let report = "SELECT p.date, b.body, p.status, p.milestone, v.name, v.value, e.evidence
        FROM report p
        JOIN report_body b ON b.measure = p.measure AND b.report = p.position
        JOIN value v ON v.measure = p.measure AND v.report = p.position
        JOIN evidence e ON e.measure = p.measure AND e.kind = 'report' AND e.item = p.position";
    let known = json!([
        "2030-04-01",
        "Ministry of Lighthouses",
        "completed",
        "rope bought",
        "bells",
        1,
        "https://example.org/rope"
    ]);
    assert_eq!(rows(&repository, report), [known]);
    let metric = "SELECT unit, baseline, target, latest_value, direction FROM metric WHERE name = 'bells'";
    assert_eq!(rows(&repository, metric), [json!(["bells", 0.5, 3, 1, "up"])]);
    let amendment = "SELECT a.date, a.basis, f.field FROM amendment a
        JOIN amendment_field f ON f.measure = a.measure AND f.amendment = a.position";
    assert_eq!(rows(&repository, amendment), [json!(["2030-02-02", "an invented letter", "deadline"])]);
    let judged = "SELECT status, disputed, contested FROM measure WHERE id = 'I.1.2'";
    assert_eq!(rows(&repository, judged), [json!(["in-progress", 0, 0])]);
}
