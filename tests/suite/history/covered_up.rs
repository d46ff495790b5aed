//! What changes in measures while `plan.toml` or the register cannot be read is compared all the same.

use serde_json::{Value, json};

use crate::support::ask::{ask, text};
use crate::support::repository::{BRIDGE, LIGHT, Repository};

const PLAN: &str = "plan/plan.toml";
const BODIES: &str = "plan/bodies.toml";

/// Faults in the plan's own files: the file, the text that is replaced, and the faulty text.
const FAULTS: [(&str, &str, &str); 7] = [
    (PLAN, "currency = \"EUR\"", "currency = \"EUR"),
    (PLAN, "currency = \"EUR\"", "currency = \"EURO\""),
    (PLAN, "id    = \"treasury\"", "id = 12"),
    (PLAN, "id    = \"I\"", "id = []"),
    (BODIES, "name = \"Harbour Council\"", "name = \"Harbour Council"),
    (BODIES, "name          = \"Ministry of Lighthouses\"", "name = 3"),
    (BODIES, "kind", "kind = \"minstry\" #"),
];

/// The rules that an audit finds broken in a commit, with the measure of each.
fn broken(audit: &Value, commit: &str) -> Vec<String> {
    let all = audit["breaches"].as_array().unwrap().iter().filter(|item| item["commit"] == commit);
    all.map(|item| format!("{} {}", text(item, "rule"), item["measure"].as_str().unwrap_or("-"))).collect()
}

#[test]
fn a_deadline_that_moves_under_a_fault_of_the_plans_own_files_is_found() {
    for (path, old, fault) in FAULTS {
        let repository = Repository::new();
        repository.replace(path, old, fault);
        let first = repository.commit("2023-02-01", "a fault");
        repository.replace(LIGHT, "2031-12-31", "2032-12-31");
        repository.replace(BRIDGE, "walking", "running");
        let moved = repository.commit("2023-02-02", "under its cover");
        let run = repository.run(&["audit", "--format", "json"]);
        assert_eq!(run.code, Some(1), "{fault}: {}", run.stderr);
        let audit: Value = serde_json::from_str(&run.stdout).unwrap();
        let expected = ["deadline-moved I.1.1", "published-text-changed II.1"];
        assert_eq!(broken(&audit, &moved), expected, "{fault}: {audit:#}");
        assert_eq!(broken(&audit, &first), ["broken-commit -"], "{fault}: {audit:#}");
        // And no less from there on alone.
        let run = repository.run(&["audit", "--since", &first, "--format", "json"]);
        let audit: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(broken(&audit, &moved), expected, "{fault}: {audit:#}");
        // The commit that mends the file has no findings of its own.
        repository.replace(path, fault, old);
        let mended = repository.commit("2023-02-03", "mended");
        let audit = ask(&repository, 1, &["audit"]);
        assert_eq!(broken(&audit, &mended), [""; 0], "{fault}: {audit:#}");
        assert_eq!(broken(&audit, &moved), expected, "{fault}: {audit:#}");
        let slips = ask(&repository, 0, &["slippage"]);
        let light = slips["items"].as_array().unwrap().iter().find(|item| item["measure"] == "I.1.1");
        assert_eq!(light.unwrap()["moves"][0]["commit"], json!(moved), "{fault}: {slips:#}");
    }
}

