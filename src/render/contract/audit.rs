//! `audit` in the contract.

use serde::Serialize;

use super::history::TellerJson;
use crate::diagnostic::Diagnostic;
use crate::render::story::{Gap, Teller};

#[derive(Serialize)]
struct BreachJson<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    measure: Option<&'a str>,
    path: Option<&'a str>,
    help: Option<&'a str>,
    /// Why the commit asked it to be accepted; null where it did not.
    reason: Option<&'a str>,
    #[serde(flatten)]
    by: TellerJson<'a>,
}

/// A rule that a commit broke, or asked to be let through.
pub fn breach<'a>(finding: &'a Diagnostic, path: Option<&'a str>, by: &'a Teller) -> impl Serialize + 'a {
    BreachJson {
        rule: finding.rule.id,
        severity: finding.severity.name(),
        message: &finding.message,
        measure: finding.measure.as_ref().map(|id| id.as_str()),
        path,
        help: finding.help.as_deref(),
        reason: finding.accepted.as_deref(),
        by: by.into(),
    }
}

/// How many commits are signed, and how that was found.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Signatures {
    /// They verify.
    pub good: usize,
    /// They verify, with keys that nobody here vouches for.
    pub untrusted: usize,
    /// They cannot be checked: the keys, or the programs that check them, are not here.
    pub unknown: usize,
    /// They do not verify.
    pub bad: usize,
    /// There is none.
    pub none: usize,
}

/// Whether a commit that was named is still part of the history.
#[derive(Clone, Debug, Serialize)]
pub struct Contained {
    /// As it was named.
    pub revision: String,
    /// Its full id; `None` where this repository knows no such commit.
    pub commit: Option<String>,
    /// Whether it is.
    pub contained: bool,
}

/// What a signed commit goes by.
#[derive(Serialize)]
struct SignedJson<'a> {
    state: &'static str,
    signer: &'a str,
    #[serde(flatten)]
    by: TellerJson<'a>,
}

/// A commit that is signed; `state` is a word of [`Signatures`].
pub fn signed<'a>(state: &'static str, signer: &'a str, by: &'a Teller) -> impl Serialize + 'a {
    SignedJson { state, signer, by: by.into() }
}

#[derive(Serialize)]
struct GapJson<'a> {
    path: &'a str,
    from: TellerJson<'a>,
    until: Option<TellerJson<'a>>,
    days: Option<i64>,
}

/// How long a file could not be read; `until` is null while it still cannot be.
pub fn gap(gap: &Gap) -> impl Serialize + '_ {
    let until = gap.until.as_ref().map(TellerJson::from);
    GapJson { path: &gap.path, from: (&gap.from).into(), until, days: gap.days() }
}
