//! Changes in words: what a page says of a change, and what no page says, however it is asked.

use plan::render::escape::is_unprintable;
use serde_json::Value;

use crate::support::ask::ask;
use crate::support::repository::{BRIDGE, LIGHT, Repository, Run};

/// A measure with something in every list.
const LIVING: &str = r#"
[[milestone]]
title = "lamp"
due   = 2030-12-31

[[milestone]]
title = "glass"
due   = 2031-06-30

[[metric]]
name   = "nights"
unit   = "nights"
target = 100

[[allocation]]
source  = "sea-fund"
from    = 2031
recurring = "yearly"
amount  = 50

[[report]]
date   = 2030-06-30
body   = "ML"
status = "in-progress"
text   = "the oil is bought"

[[assessment]]
date = 2031-01-15
by   = "Harbour watch"
text = "it shines"

[[amendment]]
date   = 2030-03-01
basis  = "Decision 1/2030"
fields = ["means"]
"#;

fn living() -> Repository {
    let repository = Repository::new();
    repository.append(LIGHT, LIVING);
    repository.commit("2023-02-01", "living");
    repository
}

/// Changes everything that can change, in the measure and in the plan's own files.
fn change_everything(r: &Repository) {
    for (old, new) in [
        ("\"Relighting the old lighthouse\"", "\"Relighting the lighthouse\""),
        ("responsible = [\"Ministry of Lighthouses\"]", "responsible = [\"Ministry of Bridges\"]"),
        (
            "partners    = [\"Ministry of Bridges\"]",
            "partners    = [\"Harbour Council\", \"Ministry of Lighthouses\"]",
        ),
        ("2031-12-31", "2031-12-01"),
        ("due   = 2030-12-31", "due   = 2031-01-01"),
        ("title = \"glass\"", "title = \"glazing\""),
        ("target = 100", "target = 90.5"),
        ("amount        = 1_000", "amount        = 1_200"),
        ("amount  = 50\n", ""),
        ("the oil is bought", "the oil was bought"),
        ("it shines", "it is dark"),
        ("Decision 1/2030", "Decision 9/2030"),
    ] {
        r.replace(LIGHT, old, new);
    }
    r.append(
        LIGHT,
        r#"
[[milestone]]
title = "oil"
due = 2030-02-01

[[metric]]
name = "ships"
unit = "ships"

[[allocation]]
source = "treasury"
year = 2031
purpose = "a bell"

[[report]]
date = 2031-01-31
body = "ML"
status = "completed"
milestone = "lamp"
values = { nights = 12 }
evidence = ["https://example.org/lamp"]

[[assessment]]
date = 2031-02-15
by = "Harbour watch"
status = "in-progress"

[[amendment]]
date = 2031-02-01
basis = "Decision 2/2031"
fields = ["deadline", "title"]

[[allow]]
rule = "target-lowered"
reason = "a misprint"
"#,
    );
    std::fs::create_dir(r.folder.join("plan/lights")).unwrap();
    r.git(&["mv", LIGHT, "plan/lights/I.1.1.toml"]);
    r.write("plan/II/II.2.toml", r.text(BRIDGE));
    std::fs::remove_file(r.folder.join(BRIDGE)).unwrap();
    for (path, old, new) in [
        ("plan/plan.toml", "end = 2031-12-31", "end = 2032-06-30"),
        ("plan/plan.toml", "name  = \"Sea Fund\"", "name  = \"Fund of the Sea\""),
        ("plan/plan.toml", "amount = 1_000", "amount = 1_200"),
        ("plan/bodies.toml", "abbreviations = [\"ML\"]", "abbreviations = [\"ML\", \"MoL\"]"),
        ("plan/bodies.toml", "measures = [\"II.1\"]", "measures = [\"II.2\"]"),
    ] {
        r.replace(path, old, new);
    }
}

