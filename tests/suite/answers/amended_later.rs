//! Answers as of a day that later amendments, reports and assessments do not belong to.

use serde_json::{Value, json};

use crate::support::ask::ask;
use crate::support::repository::Repository;

/// Every question that judges by a day.
const QUESTIONS: [&[&str]; 6] = [
    &["overdue"],
    &["list"],
    &["status"],
    &["by-body", "Ministry of Lighthouses"],
    &["funding"],
    &["show", "I.1.1"],
];

const AMENDMENT: &str = r#"
[[amendment]]
date   = 2023-08-01
basis  = "Decision 1/2023"
fields = ["deadline"]
"#;

const AFTERWARDS: &str = r#"
[[report]]
date   = 2023-02-01
body   = "Ministry of Lighthouses"
status = "in-progress"
text   = "oil was bought"

[[report]]
date   = 2023-09-01
body   = "Ministry of Lighthouses"
status = "completed"
text   = "it is lit"

[[assessment]]
date   = 2023-03-01
by     = "the harbour"
status = "in-progress"

[[assessment]]
date   = 2023-10-01
by     = "the harbour"
status = "completed"
"#;

/// A deadline of the end of May is moved away in August, with a basis.
fn moved() -> Repository {
    let repository = Repository::new();
    repository.replace("plan/I/I.1.1.toml", "2031-12-31", "2023-05-31");
    repository.commit("2023-01-11", "due in May");
    repository.replace("plan/I/I.1.1.toml", "2023-05-31", "2031-12-31");
    repository.append("plan/I/I.1.1.toml", AMENDMENT);
    repository.commit("2023-08-02", "moved");
    repository
}

fn as_of<'a>(question: &[&'a str], day: &'a str) -> Vec<&'a str> {
    [question, &["--as-of", day]].concat()
}

#[test]
fn an_answer_of_a_day_before_an_amendment_says_which_measures_and_how_to_ask_by_what_held() {
    let repository = moved();
    let note = "1 measure was amended after 2023-06-30 (I.1.1): `--at 2023-06-30` asks by what held then";
    for question in QUESTIONS {
        let question = as_of(question, "2023-06-30");
        assert_eq!(ask(&repository, 0, &question)["amended_later"], json!(["I.1.1"]), "{question:?}");
        for format in ["table", "markdown"] {
            let run = repository.run(&[&question[..], &["--format", format]].concat());
            let words = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "");
            assert!(words.contains(note), "{question:?}: {words}");
            assert_eq!(run.stderr, "");
        }
        let run = repository.run(&[&question[..], &["--format", "csv"]].concat());
        assert!(!run.stdout.contains("asks by"), "{question:?}: {}", run.stdout);
        assert!(run.stderr.contains(note), "{question:?}: {}", run.stderr);
    }
    let then = ask(&repository, 0, &["overdue", "--at", "2023-06-30"]);
    assert_eq!(then["items"][0]["id"], "I.1.1");
    assert_eq!(then["amended_later"], json!([]));
}

#[test]
fn nothing_is_noted_where_no_amendment_is_later() {
    let repository = moved();
    for question in QUESTIONS {
        let question = as_of(question, "2023-08-01");
        assert_eq!(ask(&repository, 0, &question)["amended_later"], json!([]), "{question:?}");
        let run = repository.run(&question);
        assert!(!run.stdout.contains("amended after"), "{question:?}: {}", run.stdout);
    }
}

#[test]
fn only_measures_that_are_asked_about_are_noted() {
    let repository = moved();
    let noted =
        |question: &[&str]| ask(&repository, 0, &as_of(question, "2023-06-30"))["amended_later"].clone();
    assert_eq!(noted(&["overdue", "--body", "Ministry of Bridges"]), json!([]));
    assert_eq!(noted(&["list", "--section", "II"]), json!([]));
    assert_eq!(noted(&["show", "II.1"]), json!([]));
    // The amendment may be what took the measure out of the answer.
    assert_eq!(noted(&["list", "--overdue"]), json!(["I.1.1"]));
    assert_eq!(noted(&["list", "--due-by", "2023-06-30"]), json!(["I.1.1"]));
    assert_eq!(noted(&["list", "--status", "completed"]), json!(["I.1.1"]));
}

#[test]
fn what_was_asked_already_is_not_advised() {
    let repository = moved();
    // The files of this version hold an amendment that is dated after it.
    repository.replace("plan/I/I.1.1.toml", "2023-08-01", "2023-09-01");
    repository.commit("2023-08-03", "a later date");
    let run = repository.run(&["overdue", "--at", "2023-08-03"]);
    assert!(run.stdout.contains("1 measure was amended after 2023-08-03 (I.1.1)."), "{}", run.stdout);
    let run = repository.run(&["overdue", "--at", "HEAD", "--as-of", "2023-06-30"]);
    assert!(run.stdout.contains("`--at 2023-06-30` asks"), "{}", run.stdout);
}

#[test]
fn show_marks_what_came_later() {
    let repository = moved();
    repository.append("plan/I/I.1.1.toml", AFTERWARDS);
    let question = as_of(&["show", "I.1.1"], "2023-06-30");
    let item = &ask(&repository, 0, &question)["item"];
    let later = |list: &str| -> Vec<Value> {
        item[list].as_array().unwrap().iter().map(|row| row["later"].clone()).collect()
    };
    assert_eq!(later("reports"), [false, true]);
    assert_eq!(later("assessments"), [false, true]);
    assert_eq!(later("amendments"), [true]);
    let page = repository.run(&question).stdout;
    for day in ["2023-09-01", "2023-10-01", "2023-08-01"] {
        assert!(page.contains(&format!("{day} (later)")), "{page}");
    }
    assert_eq!(page.matches("(later)").count(), 3, "{page}");
    let csv = repository.run(&[&question[..], &["--format", "csv"]].concat()).stdout;
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let column = rows.headers().unwrap().iter().position(|title| title == "later").unwrap();
    let cells: Vec<String> = rows.records().map(|row| row.unwrap()[column].to_owned()).collect();
    assert_eq!(cells.iter().filter(|cell| *cell == "true").count(), 3, "{csv}");
    assert_eq!(cells.iter().filter(|cell| *cell == "false").count(), 2, "{csv}");
    // On the day itself nothing is later.
    let page = repository.run(&as_of(&["show", "I.1.1"], "2023-10-01")).stdout;
    assert!(!page.contains("(later)"), "{page}");
}
