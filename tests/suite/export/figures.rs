//! The figures of the commands, counted again in SQL: of the real plan, of the invented one, of the played one.

use serde_json::{Value, json};

use super::{DAY, living, real, table};
use crate::support::ask::ask;

/// Asks the program something on the day in question.
type Ask<'a> = &'a dyn Fn(&[&str]) -> Value;

/// How many measures are how far, as `plan status` counts.
const PROGRESS: [&str; 11] = [
    "items",
    "unreported",
    "not_started",
    "in_progress",
    "completed",
    "withdrawn",
    "overdue",
    "undated",
    "disputed",
    "contested",
    "completed_late",
];

/// The same, of some rows of `measure m`.
const COUNTED: &str = "COUNT(*), SUM(m.status = 'unreported'), SUM(m.status = 'not-started'),
    SUM(m.status = 'in-progress'), SUM(m.status = 'completed'), SUM(m.status = 'withdrawn'),
    SUM(m.days_overdue IS NOT NULL), SUM(m.owed AND m.deadline IS NULL), SUM(m.disputed), SUM(m.contested),
    COALESCE(SUM(m.days_late > 0), 0)";

/// What a sum of ten-thousandths is in the currency itself.
const AMOUNT: &str =
    "CASE WHEN SUM(a.amount_ten_thousandths) % 10000 = 0 THEN SUM(a.amount_ten_thousandths) / 10000
    ELSE SUM(a.amount_ten_thousandths) / 10000.0 END";

/// Holds every figure of the commands against SQL.
pub fn are_the_same(ask: Ask) {
    progress(ask);
    bodies(ask);
    late_steps(ask);
    money(ask);
    money_without_figures(ask);
    results(ask);
    results_by_part(ask);
    owed_reports(ask);
    single_measures(ask);
}

/// The rows of a command and of a question are the same, in whatever order.
#[track_caller]
fn same(told: Vec<Value>, ask: Ask, sql: &str) {
    let asked = ask(&["query", sql]);
    let sorted = |mut rows: Vec<Value>| {
        rows.sort_by_key(Value::to_string);
        rows
    };
    assert_eq!(sorted(told), sorted(asked["rows"].as_array().unwrap().clone()), "{sql}");
}

/// The values of one key of a list, each as a row.
fn values(list: &Value) -> Vec<Value> {
    list.as_array().unwrap().iter().map(|value| json!([value])).collect()
}

fn progress(ask: Ask) {
    let status = ask(&["status"]);
    let total = Value::from(vec![status["total"].clone()]);
    same(table(&total, &PROGRESS), ask, &format!("SELECT {COUNTED} FROM measure m"));
    let late = json!([status["total"]["late_milestones"]]);
    same(vec![late], ask, "SELECT COUNT(*) FROM overdue_milestone");
    let named = |name: &'static str| [&[name], &PROGRESS[..]].concat();
    let chapters = format!(
        "WITH RECURSIVE top (id, chapter) AS (SELECT id, id FROM section WHERE parent IS NULL UNION ALL
            SELECT s.id, top.chapter FROM section s JOIN top ON top.id = s.parent)
         SELECT top.chapter, {COUNTED} FROM measure m JOIN top ON top.id = m.section GROUP BY top.chapter"
    );
    same(table(&status["chapters"], &named("id")), ask, &chapters);
    let of_bodies = format!(
        "SELECT r.body, {COUNTED} FROM measure m JOIN role r ON r.measure = m.id AND r.role = 'responsible'
         GROUP BY r.body"
    );
    same(table(&status["bodies"], &named("name")), ask, &of_bodies);
    same(values(&status["never_reported"]), ask, "SELECT name FROM body WHERE never_reported");
}

fn bodies(ask: Ask) {
    let names = ask(&["query", "SELECT DISTINCT body FROM role"]);
    for name in names["rows"].as_array().unwrap() {
        let name = name[0].as_str().unwrap();
        let told = ask(&["by-body", name]);
        let quoted = name.replace('\'', "''");
        let direct = |item: &&Value| item["via"].is_null() && item["role"] != "took-over";
        let items = told["items"].as_array().unwrap().iter().filter(direct).cloned().collect();
        let sql = format!(
            "SELECT m.id, r.role, m.status, m.deadline FROM role r JOIN measure m ON m.id = r.measure
             WHERE r.body = '{quoted}'"
        );
        same(table(&Value::Array(items), &["id", "role", "status", "deadline"]), ask, &sql);
    }
    let due = ask(&["due"]);
    for body in due["bodies"].as_array().unwrap() {
        let quoted = body["body"].as_str().unwrap().replace('\'', "''");
        let sql = format!(
            "SELECT MAX(p.date) FROM report p
             JOIN report_body b ON b.measure = p.measure AND b.report = p.position
             WHERE p.counts AND b.body = '{quoted}'"
        );
        same(vec![json!([body["last_heard"]])], ask, &sql);
    }
}

