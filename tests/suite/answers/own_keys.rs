//! Keys of a plan's own, below `[extra]`: kept as they stand, shown, compared, and judged by two rules alone.

use serde_json::json;

use super::relations::Plan;
use crate::support::ask::ask;
use crate::support::repository::Repository;

const HEAD: &str = "title = \"Harbours\"\nrows = [\"responsible\"]\n";
const MEASURE: &str = "title = \"Lights\"\nresponsible = [\"North\", \"South\", \"Office\"]\n";

fn plan(extra: &str) -> Plan {
    let measure = format!("{MEASURE}\n[extra]\n{extra}");
    Plan::of(&[("plan.toml", HEAD), ("1.toml", &measure)])
}

#[test]
fn any_value_is_kept_and_shown_exactly() {
    let extra = "colour = \"blue\"\nshare = 1.50\nsince = 2030-01-01\nat = 07:30:00\nopen = true\nhuge = 1e40\n\
                 parts = [\"a\", { \"my key\" = 2 }]\nempty = \"\"\n";
    let plan = plan(extra);
    assert_eq!(plan.rules(&[]), [""; 0]);
    let expected = json!({
        "colour": "blue", "share": 1.50, "since": "2030-01-01", "at": "07:30:00", "open": true, "huge": "1e40",
        "parts": ["a", { "my key": 2 }], "empty": "",
    });
    assert_eq!(plan.ask(&["show", "1"])["item"]["extra"], expected);
    let page = plan.run(&["show", "1"]);
    assert!(page.contains("Keys of the plan's own") && page.contains("colour"), "{page}");
    assert!(plan.run(&["show", "1", "--format", "csv"]).contains("extra"));
}

#[test]
fn two_rules_judge_what_stands_there() {
    let found = |extra: &str| plan(extra).rules(&[]);
    assert_eq!(found("note = \"ask at name@example.org\"\n"), ["personal-data"]);
    assert_eq!(found("deep = [{ note = \"ask at name@example.org\" }]\n"), ["personal-data"]);
    assert_eq!(found("note = \"a\\u0007b\"\n"), ["control-character"]);
    assert_eq!(found("\"a\\u0007b\" = 1\n"), ["control-character"]);
    let in_header = Plan::of(&[
        ("plan.toml", &format!("{HEAD}[extra]\nnote = \"ask at name@example.org\"\n")),
        ("1.toml", MEASURE),
    ]);
    assert_eq!(in_header.rules(&[]), ["personal-data"]);
}

#[test]
fn a_key_that_is_none_of_the_format_is_told_where_it_may_stand() {
    let plan = Plan::of(&[("plan.toml", HEAD), ("1.toml", &format!("{MEASURE}zzz = 1\n"))]);
    let found = plan.run(&["check"]);
    assert!(found.contains("a key of your own goes below a line `[extra]`"), "{found}");
}

#[test]
fn keys_of_the_register_are_compared_too() {
    let repository = Repository::new();
    let register = repository.text("plan/bodies.toml");
    repository
        .write("plan/bodies.toml", format!("extra = {{ kept_by = \"the harbour office\" }}\n{register}"));
    let changes = ask(&repository, 0, &["diff", "HEAD"])["changes"].clone();
    assert_eq!(changes[0]["field"], "extra");
    assert_eq!(changes[0]["after"], serde_json::json!({ "kept_by": "the harbour office" }));
}