/// The points of a page in Markdown, with the heading that they stand under.
fn points(page: &str) -> Vec<String> {
    let mut heading = "";
    let mut points = Vec::new();
    for line in page.lines() {
        if let Some(text) = line.strip_prefix("## ").or(line.strip_prefix("### ")) {
            heading = text.split(' ').next().unwrap();
        } else if let Some(text) = line.strip_prefix("- ") {
            points.push(format!("{heading}: {text}"));
        }
    }
    points
}

/// What is told of [`change_everything`].
const POINTS: &[&str] = &[
    "The: the end of the period moves from 2031-12-31 to 2032-06-30, 182 days later",
    "The: the source \"sea-fund\" changes: name from \"Sea Fund\" to \"Fund of the Sea\"",
    "The: the appropriation \"1a\" changes: from EUR 1,000 to EUR 1,200, EUR 200 more",
    "The: the body \"Ministry of Lighthouses\" changes: abbreviations from ML to ML, MoL",
    "The: ferries passing from Ministry of Bridges to Ministry of Lighthouses changes: measures from II.1 to II.2",
    "I.1.1: its file moves from plan/I/I.1.1.toml to plan/lights/I.1.1.toml",
    "I.1.1: the published text of \\`title\\` changes from \"Relighting the old lighthouse\" to \"Relighting the lighthouse\"",
    "I.1.1: responsible: Ministry of Bridges in place of Ministry of Lighthouses",
    "I.1.1: partners: Harbour Council, Ministry of Lighthouses in place of Ministry of Bridges",
    "I.1.1: the deadline moves from 2031-12-31 to 2031-12-01, 30 days earlier",
    "I.1.1: the milestone \"lamp\" changes: due from 2030-12-31 to 2031-01-01, 1 day later",
    "I.1.1: the milestone \"glass\" changes: title from \"glass\" to \"glazing\"",
    "I.1.1: the milestone \"oil\" is new; due 2030-02-01",
    "I.1.1: the metric \"nights\" changes: target from 100 to 90.5",
    "I.1.1: the metric \"ships\" is new",
    "I.1.1: the allocation from Treasury for 2030 changes: from EUR 1,000 to EUR 1,200, EUR 200 more",
    "I.1.1: the allocation from Fund of the Sea yearly from 2031 changes: EUR 50 before, not known any more",
    "I.1.1: the allocation from Treasury for 2031 (a bell) is new; amount not known",
    "I.1.1: the report of 2030-06-30 by Ministry of Lighthouses is rewritten: text from \"the oil is bought\" to \"the oil was bought\"",
    "I.1.1: Ministry of Lighthouses reports on 2031-01-31: completed; milestone \"lamp\"; values nights 12; evidence https:\\//example.org/lamp",
    "I.1.1: the assessment of 2031-01-15 by Harbour watch is rewritten: text from \"it shines\" to \"it is dark\"",
    "I.1.1: the assessment of 2031-02-15 by Harbour watch is new; status in-progress",
    "I.1.1: the amendment by Decision 1/2030 of 2030-03-01 is rewritten: basis from \"Decision 1/2030\" to \"Decision 9/2030\"",
    "I.1.1: amended by Decision 2/2031 of 2031-02-01: deadline, title",
    "I.1.1: findings of target-lowered are to be accepted: a misprint",
    "II.2: is renumbered from II.1 to II.2",
    "II.2: its file moves from plan/II/II.1.toml to plan/II/II.2.toml",
];

#[test]
fn everything_that_changes_is_told_in_words() {
    let repository = living();
    change_everything(&repository);
    let page = repository.run(&["diff", "--format", "markdown"]).stdout;
    assert_eq!(points(&page), POINTS, "{page}");
    // The summary of a check is the same, and so is the story of the commit.
    let summary = repository.run(&["check", "--against", "HEAD", "--format", "markdown"]).stdout;
    let (summary, _) = summary.split_once("## Findings").unwrap();
    assert_eq!(points(summary), POINTS);
    repository.commit("2023-03-01", "everything");
    let story = repository.run(&["history", "--since", "2023-03-01", "--format", "markdown"]).stdout;
    let said: Vec<&str> = story
        .lines()
        .filter_map(|line| line.strip_prefix("- **")?.split_once("** "))
        .map(|(_, text)| text)
        .collect();
    // A history has no plan whose names it could take: sources go by their ids.
    let by_id = |text: &str| {
        text.replace("from Treasury for", "from treasury for")
            .replace("from Fund of the Sea y", "from sea-fund y")
    };
    let told: Vec<String> =
        POINTS.iter().filter_map(|point| point.split_once(": ")).map(|(_, text)| by_id(text)).collect();
    assert_eq!(said, told, "{story}");
}

