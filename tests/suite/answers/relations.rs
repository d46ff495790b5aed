//! How measures, milestones and bodies belong together: steps of other measures, milestones of several, reports of several
//! bodies, rows that a plan never had, and the end of a plan. The figures are those of small extracts of real plans.

use serde_json::{Value, json};

use crate::answers::contract;
use crate::support::program::program;
use crate::support::repository::Repository;

/// A plan of these files beside an invented register, outside any record.
pub(super) struct Plan(tempfile::TempDir);

const BODIES: &str = r#"
[[body]]
name = "North"
kind = "ministry"

[[body]]
name = "South"
kind = "ministry"

[[body]]
name = "Office"
kind = "agency"
"#;

impl Plan {
    pub fn of(files: &[(&str, &str)]) -> Self {
        let plan = Plan(tempfile::tempdir().unwrap());
        plan.write("bodies.toml", BODIES);
        files.iter().for_each(|(path, text)| plan.write(path, text));
        plan
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join("plan").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn run(&self, args: &[&str]) -> String {
        let mut command = program();
        let output = command.current_dir(self.0.path()).args(args).output().unwrap();
        assert!(output.status.code() < Some(2), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// An answer in JSON, held against the contract.
    pub fn ask(&self, args: &[&str]) -> Value {
        let answer = serde_json::from_str(&self.run(&[args, &["--format", "json"]].concat())).unwrap();
        contract::demand(&answer);
        answer
    }

    fn status(&self, id: &str) -> Value {
        self.ask(&["show", id, "--as-of", "2031-01-01"])["item"]["status"].clone()
    }

    /// The rules of all findings.
    pub fn rules(&self, args: &[&str]) -> Vec<String> {
        let answer = self.ask(&[&["check", "--as-of", "2031-01-01"], args].concat());
        let rules = answer["findings"].as_array().unwrap().iter();
        rules.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
    }
}

/// A step or a measure with a deadline, and what its body says of it.
fn step(parent: &str, deadline: &str, status: &str) -> String {
    let parent = if parent.is_empty() { String::new() } else { format!("parent = \"{parent}\"\n") };
    let report = if status.is_empty() {
        String::new()
    } else {
        format!("\n[[report]]\ndate = 2013-10-01\nbody = \"North\"\nstatus = \"{status}\"\n")
    };
    format!("{parent}title = \"A step\"\nresponsible = [\"North\"]\ndeadline = {deadline}\n{report}")
}

#[test]
fn a_step_is_overdue_in_its_own_right() {
    let files = [
        ("2.1.toml", step("", "2012-08-21", "completed")),
        ("2.1.1.toml", step("2.1", "2012-08-21", "")),
        ("2.1.2.toml", step("2.1", "2012-08-21", "")),
        ("5.2.toml", step("", "2012-11-23", "completed")),
        ("5.2.1.toml", step("5.2", "2012-11-23", "completed")),
        ("1.2.toml", step("", "2013-05-23", "in-progress")),
        ("1.2.1.toml", step("1.2", "2012-11-23", "")),
        ("1.2.4.toml", step("1.2", "2013-10-23", "")),
        ("1.2.8.toml", step("1.2", "2013-10-24", "")),
    ];
    let head = ("plan.toml", "title = \"Services\"\nrows = [\"responsible\", \"deadline\"]\n");
    let files: Vec<(&str, &str)> =
        [head].into_iter().chain(files.iter().map(|(path, text)| (*path, text.as_str()))).collect();
    let plan = Plan::of(&files);
    let late = plan.ask(&["overdue", "--as-of", "2013-10-24"]);
    let parents: Vec<&Value> = late["items"].as_array().unwrap().iter().map(|item| &item["parent"]).collect();
    assert_eq!(parents, [&json!("2.1"), &json!("2.1"), &json!("1.2"), &Value::Null, &json!("1.2")]);
    assert!(plan.run(&["show", "2.1.1"]).contains("A step of 2.1 A step"));
    assert!(plan.run(&["show", "2.1"]).contains("Its steps: 2.1.1, 2.1.2"));
    assert!(plan.run(&["list"]).contains("step of 2.1"));
}

#[test]
fn a_report_of_several_counts_for_each_of_them() {
    let measure = |report: &str| {
        format!(
            "title = \"Open data\"\nresponsible = [\"North\", \"South\"]\n\n[[report]]\ndate = 2030-06-01\n\
             status = \"completed\"\nevidence = [\"https://example.org\"]\n{report}\n"
        )
    };
    let joint = measure("bodies = [\"North\", \"South\"]\nby = \"coordinator\"");
    let alone = measure("body = \"North\"");
    let plan = Plan::of(&[
        ("plan.toml", "title = \"Open\"\nrows = [\"responsible\"]\n"),
        ("US0113-1.toml", &joint),
        ("US0113-2.toml", &alone),
    ]);
    assert_eq!(plan.rules(&[]), ["unused-body"]);
    assert_eq!([plan.status("US0113-1"), plan.status("US0113-2")], ["completed", "in-progress"]);
    let shown = plan.ask(&["show", "US0113-1", "--as-of", "2031-01-01"]);
    let bodies: Vec<&Value> =
        shown["item"]["status_by_body"].as_array().unwrap().iter().map(|word| &word["body"]).collect();
    assert_eq!(bodies, ["North", "South"]);
    let report = &shown["item"]["reports"][0];
    assert_eq!(
        [&report["body"], &report["bodies"], &report["by"]],
        [&json!(null), &json!(["North", "South"]), &json!("coordinator")]
    );
    assert!(plan.run(&["show", "US0113-1"]).contains("North, South (written by coordinator)"));
    // One body, or several: not both, and not none.
    for wrong in ["body = \"North\"\nbodies = [\"South\"]", "bodies = []", "by = \"coordinator\""] {
        plan.write("US0113-2.toml", &measure(wrong));
        let rules = plan.rules(&[]);
        assert!(
            rules.iter().any(|rule| rule == "invalid-value" || rule == "missing-field"),
            "{wrong}: {rules:?}"
        );
    }
}

#[test]
fn where_nobody_is_responsible_the_coordinator_speaks() {
    let coordination =
        "\n[coordination]\ncoordinator = \"the Office\"\nbody = \"Office\"\ncycle = \"yearly\"\n";
    let report = |body: &str| {
        format!(
            "title = \"Study\"\nresponsible = []\n\n[[report]]\ndate = 2030-06-01\nbody = \"{body}\"\nstatus = \"in-progress\"\n"
        )
    };
    let (office, north) = (report("Office"), report("North"));
    let head = "title = \"Second plan\"\nrows = [\"responsible\"]\n";
    let plan = Plan::of(&[
        ("plan.toml", &format!("{head}{coordination}")),
        ("1.toml", &office),
        ("2.toml", &north),
        ("3.toml", "title = \"Nobody\"\nresponsible = []\n"),
    ]);
    assert_eq!(
        [plan.status("1"), plan.status("2"), plan.status("3")],
        ["in-progress", "unreported", "unreported"]
    );
    assert_eq!(plan.rules(&[]), ["report-by-uninvolved-body", "unused-body"]);
    let all = plan.ask(&["list"]);
    assert_eq!(all["items"][2]["responsible"], json!([]));
    let bodies = plan.ask(&["status"])["bodies"].clone();
    assert_eq!((&bodies[0]["name"], &bodies[0]["items"]), (&json!("Office"), &json!(3)), "{bodies}");
}

/// Two measures, a milestone of both in the file of the first, and one that South answers for.
fn shared(report: &str) -> Plan {
    let first = "title = \"Network\"\nresponsible = [\"North\"]\n\n\
        [[milestone]]\nid = \"M1C1-4\"\ntitle = \"The law is in force\"\ndue = \"2030-Q1\"\nmeasures = [\"I.1\", \"I.2\"]\n\n\
        [[milestone]]\nid = \"M1C1-5\"\ntitle = \"The network is built\"\ndue = 2030-06-30\nresponsible = [\"South\"]\nindicator = \"100 places\"\n";
    let second = format!("title = \"Cloud\"\nresponsible = [\"South\"]\n{report}");
    Plan::of(&[
        ("plan.toml", "title = \"Recovery\"\nrows = [\"responsible\"]\n"),
        ("I.1.toml", first),
        ("I.2.toml", &second),
    ])
}

#[test]
fn a_milestone_of_several_measures_counts_once() {
    let plan = shared("");
    let late = |plan: &Plan, args: &[&str]| {
        let answer = plan.ask(&[&["overdue", "--as-of", "2031-01-01"], args].concat());
        let milestones = answer["milestones"].as_array().unwrap().iter();
        milestones.map(|one| one["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(late(&plan, &[]), ["M1C1-4", "M1C1-5"]);
    assert_eq!(plan.ask(&["status", "--as-of", "2031-01-01"])["total"]["late_milestones"], 2);
    // Who answers for one of the measures owes it; who is named for a milestone owes that.
    assert_eq!(late(&plan, &["--body", "South"]), ["M1C1-4", "M1C1-5"]);
    assert_eq!(late(&plan, &["--body", "North"]), ["M1C1-4"]);
    let completed = |milestone: &str| {
        format!(
            "\n[[report]]\ndate = 2030-03-01\nbody = \"South\"\nstatus = \"completed\"\nmilestone = \"{milestone}\"\nevidence = [\"https://example.org\"]\n"
        )
    };
    let plan = shared(&completed("M1C1-4"));
    assert_eq!(late(&plan, &[]), ["M1C1-5"]);
    assert_eq!(plan.rules(&[]), ["unused-body"]);
    assert_eq!(plan.status("I.2"), "in-progress");
    // The other one serves I.1 alone.
    assert!(shared(&completed("M1C1-5")).rules(&[]).contains(&"unknown-milestone".to_owned()));
    let taken = "\n[[milestone]]\nid = \"M1C1-4\"\ntitle = \"another\"\ndue = 2030-09-30\n";
    assert!(shared(taken).rules(&[]).contains(&"duplicate-name".to_owned()));
    let as_title = "\n[[milestone]]\ntitle = \"M1C1-4\"\ndue = 2030-09-30\n";
    assert!(shared(as_title).rules(&[]).contains(&"duplicate-name".to_owned()));
}

#[test]
fn the_bodies_of_a_milestone_decide_how_far_it_is() {
    let plan = shared("");
    let answer = plan.ask(&["by-body", "South"]);
    let roles: Vec<[&Value; 2]> =
        answer["items"].as_array().unwrap().iter().map(|item| [&item["id"], &item["role"]]).collect();
    assert_eq!(roles, [[&json!("I.2"), &json!("responsible")], [&json!("I.1"), &json!("milestone")]]);
    assert!(plan.run(&["by-body", "South"]).contains("Responsible for milestones of 1 measure"));
    let report = |body: &str| {
        format!(
            "\n[[report]]\ndate = 2030-03-01\nbody = \"{body}\"\nstatus = \"completed\"\nmilestone = \"M1C1-5\"\nevidence = [\"https://example.org\"]\n"
        )
    };
    let file = std::fs::read_to_string(plan.0.path().join("plan/I.1.toml")).unwrap();
    let status = |body: &str| {
        plan.write("I.1.toml", &format!("{file}{}", report(body)));
        assert_eq!(plan.rules(&[]), ["unused-body"], "{body}");
        plan.ask(&["show", "I.1", "--as-of", "2031-01-01"])["item"]["milestones"][1]["status"].clone()
    };
    assert_eq!([status("North"), status("South")], ["unreported", "completed"]);
}

#[test]
fn rows_that_a_plan_never_had_may_be_left_out() {
    let measure = "title = \"Open data\"\nresponsible = [\"North\"]\n";
    let head = "title = \"Open\"\n";
    let plan = Plan::of(&[("plan.toml", head), ("1.toml", measure)]);
    assert_eq!(plan.rules(&[]).iter().filter(|rule| *rule == "missing-field").count(), 5);
    plan.write("plan.toml", &format!("{head}rows = [\"responsible\"]\n"));
    assert_eq!(plan.rules(&["--group", "monitorability"]), ["unused-body", "unused-body"]);
    let answer = plan.ask(&["overdue", "--as-of", "2031-01-01"]);
    assert_eq!([&answer["items"], &answer["undated"]], [&json!([]), &json!(1)]);
    let item = &plan.ask(&["show", "1"])["item"];
    for key in ["means", "deadline", "deadline_text", "indicator", "funding"] {
        assert_eq!(item[key], Value::Null, "{key}");
    }
    assert_eq!(item["partners"], json!([]));
    assert_eq!(item["published"], json!({ "responsible": "North", "partners": null, "deadline": null }));
    assert!(!plan.run(&["show", "1"]).contains("funding"));
    // What the plan has must be there.
    plan.write("plan.toml", &format!("{head}rows = [\"responsible\", \"means\"]\n"));
    assert!(plan.rules(&[]).contains(&"missing-field".to_owned()));
}

#[test]
fn after_its_closing_nothing_of_a_plan_is_overdue() {
    let measure = "title = \"Lamp\"\nresponsible = [\"North\"]\ndeadline = 2029-12-31\n\n\
        [[milestone]]\ntitle = \"oil\"\ndue = 2029-06-30\n";
    let head = "title = \"Lights\"\nrows = [\"responsible\", \"deadline\"]\nexpires = 2030-01-01\n";
    let closed = "\n[closed]\ndate = 2030-03-31\nbasis = \"Decision 9/2030\"\n";
    let plan = Plan::of(&[("plan.toml", &format!("{head}{closed}")), ("1.toml", measure)]);
    let late = |day: &str| {
        let answer = plan.ask(&["overdue", "--as-of", day]);
        let total = &plan.ask(&["status", "--as-of", day])["total"];
        assert_eq!(total["overdue"], answer["items"].as_array().unwrap().len());
        assert_eq!(total["late_milestones"], answer["milestones"].as_array().unwrap().len());
        [total["overdue"].clone(), total["late_milestones"].clone(), total["not_completed"].clone()]
    };
    assert_eq!(late("2030-03-31"), [1, 1, 0]);
    assert_eq!(late("2030-04-01"), [0, 0, 1]);
    let shown = plan.run(&["status", "--as-of", "2030-04-01"]);
    assert!(shown.contains("closed after 2030-03-31: 1 not completed"), "{shown}");
    // That the act expired closes nothing.
    plan.write("plan.toml", head);
    assert_eq!(late("2030-04-01"), [1, 1, 0]);
}

#[test]
fn what_a_plan_carries_on_is_looked_for_in_the_plan_before() {
    let head = "title = \"Lights\"\nrows = [\"responsible\"]\n\n[predecessor]\ntitle = \"Lights 2028\"\npath = \"../before\"\n";
    let measure = |ids: &str| format!("continues = {ids}\ntitle = \"Lamp\"\nresponsible = [\"North\"]\n");
    let plan = Plan::of(&[("plan.toml", head), ("I.1.toml", &measure("\"I.2.7\""))]);
    assert_eq!(plan.rules(&[]), ["unused-body", "unused-body", "unknown-predecessor"]);
    plan.write("../before/plan.toml", "title = \"Lights 2028\"\n");
    assert_eq!(plan.rules(&[]), ["unknown-predecessor", "unused-body", "unused-body"]);
    plan.write("../before/I/I.2.7.toml", "title = \"Lamp\"\n");
    assert_eq!(plan.rules(&[]), ["unused-body", "unused-body"]);
    plan.write("I.1.toml", &measure("[\"I.2.7\", \"I.2.8\"]"));
    assert_eq!(plan.rules(&[]), ["unknown-predecessor", "unused-body", "unused-body"]);
    assert_eq!(plan.ask(&["show", "I.1"])["item"]["continues"], json!(["I.2.7", "I.2.8"]));
    assert!(plan.run(&["show", "I.1"]).contains("Continues I.2.7, I.2.8 of \"Lights 2028\""));
}

#[test]
fn a_day_that_became_words_is_a_move_too() {
    let repository = Repository::new();
    let milestone =
        |due: &str| format!("\n[[milestone]]\ntitle = \"metadata\"\ndue = {due}\nresponsible = [\"ML\"]\n");
    repository.append(crate::support::repository::BRIDGE, &milestone("2030-07-31"));
    repository.commit("2030-02-02", "milestone");
    repository.replace(
        crate::support::repository::BRIDGE,
        "due = 2030-07-31",
        "due = \"90 days after the guidance is issued\"",
    );
    repository.commit("2030-03-02", "given up");
    let answer = crate::support::ask::ask(&repository, 0, &["slippage"]);
    let moved = answer["items"].as_array().unwrap().iter();
    let moved: Vec<&Value> =
        moved.filter(|item| item["moves"].as_array().is_some_and(|all| !all.is_empty())).collect();
    assert_eq!(moved.len(), 1, "{moved:#?}");
}

#[test]
fn the_real_plan_says_what_its_act_says() {
    let root = crate::support::fixtures::root();
    let mut command = program();
    let output = command.current_dir(root).args(["status", "--format", "json"]).output().unwrap();
    let act = &serde_json::from_slice::<Value>(&output.stdout).unwrap()["act"];
    assert_eq!(act["expires"], "2024-01-01");
    assert_eq!(act["strategy"]["period"], json!({ "start": "2020-01-01", "end": "2023-12-31" }));
    let document = crate::support::fixtures::text("seeds/003_57c52dae37b9f3b9.txt");
    let words = document.split_whitespace().collect::<Vec<_>>().join(" ");
    for (key, number) in [("4", " 4. "), ("6", " 6. ")] {
        let point = act["provisions"].as_array().unwrap().iter().find(|point| point["id"] == key).unwrap();
        assert!(words.contains(&format!("{number}{}", point["text"].as_str().unwrap())), "{point}");
    }
    for title in [&act["strategy"]["title"], &act["predecessor"]["title"]] {
        assert!(words.contains(title.as_str().unwrap()), "{title}");
    }
    assert_eq!(
        act["provisions"][1]["bodies"],
        json!(["Office of the Prosecutor General", "National Office for the Judiciary"])
    );
}
