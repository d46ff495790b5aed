//! Pull requests that attack whoever looks at them: every form of the findings, over all that a plan's folder can hold.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use plan::check::RULES;
use plan::render::escape::is_unprintable;
use serde_json::Value;

use crate::answers::formats::{commands, value};
use crate::support::fixtures;
use crate::support::repository::{LIGHT, Repository, Run};

const FORMATS: [&str; 7] = ["human", "json", "github", "gitlab", "sarif", "junit", "markdown"];

/// What breaks out of one form or another, and prints: nothing keeps it out of a text.
const PRINTING: &str = "::error::forged ##[set-output name=a;]forged ]]> <img src=x> | `c` %0A::error::forged \
                        {{x}} ${{ github.token }} @all =cmd";

/// Where each kind of attack must be told, by the rule that tells it.
const TOLD: [&str; 8] = [
    "control-character",
    "invalid-encoding",
    "invalid-id",
    "invalid-toml",
    "stray-file",
    "symbolic-link",
    "unknown-field",
    "unreadable-file",
];

/// The text as TOML writes it, every character by its number where it must.
fn quoted(text: &str) -> String {
    text.chars().map(|c| format!("\\U{:08x}", c as u32)).collect()
}

fn measure(title: &str, rest: &str) -> String {
    format!(
        "title = \"{title}\"\nresponsible = [\"ML\"]\npartners = []\nmeans = \"-\"\ndeadline = 2030-12-31\n\
         indicator = \"-\"\nfunding = \"-\"\n{rest}"
    )
}

/// Puts into a plan what no plan should hold.
fn attack(repository: &Repository) {
    let escapes = quoted("\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}\n::set-output name=x::y");
    for (path, content) in [
        ("I.2.1.toml", measure(&escapes, "")),
        ("I.2.2.toml", measure("t", &format!("\"{escapes}\" = 1\n"))),
        ("I.2.3.toml", measure("t", "::stop-commands::x\n::error::forged\n\u{1b}[31m = 1\n")),
        ("I.2.4.toml", measure("t", &format!("\"{}\" = 1\n", quoted(PRINTING)))),
        ("I.2.5.toml", format!("a = {}", "[".repeat(1_000))),
        ("I.2.6.toml", format!("a{} = 1", ".a".repeat(1_000))),
        ("I.2.7.toml", "x = 1\n".repeat(10_000_000 / 6)),
        ("I.2.11.toml", "x = \"a\u{9b}31m\u{7f}\u{200f}\u{feff}\"  # \u{202e}\u{85}\n".to_owned()),
        ("\u{1b}[31mI.9.9.toml", "\u{1b}[31m = 1\n".to_owned()),
        ("a:b,c%0A::error::forged\n::set-output name=x::y\r.toml", "x = 1\n".to_owned()),
        ("\n::error::forged\n.txt", String::new()),
        ("##[error]forged", String::new()),
        ("-rf; $(touch owned) `touch owned` \"'\\ |<b>.toml", "x = 1\n".to_owned()),
    ] {
        repository.write(&format!("plan/I/{path}"), content);
    }
    repository.write("plan/I/I.2.8.toml", b"title = \"\xff\xfe\"\n");
    symlink("/etc/passwd", repository.folder.join("plan/I/I.2.9.toml")).unwrap();
    symlink("../..", repository.folder.join("plan/I/\n::error::forged")).unwrap();
}

/// The same by somebody who keeps to the form of the files: all that a change can say.
fn attack_in_words(repository: &Repository) {
    repository.replace(LIGHT, "\"oil and patience\"", &format!("\"{}\"", quoted(PRINTING)));
    let lines = quoted(&format!("a\n{PRINTING}\n::set-output name=x::y\nb"));
    repository.append(
        LIGHT,
        &format!(
            "\n[[milestone]]\ntitle = \"{0}\"\ndue = 2030-05-05\n\n[[metric]]\nname = \"{0}\"\nunit = \"{0}\"\ntarget = 1\n\
             \n[[report]]\ndate = 2029-12-31\nbody = \"ML\"\nstatus = \"completed\"\ntext = \"{1}\"\nevidence = [\"{0}\"]\n\
             milestone = \"nobody's {0}\"\n\
             \n[[assessment]]\ndate = 2030-06-30\nby = \"{0}\"\ntext = \"{1}\"\n\
             \n[[allow]]\nrule = \"report-before-adoption\"\nreason = \"{1}\"\n\
             \n[[allow]]\nrule = \"{0}\"\nreason = \"{1}\"\n",
            quoted(PRINTING),
            lines,
        ),
    );
}

