//! What a rule is, and what it may look at. Nothing here knows any rule.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Location, Rule, Severity, key, row};
use crate::history::MeasureDiff;
use crate::load::ExternalFiles;
use crate::model::name::closest;
use crate::model::{Allow, Change, ChangeKind, Closing, FieldValue, Level, Measure, MeasureId, Plan, Return};
use crate::text::{Files, TextSlice};

/// What a rule may look at.
pub struct Context<'a> {
    /// The plan that the rule holds to itself.
    pub plan: &'a Plan,
    /// What it was read from.
    pub files: &'a Files,
    /// The day to check for: what is later has not happened.
    pub day: NaiveDate,
    /// Every rule that there is.
    pub rules: &'static [Registered],
    /// What was found of the files outside the plan's folder, where they were looked for.
    pub external_files: &'a ExternalFiles,
}

/// A rule on one measure.
pub type OnMeasure = fn(&Context<'_>, &Measure, &mut Vec<Diagnostic>);

/// A rule on the plan.
pub type OnPlan = fn(&Context<'_>, &mut Vec<Diagnostic>);

/// A rule on a measure that a change touches.
pub(super) type OnMeasureChange = fn(&MeasureChangeContext<'_>, &mut Vec<Diagnostic>);

/// A rule on what `plan.toml` says on both sides of a change.
pub(super) type OnPlanChange = fn(&PlanChangeContext<'_>, &mut Vec<Diagnostic>);

/// What must be read before a rule on the plan can tell anything.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RequiredFiles {
    /// Every file.
    All,
    /// `plan.toml` and the register, whether or not the other files could be read.
    PlanAndRegister,
}

/// A rule with when it applies, and how: each way is there or not, by itself.
#[derive(Clone, Copy)]
pub struct Registered {
    /// Its id, its severity, and what it finds.
    pub rule: &'static Rule,
    /// Whether it is found while the files are read.
    pub(super) reading: bool,
    /// To each measure by itself.
    pub(super) measure: Option<OnMeasure>,
    /// The keys of a measure's file that it reads there: where one of their values is not known, it can tell nothing.
    pub(super) reads: &'static [&'static str],
    /// To the plan, once what it needs could be read.
    pub(super) plan: Option<(RequiredFiles, OnPlan)>,
    /// To each measure that a change touches.
    pub(super) change: Option<OnMeasureChange>,
    /// To the plan's other files on both sides of a change.
    pub(super) plan_change: Option<OnPlanChange>,
    /// Whether it is held against the base of a change, or in an audit against each commit, by what reads these.
    pub(super) record: bool,
    /// Rules whose findings come from the same look at a measure: it is taken once where any of them applies.
    pub(super) finds_also: &'static [&'static Rule],
    /// Whether a change may accept its warnings itself, with a reason. The documentation of the rule says so.
    pub(super) acceptable: bool,
    /// Whether it is about what a change adds: what stood at the base already, that does not add.
    pub(super) on_added: bool,
    /// Whether it protects people: no file of the plan lowers it. What a command is asked for holds for that run alone.
    pub(super) protects: bool,
}

impl Registered {
    /// A rule that is held against nothing here: it is found together with another one, or by what looks at all findings.
    pub(super) const fn of(rule: &'static Rule) -> Self {
        Registered {
            rule,
            reading: false,
            measure: None,
            reads: &[],
            plan: None,
            change: None,
            plan_change: None,
            record: false,
            finds_also: &[],
            acceptable: false,
            on_added: false,
            protects: false,
        }
    }

    /// What it holds against each measure, where it applies or another rule does that it finds as well; with the
    /// keys that it reads.
    pub(super) fn on_measure(
        &self,
        applies: impl Fn(&Rule) -> bool,
    ) -> Option<(OnMeasure, &'static [&'static str])> {
        let is_wanted = applies(self.rule) || self.finds_also.iter().any(|rule| applies(rule));
        self.measure.filter(|_| is_wanted).map(|rule| (rule, self.reads))
    }

    /// What it holds against a plan of which every file could be read, or its own files alone.
    pub(super) fn on_plan(&self, is_whole: bool) -> Option<OnPlan> {
        self.plan
            .filter(|(required, _)| is_whole || *required == RequiredFiles::PlanAndRegister)
            .map(|(_, rule)| rule)
    }

    /// Whether it can tell nothing about a plan of which a file could not be read.
    pub(super) fn needs_whole_plan(&self) -> bool {
        matches!(self.plan, Some((RequiredFiles::All, _)))
    }

    /// Whether it judges a change, not the plan as it stands.
    pub fn judges_change(&self) -> bool {
        self.record || self.change.is_some() || self.plan_change.is_some()
    }
}

