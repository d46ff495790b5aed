//! Files that could not be read for a while, in words and in JSON.

use std::borrow::Cow;

use serde::Serialize;

use super::commit::CommitJson;
use crate::check::conceal_path;
use crate::history::{Gap, Gaps};
use crate::labels::{AuditText, Language, Noun};
use crate::source::Commit;
use crate::source::short_id;

/// A gap in the contract.
#[derive(Serialize)]
pub(in crate::answers) struct GapJson<'a> {
    path: Cow<'a, str>,
    from: CommitJson<'a>,
    until: Option<CommitJson<'a>>,
    days: Option<i64>,
}

impl<'a> From<&'a Gap> for GapJson<'a> {
    fn from(gap: &'a Gap) -> Self {
        GapJson {
            path: conceal_path(&gap.path),
            from: (&gap.from).into(),
            until: gap.until.as_ref().map(CommitJson::from),
            days: gap.days(),
        }
    }
}

/// Each path with the days.
pub(in crate::answers) fn points(gaps: &Gaps, language: Language) -> Vec<(String, String)> {
    gaps.0.iter().map(|gap| (conceal_path(&gap.path).into_owned(), words(gap, language))).collect()
}

/// "from 2023-02-03 (a1b2c3d4e5f6) to 2023-02-05 (b2c3d4e5f6a1): 2 days".
fn words(gap: &Gap, language: Language) -> String {
    let named = |commit: &Commit| format!("{} ({})", language.day(commit.day), short_id(&commit.id));
    match (&gap.until, gap.days()) {
        (Some(until), Some(days)) => {
            let days = Noun::Day.count(usize::try_from(days).unwrap_or_default(), language);
            AuditText::gap(language, named(&gap.from), named(until), days)
        }
        _ => AuditText::still(language, named(&gap.from)),
    }
}
