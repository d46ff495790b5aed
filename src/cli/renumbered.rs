//! A measure that is asked for by an id that it no longer has.

use super::lookup;
use crate::answers::PlanAt;
use crate::cli::failure::{Failure, warn};
use crate::cli::history_session::open_history;
use crate::cli::session::Session;
use crate::history::lineage;
use crate::labels::RunText;
use crate::model::{Measure, MeasureId};

/// The measure with this id, or the one that had it.
pub(super) fn find<'a>(session: &Session, plan_at: &'a PlanAt, wanted: &str) -> Result<&'a Measure, Failure> {
    lookup::measure(&plan_at.plan, wanted, session.language()).or_else(|unknown| {
        let now = renumbered(session, plan_at, wanted).ok_or(unknown)?;
        warn(RunText::renumbered(wanted, &now.id).in_language(session.language()), session.language());
        Ok(now)
    })
}

/// Where several measures say to have had an id, or none does, the history decides.
fn renumbered<'a>(session: &Session, plan_at: &'a PlanAt, wanted: &str) -> Option<&'a Measure> {
    let id: MeasureId = wanted.trim().trim_end_matches('.').parse().ok()?;
    let history_session = open_history(session, plan_at.revision.as_deref()).ok()?;
    let lineage = lineage(history_session.repository, &history_session.log_options(), id.as_str()).ok()?;
    plan_at.plan.measure(&lineage.id.parse().ok()?)
}
