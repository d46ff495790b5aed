//! The answer of `plan audit`: what the rules on changes find in the history, commit by commit.

mod answer;
mod json;
mod judged;

use serde::Serialize;

use super::commit;
use crate::check::audit::Violation;
use crate::check::rules::broken_commit;
use crate::diagnostic::Severity;
use crate::labels::Language;
use crate::render::Answer;
use crate::render::page::{Page, Sheet, SheetValue};
use crate::render::words::{count, short};
use crate::source::Commit;

pub use answer::{AuditAnswer, Contained};
pub use judged::{AuditedHistory, Gap, NamedCommit, Signatures};

impl Answer for AuditAnswer {
    fn json(&self) -> impl Serialize {
        json::json(self)
    }

    fn page(&self, _: Language) -> Page {
        let history = &self.history;
        let mut page = Page::default();
        self.cut_off.map(|text| page.text(text));
        history.commits.iter().for_each(|commit| self.add_commit(&mut page, commit));
        let mut accepted = history.accepted().peekable();
        if accepted.peek().is_some() {
            let point = |(breach, commit): (&Violation, &Commit)| {
                let reason = breach.finding.accepted.as_deref().unwrap_or_default();
                let about = format!("{} {}", commit.day, short(&commit.id));
                (about, format!("{}: {}; accepted: {reason}", breach.finding.rule.id, breach.finding.message))
            };
            page.heading("Accepted").list(accepted.map(point).collect());
        }
        if !history.gaps.is_empty() {
            let points = history.gaps.iter().map(|gap| (gap.path.clone(), gap.words()));
            page.heading("Files that could not be read").list(points.collect());
        }
        let kinds = [
            (history.count(Severity::Error), "error", "errors"),
            (history.count(Severity::Warning), "warning", "warnings"),
            (history.count(Severity::Info), "note", "notes"),
            (history.accepted().count(), "accepted", "accepted"),
        ];
        let found: Vec<String> =
            kinds.iter().filter(|(n, ..)| *n > 0).map(|&(n, one, many)| count(n, one, many)).collect();
        let found = if found.is_empty() { "no rule was broken".to_owned() } else { found.join(", ") };
        let since = self.since.as_deref().map(|since| format!(" since {}", short(since))).unwrap_or_default();
        page.text(format!("{} of the plan{since}: {found}.", count(history.len, "commit", "commits")));
        page.text(signatures(&history.signatures));
        for contained in &self.contained {
            page.text(match contained {
                Contained { contained: true, commit, .. } => format!(
                    "{} is part of this history: nothing before it was rewritten.",
                    commit.as_deref().unwrap_or_default()
                ),
                Contained { commit: Some(commit), .. } => format!(
                    "{commit} IS NOT part of this history, although this repository knows it: the history was \
                     rewritten, or is on another branch."
                ),
                Contained { revision, .. } => format!(
                    "{revision} IS NOT part of this history: this repository knows no such commit. The history was \
                     rewritten, or this is another repository."
                ),
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
        let header = commit::HEADER.into_iter().chain(own).collect();
        Sheet { header, rows: self.history.commits.iter().flat_map(|commit| self.rows(commit)).collect() }
    }
}

impl AuditAnswer {
    /// The violations of one commit, and who signed it, where that was asked for.
    fn add_commit(&self, page: &mut Page, named: &NamedCommit) {
        let open = self.history.of(named).iter().filter(|breach| breach.finding.accepted.is_none());
        let mut points: Vec<(String, String)> = open
            .map(|Violation { finding, .. }| {
                (finding.severity.name().to_owned(), format!("{}: {}", finding.rule.id, finding.message))
            })
            .collect();
        if named.names_signature {
            let signature = &named.commit.signature;
            let by = if signature.signer.is_empty() { "an unknown key" } else { &signature.signer };
            points.push(("signed".to_owned(), format!("by {by}: {}", signature.state.word())));
        }
        if !points.is_empty() {
            page.heading(commit::heading(&named.commit)).list(points);
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
                breach.path.as_deref().into(),
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
        let gap = self.history.gaps.iter().find(is_this);
        let until = gap.and_then(|gap| gap.until.as_ref()).map(|until| until.day);
        [until.into(), gap.and_then(Gap::days).into()]
    }
}

/// "Signatures: 3 of 10 commits are signed: 2 verify, 1 cannot be checked here."
fn signatures(found: &Signatures) -> String {
    let signed = found.good + found.untrusted + found.unknown + found.bad;
    let all = count(signed + found.none, "commit", "commits");
    if signed == 0 {
        return format!("Signatures: none, of {all}.");
    }
    let kinds = [
        (found.good, "verify"),
        (found.untrusted, "verify with a key that is not trusted here"),
        (found.unknown, "cannot be checked here"),
        (found.bad, "DO NOT verify"),
    ];
    let said: Vec<String> =
        kinds.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    format!("Signatures: {signed} of {all} signed; {}.", said.join(", "))
}