#[test]
fn what_may_lead_to_a_person_is_on_no_page_of_a_change() {
    let repository = living();
    let secrets = ["anna.kovacs@example.org", "+36 20 123 4567"];
    let report = |text: &str| {
        format!(
            "\n[[report]]\ndate = 2031-02-01\nbody = \"ML\"\nstatus = \"in-progress\"\ntext = \"ask {text}\"\n\
             evidence = [\"mailto:{}\"]\n\n[[assessment]]\ndate = 2031-02-02\nby = \"Harbour watch\"\ntext = \"{text}\"\n",
            secrets[0]
        )
    };
    let pages: [&[&str]; 7] = [
        &["diff", "HEAD~1..HEAD"],
        &["diff", "HEAD~1..HEAD", "--format", "markdown"],
        &["history"],
        &["history", "I.1.1", "--format", "markdown"],
        &["check", "--at", "HEAD", "--against", "HEAD~1", "--format", "markdown"],
        &["audit"],
        &["audit", "--format", "json"],
    ];
    let hold = |words: &str| {
        for page in pages {
            let said = repository.run(page).stdout;
            for secret in
                secrets.iter().flat_map(|secret| [(*secret).to_owned(), secret.replace('@', "&#64;")])
            {
                assert!(!said.contains(&secret), "{page:?}: {said}");
            }
            if page[0] != "audit" {
                let said = said.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(said.contains(words), "{page:?}: {said}");
            }
        }
    };
    repository.append(LIGHT, &report(secrets.join(" or ").as_str()));
    repository.commit("2023-03-01", "a person");
    hold("text \"[not shown: it may identify a person]\"");
    // Nor where it is rewritten, or taken out.
    repository.replace(LIGHT, "ask anna", "never ask anna");
    repository.commit("2023-03-02", "rewritten");
    hold(
        "is rewritten: text from \"[not shown: it may identify a person]\" to \"[changed, and not shown: it may identify a person]\"",
    );
    repository.write(LIGHT, repository.git(&["show", &format!("HEAD~2:{LIGHT}")]));
    repository.commit("2023-03-03", "removed");
    hold(
        "is removed; text \"[not shown: it may identify a person]\"; evidence [not shown: it may identify a person]",
    );
}

/// What writes to a terminal, a log or a sheet what it should not.
const HOSTILE: &str = "=cmd ::error::forged \u{1b}]0;owned\u{7}\u{9b}31m\u{202e} ##[error] <img src=x> |@all";

/// The same without what does not print.
const PRINTING: &str = "=cmd ::error::forged ##[error] <img src=x> |@all";

const QUESTIONS: [&[&str]; 8] = [
    &["diff", "HEAD~1..HEAD"],
    &["history"],
    &["history", "I.1.1"],
    &["slippage", "--all"],
    &["trend", "--as-of", "2024-01-01"],
    &["audit", "--signatures"],
    &["show", "I.1.1"],
    &["check", "--against", "HEAD~1"],
];

