//! A measure that gets another id: its deadline, its reports and its history are followed across.

use serde_json::Value;

use crate::answers::contract;
use crate::support::repository::{Repository, Run};

const OLD: &str = "plan/II/II.1.toml";
const NEW: &str = "plan/II/II.2.toml";

fn renumber(repository: &Repository, formerly: &str, edit: impl FnOnce(String) -> String) {
    let text = edit(repository.text(OLD));
    std::fs::remove_file(repository.folder.join(OLD)).unwrap();
    repository.write(NEW, format!("{formerly}{text}"));
}

fn later(text: String) -> String {
    let at = text.find("deadline").unwrap();
    let end = at + text[at..].find('\n').unwrap();
    format!("{}deadline = 2031-11-30{}", &text[..at], &text[end..])
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", run.stdout, run.stderr))
}

/// `severity rule` of what the rules on the change find.
fn found(repository: &Repository, list: &str) -> Vec<String> {
    let args = ["check", "--as-of", "2030-03-01", "--format", "json", "--against", "HEAD"];
    let answer = json(&repository.run(&args));
    contract::demand(&answer);
    let rules =
        ["measure-renumbered", "measure-removed", "deadline-moved", "duplicate-formerly", "former-id-in-use"];
    let said = |finding: &Value| {
        let text = |key: &str| finding[key].as_str().unwrap().to_owned();
        rules.contains(&text("rule").as_str()).then(|| format!("{} {}", text("severity"), text("rule")))
    };
    let mut found: Vec<String> = answer[list].as_array().unwrap().iter().filter_map(said).collect();
    found.sort();
    found
}

#[test]
fn a_deadline_that_moves_with_the_number_is_found() {
    let repository = Repository::new();
    renumber(&repository, "", later);
    assert_eq!(found(&repository, "findings"), ["error deadline-moved", "warning measure-renumbered"]);
    renumber_back(&repository);
    renumber(&repository, "formerly = [\"II.1\"]\n", later);
    assert_eq!(found(&repository, "findings"), ["error deadline-moved", "info measure-renumbered"]);
}

fn renumber_back(repository: &Repository) {
    repository.git(&["checkout", "--quiet", "HEAD", "--", "plan"]);
    std::fs::remove_file(repository.folder.join(NEW)).unwrap();
}

#[test]
fn a_renumbering_can_be_accepted() {
    let repository = Repository::new();
    let allow = "\n[[allow]]\nrule = \"measure-renumbered\"\nreason = \"the second edition counts anew\"\n";
    renumber(&repository, "", |text| text + allow);
    assert_eq!(found(&repository, "findings"), [""; 0]);
    assert_eq!(found(&repository, "allowed"), ["warning measure-renumbered"]);
}

#[test]
fn what_is_less_alike_or_ambiguous_is_not_joined() {
    let repository = Repository::new();
    let other = |text: String| {
        later(text).replace("means", "means = \"others\" #").replace("indicator", "indicator = \"others\" #")
    };
    renumber(&repository, "", other);
    assert_eq!(found(&repository, "findings"), ["error measure-removed"]);
    renumber_back(&repository);
    renumber(&repository, "", |text| text);
    repository.write("plan/II/II.3.toml", repository.text(NEW));
    assert_eq!(found(&repository, "findings"), ["error measure-removed"]);
}

#[test]
fn numbers_shift_in_one_commit() {
    let repository = Repository::new();
    let second = repository.text(OLD).replace("title ", "title = \"Another bridge\" #");
    repository.write(NEW, &second);
    repository.commit("2023-02-01", "two bridges");
    let first = repository.text(OLD);
    repository.write("plan/II/II.3.toml", format!("formerly = [\"II.2\"]\n{}", later(second)));
    repository.write(NEW, format!("formerly = [\"II.1\"]\n{first}"));
    repository.write(OLD, first.replace("title ", "title = \"A ferry\" #"));
    let all = [
        "error deadline-moved",
        // The ferry does not say what it was, so it may be the bridge; II.2 does, so nothing is found in II.3.
        "info former-id-in-use",
        "info measure-renumbered",
        "info measure-renumbered",
    ];
    assert_eq!(found(&repository, "findings"), all);
    repository.commit("2023-02-02", "a ferry before all");
    let titles = |id: &str| {
        let answer = json(&repository.run(&["history", id, "--format", "json"]));
        let changes = answer["changes"].as_array().unwrap();
        let title = changes[0]["after"]["title"].as_str().unwrap().to_owned();
        (title, changes.iter().filter(|change| change["field"] == "id").count())
    };
    assert_eq!(titles("II.1"), ("A ferry".to_owned(), 0));
    assert_eq!(titles("II.3"), ("Another bridge".to_owned(), 1));
    assert_eq!(titles("II.2").1, 1);
}

