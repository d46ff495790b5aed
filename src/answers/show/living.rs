//! What happened to a measure since it was published, for `plan show`: reports, assessments, amendments.

use super::ShowAnswer;
use crate::answers::parts::decision;
use crate::answers::parts::paper::shown;
use crate::answers::parts::plan_at::PlanAt;
use crate::answers::parts::reported_words::{marked, said_cell, values};
use crate::check::conceal;
use crate::labels::{CommonText, DueText, Language, ShowText};
use crate::model::{Amendment, Plan, Report};
use crate::query::decisions;
use crate::render::page::{Page, Table, cell, fixed, number, wrapping};

impl ShowAnswer<'_> {
    /// Every report, assessment and amendment, and the findings that are accepted.
    pub(super) fn living(&self, page: &mut Page, language: Language) {
        let PlanAt { plan, .. } = self.plan_at;
        let (say, measure) = (|text: ShowText| text.in_language(language), self.measure);
        if measure.reports.is_empty() {
            page.text(say(match measure.is_unknown("report") {
                true => ShowText::NoReadableReport,
                false => ShowText::NoReport,
            }));
        } else {
            let mut table = Table::new([
                fixed(CommonText::Date.in_language(language)),
                wrapping(CommonText::Body.in_language(language)),
                fixed(CommonText::Status.in_language(language)),
                wrapping(say(ShowText::Report)),
                number(CommonText::Line.in_language(language)),
            ]);
            for (row, report) in measure.reports.iter().enumerate() {
                table.row([
                    self.dated(report.date, language),
                    cell(reporters(plan, report, language)),
                    cell(marked(language.status(report.status), plan.decides_status(report, measure))),
                    said_cell(report_words(report, language), &report.evidence, language),
                    self.line("report", row),
                ]);
            }
            page.heading(say(ShowText::Reports)).table(table);
            if !measure.reports.iter().all(|report| plan.decides_status(report, measure)) {
                page.text(say(ShowText::DoesNotDecide));
            }
        }
        self.assessments_and_amendments(page, language);
    }

    fn assessments_and_amendments(&self, page: &mut Page, language: Language) {
        let (say, measure) = (|text: ShowText| text.in_language(language), self.measure);
        let mut table = Table::new([
            fixed(CommonText::Date.in_language(language)),
            fixed(say(ShowText::What)),
            wrapping(say(ShowText::ByOrBasis)),
            wrapping(CommonText::Words.in_language(language)),
            number(CommonText::Line.in_language(language)),
        ]);
        for (row, assessment) in measure.assessments.iter().enumerate() {
            let status = assessment.status.map(|status| language.status(status).to_owned());
            let words = status.into_iter().chain(assessment.text.iter().map(|text| shown(text, language)));
            table.row([
                self.dated(assessment.date, language),
                cell(say(ShowText::Assessment)),
                cell(shown(language.assessor(&self.plan_at.plan, &assessment.by), language)),
                said_cell(words, &assessment.evidence, language),
                self.line("assessment", row),
            ]);
        }
        for (row, amendment) in measure.amendments.iter().enumerate() {
            table.row([
                self.dated(amendment.date, language),
                cell(say(ShowText::Amendment)),
                cell(shown(&amendment.basis, language)),
                cell(amendment_words(amendment, language)),
                self.line("amendment", row),
            ]);
        }
        if !table.rows.is_empty() {
            page.heading(say(ShowText::AssessmentsAndAmendments)).table(table);
        }
        let named_since = self.blame.as_ref().ok().and_then(|blame| blame.named_since);
        let decisions = decisions::about(&self.plan_at.plan, measure, self.plan_at.day, named_since);
        if !decisions.is_empty() {
            let left = DueText::LateOrLeft.in_language(language);
            page.heading(say(ShowText::DecisionsOfMeetings)).table(decision::table(
                self.plan_at,
                &decisions,
                left,
                language,
            ));
        }
        for allow in &measure.allows {
            page.text(ShowText::accepted(language, &allow.rule, conceal(&allow.reason)));
        }
    }
}

/// The body that makes a report, and who wrote it where the two differ.
fn reporters(plan: &Plan, report: &Report, language: Language) -> String {
    let by = report.by.as_ref().map(|by| ShowText::written_by(language, conceal(by)));
    let bodies = language.bodies(plan, &report.speakers().collect::<Vec<_>>());
    format!("{bodies}{}", by.unwrap_or_default())
}

/// "changes deadline; withdraws the milestone study".
fn amendment_words(amendment: &Amendment, language: Language) -> String {
    let fields = amendment.fields.iter().map(|field| shown(language.key(field), language));
    let fields = fields.collect::<Vec<_>>().join(", ");
    let changes = (!amendment.fields.is_empty()).then(|| ShowText::changes(language, fields));
    let what = amendment.milestone.as_ref().map_or_else(
        || ShowText::TheMeasure.in_language(language).to_owned(),
        |name| ShowText::the_milestone(language, name),
    );
    let decides = amendment.withdrawn.map(|withdrawn| match withdrawn {
        true => ShowText::withdraws(language, what),
        false => ShowText::takes_up(language, what),
    });
    changes.into_iter().chain(decides).collect::<Vec<_>>().join("; ")
}

fn report_words(report: &Report, language: Language) -> impl Iterator<Item = String> {
    let milestone = report.milestone.iter().map(move |title| ShowText::milestone(language, title));
    milestone.chain(report.text.iter().map(move |text| shown(text, language))).chain(values(report, language))
}
