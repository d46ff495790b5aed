//! `--edit`: the questions in an editor, and what was typed kept until it is in the plan.
#![cfg(unix)]

use std::fs;
use std::path::PathBuf;

use super::with_cycle;
use crate::support::repository::{LIGHT, Repository, Run};

const RETURN: &str = "plan/reports/2030-H1/ML.toml";

/// A run whose editor is a script: `$1` is the file, `$round` how often it was opened.
fn edit(repository: &Repository, args: &[&str], script: &str) -> Run {
    let editor = repository.home.path().join("editor.sh");
    let rounds = repository.home.path().join("rounds");
    let _ = fs::remove_file(&rounds);
    let head = format!(
        "echo x >> '{0}'\nround=$(wc -l < '{0}')\ncp \"$1\" '{1}/seen'$round\n",
        rounds.display(),
        repository.home.path().display()
    );
    fs::write(&editor, head + script).unwrap();
    let drafts = drafts(repository);
    fs::create_dir_all(&drafts).unwrap();
    let mut command = repository.command(&repository.folder, &[args, &["--edit"]].concat());
    command.env("PLAN_TODAY", "2030-06-20").env("EDITOR", format!("sh '{}'", editor.display()));
    command.env_remove("VISUAL").env_remove("GIT_EDITOR").env("TMPDIR", drafts).output().unwrap().into()
}

fn drafts(repository: &Repository) -> PathBuf {
    repository.home.path().join("drafts")
}

