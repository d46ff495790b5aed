//! A measure that is asked for by an id that it no longer has.

use crate::cli::failure::{Failure, warn};
use crate::cli::guess::formerly;
use crate::cli::recall::recall;
use crate::cli::session::Session;
use crate::history::lineage;
use crate::model::{Measure, MeasureId};
use crate::render::Record;

/// The measure with this id, or the one that had it.
pub(super) fn find<'a>(session: &Session, record: &'a Record, wanted: &str) -> Result<&'a Measure, Failure> {
    record.measure(wanted).or_else(|unknown| {
        let now = renumbered(session, record, wanted).ok_or(unknown)?;
        warn(&format!("{wanted} was renumbered: this is {}", now.id));
        Ok(now)
    })
}

/// What its `formerly` says needs no look into the record; where several measures say the same, the record decides.
fn renumbered<'a>(session: &Session, record: &'a Record, wanted: &str) -> Option<&'a Measure> {
    let id: MeasureId = wanted.trim().trim_end_matches('.').parse().ok()?;
    let said: Vec<&Measure> = formerly(&record.plan, &id).collect();
    if let [one] = said[..] {
        return Some(one);
    }
    let recalled = recall(session, record.revision.as_deref()).ok()?;
    let lineage = lineage(recalled.repository, &recalled.log_options(), id.as_str()).ok()?;
    record.plan.measure(&lineage.id.parse().ok()?)
}