#[test]
fn the_record_follows_it() {
    let repository = Repository::new();
    renumber(&repository, "", later);
    repository.commit("2023-02-01", "renumbered");
    let new = repository.run(&["history", "II.2", "--format", "json"]);
    let old = repository.run(&["history", "II.1", "--format", "json"]);
    assert_eq!(new.stdout, old.stdout);
    assert!(old.stderr.contains("II.1 was renumbered: this is the history of II.2"), "{}", old.stderr);
    contract::demand(&json(&new));
    let changes = json(&new)["changes"].clone();
    let fields: Vec<&str> = changes.as_array().unwrap().iter().filter_map(|c| c["field"].as_str()).collect();
    assert_eq!(fields, ["id", "path", "deadline"]);
    assert_eq!((&changes[1]["measure"], &changes[1]["before"]), (&"II.2".into(), &"II.1".into()));

    let slippage = json(&repository.run(&["slippage", "--all", "--format", "json"]));
    let slips = slippage["items"].as_array().unwrap().clone();
    let of = |id: &str| slips.iter().find(|slip| slip["measure"] == id).cloned();
    assert_eq!(of("II.2").unwrap()["moves"].as_array().unwrap().len(), 1);
    assert_eq!(of("II.1"), None);

    let audit = repository.run(&["audit", "--format", "json"]);
    assert!(
        audit.stdout.contains("deadline-moved") && !audit.stdout.contains("measure-removed"),
        "{}",
        audit.stdout
    );

    let shown = json(&repository.run(&["show", "II.2", "--format", "json"]));
    let touched = shown["item"]["touched"].as_array().unwrap().clone();
    let by =
        |field: &str| touched.iter().find(|touched| touched["field"] == field).unwrap()["subject"].clone();
    assert_eq!(by("deadline"), "renumbered");
    assert_ne!(by("title"), "renumbered");
}

