//! What the argument parser says of wrong usage, with the next step.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::failure::Failure;
use super::language::{asked_language, language_of_machine};
use crate::labels::{Language, Sentence, UsageText};
use crate::model::MeasureId;
use crate::model::name::are_contrary;

/// Takes out a guess that says the contrary of what was written, and adds what to do where the parser says nothing.
pub(super) fn improve(error: &mut clap::Error) {
    let said = |error: &clap::Error, kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    let written = said(error, ContextKind::InvalidValue);
    let guessed = said(error, ContextKind::SuggestedValue);
    if let (Some(written), Some(guessed)) = (written, guessed)
        && are_contrary(&written, &guessed)
    {
        error.remove(ContextKind::SuggestedValue);
    }
    match error.kind() {
        ErrorKind::InvalidSubcommand => tip(error, "`plan --help` lists the commands"),
        ErrorKind::MissingRequiredArgument if is_missing(error, "<ID>") => {
            tip(error, "`plan list` lists the measures with their ids");
        }
        ErrorKind::MissingRequiredArgument if is_missing(error, "<NAME>") => {
            tip(error, "`plan bodies` lists the bodies with their names");
        }
        ErrorKind::UnknownArgument => {
            if let Some(text) = said(error, ContextKind::InvalidArg).as_deref().and_then(likely_meaning) {
                tip(error, text);
            }
        }
        _ => {}
    }
}

/// What the argument parser says, in Hungarian, where that is the language of the command line or of this machine;
/// `None`: in its own words.
pub(super) fn in_hungarian(error: &clap::Error) -> Option<Failure> {
    let asked = asked_language(std::env::args_os()).or_else(language_of_machine)?;
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let message = match error.kind() {
        _ if asked != Language::Hungarian => return None,
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error);
            let own = why.and_then(|why| why.downcast_ref::<Sentence>());
            let own = own.map(|own| own.in_language(asked).to_owned());
            UsageText::invalid_value(
                argument,
                value,
                own.or(why.map(ToString::to_string)).unwrap_or_default(),
            )
        }
        ErrorKind::InvalidValue if value.is_empty() => UsageText::no_value(argument),
        ErrorKind::InvalidValue => UsageText::not_one_of(argument, value, said(ContextKind::ValidValue)),
        ErrorKind::UnknownArgument => UsageText::unknown_argument(argument),
        ErrorKind::InvalidSubcommand => UsageText::unknown_command(said(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => UsageText::missing(argument),
        ErrorKind::ArgumentConflict => UsageText::conflict(argument, said(ContextKind::PriorArg)),
        _ => return None,
    };
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let meant = meant.map(said).into_iter().find(|meant| !meant.is_empty());
    let failure = Failure::usage(message);
    let failure =
        meant.into_iter().fold(failure, |failure, meant| failure.help(UsageText::did_you_mean(meant)));
    Some(failure.help(UsageText::SeeHelp))
}

/// Which command or option does what an unknown argument was probably meant to do.
fn likely_meaning(argument: &str) -> Option<&'static str> {
    if argument == "--body" {
        return Some("`plan by-body NAME` shows what a body has to do");
    }
    let is_id = argument.contains('.') && argument.parse::<MeasureId>().is_ok();
    is_id.then_some("`plan show ID` shows one measure, `plan history ID` what changed in it")
}

fn is_missing(error: &clap::Error, argument: &str) -> bool {
    let missing = error.get(ContextKind::InvalidArg);
    matches!(missing, Some(ContextValue::Strings(names)) if names.iter().any(|name| name == argument))
}

fn tip(error: &mut clap::Error, text: &'static str) {
    let mut tips = match error.remove(ContextKind::Suggested) {
        Some(ContextValue::StyledStrs(tips)) => tips,
        _ => Vec::new(),
    };
    tips.push(text.into());
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips));
}