/// Checks in one form, and holds what comes out against what the form promises.
fn held(repository: &Repository, format: &str, args: &[&str]) -> Run {
    let args = [&["check", "--as-of", "2033-12-31", "--format", format][..], args].concat();
    let mut command = repository.command(&repository.folder, &args);
    // Colour is ours: without it, every escape is somebody else's.
    let run = Run::from(command.env("NO_COLOR", "1").output().unwrap());
    assert_eq!(run.code, Some(1), "{args:?}: {}", run.stderr);
    for said in [&run.stdout, &run.stderr] {
        let at = said.find(is_unprintable).unwrap_or_default();
        let near = said.get(at..).unwrap_or_default().chars().take(80).collect::<String>();
        assert!(!said.contains(is_unprintable), "{args:?}: {near:?}");
    }
    // Three colons stand before the lines of another file, and are no command.
    let is_command =
        |line: &&str| line.trim_start().strip_prefix("::").is_some_and(|rest| !rest.starts_with(": plan/"));
    match format {
        "github" => {
            for command in commands(&run.stdout) {
                assert!(["error", "warning", "notice"].contains(&command.name.as_str()), "{command:?}");
                let title = value(&command, "title");
                let is_ours = title == "plan check" || RULES.iter().any(|known| known.rule.id == title);
                assert!(is_ours, "{command:?}");
            }
        }
        _ => assert_eq!(run.stdout.lines().find(is_command), None, "{args:?}"),
    }
    if matches!(format, "json" | "gitlab" | "sarif") {
        let _: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{args:?}: {error}"));
    } else if format == "junit" {
        uppsala::parse(&run.stdout).unwrap_or_else(|error| panic!("{args:?}: {error}"));
    }
    run
}

/// Every form says as much as the others: as many findings, and each rule that found something.
fn all_held(repository: &Repository, args: &[&str], told: &[&str]) {
    let outputs = FORMATS.map(|format| (format, held(repository, format, args).stdout));
    for (format, output) in &outputs {
        for rule in told {
            assert!(output.contains(rule), "{args:?} {format}: no {rule}");
        }
    }
    let json = |format: &str| -> Value {
        let (_, output) = outputs.iter().find(|(name, _)| *name == format).unwrap();
        serde_json::from_str(output).unwrap()
    };
    let contract = json("json");
    let size = |list: &Value| list.as_array().unwrap().len();
    let open = size(&contract["findings"]);
    assert_eq!(size(&json("gitlab")), open, "{args:?}");
    assert_eq!(size(&json("sarif")["runs"][0]["results"]), open + size(&contract["allowed"]), "{args:?}");
}

#[test]
fn no_form_lets_an_attack_through() {
    let repository = Repository::new();
    attack(&repository);
    // A pipe would keep whoever opens it waiting; git knows no such thing.
    let pipe = repository.folder.join("plan/I/I.2.10.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    all_held(&repository, &[], &TOLD);
    all_held(&repository, &["--against", "HEAD"], &TOLD);
    all_held(&repository, &["--against", "HEAD", "--new-only"], &TOLD);
    fs::remove_file(pipe).unwrap();
    repository.commit("2023-02-01", "an attack");
    all_held(&repository, &["--at", "HEAD"], &TOLD);
    // As the base of a change, too: what it hands on is where it was, and what was broken there.
    repository.git(&["rm", "--quiet", "-r", "plan/I"]);
    for (path, content) in fixtures::invented_files() {
        repository.write(&format!("plan/{path}"), content);
    }
    repository.replace(LIGHT, "oil and patience", "oil");
    all_held(&repository, &["--against", "HEAD"], &["broken-base", "published-text-changed"]);
    assert!(!repository.folder.join("owned").exists());
}

#[test]
fn no_form_lets_an_attack_in_words_through() {
    let repository = Repository::new();
    attack_in_words(&repository);
    let told = ["unused-allow", "unknown-milestone"];
    all_held(&repository, &[], &told);
    all_held(&repository, &["--against", "HEAD"], &["published-text-changed", "allow-added"]);
    // Taken back, every rule on the change says what was there.
    repository.commit("2023-02-01", "words");
    repository.git(&["checkout", "--quiet", "HEAD~", "--", "plan"]);
    let told = ["published-text-changed", "report-removed", "milestone-moved", "target-lowered"];
    all_held(&repository, &["--against", "HEAD"], &told);
    all_held(&repository, &["--at", "HEAD"], &["unused-allow"]);
}

#[test]
fn a_folder_with_a_line_in_its_name_begins_no_line_of_an_answer() {
    let repository = Repository::new();
    let folder = "plan/x\n::error::forged\n";
    fs::create_dir(repository.folder.join(folder)).unwrap();
    fs::rename(repository.folder.join(LIGHT), repository.folder.join(folder).join("I.1.1.toml")).unwrap();
    for command in [&["list"][..], &["show", "I.1.1"], &["overdue", "--as-of", "2033-12-31"]] {
        for format in ["table", "json", "csv", "markdown"] {
            let run = repository.run(&[command, &["--format", format]].concat());
            assert_eq!(run.code, Some(0), "{command:?} {format}: {}", run.stderr);
            let forged = run.stdout.lines().find(|line| line.trim_start().starts_with("::"));
            assert_eq!(forged, None, "{command:?} {format}");
        }
    }
}
