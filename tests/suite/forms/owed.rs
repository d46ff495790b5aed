//! Who owes a report: for which period, on what, and by when.

use plan::model::{CalendarPeriod, Plan};
use plan::query::owed;

use crate::support::fixtures;

pub const CYCLE: &str = "\n[coordination]\ncoordinator = \"Keeper\"\nbody = \"ML\"\nmechanism = \"Harbour Council\"\ncycle = \"half-yearly\"\n";

/// The invented plan with a cycle and more files.
fn with(more: &[(&str, &str)]) -> Plan {
    let mut files = fixtures::invented_files();
    for (path, text) in &mut files {
        if path == "plan.toml" {
            text.extend(CYCLE.as_bytes());
        }
        if let Some((_, more)) = more.iter().find(|(other, _)| other == path) {
            text.extend(more.as_bytes());
        }
    }
    let known: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
    let new = more.iter().filter(|(path, _)| !known.iter().any(|known| known == path));
    files.extend(new.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    let loaded = fixtures::load_memory(files);
    assert!(loaded.is_whole(), "{:#?}", loaded.problems);
    loaded.plan.unwrap()
}

fn period(text: &str) -> CalendarPeriod {
    text.parse().unwrap()
}

/// `body: id id* (due)`; a star where it was reported.
fn owed_in(plan: &Plan, text: &str) -> Vec<String> {
    let of = |owed: owed::OwedReport<'_>| {
        let mark = |one: &owed::OwedMeasure<'_>| {
            let successor = one.successor.map(|body| format!(" or {}", plan.register.name(body)));
            let star = if one.is_settled { "*" } else { "" };
            format!(" {}{star}{}", one.measure.id, successor.unwrap_or_default())
        };
        let measures: String = owed.measures.iter().map(mark).collect();
        format!("{}:{measures} ({})", plan.register.name(owed.body), owed.due)
    };
    owed::find(plan, period(text)).into_iter().map(of).collect()
}

const RETURN: &str = "body = \"ML\"\nperiod = \"2030-H1\"\ndate = 2030-08-01\n\n[[report]]\nmeasure = \"II.1\"\nstatus = \"completed\"\n";

#[test]
fn every_responsible_body_owes_until_its_measures_are_ended() {
    let plan = with(&[]);
    let nothing = [
        "Ministry of Lighthouses: D.1 I.1.1 (2030-06-30)",
        "Ministry of Bridges: II.1 or Ministry of Lighthouses (2030-06-30)",
    ];
    assert_eq!(owed_in(&plan, "2030-H1"), nothing);
    // The successor settles it. It was completed in August: in the second half it was not ended yet when that began.
    let plan = with(&[("reports/2030-H1/ML.toml", RETURN)]);
    assert_eq!(
        owed_in(&plan, "2030-H1")[1],
        "Ministry of Bridges: II.1* or Ministry of Lighthouses (2030-06-30)"
    );
    assert_eq!(owed_in(&plan, "2030-H2").len(), 2);
    assert_eq!(owed_in(&plan, "2031-H1"), ["Ministry of Lighthouses: D.1 I.1.1 (2031-06-30)"]);
    assert!(owed::find(&plan, period("2030-H1"))[1].is_settled());
    assert!(!owed::find(&plan, period("2030-H1"))[0].is_settled());
}

#[test]
fn a_report_in_the_measures_own_file_is_for_the_period_of_its_day() {
    let report = "\n[[report]]\ndate = 2030-08-01\nbody = \"ML\"\nstatus = \"in-progress\"\n";
    let plan = with(&[("I/I.1.1.toml", report)]);
    assert_eq!(owed_in(&plan, "2030-H1")[0], "Ministry of Lighthouses: D.1 I.1.1 (2030-06-30)");
    assert_eq!(owed_in(&plan, "2030-H2")[0], "Ministry of Lighthouses: D.1 I.1.1* (2030-12-31)");
}

#[test]
fn the_first_meeting_of_the_mechanism_about_a_period_is_its_day() {
    let meeting =
        |body: &str, period: &str| format!("title = \"a\"\nbody = \"{body}\"\nperiod = \"{period}\"\n");
    let plan = with(&[
        ("meetings/2030-05-01.toml", &meeting("Ministry of Bridges", "2030-H1")),
        ("meetings/2030-05-20.toml", &meeting("Harbour Council", "2030-H1")),
        ("meetings/2030-06-20.toml", &meeting("Harbour Council", "2030-H1")),
        ("meetings/2030-11-20.toml", &meeting("Harbour Council", "2031-H1")),
    ]);
    let due = |text| owed::due(&plan, period(text)).to_string();
    assert_eq!([due("2030-H1"), due("2030-H2"), due("2031-H1")], ["2030-05-20", "2030-12-31", "2030-11-20"]);
}

#[test]
fn a_group_that_nobody_belongs_to_is_not_asked() {
    let measure = |body: &str| {
        format!(
            "title = \"x\"\nresponsible = [\"{body}\"]\npartners = []\nmeans = \"-\"\ndeadline = \"-\"\nindicator = \"-\"\nfunding = \"-\"\n"
        )
    };
    let bodies = "\n[[body]]\nname = \"keepers\"\nkind = \"class\"\n";
    let plan = with(&[("bodies.toml", bodies), ("II/II.2.toml", &measure("keepers"))]);
    assert!(owed_in(&plan, "2030-H1").iter().all(|line| !line.contains("II.2")));
    let plan = with(&[("II/II.2.toml", &measure("Harbour Council"))]);
    assert!(owed_in(&plan, "2030-H1").iter().any(|line| line.starts_with("Harbour Council: II.2")));
}

#[test]
fn periods_run_from_the_adoption_to_the_end_of_the_plan() {
    let plan = with(&[]);
    let on = |plan: &Plan, day: &str| -> Vec<String> {
        owed::periods(plan, day.parse().unwrap()).iter().map(ToString::to_string).collect()
    };
    assert_eq!(on(&plan, "2029-12-31"), Vec::<String>::new());
    assert_eq!(on(&plan, "2030-07-01"), ["2030-H1", "2030-H2"]);
    assert_eq!(on(&plan, "2040-01-01"), ["2030-H1", "2030-H2", "2031-H1", "2031-H2"]);
    let mut late = with(&[]);
    late.adopted = "2030-09-01".parse().ok();
    assert_eq!(on(&late, "2031-01-01"), ["2030-H2", "2031-H1"]);
    late.period = None;
    assert_eq!(on(&late, "2033-01-01").len(), 6);
    late.coordination = None;
    assert!(on(&late, "2033-01-01").is_empty());
}
