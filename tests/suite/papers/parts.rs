//! The part of a body in a plan, asked for by itself and for all bodies at once.

use chrono::NaiveDate;
use plan::load::Loaded;
use plan::model::{BodyId, MeasureId};
use plan::query::by_body::{self, Item, NamedBodies, Question, Role};

use crate::support::fixtures::{load_memory, real_plan};

const PLAN: &str = "title = \"A plan\"\ncurrency = \"EUR\"\n";

/// A duty that moved twice, a group, and a body that leads a milestone of a measure that does not name it.
const BODIES: &str = r#"
[[body]]
name = "First"
kind = "ministry"

[[body]]
name = "Second"
kind = "ministry"

[[body]]
name = "Third"
kind = "ministry"
member_of = ["Group"]

[[body]]
name = "Group"
kind = "group"

[[body]]
name = "Office"
kind = "agency"

[[succession]]
duty = "a duty"
from = "First"
to = "Second"
measures = ["1"]
since = 2020-06-01
basis = "Act 1"

[[succession]]
duty = "a duty"
from = "Second"
to = "Third"
measures = ["1"]
since = 2020-07-01
basis = "Act 2"
"#;

fn invented() -> Loaded {
    let measure = |named: &str| format!("title = \"A title\"\n{named}\ndeadline = 2024-12-31\n");
    let led = "responsible = [\"Second\"]\n[[milestone]]\ntitle = \"A step\"\nresponsible = [\"Office\"]\ndue = 2024-01-01\n";
    load_memory([
        ("plan.toml", PLAN.to_owned()),
        ("bodies.toml", BODIES.to_owned()),
        ("1.toml", measure("responsible = [\"First\"]\npartners = [\"Office\"]")),
        ("2.toml", measure("responsible = [\"Group\"]")),
        ("3.toml", format!("title = \"A title\"\ndeadline = 2024-12-31\n{led}")),
    ])
}

fn parts(items: Vec<Item<'_>>) -> Vec<(&MeasureId, Role, Option<BodyId>)> {
    items.into_iter().map(|item| (&item.measure.id, item.role, item.via)).collect()
}

/// Asks for the parts of every body in both ways, which must agree: the roles that were met.
fn roles(loaded: &Loaded) -> Vec<Role> {
    let plan = loaded.plan.as_ref().unwrap();
    let named = NamedBodies::of(plan);
    let mut roles = Vec::new();
    for (body, _) in plan.register.bodies() {
        for through_groups in [false, true] {
            let day = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
            let question = Question { body, day, roles: Vec::new(), through_groups };
            let alone = parts(by_body::find(plan, &question));
            assert_eq!(parts(named.find(plan, &question)), alone);
            roles.extend(alone.into_iter().map(|(_, role, _)| role));
        }
    }
    roles.sort();
    roles.dedup();
    roles
}

#[test]
fn all_bodies_at_once_have_the_parts_of_each_by_itself() {
    assert_eq!(roles(&invented()), Role::WORDS.map(|(_, role)| role));
    assert!(roles(&real_plan()).contains(&Role::Responsible));
}
