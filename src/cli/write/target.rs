//! The plan, and the measure in it, to which a command is about to add something.

use super::prompt::{Prompt, PromptQuestion};
use crate::check::conceal_ids_of_meetings;
use crate::cli::failure::Failure;
use crate::cli::lookup;
use crate::cli::session::Session;
use crate::import::form::spent;
use crate::import::form::words::asked_value;
use crate::labels::{FailureText, Language, PromptText, RefusalText, WritingText};
use crate::load::{BrokenFile, Loaded, load, load_with_sources};
use crate::model::{Measure, Metric, Milestone, Plan};
use crate::source::WorkingTree;

/// Reads the files of the plan.
///
/// # Errors
/// When there is no plan.
pub fn read(session: &Session) -> Result<(WorkingTree, Loaded), Failure> {
    read_by(session, load)
}

/// Reads the files of the plan, and those outside its folder that it refers to: both are needed to check a change.
///
/// # Errors
/// When there is no plan.
pub fn read_with_sources(session: &Session) -> Result<(WorkingTree, Loaded), Failure> {
    read_by(session, load_with_sources)
}

fn read_by(session: &Session, load: fn(&WorkingTree) -> Loaded) -> Result<(WorkingTree, Loaded), Failure> {
    let tree = session.working_tree()?;
    let loaded = load(&tree);
    loaded.plan.iter().for_each(|plan| session.note_languages(plan));
    Ok((tree, shown(loaded)))
}

/// The same with concealed names of meetings, as in answers: messages about a change use them, and so does what is written
/// of it into other files.
pub fn shown(mut loaded: Loaded) -> Loaded {
    loaded.plan.iter_mut().for_each(|plan| conceal_ids_of_meetings(&mut plan.meetings));
    loaded
}

/// The plan that was read.
///
/// # Errors
/// When plan.toml cannot be read.
pub fn plan_of(loaded: &Loaded) -> Result<&Plan, Failure> {
    let unread = || Failure::cannot_run(FailureText::PlanUnread).help(FailureText::CheckSays);
    loaded.plan.as_ref().ok_or_else(unread)
}

/// The measure with an id. A measure whose file cannot be read is an error of its own, without proposals of other ids.
///
/// # Errors
/// When there is none, or it cannot be read.
fn measure_of<'a>(session: &Session, loaded: &'a Loaded, id: &str) -> Result<&'a Measure, Failure> {
    let is_it = |broken: &BrokenFile| {
        broken.measure.as_ref().is_some_and(|it| it.as_str().eq_ignore_ascii_case(id.trim()))
    };
    match loaded.broken.iter().any(is_it) {
        true => {
            Err(Failure::cannot_run(RefusalText::unread_measure(id.trim())).help(FailureText::CheckSaysWhere))
        }
        false => lookup::measure(plan_of(loaded)?, id, session.language()),
    }
}

const MEASURE: PromptQuestion = PromptQuestion { flag: "<ID>", text: PromptText::WhichMeasure };

/// The measure with the id that is given, or that a person answers. Its title is printed before the next question. `needs`:
/// the other questions of the command, and whether they are answered.
///
/// # Errors
/// When there is none, it cannot be read, or the terminal ends before the answer; where nothing can be asked, with all that
/// is missing.
pub fn needed_measure<'a>(
    session: &Session,
    loaded: &'a Loaded,
    prompt: &mut Prompt,
    (command, id): (&str, Option<&str>),
    needs: &[(bool, &PromptQuestion)],
) -> Result<&'a Measure, Failure> {
    let given = id.map(|id| measure_of(session, loaded, id)).transpose()?;
    let read = |id: &str| measure_of(session, loaded, id).map_err(|why| why.in_one_line());
    let Some(measure) = prompt.need(given, &MEASURE, read)? else {
        needs.iter().for_each(|(is_given, question)| prompt.lacks(*is_given, question));
        return Err(prompt.missing(command));
    };
    prompt.tell([format!("{} {}", measure.id, session.language().title(measure))]);
    Ok(measure)
}

/// The milestones of a measure, a line each, by the names that an answer can have.
pub fn milestones(measure: &Measure, language: Language) -> Vec<String> {
    let line = |milestone: &Milestone| {
        let (name, title) = (milestone.name(), milestone.title.as_str());
        let title = if name == title { String::new() } else { format!(" {title};") };
        format!("  {name}:{title} {}", language.deadline(&milestone.due))
    };
    measure.milestones.iter().map(line).collect()
}

/// Whose money an amount spent on a measure is, and of which year's budget where the answer names none.
pub fn sources((plan, measure): (&Plan, &Measure), year: i32, language: Language) -> String {
    let known = spent::keys(plan, measure);
    let words = if known.len() == 1 { WritingText::spent_of } else { WritingText::spent_of_one_of };
    format!("  {}", words(language, known.join(", "), year))
}

/// What a measure counts, a line each, by the names that an answer can have.
pub fn metrics(plan: &Plan, measure: &Measure, language: Language) -> Vec<String> {
    let line = |metric: &Metric| format!("  {}=... {}", metric.key(), asked_value(metric, language));
    plan.metrics_of(measure).map(|(_, metric)| line(metric)).collect()
}
