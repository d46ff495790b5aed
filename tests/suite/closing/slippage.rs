//! `plan slippage` follows a promise through its plans.

use serde_json::{Value, json};

use super::run;
use crate::answers::contract;
use crate::support::repository::{BRIDGE, Repository};

const OLD: &str = "Plan for Quiet Harbours 2030-2031";
const NEXT: &str = "next/II/II.1.toml";

/// A deadline that moved in the plan before, and its successor as it was made.
pub fn two_plans() -> Repository {
    let repository = Repository::new();
    let step = "\n[[milestone]]\ntitle = \"the first walk\"\ndue   = 2030-03-31\n";
    repository.append(BRIDGE, step);
    repository.commit("2030-03-01", "a milestone");
    repository.replace(BRIDGE, "2030-06-30", "2031-06-30");
    repository.commit("2030-05-10", "later");
    let made = run(
        &repository,
        &["succeed", "next", "--title", "The next", "--start", "2032-01-01", "--end", "2033-12-31"],
    );
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    repository
}

fn item(repository: &Repository, milestone: &Value) -> Value {
    let said = run(repository, &["-C", "next", "slippage", "--format", "json"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let answer: Value = serde_json::from_str(&said.stdout).unwrap();
    contract::demand(&answer);
    let items = answer["items"].as_array().unwrap();
    items.iter().find(|item| item["measure"] == "II.1" && item["milestone"] == *milestone).unwrap().clone()
}

/// What a move says of days, plans and its basis.
fn moves(item: &Value) -> Vec<[&Value; 5]> {
    let moves = item["moves"].as_array().unwrap();
    moves.iter().map(|step| ["from", "to", "plan", "carried_from", "basis"].map(|key| &step[key])).collect()
}

#[test]
fn the_deadline_that_the_next_act_sets_has_moved_since_the_first_plan() {
    let repository = two_plans();
    repository.replace("next/plan.toml", "period ", "decision = \"Decree 9/2031\"\nperiod ");
    repository.replace(NEXT, "deadline    = \"not yet set\"", "deadline    = 2032-12-31");
    repository.commit("2031-12-20", "the next plan");
    repository.replace(NEXT, "2032-12-31", "2033-06-30");
    repository.commit("2032-11-20", "later again");
    let item = item(&repository, &Value::Null);
    assert_eq!((&item["first"], &item["now"]), (&json!("2030-06-30"), &json!("2033-06-30")));
    assert_eq!(item["days"], 1096);
    let null = Value::Null;
    assert_eq!(
        moves(&item),
        [
            [&json!("2030-06-30"), &json!("2031-06-30"), &json!(OLD), &null, &null],
            [&json!("2031-06-30"), &json!("2032-12-31"), &null, &json!(OLD), &json!("Decree 9/2031")],
            [&json!("2032-12-31"), &json!("2033-06-30"), &null, &null, &null],
        ]
    );
    for (lang, words) in [
        ("en", [format!("in the plan before: {OLD}"), format!("carried on from: {OLD}")]),
        ("hu", [format!("a korábbi tervben: {OLD}"), format!("folytatva innen: {OLD}")]),
    ] {
        let page = run(&repository, &["-C", "next", "slippage", "--lang", lang, "--format", "markdown"]);
        words.iter().for_each(|word| assert!(page.stdout.contains(word), "no {word:?} in {}", page.stdout));
    }
    let own = run(&repository, &["-C", "plan", "slippage", "--format", "json"]).stdout;
    assert!(!own.contains("Decree 9/2031"), "the plan before knows nothing of the next: {own}");
}

#[test]
fn until_a_day_is_set_the_promise_has_moved_no_further() {
    let repository = two_plans();
    repository.commit("2031-12-01", "a draft of the next plan");
    let draft = item(&repository, &Value::Null);
    assert_eq!((&draft["now"], &draft["now_text"]), (&Value::Null, &json!("not yet set")));
    assert_eq!((moves(&draft).len(), &draft["days"], &draft["given_up"]), (1, &json!(365), &json!(false)));
    repository.replace(NEXT, "deadline    = \"not yet set\"", "deadline    = \"2032-Q4\"");
    repository.replace(NEXT, "due   = \"not yet set\"", "due   = 2030-03-31");
    repository.commit("2031-12-20", "the act sets it");
    let set = item(&repository, &Value::Null);
    let step = &set["moves"][1];
    assert_eq!(
        (&step["from"], &step["to"], &step["date"]),
        (&json!("2031-06-30"), &json!("2032-12-31"), &json!("2031-12-20"))
    );
    assert_eq!(step["carried_from"], OLD);
    let milestone = item(&repository, &json!("the first walk"));
    assert_eq!(
        (&milestone["first"], moves(&milestone).len()),
        (&json!("2030-03-31"), 0),
        "the same day again is no move"
    );
}

#[test]
fn a_predecessor_that_leads_nowhere_or_round_ends_the_way() {
    let repository = two_plans();
    repository.replace(NEXT, "deadline    = \"not yet set\"", "deadline    = 2032-12-31");
    let predecessor = format!("\n[predecessor]\ntitle = \"{OLD}\"\npath  = \"../next\"\n");
    let plan = repository.text("plan/plan.toml");
    repository
        .write("plan/plan.toml", plan.replacen("\n[[section]]", &format!("{predecessor}\n[[section]]"), 1));
    repository.replace(BRIDGE, "title ", "continues   = \"II.1\"\ntitle ");
    repository.commit("2031-12-20", "round and round");
    assert_eq!(moves(&item(&repository, &Value::Null)).len(), 2);
    for path in ["../nothing", "../../elsewhere", "/plan"] {
        let plan = repository.text("next/plan.toml");
        let (before, behind) = plan.split_once("path  = ").unwrap();
        let behind = behind.split_once('\n').unwrap().1;
        repository.write("next/plan.toml", format!("{before}path  = \"{path}\"\n{behind}"));
        repository.commit("2032-01-20", "another path");
        assert_eq!(moves(&item(&repository, &Value::Null)).len(), 0, "{path}");
    }
}

#[test]
fn the_funding_that_the_next_act_sets_is_no_change_of_published_words() {
    let repository = two_plans();
    repository.commit("2031-12-01", "the draft of the next plan");
    let funding = |words: &str| format!("funding     = \"{words}\"");
    repository.replace(NEXT, &funding("not yet set"), &funding("from the Treasury"));
    repository.replace("next/plan.toml", "period ", "adopted = 2031-12-15\nperiod ");
    repository.commit("2031-12-20", "the next plan is adopted");
    let found = || {
        let told = run(&repository, &["-C", "next", "audit", "--format", "json"]);
        told.stdout.matches("\"published-text-changed\"").count()
    };
    assert_eq!(found(), 0);
    // What the act has set is published.
    repository.replace(NEXT, &funding("from the Treasury"), &funding("from the sea"));
    repository.commit("2032-02-01", "other words");
    assert_eq!(found(), 1);
}

#[test]
fn the_table_of_bodies_says_what_it_counts_and_what_it_leaves_out() {
    let repository = Repository::new();
    repository.replace(BRIDGE, "responsible = [\"Ministry of Bridges\"]", "responsible = []");
    repository.commit("2030-01-10", "nobody counts the bridges");
    repository.replace(BRIDGE, "2030-06-30", "2031-06-30");
    repository.replace(crate::support::repository::LIGHT, "2031-12-31", "2032-03-31");
    repository.commit("2030-05-10", "later");
    for (lang, counted, unnamed) in [
        (
            "en",
            "A deadline counts for the bodies that the measure names",
            "no responsible body is named: II.1.",
        ),
        ("hu", "Egy határidő azoknál a szervezeteknél számít", "egyik sorban sem szerepel: II.1."),
    ] {
        let page = run(&repository, &["slippage", "--lang", lang, "--format", "markdown"]).stdout;
        assert!(page.contains(counted) && page.contains(unnamed), "{page}");
    }
}
