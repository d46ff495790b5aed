//! `plan decide`.

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::check::conceal;
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, warn};
use crate::cli::session::Session;
use crate::cli::value_parsers::{any_day, deadline, filled};
use crate::cli::write::finish::{self, WriteArgs};
use crate::cli::write::prompt::{Prompt, PromptQuestion};
use crate::cli::write::target;
use crate::cli::{lookup, shell_completion};
use crate::edit::{ChangeSet, NewDecision, Outcome, ReportError, TomlValue};
use crate::labels::{Language, PromptText, Sentence, UsageText, WritingText};
use crate::model::{Decision, Meeting, Plan};

/// Add a decision to the file of the meeting that made it, or that one was carried out
///
/// Asks on a terminal for what the options leave out. A decision that names who is to carry it out, or by when, is owed from
/// then on: `overdue`, `by-body`, `due` and `calendar` follow it, until `--done` says that it was carried out. What the
/// record says came of it stays: `--result` adds to it, and with another `--date` it says which day was entered by mistake.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan decide --meeting 2022-12-13
  plan decide --meeting 2022-12-13 --text \"the ministry reports on the study\" --responsible EMMI --due 2023-03-31 --measure II.3.3
  plan decide --meeting 2022-12-13 --text \"the members take note of the report\" --no-input --dry-run
  plan decide --done 2022-12-13.1 --date 2023-03-30 --result \"the study was shown\" --commit")]
pub struct Args {
    /// The day of the meeting, or the day and its name: 2022-12-13, 2022-12-13-experts
    #[arg(long, value_name = "DAY")]
    meeting: Option<String>,

    /// What was decided, word for word; nothing that identifies a person or locates a shelter
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    text: Option<String>,

    /// Who is to carry it out, by any of its names; may be given several times
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    responsible: Vec<String>,

    /// By when: a day, a period (2023-Q1), or the words of the minutes
    #[arg(long, value_name = "WHEN")]
    due: Option<String>,

    /// A measure that it is about; may be given several times
    #[arg(long, value_name = "ID", add = ArgValueCompleter::new(shell_completion::measures))]
    measure: Vec<String>,

    /// Its number in the minutes [default: the next one]
    #[arg(long, value_name = "NUMBER")]
    id: Option<String>,

    /// The decision that was carried out, by its meeting and number: 2022-12-13.1
    #[arg(long, value_name = "ID", add = ArgValueCompleter::new(shell_completion::decisions))]
    #[arg(conflicts_with_all = ["meeting", "text", "responsible", "due", "measure", "id"])]
    done: Option<String>,

    /// With --done: the day on which it was carried out [default: today]
    #[arg(long, value_name = "DAY", value_parser = any_day)]
    date: Option<NaiveDate>,

    /// With --done: what came of it, behind what the record has; nothing that identifies a person or locates a shelter
    #[arg(long, value_name = "TEXT", value_parser = filled, allow_hyphen_values = true)]
    result: Option<String>,

    /// Ask nothing: what is missing is an error
    #[arg(long)]
    no_input: bool,

    #[command(flatten)]
    write: WriteArgs,
}

