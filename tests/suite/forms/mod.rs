//! Forms: who is asked for a report, the workbook that goes out, and what comes back.

mod changed;
mod filled_cells;
mod hostile;
pub mod owed;
mod partners;
mod renumbered;
mod returned;
mod same_bytes;
mod sent;
mod spent;
mod told_right;
mod whose;

use crate::support::repository::{LIGHT, Repository};

/// A plan with a cycle, where a measure has a metric and a milestone.
pub fn plan_with_cycle() -> Repository {
    let repository = Repository::new();
    repository.append("plan/plan.toml", owed::CYCLE);
    let more = "\n[[milestone]]\ntitle = \"oil\"\ndue = 2030-06-30\n\n[[metric]]\nname = \"nights\"\nunit = \"nights\"\ntarget = 100\n";
    repository.append(LIGHT, more);
    repository.commit("2030-03-01", "a cycle");
    repository
}