#[test]
fn a_deadline_that_moves_while_a_body_is_missing_is_found() {
    let repository = Repository::new();
    let gone = "name         = \"Ministry of Bridges\"";
    repository.replace(BODIES, gone, "name = \"Office of Bridges\"");
    repository
        .write(BODIES, repository.text(BODIES).replace("\"Ministry of Bridges\"", "\"Office of Bridges\""));
    repository.commit("2023-02-01", "a name that measures do not know");
    repository.replace(BRIDGE, "2030-06-30", "2031-06-30");
    let moved = repository.commit("2023-02-02", "under its cover");
    let run = repository.run(&["audit", "--format", "json"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let audit: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(broken(&audit, &moved), ["deadline-moved II.1", "broken-commit -"], "{audit:#}");
    // Who is responsible shows when it is known again, and the deadline no second time.
    repository.replace(BRIDGE, "Ministry of Bridges", "Harbour Council");
    repository.replace(LIGHT, "Ministry of Bridges", "Office of Bridges");
    let mended = repository.commit("2023-02-03", "another body");
    let audit = ask(&repository, 1, &["audit"]);
    let found = broken(&audit, &mended);
    assert!(found.contains(&"responsibility-moved II.1".to_owned()), "{audit:#}");
    assert!(!found.contains(&"deadline-moved II.1".to_owned()), "{audit:#}");
}

#[test]
fn an_act_in_one_measure_covers_another_while_a_body_of_a_third_is_missing() {
    let repository = Repository::new();
    let other = repository.text(BRIDGE).replace("Ministry of Bridges", "Harbour Council");
    let (kept, removed) = ("plan/II/II.2.toml", "plan/II/II.3.toml");
    repository.write(kept, &other);
    repository.write(removed, other.replace("Counting", "Painting"));
    repository.commit("2023-01-31", "two more");
    repository
        .write(BODIES, repository.text(BODIES).replace("\"Ministry of Bridges\"", "\"Office of Bridges\""));
    repository.commit("2023-02-01", "a name that measures do not know");
    repository.replace(BRIDGE, "2030-06-30", "2031-06-30");
    repository.git(&["rm", "--quiet", removed]);
    repository.append(kept, "\n[[amendment]]\ndate = 2023-02-01\nbasis = \"Act 1\"\nfields = [\"II.3\"]\n");
    let moved = repository.commit("2023-02-02", "under its cover");
    let run = repository.run(&["audit", "--format", "json"]);
    let audit: Value = serde_json::from_str(&run.stdout).unwrap();
    let removals = audit["breaches"].as_array().unwrap().iter().filter(|it| it["rule"] == "measure-removed");
    let severities: Vec<&str> = removals.map(|item| text(item, "severity")).collect();
    assert_eq!(severities, ["warning"], "{audit:#}");
    assert!(broken(&audit, &moved).contains(&"deadline-moved II.1".to_owned()), "{audit:#}");
}

#[test]
fn a_register_that_never_could_be_read_hides_no_dates() {
    let repository = Repository::new();
    let whole = repository.text(BODIES);
    repository.git(&["update-ref", "-d", "HEAD"]);
    repository.write(BODIES, "[[body]\n");
    repository.commit("2023-02-01", "the plan");
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    let moved = repository.commit("2023-02-02", "later");
    let run = repository.run(&["audit", "--format", "json"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let audit: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(broken(&audit, &moved), ["deadline-moved I.1.1", "broken-commit -"]);
    repository.write(BODIES, whole);
    let mended = repository.commit("2023-02-03", "mended");
    assert_eq!(broken(&ask(&repository, 1, &["audit"]), &mended), [""; 0]);
}

#[test]
fn what_changed_in_a_file_shows_when_it_can_be_read_again() {
    let repository = Repository::new();
    repository.replace(PLAN, "title    = \"Plan for Quiet", "title = \"Plan for Calm");
    repository.append(PLAN, "\n[[x");
    repository.commit("2023-02-01", "a fault");
    let council = "name = \"Harbour Council\"";
    repository.replace(BODIES, council, &format!("{council}\nhungarian = \"Tanács\""));
    let other = repository.commit("2023-02-02", "another file");
    repository.write(PLAN, repository.text(PLAN).replace("\n[[x", ""));
    let mended = repository.commit("2023-02-03", "mended");
    let history = ask(&repository, 0, &["history"]);
    let told = |commit: &str| -> Vec<Value> {
        let all = history["changes"].as_array().unwrap().iter();
        all.filter(|change| change["commit"] == commit).map(|change| change["field"].clone()).collect()
    };
    assert_eq!(told(&other), [json!("body")]);
    assert_eq!(told(&mended), [json!("title")]);
}

#[test]
fn an_audit_of_a_record_with_a_file_that_cannot_be_read_is_not_fine() {
    let repository = Repository::new();
    repository.append(LIGHT, "deadlin = 2032-12-31\n");
    repository.commit("2023-02-01", "a misspelt key");
    let run = repository.run(&["audit"]);
    assert_eq!(run.code, Some(3), "{}", run.stderr);
    assert!(run.stderr.contains(LIGHT), "{}", run.stderr);
    repository.replace(LIGHT, "deadlin = 2032-12-31\n", "");
    repository.commit("2023-02-02", "mended");
    assert_eq!(repository.run(&["audit"]).code, Some(0));
}