fn late_steps(ask: Ask) {
    let overdue = ask(&["overdue"]);
    same(table(&overdue["items"], &["id", "days_overdue"]), ask, "SELECT id, days_overdue FROM overdue");
    same(vec![json!([overdue["undated"]])], ask, "SELECT COUNT(*) FROM undated");
    let milestones = table(&overdue["milestones"], &["measure", "title", "due", "days_overdue"]);
    same(milestones, ask, "SELECT measure, title, due, days_overdue FROM overdue_milestone");
    let decisions = table(&overdue["decisions"], &["id", "text", "due", "days_overdue"]);
    same(decisions, ask, "SELECT meeting || '.' || id, text, due, days_overdue FROM overdue_decision");
}

fn money(ask: Ask) {
    let known = "allocation_in_year a";
    for (by, key, column, from) in [
        ("source", "source", "a.source", known.to_owned()),
        ("state", "state", "s.state", format!("{known} JOIN source s ON s.id = a.source")),
        ("chapter", "chapter", "a.chapter", known.to_owned()),
        (
            "body",
            "body",
            "r.body",
            format!("{known} JOIN role r ON r.measure = a.measure AND r.role = 'responsible'"),
        ),
        ("measure", "measure", "a.measure", known.to_owned()),
        ("year", "year", "a.year", known.to_owned()),
    ] {
        let told = ask(&["funding", "--by", by]);
        let sql = format!(
            "SELECT {column}, a.currency, {AMOUNT}, COUNT(DISTINCT a.measure) FROM {from}
             WHERE a.amount IS NOT NULL GROUP BY 1, 2"
        );
        same(table(&told["totals"], &[key, "currency", "amount", "measures"]), ask, &sql);
        // What has neither year nor amount may be due in any year.
        let (column, from) = match by {
            "year" => ("y.year", format!("{known} JOIN year y ON y.year = a.year OR a.year IS NULL")),
            _ => (column, from),
        };
        let sql = format!(
            "SELECT {column}, COUNT(DISTINCT a.measure) FROM {from} WHERE a.amount IS NULL GROUP BY 1"
        );
        same(table(&told["without_amount"], &[key, "measures"]), ask, &sql);
    }
    for year in ask(&["query", "SELECT year FROM year"])["rows"].as_array().unwrap() {
        let told = ask(&["funding", "--year", &year[0].to_string()]);
        let sql = format!(
            "SELECT a.source, a.currency, {AMOUNT}, COUNT(DISTINCT a.measure) FROM allocation_in_year a
             WHERE a.amount IS NOT NULL AND a.year = {} GROUP BY 1, 2",
            year[0]
        );
        same(table(&told["totals"], &["source", "currency", "amount", "measures"]), ask, &sql);
    }
}

fn money_without_figures(ask: Ask) {
    let told = ask(&["funding"]);
    let all = format!(
        "SELECT a.currency, {AMOUNT} FROM allocation_in_year a WHERE a.amount IS NOT NULL GROUP BY 1"
    );
    same(table(&told["grand_total"], &["currency", "amount"]), ask, &all);
    for funding in ["quantified", "unquantified", "unfunded"] {
        let sql = format!("SELECT COUNT(*) FROM funding_of_measure WHERE funding = '{funding}'");
        same(vec![json!([told[funding]])], ask, &sql);
    }
    let spent = format!("SELECT a.currency, {AMOUNT} FROM spending a GROUP BY 1");
    same(table(&told["total_spent"], &["currency", "amount"]), ask, &spent);
}

