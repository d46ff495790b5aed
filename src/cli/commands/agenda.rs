//! `plan agenda`.

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::check::{conceal, conceal_path};
use crate::cli::args::one_of;
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say};
use crate::cli::open_plan::refuse_unknown_cycle;
use crate::cli::session::Session;
use crate::cli::value_parsers::{in_a_row, meeting_id, period};
use crate::cli::write::finish::{self, WriteArgs};
use crate::cli::write::target;
use crate::cli::{lookup, shell_completion};
use crate::edit::{ChangeSet, NewMeeting};
use crate::labels::{Language, MinutesText, StatusText, UsageText};
use crate::model::name::fold;
use crate::model::{BodyId, CalendarPeriod, Measure, MeasureId, MeetingId, Milestone, Plan};
use crate::query::agenda::{self, Agenda};

/// Write the file of a meeting to come, with its agenda
///
/// The subjects are those of every meeting of the mechanism: reports on the past period, current questions (what is
/// late, and decisions that are open), future goals, grant opportunities. Edit the file as you like: it is the
/// record's.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan agenda --meeting 2022-12-13
  plan agenda --meeting 2022-12-13 --lang hu --dry-run
  plan agenda --meeting 2022-12-13-roundtable --body \"NGO Roundtable\" --period 2022-H2

`plan decide` adds what was decided, `plan minutes` prints it all; `plan help meeting` says more.")]
pub struct Args {
    /// The day of the meeting, or the day and a name: 2022-12-13, 2022-12-13-experts
    #[arg(long, value_name = "DAY", value_parser = meeting_id)]
    meeting: MeetingId,

    /// Who meets, by any of its names [default: the mechanism of the plan]
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    body: Option<String>,

    /// The period whose reports it deals with [default: the one that ends nearest to the day]
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    period: Option<CalendarPeriod>,

    /// What the minutes will call it [default: who meets, and the period]
    #[arg(long, value_name = "TEXT", value_parser = in_a_row)]
    title: Option<String>,

    /// The language of its texts [default: that of the machine, else of the plan]
    #[arg(long, value_name = "LANGUAGE", value_parser = one_of(Language::WORDS))]
    lang: Option<Language>,

    #[command(flatten)]
    write: WriteArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let (tree, loaded) = target::read_with_sources(session)?;
    let plan = target::plan_of(&loaded)?;
    refuse_unknown_cycle(plan)?;
    let named = args.body.as_deref().map(|name| lookup::body(plan, name)).transpose()?;
    let mechanism = plan.coordination.as_ref().and_then(|coordination| coordination.mechanism);
    let body = named.or(mechanism);
    let period = lookup::period_of_cycle(plan, args.period)?;
    let agenda = agenda::find(plan, args.meeting.day, period);
    let language = args.lang.unwrap_or_else(|| session.language());
    let meeting = NewMeeting {
        id: args.meeting.clone(),
        title: args.title.clone().unwrap_or_else(|| title(plan, body, agenda.period, language)),
        body: body.map(|body| plan.register.name(body).to_owned()),
        lang: language.unless_of_plan(plan).map(|it| it.word().to_owned()),
        period: agenda.period,
        agenda: subjects(&agenda, language),
    };
    if plan.is_draft() {
        say(StatusText::IsDraft.in_language(language));
    }
    let path = tree.path(&meeting.path());
    if let Some(file) = loaded.files.iter().find(|file| fold(&file.path) == fold(&path)) {
        return Err(
            Failure::usage(UsageText::is_there(conceal_path(&file.path))).help(UsageText::AgendaIsThere)
        );
    }
    let mut changes = ChangeSet::default();
    changes.create(path, meeting.text(&loaded.files[plan.file].text));
    let subject = format!("Agenda of the meeting {}", meeting.id);
    Ok(finish::finish((session, &tree, &loaded), &changes, &args.write, &subject, None)?.exit())
}

/// "National Coordination Mechanism, 2022-H2".
fn title(plan: &Plan, body: Option<BodyId>, period: Option<CalendarPeriod>, language: Language) -> String {
    let name = |body: BodyId| language.body(plan, body).to_owned();
    let parts = body.map(name).into_iter().chain(period.map(|period| language.period(period)));
    let title = parts.collect::<Vec<_>>().join(", ");
    if title.is_empty() { plan.title.to_string() } else { title }
}

/// The subjects in their order, with the measures that each is about.
fn subjects(agenda: &Agenda<'_>, language: Language) -> Vec<(String, Vec<MeasureId>)> {
    let say = |text: MinutesText| text.in_language(language);
    let ids = |measures: &[&Measure]| measures.iter().map(|measure| measure.id.clone()).collect();
    let of_period = agenda.period.map(|period| format!(" ({})", language.period(period)));
    let of_period = of_period.unwrap_or_default();
    let current = say(MinutesText::CurrentQuestions);
    let mut subjects = vec![
        (format!("{}{of_period}", say(MinutesText::PastPeriod)), ids(&agenda.owed)),
        (current.to_owned(), Vec::new()),
    ];
    if !agenda.late.is_empty() {
        subjects.push((format!("{current}: {}", say(MinutesText::WhatIsLate)), ids(&agenda.late)));
    }
    if !agenda.late_milestones.is_empty() {
        subjects.push(late_milestones(agenda, language));
    }
    for open in &agenda.decisions {
        let (id, text) = (open.meeting.decision_id(open.decision), conceal(&open.decision.text));
        let title = format!("{current}: {} {id}: {}", say(MinutesText::OpenDecision), in_a_line(text));
        subjects.push((title, open.decision.measures.clone()));
    }
    subjects.push((say(MinutesText::FutureGoals).to_owned(), Vec::new()));
    subjects.push((say(MinutesText::GrantOpportunities).to_owned(), Vec::new()));
    subjects
}

/// The subject of late milestones: the first few by name, and the measure of each.
fn late_milestones(agenda: &Agenda<'_>, language: Language) -> (String, Vec<MeasureId>) {
    const NAMED: usize = 5;
    let name = |&(measure, milestone): &(&Measure, &Milestone)| {
        format!("{} {}", measure.id, in_a_line(conceal(&milestone.label())))
    };
    let names = language.first(NAMED, agenda.late_milestones.iter().map(name));
    let [current, late] =
        [MinutesText::CurrentQuestions, MinutesText::LateMilestones].map(|text| text.in_language(language));
    let mut ids: Vec<MeasureId> = Vec::new();
    for (measure, _) in &agenda.late_milestones {
        if !ids.contains(&measure.id) {
            ids.push(measure.id.clone());
        }
    }
    (format!("{current}: {late}: {}", names.join("; ")), ids)
}

/// A title stands on one line.
fn in_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
