//! What of the files cannot be read is unknown in tables, views and questions: neither missing nor zero.

use serde_json::{Value, json};

use super::{DAY, question};
use crate::support::ask::ask;
use crate::support::repository::{BRIDGE, LIGHT, REPORTED, Repository};

fn asked(repository: &Repository, sql: &str) -> Value {
    ask(repository, 0, &["query", sql, "--as-of", DAY, "--keep-going"])["rows"].clone()
}

#[test]
fn an_allocation_that_cannot_be_read_is_unknown_money() {
    let repository = Repository::new();
    let at_least = |view: &str| asked(&repository, &format!("SELECT DISTINCT at_least FROM {view}"));
    let views = ["funding", "funding_by_year", "balance"];
    assert_eq!(views.map(at_least), [json!([[0]]), json!([[0]]), json!([[0]])]);
    repository.append(BRIDGE, "\n[[allocation]]\nsource = \"no-such-fund\"\namount = 5\n");
    assert_eq!(asked(&repository, "SELECT measure, key FROM unknown_value"), json!([["II.1", "allocation"]]));
    assert_eq!(
        asked(&repository, "SELECT measure, funding, at_least FROM funding_of_measure"),
        json!([["I.1.1", "quantified", 0], ["II.1", "unquantified", 1]])
    );
    assert_eq!(views.map(at_least), [json!([[1]]), json!([[1]]), json!([[1]])]);
    let told = ask(&repository, 0, &["funding", "--as-of", DAY, "--keep-going"]);
    assert_eq!(
        (&told["quantified"], &told["unquantified"], &told["unfunded"]),
        (&json!(1), &json!(1), &json!(0))
    );
    let known = asked(&repository, &question(5));
    assert_eq!(known, json!([["an amount", 1], ["not known: it cannot be read", 1]]));
    // And of a measure that has an amount as well, more of it is not known.
    repository.append(LIGHT, "\n[[allocation]]\nsource = \"no-such-source\"\namount = 3\n");
    assert_eq!(
        asked(&repository, "SELECT funding, at_least FROM funding_of_measure"),
        json!([["quantified", 1], ["unquantified", 1]])
    );
}

#[test]
fn a_deadline_or_a_step_that_cannot_be_read_is_not_said_to_be_missing() {
    let repository = Repository::new();
    assert_eq!(asked(&repository, "SELECT id FROM undated"), json!([["D.1"]]));
    let without_steps = json!([["I.1.1"], ["II.1"]]);
    let unchecked = format!("SELECT id FROM ({})", question(6));
    assert_eq!(asked(&repository, &unchecked), without_steps);
    repository.replace(BRIDGE, "deadline", "deadline = 5 #");
    repository.append(LIGHT, "\n[[milestone]]\ntitle = 5\ndue = 2030-06-30\n");
    assert_eq!(asked(&repository, "SELECT id FROM undated"), json!([["D.1"]]));
    assert_eq!(asked(&repository, &unchecked), json!([["II.1"]]));
}

#[test]
fn the_eighth_question_lists_those_alone_who_say_something_else() {
    let repository = Repository::new();
    let agrees = "\n[[assessment]]\ndate = 2030-12-31\nby = \"Harbour Watch\"\nstatus = \"completed\"\n";
    let earlier =
        "\n[[assessment]]\ndate = 2030-12-30\nby = \"Society of Lamps\"\nstatus = \"not-started\"\n";
    let differs =
        "\n[[assessment]]\ndate = 2030-12-31\nby = \"Society of Lamps\"\nstatus = \"in-progress\"\n";
    repository.append(LIGHT, &[REPORTED, agrees, earlier, differs].concat());
    let told = ask(&repository, 0, &["query", &question(8), "--as-of", DAY]);
    assert_eq!(
        told["rows"],
        json!([["I.1.1", "completed", "Society of Lamps", "in-progress", "2030-12-31"]])
    );
    // Where the status is not known, it is not known who contests it.
    repository.append(LIGHT, "\n[[report]]\ndate = 5\nbody = \"ML\"\nstatus = \"completed\"\n");
    assert_eq!(asked(&repository, "SELECT DISTINCT contests FROM assessment"), json!([[null]]));
}
