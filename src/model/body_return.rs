//! A return: what one body reports for one period, on however many measures.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Allow, Assessment, BodyId, CalendarPeriod, FieldValue, Measure, MeasureId, Place, Report, Spent,
};
use crate::keyword::keywords;
use crate::text::{FileId, TextSlice};
use chrono::NaiveDate;

/// A return. In a plan, what it says of measures is part of these.
#[derive(Clone, Debug)]
pub struct Return {
    /// Who reports; the file's name is for people.
    pub body: BodyId,
    /// The language of its texts; `None`: that of the plan.
    pub lang: Option<TextSlice>,
    /// The period of the cycle that it is for.
    pub period: CalendarPeriod,
    /// The day of what says no other; `None` where each says its own.
    pub date: Option<NaiveDate>,
    /// What it says of measures; nothing in a plan, where that was given to the measures.
    pub tables: ReturnTables,
    /// Keys of the plan's own: a row.
    pub extra: Option<FieldValue>,
    /// Findings in its file that are accepted.
    pub allows: Vec<Allow>,
    /// Where it is written.
    pub file: FileId,
    /// What it says of measures that the plan does not hold, so that it is part of none.
    pub unplaced: Vec<UnplacedStatement>,
}

keywords! {
    /// A list of what is said of a measure, in its own file or in a return.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Statement {
        /// How far it is, by a body that answers for it.
        Report = "report",
        /// What others say of that.
        Assessment = "assessment",
        /// What was spent on it.
        Spent = "spent",
    }
}

impl Statement {
    /// The lists that are only ever added to, by their names.
    pub const TABLES: [&'static str; Self::WORDS.len()] =
        [Self::Report.word(), Self::Assessment.word(), Self::Spent.word()];

    /// The one whose tables are called so; `None`: what stands there is in the measure's own file alone.
    pub fn of(table: &str) -> Option<Self> {
        Self::WORDS.into_iter().find(|(word, _)| *word == table).map(|(_, statement)| statement)
    }
}

/// A table of a return about a measure that the plan does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnplacedStatement {
    /// The list that it is in.
    pub statement: Statement,
    /// Which one of it, from 0.
    pub row: usize,
    /// The id that it gives.
    pub measure: MeasureId,
}

/// What a return says of measures, each with the id that its file gives.
#[derive(Clone, Debug, Default)]
pub struct ReturnTables {
    /// How far the measures are.
    pub reports: Vec<(MeasureId, Report)>,
    /// What the body says of measures that it does not carry.
    pub assessments: Vec<(MeasureId, Assessment)>,
    /// What was spent on the measures.
    pub spent: Vec<(MeasureId, Spent)>,
}

impl ReturnTables {
    /// The measures that they are about; one may come several times.
    pub fn measures(&self) -> impl Iterator<Item = &MeasureId> {
        let reports = self.reports.iter().map(|(id, _)| id);
        let spent = self.spent.iter().map(|(id, _)| id);
        reports.chain(self.assessments.iter().map(|(id, _)| id)).chain(spent)
    }

    /// Notes the period that they are for.
    pub fn set_period(&mut self, period: CalendarPeriod) {
        let reports = self.reports.iter_mut().map(|(_, report)| &mut report.place);
        let assessments = self.assessments.iter_mut().map(|(_, assessment)| &mut assessment.place);
        let spent = self.spent.iter_mut().map(|(_, spent)| &mut spent.place);
        reports.chain(assessments).chain(spent).for_each(|place| place.period = Some(period));
    }

    /// What they say under an id. `file`: what files compare by.
    pub fn statements_on<P>(&self, is_meant: impl Fn(&MeasureId) -> bool, file: P) -> Statements<P> {
        let reports = self.reports.iter().filter(|(id, _)| is_meant(id));
        let assessments = self.assessments.iter().filter(|(id, _)| is_meant(id));
        let spent = self.spent.iter().filter(|(id, _)| is_meant(id));
        Statements {
            file,
            reports: reports.map(|(_, report)| report.clone()).collect(),
            assessments: assessments.map(|(_, assessment)| assessment.clone()).collect(),
            spent: spent.map(|(_, spent)| spent.clone()).collect(),
        }
    }
}

/// What one file says of a measure, to be merged with what other files say of it.
pub struct Statements<P> {
    /// What the files compare by.
    file: P,
    reports: Vec<Report>,
    assessments: Vec<Assessment>,
    spent: Vec<Spent>,
}

