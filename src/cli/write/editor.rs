//! `--edit`: the questions of a command, answered in the user's editor. What was typed is never lost: it stays
//! in a file until it is in the plan.

use std::fs;
use std::io::{IsTerminal, stderr, stdin};

use clap::FromArgMatches;

use super::answer_sheet::{AnswerSheet, with_errors};
use super::finish::{InputArgs, Outcome};
use super::prompt::Prompt;
use super::target::{self, needed_measure, plan_of, read};
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say};
use crate::cli::language::language_in_front;
use crate::cli::session::Session;
use crate::cli::usage;
use crate::labels::{Language, RefusalText, Sentence, UsageText};
use crate::model::{Measure, Plan};
use crate::source::Editor;

/// Runs a command on the answers that were given, or on those that are written in the editor. `id`: the measure.
///
/// # Errors
/// When there can be no commit, or the command fails.
pub fn run<T: FromArgMatches>(
    session: &Session,
    input: &InputArgs,
    (args, name, id): (&T, &str, Option<&str>),
    attempt: impl Fn(&T, &Session) -> Result<Outcome, Failure>,
) -> Result<Exit, Failure> {
    input.write.commit.check(session)?;
    match input.edit {
        true => until_done(session, (name, id), attempt),
        false => Ok(attempt(args, session)?.exit()),
    }
}

/// Runs a command on what is written in an editor, which opens again with what is wrong, until it can be done or is left
/// as it is. `id`: the measure that it is about.
///
/// # Errors
/// When there is no editor, it fails, or what was written is given up.
fn until_done<T: FromArgMatches>(
    session: &Session,
    (name, id): (&str, Option<&str>),
    attempt: impl Fn(&T, &Session) -> Result<Outcome, Failure>,
) -> Result<Exit, Failure> {
    let (_, loaded) = read(session)?;
    let mut prompt = Prompt::new(false, session.language());
    let asking = format!("plan {name}");
    let measure = needed_measure(session, &loaded, &mut prompt, (&asking, id), &[])?;
    let mut line = session.command_line();
    line.build();
    let in_front = language_in_front(std::env::args_os());
    let given = line.clone().try_get_matches_from(std::env::args_os());
    let given = given.or_else(|_| line.clone().try_get_matches_from(in_front));
    let given = given.map_err(|error| refusal(error).0)?;
    let (Some((_, given)), Some(command)) = (given.subcommand(), line.find_subcommand(name)) else {
        return Err(Failure::usage(RefusalText::no_questions(name)));
    };
    let language = session.language();
    let sheet = AnswerSheet::new(command, given, language);
    let editor = find_editor(name)?;
    let about = format!("{}, {}", measure.id, language.title(measure));
    let mut text = sheet.text(&about, &names(name, plan_of(&loaded)?, measure, language));
    let draft = Draft::new(name, measure.id.as_str())?;
    let (mut has_answers, mut wrong) = (false, Vec::new());
    loop {
        let written = draft.edited(&editor, &text).map_err(|why| draft.kept(why, &text, has_answers))?;
        if written == text || written.trim().is_empty() {
            let why = given_up(&wrong);
            return Err(draft.kept(why, &written, has_answers));
        }
        has_answers = true;
        let tried = sheet.arguments(&written).and_then(|mut arguments| {
            if id.is_none() {
                arguments.push(measure.id.as_str().into());
            }
            let matches = line.clone().try_get_matches_from(arguments).map_err(|error| refusal(error).1)?;
            let given = matches.subcommand().map(|(_, given)| T::from_arg_matches(given));
            given.ok_or_else(Vec::new)?.map_err(|error| refusal(error).1)
        });
        wrong = match tried.map(|args| attempt(&args, session)) {
            Ok(Ok(Outcome::Done)) => {
                draft.remove();
                return Ok(Exit::Success);
            }
            Ok(Ok(Outcome::Refused(lines))) => lines,
            Ok(Err(why)) if why.is_usage() => vec![why.in_one_line().in_language(language).to_owned()],
            Ok(Err(why)) => return Err(draft.kept(why, &written, true)),
            Err(lines) => lines,
        };
        text = with_errors(&written, &wrong);
    }
}