/// When the record had a change.
#[derive(Clone, Copy)]
pub(super) struct RecordedDay {
    /// A day on which it did not have it yet, or has it since; `None` where it is not known.
    pub day: Option<NaiveDate>,
    /// The day on which the commits that brought it were made, by what they say themselves, where that is known.
    pub said: Option<NaiveDate>,
}

impl RecordedDay {
    /// A day of the record alone.
    pub fn on(day: Option<NaiveDate>) -> Self {
        RecordedDay { day, said: None }
    }

    /// What the commits that brought it say, where that is another day.
    pub fn claim(self) -> String {
        match self.said.filter(|said| self.day.is_some_and(|day| *said < day)) {
            Some(said) => format!("; the commits that brought it say they are of {said}"),
            None => String::new(),
        }
    }
}

/// A measure that a change touches, as a rule sees it.
pub struct MeasureChangeContext<'a> {
    /// The plan at the base.
    pub before: &'a Plan,
    /// The plan that is checked.
    pub after: &'a Plan,
    /// How the plan was closed at the base. The two plans above are those in whose names the measure was read, which in a
    /// history may be others.
    pub closed: Option<&'a Closing>,
    /// Whether the plan at the base was to carry on another one, and was not adopted yet.
    pub is_next_draft: bool,
    /// What the change does to the measure.
    pub change: &'a MeasureDiff<'a>,
    /// Each measure that the change amends, with the fields that its new amendments name.
    pub(super) amended: &'a HashSet<(&'a MeasureId, &'a str)>,
    /// When the record had the change.
    pub(super) recorded: RecordedDay,
    /// Measures of the base that were renumbered, with what each is now.
    pub(super) continued: &'a HashMap<&'a MeasureId, &'a MeasureId>,
}

impl<'a> MeasureChangeContext<'a> {
    /// Whether the measure is carried on from the plan before, in a draft that no act has adopted and nobody reported on.
    pub fn is_carried_on_in_draft(&self) -> bool {
        let is_carried_on = |before: &Measure| !before.continues.is_empty() && before.reports.is_empty();
        self.is_next_draft && self.both().is_some_and(|(before, _)| is_carried_on(before))
    }

    /// The measure on both sides, where it is on both.
    pub fn both(&self) -> Option<(&'a Measure, &'a Measure)> {
        self.change.before.zip(self.change.after)
    }

    /// Whether an `[[amendment]]` that this change adds to the measure names one of the fields.
    pub fn is_amended(&self, fields: &[&str]) -> bool {
        fields.iter().any(|field| self.is_amended_in(&self.change.id, field))
    }

    /// Whether an `[[amendment]]` that this change adds to another measure names the field.
    pub fn is_amended_in(&self, measure: &MeasureId, field: &str) -> bool {
        self.amended.contains(&(measure, field))
    }

    /// What to say of something dated long before the record had it: a report is entered weeks later, not a quarter of a
    /// year.
    pub fn how_late(&self, date: NaiveDate) -> Option<String> {
        const MOST_DAYS: i64 = 92;
        let recorded = self.recorded.day?;
        let days = (recorded - date).num_days();
        let claim = self.recorded.claim();
        let words = || format!("came into the record {days} days later, not before {recorded}{claim}");
        (days > MOST_DAYS).then(words)
    }

