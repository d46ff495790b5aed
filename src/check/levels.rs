//! How much each rule's findings matter: as the rule says, unless the plan or an option of the command says otherwise.

use chrono::NaiveDate;

use super::base::Base;
use super::registry::RULES;
use super::rule::{index_of, rule_at_level_of_plan};
use crate::diagnostic::{Diagnostic, Group, Rule, Severity};
use crate::model::{Level, Plan};

/// How to check.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day to check for: what is later has not happened.
    pub day: NaiveDate,
    /// Groups of rules that apply in addition to the default one.
    pub groups: Vec<Group>,
    /// Levels that win over those of the plan.
    pub levels: Vec<(&'static Rule, Level)>,
    /// Leave out what was found in the base of a change as well: it is not the change's doing.
    pub new_only: bool,
}

impl Options {
    /// The default rules, on a day.
    pub fn on(day: NaiveDate) -> Self {
        Options { day, groups: Vec::new(), levels: Vec::new(), new_only: false }
    }
}

fn severity_of(level: Level) -> Option<Severity> {
    match level {
        Level::Allow => None,
        Level::Warn => Some(Severity::Warning),
        Level::Deny => Some(Severity::Error),
    }
}

/// The level of each rule of the registry.
pub(super) struct Levels {
    sets: Vec<Set>,
    /// What is judged as a change is held to these as well: the stricter level counts.
    base: Option<Box<Levels>>,
}

/// How much the findings of one rule matter.
#[derive(Clone, Copy)]
enum Set {
    /// As each finding says by itself: some rules know milder cases.
    Own,
    /// All alike; `None`: the rule does not apply.
    To(Option<Severity>),
}

impl Levels {
    /// The command line wins over the plan, and the plan over the rule.
    pub fn new(options: &Options, plan: Option<&Plan>) -> Self {
        let applies = |group| group == Group::Default || options.groups.contains(&group);
        let own = |rule: &Rule| if applies(rule.group) { Set::Own } else { Set::To(None) };
        let sets = RULES.iter().map(|registered| own(registered.rule)).collect();
        let mut levels = Levels { sets, base: None };
        for set in plan.into_iter().flat_map(|plan| &plan.levels) {
            if let Ok(rule) = rule_at_level_of_plan(RULES, &set.rule, set.level) {
                levels.set(rule, set.level);
            }
        }
        // Of several for one rule, the strictest counts.
        let mut asked = options.levels.clone();
        asked.sort_by_key(|(_, level)| *level);
        asked.into_iter().for_each(|(rule, level)| levels.set(rule, level));
        levels
    }

    /// Those of a plan and of the base that its change is held against: no change lowers what itself is judged by. Where
    /// there was no plan, the rules on changes have their own levels.
    pub fn of_change(options: &Options, plan: Option<&Plan>, base: Option<&Base<'_>>) -> Self {
        let mut levels = Self::new(options, plan);
        levels.base = base.map(|base| {
            let before = base.loaded.and_then(|loaded| loaded.plan.as_ref());
            let mut at_base = Self::new(options, before);
            let of_state = RULES.iter().map(|registered| before.is_none() && !registered.judges_change());
            at_base.sets.iter_mut().zip(of_state).filter(|(_, is_of_state)| *is_of_state).for_each(
                |(set, _)| {
                    *set = Set::To(None);
                },
            );
            Box::new(at_base)
        });
        levels
    }

    /// Those of the rules themselves, and what is asked for.
    pub fn with_overrides(levels: Vec<(&'static Rule, Level)>) -> Self {
        Self::new(&Options { levels, ..Options::on(NaiveDate::MIN) }, None)
    }

    fn set(&mut self, rule: &Rule, level: Level) {
        if let Some(setting) = index_of(RULES, rule.id).and_then(|at| self.sets.get_mut(at)) {
            *setting = Set::To(severity_of(level));
        }
    }

    /// What the rule's findings are; `None` where it does not apply.
    pub fn of(&self, rule: &Rule) -> Option<Severity> {
        self.set_for(rule, rule.severity)
    }

    /// What one finding is; `None` where its rule does not apply.
    pub fn of_finding(&self, finding: &Diagnostic) -> Option<Severity> {
        self.set_for(finding.rule, finding.severity)
    }

    fn set_for(&self, rule: &Rule, own: Severity) -> Option<Severity> {
        // Worse than the rule's others is only what says that something of the plan may be missing: no level makes it less.
        if own < rule.severity {
            return Some(own);
        }
        let set = match index_of(RULES, rule.id).and_then(|at| self.sets.get(at)) {
            Some(Set::To(severity)) => *severity,
            Some(Set::Own) | None => Some(own),
        };
        // The order of severities begins with the errors.
        set.into_iter().chain(self.base.as_ref().and_then(|base| base.set_for(rule, own))).min()
    }

    /// Gives each finding its severity, and takes out those of rules that do not apply.
    pub fn apply(&self, findings: &mut Vec<Diagnostic>) {
        findings.retain_mut(|finding| match self.of_finding(finding) {
            Some(severity) => {
                finding.severity = severity;
                true
            }
            None => false,
        });
    }
}
