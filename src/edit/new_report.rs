//! A report or an assessment, added to the return of a body or to the file of the measure.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::addresses::addresses;
use super::change_set::ChangeSet;
use super::document::{Document, EditError, TablePath};
use super::line_ending::line_ending;
use super::new_spent::NewSpent;
use super::schema_line::schema_line;
use super::value::{TomlValue, rows};
use crate::load::Loaded;
use crate::model::name::fold;
use crate::model::{self, Assessment, BodyId, CalendarPeriod, Measure, MeasureId, Plan, Return, Status};
use crate::schema::{FileKind, plan_folder};
use crate::text::{TextSlice, tidy};

/// What is said of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReport {
    /// The measure that it is about.
    pub measure: MeasureId,
    /// Whether it judges what others do, and reports nothing of its own.
    pub is_assessment: bool,
    /// The day from which it counts.
    pub date: NaiveDate,
    /// How far the measure is. A report has one, an assessment may; without one, a report is of what was spent alone.
    pub status: Option<Status>,
    /// The milestone that it is about, by its id or title; an assessment has none.
    pub milestone: Option<String>,
    /// Values of metrics by name, figures or words; an assessment has none.
    pub values: Vec<(String, Answer)>,
    /// In their own words.
    pub text: Option<String>,
    /// Addresses or paths.
    pub evidence: Vec<String>,
    /// What was spent on the measure so far; an assessment has none.
    pub spent: Vec<NewSpent>,
}

/// What is answered of a metric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A figure, exactly.
    Figure(Decimal),
    /// Of a metric that is described in words.
    Words(String),
}

impl Answer {
    /// The same answer without what says nothing: spaces, zeros at the end.
    fn settled(&self) -> Self {
        match self {
            Answer::Figure(figure) => Answer::Figure(figure.normalize()),
            Answer::Words(words) => Answer::Words(tidy(words).into_owned()),
        }
    }

    /// As the files have it.
    fn written(&self) -> TomlValue {
        match self {
            Answer::Figure(figure) => TomlValue::Number(*figure),
            Answer::Words(words) => TomlValue::text(words),
        }
    }

    fn is(&self, value: &model::FieldValue) -> bool {
        match (self, value) {
            (Answer::Figure(figure), model::FieldValue::Number(known)) => figure == known,
            (Answer::Words(words), model::FieldValue::Text(known)) => *words == tidy(known),
            _ => false,
        }
    }
}

/// Which return: a body has one for a period.
#[derive(Clone, Debug)]
pub struct ReturnOf {
    /// Who reports.
    pub body: BodyId,
    /// For which period.
    pub period: CalendarPeriod,
    /// The language of its texts; said where the return is new.
    pub lang: Option<String>,
    /// A name of the body as that of a new file; `None` where no file may be called so.
    pub file_name: fn(&str) -> Option<String>,
}

/// Why a report cannot be added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// The file cannot be changed as it stands.
    #[error("{path}: {why}")]
    File {
        /// As people see it.
        path: String,
        /// What is in the way.
        why: EditError,
    },
    /// What the file says is not known, so that it may say this already.
    #[error("{0} cannot be read; `plan check` says what is wrong in it")]
    Unreadable(String),
}

/// Adds reports to the return of a body, each at its place in the order of dates, and gives the path of the return. What
/// it says already is not added again. A return that is not there begins with them.
///
/// # Errors
/// When the file that is there cannot be read or changed.
pub fn add_to_return(
    changes: &mut ChangeSet,
    (loaded, plan): (&Loaded, &Plan),
    of: &ReturnOf,
    reports: &[NewReport],
) -> Result<String, ReportError> {
    let reports = &reports.iter().map(|report| report.settled(plan)).collect::<Vec<_>>();
    let path = return_path(loaded, plan, of)?;
    let read = text_of(loaded, &path);
    let body = plan.register.name(of.body);
    let mut text = match changes.newest(&path).or(read) {
        Some(text) => text.to_owned(),
        None => head(loaded, plan, of, reports),
    };
    let mut says_more = false;
    for (at, report) in reports.iter().enumerate() {
        let measure = plan.measure(&report.measure);
        let is_known = measure.is_some_and(|m| report.is_said_in((plan, m), of.body, body));
        let wrong = |why| ReportError::File { path: path.clone(), why };
        if !is_known && !report.is_of_spending_alone() && !reports[..at].contains(report) {
            text = report.added_to(&text, FileKind::Return, None).map_err(wrong)?;
            says_more = true;
        }
        for spent in report.spent_beyond(measure.map(|measure| (plan, measure)), Some(of.body)) {
            text = report.spent_added_to(&text, plan, spent, (FileKind::Return, None)).map_err(wrong)?;
            says_more = true;
        }
    }
    if says_more {
        changes.set(&path, read, text);
    }
    Ok(path)
}

