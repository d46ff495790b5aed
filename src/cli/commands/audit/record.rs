//! What was found in the record, commit by commit.

use std::ops::Range;

use crate::check::audit::{Audit, Violation};
use crate::cli::failure::Failure;
use crate::cli::recall::{Recalled, teller};
use crate::diagnostic::{Rule, Severity};
use crate::history::{Step, Timeline};
use crate::model::Level;
use crate::render::contract::audit::Signatures;
use crate::render::story::{Gap, Teller};
use crate::source::{Signature, Signed, Walk};

/// What was found in the record.
pub struct Record {
    pub audit: Audit,
    /// Those that there is something to say of.
    pub commits: Vec<Named>,
    /// How many there are in all.
    pub len: usize,
    pub signatures: Signatures,
    pub gaps: Vec<Gap>,
}

/// A commit, and what there is to say of it.
pub struct Named {
    pub by: Teller,
    /// Which of the record's violations are its own.
    pub violations: Range<usize>,
    /// Where it is signed, and that was asked for.
    pub signature: Option<Signature>,
}

impl Record {
    /// Judges every commit of a walk.
    pub fn read(
        recalled: &Recalled<'_>,
        walk: &Walk,
        levels: Vec<(&'static Rule, Level)>,
        names_signed: bool,
    ) -> Result<Self, Failure> {
        let mut record = Record {
            audit: Audit::new(levels),
            commits: Vec::new(),
            len: 0,
            signatures: Signatures::default(),
            gaps: Vec::new(),
        };
        let mut steps = Timeline::new(recalled.repository, walk)?;
        while let Some(step) = steps.next() {
            recalled.watch(&step);
            let step = step?;
            record.note_gaps(&step, &steps);
            record.judge(&step, names_signed);
        }
        Ok(record)
    }

    /// Notes which files a commit left unreadable, and which can be read again.
    fn note_gaps(&mut self, step: &Step, timeline: &Timeline<'_>) {
        let gaps = &mut self.gaps;
        for gap in gaps.iter_mut().filter(|gap| gap.until.is_none() && !timeline.is_unreadable(&gap.path)) {
            gap.until = Some(teller(&step.commit));
        }
        for path in step.troubles.iter().map(|trouble| &trouble.path) {
            let is_open = gaps.iter().any(|gap| gap.until.is_none() && gap.path == *path);
            if !is_open && timeline.is_unreadable(path) {
                gaps.push(Gap { path: path.clone(), from: teller(&step.commit), until: None });
            }
        }
    }

    fn judge(&mut self, step: &Step, names_signed: bool) {
        let violations = self.audit.judge(step);
        self.len += 1;
        let signature = &step.commit.signature;
        let signatures = &mut self.signatures;
        match signature.state {
            Signed::No => signatures.none += 1,
            Signed::Good => signatures.good += 1,
            Signed::Untrusted => signatures.untrusted += 1,
            Signed::Unknown => signatures.unknown += 1,
            Signed::Bad => signatures.bad += 1,
        }
        let signature = (names_signed && signature.state != Signed::No).then(|| signature.clone());
        if violations.is_empty() && signature.is_none() {
            return;
        }
        self.commits.push(Named { by: teller(&step.commit), violations, signature });
    }

    /// What stands against the commits.
    pub fn open(&self) -> impl Iterator<Item = &Violation> {
        self.audit.violations.iter().filter(|violation| violation.finding.accepted.is_none())
    }

    /// What is accepted, by the commit itself or by a later amendment, with its commit.
    pub fn accepted(&self) -> impl Iterator<Item = (&Violation, &Teller)> {
        let all = self.commits.iter().flat_map(|one| {
            self.audit.violations[one.violations.clone()].iter().map(|violation| (violation, &one.by))
        });
        all.filter(|(violation, _)| violation.finding.accepted.is_some())
    }

    /// How many of one severity stand.
    pub fn count(&self, severity: Severity) -> usize {
        self.open().filter(|violation| violation.finding.severity == severity).count()
    }
}
