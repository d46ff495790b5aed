//! The status of a measure: who decides it, who does not, and what is disputed.

use chrono::NaiveDate;
use plan::load::load;
use plan::model::{Measure, Plan, Status};
use plan::source::Memory;

use crate::support::ask::ask;
use crate::support::fixtures;
use crate::support::repository::{BRIDGE, Repository};

const BODIES: &str = r#"
[[body]]
name = "North"
kind = "ministry"

[[body]]
name = "South"
kind = "ministry"

[[body]]
name = "Heir"
kind = "ministry"

[[body]]
name      = "First"
kind      = "agency"
member_of = ["Council"]

[[body]]
name      = "Second"
kind      = "agency"
member_of = ["Council"]

[[body]]
name = "Council"
kind = "group"

[[body]]
name = "Shelters"
kind = "class"

[[succession]]
duty     = "bridges"
from     = "North"
to       = "Heir"
measures = ["II.5"]
basis    = "an act"
"#;

/// A plan with one measure, for which these bodies are responsible, and a milestone in it.
fn plan_of(responsible: &str, living: &str) -> Plan {
    let mut files = fixtures::invented_files();
    files.retain(|(path, _)| path == "plan.toml");
    let measure = format!(
        "title = \"Bells\"\nresponsible = [{responsible}]\npartners = [\"South\"]\nmeans = \"rope\"\n\
         deadline = 2030-06-30\nindicator = \"bells\"\nfunding = \"-\"\n\n\
         [[milestone]]\ntitle = \"rope\"\ndue = 2030-03-31\n{living}"
    );
    files.push(("bodies.toml".to_owned(), BODIES.into()));
    files.push(("II/II.5.toml".to_owned(), measure.into()));
    load(&Memory::new(files)).plan.unwrap()
}

/// One report after the other: month, body, status, and the milestone where it is about that.
fn reports(rows: &[(u32, &str, &str)]) -> String {
    let report = |(month, body, status): &(u32, &str, &str)| {
        let (status, milestone) = status.split_once(' ').unwrap_or((status, ""));
        let milestone =
            if milestone.is_empty() { String::new() } else { format!("milestone = \"{milestone}\"\n") };
        format!(
            "\n[[report]]\ndate = 2030-{month:02}-01\nbody = \"{body}\"\nstatus = \"{status}\"\n{milestone}"
        )
    };
    rows.iter().map(report).collect()
}