/// Commits by somebody who is no friend.
fn hostile() -> Repository {
    let repository = living();
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    // What a text can hold; the rest is an error in a file, and none in who writes it.
    repository.replace(LIGHT, "\"lamp\"", "\"::error::forged\"");
    repository.append(
        LIGHT,
        &format!("\n[[amendment]]\ndate = 2031-02-01\nbasis = \"{PRINTING}\"\nfields = [\"deadline\"]\n"),
    );
    repository.git(&["add", "--all"]);
    let author = format!("{HOSTILE} <{HOSTILE}>").replace("<img src=x>", "img");
    repository.git_on(
        "2023-03-01",
        &["commit", "--quiet", "--author", &author.replacen("<=", "<", 1), "-m", HOSTILE],
    );
    repository.replace(LIGHT, "due   = 2030-12-31", "due   = 2031-12-31");
    repository.git(&["add", "--all"]);
    repository.git_on("2023-03-02", &["commit", "--quiet", "-m", &format!("::error::forged\n\n{HOSTILE}")]);
    repository
}

#[test]
fn no_commit_writes_what_it_should_not() {
    let repository = hostile();
    for question in QUESTIONS {
        let formats: &[&[&str]] = if question[0] == "check" {
            &[&["--format", "markdown"]]
        } else {
            &[&[], &["--format", "json"], &["--format", "csv"], &["--excel"], &["--format", "markdown"]]
        };
        for format in formats {
            let args = [question, format].concat();
            let mut command = repository.command(&repository.folder, &args);
            let run: Run = command.env("NO_COLOR", "1").output().unwrap().into();
            assert!(matches!(run.code, Some(0 | 1)), "{args:?}: {}", run.stderr);
            // The mark of a sheet for spreadsheets is ours.
            let said = run.stdout.trim_start_matches('\u{feff}');
            assert_eq!(said.find(is_unprintable), None, "{args:?}: {said}");
            let command = said.lines().find(|line| line.trim_start().starts_with("::"));
            assert_eq!(command, None, "{args:?}: {said}");
            assert!(!said.lines().any(|line| line.starts_with("##[")), "{args:?}: {said}");
            if format.contains(&"markdown") {
                assert!(!said.contains("<img") && !said.contains("|@"), "{args:?}: {said}");
            }
            if *format == ["--format", "csv"] {
                assert!(!said.contains(",=cmd") && !said.contains("\"=cmd"), "{args:?}: {said}");
            }
        }
    }
}

#[test]
fn a_narrow_terminal_gets_narrow_lines() {
    let repository = hostile();
    for question in QUESTIONS.iter().filter(|question| question[0] != "check") {
        let mut command = repository.command(&repository.folder, question);
        let run: Run = command.env("COLUMNS", "30").output().unwrap().into();
        for line in run.stdout.lines() {
            // A line that would begin like a command of a log is made longer by what keeps it from being one.
            let is_kept = line.contains("\\u{3a}") || line.contains("\\u{23}");
            assert!(is_kept || line.chars().count() <= 30, "{question:?}: {line:?} in\n{}", run.stdout);
        }
    }
}

#[test]
fn what_is_accepted_is_named_in_narrow_lines() {
    let mut command = Repository::new().command(crate::support::fixtures::root(), &["check"]);
    let run: Run = command.env("COLUMNS", "50").output().unwrap().into();
    let accepted = run.stdout.lines().take_while(|line| !line.contains("52 files"));
    assert!(
        accepted.clone().count() > 1 && accepted.clone().all(|line| line.chars().count() <= 50),
        "{}",
        run.stdout
    );
}

#[test]
fn sheets_have_as_many_cells_as_their_head() {
    let repository = hostile();
    for question in QUESTIONS.iter().filter(|question| question[0] != "check") {
        for (form, delimiter) in [(&["--format", "csv"][..], b','), (&["--excel"], b';')] {
            let run = repository.run(&[question, form].concat());
            let text = run.stdout.trim_start_matches('\u{feff}');
            let mut sheet = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
            let columns = sheet.headers().unwrap().len();
            let rows: Vec<csv::StringRecord> = sheet.records().collect::<Result<_, _>>().unwrap();
            assert!(!rows.is_empty() && rows.iter().all(|row| row.len() == columns), "{question:?}: {text}");
        }
        let answer: Value = ask(&repository, i32::from(question[0] == "audit"), question);
        assert_eq!(answer["command"], question[0]);
    }
}
