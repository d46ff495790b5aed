//! The commits of a history with what was found in each.

use std::ops::Range;

use serde::Serialize;

use crate::check::audit::{Audit, Violation};
use crate::diagnostic::{Rule, Severity};
use crate::history::{CommitDiff, Timeline};
use crate::labels::{AuditText, Language, Noun};
use crate::model::Level;
use crate::render::words::short;
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
    /// Which files could not be read, from when until when.
    pub gaps: Vec<Gap>,
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
            audit: Audit::new(levels),
            commits: Vec::new(),
            len: 0,
            signatures: Signatures::default(),
            gaps: Vec::new(),
        };
        let mut steps = match &options.since {
            Some(since) => {
                let before = repository.last_before(&options.head, since)?;
                let mut earlier = before
                    .as_deref()
                    .map(|last| Timeline::new(repository, &LogOptions::up_to(last)))
                    .transpose()?;
                for step in earlier.iter_mut().flatten() {
                    step.map(|(commit, diff)| record.audit.learn(&commit, &diff))?;
                }
                let rest = LogOptions { since: before, ..options.clone() };
                earlier.map_or_else(|| Timeline::new(repository, &rest), |earlier| earlier.go_on(&rest))?
            }
            None => Timeline::new(repository, options)?,
        };
        while let Some(step) = steps.next() {
            let (commit, diff) = step?;
            record.note_gaps(&commit, &diff, &steps);
            record.judge(commit, &diff, names_signed);
        }
        Ok(record)
    }

    /// Notes which files a commit left unreadable, and which can be read again.
    fn note_gaps(&mut self, commit: &Commit, diff: &CommitDiff, timeline: &Timeline<'_>) {
        let gaps = &mut self.gaps;
        for gap in gaps.iter_mut().filter(|gap| gap.until.is_none() && !timeline.is_unreadable(&gap.path)) {
            gap.until = Some(commit.clone());
        }
        for path in diff.file_errors.iter().map(|error| &error.path) {
            let is_open = gaps.iter().any(|gap| gap.until.is_none() && gap.path == *path);
            if !is_open && timeline.is_unreadable(path) {
                gaps.push(Gap { path: path.clone(), from: commit.clone(), until: None });
            }
        }
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

/// How long a file could not be read.
pub struct Gap {
    /// From the repository's root.
    pub path: String,
    /// The commit that left it so.
    pub from: Commit,
    /// The commit after which it could be read again, or was gone; `None`: it still cannot be read.
    pub until: Option<Commit>,
}

impl Gap {
    /// Days from one commit to the other.
    pub fn days(&self) -> Option<i64> {
        self.until.as_ref().map(|until| (until.day - self.from.day).num_days())
    }

    /// "from 2023-02-03 (a1b2c3d4e5f6) to 2023-02-05 (b2c3d4e5f6a1): 2 days".
    pub fn words(&self, language: Language) -> String {
        let named = |commit: &Commit| format!("{} ({})", language.day(commit.day), short(&commit.id));
        match (&self.until, self.days()) {
            (Some(until), Some(days)) => {
                let days = Noun::Day.count(usize::try_from(days).unwrap_or_default(), language);
                AuditText::gap(language, named(&self.from), named(until), days)
            }
            _ => AuditText::still(language, named(&self.from)),
        }
    }
}