impl Measure {
    /// Adds what returns say of it: by date, of one day by file, then as it stands there.
    pub fn add_statements<P: Ord>(&mut self, own_file: P, mut statements: Vec<Statements<P>>) {
        let (reports, assessments) =
            (std::mem::take(&mut self.reports), std::mem::take(&mut self.assessments));
        statements.push(Statements {
            file: own_file,
            reports,
            assessments,
            spent: std::mem::take(&mut self.spent),
        });
        statements.sort_by(|a, b| a.file.cmp(&b.file));
        for statements in statements {
            self.reports.extend(statements.reports);
            self.assessments.extend(statements.assessments);
            self.spent.extend(statements.spent);
        }
        self.reports.sort_by_key(|report| report.date);
        self.assessments.sort_by_key(|assessment| assessment.date);
        self.spent.sort_by_key(|spent| spent.date);
    }

    /// Where a table of one of its lists is written, by its number among all of them: in its own file, or in a return.
    pub fn place_of(&self, table: &str, row: usize) -> Place {
        let found = Statement::of(table).and_then(|statement| match statement {
            Statement::Report => self.reports.get(row).map(|report| report.place),
            Statement::Assessment => self.assessments.get(row).map(|assessment| assessment.place),
            Statement::Spent => self.spent.get(row).map(|spent| spent.place),
        });
        found.unwrap_or(Place { file: self.file, row, period: None })
    }

    /// For each entry of one of its lists, the body that made it, where it is one, and its place in a file.
    pub fn places_in(&self, table: &str) -> Vec<(Option<BodyId>, Place)> {
        match Statement::of(table) {
            Some(Statement::Report) => {
                self.reports.iter().map(|report| (report.body, report.place)).collect()
            }
            Some(Statement::Spent) => {
                self.spent.iter().map(|spent| (Some(spent.body), spent.place)).collect()
            }
            Some(Statement::Assessment) => self.assessments.iter().map(|it| (None, it.place)).collect(),
            None => Vec::new(),
        }
    }

    /// Where everything is written that was said of it.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        let reports = self.reports.iter().map(|report| report.place);
        let spent = self.spent.iter().map(|spent| spent.place);
        reports.chain(self.assessments.iter().map(|assessment| assessment.place)).chain(spent)
    }

    /// Whether returns say anything of it.
    pub fn is_in_returns(&self) -> bool {
        self.places().any(|place| place.file != self.file)
    }
}

/// A return that is to be given to the measures.
pub struct ReturnPart {
    /// Without what it says of measures; `None` where it is not known who reports, or for which period.
    pub head: Option<Return>,
    /// What it says of measures.
    pub tables: ReturnTables,
    /// Where it is written.
    pub file: FileId,
}

/// Gives the measures what returns say of them. `find` gives the place of the measure that an id means; `order`, what
/// files compare by. A plan without returns pays nothing.
pub fn distribute<P: Ord>(
    measures: &mut [Arc<Measure>],
    returns: Vec<ReturnPart>,
    find: impl Fn(&MeasureId) -> Option<usize>,
    order: impl Fn(FileId) -> P,
) -> Vec<Return> {
    let mut statements: BTreeMap<usize, BTreeMap<usize, Statements<P>>> = BTreeMap::new();
    let mut heads = Vec::with_capacity(returns.len());
    for (number, ReturnPart { head, tables, file }) in returns.into_iter().enumerate() {
        let ReturnTables { reports, assessments, spent } = tables;
        let mut unplaced = Vec::new();
        let mut entry =
            |statement, place: Place, measure: MeasureId, add: &mut dyn FnMut(&mut Statements<P>)| {
                let Some(at) = find(&measure) else {
                    unplaced.push(UnplacedStatement { statement, row: place.row, measure });
                    return;
                };
                let empty = || Statements {
                    file: order(file),
                    reports: Vec::new(),
                    assessments: Vec::new(),
                    spent: Vec::new(),
                };
                add(statements.entry(at).or_default().entry(number).or_insert_with(empty));
            };
        for (id, report) in reports {
            entry(Statement::Report, report.place, id, &mut |statements| {
                statements.reports.push(report.clone())
            });
        }
        for (id, assessment) in assessments {
            entry(Statement::Assessment, assessment.place, id, &mut |statements| {
                statements.assessments.push(assessment.clone())
            });
        }
        for (id, one) in spent {
            entry(Statement::Spent, one.place, id, &mut |statements| statements.spent.push(one.clone()));
        }
        heads.extend(head.map(|head| Return { unplaced, ..head }));
    }
    for (at, statements) in statements {
        let measure = Arc::make_mut(&mut measures[at]);
        measure.add_statements(order(measure.file), statements.into_values().collect());
    }
    heads
}
