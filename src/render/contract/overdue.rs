//! `overdue` in the contract.

use serde::Serialize;

use super::{Day, MeasureJson};
use crate::query::overdue::{Late, LateMilestone, Overdue};
use crate::render::Record;

#[derive(Serialize)]
struct OverdueJson<'a> {
    items: Vec<LateJson<'a>>,
    undated: usize,
    milestones: Vec<MilestoneJson<'a>>,
    /// There only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    due_soon: Option<SoonJson<'a>>,
}

#[derive(Serialize)]
struct SoonJson<'a> {
    items: Vec<LateJson<'a>>,
    milestones: Vec<MilestoneJson<'a>>,
}

#[derive(Serialize)]
struct LateJson<'a> {
    #[serde(flatten)]
    measure: MeasureJson<'a>,
    days_overdue: i64,
}

#[derive(Serialize)]
struct MilestoneJson<'a> {
    measure: &'a str,
    id: Option<&'a str>,
    title: &'a str,
    due: Day,
    days_overdue: i64,
}

/// `soon`: whether what falls due soon was asked for.
pub fn json<'a>(record: &'a Record, overdue: &Overdue<'a>, soon: bool) -> impl Serialize + 'a {
    OverdueJson {
        items: items(record, &overdue.items),
        undated: overdue.undated.len(),
        milestones: milestones(&overdue.milestones),
        due_soon: soon.then(|| SoonJson {
            items: items(record, &overdue.soon),
            milestones: milestones(&overdue.soon_milestones),
        }),
    }
}

fn items<'a>(record: &'a Record, items: &[Late<'a>]) -> Vec<LateJson<'a>> {
    let json = |late: &Late<'a>| LateJson {
        measure: MeasureJson::new(record, late.measure),
        days_overdue: late.days,
    };
    items.iter().map(json).collect()
}

fn milestones<'a>(milestones: &[LateMilestone<'a>]) -> Vec<MilestoneJson<'a>> {
    let json = |late: &LateMilestone<'a>| MilestoneJson {
        measure: late.measure.id.as_str(),
        id: late.milestone.id.as_deref(),
        title: &late.milestone.title,
        due: Day(late.milestone.due),
        days_overdue: late.days,
    };
    milestones.iter().map(json).collect()
}