/// Adds a report to the file of its measure, as plans without a cycle keep them, and gives the path. `by` is who says it,
/// by any name. What it says already is not added again.
///
/// # Errors
/// When the file cannot be changed.
pub fn add_to_measure(
    changes: &mut ChangeSet,
    (loaded, plan): (&Loaded, &Plan),
    (measure, by): (&Measure, &str),
    report: &NewReport,
) -> Result<String, ReportError> {
    let report = &report.settled(plan);
    let file = &loaded.files[measure.file];
    let path = file.path.clone();
    let body = plan.register.find(by);
    let is_known = match (body, report.is_assessment) {
        _ if report.is_of_spending_alone() => true,
        (Some(body), _) => report.is_said_in((plan, measure), body, by),
        (None, true) => report.is_assessed_in((plan, measure), by),
        (None, false) => false,
    };
    let wrong = |why| ReportError::File { path: path.clone(), why };
    let mut text = changes.newest(&path).unwrap_or(&file.text).to_owned();
    let spent = report.spent_beyond(Some((plan, measure)), body);
    if is_known && spent.is_empty() {
        return Ok(path);
    }
    if !is_known {
        text = report.added_to(&text, FileKind::Measure, Some(by)).map_err(wrong)?;
    }
    for spent in spent {
        text = report.spent_added_to(&text, plan, spent, (FileKind::Measure, Some(by))).map_err(wrong)?;
    }
    changes.set(&path, Some(&file.text), text);
    Ok(path)
}

/// The return of a body for a period: the file that says it is, else the one that is named after the body.
fn return_path(loaded: &Loaded, plan: &Plan, of: &ReturnOf) -> Result<String, ReportError> {
    let is_it = |one: &&Return| one.body == of.body && one.period == of.period;
    if let Some(one) = plan.returns.iter().find(is_it) {
        return Ok(loaded.files[one.file].path.clone());
    }
    let home = plan_folder(&loaded.files[plan.file].path);
    let body = &plan.register[of.body];
    let is_plain = |name: &str| name.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_shown = |name: &&str| is_plain(name) && (of.file_name)(name).is_some();
    let short = body.abbreviations.iter().map(|name| name.as_str()).filter(is_shown).map(str::to_owned);
    let long = body.names().filter_map(of.file_name);
    let last = format!("body-{}", of.body.index() + 1);
    for name in short.chain(long).chain([last.clone()]) {
        let path = format!("{home}reports/{}/{name}.toml", of.period);
        match loaded.files.iter().position(|file| fold(&file.path) == fold(&path)) {
            None => return Ok(path),
            // It may be the return that is asked for.
            Some(at) if loaded.broken.iter().any(|broken| broken.file.0 as usize == at) => {
                return Err(ReportError::Unreadable(path));
            }
            // That of another body.
            Some(_) => {}
        }
    }
    Err(ReportError::Unreadable(format!("{home}reports/{}/{last}.toml", of.period)))
}

fn text_of<'a>(loaded: &'a Loaded, path: &str) -> Option<&'a str> {
    loaded.files.iter().find(|file| file.path == path).map(|file| file.text.as_str())
}

