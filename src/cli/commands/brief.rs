//! `plan brief`.

use std::fs;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;
use rayon::iter::Either;
use rayon::prelude::*;

use crate::answers::PlanAt;
use crate::answers::brief::member::{self, Member};
use crate::answers::brief::{Briefing, Facts, meeting};
use crate::answers::parts::paper::Source;
use crate::cli::args::{any_day, one_of};
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say};
use crate::cli::open_plan::{ReadPlan, read_for};
use crate::cli::paper_file::{self, PaperForm};
use crate::cli::print::{refuse_folder_inside, write_to};
use crate::cli::progress::progress;
use crate::cli::recent_walk::RecentWalk;
use crate::cli::session::Session;
use crate::cli::value_parsers::meeting_id;
use crate::cli::{lookup, shell_completion};
use crate::history::recent::RecentDays;
use crate::labels::{FailureText, Language, Noun, RefusalText, RunText};
use crate::model::{BodyId, MeetingId};
use crate::query::meeting_frame::{self, Frame, Question};
use crate::query::needs;
use crate::render::document::{DocumentFormat, bytes};

/// Write the papers of a meeting: one for all, or one for each member
///
/// What changed since the last meeting, what is late, what falls due before the next, who is silent, where views differ.
/// Without a file, the paper goes to standard output as Markdown.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan brief --meeting 2022-12-13 -o paper.docx
  plan brief --body \"Ministry of Justice\" -o justice.html
  plan brief --meeting 2022-12-13 --members --lang hu -o papers/
  plan brief --template office.dotx -o paper.docx

`plan help papers` says more.")]
pub struct Args {
    /// The day of the meeting, or the day and its name [default: the next one in the plan's files, if any]
    #[arg(long, value_name = "DAY", value_parser = meeting_id)]
    meeting: Option<MeetingId>,

    /// What happened after this day is new [default: the day of the last meeting]
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    since: Option<NaiveDate>,

    /// The paper for this body alone, by any of its names
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    body: Option<String>,

    /// A paper for each body that has a part in the plan, in the folder that -o names
    #[arg(long, conflicts_with = "body", requires = "output")]
    members: bool,

    /// What the papers of --members are written as
    #[arg(long, value_name = "TYPE", default_value = "docx", requires = "members", value_parser = one_of(DocumentFormat::WORDS))]
    file_type: DocumentFormat,

    /// Judge by what was reported up to this day [default: today, or the day of the meeting once that has passed]
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    as_of: Option<NaiveDate>,

    /// Write from an earlier version of the files: a commit, or a day [default: the files as they are]
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    at: Option<String>,

    /// The language of the papers [default: that of the machine, if it is one of the two; else en]
    #[arg(long, value_name = "LANGUAGE", value_parser = one_of(Language::WORDS))]
    lang: Option<Language>,

    /// The document to write (.docx, .md or .html); with --members, the folder for them
    #[arg(short = 'o', long = "output", value_name = "FILE", value_hint = clap::ValueHint::AnyPath)]
    output: Option<PathBuf>,

    /// A Word file (.docx or .dotx) whose styles, page, header and footer the papers take over
    #[arg(long, value_name = "FILE", requires = "output", value_hint = clap::ValueHint::FilePath)]
    template: Option<PathBuf>,

    /// Write even if some files cannot be read, or values that the papers need are wrong, from what is known
    #[arg(long)]
    keep_going: bool,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    // What is asked for wrongly is said before anything is read.
    let file = if args.members { None } else { file(args)? };
    let format = if args.members { Some(args.file_type) } else { file.map(|(_, format)| format) };
    paper_file::only_for_word(args.template.as_deref(), format)?;
    // Whether there is a plan is only known later: that error comes before one of the walk.
    let walk = RecentWalk::begin(session, args.at.as_deref());
    let read = read(args, session)?;
    let measures = read.measures();
    let plan_at = &read.open(session)?;
    if let Some(named) = args.meeting.as_ref().filter(|id| id.has_name()) {
        lookup::meeting(&plan_at.plan, &named.to_string())?;
    }
    let question = Question { day: plan_at.day, meeting: args.meeting.clone(), since: args.since };
    let frame = meeting_frame::find(&plan_at.plan, &question);
    refuse_times(args, plan_at, &frame)?;
    let body = args.body.as_deref().map(|name| lookup::body(&plan_at.plan, name)).transpose()?;
    let language = args.lang.unwrap_or_else(|| session.language());
    let form = format.map(|format| PaperForm::new(format, args.template.as_deref(), language)).transpose()?;
    let walk = walk?;
    walk.tell(RecentDays { after: frame.since, until: plan_at.day }, measures);
    let commit = paper_file::last_commit(session, plan_at)?;
    let facts = Facts::find(Source { plan_at, language, commit: commit.as_ref() }, frame);
    if let Some((folder, form)) = args.output.as_deref().filter(|_| args.members).zip(form.as_ref()) {
        return members((folder, args.file_type), facts, walk, form);
    }
    let member = body.map(|body| Member::find(&facts, body));
    let (recent, is_cut_off) = walk.end()?;
    let briefing = Briefing::new(facts, recent.as_ref(), is_cut_off);
    let document = match member {
        Some(member) => member.paper(&briefing),
        None => meeting::paper(&briefing),
    };
    match file.zip(form) {
        Some(((path, _), form)) => form.write(&document, path)?,
        None => {
            let text = bytes(&document, DocumentFormat::Markdown)?;
            write_to(None, |out| Ok(out.write_all(&text)?))?;
        }
    }
    Ok(Exit::Success)
}