fn results(ask: Ask) {
    let told = ask(&["results"]);
    let total = Value::from(vec![told["total"].clone()]);
    let keys =
        ["items", "on_time", "late", "completed_undated", "withdrawn", "unreported", "contested", "overdue"];
    let sql = "SELECT COUNT(*), SUM(status = 'completed' AND days_late IS NOT NULL AND days_late = 0),
        SUM(status = 'completed' AND days_late IS NOT NULL AND days_late > 0),
        SUM(status = 'completed' AND days_late IS NULL), SUM(status = 'withdrawn'), SUM(status = 'unreported'),
        SUM(contested), SUM(days_overdue IS NOT NULL) FROM measure";
    same(table(&total, &keys), ask, sql);
    let keys = ["id", "status", "completed_on", "days_late", "contested"];
    let listed = table(&told["items"], &keys).into_iter().map(|mut row| {
        row[4] = i64::from(row[4] == true).into();
        row
    });
    same(listed.collect(), ask, "SELECT id, status, completed_on, days_late, contested FROM measure");
    let metrics = told["items"].as_array().unwrap().iter().flat_map(|item| {
        let counted = table(&item["metrics"], &["unit", "baseline", "target", "value"]);
        counted.into_iter().map(|metric| json!([item["id"], metric[0], metric[1], metric[2], metric[3]]))
    });
    same(metrics.collect(), ask, "SELECT measure, unit, baseline, target, latest_value FROM metric");
}

fn results_by_part(ask: Ask) {
    const TALLY: [&str; 12] = [
        "items",
        "on_time",
        "late",
        "completed_undated",
        "open",
        "overdue",
        "not_completed",
        "withdrawn",
        "unknown",
        "below_target",
        "unreported",
        "contested",
    ];
    let told = ask(&["results"]);
    for (list, name, column, view) in
        [("chapters", "id", "id", "results_by_chapter"), ("bodies", "name", "body", "results_by_body")]
    {
        assert_ne!(told[list], json!([]), "{list}");
        let sql = format!("SELECT {column}, {} FROM {view}", TALLY.join(", "));
        same(table(&told[list], &[&[name], &TALLY[..]].concat()), ask, &sql);
    }
    same(table(&told["items"], &["id", "result"]), ask, "SELECT id, result FROM measure");
    let below = told["items"].as_array().unwrap().iter().filter(|item| item["below_target"] == true);
    let below = below.map(|item| json!([item["id"]])).collect();
    same(below, ask, "SELECT id FROM measure WHERE below_target");
}

fn owed_reports(ask: Ask) {
    let periods = ask(&["query", "SELECT id, due, latest FROM period ORDER BY position"]);
    let periods = periods["rows"].as_array().unwrap();
    for period in periods {
        let (name, due, is_latest) = (period[0].as_str().unwrap(), &period[1], period[2] == 1);
        let told = ask(&["due", "--period", name]);
        assert_eq!(&told["due"], due, "{name}");
        let sql = format!(
            "SELECT body, measure, milestones_only, predecessor, successor, received, received_by, late
             FROM owed_report WHERE period = '{name}'"
        );
        same(owed(&told), ask, &sql);
        if is_latest {
            assert_eq!(ask(&["due"])["period"], name);
            let view = ask(&["query", "SELECT body, measure, received, late FROM due"]);
            let in_short = |row: Value| json!([row[0], row[1], row[5], row[7]]);
            assert_eq!(view["rows"], owed(&told).into_iter().map(in_short).collect::<Value>());
        }
    }
}

/// Each report that is owed, as `plan due` says.
fn owed(told: &Value) -> Vec<Value> {
    let of_body = |body: &Value| {
        let row = |one: &Value| {
            let alone = i64::from(one["milestones"] != json!([]));
            let late = one["late"].as_bool().map(i64::from);
            let (received, by) = (&one["received"], &one["by"]);
            json!([
                body["body"],
                one["measure"],
                alone,
                one["predecessor"],
                one["successor"],
                received,
                by,
                late
            ])
        };
        body["measures"].as_array().unwrap().iter().map(row).collect::<Vec<_>>()
    };
    told["bodies"].as_array().unwrap().iter().flat_map(of_body).collect()
}

fn single_measures(ask: Ask) {
    for (flag, condition) in
        [("--disputed", "disputed"), ("--contested", "contested"), ("--overdue", "days_overdue IS NOT NULL")]
    {
        let told = ask(&["list", flag]);
        same(table(&told["items"], &["id"]), ask, &format!("SELECT id FROM measure WHERE {condition}"));
    }
    let told = ask(&["list"]);
    let words = told["items"].as_array().unwrap().iter().flat_map(|item| {
        let words = table(&item["status_by_body"], &["body", "via", "status", "date"]);
        words.into_iter().map(|word| json!([item["id"], word[0], word[1], word[2], word[3]]))
    });
    same(words.collect(), ask, "SELECT measure, body, via, status, date FROM body_status");
}

#[test]
fn of_the_real_plan() {
    let repository = living();
    are_the_same(&|args| real(&repository, args));
}

#[test]
fn of_the_invented_plan() {
    let repository = living();
    are_the_same(&|args| ask(&repository, 0, &[args, &["--as-of", DAY]].concat()));
}
