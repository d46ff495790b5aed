//! What a person names on the command line, found in the plan.

use std::sync::Arc;

use super::failure::Failure;
use super::guess::{did_you_mean, near_ids};
use crate::model::name::{closest, fold};
use crate::model::{BodyId, CalendarPeriod, Decision, Measure, MeasureId, Meeting, Metric, Plan, SourceId};

/// The body that goes by this name.
///
/// # Errors
/// When no body does; with names that may have been meant.
pub fn body(plan: &Plan, name: &str) -> Result<BodyId, Failure> {
    plan.register.find(name).ok_or_else(|| {
        let failure = Failure::usage(format!("no body of this plan is called \"{name}\""));
        let mut meant: Vec<&str> = Vec::new();
        for name in plan.register.suggest(name) {
            let body = plan.register.find(name).map_or(name, |id| plan.register.name(id));
            if !meant.contains(&body) {
                meant.push(body);
            }
        }
        did_you_mean(failure, &meant).help("`plan bodies` lists them all")
    })
}

/// The source of funding with this id or name.
///
/// # Errors
/// When there is none; with ids that may have been meant.
pub fn source(plan: &Plan, wanted: &str) -> Result<SourceId, Failure> {
    let named = || plan.sources.iter().find(|(_, s)| fold(&s.name) == fold(wanted)).map(|(id, _)| id);
    plan.sources.find(wanted).or_else(named).ok_or_else(|| {
        let failure = Failure::usage(format!("no source of funding of this plan is called \"{wanted}\""));
        let keys = plan.sources.iter().flat_map(|(_, s)| [s.key.as_str(), s.name.as_str()]);
        did_you_mean(failure, &closest(wanted, keys)).help("`plan sources` lists them all")
    })
}

/// The measure with this id, whatever the case of its letters.
///
/// # Errors
/// When there is none; with ids that may have been meant.
pub fn measure<'a>(plan: &'a Plan, id: &str) -> Result<&'a Measure, Failure> {
    let wanted = id.trim().trim_end_matches('.');
    let same = |m: &&Measure| m.id.as_str().eq_ignore_ascii_case(wanted);
    let exact = |m: &&Measure| m.id.as_str() == wanted;
    let measures = || plan.measures.iter().map(Arc::as_ref);
    measures().find(exact).or_else(|| measures().find(same)).ok_or_else(|| {
        let failure = Failure::usage(format!("no measure of this plan has the id \"{id}\""));
        if let Some(section) = plan.sections.keys().find(|key| key.eq_ignore_ascii_case(wanted)) {
            let help = format!("{section} is a section: `plan list --section {section}` lists its measures");
            return failure.help(help);
        }
        let ids: Vec<&str> = measures().map(|m| m.id.as_str()).collect();
        did_you_mean(failure, &near_ids(wanted, &ids)).help("`plan list` lists them all")
    })
}

/// What to say where a measure has no milestone of a name: which it has.
pub fn no_milestone(measure: &Measure, name: &str) -> String {
    let known: Vec<&str> = measure.milestones.iter().map(|milestone| milestone.name()).collect();
    match known.as_slice() {
        [] => format!("{} has no milestone \"{name}\", nor any other: leave it out", measure.id),
        _ => format!("{} has no milestone \"{name}\"; its milestones are: {}", measure.id, known.join("; ")),
    }
}

/// What to say where a measure has no metric of a name: which it has.
pub fn no_metric<'m>(metrics: impl Iterator<Item = &'m Metric>, id: &MeasureId, name: &str) -> String {
    let known: Vec<&str> = metrics.map(|metric| metric.key().as_str()).collect();
    match known.as_slice() {
        [] => format!("{id} has no metric: say it in `--text`"),
        _ => format!("{id} has no metric \"{name}\"; its metrics are: {}", known.join("; ")),
    }
}