const MEETING: PromptQuestion = PromptQuestion { flag: "--meeting", text: PromptText::WhichMeeting };
const TEXT: PromptQuestion = PromptQuestion { flag: "--text", text: PromptText::Decided };
const RESPONSIBLE: PromptQuestion = PromptQuestion { flag: "--responsible", text: PromptText::CarriesOut };
const DUE: PromptQuestion = PromptQuestion { flag: "--due", text: PromptText::ByWhen };
const DATE: PromptQuestion = PromptQuestion { flag: "--date", text: PromptText::CarriedOutOn };
const RESULT: PromptQuestion = PromptQuestion { flag: "--result", text: PromptText::CameOfIt };
const MEASURE: PromptQuestion = PromptQuestion { flag: "--measure", text: PromptText::AboutMeasure };

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let (tree, loaded) = target::read_with_sources(session)?;
    let plan = target::plan_of(&loaded)?;
    let unread = || loaded.broken.iter().map(|broken| loaded.files[broken.file].path.as_str());
    let mut prompt = Prompt::new(args.no_input, session.language());
    let (meeting, text, subject) = match &args.done {
        Some(id) => {
            let (meeting, decision) =
                lookup::decision(plan, id).map_err(|why| lookup::or_unread(why, id, unread()))?;
            let outcome = outcome((args, session), &mut prompt, (meeting, decision))?;
            let text = outcome.added_to(&loaded.files[meeting.file].text);
            (meeting, text, format!("Decision {} carried out", meeting.decision_id(decision)))
        }
        None if args.date.is_some() || args.result.is_some() => {
            return Err(Failure::usage(UsageText::DoneOptions).help(UsageText::NameDecision));
        }
        None => {
            let named = |wanted: &str| {
                lookup::meeting(plan, wanted).map_err(|why| lookup::or_unread(why, wanted, unread()))
            };
            let given = args.meeting.as_deref().map(named).transpose()?;
            let answered = |wanted: &str| named(wanted).map_err(|why| why.in_one_line());
            let Some(meeting) = prompt.need(given, &MEETING, answered)? else {
                prompt.lacks(args.text.is_some(), &TEXT);
                return Err(prompt.missing("plan decide"));
            };
            prompt.tell([format!("{} {}", meeting.id, conceal(&meeting.title))]);
            let decision = asked((args, session), &mut prompt, plan, meeting)?;
            if meeting.decisions.iter().any(|known| is_same(plan, known, &decision)) {
                finish::say_already(session.language(), args.write.commit.is_wanted());
                return Ok(Exit::Success);
            }
            decision.due.iter().for_each(|due| finish::tell_of_words(due, session.language()));
            let is_late = |due: &TomlValue| matches!(due, TomlValue::Day(day) if *day < meeting.id.day);
            if decision.due.as_ref().is_some_and(is_late) {
                // The minutes may say so: it is written, and the warning names the file in which to correct it.
                let (language, path) = (session.language(), &loaded.files[meeting.file].path);
                let id = meeting.id.to_string() + "." + &decision.id;
                warn(&WritingText::due_before_meeting(language, id, path), language);
            }
            let text = decision.added_to(&loaded.files[meeting.file].text);
            (meeting, text, format!("Decision of the meeting {}", meeting.id))
        }
    };
    let file = &loaded.files[meeting.file];
    let text = text.map_err(|why| ReportError::File { path: file.path.clone(), why })?;
    let mut changes = ChangeSet::default();
    changes.replace(&file.path, file.text.as_str(), text);
    let done = finish::finish((session, &tree, &loaded), &changes, &args.write, &subject, Some(&prompt));
    Ok(finish::kept(&prompt, done)?.exit())
}

/// That a decision was carried out, on a day between its meeting and today. One that was, and for which no other day is
/// given, keeps its day; another day corrects it, and the record then names the one that was mistyped.
fn outcome(
    (args, session): (&Args, &Session),
    prompt: &mut Prompt,
    (meeting, decision): (&Meeting, &Decision),
) -> Result<Outcome, Failure> {
    let today = session.today;
    prompt.tell([conceal(&decision.text).to_owned()]);
    if args.date.is_none() || args.result.is_none() {
        prompt.begin();
    }
    let date = prompt.may(args.date, &DATE, any_day)?;
    let added = prompt.may(args.result.clone(), &RESULT, filled)?;
    let done = date.or(decision.done).unwrap_or(today);
    if !(meeting.id.day..=today).contains(&done) {
        let met = meeting.id.day;
        let cannot = |language: Language| UsageText::cannot_be_done(language.day(met), language.day(done));
        let give = |language: Language| UsageText::give_day(language.day(met), language.day(today));
        return Err(Failure::usage(Sentence::each(cannot)).help(Sentence::each(give)));
    }
    let mistyped = decision.done.filter(|known| *known != done);
    // In the language of the run, like the rest of what the person writes.
    let result = with_result((decision, mistyped), added.as_deref(), session.language());
    let row = meeting.decisions.iter().position(|known| std::ptr::eq(known, decision)).unwrap_or_default();
    Ok(Outcome { row, done, result })
}

