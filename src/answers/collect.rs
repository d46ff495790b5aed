//! The answer of `plan collect`: what becomes of the rows of forms that came back.

use chrono::NaiveDate;
use serde::Serialize;

use super::parts::entered_report::{EnteredReport, EnteredReportJson, known};
use crate::import::form::collected::{Collected, CollectedRow, Outcome};
use crate::import::form::locked::OutdatedCell;
use crate::import::rows::Problem;
use crate::labels::{CommonText, FormReason, ImportText, Language, Sentence};
use crate::model::Plan;
use crate::render::Answer;
use crate::render::page::{Page, Sheet, Style, Table, cell, fixed, wrapping};

/// What becomes of forms.
pub struct CollectAnswer<'a> {
    /// For the names of bodies.
    pub plan: &'a Plan,
    /// Each form with its file.
    pub forms: Vec<(String, &'a Collected)>,
    /// Files that are no form, with the reason.
    pub refused_files: Vec<(String, Sentence)>,
    /// Whether the reports were written.
    pub is_written: bool,
    /// The plan with all taken rows in it, and the day for which the status of its measures is shown.
    pub after: Option<(&'a Plan, NaiveDate)>,
}

#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Counts {
    taken: usize,
    unchanged: usize,
    refused: usize,
    conflicts: usize,
}

#[derive(Serialize)]
struct CollectJson<'a> {
    written: bool,
    #[serde(flatten)]
    counts: Counts,
    files_refused: usize,
    files: Vec<FileJson<'a>>,
}

#[derive(Serialize)]
struct FileJson<'a> {
    file: &'a str,
    body: Option<&'a str>,
    period: Option<String>,
    /// Why the file as a whole is refused.
    refused: Option<&'a Sentence>,
    rows: Vec<RowJson<'a>>,
    other_columns: &'a [String],
    left_out: &'a [Problem],
}

#[derive(Serialize)]
struct RowJson<'a> {
    row: u32,
    id: &'a str,
    /// The id in the form, where the measure was renumbered since.
    sent_as: Option<&'a str>,
    outcome: &'static str,
    problems: &'a [Problem],
    changes: &'a [OutdatedCell],
    report: Option<EnteredReportJson<'a>>,
    warnings: &'a [Problem],
}

impl<'a> RowJson<'a> {
    fn of(row: &'a CollectedRow, taken: Option<EnteredReport<'a>>) -> Self {
        let (outcome, problems, changes) = outcome(row);
        let report = taken.map(EnteredReport::json);
        let sent_as = row.sent_as.as_deref();
        let warnings = &row.warnings;
        RowJson { row: row.row, id: &row.key, sent_as, outcome, problems, changes, report, warnings }
    }
}

/// What becomes of a row that was filled in, and what is in its way.
fn outcome(row: &CollectedRow) -> (&'static str, &[Problem], &[OutdatedCell]) {
    match &row.outcome {
        Outcome::Taken(_) => ("taken", &[], &[]),
        Outcome::Unchanged => ("unchanged", &[], &[]),
        Outcome::Refused(problems) => ("refused", problems, &[]),
        Outcome::Conflict(moved) => ("conflict", &[], moved),
        Outcome::Contradiction(problems) => ("conflict", problems, &[]),
    }
}

impl CollectAnswer<'_> {
    /// Whether anything that was written was not taken.
    pub fn has_findings(&self) -> bool {
        let Counts { refused, conflicts, .. } = self.counts();
        refused + conflicts + self.refused_files.len() > 0
    }

    fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for one in self.forms.iter().flat_map(|(_, form)| &form.rows) {
            *match one.outcome {
                Outcome::Taken(_) => &mut counts.taken,
                Outcome::Unchanged => &mut counts.unchanged,
                Outcome::Refused(_) => &mut counts.refused,
                Outcome::Conflict(_) | Outcome::Contradiction(_) => &mut counts.conflicts,
            } += 1;
        }
        counts
    }

    /// The rows of a form, those that are taken with what they change.
    fn rows<'f>(
        &'f self,
        form: &'f Collected,
    ) -> impl Iterator<Item = (&'f CollectedRow, Option<EnteredReport<'f>>)> + 'f {
        let known = known(self.plan, form);
        form.rows.iter().map(move |row| match &row.outcome {
            Outcome::Taken(report) => {
                let taken = EnteredReport::of(self.plan, &known, (&row.key, report));
                let taken = match self.after {
                    Some((after, day)) => taken.in_plan(after, day),
                    None => taken,
                };
                (row, Some(taken))
            }
            _ => (row, None),
        })
    }

    fn taken(&self, language: Language) -> Table {
        let mut table = Table::new([
            fixed(ImportText::File.in_language(language)),
            fixed(CommonText::Id.in_language(language)),
            wrapping(CommonText::Measure.in_language(language)),
            fixed(CommonText::Date.in_language(language)),
            wrapping(ImportText::WhatChanges.in_language(language)),
        ]);
        for (file, form) in &self.forms {
            for (row, taken) in self.rows(form).filter_map(|(row, taken)| Some((row, taken?))) {
                let title = self.plan.measure(taken.measure()).map_or("", |measure| language.title(measure));
                let day = cell(language.day(taken.date()));
                table.row([cell(file), cell(&row.key), cell(title), day, cell(taken.sentence(language))]);
            }
        }
        table
    }

    fn not_taken(&self, language: Language) -> Table {
        let say = |text: ImportText| text.in_language(language);
        let mut table = Table::new([
            fixed(say(ImportText::File)),
            fixed(say(ImportText::Cell)),
            fixed(CommonText::Id.in_language(language)),
            wrapping(say(ImportText::WhyNotTaken)),
        ]);
        for (file, form) in &self.forms {
            for one in &form.rows {
                let (_, problems, changes) = outcome(one);
                for problem in problems {
                    let reason = cell(problem.reason.in_language(language)).style(Style::Bad);
                    table.row([cell(file), cell(&problem.cell), cell(&one.key), reason]);
                }
                for moved in changes {
                    let reason = ImportText::changed_since(
                        language,
                        moved.before_said.in_language(language),
                        moved.after_said.in_language(language),
                    );
                    table.row([
                        cell(file),
                        cell(&moved.cell),
                        cell(&one.key),
                        cell(reason).style(Style::Bad),
                    ]);
                }
            }
        }
        for (file, why) in &self.refused_files {
            table.row([cell(file), cell("-"), cell("-"), cell(why.in_language(language)).style(Style::Bad)]);
        }
        table
    }
}

