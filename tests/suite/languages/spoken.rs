//! Words of the files that stand for one of a few, keys and severities are in the language of the answer.

use crate::support::repository::{LIGHT, REPORTED, Repository};

fn hungarian(repository: &Repository, args: &[&str]) -> String {
    let run = repository.run(&[args, &["--lang", "hu"]].concat());
    assert!(matches!(run.code, Some(0 | 1)), "{args:?}: {}", run.stderr);
    run.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_status_that_is_written_anew_is_told_in_the_language_of_the_answer() {
    let repository = Repository::new();
    repository.append(LIGHT, REPORTED);
    repository.commit("2031-01-10", "reports");
    repository.replace(LIGHT, "\"completed\"", "\"not-started\"");
    repository.replace("plan/plan.toml", "state = \"contingent\"", "state = \"decided\"");
    repository.commit("2031-02-10", "written anew");
    for command in [&["diff", "HEAD~1..HEAD"][..], &["history", "I.1.1"]] {
        let told = hungarian(&repository, command);
        assert!(told.contains("„befejeződött” helyett „nem kezdődött el”"), "{command:?}: {told}");
        assert!(!told.contains("not-started"), "{command:?}: {told}");
    }
    let told = hungarian(&repository, &["diff", "HEAD~1..HEAD"]);
    assert!(told.contains("„feltételes” helyett „eldöntött”"), "{told}");
    let english = repository.run(&["diff", "HEAD~1..HEAD"]).stdout;
    assert!(english.contains("from \"completed\" to"), "as the file has it: {english}");
    assert!(english.contains("\"not-started\""), "as the file has it: {english}");
}

#[test]
fn who_touched_what_last_and_how_bad_a_finding_is() {
    let repository = Repository::new();
    repository.append(LIGHT, REPORTED);
    repository.commit("2031-01-10", "reports");
    let told = hungarian(&repository, &["show", "I.1.1"]);
    let (_, touched) = told.split_once("Utolsó módosítók").unwrap();
    assert!(touched.contains("jelentés 1, jelentés 2"), "{touched}");
    assert!(touched.contains("elérési út") && !touched.contains("path"), "{touched}");
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    repository.commit("2031-03-10", "later");
    let told = hungarian(&repository, &["audit"]);
    assert!(told.contains("hiba deadline-moved:") && !told.contains("error"), "{told}");
    let told = hungarian(&repository, &["rules"]);
    assert!(told.contains("figyelmeztetés") && !told.contains("warning"), "{told}");
}
