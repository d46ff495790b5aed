//! The answer of `plan audit`: what the rules on changes find in the history, commit by commit.

mod answer;
mod json;
mod judged;

use serde::Serialize;

use super::parts::{commit, gaps};
use crate::check::audit::Violation;
use crate::check::rules::broken_commit;
use crate::check::{conceal, conceal_path};
use crate::diagnostic::Severity;
use crate::history::Gap;
use crate::labels::{AuditText, Language, Noun, RunText};
use crate::render::Answer;
use crate::render::page::{Page, Sheet, SheetValue};
use crate::source::short_id;
use crate::source::{Commit, Signed};

pub use answer::{AuditAnswer, ContainedCommit};
pub use judged::{AuditedHistory, NamedCommit, Signatures};

impl Answer for AuditAnswer {
    fn json(&self) -> impl Serialize {
        json::json(self)
    }

    fn page(&self, language: Language) -> Page {
        let say = |text: AuditText| text.in_language(language);
        let history = &self.history;
        let mut page = Page::default();
        self.cut_off.map(|text| page.text(text.in_language(language)));
        history.commits.iter().for_each(|commit| self.add_commit(&mut page, commit, language));
        let mut accepted = history.accepted().peekable();
        if accepted.peek().is_some() {
            let point = |(breach, commit): (&Violation, &Commit)| {
                let reason = conceal(breach.finding.accepted.as_deref().unwrap_or_default());
                let about = format!("{} {}", language.day(commit.day), short_id(&commit.id));
                let finding = &breach.finding;
                (about, AuditText::accepted_for(language, finding.rule.id, &finding.message, reason))
            };
            page.heading(say(AuditText::Accepted)).list(accepted.map(point).collect());
        }
        if !history.gaps.0.is_empty() {
            page.heading(say(AuditText::Unreadable)).list(gaps::points(&history.gaps, language));
        }
        let kinds = [
            (history.count(Severity::Error), Noun::Error),
            (history.count(Severity::Warning), Noun::Warning),
            (history.count(Severity::Info), Noun::Note),
            (history.accepted().count(), Noun::Accepted),
        ];
        let found: Vec<String> =
            kinds.iter().filter(|(n, _)| *n > 0).map(|&(n, kind)| kind.count(n, language)).collect();
        let found = match found.is_empty() {
            true => say(AuditText::NothingBroken).to_owned(),
            false => found.join(", "),
        };
        let since = history.since.as_deref().map(|since| AuditText::since(language, short_id(since)));
        let commits = Noun::Commit.count(history.len, language);
        page.text(AuditText::found(language, commits, since.unwrap_or_default(), found));
        page.text(signatures(&history.signatures, language));
        for contained in &self.contained {
            page.text(match contained {
                ContainedCommit { contained: true, commit, .. } => {
                    AuditText::is_part(language, commit.as_deref().unwrap_or_default())
                }
                ContainedCommit { commit: Some(commit), .. } => AuditText::is_not_part(language, commit),
                ContainedCommit { revision, .. } => AuditText::is_unknown(language, revision),
            });
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let own = [
            "severity",
            "rule",
            "measure",
            "path",
            "message",
            "help",
            "reason",
            "unreadable_until",
            "unreadable_days",
            "signature",
            "signer",
        ];
        let rows = self.history.commits.iter().flat_map(|commit| self.rows(commit)).collect();
        Sheet::of(commit::HEADER.into_iter().chain(own), rows)
    }
}

impl AuditAnswer {
    /// The violations of one commit, and who signed it, where that was asked for.
    fn add_commit(&self, page: &mut Page, named: &NamedCommit, language: Language) {
        let say = |text: AuditText| text.in_language(language);
        let open = self.history.of(named).iter().filter(|breach| breach.finding.accepted.is_none());
        let mut points: Vec<(String, String)> = open
            .map(|Violation { finding, .. }| {
                (
                    RunText::of_severity(finding.severity).in_language(language).to_owned(),
                    format!("{}: {}", finding.rule.id, finding.message),
                )
            })
            .collect();
        if named.names_signature {
            let signature = &named.commit.signature;
            let by = if signature.signer.is_empty() { say(AuditText::UnknownKey) } else { &signature.signer };
            let state = match (language, signature_text(signature.state)) {
                (Language::Hungarian, Some(text)) => say(text),
                _ => signature.state.word(),
            };
            points.push((say(AuditText::Signed).to_owned(), AuditText::signed_by(language, by, state)));
        }
        if !points.is_empty() {
            page.heading(commit::heading(&named.commit, language)).list(points);
        }
    }

    fn rows(&self, named: &NamedCommit) -> Vec<Vec<SheetValue>> {
        let of_breach = |breach: &Violation| {
            let finding = &breach.finding;
            let mut row = commit::cells(&named.commit);
            row.extend([
                finding.severity.name().into(),
                finding.rule.id.into(),
                finding.measure.as_ref().map(|id| id.as_str()).into(),
                breach.path.as_deref().map(|path| conceal_path(path).into_owned()).into(),
                finding.message.as_str().into(),
                finding.help.as_deref().into(),
                finding.accepted.as_deref().into(),
            ]);
            row.extend(self.unreadable(named, breach));
            row.extend([SheetValue::Empty, SheetValue::Empty]);
            row
        };
        let mut rows: Vec<Vec<SheetValue>> = self.history.of(named).iter().map(of_breach).collect();
        if named.names_signature {
            let signature = &named.commit.signature;
            let mut row = commit::cells(&named.commit);
            row.extend(std::iter::repeat_n(SheetValue::Empty, 9));
            row.extend([signature.state.word().into(), signature.signer.as_str().into()]);
            rows.push(row);
        }
        rows
    }

    /// Until when a file could not be read, and for how many days, where this commit was the first to leave it so.
    fn unreadable(&self, named: &NamedCommit, breach: &Violation) -> [SheetValue; 2] {
        let is_this = |gap: &&Gap| {
            breach.finding.rule.id == broken_commit::RULE.id
                && gap.from.id == named.commit.id
                && Some(&*gap.path) == breach.path.as_deref()
        };
        let gap = self.history.gaps.0.iter().find(is_this);
        let until = gap.and_then(|gap| gap.until.as_ref()).map(|until| until.day);
        [until.into(), gap.and_then(Gap::days).into()]
    }
}

/// What became of a signature.
const fn signature_text(state: Signed) -> Option<AuditText> {
    match state {
        Signed::No => None,
        Signed::Good => Some(AuditText::Verify),
        Signed::Untrusted => Some(AuditText::NotTrusted),
        Signed::Unknown => Some(AuditText::CannotBeChecked),
        Signed::Bad => Some(AuditText::DoNotVerify),
    }
}

/// "Signatures: 3 of 10 commits are signed: 2 verify, 1 cannot be checked here."
fn signatures(found: &Signatures, language: Language) -> String {
    let signed = found.good + found.untrusted + found.unknown + found.bad;
    let all = Noun::Commit.count(signed + found.none, language);
    if signed == 0 {
        return AuditText::no_signatures(language, all);
    }
    let kinds = [
        (found.good, AuditText::Verify),
        (found.untrusted, AuditText::NotTrusted),
        (found.unknown, AuditText::CannotBeChecked),
        (found.bad, AuditText::DoNotVerify),
    ];
    let said: Vec<String> = kinds
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|&(n, what)| language.counted(n, what.in_language(language)))
        .collect();
    AuditText::signatures(language, signed, all, said.join(", "))
}
