//! What `report`, `assess`, `amend` and `decide` refuse as senseless, and their notes on what they write.

use super::{MEETING, reported, with_cycle};
use crate::support::repository::{LIGHT, Repository, Run};

fn run(repository: &Repository, args: &[&str]) -> Run {
    repository.command(&repository.folder, args).env("PLAN_TODAY", "2030-07-20").output().unwrap().into()
}

#[track_caller]
fn refused(repository: &Repository, args: &[&str], says: &[&str]) {
    let run = run(repository, args);
    assert_eq!(run.code, Some(2), "{args:?}: {}", run.stderr);
    for words in says {
        assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
    }
    assert!(!repository.folder.join("plan/reports").exists());
}

#[test]
fn an_assessment_says_something_and_is_of_somebody_else() {
    let repository = with_cycle();
    let by = ["assess", "I.1.1", "--by", "Harbour Council"];
    refused(&repository, &by, &["says nothing", "--status WORD", "--text TEXT"]);
    refused(&repository, &[&by[..], &["--text", " "]].concat(), &["says nothing"]);
    let own = ["assess", "I.1.1", "--by", "ML", "--text", "all is well"];
    refused(&repository, &own, &["is responsible for I.1.1", "plan report I.1.1 --body"]);
    assert_eq!(run(&repository, &[&by[..], &["--status", "in-progress"]].concat()).code, Some(0));
}

#[test]
fn who_took_a_measure_over_assessed_it_before_that_day() {
    let repository = with_cycle();
    let bodies = "plan/bodies.toml";
    repository.replace(bodies, "duty     =", "since    = 2030-06-15\nduty     =");
    let by = ["assess", "II.1", "--by", "ML", "--status", "in-progress", "--date"];
    refused(&repository, &[&by[..], &["2030-06-15"]].concat(), &["is responsible for II.1"]);
    refused(&repository, &by[..by.len() - 1], &["is responsible for II.1"]);
    let before = run(&repository, &[&by[..], &["2030-06-14", "--dry-run"]].concat());
    assert_eq!(before.code, Some(0), "{}", before.stderr);
    assert!(!before.stderr.contains("self-assessment"), "{}", before.stderr);
}

#[test]
fn a_milestone_or_metric_that_is_not_there_is_refused_with_those_that_are() {
    let repository = with_cycle();
    let report = ["report", "I.1.1", "--body", "ML", "--status", "in-progress"];
    refused(
        &repository,
        &[&report[..], &["--milestone", "M9"]].concat(),
        &["I.1.1 has no milestone \"M9\", nor any other"],
    );
    refused(&repository, &[&report[..], &["--value", "ships=2"]].concat(), &["I.1.1 has no metric"]);
    repository.append(LIGHT, "\n[[milestone]]\ntitle = \"oil\"\ndue = 2030-06-30\n\n[[metric]]\nname = \"nights\"\nunit = \"nights\"\n");
    refused(&repository, &[&report[..], &["--milestone", "M9"]].concat(), &["its milestones are: oil"]);
    refused(&repository, &[&report[..], &["--value", "ships=2"]].concat(), &["its metrics are: nights"]);
    let amend = ["amend", "I.1.1", "--basis", "Act 1", "--withdrawn", "--milestone", "xx"];
    refused(&repository, &amend, &["its milestones are: oil"]);
}

#[test]
fn what_a_partner_reports_is_said_not_to_count() {
    let repository = with_cycle();
    let by = |body| run(&repository, &["report", "I.1.1", "--body", body, "--status", "in-progress"]);
    let partner = by("Ministry of Bridges");
    assert_eq!(partner.code, Some(0), "{}", partner.stderr);
    assert!(partner.stderr.contains("does not count for the status"), "{}", partner.stderr);
    assert!(!by("ML").stderr.contains("does not count"));
}

#[test]
fn advice_names_options_and_no_key_of_a_file() {
    let repository = with_cycle();
    let done = run(&repository, &["report", "I.1.1", "--body", "ML", "--status", "completed"]);
    assert!(done.stderr.contains("add `--evidence`") && !done.stderr.contains(" = "), "{}", done.stderr);
}

#[test]
fn an_act_that_is_older_than_the_plan_or_comes_after_a_withdrawal_is_said() {
    let repository = with_cycle();
    let old = [
        "amend",
        "I.1.1",
        "--basis",
        "Act 1",
        "--date",
        "2019-01-01",
        "--deadline",
        "2031-01-01",
        "--dry-run",
    ];
    let answer = run(&repository, &old);
    assert!(answer.stderr.contains("(amendment-before-adoption)"), "{}", answer.stderr);
    assert_eq!(run(&repository, &["amend", "I.1.1", "--basis", "Act 2", "--withdrawn"]).code, Some(0));
    let after =
        run(&repository, &["amend", "I.1.1", "--basis", "Act 3", "--deadline", "2031-01-01", "--dry-run"]);
    assert!(after.stderr.contains("I.1.1 was withdrawn by an act of 2030-07-20"), "{}", after.stderr);
}

#[test]
fn partners_can_be_taken_away() {
    let repository = with_cycle();
    assert_eq!(run(&repository, &["amend", "I.1.1", "--basis", "Act 1", "--partners", ""]).code, Some(0));
    let text = repository.text(LIGHT);
    assert!(text.lines().any(|line| line.starts_with("partners") && line.ends_with("= []")), "{text}");
}

#[test]
fn a_decision_that_is_late_when_it_is_made_is_said() {
    let repository = reported();
    let before = repository.text(MEETING);
    let decide = |due| {
        let args =
            ["decide", "--meeting", "2030-07-03", "--text", "a boat is bought", "--due", due, "--dry-run"];
        run(&repository, &args).stderr
    };
    assert!(decide("2030-07-02").contains("before that of the meeting"), "{}", decide("2030-07-02"));
    assert!(!decide("2030-07-03").contains("before that of the meeting"));
    assert_eq!(repository.text(MEETING), before);
}

