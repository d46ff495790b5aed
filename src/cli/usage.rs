//! What the argument parser says of wrong usage, with the next step.

use clap::error::{ContextKind, ContextValue, ErrorKind};

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
            if let Some(text) = said(error, ContextKind::InvalidArg).as_deref().and_then(meant) {
                tip(error, text);
            }
        }
        _ => {}
    }
}

/// Which command or option does what an unknown argument was probably meant to do.
fn meant(argument: &str) -> Option<&'static str> {
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
