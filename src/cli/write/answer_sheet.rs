//! The questions of a command as a text to be filled in: each option with its explanation as a comment, and the answer
//! that is known behind its name.

use std::ffi::OsString;
use std::fmt::Write;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::labels::{Language, Sentence, UsageText, option_in_hungarian};
use crate::render::escape::one_line;

/// The option whose answer may go on over several lines, to the end.
const LONG: &str = "text";

/// How lines begin that are not read.
const COMMENT: char = '#';

/// How comments begin that say what was wrong.
const WRONG: &str = "# !";

/// The options of a command that are questions, those about the run itself left out.
pub struct AnswerSheet<'c> {
    command: &'c Command,
    given: &'c ArgMatches,
    /// Of the person who writes.
    language: Language,
}

impl<'c> AnswerSheet<'c> {
    /// `command` with its arguments, and what was given of them.
    pub const fn new(command: &'c Command, given: &'c ArgMatches, language: Language) -> Self {
        AnswerSheet { command, given, language }
    }

    /// The questions in the order of the command, what may be long last.
    fn questions(&self) -> impl Iterator<Item = &'c Arg> {
        let of = |long: bool| {
            self.command.get_arguments().filter(move |arg| is_question(arg) && is_long(arg) == long)
        };
        of(false).chain(of(true))
    }

    /// The text with the answers that are known. `about`: what it is all about, and what answers can name in it.
    pub fn text(&self, about: &str, names: &[String]) -> String {
        let say = |text: UsageText| text.in_language(self.language);
        let mut text = format!(
            "{COMMENT} plan {}: {about}\n{COMMENT} {}\n{COMMENT} {}\n",
            self.command.get_name(),
            say(UsageText::EditorGuide),
            say(UsageText::EditorUnchanged)
        );
        for line in names {
            let _ = writeln!(text, "{COMMENT} {}", one_line(line));
        }
        for question in self.questions() {
            let help = self.explained(question);
            let known = self.known(question);
            let known = if known.is_empty() { vec![String::new()] } else { known };
            let _ = write!(text, "\n# {help}\n");
            for answer in known {
                let _ = writeln!(text, "{}", format!("{}: {answer}", name(question)).trim_end());
            }
        }
        text
    }

    /// What a question asks for.
    fn explained(&self, question: &Arg) -> String {
        let help = || question.get_help().map(ToString::to_string).unwrap_or_default();
        match self.language {
            Language::English => help(),
            Language::Hungarian => {
                let asked = option_in_hungarian(self.command.get_name(), name(question));
                asked.map_or_else(help, str::to_owned)
            }
        }
    }

    fn known(&self, question: &Arg) -> Vec<String> {
        let id = question.get_id().as_str();
        if self.given.value_source(id) != Some(ValueSource::CommandLine) {
            return Vec::new();
        }
        if is_flag(question) {
            return vec![UsageText::Yes.in_language(self.language).to_owned()];
        }
        let given = self.given.get_raw(id).into_iter().flatten();
        given.map(|value| value.to_string_lossy().into_owned()).collect()
    }

    fn in_words(&self, sentence: &Sentence) -> String {
        sentence.in_language(self.language).to_owned()
    }

    /// The command line that a filled in text stands for, with what was given of the rest.
    ///
    /// # Errors
    /// When a line is no answer, a line each.
    pub fn arguments(&self, text: &str) -> Result<Vec<OsString>, Vec<String>> {
        let mut arguments: Vec<OsString> =
            vec!["plan".into(), self.command.get_name().into(), "--no-input".into()];
        let rest = self.command.get_arguments().filter(|arg| !is_question(arg) && arg.get_id() != "edit");
        for arg in rest
            .filter(|arg| self.given.value_source(arg.get_id().as_str()) == Some(ValueSource::CommandLine))
        {
            let values = self.given.get_raw(arg.get_id().as_str()).into_iter().flatten();
            match arg.get_long() {
                _ if arg.is_global_set() || arg.get_id() == "no_input" => {}
                None => arguments.extend(values.map(OsString::from)),
                Some(long) if is_flag(arg) => arguments.push(format!("--{long}").into()),
                Some(long) => arguments.extend(values.map(|value| {
                    let mut argument = OsString::from(format!("--{long}="));
                    argument.push(value);
                    argument
                })),
            }
        }
        let (mut wrong, mut long) = (Vec::new(), None::<String>);
        for (number, line) in (1..).zip(text.lines()) {
            if line.starts_with(COMMENT) {
                continue;
            }
            if let Some(long) = &mut long {
                let _ = write!(long, "\n{}", line.trim_end());
                continue;
            }
            if line.trim().is_empty() {
                continue;
            }
            let answer = line.split_once(':').and_then(|(key, answer)| {
                Some((self.questions().find(|question| name(question) == key.trim())?, answer.trim()))
            });
            match answer {
                None => wrong.push(self.in_words(&UsageText::no_question(number, line))),
                Some((question, answer)) if is_long(question) => long = Some(answer.to_owned()),
                Some((_, "")) => {}
                Some((question, answer)) if is_flag(question) => match answer.to_lowercase().as_str() {
                    "yes" | "igen" => arguments.push(format!("--{}", name(question)).into()),
                    "no" | "nem" => {}
                    _ => wrong.push(self.in_words(&UsageText::yes_or_no(number, line))),
                },
                Some((question, answer)) => arguments.push(format!("--{}={answer}", name(question)).into()),
            }
        }
        let long = long.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        arguments.extend(long.map(|text| format!("--{LONG}={text}").into()));
        if wrong.is_empty() { Ok(arguments) } else { Err(wrong) }
    }
}

/// A text with what is wrong in it above it, and no longer with what was wrong before.
pub fn with_errors(text: &str, wrong: &[String]) -> String {
    let said = wrong.iter().flat_map(|wrong| wrong.lines()).map(|line| format!("{WRONG} {line}\n"));
    let kept = text.lines().filter(|line| !line.starts_with(WRONG)).map(|line| format!("{line}\n"));
    said.chain(kept).collect()
}

/// Whether an option answers something about the plan, and not about the run.
fn is_question(arg: &Arg) -> bool {
    const RUN: [&str; 5] = ["edit", "no_input", "dry_run", "help", "version"];
    let is_of_run =
        arg.is_global_set() || arg.get_help_heading().is_some() || RUN.contains(&arg.get_id().as_str());
    arg.get_long().is_some() && !is_of_run
}

fn is_flag(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::SetTrue)
}

fn is_long(arg: &Arg) -> bool {
    arg.get_long() == Some(LONG)
}

fn name(arg: &Arg) -> &str {
    arg.get_long().unwrap_or_default()
}
