//! What partners write into a form is kept and shown, and never the status; values in words; evidence beside the plan.

use serde_json::Value;

use super::plan_with_cycle;
use crate::support::ask;
use crate::support::form::FilledForm;
use crate::support::repository::{LIGHT, Repository};

/// The form of a body with what it has a part in.
fn form(repository: &Repository, body: &str) -> FilledForm {
    let args =
        ["form", "--body", body, "--period", "2030-H1", "--partners", "--lang", "en", "-o", "form.xlsx"];
    let run = repository.run(&args);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    FilledForm::open(&repository.folder.join("form.xlsx"))
}

/// Brings a form back.
fn collect(repository: &Repository, form: &FilledForm, code: i32) -> Value {
    form.save(&repository.folder.join("back.xlsx"));
    let args = ["collect", "back.xlsx", "--write", "--format", "json"];
    let run = repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output().unwrap();
    ask::answer(&run.into(), code, &args)
}

fn item(repository: &Repository, id: &str) -> Value {
    ask::ask(repository, 0, &["show", id, "--as-of", "2030-07-01"])["item"].clone()
}

fn checks(repository: &Repository) {
    let run = repository.run(&["check", "--as-of", "2030-07-01"]);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
}

#[test]
fn what_a_partner_reports_is_kept_and_never_the_status() {
    let repository = plan_with_cycle();
    let mut form = form(&repository, "Ministry of Bridges");
    form.date("2030-06-20").write("I.1.1", "Status", "completed").write(
        "I.1.1",
        "Evidence",
        "https://example.org/b",
    );
    form.set("I.1.1/V1", "Value", plan::import::sheet::Cell::Number(7.0)).write(
        "I.1.1/M1",
        "Status",
        "completed",
    );
    let answer = collect(&repository, &form, 0);
    assert_eq!(answer["taken"], 2, "{answer}");
    let text = repository.text("plan/reports/2030-H1/ministry-of-bridges.toml");
    assert!(text.contains("[[report]]") && text.contains("{ nights = 7 }"), "{text}");
    let item = item(&repository, "I.1.1");
    assert_eq!((&item["status"], &item["contested"]), (&"unreported".into(), &false.into()), "{item:#}");
    checks(&repository);
    // The responsible body decides, whatever the partner says later.
    let report = ["report", "I.1.1", "--body", "ML", "--status", "not-started", "--date", "2030-06-10"];
    let run =
        repository.command(&repository.folder, &report).env("PLAN_TODAY", "2030-07-01").output().unwrap();
    assert!(run.status.success());
    assert_eq!(self::item(&repository, "I.1.1")["status"], "not-started");
    assert_eq!(collect(&repository, &form, 0)["unchanged"], 2);
}

#[test]
fn a_partner_whose_report_would_count_gives_an_assessment() {
    let repository = plan_with_cycle();
    // The council is responsible, and the ministry, which is a member of it, a partner.
    repository.replace(LIGHT, "[\"Ministry of Lighthouses\"]", "[\"Harbour Council\"]");
    let bridges = "name         = \"Ministry of Bridges\"\n";
    repository.replace(
        "plan/bodies.toml",
        bridges,
        &format!("{bridges}member_of    = [\"Harbour Council\"]\n"),
    );
    repository.commit("2030-03-02", "the council carries it");
    let mut form = form(&repository, "Ministry of Bridges");
    assert_eq!(form.keys().iter().filter(|key| key.starts_with("I.1.1")).count(), 1, "{:?}", form.keys());
    form.date("2030-06-20").write("I.1.1", "Status", "completed").write(
        "I.1.1",
        "In your words",
        "we see a light",
    );
    assert_eq!(collect(&repository, &form, 0)["taken"], 1);
    let text = repository.text("plan/reports/2030-H1/ministry-of-bridges.toml");
    assert!(text.contains("[[assessment]]") && !text.contains("[[report]]"), "{text}");
    assert_eq!(item(&repository, "I.1.1")["status"], "unreported");
    checks(&repository);
    assert_eq!(collect(&repository, &form, 0)["unchanged"], 1);
}

#[test]
fn a_metric_of_words_is_answered_in_words_by_form_and_by_report() {
    let repository = plan_with_cycle();
    repository.append(LIGHT, "\n[[metric]]\nname = \"colour\"\nunit = \"word\"\nkind = \"text\"\n");
    repository.commit("2030-03-02", "a metric of words");
    let mut form = form(&repository, "ML");
    form.date("2030-06-20").write("I.1.1", "Status", "in progress").write("I.1.1/V2", "Value", "red = white");
    assert_eq!(collect(&repository, &form, 0)["taken"], 1);
    let by_form = repository.text("plan/reports/2030-H1/ML.toml");
    assert!(by_form.contains("values  = { colour = \"red = white\" }"), "{by_form}");
    let args =
        ["report", "I.1.1", "--body", "ML", "--status", "in-progress", "--value", "colour=red = white"];
    let args = [&args[..], &["--date", "2030-06-20"]].concat();
    let run = repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output().unwrap();
    assert!(run.status.success());
    assert_eq!(repository.text("plan/reports/2030-H1/ML.toml"), by_form);
    // The form of the next half shows it.
    let next = ["form", "--body", "ML", "--period", "2030-H2", "--lang", "en", "-o", "next.xlsx"];
    assert_eq!(repository.run(&next).code, Some(0));
    let next = FilledForm::open(&repository.folder.join("next.xlsx"));
    let shown = next.sheets[0].rows.iter().flat_map(|row| &row.cells).map(|(_, cell)| cell.shown());
    assert!(shown.into_iter().any(|cell| cell == "red = white, 2030-06-20"));
    // Words are no figure.
    let args = ["report", "I.1.1", "--body", "ML", "--status", "in-progress", "--value", "nights=many"];
    let run = repository.run(&args);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("`--value`: \"many\" is not a figure"), "{}", run.stderr);
}

#[test]
fn evidence_is_an_address_or_a_file_beside_the_plan() {
    let repository = plan_with_cycle();
    repository.write("evidence/oil.txt", "receipt");
    repository.commit("2030-03-02", "evidence");
    let with = |evidence: &str, code: i32| {
        let mut form = form(&repository, "ML");
        form.date("2030-06-20").write("D.1", "Status", "in progress").write("D.1", "Evidence", evidence);
        collect(&repository, &form, code)
    };
    for (evidence, reason) in [
        ("evidence/none.txt", "is not there"),
        ("../../etc/passwd", "is outside"),
        ("/etc/passwd", "is outside"),
        ("javascript:alert(1)", "is no address"),
        ("file:///etc/passwd", "is no address"),
        ("in the drawer", "is no address"),
    ] {
        let answer = with(evidence, 1);
        let why = answer["files"][0]["rows"][0]["problems"][0]["reason"].as_str().unwrap();
        assert!(why.contains(reason), "{evidence}: {why}");
        assert!(!repository.folder.join("plan/reports").exists(), "{evidence}");
    }
    assert_eq!(with("evidence/oil.txt\nhttp://example.org/a", 0)["taken"], 1);
    checks(&repository);
}