fn measure(plan: &Plan) -> &Measure {
    plan.measure(&"II.5".parse().unwrap()).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The status at the end of the year, and whether it is disputed.
#[track_caller]
fn stands(responsible: &str, rows: &[(u32, &str, &str)], status: Status, disputed: bool) {
    let plan = plan_of(responsible, &reports(rows));
    let found = plan.status(measure(&plan), day("2030-12-31"));
    let is_disputed = plan.is_disputed(measure(&plan), day("2030-12-31"));
    assert_eq!((found, is_disputed), (status, disputed), "{responsible}: {rows:?}");
}

const BOTH: &str = "\"North\", \"First\"";

/// The day of what gives the status at the end of the year.
#[track_caller]
fn dates(responsible: &str, living: &str, month: Option<u32>) {
    let plan = plan_of(responsible, living);
    let found = plan.status_date(measure(&plan), day("2030-12-31"));
    assert_eq!(found, month.map(|month| day(&format!("2030-{month:02}-01"))), "{responsible}: {living}");
}

#[test]
fn the_day_of_a_status_is_that_of_what_gives_it() {
    let one = "\"North\"";
    dates(one, "", None);
    let whole = (8, "North", "in-progress");
    dates(one, &reports(&[whole, (9, "North", "completed rope")]), Some(8));
    dates(one, &reports(&[(8, "North", "not-started"), (9, "North", "completed rope")]), Some(9));
    dates(one, &reports(&[(7, "North", "in-progress rope"), whole, (9, "South", "completed")]), Some(8));
    // Of two bodies the one that says so; where neither does, the later.
    dates(BOTH, &reports(&[whole, (9, "First", "completed")]), Some(8));
    dates(BOTH, &reports(&[(8, "North", "not-started"), (9, "First", "completed")]), Some(9));
    dates(BOTH, &reports(&[(8, "North", "completed"), (9, "First", "completed")]), Some(9));
    let withdrawn = "\n[[amendment]]\ndate = 2030-10-01\nbasis = \"an act\"\nwithdrawn = true\n";
    dates(one, &format!("{}{withdrawn}", reports(&[whole])), Some(10));
}

#[test]
fn the_day_beside_a_status_is_the_day_of_that_status() {
    let repository = Repository::new();
    repository.append(
        BRIDGE,
        "\n[[milestone]]\nid = \"a\"\ntitle = \"a map\"\ndue = 2030-06-30\n\
         \n[[report]]\ndate = 2030-08-15\nbody = \"Ministry of Bridges\"\nstatus = \"in-progress\"\n\
         \n[[report]]\ndate = 2030-09-15\nbody = \"Ministry of Bridges\"\nstatus = \"completed\"\nmilestone = \"a\"\n",
    );
    for command in [&["list"][..], &["overdue"], &["by-body", "Ministry of Bridges"]] {
        let on = |more: &[&str]| repository.run(&[command, &["--as-of", "2030-12-31"], more].concat()).stdout;
        assert!(on(&[]).contains("in-progress, 2030-08-15"), "{command:?}: {}", on(&[]));
        let csv = on(&["--format", "csv", "--columns", "id,status,reported_on"]);
        assert!(csv.contains("II.1,in-progress,2030-08-15"), "{command:?}: {csv}");
    }
}

#[test]
fn each_responsible_body_speaks_for_itself() {
    stands("\"North\"", &[(1, "North", "completed")], Status::Completed, false);
    // A silent one is in the way of completion; the last writer does not win.
    stands(BOTH, &[(1, "North", "completed")], Status::InProgress, false);
    stands(BOTH, &[(1, "North", "completed"), (2, "First", "not-started")], Status::InProgress, true);
    stands(BOTH, &[(1, "First", "not-started"), (2, "North", "completed")], Status::InProgress, true);
    stands(BOTH, &[(1, "North", "completed"), (2, "First", "completed")], Status::Completed, false);
    stands(BOTH, &[(1, "North", "not-started")], Status::NotStarted, false);
    // By date, wherever it stands in the file; of one day the later in the file.
    stands("\"North\"", &[(3, "North", "completed"), (2, "North", "in-progress")], Status::Completed, false);
    stands("\"North\"", &[(3, "North", "completed"), (3, "North", "in-progress")], Status::InProgress, false);
}

#[test]
fn partners_and_others_do_not_decide() {
    for body in ["South", "Second", "Heir"] {
        let plan = plan_of("\"First\"", &reports(&[(1, body, "completed")]));
        assert_eq!(plan.status(measure(&plan), day("2030-12-31")), Status::Unreported, "{body}");
        assert!(plan.status_by_body(measure(&plan), day("2030-12-31")).is_empty());
    }
    // A partner's word about a milestone is no progress either.
    stands("\"First\"", &[(1, "South", "completed rope")], Status::Unreported, false);
}

#[test]
fn a_successor_and_its_predecessor_are_one_voice() {
    stands("\"North\"", &[(1, "North", "in-progress"), (2, "Heir", "completed")], Status::Completed, false);
    stands("\"North\"", &[(1, "Heir", "completed"), (2, "North", "in-progress")], Status::InProgress, false);
    // A successor that is responsible itself speaks for both places; its predecessor does not speak for it.
    stands("\"North\", \"Heir\"", &[(1, "Heir", "completed")], Status::Completed, false);
    stands("\"North\", \"Heir\"", &[(1, "North", "completed")], Status::InProgress, false);
    let plan = plan_of("\"North\"", &reports(&[(2, "Heir", "completed")]));
    let words = plan.status_by_body(measure(&plan), day("2030-12-31"));
    let name = |id| plan.register.name(id);
    assert_eq!((name(words[0].body), words[0].via.map(name)), ("Heir", Some("North")));
}

#[test]
fn a_group_speaks_itself_or_through_its_members() {
    let council = "\"Council\"";
    stands(council, &[(1, "First", "completed")], Status::Completed, false);
    stands(council, &[(1, "First", "completed"), (2, "Second", "in-progress")], Status::InProgress, false);
    stands(council, &[(1, "Council", "completed"), (2, "Second", "in-progress")], Status::Completed, false);
    // A class without members has no voice: no obstacle, but not enough alone.
    stands("\"Shelters\", \"First\"", &[(1, "First", "completed")], Status::Completed, false);
    stands("\"Shelters\"", &[(1, "First", "completed")], Status::Unreported, false);
    stands("\"Shelters\"", &[(1, "Shelters", "completed")], Status::Completed, false);
    // A group whose members are silent could speak.
    stands("\"Council\", \"North\"", &[(1, "North", "completed")], Status::InProgress, false);
}

#[test]
fn milestones_are_progress_and_never_completion() {
    stands("\"North\"", &[(1, "North", "completed rope")], Status::InProgress, false);
    stands("\"North\"", &[(1, "North", "not-started rope")], Status::NotStarted, false);
    let plan = plan_of("\"North\"", &reports(&[(5, "North", "completed")]));
    let measure = measure(&plan);
    let rope = &measure.milestones[0];
    assert_eq!(plan.milestone_status(measure, rope, day("2030-12-31")), Status::Unreported);
    assert_eq!(plan.late_milestones(measure, day("2030-04-30")).count(), 1);
    // Of a completed measure it is a finding, and no longer owed.
    assert_eq!(plan.late_milestones(measure, day("2030-05-01")).count(), 0);
    assert_eq!(plan.late_milestones(measure, day("2030-03-31")).count(), 0);
}

#[test]
fn only_an_amendment_withdraws() {
    stands("\"North\"", &[(1, "North", "withdrawn")], Status::Unreported, false);
    stands("\"North\"", &[(1, "North", "in-progress"), (2, "North", "withdrawn")], Status::InProgress, false);
    let act =
        |date: &str, more: &str| format!("\n[[amendment]]\ndate = {date}\nbasis = \"an act\"\n{more}\n");
    let living = act("2030-02-01", "withdrawn = true") + &act("2030-05-01", "withdrawn = false");
    let plan = plan_of("\"North\"", &living);
    let statuses = ["2030-01-31", "2030-02-01", "2030-04-30", "2030-05-01"]
        .map(|text| plan.status(measure(&plan), day(text)));
    assert_eq!(statuses, [Status::Unreported, Status::Withdrawn, Status::Withdrawn, Status::Unreported]);
    // One milestone by itself.
    let plan = plan_of("\"North\"", &act("2030-02-01", "withdrawn = true\nmilestone = \"rope\""));
    let with = measure(&plan);
    assert_eq!(plan.milestone_status(with, &with.milestones[0], day("2030-12-31")), Status::Withdrawn);
    assert_eq!(plan.status(with, day("2030-12-31")), Status::Unreported);
    assert_eq!(plan.late_milestones(with, day("2030-12-31")).count(), 0);
}

#[test]
fn an_assessment_contests_until_a_responsible_body_reports() {
    let assessment = |month: u32, status: &str| {
        format!("\n[[assessment]]\ndate = 2030-{month:02}-15\nby = \"watchers\"\nstatus = \"{status}\"\n")
    };
    let contested = |living: &str| {
        let plan = plan_of("\"North\"", living);
        plan.is_contested(measure(&plan), day("2030-12-31"))
    };
    let completed = reports(&[(2, "North", "completed")]);
    assert!(contested(&(completed.clone() + &assessment(2, "in-progress"))));
    assert!(!contested(&(completed.clone() + &assessment(2, "completed"))));
    // Its own later judgement replaces the first; that of an earlier day is held against the status of that day.
    assert!(!contested(&(completed.clone() + &assessment(2, "in-progress") + &assessment(3, "completed"))));
    assert!(!contested(&(completed.clone() + &assessment(1, "in-progress"))));
    let answered = reports(&[(2, "North", "completed"), (3, "North", "completed")]);
    assert!(!contested(&(answered + &assessment(2, "in-progress"))));
    // What a partner says is no answer.
    let partner = reports(&[(2, "North", "completed"), (3, "South", "completed")]);
    assert!(contested(&(partner + &assessment(2, "in-progress"))));
}

#[test]
fn completed_late_is_told_in_days() {
    let completion = |responsible: &str, rows: &[(u32, &str, &str)]| {
        let plan = plan_of(responsible, &reports(rows));
        let completion = plan.completion(measure(&plan), day("2030-12-31"));
        completion.map(|completion| (completion.date.to_string(), completion.days_late))
    };
    let on = |date: &str, days: i64| Some((date.to_owned(), Some(days)));
    assert_eq!(completion("\"North\"", &[(7, "North", "completed")]), on("2030-07-01", 1));
    assert_eq!(completion("\"North\"", &[(6, "North", "completed")]), on("2030-06-01", 0));
    assert_eq!(completion("\"North\"", &[(6, "North", "in-progress")]), None);
    // The first of the reports that say so without a break; with several bodies, the last of them.
    let again = [
        (5, "North", "completed"),
        (6, "North", "in-progress"),
        (8, "North", "completed"),
        (9, "North", "completed"),
    ];
    assert_eq!(completion("\"North\"", &again), on("2030-08-01", 32));
    let both = [(5, "North", "completed"), (7, "First", "completed"), (9, "North", "completed")];
    assert_eq!(completion(BOTH, &both), on("2030-07-01", 1));
    let members = [(1, "First", "in-progress"), (2, "Second", "completed"), (7, "First", "completed")];
    assert_eq!(completion("\"Council\"", &members), on("2030-07-01", 1));
}

#[test]
fn a_partners_value_is_not_the_measures() {
    let metric = "\n[[metric]]\nname = \"bells\"\nunit = \"bells\"\ntarget = 10\n";
    let report = |day: &str, body: &str, status: &str, bells: u32| {
        format!(
            "\n[[report]]\ndate = {day}\nbody = \"{body}\"\nstatus = \"{status}\"\nvalues = {{ bells = {bells} }}\n"
        )
    };
    let day = NaiveDate::from_ymd_opt(2030, 6, 1).unwrap();
    let living = metric.to_owned()
        + &report("2030-04-01", "North", "completed", 3)
        + &report("2030-05-01", "South", "in-progress", 99);
    let plan = plan_of("\"First\"", &living.replace("North", "First"));
    let measure = &plan.measures[plan.measures.len() - 1];
    assert_eq!(plan.latest_value(measure, &measure.metrics[0], day), Some(3.into()));
    let short = plan.short_of_target(measure, &measure.metrics[0], day);
    assert_eq!(short.map(|(_, value)| value), Some(3.into()));
}

#[test]
fn an_assessor_by_its_name_and_by_its_abbreviation_is_one() {
    let repository = Repository::new();
    repository.append(
        "plan/bodies.toml",
        "\n[[body]]\nname = \"Round Table\"\nabbreviations = [\"RT\"]\nkind = \"ngo\"\n",
    );
    let report = "\n[[report]]\ndate = 2030-03-01\nbody = \"Ministry of Bridges\"\nstatus = \"completed\"\n";
    let said = |day: &str, by: &str, status: &str| {
        format!("\n[[assessment]]\ndate = {day}\nby = \"{by}\"\nstatus = \"{status}\"\n")
    };
    let doubt = said("2030-03-02", "RT", "in-progress");
    repository.append(BRIDGE, &(report.to_owned() + &doubt));
    let contested = |by: &str| {
        let text = repository.text(BRIDGE);
        repository.append(BRIDGE, &said("2030-03-03", by, "completed"));
        let shown = ask(&repository, 0, &["status", "--as-of", "2030-04-01"]);
        repository.write(BRIDGE, text);
        shown["total"]["contested"].as_u64().unwrap()
    };
    // The later word of one assessor takes the place of the earlier one, under whichever name.
    assert_eq!(["RT", "Round Table", "round  table"].map(contested), [0; 3]);
    // That of another does not.
    assert_eq!(["Harbour Council", "somebody else"].map(contested), [1; 2]);
    // Nor are two who are not in the register one.
    repository.replace(BRIDGE, "\"RT\"", "\"An evaluator\"");
    assert_eq!(["an Evaluator", "Another evaluator"].map(contested), [0, 1]);
    let results = |by: &str| {
        let text = repository.text(BRIDGE);
        repository.append(BRIDGE, &said("2030-03-03", by, "completed"));
        let page = repository.run(&["results", "--as-of", "2030-04-01", "--format", "json"]).stdout;
        repository.write(BRIDGE, text);
        page.matches("\"by\": \"").count() + page.matches("\"by\":\"").count()
    };
    assert_eq!(results("Another evaluator"), results("AN evaluator") + 1);
}
