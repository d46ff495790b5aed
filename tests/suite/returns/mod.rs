//! Returns and meetings: what bodies report for a period, and what was decided, in files of their own.

mod added;
mod amend;
mod commit;
mod decisions;
mod edit;
mod history;
mod loading;
mod report;
mod rules;
mod said;
mod spent;

use crate::support::repository::Repository;

/// The return of the Ministry of Lighthouses.
const RETURN: &str = "plan/reports/2030-H1/ML.toml";

/// The meeting of the Harbour Council.
const MEETING: &str = "plan/meetings/2030-07-03.toml";

/// What the ministry says of two measures.
const REPORTS: &str = "body   = \"Ministry of Lighthouses\"
lang   = \"hu\"
period = \"2030-H1\"
date   = 2030-06-20

[[report]]
measure = \"I.1.1\"
status  = \"in-progress\"
text    = \"the oil is bought\"

[[report]]
measure = \"II.1\"
date    = 2030-06-30
status  = \"completed\"
evidence = [\"https://example.org/bridges\"]

[[assessment]]
measure = \"II.1\"
text    = \"there are more bridges\"
";

/// What the council decided.
const DECISIONS: &str = "title  = \"Harbour Council, first half of 2030\"
body   = \"Harbour Council\"
period = \"2030-H1\"

[[agenda]]
title    = \"reports of the members\"
measures = [\"I.1.1\", \"II.1\"]

[[decision]]
id          = \"1\"
text        = \"the ministry shows a lamp\"
responsible = [\"Ministry of Lighthouses\"]
due         = 2030-09-30
measures    = [\"I.1.1\"]

[[decision]]
id          = \"2\"
text        = \"the bridges are painted\"
responsible = [\"Ministry of Bridges\"]
due         = \"2030-Q4\"
measures    = [\"II.1\"]

[[decision]]
id   = \"3\"
text = \"the council thanks the keepers\"
";

/// A plan with a return and a meeting, committed after the plan itself.
fn reported() -> Repository {
    let repository = Repository::new();
    repository.write(RETURN, REPORTS);
    repository.write(MEETING, DECISIONS);
    repository.commit("2030-07-04", "the first half of 2030");
    repository
}

/// The invented plan with a cycle.
fn with_cycle() -> Repository {
    let repository = Repository::new();
    repository.append(
        "plan/plan.toml",
        "\n[coordination]\ncoordinator = \"the keeper\"\nbody = \"ML\"\ncycle = \"half-yearly\"\n",
    );
    repository.commit("2030-02-02", "a cycle");
    repository
}