/// Refuses a `--since` that is not before the day of the paper, and a meeting before the adoption of the plan that has no file.
fn refuse_times(args: &Args, plan_at: &PlanAt, frame: &Frame<'_>) -> Result<(), Failure> {
    let day = frame.day.unwrap_or(plan_at.day);
    if let Some(since) = args.since.filter(|since| *since >= day) {
        return Err(Failure::usage(RefusalText::since_after(since, day)).help(RefusalText::EarlierSince));
    }
    let adopted = plan_at.plan.adopted.filter(|adopted| frame.meeting.is_none() && day < *adopted);
    match (adopted, frame.day) {
        (Some(adopted), Some(day)) => {
            Err(Failure::usage(RefusalText::meeting_before(day, adopted)).help(RefusalText::LaterMeeting))
        }
        _ => Ok(()),
    }
}

/// The file to write, by its ending; `None`: standard output.
fn file(args: &Args) -> Result<Option<(&Path, DocumentFormat)>, Failure> {
    let Some(path) = args.output.as_deref() else { return Ok(None) };
    let format = DocumentFormat::of_path(path).ok_or_else(|| {
        Failure::usage(FailureText::no_document(path.display())).help(FailureText::DocumentEndings)
    })?;
    Ok(Some((path, format)))
}

/// Reads the plan on the day that the papers are judged by: no later than that of the meeting.
fn read(args: &Args, session: &Session) -> Result<ReadPlan, Failure> {
    let at = args.at.as_deref();
    let today = session.day(args.as_of, at)?;
    let of_meeting = args.meeting.as_ref().filter(|_| args.as_of.is_none());
    let day = of_meeting.map_or(today, |meeting| meeting.day.min(today));
    read_for(session, at, day, Some(args.keep_going), |value| needs::BRIEF.contains(&value.field))
}

/// Writes a paper for each body that has a part in the plan.
fn members(
    (folder, file_type): (&Path, DocumentFormat),
    facts: Facts<'_>,
    walk: RecentWalk<'_>,
    form: &PaperForm,
) -> Result<Exit, Failure> {
    refuse_folder_inside(folder)?;
    fs::create_dir_all(folder).map_err(|error| {
        Failure::cannot_run(FailureText::cannot_make(folder.display(), error)).help(FailureText::OtherFolder)
    })?;
    let (plan, language) = (facts.plan(), facts.language());
    let all: Vec<BodyId> = plan.register.bodies().map(|(id, _)| id).collect();
    let (found, others): (Vec<Member<'_>>, Vec<BodyId>) =
        all.into_par_iter().partition_map(|body| match Member::with_part(&facts, body) {
            Some(member) => Either::Left(member),
            None => Either::Right(body),
        });
    let bodies: Vec<BodyId> = found.iter().map(|member| member.body).collect();
    let names = paper_file::file_names(&plan.register, &bodies);
    let named = found
        .into_iter()
        .zip(names)
        .map(|(member, name)| (member, folder.join(format!("{name}.{}", file_type.word()))));
    let named: Vec<(Member<'_>, PathBuf)> = named.collect();
    // Before the first is written: none is where another cannot be.
    named.iter().try_for_each(|(_, path)| form.refuse_template(path))?;
    let (recent, is_cut_off) = walk.end()?;
    // Never freed, as the plan that it refers to: the process ends with its papers.
    let briefing = &*ManuallyDrop::new(Briefing::new(facts, recent.as_ref(), is_cut_off));
    let (tell, written, all) = (progress(1, Noun::Paper, language), AtomicUsize::new(0), named.len());
    named.into_par_iter().try_for_each(|(member, path)| {
        form.write(&ManuallyDrop::new(member.paper(briefing)), &path)?;
        tell(written.fetch_add(1, Ordering::Relaxed) + 1, all);
        Ok::<(), Failure>(())
    })?;
    say(RunText::wrote_papers(Noun::Paper.count(all, language), folder.display()).in_language(language));
    let left_out: Vec<BodyId> = others.into_par_iter().filter(|id| member::is_named(briefing, *id)).collect();
    if !left_out.is_empty() {
        let names: Vec<&str> = left_out.iter().map(|&body| language.body(plan, body)).collect();
        say(RunText::left_out_papers(names.join("; ")).in_language(language));
    }
    Ok(Exit::Success)
}