/// What `plan show` answers: the measure's id, and what it says beside.
fn shown(repository: &Repository, id: &str) -> (String, String) {
    let run = repository.run(&["show", id, "--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    (json(&run)["item"]["id"].as_str().unwrap().to_owned(), run.stderr)
}

#[test]
fn an_id_from_before_shows_the_measure() {
    let is_told = |repository: &Repository, old: &str, new: &str| {
        let (id, said) = shown(repository, old);
        assert_eq!(id, new);
        assert!(said.contains(&format!("{old} was renumbered: this is {new}")), "{said}");
    };
    // By its own words, committed or not; then by the record alone, through two ids.
    let repository = Repository::new();
    renumber(&repository, "formerly = [\"II.1\"]\n", |text| text);
    is_told(&repository, "II.1", "II.2");
    repository.commit("2023-02-01", "renumbered");
    repository.replace(NEW, "formerly = [\"II.1\"]\n", "");
    repository.git(&["mv", NEW, "plan/II/II.3.toml"]);
    repository.commit("2023-02-02", "renumbered once more");
    is_told(&repository, "II.1", "II.3");
    is_told(&repository, "II.2", "II.3");
    // As it then stood, it had the number still.
    let then = repository.run(&["show", "II.2", "--at", "HEAD~1", "--format", "json"]);
    assert_eq!((json(&then)["item"]["id"].as_str(), then.stderr.as_str()), (Some("II.2"), ""));
    // Nobody ever had this one.
    let unknown = repository.run(&["show", "II.77"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("no measure of this plan has the id \"II.77\""), "{}", unknown.stderr);
}

#[test]
fn of_several_that_were_one_the_record_shows_who_is_it() {
    let repository = Repository::new();
    renumber(&repository, "formerly = [\"II.1\"]\n", |text| text);
    repository.write("plan/II/II.3.toml", repository.text(NEW));
    repository.commit("2023-02-01", "split");
    assert_eq!(shown(&repository, "II.1").0, "II.2");
}

#[test]
fn an_id_from_before_the_record_leads_to_the_measure() {
    let repository = Repository::new();
    repository.write(OLD, format!("formerly = [\"II.9\"]\n{}", repository.text(OLD)));
    repository.commit("2023-02-01", "its first number");
    assert_eq!(shown(&repository, "II.9").0, "II.1");
    let history = repository.run(&["history", "II.9"]);
    assert_eq!(history.code, Some(2));
    assert!(
        history.stderr.contains("II.1 says it was II.9 before: `plan history II.1`"),
        "{}",
        history.stderr
    );
}

#[test]
fn two_that_continue_one_are_an_error_but_for_a_split_by_an_act() {
    let repository = Repository::new();
    let formerly = "formerly = [\"II.1\"]\n";
    renumber(&repository, formerly, |text| text);
    repository.write("plan/II/II.3.toml", repository.text(NEW));
    assert_eq!(found(&repository, "findings"), ["error duplicate-formerly", "info measure-renumbered"]);
    let amendment = "\n[[amendment]]\ndate = 2030-07-02\nbasis = \"a letter\"\nfields = [\"formerly\"]\n";
    repository.append(NEW, amendment);
    assert_eq!(found(&repository, "findings"), ["error duplicate-formerly", "info measure-renumbered"]);
    repository.append("plan/II/II.3.toml", amendment);
    assert_eq!(found(&repository, "findings"), ["info measure-renumbered"]);
}

#[test]
fn many_are_joined_at_once_and_none_that_are_all_alike() {
    let removed = |title: fn(usize) -> String| {
        let repository = Repository::new();
        let text = repository.text(OLD);
        let write = |from: usize| {
            for at in from..from + 60 {
                let own = text.replace("title ", &format!("title = \"{}\" #", title(at - from)));
                repository.write(&format!("plan/II/II.{at}.toml"), own);
            }
        };
        write(1000);
        repository.commit("2023-02-01", "many");
        std::fs::remove_dir_all(repository.folder.join("plan/II")).unwrap();
        repository.write(OLD, &text);
        write(5000);
        found(&repository, "findings").iter().filter(|found| found.ends_with("measure-removed")).count()
    };
    assert_eq!(removed(|at| format!("number {at}")), 0);
    assert_eq!(removed(|_| "one".to_owned()), 60);
}

#[test]
fn a_decision_is_about_the_measure_that_had_the_id_on_its_day() {
    let repository = Repository::new();
    let other = repository.text(OLD).replace("Counting", "Painting");
    repository.write(NEW, &other);
    let decided = "title = \"Meeting\"\nbody = \"ML\"\n\n[[decision]]\nid = \"1\"\ntext = \"the bridges are \
                   counted\"\nresponsible = [\"ML\"]\ndue = 2030-06-30\nmeasures = [\"II.1\"]\n";
    repository.write("plan/meetings/2023-02-01.toml", decided);
    repository.commit("2023-02-02", "decided");
    let counting = repository.text(OLD);
    repository.write(OLD, format!("formerly = [\"II.2\"]\n{other}"));
    repository.write(NEW, format!("formerly = [\"II.1\"]\n{counting}"));
    repository.commit("2023-03-01", "numbers exchanged");
    let about = |id: &str| {
        let run = repository.run(&["show", id, "--as-of", "2023-06-30", "--format", "json"]);
        json(&run)["item"]["decisions"].as_array().unwrap().len()
    };
    assert_eq!((about("II.1"), about("II.2")), (0, 1));
    repository.write("plan/meetings/2023-04-01.toml", decided.replace("counted", "painted"));
    repository.commit("2023-04-02", "decided again");
    assert_eq!((about("II.1"), about("II.2")), (1, 1));
}
