//! What meetings decided, on every page that it belongs to.

use super::changes::{commit_page, words};
use super::{Files, site, text};
use crate::papers::half_years::played;
use crate::support::ask::ask;
use crate::support::repository::Repository;

/// The small plan with a decision that is late, one that a body has carried out, and a milestone that is late.
fn decided() -> Repository {
    let repository = Repository::new();
    let meeting = "title = \"Spring meeting\"\n\n\
        [[decision]]\nid = \"1\"\ntext = \"the oil is bought, at last\"\nresponsible = [\"Ministry of Lighthouses\"]\n\
        due = 2023-01-05\nmeasures = [\"I.1.1\"]\n\n\
        [[decision]]\nid = \"2\"\ntext = \"the keepers are asked\"\nmeasures = [\"I.1.1\"]\ndone = 2023-01-04\nresult = \"they agree\"\n";
    repository.write("plan/meetings/2023-01-02.toml", meeting);
    repository.append("plan/I/I.1.1.toml", "\n[[milestone]]\ntitle = \"the wick\"\ndue = 2023-01-03\n");
    repository.commit("2023-01-20", "a meeting");
    repository
}

/// From a heading of a page to the next of its kind.
fn part<'f>(files: &'f Files, path: &str, heading: &str) -> &'f str {
    let page = text(files, path);
    let found = page.split("<h2>").find(|part| part.starts_with(heading));
    found.unwrap_or_else(|| panic!("{path} has no {heading}"))
}

#[test]
fn the_front_page_counts_what_is_late_as_status_does_and_leads_to_it() {
    let repository = decided();
    let files = site(&repository, &[]);
    let overdue = ask(&repository, 0, &["overdue", "--at", "HEAD"]);
    let count = |key: &str| overdue[key].as_array().unwrap().len();
    assert_eq!((count("milestones"), count("decisions")), (1, 1));
    let all = count("items") + count("milestones") + count("decisions");
    let late = part(&files, "en/index.html", "What is late");
    assert!(late.starts_with(&format!("What is late ({all})")), "{late}");
    assert!(!late.contains("Nothing is late"), "{late}");
    assert!(late.contains("href=\"meeting/2023-01-02/index.html#2023-01-02.1\""), "{late}");
    assert!(late.contains("\"m/I.1.1/index.html\"") && late.contains("the wick"), "{late}");
    let front = text(&files, "en/index.html");
    assert!(front.contains("<strong>1</strong> <span>late decision</span>"), "{front:.4000}");
    let hungarian = part(&files, "hu/index.html", "Ami késik");
    assert!(hungarian.contains("<span lang=\"en\">the oil is bought, at last</span>"), "{hungarian}");
}

#[test]
fn decisions_of_a_closed_plan_that_are_late_stand_on_its_front_page() {
    let repository = played(4);
    let files = site(&repository, &[]);
    let status = ask(&repository, 0, &["status", "--at", "HEAD"]);
    let late = status["decisions"].as_array().unwrap();
    assert!(!late.is_empty());
    let said = part(&files, "en/index.html", "What is late");
    assert!(said.starts_with(&format!("What is late ({})", late.len())), "{said}");
    for decision in late {
        let id = decision["id"].as_str().unwrap();
        assert!(said.contains(&format!("#{id}\">{id}</a>")), "{said}");
    }
    assert!(!text(&files, "en/index.html").contains("No deadline lies ahead."));
}

#[test]
fn a_measure_has_what_meetings_decided_about_it() {
    let files = site(&decided(), &[]);
    let said = part(&files, "en/m/I.1.1/index.html", "Decisions of meetings");
    for id in ["2023-01-02.1", "2023-01-02.2"] {
        assert!(said.contains(&format!("meeting/2023-01-02/index.html#{id}\">{id}</a>")), "{said}");
        assert!(text(&files, "en/meeting/2023-01-02/index.html").contains(&format!(" id=\"{id}\"")));
    }
    let said = words(said);
    assert!(said.contains("the oil is bought, at last") && said.contains("they agree"), "{said}");
    assert!(!text(&files, "en/m/II.1/index.html").contains("Decisions of meetings"));
}

#[test]
fn the_late_page_leads_from_a_decision_to_its_meeting_and_marks_its_words() {
    let files = site(&decided(), &[]);
    let late = text(&files, "hu/late/index.html");
    assert!(late.contains("<a href=\"../meeting/2023-01-02/index.html#2023-01-02.1\">2023-01-02.1</a>"));
    assert!(late.contains("<span lang=\"en\">the oil is bought, at last</span>"), "{late}");
}

#[test]
fn sentences_of_the_history_mark_the_words_of_a_meeting() {
    let repository = decided();
    let files = site(&repository, &[]);
    let page = commit_page(&files, "hu", &repository.head());
    for words in ["Spring meeting", "the oil is bought, at last"] {
        assert!(page.contains(&format!("<span lang=\"en\">{words}</span>")), "{page}");
    }
}

#[test]
fn what_a_meeting_decided_for_a_day_ahead_is_due_next() {
    let repository = decided();
    repository.replace("plan/meetings/2023-01-02.toml", "due = 2023-01-05", "due = 2023-03-05");
    repository.commit("2023-01-21", "more time");
    let next = part(&site(&repository, &[]), "en/index.html", "Due next").to_owned();
    let (_, day) = next.split_once("2023-03-05</time>: 1 decision").unwrap_or_else(|| panic!("{next}"));
    assert!(day.trim_start().starts_with("<a class=\"id\" href=\"meeting/"), "{day}");
}

#[test]
fn one_that_was_carried_out_says_so_beside_its_measure() {
    let repository = decided();
    for (lang, done, late) in [
        ("en", "done on 2023-01-04; they agree", "15 days"),
        ("hu", "végrehajtva: 2023. 01. 04.; they agree", "15 nap"),
    ] {
        let args = ["show", "I.1.1", "--as-of", "2023-01-20", "--format", "markdown", "--lang", lang];
        let shown = repository.run(&args).stdout;
        let row = |id: &str| shown.lines().find(|line| line.contains(id)).unwrap().to_owned();
        assert!(row("2023-01-02.2").contains(done), "{shown}");
        assert!(row("2023-01-02.1").contains(late), "{shown}");
        // Until then it was open.
        let before = repository.run(&["show", "I.1.1", "--as-of", "2023-01-03", "--lang", lang]).stdout;
        assert!(!before.contains("they agree"), "{before}");
    }
}
