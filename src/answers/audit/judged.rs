//! The commits of a history with what was found in each.

use std::ops::Range;

use serde::Serialize;

use crate::check::audit::{Audit, Violation};
use crate::diagnostic::{Rule, Severity};
use crate::history::{CommitDiff, Gaps, Timeline};
use crate::model::Level;
use crate::source::{Commit, GitError, LogOptions, Repository, Signed};

/// Every commit of a walk, judged.
pub struct AuditedHistory {
    /// What was found in all of them.
    pub audit: Audit,
    /// Those that there is something to say of.
    pub commits: Vec<NamedCommit>,
    /// How many there are in all.
    pub len: usize,
    /// How many are signed.
    pub signatures: Signatures,
    /// The commit after which it begins.
    pub since: Option<String>,
    /// Which files could not be read, from when until when.
    pub gaps: Gaps,
}

/// A commit, and what there is to say of it.
pub struct NamedCommit {
    /// Who, when and in what words.
    pub commit: Commit,
    /// Which of the history's breaches are its own.
    pub breaches: Range<usize>,
    /// Whether it is signed, and that was asked for.
    pub names_signature: bool,
}

impl AuditedHistory {
    /// Judges every commit of a walk. What came before it is gone through as well: a measure that was taken out then may
    /// come back, and an amendment may cover a change that was made then.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn read(
        repository: &Repository,
        options: &LogOptions,
        levels: Vec<(&'static Rule, Level)>,
        names_signed: bool,
    ) -> Result<Self, GitError> {
        let mut record = AuditedHistory {
            audit: Audit::new(levels.clone()),
            commits: Vec::new(),
            len: 0,
            signatures: Signatures::default(),
            since: options.since.clone(),
            gaps: Gaps::default(),
        };
        let options = &options.clone().with_merges();
        let mut steps = record.begin(repository, options, || Audit::new(levels.clone()))?;
        while let Some(step) = steps.next() {
            let (commit, diff) = step?;
            record.gaps.follow(&steps, (&commit, &diff), |timeline, path| timeline.is_unreadable(path));
            record.judge(commit, &diff, names_signed);
        }
        Ok(record)
    }

    /// The walk of the commits to be judged, after that of all before them, of which the audit learns what may matter. It
    /// begins earlier than it was asked to where a file could not be read in full there: what was changed under that cover
    /// was judged by no audit up to there.
    fn begin<'r>(
        &mut self,
        repository: &'r Repository,
        options: &LogOptions,
        audit: impl Fn() -> Audit,
    ) -> Result<Timeline<'r>, GitError> {
        while let Some(since) = &self.since {
            let Some(last) = repository.last_before(&options.head, since)? else { break };
            let until = LogOptions::up_to(&last);
            let (mut earlier, mut gaps) = (Timeline::new(repository, &until)?, Gaps::default());
            self.audit = audit();
            while let Some(step) = earlier.next() {
                let (commit, diff) = step?;
                gaps.follow(&earlier, (&commit, &diff), |timeline, path| timeline.is_unreadable(path));
                self.audit.learn(&commit, &diff);
            }
            let Some(gap) = gaps.open().next() else {
                return earlier.go_on(&LogOptions { since: Some(last), ..options.clone() });
            };
            self.since = gap.from.parents.first().cloned();
        }
        self.audit = audit();
        Timeline::new(repository, &LogOptions { since: None, ..options.clone() })
    }

    fn judge(&mut self, commit: Commit, diff: &CommitDiff, names_signed: bool) {
        let breaches = self.audit.judge(&commit, diff);
        self.len += 1;
        let signature = &commit.signature;
        let signatures = &mut self.signatures;
        match signature.state {
            Signed::No => signatures.none += 1,
            Signed::Good => signatures.good += 1,
            Signed::Untrusted => signatures.untrusted += 1,
            Signed::Unknown => signatures.unknown += 1,
            Signed::Bad => signatures.bad += 1,
        }
        let names_signature = names_signed && signature.state != Signed::No;
        if !breaches.is_empty() || names_signature {
            self.commits.push(NamedCommit { commit, breaches, names_signature });
        }
    }

    /// What was found in one of the commits.
    pub fn of(&self, named: &NamedCommit) -> &[Violation] {
        self.audit.violations.get(named.breaches.clone()).unwrap_or_default()
    }

    /// The violations that were not accepted.
    pub fn open(&self) -> impl Iterator<Item = &Violation> {
        self.audit.violations.iter().filter(|breach| breach.finding.accepted.is_none())
    }

    /// What is accepted, by the commit itself or by a later amendment, with its commit.
    pub fn accepted(&self) -> impl Iterator<Item = (&Violation, &Commit)> {
        self.with_commits().filter(|(breach, _)| breach.finding.accepted.is_some())
    }

    /// Everything that was found, with its commit.
    pub fn with_commits(&self) -> impl Iterator<Item = (&Violation, &Commit)> {
        self.commits.iter().flat_map(|named| self.of(named).iter().map(|breach| (breach, &named.commit)))
    }

    /// How many of one severity stand.
    pub fn count(&self, severity: Severity) -> usize {
        self.open().filter(|breach| breach.finding.severity == severity).count()
    }
}

/// How many commits are signed, and how that was found.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Signatures {
    /// They verify.
    pub good: usize,
    /// They verify, with keys that are not trusted here.
    pub untrusted: usize,
    /// They cannot be checked: the keys, or the programs that check them, are not here.
    pub unknown: usize,
    /// They do not verify.
    pub bad: usize,
    /// There is none.
    pub none: usize,
}