/// What came of a decision, with what is added: nothing that the record says goes, and a day that was mistyped is kept.
fn with_result(
    (decision, mistyped): (&Decision, Option<NaiveDate>),
    added: Option<&str>,
    language: Language,
) -> Option<String> {
    let known = decision.result.as_ref().map(|known| known.as_str()).filter(|known| !known.is_empty());
    let new = match (known, added) {
        (Some(known), Some(added)) => added.replacen(known, "", 1),
        (_, added) => added.unwrap_or_default().to_owned(),
    };
    let mut result = match (known, added) {
        (Some(known), Some(added)) if !added.contains(known) => {
            let comma = if known.ends_with(['.', '!', '?', ';']) { "" } else { ";" };
            format!("{known}{comma} {added}")
        }
        (known, added) => added.or(known).unwrap_or_default().to_owned(),
    };
    if let Some(day) = mistyped.filter(|day| !Language::is_day_in(&new, *day)) {
        let mistake = WritingText::entered_by_mistake(language, language.day(day));
        result = format!("{result} ({mistake})").trim_start().to_owned();
    }
    (!result.is_empty()).then_some(result)
}

/// The decision as given, and as a person answers.
fn asked(
    (args, session): (&Args, &Session),
    prompt: &mut Prompt,
    plan: &Plan,
    meeting: &Meeting,
) -> Result<NewDecision, Failure> {
    let body = |name: &str| lookup::body(plan, name).map_err(|why| why.in_one_line());
    let measure = |id: &str| lookup::measure(plan, id, session.language()).map(|measure| measure.id.clone());
    let responsible = args.responsible.iter().map(|name| lookup::body(plan, name));
    let responsible = responsible.collect::<Result<Vec<_>, _>>()?;
    let measures = args.measure.iter().map(|id| measure(id)).collect::<Result<Vec<_>, _>>()?;
    let given = args.text.as_deref().map(filled).transpose();
    let given = given.map_err(|why| Failure::usage(UsageText::option_with("--text", &why)))?;
    let Some(text) = prompt.need(given, &TEXT, filled)? else { return Err(prompt.missing("plan decide")) };
    let responsible = prompt.many(responsible, false, &RESPONSIBLE, body)?;
    let due = args.due.as_deref().map(deadline).transpose();
    let due = due.map_err(|why| Failure::usage(UsageText::option_with("--due", &why)))?;
    let due = prompt.may(due, &DUE, deadline)?;
    let measures =
        prompt.many(measures, false, &MEASURE, |id| measure(id).map_err(|why| why.in_one_line()))?;
    Ok(NewDecision {
        id: args.id.clone().unwrap_or_else(|| next_id(meeting)),
        text,
        responsible: responsible.into_iter().map(|body| plan.register.name(body).to_owned()).collect(),
        due,
        measures,
    })
}

/// The number behind the highest that is there.
fn next_id(meeting: &Meeting) -> String {
    let numbers = meeting.decisions.iter().filter_map(|decision| decision.id.as_str().parse::<u32>().ok());
    (numbers.max().unwrap_or(0).saturating_add(1)).to_string()
}

/// Whether the meeting's file has it already, under whichever number.
fn is_same(plan: &Plan, known: &Decision, new: &NewDecision) -> bool {
    let names = known.responsible.iter().map(|&body| plan.register.name(body));
    let due = known.due.as_ref().map(|due| due.to_string());
    let new_due = new.due.as_ref().map(|due| match due {
        TomlValue::Day(day) => day.to_string(),
        TomlValue::Text(text) => text.clone(),
        _ => String::new(),
    });
    known.text.as_str() == new.text
        && names.eq(new.responsible.iter().map(String::as_str))
        && due == new_due
        && known.measures == new.measures
}
