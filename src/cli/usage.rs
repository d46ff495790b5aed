//! What the argument parser says of wrong usage, with the next step.

use clap::error::{ContextKind, ContextValue, ErrorKind};

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
    if error.kind() == ErrorKind::InvalidSubcommand {
        tip(error, "`plan --help` lists the commands");
    }
}

fn tip(error: &mut clap::Error, text: &'static str) {
    let mut tips = match error.remove(ContextKind::Suggested) {
        Some(ContextValue::StyledStrs(tips)) => tips,
        _ => Vec::new(),
    };
    tips.push(text.into());
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips));
}