/// What a new return begins with. Its day is that of the first report.
fn head(loaded: &Loaded, plan: &Plan, of: &ReturnOf, reports: &[NewReport]) -> String {
    let plan_file = &loaded.files[plan.file].text;
    let ending = line_ending(plan_file);
    let mut keys = vec![("body", TomlValue::text(plan.register.name(of.body)))];
    // Without it, it is the plan's own.
    let lang =
        of.lang.as_deref().filter(|&lang| plan.languages.first().is_none_or(|own| own.as_str() != lang));
    keys.extend(lang.map(|lang| ("lang", TomlValue::text(lang))));
    keys.push(("period", TomlValue::text(of.period.to_string())));
    keys.extend(reports.first().map(|report| ("date", TomlValue::Day(report.date))));
    schema_line("reports/PERIOD/BODY.toml", plan_file, ending) + &rows(&keys, ending)
}

impl NewReport {
    /// The same report as it is written, whichever way it came: tidy words, the milestone and the values by the names that
    /// reports use, the values in the order of the plan.
    pub fn settled(&self, plan: &Plan) -> Self {
        let words = |words: &str| Some(tidy(words).into_owned()).filter(|words| !words.is_empty());
        let mut settled = NewReport {
            text: self.text.as_deref().and_then(words),
            evidence: self
                .evidence
                .iter()
                .flat_map(|one| addresses(one))
                .filter_map(|one| words(&one))
                .collect(),
            ..self.clone()
        };
        settled.values.iter_mut().for_each(|(_, answer)| *answer = answer.settled());
        settled.values.retain(|(_, answer)| !matches!(answer, Answer::Words(words) if words.is_empty()));
        if let Some(measure) = plan.measure(&self.measure) {
            settled.milestone = self.milestone.as_deref().map(|name| milestone_key(measure, name).to_owned());
            for (name, _) in &mut settled.values {
                *name = metric_key(plan, measure, name).to_owned();
            }
            let place = |name: &str| plan.metrics_of(measure).position(|(_, metric)| metric.key() == name);
            settled.values.sort_by_key(|(name, _)| place(name).unwrap_or(usize::MAX));
        }
        settled
    }

    /// Whether it says what was spent, and nothing else.
    fn is_of_spending_alone(&self) -> bool {
        !self.is_assessment && self.status.is_none()
    }

