//! What a report or an assessment of a form changes that is taken: in a sentence, and key by key.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::own_value::own_or_null;
use crate::edit::{Answer, NewReport, NewSpent};
use crate::import::form::collected::Collected;
use crate::labels::{ChangeText, Language, Sentence};
use crate::model::{BodyId, FieldValue, MeasureId, Money, Plan, Status};
use crate::query::form::{Form, Last, Question, Subject, find, last};
use crate::render::changes::value_in;
use crate::render::values::{Day, Exact};

/// A new report or assessment, with the values that the same body reported before.
pub struct EnteredReport<'a> {
    report: &'a NewReport,
    /// How far it said that this is; `None`: nothing yet.
    status_before: Option<Status>,
    /// Whether its body only has a part in the measure, so that its word is never the status.
    is_of_partner: bool,
    /// The status of the measure with it; `None`: not known.
    becomes: Option<NewStatus>,
    values: Vec<NewValue<'a>>,
    spent: Vec<NewTotal<'a>>,
}

/// What was spent so far, and what the body said of it before.
struct NewTotal<'a> {
    said: &'a NewSpent,
    /// How the source is called, by language.
    source: Sentence,
    before: Option<Decimal>,
}

/// The same for programs.
#[derive(Serialize)]
struct NewTotalJson<'a> {
    source: &'a str,
    year: i32,
    currency: &'static str,
    before: Option<Exact>,
    amount: Exact,
}

/// The status of a measure with new reports.
#[derive(Clone, Copy)]
struct NewStatus {
    status: Status,
    is_disputed: bool,
    /// The day of the act that withdrew it, or the milestone that is reported on.
    withdrawn: Option<NaiveDate>,
}

/// A value, and what it was by the body's report before.
#[derive(Serialize)]
struct NewValue<'a> {
    metric: &'a str,
    #[serde(serialize_with = "own_or_null")]
    before: Option<FieldValue>,
    #[serde(serialize_with = "own_or_null")]
    after: Option<FieldValue>,
}

/// The same for programs.
#[derive(Serialize)]
pub struct EnteredReportJson<'a> {
    /// In a sentence.
    sentence: String,
    assessment: bool,
    date: Day,
    milestone: Option<&'a str>,
    status_before: Option<&'static str>,
    status: Option<&'static str>,
    /// The status of the measure with all taken rows: other bodies may report on it too, and an act may have withdrawn it.
    measure_status: Option<&'static str>,
    values: Vec<NewValue<'a>>,
    spent: Vec<NewTotalJson<'a>>,
    text: Option<&'a str>,
    evidence: &'a [String],
}

impl<'a> EnteredReport<'a> {
    /// `key`: the row of the form that it stands in.
    pub fn of(plan: &Plan, form: &Form<'_>, (key, report): (&str, &'a NewReport)) -> Self {
        let said = |key: &str| last(plan, form.body, form.row(key)?);
        let status_before = said(key).and_then(|last| match last {
            Last::Report(report) => Some(report.status),
            Last::Assessment(assessment) => assessment.status,
            Last::Value(..) | Last::Words(..) => None,
        });
        let values = report.values.iter().map(|(metric, answer)| NewValue {
            metric,
            before: value_before(plan, form, (report, metric)),
            after: Some(match answer {
                Answer::Figure(figure) => FieldValue::Number(*figure),
                Answer::Words(words) => FieldValue::from(words.as_str()),
            }),
        });
        let is_of_partner = form.row(key).is_some_and(|row| row.part.is_of_partner());
        let values = values.collect();
        let spent = report.spent.iter().map(|said| NewTotal::of((plan, form.body), (report, said))).collect();
        EnteredReport { report, status_before, is_of_partner, becomes: None, values, spent }
    }

    /// The same with the status of its measure on a day, in the plan with all taken rows.
    pub fn in_plan(self, after: &Plan, day: NaiveDate) -> Self {
        let Some(measure) = after.measure(&self.report.measure) else { return self };
        let milestone = self.report.milestone.as_deref().and_then(|name| measure.milestone(name));
        let becomes = NewStatus {
            status: after.status(measure, day),
            is_disputed: after.is_disputed(measure, day),
            withdrawn: measure.withdrawn_on(day).or_else(|| measure.milestone_withdrawn_on(milestone?, day)),
        };
        EnteredReport { becomes: Some(becomes), ..self }
    }

    /// What it is about.
    pub fn measure(&self) -> &MeasureId {
        &self.report.measure
    }

    /// The day that it is of.
    pub fn date(&self) -> NaiveDate {
        self.report.date
    }

    /// What it changes: "reported status from not-started to in-progress; meetings 3; text \"...\"".
    pub fn sentence(&self, language: Language) -> String {
        let key = |key: &'static str| language.key(key);
        let word = |status: Status| language.status(status);
        let mut parts = Vec::new();
        match (self.status_before, self.report.status) {
            (_, Some(after)) if self.is_of_partner => {
                parts.push(ChangeText::of_partner(language, word(after)));
            }
            (Some(before), Some(after)) if before == after => {
                parts.push(ChangeText::as_before(language, word(after)));
            }
            (Some(before), Some(after)) => {
                let how = ChangeText::from_to(language, word(before), word(after));
                parts.push(ChangeText::reported(language, how));
            }
            (None, Some(after)) => parts.push(ChangeText::reported(language, word(after))),
            (_, None) => {}
        }
        parts.extend(self.outcome(language));
        parts.extend(self.values.iter().map(|value| value.sentence(language)));
        parts.extend(self.spent.iter().map(|total| total.sentence(language)));
        let quoted = |words: &String| ChangeText::quoted(language, words);
        parts.extend(
            self.report.text.iter().map(|words| ChangeText::key(language, key("text"), quoted(words))),
        );
        if !self.report.evidence.is_empty() {
            let all = self.report.evidence.join(", ");
            parts.push(ChangeText::key(language, key("evidence"), all));
        }
        parts.join("; ")
    }

    /// The status of the measure, where it is not simply the reported one.
    fn outcome(&self, language: Language) -> Option<String> {
        let NewStatus { status, is_disputed, withdrawn } = self.becomes?;
        if let Some(date) = withdrawn {
            return Some(ChangeText::stays_withdrawn(language, language.day(date)));
        }
        let reported =
            self.report.status.filter(|_| !self.is_of_partner && self.report.milestone.is_none())?;
        let word = language.status(status);
        match is_disputed {
            true => {
                let word = ChangeText::status_disputed(language, word);
                Some(ChangeText::status_then(language, word))
            }
            false => (status != reported).then(|| ChangeText::status_then(language, word)),
        }
    }

    /// For programs.
    pub fn json(self) -> EnteredReportJson<'a> {
        let sentence = self.sentence(Language::English);
        let EnteredReport { report, status_before, becomes, values, spent, .. } = self;
        EnteredReportJson {
            sentence,
            assessment: report.is_assessment,
            date: Day(report.date),
            milestone: report.milestone.as_deref(),
            status_before: status_before.map(Status::word),
            status: report.status.map(Status::word),
            measure_status: becomes.map(|becomes| becomes.status.word()),
            values,
            spent: spent.iter().map(NewTotal::json).collect(),
            text: report.text.as_deref(),
            evidence: &report.evidence,
        }
    }
}

