//! The half-yearly meeting: who owes a report, what was decided, every date.

mod accepted;
mod alike;
mod as_written;
mod asked;
mod calendar;
mod done;
mod draft;
mod due;
mod letters;
mod minutes;
mod moved;
mod not_asked;
mod of_groups;
mod refused;
mod results_on_screen;
mod spent;
mod unnamed;

use crate::support::repository::{Repository, Run};

/// What the invented plan has beside that of the corpus: a cycle, and bodies that report.
const COORDINATION: &str = "
[coordination]
coordinator = \"Keeper of the Seal\"
body        = \"Ministry of Lighthouses\"
department  = \"Office of Lamps\"
mechanism   = \"Harbour Council\"
cycle       = \"half-yearly\"
";

/// A partner that leads a milestone, and a ministry whose duty moved on a day that is known.
const BODIES: &str = "
[[body]]
name          = \"Guild of Keepers\"
hungarian     = \"Őrök Céhe\"
abbreviations = [\"GK\"]
kind          = \"ngo\"
member_of     = [\"Harbour Council\"]

[[body]]
name = \"Ministry of Tides\"
kind = \"ministry\"

[[succession]]
duty     = \"tides\"
from     = \"Ministry of Tides\"
to       = \"Ministry of Lighthouses\"
measures = [\"II.2\"]
since    = 2030-09-01
basis    = \"an invented act\"
";

/// The measure of the two.
const TIDES: &str = "title       = \"Measuring the tide\"
responsible = [\"Ministry of Tides\"]
partners    = [\"Guild of Keepers\"]
means       = \"a gauge\"
deadline    = 2031-06-30
indicator   = \"number of tides\"
funding     = \"-\"

[[milestone]]
title       = \"a gauge in every harbour\"
due         = 2030-12-31
responsible = [\"Guild of Keepers\"]
";

/// A report on time, and one after the meeting by the successor of who owes it.
const REPORTS: &str = "body   = \"Ministry of Lighthouses\"
period = \"2030-H1\"
date   = 2030-06-20

[[report]]
measure = \"I.1.1\"
status  = \"in-progress\"

[[report]]
measure = \"II.1\"
date    = 2030-07-05
status  = \"completed\"
";

/// What the council decided.
const MEETING: &str = "title  = \"Harbour Council, first half of 2030\"
body   = \"Harbour Council\"
period = \"2030-H1\"

[[decision]]
id          = \"1\"
text        = \"the guild shows a gauge\"
responsible = [\"Guild of Keepers\"]
due         = 2030-09-30
measures    = [\"II.2\"]

[[decision]]
id          = \"2\"
text        = \"the ministry writes to lamp@example.org, +36 30 123 4567\"
responsible = [\"Ministry of Lighthouses\"]
due         = 2030-10-31
";

/// A plan with a cycle, a return and a meeting.
pub fn harbour() -> Repository {
    let repository = Repository::new();
    repository.append("plan/plan.toml", COORDINATION);
    repository.append("plan/bodies.toml", BODIES);
    repository.write("plan/II/II.2.toml", TIDES);
    repository.write("plan/reports/2030-H1/ML.toml", REPORTS);
    repository.write("plan/meetings/2030-07-03.toml", MEETING);
    repository.commit("2030-08-01", "the first half of 2030");
    repository
}

/// What a run printed, held against what is kept of it.
#[track_caller]
fn kept(name: &str, run: &Run) {
    let path = crate::support::fixtures::root().join("tests/suite/meetings/kept").join(name);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    snapbox::assert_data_eq!(run.stdout.clone(), snapbox::Data::read_from(&path, None).raw());
}
