//! `plan fmt` on files as people leave them.

use crate::support::ask::ask;
use crate::support::repository::{BRIDGE, LIGHT, Repository};

/// A file with everything that is to be laid out, and with a string that looks like it.
const UNTIDY: &str =
    "\u{feff}# first  \r\ntitle=\"\"\"  a  \\\r\n  b\"\"\"\r\n\r\n\r\nlonger   = 1\t\r\n[x]\r\n";
const TIDY: &str = "\u{feff}# first\r\ntitle = \"\"\"  a  \\\r\n  b\"\"\"\r\n\r\nlonger = 1\r\n\r\n[x]\r\n";

#[test]
fn files_are_laid_out_once_and_the_others_stay() {
    let repository = Repository::new();
    let before = repository.git(&["status", "--short"]);
    assert_eq!(repository.run(&["fmt"]).code, Some(0));
    assert_eq!(repository.git(&["status", "--short"]), before, "the plan of the tests is laid out");
    repository.write(LIGHT, UNTIDY);
    let check = repository.run(&["fmt", "--check"]);
    assert_eq!(check.code, Some(1));
    assert!(check.stdout.contains("-longer   = 1\\u{9}\n"), "{}", check.stdout);
    assert!(check.stdout.ends_with(&format!("1 file would change\n  {LIGHT}\n")), "{}", check.stdout);
    assert_eq!(repository.text(LIGHT), UNTIDY);
    let answer = ask(&repository, 1, &["fmt", "--check"]);
    assert_eq!(answer["changed"][0], LIGHT);
    assert_eq!(answer["written"], false);
    // Another file is none of its business.
    assert_eq!(repository.run(&["fmt", "--check", BRIDGE]).code, Some(0));
    let run = repository.run_in(&repository.folder.join("plan/I"), &["fmt", "I.1.1.toml"]);
    assert_eq!((run.code, run.stdout), (Some(0), format!("1 file laid out anew\n  {LIGHT}\n")));
    assert_eq!(repository.text(LIGHT), TIDY);
    assert_eq!(repository.run(&["fmt", "--check"]).code, Some(0));
}

#[test]
fn what_cannot_be_read_is_named_and_left() {
    let repository = Repository::new();
    repository.write(LIGHT, "title=\n\n\n");
    repository.write(BRIDGE, b"title=\"\xff\"");
    repository.append("plan/plan.toml", "\n\n\n");
    let answer = ask(&repository, 1, &["fmt"]);
    assert_eq!(answer["unreadable"], serde_json::json!([LIGHT, BRIDGE]));
    assert_eq!(answer["changed"], serde_json::json!(["plan/plan.toml"]));
    assert_eq!(repository.text(LIGHT), "title=\n\n\n");
    let again = repository.run(&["fmt"]);
    let left = format!("2 files left alone, not readable as TOML\n  {LIGHT}\n  {BRIDGE}\n");
    assert!(again.code == Some(1) && again.stdout.contains(&left), "{}", again.stdout);
    let outside = repository.run(&["fmt", "../x.toml"]);
    assert_eq!(outside.code, Some(2), "{}", outside.stderr);
}