    /// The measure that continues the one which had this id at the base, where it has another id now.
    pub fn continued_by(&self, id: &MeasureId) -> Option<&'a MeasureId> {
        let is_new = !self.change.before.is_some_and(|before| before.formerly.contains(id));
        self.continued.get(id).copied().filter(|_| is_new)
    }

    /// The first measure with an `[[amendment]]` that this change adds and that names this one.
    pub fn named_in_amendment_of(&self) -> Option<&'a MeasureId> {
        let id = self.change.id.as_str();
        self.amended.iter().filter(|(_, name)| *name == id).map(|(measure, _)| *measure).min()
    }

    /// A finding at a place of the measure's new version.
    pub fn finding(
        &self,
        rule: &'static Rule,
        after: &Measure,
        location: Location,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(rule, after.file, location, message).measure(&after.id)
    }

    /// Shows how it stood at the base.
    pub fn with_base_label(&self, finding: Diagnostic, location: Location, text: &str) -> Diagnostic {
        match self.change.before {
            Some(before) => finding.other(before.file, location, text),
            None => finding,
        }
    }
}

/// What `plan.toml` says on both sides of a change, as a rule sees it.
pub struct PlanChangeContext<'a> {
    /// What changed in the plan's own files and in meetings.
    pub changes: &'a [Change],
    /// The plan at the base.
    pub before: &'a Plan,
    /// The plan that is checked.
    pub after: &'a Plan,
    /// What the change adds to the `[[allow]]` of returns.
    pub added_allows: Vec<AddedAllow<'a>>,
    /// Every name that amendments of the same change give, in whatever measure.
    pub(super) amended_anywhere: &'a HashSet<&'a str>,
    /// Every rule that there is.
    pub(super) rules: &'static [Registered],
}

impl<'a> PlanChangeContext<'a> {
    /// Why the file of a meeting accepts what a rule finds in it, where the change adds that it does.
    pub fn accepted_in_meeting(&self, rule: &Rule, meeting: &str) -> Option<String> {
        let is_its_own = |change: &&Change| {
            let id = change.after.as_ref().and_then(|row| row.get("id")?.text());
            change.field == Some("meeting") && id.is_some_and(|id| **id == *meeting)
        };
        let mut added = self.changes.iter().filter(is_its_own).flat_map(allows_added_to_meeting);
        added.find(|(_, name, _)| ***name == *rule.id).map(|(.., reason)| reason.to_string())
    }

    /// Whether an `[[amendment]]` that this change adds to any measure gives this name.
    pub fn is_named_in_amendment(&self, name: &str) -> bool {
        self.amended_anywhere.contains(name)
    }
}

/// What a change of a meeting adds to the `[[allow]]` of its file: each by its place, with its rule and its reason.
pub(super) fn allows_added_to_meeting(
    change: &Change,
) -> impl Iterator<Item = (usize, &TextSlice, &TextSlice)> {
    fn allows(meeting: Option<&FieldValue>) -> &[FieldValue] {
        meeting.map_or(&[], |row| row.list("allow"))
    }
    let known = allows(change.before.as_ref());
    let added = allows(change.after.as_ref()).iter().enumerate().filter(|(_, row)| !known.contains(row));
    added.filter_map(|(at, row)| Some((at, row.get("rule")?.text()?, row.get("reason")?.text()?)))
}

/// An `[[allow]]` that a change adds to a return.
pub struct AddedAllow<'a> {
    /// The return.
    pub one: &'a Return,
    /// The name of its body.
    pub body: &'a str,
    /// Which `[[allow]]` of it, from 0.
    pub row: usize,
    /// What it accepts.
    pub allow: &'a Allow,
}

/// What a later version of a plan adds to the `[[allow]]` of returns.
pub(super) fn added_allows<'a>(before: &Plan, after: &'a Plan) -> Vec<AddedAllow<'a>> {
    let mut added = Vec::new();
    for one in after.returns.iter().filter(|one| !one.allows.is_empty()) {
        // The register may list its bodies in another order.
        let name = after.register.name(one.body);
        let body = before.register.find(name);
        let was = before.returns.iter().find(|was| Some(was.body) == body && was.period == one.period);
        let is_new = |allow: &&Allow| !was.is_some_and(|was| was.allows.contains(allow));
        let rows = one.allows.iter().enumerate().filter(|(_, allow)| is_new(allow));
        added.extend(rows.map(|(row, allow)| AddedAllow { one, body: name, row, allow }));
    }
    added
}

