//! What a person names on the command line, found in the plan.

use std::sync::Arc;

use super::did_you_mean::{did_you_mean, did_you_mean_named, near_ids};
use super::failure::{Failure, warn};
use super::value_parsers::meeting_id;
use crate::check::{NOT_SHOWN, conceal_path, is_secret_text};
use crate::labels::{FailureText, Language, RunText, Sentence, UsageText};
use crate::model::name::{closest, fold};
use crate::model::notation::{DayWords, day_words};
use crate::model::{
    BodyId, CalendarPeriod, Decision, Measure, MeasureId, Meeting, MeetingId, Metric, Plan, SourceId,
};
use crate::query::owed;

/// The body with this name, in any of its forms.
///
/// # Errors
/// When no body does; with names that may have been meant.
pub fn body(plan: &Plan, name: &str) -> Result<BodyId, Failure> {
    plan.register.find(name).ok_or_else(|| {
        let failure = Failure::usage(UsageText::no_body(name));
        let meant = plan.register.suggest(name);
        did_you_mean_named(failure, &|language| names_in(plan, &meant, language)).help(UsageText::ListBodies)
    })
}

/// Names as a language has them, those of a body once; a name that is none of a body as it is.
fn names_in<'a>(plan: &'a Plan, names: &[&'a str], language: Language) -> Vec<&'a str> {
    let mut all: Vec<&str> = Vec::new();
    for &name in names {
        let name = plan.register.find(name).map_or(name, |body| language.body(plan, body));
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// The source of funding with this id or name.
///
/// # Errors
/// When there is none; with ids that may have been meant.
pub fn source(plan: &Plan, wanted: &str) -> Result<SourceId, Failure> {
    let named = || plan.sources.iter().find(|(_, s)| fold(&s.name) == fold(wanted)).map(|(id, _)| id);
    plan.sources.find(wanted).or_else(named).ok_or_else(|| {
        let failure = Failure::usage(UsageText::no_source(wanted));
        let keys = plan.sources.iter().flat_map(|(_, s)| [s.key.as_str(), s.name.as_str()]);
        did_you_mean(failure, &closest(wanted, keys)).help(UsageText::ListSources)
    })
}

/// The measure with this id, whatever the case of its letters; else the one that had it before, which is said.
///
/// # Errors
/// When there is none; with ids that may have been meant.
pub fn measure<'a>(plan: &'a Plan, id: &str, language: Language) -> Result<&'a Measure, Failure> {
    let wanted = id.trim().trim_end_matches('.');
    let same = |m: &&Measure| m.id.as_str().eq_ignore_ascii_case(wanted);
    let exact = |m: &&Measure| m.id.as_str() == wanted;
    let measures = || plan.measures.iter().map(Arc::as_ref);
    let renumbered = || {
        let now = plan.renumbered(wanted)?;
        warn(RunText::renumbered(wanted, &now.id).in_language(language), language);
        Some(now)
    };
    measures().find(exact).or_else(|| measures().find(same)).or_else(renumbered).ok_or_else(|| {
        let failure = Failure::usage(UsageText::no_measure(id));
        if let Some(section) = plan.sections.keys().find(|key| key.eq_ignore_ascii_case(wanted)) {
            return failure.help(UsageText::is_section(section));
        }
        let now: Vec<&str> = plan.formerly(wanted).map(|measure| measure.id.as_str()).collect();
        if !now.is_empty() {
            return failure.help(UsageText::is_now(now.join(", ")));
        }
        let ids: Vec<&str> = measures().map(|m| m.id.as_str()).collect();
        did_you_mean(failure, &near_ids(wanted, &ids)).help(UsageText::ListMeasures)
    })
}

/// What to say where a measure has no milestone of a name: which it has.
pub fn no_milestone(measure: &Measure, name: &str) -> Sentence {
    let known: Vec<&str> = measure.milestones.iter().map(|milestone| milestone.name()).collect();
    match known.as_slice() {
        [] => UsageText::no_milestones(&measure.id, name),
        _ => UsageText::other_milestones(&measure.id, name, known.join("; ")),
    }
}

/// What to say where a measure has no metric of a name: which it has.
pub fn no_metric<'m>(metrics: impl Iterator<Item = &'m Metric>, id: &MeasureId, name: &str) -> Sentence {
    let known: Vec<&str> = metrics.map(|metric| metric.key().as_str()).collect();
    match known.as_slice() {
        [] => UsageText::no_metrics(id),
        _ => UsageText::other_metrics(id, name, known.join("; ")),
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
        let failure = Failure::usage(UsageText::no_section(wanted));
        // "II.9": the sections of II say more than the chapters.
        let chapter = wanted.rsplit_once('.').map(|(chapter, _)| format!("{chapter}."));
        let within = |key: &&str| chapter.as_ref().is_some_and(|chapter| key.starts_with(chapter.as_str()));
        let sections: Vec<&str> = plan.sections.keys().filter(within).collect();
        if !sections.is_empty() {
            return failure.help(UsageText::its_sections(sections.join(", ")));
        }
        let known: Vec<&str> = plan.sections.keys().filter(|key| !key.contains('.')).collect();
        failure.help(UsageText::its_chapters(known.join(", ")))
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
        return Err(Failure::usage(UsageText::NoCycle).help(UsageText::AddCycle));
    };
    if period.months() == coordination.cycle.months() {
        return Ok(Some(period));
    }
    let like = CalendarPeriod::of(period.first_day(), coordination.cycle.months());
    let cycle = coordination.cycle;
    let message = Sentence::each(|language| UsageText::other_cycle(period, language.cycle(cycle)));
    Err(Failure::usage(message).help(UsageText::like(like)))
}