/// What the answers to a command's questions can name in a measure, a line each.
fn names(command: &str, plan: &Plan, measure: &Measure, language: Language) -> Vec<String> {
    let milestones = || target::milestones(measure, language);
    match command {
        "report" => [milestones(), target::metrics(plan, measure, language)].concat(),
        "amend" => milestones(),
        _ => Vec::new(),
    }
}

/// That the editor was left without a change, and what was wrong in it when it opened.
fn given_up(wrong: &[String]) -> Failure {
    match wrong {
        [] => Failure::usage(UsageText::NothingEdited),
        wrong => Failure::usage(UsageText::still_wrong(wrong.join("; "))),
    }
}

/// What the command line parser says is wrong, to be told alone, and in lines.
fn refusal(mut error: clap::Error) -> (Failure, Vec<String>) {
    usage::improve(&mut error);
    let said = error.to_string();
    let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<String> =
        lines.take_while(|line| !line.starts_with("Usage:")).map(str::to_owned).collect();
    (Failure::usage(Sentence::plain(lines.join("; "))), lines)
}

fn find_editor(name: &str) -> Result<Editor, Failure> {
    let has_terminal = stdin().is_terminal() && stderr().is_terminal();
    let none = || {
        Failure::usage(UsageText::NoEditor).help(UsageText::NameEditor).help(UsageText::give_answers(name))
    };
    Editor::find(&std::env::temp_dir(), has_terminal).ok_or_else(none)
}

/// The file in which the answers are written.
struct Draft {
    file: tempfile::TempPath,
}

impl Draft {
    fn new(name: &str, id: &str) -> Result<Self, Failure> {
        let plain: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || ".-".contains(*c)).collect();
        let prefix = format!("plan-{name}-{plain}-");
        let file = tempfile::Builder::new().prefix(&prefix).suffix(".txt").disable_cleanup(true).tempfile();
        let failed = |error| Failure::cannot_run(RefusalText::no_draft(error));
        Ok(Draft { file: file.map_err(failed)?.into_temp_path() })
    }

    /// The text once the editor is closed.
    fn edited(&self, editor: &Editor, text: &str) -> Result<String, Failure> {
        let failed = |error| Failure::cannot_run(RefusalText::draft_unusable(error));
        fs::write(&self.file, text).map_err(failed)?;
        let command = editor.command();
        let not_run = |error| Failure::cannot_run(RefusalText::editor_not_run(command, error));
        let ended = editor.open(&self.file).map_err(not_run)?;
        if !ended.success() {
            let how = ended.code().map_or_else(|| ended.to_string(), |code| code.to_string());
            return Err(Failure::cannot_run(RefusalText::editor_failed(command, how)));
        }
        // Some editors write the ends of lines of their system.
        Ok(fs::read_to_string(&self.file).map_err(failed)?.replace("\r\n", "\n"))
    }

    /// A failure that says where the answers are; without any, the file goes. `known`: the text in which nothing new is
    /// typed. An editor that fails may have written before.
    fn kept(&self, why: Failure, known: &str, has_answers: bool) -> Failure {
        let is_other = |written: Vec<u8>| match String::from_utf8(written) {
            Ok(written) => !written.trim().is_empty() && written.replace("\r\n", "\n") != known,
            Err(_) => true,
        };
        if has_answers || fs::read(&self.file).is_ok_and(is_other) {
            return why.help(UsageText::kept(self.file.display()));
        }
        self.remove();
        why
    }

    fn remove(&self) {
        if let Err(error) = fs::remove_file(&self.file) {
            say(&format!("cannot remove {}: {error}", self.file.display()));
        }
    }
}