    /// The list that it belongs to.
    fn table(&self) -> &'static str {
        if self.is_assessment { "assessment" } else { "report" }
    }

    /// A file's text with it, behind what is not later. `by`: who says it, where the file itself does not tell.
    fn added_to(&self, text: &str, kind: FileKind, by: Option<&str>) -> Result<String, EditError> {
        inserted(text, (kind, self.table()), self.date, |top| self.keys(kind, top, by))
    }

    /// A file's text with an amount that it says was spent; `by` as above.
    fn spent_added_to(
        &self,
        text: &str,
        plan: &Plan,
        spent: &NewSpent,
        (kind, by): (FileKind, Option<&str>),
    ) -> Result<String, EditError> {
        let keys = |top| spent.keys(plan, (&self.measure, self.date), (kind, top, by));
        inserted(text, (kind, "spent"), self.date, keys)
    }

    /// What it says was spent and the measure does not have yet.
    fn spent_beyond(&self, of: Option<(&Plan, &Measure)>, body: Option<BodyId>) -> Vec<&NewSpent> {
        let is_known = |spent: &NewSpent| match (of, body) {
            (Some(of), Some(body)) => spent.is_said_in(of, body, self.date),
            _ => false,
        };
        self.spent.iter().filter(|spent| !is_known(spent)).collect()
    }

    /// Its keys in the order of the format.
    fn keys(
        &self,
        kind: FileKind,
        top: Option<NaiveDate>,
        by: Option<&str>,
    ) -> Vec<(&'static str, TomlValue)> {
        let mut keys = Vec::new();
        if kind == FileKind::Return {
            keys.push(("measure", TomlValue::text(self.measure.as_str())));
        }
        if top != Some(self.date) {
            keys.push(("date", TomlValue::Day(self.date)));
        }
        let who = if self.is_assessment { "by" } else { "body" };
        keys.extend(by.map(|by| (who, TomlValue::text(by))));
        keys.extend(self.status.map(|status| ("status", TomlValue::text(status.word()))));
        keys.extend(self.milestone.as_ref().map(|milestone| ("milestone", TomlValue::text(milestone))));
        if !self.values.is_empty() {
            let values = self.values.iter().map(|(name, value)| (name.clone(), value.written()));
            keys.push(("values", TomlValue::Inline(values.collect())));
        }
        keys.extend(self.text.as_ref().map(|text| ("text", TomlValue::text(text))));
        if !self.evidence.is_empty() {
            keys.push(("evidence", TomlValue::texts(&self.evidence)));
        }
        keys
    }

    /// Whether a measure has it already as an assessment by one of this name.
    fn is_assessed_in(&self, (plan, measure): (&Plan, &Measure), name: &str) -> bool {
        let is_it = |said: &Assessment| plan.register.is_one(&said.by, name) && self.is_assessment_of(said);
        measure.assessments.iter().any(is_it)
    }

    /// Whether a measure has it already, from this body.
    fn is_said_in(&self, (plan, measure): (&Plan, &Measure), body: BodyId, name: &str) -> bool {
        if self.is_assessment {
            return self.is_assessed_in((plan, measure), name);
        }
        let values = |said: &[(TextSlice, model::FieldValue)]| {
            let is_said = |(name, value): &(String, Answer)| {
                said.iter()
                    .any(|(known, said)| metric_key(plan, measure, known) == name.as_str() && value.is(said))
            };
            said.len() == self.values.len() && self.values.iter().all(is_said)
        };
        measure.reports.iter().any(|said| {
            said.body == Some(body)
                && said.date == self.date
                && Some(said.status) == self.status
                && said.milestone.as_deref().map(|name| milestone_key(measure, name))
                    == self.milestone.as_deref()
                && values(&said.values)
                && said.text.as_deref().map(tidy).as_deref() == self.text.as_deref()
                && said.evidence.iter().map(|one| one.as_str()).eq(self.evidence.iter().map(String::as_str))
        })
    }

    fn is_assessment_of(&self, said: &Assessment) -> bool {
        said.date == self.date
            && said.status == self.status
            && said.text.as_deref().map(tidy).as_deref() == self.text.as_deref()
            && said.evidence.iter().map(|one| one.as_str()).eq(self.evidence.iter().map(String::as_str))
    }
}

/// A file's text with a table more in one of its lists, behind what is not later. `keys`: its keys, by the day at the top of
/// the file.
fn inserted(
    text: &str,
    (kind, table): (FileKind, &'static str),
    date: NaiveDate,
    keys: impl FnOnce(Option<NaiveDate>) -> Vec<(&'static str, TomlValue)>,
) -> Result<String, EditError> {
    let document = Document::of(text, kind)?;
    let day = |path| document.written(path, "date").and_then(|day| day.parse::<NaiveDate>().ok());
    let top = day(TablePath::Root).filter(|_| kind == FileKind::Return);
    let is_before =
        |at: &usize| day(TablePath::Nth(table, *at)).or(top).is_none_or(|earlier| earlier <= date);
    let place = (0..document.count(table)).rev().find(is_before).map_or(0, |before| before + 1);
    document.apply(vec![document.insert_table(table, place, &keys(top))])
}

/// What reports call a milestone that is named by its id or title.
fn milestone_key<'a>(measure: &'a Measure, name: &'a str) -> &'a str {
    measure
        .milestones
        .iter()
        .find(|milestone| milestone.is_named(name))
        .map_or(name, |milestone| milestone.name())
}

/// What reports call a metric that is named by its id or name.
fn metric_key<'a>(plan: &'a Plan, measure: &'a Measure, name: &'a str) -> &'a str {
    let mut metrics = plan.metrics_of(measure).map(|(_, metric)| metric);
    metrics.find(|metric| plan.is_named(measure, metric, name)).map_or(name, |metric| metric.key().as_str())
}