impl CollectAnswer<'_> {
    /// For each file, the body and the period of its form.
    fn whose(&self, language: Language) -> Vec<(String, String)> {
        let said = |(file, form): &(String, &Collected)| {
            let body = language.body(self.plan, form.body);
            let period = form.period.map(|period| language.period(period));
            let parts: Vec<String> = std::iter::once(body.to_owned()).chain(period).collect();
            (file.clone(), parts.join(", "))
        };
        self.forms.iter().map(said).collect()
    }

    /// What is written and to be looked at, and what is not read.
    fn notes(&self, page: &mut Page, language: Language) {
        let mut notes = Vec::new();
        for (file, form) in &self.forms {
            let renumbered = form.rows.iter().filter_map(|row| Some((row.sent_as.as_ref()?, &row.key)));
            notes.extend(
                renumbered.map(|(sent, now)| (file.clone(), ImportText::renumbered(language, sent, now))),
            );
            let rows = form.rows.iter().flat_map(|row| row.warnings.iter().map(move |it| (&row.key, it)));
            notes.extend(rows.map(|(key, it)| {
                let words = it.reason.in_language(language);
                (file.clone(), ImportText::to_look_at(language, &it.cell, key, words))
            }));
            notes.extend(form.left_out.iter().map(|it| {
                (file.clone(), ImportText::left_out(language, &it.cell, it.reason.in_language(language)))
            }));
            if form.rows.is_empty() {
                notes.push((file.clone(), FormReason::NothingFilledIn.in_language(language).to_owned()));
            }
            let others = form.others.iter().map(|name| ImportText::column_not_read(language, name));
            notes.extend(others.map(|words| (file.clone(), words)));
        }
        if !notes.is_empty() {
            page.list(notes);
        }
    }
}

impl Answer for CollectAnswer<'_> {
    fn json(&self) -> impl Serialize {
        let forms = self.forms.iter().map(|(file, form)| FileJson {
            file,
            body: Some(self.plan.register.name(form.body)),
            period: form.period.map(|period| period.to_string()),
            refused: None,
            rows: self.rows(form).map(|(row, taken)| RowJson::of(row, taken)).collect(),
            other_columns: &form.others,
            left_out: &form.left_out,
        });
        let refused = self.refused_files.iter().map(|(file, why)| FileJson {
            file,
            body: None,
            period: None,
            refused: Some(why),
            rows: Vec::new(),
            other_columns: &[],
            left_out: &[],
        });
        CollectJson {
            written: self.is_written,
            counts: self.counts(),
            files_refused: self.refused_files.len(),
            files: forms.chain(refused).collect(),
        }
    }

    fn page(&self, language: Language) -> Page {
        let say = |text: ImportText| text.in_language(language);
        let mut page = Page::default();
        let Counts { taken, unchanged, refused, conflicts } = self.counts();
        let mut counted = ImportText::collected(language, taken, unchanged, refused, conflicts);
        if !self.refused_files.is_empty() {
            let files = ImportText::files_refused(language, self.refused_files.len());
            counted = [counted, files].join(", ");
        }
        page.heading(counted);
        if !self.is_written {
            page.text(say(ImportText::CollectDryRun));
        }
        let whose = self.whose(language);
        if !whose.is_empty() {
            page.list(whose);
        }
        page.table(self.taken(language)).table(self.not_taken(language));
        if conflicts > 0 {
            page.text(say(ImportText::SettleConflicts));
        }
        self.notes(&mut page, language);
        page
    }

    fn sheet(&self) -> Sheet {
        let mut rows = Vec::new();
        for (file, form) in &self.forms {
            for (one, taken) in self.rows(form) {
                let (outcome, problems, changes) = outcome(one);
                let problems = problems.iter().map(|it| format!("{}: {}", it.cell, it.reason));
                let changes = changes.iter().map(|it| format!("{}: {} -> {}", it.cell, it.before, it.after));
                let reason = problems.chain(changes).collect::<Vec<_>>().join("; ");
                let date = taken.as_ref().map(|taken| taken.date().to_string());
                let change = taken.map(|taken| taken.sentence(Language::English));
                let period = form.period.map(|period| period.to_string());
                rows.push(vec![
                    file.as_str().into(),
                    i64::from(one.row).into(),
                    one.key.as_str().into(),
                    outcome.into(),
                    reason.as_str().into(),
                    change.as_deref().into(),
                    period.as_deref().into(),
                    date.as_deref().into(),
                ]);
            }
        }
        for (file, why) in &self.refused_files {
            let none = || None::<&str>.into();
            rows.push(vec![
                file.as_str().into(),
                none(),
                none(),
                "refused".into(),
                why.in_language(Language::English).into(),
                none(),
                none(),
                none(),
            ]);
        }
        Sheet::of(["file", "row", "id", "outcome", "reason", "change", "period", "date"], rows)
    }
}