#[test]
fn a_report_goes_to_a_period_of_the_plan_and_what_surprises_is_said() {
    let repository = with_cycle();
    let report = ["report", "I.1.1", "--body", "ML", "--status", "in-progress", "--dry-run"];
    let with = |more: &[&str]| run(&repository, &[&report[..], more].concat());
    // A period that the plan does not have, and a day before the period began.
    for (more, why) in [
        (&["--period", "2099-H1"][..], "2099-H1 is no period in which reports on this plan are owed"),
        (&["--period", "2030-H2", "--date", "2030-06-30"], "2030-06-30 is before 2030-H2 began"),
    ] {
        let refused = with(more);
        assert_eq!(refused.code, Some(2), "{}", refused.stderr);
        assert!(refused.stderr.contains(why), "{}", refused.stderr);
    }
    // The first half is still missing when somebody reports in July.
    let done = with(&[]);
    assert!(done.stdout.contains("reports/2030-H2/"), "{}", done.stdout);
    assert!(
        done.stderr.contains("the report for 2030-H1 is still missing: `--period 2030-H1` files it there"),
        "{}",
        done.stderr
    );
    assert!(!with(&["--period", "2030-H1"]).stderr.contains("missing"));
    assert!(!with(&["--date", "2030-06-20"]).stderr.contains("missing"));
    // Behind the last period of the plan, it is filed under that.
    let end = "period = { start = 2030-01-01, end = 2030-12-31 }";
    let plan = repository.text("plan/plan.toml");
    let line = plan.lines().find(|line| line.starts_with("period")).unwrap().to_owned();
    repository.replace("plan/plan.toml", &line, end);
    let late = repository.command(&repository.folder, &report).env("PLAN_TODAY", "2031-02-01").output();
    let late: Run = late.unwrap().into();
    assert!(late.stdout.contains("reports/2030-H2/"), "{}{}", late.stdout, late.stderr);
    assert!(late.stderr.contains("it is filed under 2030-H2"), "{}", late.stderr);
}

#[test]
fn what_is_missing_is_named_at_once_where_nothing_can_be_asked() {
    let repository = with_cycle();
    for (args, flags) in [
        (&["report"][..], "<ID>, --body, --status"),
        (&["assess"], "<ID>, --by, --status or --text"),
        (&["amend", "I.1.1"], "--withdrawn ..., --basis"),
        (&["amend"], "<ID>, --deadline"),
        (&["decide"], "--meeting, --text"),
    ] {
        refused(&repository, args, &["needs more: ", flags]);
    }
}

#[test]
fn a_hungarian_machine_has_hungarian_names_and_words() {
    let repository = reported();
    repository.replace(
        "plan/bodies.toml",
        "name         = \"Ministry of Bridges\"\n",
        "name         = \"Ministry of Bridges\"\nhungarian    = \"Hídügyi Minisztérium\"\n",
    );
    repository.append(
        "plan/plan.toml",
        "\n[coordination]\ncoordinator = \"the keeper\"\nbody = \"ML\"\ncycle = \"half-yearly\"\n",
    );
    let on = |args: &[&str]| -> Run {
        let mut command = repository.command(&repository.folder, args);
        command.env("PLAN_TODAY", "2030-07-20").env("LC_ALL", "hu_HU.UTF-8").output().unwrap().into()
    };
    let near = on(&["by-body", "Ministry of Bridge"]);
    assert!(near.stderr.contains("erre gondolt: „Hídügyi Minisztérium”?"), "{}", near.stderr);
    let own = on(&["assess", "II.1", "--by", "Ministry of Bridges", "--text", "x"]);
    assert!(own.stderr.contains("az intézkedés felelőse: Hídügyi Minisztérium"), "{}", own.stderr);
    let report = ["report", "I.1.1", "--body", "Ministry of Bridges", "--status", "kész", "--dry-run"];
    let partner = on(&report);
    assert!(partner.stderr.contains("csak közreműködő: Hídügyi Minisztérium"), "{}", partner.stderr);
    assert!(partner.stdout.contains("lang   = \"hu\""), "{}", partner.stdout);
    let agenda = on(&["agenda", "--meeting", "2030-12-03", "--dry-run"]);
    assert!(agenda.stdout.contains("Beszámolók") || agenda.stdout.contains("félév"), "{}", agenda.stdout);
    assert!(on(&["calendar"]).stdout.contains("Határidő:"));
    // What is written of a day that was mistyped is in the language of who writes it.
    let done = ["decide", "--done", "2030-07-03.1", "--date"];
    assert_eq!(on(&[&done[..], &["2030-07-10", "--result", "bemutatták"]].concat()).code, Some(0));
    let again = on(&[&done[..], &["2030-07-11", "--dry-run"]].concat());
    assert!(again.stdout.contains("tévesen 2030. 07. 10. szerepelt"), "{}", again.stdout);
}

#[test]
fn a_decision_of_several_bodies_is_carried_out_by_them_whatever_their_order() {
    let repository = reported();
    repository.replace(
        MEETING,
        "[\"Ministry of Lighthouses\"]",
        "[\"Ministry of Lighthouses\", \"Harbour Council\", \"Ministry of Bridges\"]",
    );
    let done = ["decide", "--done", "2030-07-03.1", "--date", "2030-07-10", "--result", "x", "--dry-run"];
    let told = run(&repository, &done).stderr;
    assert!(told.contains("done 2030-07-10 added") && !told.contains("responsible"), "{told}");
}
