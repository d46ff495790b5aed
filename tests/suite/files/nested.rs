//! Values nested so deeply, and words so long, that a program can be lost in them.

use std::time::{Duration, Instant};

use crate::support::ask::ask;
use crate::support::repository::{LIGHT, Repository};

/// Far more levels than any text needs, and than a stack holds.
const MANY: usize = 60_000;

/// Far longer than what takes the square of its length would need for these texts, even on a machine that is busy.
const LONG: Duration = Duration::from_secs(60);

#[test]
fn values_nested_too_deeply_are_told_and_not_followed() {
    let way = vec!["a"; MANY].join(".");
    for text in [
        format!("\n[extra]\n{way} = 1\n"),
        format!("\n[extra.{way}]\nb = 1\n"),
        format!("\n[[extra.{way}]]\nb = 1\n"),
        format!("\n[extra]\nx = {}\n", "[".repeat(MANY)),
        format!("\n[extra]\nx = {}\n", "[{a=".repeat(MANY)),
    ] {
        let repository = Repository::new();
        let start = Instant::now();
        repository.append(LIGHT, &text);
        let found = ask(&repository, 1, &["check"]);
        let about: Vec<_> = found["findings"].as_array().unwrap().iter().map(|it| &it["rule"]).collect();
        assert!(about.iter().all(|rule| *rule == "invalid-toml") && !about.is_empty(), "{about:?}");
        let said = found["findings"][0]["message"].as_str().unwrap();
        assert!(said.contains("nested too deeply"), "{said}");
        let deep = repository.commit("2023-02-01", "too deep");
        repository.git(&["checkout", "--quiet", "HEAD~1", "--", "plan"]);
        repository.commit("2023-02-02", "undone");
        for args in [&["audit"][..], &["history"], &["slippage"], &["diff"], &["list"]] {
            let code = repository.run(args).code;
            assert!(matches!(code, Some(0 | 1)), "{args:?}: {code:?}");
        }
        assert_eq!(repository.run(&["show", "I.1.1", "--at", &deep]).code, Some(3));
        assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
    }
}

#[test]
fn values_as_deep_as_people_write_them_are_kept() {
    let repository = Repository::new();
    let way = vec!["a"; 60].join(".");
    repository.append(LIGHT, &format!("\n[extra]\n{way} = 1\n"));
    assert_eq!(repository.run(&["check", "--as-of", "2030-03-01"]).code, Some(0));
    let shown = repository.run(&["show", "I.1.1", "--format", "json"]);
    assert_eq!(shown.code, Some(0), "{}", shown.stderr);
}

#[test]
fn a_word_as_long_as_a_file_is_shown_in_no_time() {
    let repository = Repository::new();
    let word = "a".repeat(400_000);
    repository.append(LIGHT, &format!("\n[extra]\nlong = \"{word}\"\n"));
    repository.write("message", &word);
    repository.git(&["add", "plan"]);
    repository.git_on("2023-02-01", &["commit", "--quiet", "-F", "message"]);
    let start = Instant::now();
    for args in [&["show", "I.1.1"][..], &["history"], &["audit"], &["diff", "HEAD~1..HEAD"]] {
        let run = repository.run(args);
        assert!(matches!(run.code, Some(0 | 1)), "{args:?}: {}", run.stderr);
    }
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
}