/// A chapter or section.
///
/// # Errors
/// When there is none.
pub fn section(plan: &Plan, wanted: &str) -> Result<String, Failure> {
    let wanted = wanted.trim().trim_end_matches('.');
    let found = plan.sections.keys().find(|key| key.eq_ignore_ascii_case(wanted));
    found.map(str::to_owned).ok_or_else(|| {
        let failure = Failure::usage(format!("no section of this plan is numbered \"{wanted}\""));
        // "II.9": the sections of II say more than the chapters.
        let chapter = wanted.rsplit_once('.').map(|(chapter, _)| format!("{chapter}."));
        let within = |key: &&str| chapter.as_ref().is_some_and(|chapter| key.starts_with(chapter.as_str()));
        let sections: Vec<&str> = plan.sections.keys().filter(within).collect();
        if !sections.is_empty() {
            return failure.help(format!("the sections there are {}", sections.join(", ")));
        }
        let known: Vec<&str> = plan.sections.keys().filter(|key| !key.contains('.')).collect();
        failure.help(format!("its chapters are {}", known.join(", ")))
    })
}

/// The period that was asked for, if it is as long as those of the plan's cycle.
///
/// # Errors
/// When it is not.
pub fn period_of_cycle(
    plan: &Plan,
    period: Option<CalendarPeriod>,
) -> Result<Option<CalendarPeriod>, Failure> {
    let Some(period) = period else { return Ok(None) };
    let Some(coordination) = &plan.coordination else {
        return Err(Failure::usage("the plan has no cycle, so nothing is reported by periods")
            .help("leave `--period` out, or add [coordination] with a cycle to plan.toml"));
    };
    if period.months() == coordination.cycle.months() {
        return Ok(Some(period));
    }
    let like = CalendarPeriod::of(period.first_day(), coordination.cycle.months());
    let message = format!("{period} is no period of the plan, whose cycle is {}", coordination.cycle.word());
    Err(Failure::usage(message).help(format!("one of its periods is {like}")))
}

/// The meeting with this id, or of this day where there is one.
///
/// # Errors
/// When there is none, or several were on the day.
pub fn meeting<'a>(plan: &'a Plan, wanted: &str) -> Result<&'a Meeting, Failure> {
    let ids = || plan.meetings.iter().map(|meeting| meeting.id.to_string());
    let of_day: Vec<&Meeting> =
        plan.meetings.iter().filter(|meeting| meeting.id.day.to_string() == wanted).collect();
    if let Some((meeting, None)) = plan.meeting_called(wanted) {
        return Ok(meeting);
    }
    if let [meeting] = of_day[..] {
        return Ok(meeting);
    }
    if !of_day.is_empty() {
        let named: Vec<String> = of_day.iter().map(|meeting| meeting.id.to_string()).collect();
        let failure = Failure::usage(format!("there were several meetings on {wanted}"));
        return Err(failure.help(format!("name one of them: {}", named.join(", "))));
    }
    let failure = Failure::usage(format!("the plan has no meeting \"{wanted}\""));
    Err(match ids().collect::<Vec<_>>() {
        known if known.is_empty() => {
            failure.help("no meeting is written down yet: `plan agenda --meeting DAY` prepares one")
        }
        known => failure.help(format!("its meetings are {}", known.join(", "))),
    })
}

/// The decision with this id, and the meeting that made it.
///
/// # Errors
/// When there is none.
pub fn decision<'a>(plan: &'a Plan, wanted: &str) -> Result<(&'a Meeting, &'a Decision), Failure> {
    if let Some((meeting, Some(decision))) = plan.meeting_called(wanted) {
        return Ok((meeting, decision));
    }
    let of_meeting = |meeting: &'a Meeting| meeting.decisions.iter().map(|one| meeting.decision_id(one));
    let known: Vec<String> = plan.meetings.iter().flat_map(of_meeting).collect();
    let failure = Failure::usage(format!("the plan has no decision \"{wanted}\""));
    Err(match known.is_empty() {
        true => failure.help("nothing was decided yet: `plan decide --meeting DAY` adds a decision"),
        false => failure.help(format!("its decisions are {}", known.join(", "))),
    })
}

/// The period whose reports a meeting deals with.
///
/// # Errors
/// When there is no such meeting, or it names no period.
pub fn meeting_period(plan: &Plan, wanted: &str) -> Result<CalendarPeriod, Failure> {
    let meeting = meeting(plan, wanted)?;
    meeting.period.ok_or_else(|| {
        Failure::usage(format!("the file of the meeting {} names no period", meeting.id))
            .help("add `period` to it, or ask with `--period 2022-H2`")
    })
}
