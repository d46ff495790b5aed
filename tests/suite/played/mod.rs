//! Two half-years of the real plan, played with invented reports: forms go out and come back, bodies report side by side, one
//! late and two against each other, the roundtable disagrees, a deadline moves. Every screen is kept in `tests/formats/played/`
//! in both languages, and every figure is counted again without the program.
//!
//! After a change that is meant, `.ci/bless played` writes the screens anew.

mod counted;
pub mod half_years;
mod record;
pub mod stage;

use serde_json::Value;

use crate::export::figures;
use counted::Counted;
use half_years::{first, second};
use stage::Stage;

/// The questions whose screens are kept after each half-year.
const SCREENS: [(&str, &[&str]); 9] = [
    ("status", &["status"]),
    ("list", &["list"]),
    ("overdue", &["overdue", "--within", "90d"]),
    ("disputed", &["show", "II.1.4"]),
    ("amended", &["show", "II.1.1"]),
    ("by-body", &["by-body", "IM"]),
    ("slippage", &["slippage"]),
    ("history", &["history", "II.1.4"]),
    ("check", &["check"]),
];

#[test]
fn the_first_half_year() {
    let stage = Stage::new();
    let told = first(&stage);
    stage.keep("first", &told, "2023-01-31", &SCREENS);
    figures_are_those_counted(&stage, "2023-01-31");
    // What the partners say everywhere, that all is completed, decides nothing.
    let item = stage.ask("2023-01-31", &["show", "II.1.4"])["item"].clone();
    assert_eq!(item["disputed"], true, "{item:#}");
    assert_eq!(item["contested"], true, "{item:#}");
    assert_eq!(item["status"], "in-progress", "{item:#}");
    let amended = stage.ask("2023-01-31", &["show", "II.1.1"])["item"].clone();
    assert_eq!(amended["deadline"], "2023-06-30");
}

#[test]
fn the_second_half_year() {
    let stage = Stage::new();
    first(&stage);
    let told = second(&stage);
    stage.keep("second", &told, "2023-07-05", &SCREENS);
    figures_are_those_counted(&stage, "2023-07-05");
    record::is_as_counted(&stage, "2023-07-05");
    // As of the day of the first meeting, nothing of it is known, nor of what came late.
    figures_are_those_counted(&stage, "2022-12-13");
}

/// Statuses, what is late, and the totals of the plan, by the program and by hand.
fn figures_are_those_counted(stage: &Stage, day: &str) {
    figures::are_the_same(&|args| stage.ask(day, args));
    let counted = Counted::read(&stage.folder().join("plan"), day);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let listed = stage.ask(day, &["list"]);
    let statuses =
        listed["items"].as_array().unwrap().iter().map(|item| (text(&item["id"]), text(&item["status"])));
    assert_eq!(statuses.collect::<std::collections::BTreeMap<_, _>>(), counted.statuses());
    let overdue = stage.ask(day, &["overdue"]);
    let late = overdue["items"].as_array().unwrap().iter();
    let mut late: Vec<(String, i64)> =
        late.map(|item| (text(&item["id"]), item["days_overdue"].as_i64().unwrap())).collect();
    late.sort();
    assert_eq!(late, counted.overdue());
    assert_eq!(overdue["undated"].as_u64().unwrap() as usize, counted.undated());
    let by_status = |status: &str| {
        let listed = stage.ask(day, &["list", "--status", status]);
        listed["items"].as_array().unwrap().len()
    };
    for status in ["unreported", "not-started", "in-progress", "completed"] {
        let wanted = counted.statuses().values().filter(|known| *known == status).count();
        assert_eq!(by_status(status), wanted, "{status}");
    }
}
