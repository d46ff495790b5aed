//! A measure that is asked for by an id that it no longer has.

use super::lookup;
use crate::answers::PlanAt;
use crate::cli::failure::{Failure, warn};
use crate::cli::guess::formerly;
use crate::cli::history_session::open_history;
use crate::cli::session::Session;
use crate::history::lineage;
use crate::model::{Measure, MeasureId};

/// The measure with this id, or the one that had it.
pub(super) fn find<'a>(session: &Session, plan_at: &'a PlanAt, wanted: &str) -> Result<&'a Measure, Failure> {
    lookup::measure(&plan_at.plan, wanted).or_else(|unknown| {
        let now = renumbered(session, plan_at, wanted).ok_or(unknown)?;
        warn(&format!("{wanted} was renumbered: this is {}", now.id));
        Ok(now)
    })
}

/// What its `formerly` says needs no look into the history; where several measures say the same, the history decides.
fn renumbered<'a>(session: &Session, plan_at: &'a PlanAt, wanted: &str) -> Option<&'a Measure> {
    let id: MeasureId = wanted.trim().trim_end_matches('.').parse().ok()?;
    let said: Vec<&Measure> = formerly(&plan_at.plan, &id).collect();
    if let [one] = said[..] {
        return Some(one);
    }
    let history_session = open_history(session, plan_at.revision.as_deref()).ok()?;
    let lineage = lineage(history_session.repository, &history_session.log_options(), id.as_str()).ok()?;
    plan_at.plan.measure(&lineage.id.parse().ok()?)
}
