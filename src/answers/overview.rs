//! What `plan` alone and `plan status` have in common: the plan in a few sentences.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{measure, progress};
use crate::answers::plan_at::PlanAt;
use crate::model::Plan;
use crate::query::status::{Due, Overview};
use crate::render::page::Page;
use crate::render::words;

/// Adds how far the plan is, what is late, who is silent, and the next days on which something is due, a point each.
pub fn points(page: &mut Page, plan_at: &PlanAt, overview: &Overview, deadlines: usize) {
    let PlanAt { plan, day, missing, .. } = plan_at;
    let (day, missing) = (*day, missing.len());
    if plan.measures.is_empty() {
        page.text(match missing {
            0 => "The plan has no measures yet.".to_owned(),
            n => format!(
                "{} could not be read, and nothing is known of the plan's measures.",
                words::count(n, "file of a measure", "files of measures")
            ),
        });
        return;
    }
    let said = [
        ("Progress", Some(how_far(plan, overview))),
        ("Late", Some(how_late(plan, overview, day))),
        ("Disagreement", differing(overview)),
        ("Reports", never_reported(plan, overview)),
        ("Next", Some(next_deadlines(overview, day, deadlines))),
    ];
    let said = said.into_iter().filter_map(|(about, text)| Some((about.to_owned(), text?)));
    page.list(said.collect());
}

/// How many measures there are, and how far they are.
fn how_far(plan: &Plan, overview: &Overview) -> String {
    let count = measure::count(plan.measures.iter().map(Arc::as_ref));
    format!("{count}: {}", progress::counts(&overview.total))
}

/// What is late, for how long, and what can never be.
fn how_late(plan: &Plan, overview: &Overview, day: NaiveDate) -> String {
    let total = &overview.total;
    let mut late = Vec::new();
    if total.overdue > 0 {
        late.push(format!("{} overdue", total.overdue));
    }
    if total.late_milestones > 0 {
        late.push(words::count(total.late_milestones, "late milestone", "late milestones"));
    }
    if overview.late_decisions > 0 {
        late.push(words::count(overview.late_decisions, "late decision", "late decisions"));
    }
    if let Some(closed) = plan.closed.as_ref().filter(|_| plan.is_closed(day)) {
        return format!("closed after {}: {} not completed", closed.date, total.not_completed);
    }
    let mut said = if late.is_empty() { "nothing is overdue".to_owned() } else { words::and(&late) };
    if let Some(longest) = overview.longest_late {
        let is_one = total.overdue + total.late_milestones + overview.late_decisions == 1;
        let longest = words::span(longest, day);
        said.push_str(&if is_one {
            format!(", for {longest}")
        } else {
            format!(", the longest for {longest}")
        });
    }
    if total.completed_late > 0 {
        said.push_str(&format!("; {} completed late", total.completed_late));
    }
    if total.undated > 0 {
        said.push_str(&format!("; {} undated", total.undated));
    }
    said
}

/// Where the words of the bodies, or of an assessor, do not agree.
fn differing(overview: &Overview) -> Option<String> {
    let (disputed, contested) = (overview.total.disputed, overview.total.contested);
    let mut said = Vec::new();
    if disputed > 0 {
        said.push(format!("{disputed} disputed between responsible bodies"));
    }
    if contested > 0 {
        said.push(format!("{contested} contested by an assessor"));
    }
    (!said.is_empty()).then(|| words::and(&said))
}

/// Which responsible bodies have never reported, by name as far as a line goes.
fn never_reported(plan: &Plan, overview: &Overview) -> Option<String> {
    const NAMED: usize = 4;
    let can_report = overview.bodies.iter().filter(|(body, _)| plan.can_report(*body)).count();
    let (silent, all) = (overview.silent.len(), can_report);
    if silent == 0 {
        return None;
    }
    if silent == all {
        return Some(match all {
            1 => "the responsible body has not reported yet".to_owned(),
            _ => format!("none of the {all} responsible bodies has reported yet"),
        });
    }
    let names = words::first(NAMED, overview.silent.iter().map(|&body| plan.register.name(body)));
    let verb = if silent == 1 { "has" } else { "have" };
    Some(format!("{silent} of {all} responsible bodies {verb} never reported: {}", words::and(&names)))
}

/// The next days on which something falls due.
fn next_deadlines(overview: &Overview, day: NaiveDate, most: usize) -> String {
    let said = |(&date, due): (&NaiveDate, &Due)| {
        let mut what = Vec::new();
        if due.measures > 0 {
            what.push(words::count(due.measures, "measure", "measures"));
        }
        if due.milestones > 0 {
            what.push(words::count(due.milestones, "milestone", "milestones"));
        }
        let when = if date == day { "today".to_owned() } else { format!("in {}", words::span(day, date)) };
        format!("{date}, {when}: {}", words::and(&what))
    };
    let next: Vec<String> = overview.ahead.iter().take(most).map(said).collect();
    if next.is_empty() { "no deadline lies ahead".to_owned() } else { next.join("; ") }
}