/// What is kept of what was typed.
fn kept(repository: &Repository) -> Vec<String> {
    let files = fs::read_dir(drafts(repository)).unwrap();
    files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

fn seen(repository: &Repository, round: u32) -> String {
    fs::read_to_string(repository.home.path().join(format!("seen{round}"))).unwrap()
}

#[test]
fn the_questions_are_comments_and_what_is_known_is_filled_in() {
    let repository = with_cycle();
    let args = ["report", "I.1.1", "--body", "ML", "--evidence", "https://example.org/a"];
    let script = "sed -i -e 's/^status:/status: folyamatban/' -e 's/^date:/date: 2030. 06. 10./' \"$1\"\n\
        printf ' two words\\n\\n# not this\\nand: a line\\n' >> \"$1\"\n";
    let run = edit(&repository, &args, script);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let sheet = seen(&repository, 1);
    assert!(sheet.starts_with("# plan report: I.1.1, Relighting"), "{sheet}");
    assert!(sheet.contains("\n# Who reports, by any of the body's names\nbody: ML\n"), "{sheet}");
    assert!(sheet.contains("\nevidence: https://example.org/a\n") && sheet.ends_with("\ntext:\n"), "{sheet}");
    for option in ["\nedit:", "\nno-input:", "\ndry-run:", "\ncommit:", "\nbranch:", "\ncolor:", "\nhelp:"] {
        assert!(!sheet.contains(option), "{option}");
    }
    let text = repository.text(RETURN);
    let said = "text     = \"\"\"\ntwo words\n\nand: a line\"\"\"\nevidence = [\"https://example.org/a\"]\n";
    assert!(text.contains("date   = 2030-06-10") && text.ends_with(said), "{text}");
    assert_eq!(kept(&repository), Vec::<String>::new());
}

#[test]
fn what_is_wrong_comes_back_above_what_was_typed() {
    let repository = with_cycle();
    let script = "case $round in\n\
        1) sed -i -e 's/^body:/body: ML/' -e 's/^status:/status: soon/' \"$1\";;\n\
        2) sed -i -e 's/^status:.*/status: in-progress\\nstatsu: x/' \"$1\";;\n\
        3) sed -i -e '/^statsu/d' -e 's/^date:/date: 2031-01-01/' \"$1\";;\n\
        4) sed -i -e 's/^date:.*/date: 2030-06-10/' \"$1\";;\nesac\n";
    let run = edit(&repository, &["report", "I.1.1"], script);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for (round, says) in [(2, "status"), (3, "answers no question: statsu: x"), (4, "report-in-future")] {
        let sheet = seen(&repository, round);
        assert!(sheet.starts_with("# ! ") && sheet.contains("\nbody: ML\n"), "{sheet}");
        let wrong: Vec<&str> = sheet.lines().filter(|line| line.starts_with("# ! ")).collect();
        assert!(wrong.join("\n").contains(says), "{round}: {wrong:?}");
        assert_eq!(
            wrong.iter().filter(|line| line.contains("answers no question")).count(),
            usize::from(round == 3)
        );
    }
    assert!(repository.text(RETURN).contains("date   = 2030-06-10"));
    assert_eq!(kept(&repository), Vec::<String>::new());
}

#[test]
fn what_is_missing_is_named_without_what_to_do_on_a_command_line() {
    let repository = with_cycle();
    let script = "case $round in\n\
        1) sed -i 's/^body:/body: ML/' \"$1\";;\n\
        2) sed -i 's/^status:/status: in-progress/' \"$1\";;\nesac\n";
    assert_eq!(edit(&repository, &["report", "I.1.1"], script).code, Some(0));
    let wrong = seen(&repository, 2);
    assert!(wrong.starts_with("# ! ") && wrong.contains("--status"), "{wrong}");
    assert!(!wrong.contains("terminal"), "{wrong}");
}

#[test]
fn what_was_typed_is_kept_on_every_error_and_named() {
    for (script, code) in [
        // The editor is closed without a change after errors: they are printed again.
        ("[ $round -gt 1 ] || sed -i 's/^status:/status: later/' \"$1\"\n", 2),
        // The editor fails in the second round.
        ("[ $round -eq 1 ] || exit 3\nsed -i 's/^status:/status: later/' \"$1\"\n", 3),
        // It fails in the first one, and has written before.
        ("sed -i 's/^status:/status: later/' \"$1\"\nexit 3\n", 3),
    ] {
        let repository = with_cycle();
        let run = edit(&repository, &["report", "I.1.1", "--body", "ML"], script);
        assert_eq!(run.code, Some(code), "{}", run.stderr);
        let kept = kept(&repository);
        assert!(kept.len() == 1 && kept[0].contains("\nstatus: later\n"), "{kept:?}");
        assert!(run.stderr.contains("what was typed is kept in "), "{}", run.stderr);
        let is_said_again = run.stderr.contains("was not corrected") && run.stderr.contains("later");
        assert_eq!(is_said_again, code == 2, "{}", run.stderr);
        assert!(!repository.folder.join("plan/reports").exists());
        // It is in nobody's way the next time.
        let again = edit(
            &repository,
            &["report", "I.1.1", "--body", "ML"],
            "sed -i 's/^status:/status: completed/' \"$1\"",
        );
        assert_eq!(again.code, Some(0), "{}", again.stderr);
    }
}

#[test]
fn what_is_not_text_is_kept_too() {
    let repository = with_cycle();
    let run = edit(&repository, &["report", "I.1.1"], "printf '\\377\\376' > \"$1\"\n");
    assert_eq!(run.code, Some(3), "{}", run.stderr);
    assert!(run.stderr.contains("what was typed is kept in "), "{}", run.stderr);
}

#[test]
fn without_a_change_nothing_is_written_and_nothing_is_left() {
    let repository = with_cycle();
    for script in ["true\n", ": > \"$1\"\n", "exit 1\n"] {
        let args = ["report", "I.1.1", "--body", "ML", "--status", "completed"];
        let run = edit(&repository, &args, script);
        assert!(run.code == Some(2) || run.code == Some(3), "{}", run.stderr);
        assert!(!repository.folder.join("plan/reports").exists());
        assert_eq!(kept(&repository), Vec::<String>::new());
    }
}

#[test]
fn an_assessment_and_an_amendment_are_edited_too_and_committed() {
    let repository = with_cycle();
    let script = "sed -i -e 's/^by:/by: the evaluators/' -e 's/^status:/status: completed/' \"$1\"\n";
    let run =
        edit(&repository, &["assess", "I.1.1", "--branch", "view", "--author", "A <a@example.org>"], script);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(
        repository.git(&["log", "-1", "--format=%an %s"]),
        "A the evaluators assesses I.1.1: completed\n"
    );
    let script = "sed -i -e 's/^basis:/basis: Decree 1/' -e 's/^withdrawn:/withdrawn: yes/' -e 's/^reinstated:/reinstated: nem/' \"$1\"\n";
    let run = edit(&repository, &["amend", "I.1.1"], script);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(repository.text(LIGHT).contains("withdrawn = true"), "{}", repository.text(LIGHT));
}

#[test]
fn an_empty_visual_leaves_the_editor_that_is_named() {
    let repository = with_cycle();
    let args = ["report", "I.1.1", "--body", "ML", "--status", "in-progress", "--edit"];
    let mut command = repository.command(&repository.folder, &args);
    let run: Run =
        command.env("VISUAL", "").env("GIT_EDITOR", "").env("EDITOR", "true").output().unwrap().into();
    assert!(!run.stderr.contains("there is no editor"), "{}", run.stderr);
}

#[test]
fn without_an_editor_it_says_so() {
    let repository = with_cycle();
    let mut command = repository.command(&repository.folder, &["report", "I.1.1", "--edit"]);
    for variable in ["EDITOR", "VISUAL", "GIT_EDITOR"] {
        command.env_remove(variable);
    }
    let run: Run = command.output().unwrap().into();
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(
        run.stderr.contains("there is no editor") && run.stderr.contains("EDITOR or VISUAL"),
        "{}",
        run.stderr
    );
    assert_eq!(repository.run(&["report", "IX.9", "--edit"]).code, Some(2));
}