/// Where the amendments stand that this change adds, those of a new measure among them.
pub(super) fn amended_rows(change: &MeasureDiff<'_>) -> impl Iterator<Item = usize> {
    let added = change.of("amendment").filter(|change| change.kind == ChangeKind::Added);
    let rows = added.filter_map(|change| change.rows.1);
    let new = change.after.filter(|_| change.before.is_none()).map_or(0, |measure| measure.amendments.len());
    rows.chain(0..new)
}

/// The fields that an added amendment allows to change. One that the same act of the same day named before is not among
/// them: a copy of an amendment covers nothing new.
pub(super) fn amended_fields<'a>(
    change: &'a MeasureDiff<'_>,
    row: usize,
) -> impl Iterator<Item = &'a TextSlice> {
    let amendment = change.after.and_then(|after| after.amendments.get(row));
    let before = change.before.map_or(&[][..], |before| &before.amendments);
    amendment.into_iter().flat_map(move |amendment| {
        let is_new = move |field: &&TextSlice| !before.iter().any(|known| amendment.repeats(known, field));
        amendment.fields.iter().filter(is_new)
    })
}

/// Where a list of tables ends: the last of them, or the title where there is none.
pub(super) fn end_of(table: &'static str, rows: usize) -> Location {
    rows.checked_sub(1).map_or_else(|| key("title"), |last| row(table, last))
}

/// Where to find the name of a rule.
pub(super) const LISTED: &str = "`plan rules` lists them all";

/// The rule with this id.
pub(super) fn find(rules: &'static [Registered], id: &str) -> Option<&'static Registered> {
    index_of(rules, id).and_then(|at| rules.get(at))
}

/// Where the rule is in the list, which is sorted by id.
pub(super) fn index_of(rules: &[Registered], id: &str) -> Option<usize> {
    rules.binary_search_by(|registered| registered.rule.id.cmp(id)).ok()
}

/// The id of a rule that is like this one.
pub(super) fn nearest(rules: &[Registered], id: &str) -> Option<&'static str> {
    closest(id, rules.iter().map(|registered| registered.rule.id)).first().copied()
}

/// The rule whose id is like this one, or where to look.
pub(super) fn did_you_mean(rules: &[Registered], id: &str) -> String {
    match nearest(rules, id) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => LISTED.to_owned(),
    }
}

/// Why a level cannot be set.
pub enum LevelError {
    /// There is no such rule.
    Unknown,
    /// What breaks the rule is not known: nothing can be said about it as if it were.
    Unreadable,
    /// The rule protects people: no file of the plan decides that it does not.
    Protects,
}

/// The rule, where `plan.toml` can give its findings this level.
///
/// # Errors
/// When there is no such rule, or its findings must stay errors.
pub(super) fn rule_at_level_of_plan(
    rules: &'static [Registered],
    id: &str,
    level: Level,
) -> Result<&'static Rule, LevelError> {
    let rule = rule_at_level(rules, id, level)?;
    let protects = find(rules, id).is_some_and(|registered| registered.protects);
    if protects && level != Level::Deny { Err(LevelError::Protects) } else { Ok(rule) }
}

/// The rule, where its findings can have this level.
///
/// # Errors
/// When there is no such rule, or its findings must stay errors.
pub(super) fn rule_at_level(
    rules: &'static [Registered],
    id: &str,
    level: Level,
) -> Result<&'static Rule, LevelError> {
    let Registered { rule, reading, .. } = find(rules, id).ok_or(LevelError::Unknown)?;
    if *reading && rule.severity == Severity::Error && level != Level::Deny {
        return Err(LevelError::Unreadable);
    }
    Ok(rule)
}