impl<'a> NewTotal<'a> {
    fn of((plan, body): (&Plan, BodyId), (report, said): (&NewReport, &'a NewSpent)) -> Self {
        let source = match plan.sources.find(&said.source) {
            Some(id) => Sentence::of(|language| language.source(&plan.sources[id]).to_owned()),
            None => Sentence::plain(said.source.clone()),
        };
        let counted = plan.measure(&report.measure).map(|measure| {
            let own = plan.spent_in_total_of(body, measure, report.date).filter(|spent| {
                plan.sources[spent.source].key == *said.source
                    && (spent.budget_year(), spent.money.currency) == (said.year, said.money.currency)
            });
            own.map(|spent| spent.money.amount).collect::<Vec<_>>()
        });
        let before = counted.and_then(|all| all.into_iter().reduce(|sum, amount| sum + amount));
        NewTotal { said, source, before }
    }

    fn sentence(&self, language: Language) -> String {
        let NewSpent { year, money, .. } = self.said;
        let source = self.source.in_language(language);
        let now = language.money(*money);
        match self.before {
            None => ChangeText::spent_now(language, source, year, now),
            Some(before) => {
                let before = language.money(Money { amount: before, ..*money });
                ChangeText::spent_now_and_before(language, source, year, now, before)
            }
        }
    }

    fn json(&self) -> NewTotalJson<'a> {
        let NewSpent { source, year, money } = self.said;
        NewTotalJson {
            source,
            year: *year,
            currency: money.currency.code(),
            before: self.before.map(Exact),
            amount: Exact(money.amount),
        }
    }
}

impl NewValue<'_> {
    fn sentence(&self, language: Language) -> String {
        let said = |value: &Option<FieldValue>| value_in(value.as_ref(), language).into_owned();
        let after = said(&self.after);
        match &self.before {
            before if before.is_some() && *before != self.after => {
                let how = ChangeText::from_to(language, said(before), after);
                ChangeText::key_changes(language, self.metric, how)
            }
            _ => ChangeText::key(language, self.metric, after),
        }
    }
}

/// What the body said of a metric before.
fn value_before(plan: &Plan, form: &Form<'_>, (report, name): (&NewReport, &str)) -> Option<FieldValue> {
    let row = form.rows.iter().find(|row| {
        row.measure.id == report.measure
            && matches!(row.subject, Subject::Metric(metric) if metric.key().as_str() == name)
    })?;
    match last(plan, form.body, row)? {
        Last::Value(figure, _) => Some(FieldValue::Number(figure)),
        Last::Words(words, _) => Some(FieldValue::from(words.as_str())),
        Last::Report(_) | Last::Assessment(_) => None,
    }
}

/// The form as the plan knows it, with what was ended before.
pub fn known<'p>(plan: &'p Plan, form: &Collected) -> Form<'p> {
    find(plan, &Question { body: form.body, period: form.period, partners: true, ended: true })
}