/// The period that was asked for, if reports on the plan are owed for it.
///
/// # Errors
/// When it is as long as none of the plan's cycle, or before or after all of them.
pub fn period_owed(plan: &Plan, period: Option<CalendarPeriod>) -> Result<Option<CalendarPeriod>, Failure> {
    let asked = period_of_cycle(plan, period)?;
    let all = plan.period.map(|whole| owed::periods(plan, whole.end)).unwrap_or_default();
    match (asked, all.first(), all.last()) {
        (Some(asked), Some(first), Some(last)) if !all.contains(&asked) => {
            Err(Failure::usage(UsageText::outside(asked)).help(UsageText::from_to(first, last)))
        }
        _ => Ok(asked),
    }
}

/// Who judges: a body of the register, or another name, unless it nearly is one that is known.
///
/// # Errors
/// When it nearly is; with the names that may have been meant.
pub fn assessor(plan: &Plan, name: &str) -> Result<Option<BodyId>, Failure> {
    let named = || plan.measures.iter().flat_map(|measure| &measure.assessments).map(|one| one.by.as_str());
    if plan.register.find(name).is_some() || named().any(|known| known == name) {
        return Ok(plan.register.find(name));
    }
    let mut meant = plan.register.suggest(name);
    meant.extend(closest(name, named()));
    if meant.is_empty() {
        return Ok(None);
    }
    let near = Failure::usage(UsageText::near_name(name));
    let failure = did_you_mean_named(near, &|language| names_in(plan, &meant, language));
    Err(failure.help(UsageText::NameInFull))
}

/// The meeting with this id, or of this day where there is one.
///
/// # Errors
/// When there is none, or several were on the day.
pub fn meeting<'a>(plan: &'a Plan, wanted: &str) -> Result<&'a Meeting, Failure> {
    let wanted = &match meeting_id(wanted) {
        Ok(id) => id.to_string(),
        Err(why) if day_words(wanted) == Some(DayWords::NoSuchDay) => return Err(Failure::usage(why)),
        Err(_) => wanted.to_owned(),
    };
    let ids = || plan.meetings.iter().map(|meeting| meeting.id.to_string());
    let of_day: Vec<&Meeting> =
        plan.meetings.iter().filter(|meeting| meeting.id.day.to_string() == *wanted).collect();
    if let Some((meeting, None)) = plan.meeting_called(wanted) {
        return Ok(meeting);
    }
    if let [meeting] = of_day[..] {
        return Ok(meeting);
    }
    if !of_day.is_empty() {
        let named: Vec<String> = of_day.iter().map(|meeting| meeting.id.to_string()).collect();
        let failure = Failure::usage(UsageText::several_meetings(wanted));
        return Err(failure.help(UsageText::name_one(named.join(", "))));
    }
    let failure = Failure::usage(UsageText::no_meeting(wanted));
    Err(match ids().collect::<Vec<_>>() {
        known if known.is_empty() => failure.help(UsageText::NoMeetingYet),
        known => failure.help(UsageText::its_meetings(known.join(", "))),
    })
}

/// What to say where a meeting, or a decision of one, was not found: where its file is one that cannot be read, that.
pub fn or_unread<'a>(failure: Failure, wanted: &str, mut unread: impl Iterator<Item = &'a str>) -> Failure {
    let is_meant = |path: &&str| {
        let (folder, name) = path.rsplit_once('/').unwrap_or_default();
        let stem = name.trim_end_matches(".toml");
        let is_decision = || wanted.strip_prefix(stem).is_some_and(|rest| rest.starts_with('.'));
        let is_it = |id: MeetingId| wanted == stem || wanted == id.day.to_string() || is_decision();
        // A file whose name is concealed is asked for by its own name, or by the one that answers show instead.
        let is_hidden = *path != conceal_path(path) || stem.starts_with(NOT_SHOWN.trim_end_matches(']'));
        let is_asked = || is_secret_text(wanted) || wanted.contains("-not-shown");
        folder.split('/').any(|part| part == "meetings")
            && (MeetingId::parse(stem).is_some_and(is_it) || is_hidden && is_asked())
    };
    match unread.find(is_meant) {
        Some(path) => Failure::cannot_run(FailureText::file_unread(conceal_path(path)))
            .help(FailureText::CheckThenCorrect),
        None => failure,
    }
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
    let failure = Failure::usage(UsageText::no_decision(wanted));
    Err(match known.is_empty() {
        true => failure.help(UsageText::NothingDecided),
        false => failure.help(UsageText::its_decisions(known.join(", "))),
    })
}

/// The period whose reports a meeting deals with.
///
/// # Errors
/// When there is no such meeting, or it names no period.
pub fn meeting_period(plan: &Plan, wanted: &str) -> Result<CalendarPeriod, Failure> {
    let meeting = meeting(plan, wanted)?;
    meeting.period.ok_or_else(|| {
        let failure = Failure::usage(UsageText::no_period(&meeting.id));
        match owed::nearest(plan, meeting.id.day) {
            Some(period) => failure.help(UsageText::name_the_period(period)),
            None => failure.help(UsageText::AddCycle),
        }
    })
}
