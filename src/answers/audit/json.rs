//! `plan audit` in JSON.

use std::borrow::Cow;

use serde::Serialize;

use super::answer::{AuditAnswer, ContainedCommit};
use super::judged::Signatures;
use crate::answers::parts::commit::CommitJson;
use crate::answers::parts::gaps::GapJson;
use crate::check::audit::Violation;
use crate::check::{conceal, conceal_path};
use crate::source::Commit;

#[derive(Serialize)]
struct BreachJson<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    measure: Option<&'a str>,
    path: Option<Cow<'a, str>>,
    help: Option<&'a str>,
    /// Why the commit asked it to be accepted; null where it did not.
    reason: Option<&'a str>,
    #[serde(flatten)]
    by: CommitJson<'a>,
}

impl<'a> From<(&'a Violation, &'a Commit)> for BreachJson<'a> {
    fn from((breach, commit): (&'a Violation, &'a Commit)) -> Self {
        let finding = &breach.finding;
        BreachJson {
            rule: finding.rule.id,
            severity: finding.severity.name(),
            message: &finding.message,
            measure: finding.measure.as_ref().map(|id| id.as_str()),
            path: breach.path.as_deref().map(conceal_path),
            help: finding.help.as_deref(),
            reason: finding.accepted.as_deref().map(conceal),
            by: commit.into(),
        }
    }
}

/// What a signed commit goes by.
#[derive(Serialize)]
struct SignedJson<'a> {
    state: &'static str,
    signer: &'a str,
    #[serde(flatten)]
    by: CommitJson<'a>,
}

#[derive(Serialize)]
struct AuditJson<'a> {
    breaches: Vec<BreachJson<'a>>,
    allowed: Vec<BreachJson<'a>>,
    commits: usize,
    since: Option<&'a str>,
    contains: &'a [ContainedCommit],
    signatures: Signatures,
    signed: Vec<SignedJson<'a>>,
    unreadable: Vec<GapJson<'a>>,
    complete: bool,
}

/// The answer in the contract.
pub(super) fn json(answer: &AuditAnswer) -> impl Serialize {
    let history = &answer.history;
    let is_open = |(breach, _): &(&Violation, &Commit)| breach.finding.accepted.is_none();
    let signed = history.commits.iter().filter(|named| named.names_signature).map(|named| SignedJson {
        state: named.commit.signature.state.word(),
        signer: &named.commit.signature.signer,
        by: (&named.commit).into(),
    });
    AuditJson {
        breaches: history.with_commits().filter(is_open).map(BreachJson::from).collect(),
        allowed: history.accepted().map(BreachJson::from).collect(),
        commits: history.len,
        since: history.since.as_deref(),
        contains: &answer.contained,
        signatures: history.signatures,
        signed: signed.collect(),
        unreadable: history.gaps.0.iter().map(GapJson::from).collect(),
        complete: answer.cut_off.is_none(),
    }
}
