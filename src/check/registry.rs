//! Every rule, in one list.

use super::change::{self, Header, Touched};
use super::{Context, allow, audit, state};
use crate::diagnostic::{Diagnostic, Rule};
use crate::load::rules as reading;
use crate::model::Measure;

/// A rule on one measure.
pub type OnMeasure = fn(&Context<'_>, &Measure, &mut Vec<Diagnostic>);

/// A rule on the plan.
pub type OnPlan = fn(&Context<'_>, &mut Vec<Diagnostic>);

/// When a rule applies, and how.
#[derive(Clone, Copy)]
pub(super) enum Applies {
    /// While the files are read.
    Reading,
    /// To each measure by itself.
    Measure(OnMeasure),
    /// To the plan as a whole, once every file could be read.
    Plan(OnPlan),
    /// To what `plan.toml` and the register say, whether or not the other files could be read.
    Header(OnPlan),
    /// To each measure that a change touches.
    Change(fn(&Touched<'_>, &mut Vec<Diagnostic>)),
    /// To what `plan.toml` says on both sides of a change.
    HeaderChange(fn(&Header<'_>, &mut Vec<Diagnostic>)),
    /// To what a change is compared with.
    Base,
    /// To each commit of the record, in an audit.
    Record,
    /// To what files accept, after all others.
    Allowing,
}

/// A rule with when it applies.
pub struct Registered {
    /// Its id, its severity, and what it finds.
    pub rule: &'static Rule,
    /// What it is held against, and when.
    pub(super) applies: Applies,
}

impl Registered {
    pub(super) fn on_measure(&self) -> Option<OnMeasure> {
        match self.applies {
            Applies::Measure(rule) => Some(rule),
            _ => None,
        }
    }

    /// What it holds against a plan as a whole, which all of its files are needed for, or its own files alone.
    pub(super) fn on_plan(&self, is_whole: bool) -> Option<OnPlan> {
        match self.applies {
            Applies::Plan(rule) => Some(rule).filter(|_| is_whole),
            Applies::Header(rule) => Some(rule),
            _ => None,
        }
    }

    /// Whether it judges a change, not the plan as it stands.
    pub fn judges_change(&self) -> bool {
        matches!(
            self.applies,
            Applies::Record | Applies::Change(_) | Applies::HeaderChange(_) | Applies::Base
        )
    }
}

const fn on_measures(rule: &'static Rule, check: OnMeasure) -> Registered {
    Registered { rule, applies: Applies::Measure(check) }
}

const fn on_plan(rule: &'static Rule, check: OnPlan) -> Registered {
    Registered { rule, applies: Applies::Plan(check) }
}

const fn on_header(rule: &'static Rule, check: OnPlan) -> Registered {
    Registered { rule, applies: Applies::Header(check) }
}

const fn on_change(rule: &'static Rule, check: fn(&Touched<'_>, &mut Vec<Diagnostic>)) -> Registered {
    Registered { rule, applies: Applies::Change(check) }
}

const fn on_header_change(rule: &'static Rule, check: fn(&Header<'_>, &mut Vec<Diagnostic>)) -> Registered {
    Registered { rule, applies: Applies::HeaderChange(check) }
}

const fn on_reading(rule: &'static Rule) -> Registered {
    Registered { rule, applies: Applies::Reading }
}

/// Sorted by id. A test fails when a file of `state/` or `change/` is not here.
pub static RULES: &[Registered] = &[
    on_change(&change::allocation_cut::RULE, change::allocation_cut::check),
    on_measures(&state::allocation_outside_period::RULE, state::allocation_outside_period::check),
    on_change(&change::allow_added::RULE, change::allow_added::check),
    on_reading(&reading::AMBIGUOUS_NAME),
    on_measures(&state::amendment_in_future::RULE, state::amendment_in_future::check),
    on_change(&change::amendment_rewritten::RULE, change::amendment_rewritten::check),
    on_change(&change::amendment_without_change::RULE, change::amendment_without_change::check),
    on_measures(&state::amount_mismatch::RULE, state::amount_mismatch::check),
    on_header_change(&change::appropriation_cut::RULE, change::appropriation_cut::check),
    on_plan(&state::appropriation_mismatch::RULE, state::appropriation_mismatch::check),
    on_change(&change::backdated_report::RULE, change::backdated_report::check),
    Registered { rule: &audit::BAD_SIGNATURE, applies: Applies::Record },
    Registered { rule: &change::BROKEN_BASE, applies: Applies::Base },
    Registered { rule: &audit::BROKEN_COMMIT, applies: Applies::Record },
    on_header(&state::circular_body::RULE, state::circular_body::check),
    on_measures(&state::completed_below_target::RULE, state::completed_below_target::check),
    on_measures(&state::completed_with_open_milestone::RULE, state::completed_with_open_milestone::check),
    on_measures(&state::completed_without_evidence::RULE, state::completed_without_evidence::check),
    on_measures(&state::contradictory_reports::RULE, state::contradictory_reports::check),
    on_reading(&reading::CONTROL_CHARACTER),
    on_measures(&state::deadline_in_words::RULE, state::deadline_in_words::check),
    on_change(&change::deadline_moved::RULE, change::deadline_moved::check),
    on_measures(&state::deadline_outside_period::RULE, state::deadline_outside_period::check),
    on_measures(&reading::DUPLICATE_BODY, state::duplicate_body::check),
    on_change(&change::duplicate_formerly::RULE, change::duplicate_formerly::check),
    on_reading(&reading::DUPLICATE_ID),
    on_measures(&state::duplicate_name::RULE, state::duplicate_name::check),
    on_measures(&state::former_id_in_use::RULE, state::former_id_in_use::check),
    on_plan(&state::idle_succession::RULE, state::idle_succession::check),
    on_measures(&state::impossible_value::RULE, state::impossible_value::check),
    on_reading(&reading::INVALID_AMOUNT),
    on_reading(&reading::INVALID_ENCODING),
    on_reading(&reading::INVALID_ID),
    on_header(&state::invalid_level::RULE, state::invalid_level::check),
    on_reading(&reading::INVALID_TOML),
    on_reading(&reading::INVALID_VALUE),
    on_change(&change::measure_removed::RULE, change::measure_removed::check),
    on_change(&change::measure_renumbered::RULE, change::measure_renumbered::check),
    on_reading(&reading::MERGE_CONFLICT),
    on_measures(&state::milestone_after_deadline::RULE, state::milestone_after_deadline::check),
    on_change(&change::milestone_moved::RULE, change::milestone_moved::check),
    on_measures(&state::misplaced_file::RULE, state::misplaced_file::check),
    on_reading(&reading::MISSING_FIELD),
    on_measures(&state::no_amount::RULE, state::no_amount::check),
    on_measures(&state::no_milestone::RULE, state::no_milestone::check),
    on_measures(&state::no_report::RULE, state::no_report::check),
    on_measures(&state::no_target::RULE, state::no_target::check),
    on_measures(&state::personal_data::RULE, state::personal_data::check),
    on_change(&change::published_text_changed::RULE, change::published_text_changed::check),
    on_change(&change::reopened::RULE, change::reopened::check),
    on_measures(&state::report_after_end::RULE, state::report_after_end::check),
    on_measures(&state::report_before_adoption::RULE, state::report_before_adoption::check),
    on_measures(&state::report_by_stranger::RULE, state::report_by_stranger::check),
    on_measures(&state::report_in_future::RULE, state::report_in_future::check),
    on_measures(&state::report_out_of_order::RULE, state::report_out_of_order::check),
    on_change(&change::report_removed::RULE, change::report_removed::check),
    on_change(&change::report_rewritten::RULE, change::report_rewritten::check),
    on_change(&change::responsibility_moved::RULE, change::responsibility_moved::check),
    on_plan(&state::source_mismatch::RULE, state::source_mismatch::check),
    on_reading(&reading::STRAY_FILE),
    on_reading(&reading::SYMBOLIC_LINK),
    on_change(&change::target_lowered::RULE, change::target_lowered::check),
    on_reading(&reading::TOO_MANY_FINDINGS),
    // One look at the words finds both.
    on_measures(&state::unclear_amount::RULE, state::amount_mismatch::check),
    on_measures(&state::unknown_amended_field::RULE, state::unknown_amended_field::check),
    on_reading(&reading::UNKNOWN_APPROPRIATION),
    on_reading(&reading::UNKNOWN_BODY),
    on_reading(&reading::UNKNOWN_CURRENCY),
    on_measures(&state::unknown_evidence::RULE, state::unknown_evidence::check),
    on_reading(&reading::UNKNOWN_FIELD),
    on_plan(&state::unknown_measure::RULE, state::unknown_measure::check),
    on_measures(&state::unknown_metric::RULE, state::unknown_metric::check),
    on_measures(&state::unknown_milestone::RULE, state::unknown_milestone::check),
    on_reading(&reading::UNKNOWN_SECTION),
    on_reading(&reading::UNKNOWN_SOURCE),
    on_reading(&reading::UNREADABLE_FILE),
    Registered { rule: &allow::UNUSED_ALLOW, applies: Applies::Allowing },
    on_plan(&state::unused_body::RULE, state::unused_body::check),
    on_measures(&state::withdrawn_without_amendment::RULE, state::withdrawn_without_amendment::check),
    on_reading(&reading::WRONG_TYPE),
];

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    place(id).map(|at| RULES[at].rule)
}

/// Where the rule stands in the list.
pub(super) fn place(id: &str) -> Option<usize> {
    RULES.binary_search_by(|registered| registered.rule.id.cmp(id)).ok()
}

/// When the rule applies.
pub(super) fn applies(rule: &Rule) -> Applies {
    place(rule.id).map_or(Applies::Reading, |at| RULES[at].applies)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sorted_and_unique() {
        let ids: Vec<_> = RULES.iter().map(|r| r.rule.id).collect();
        assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    }

    #[test]
    fn every_rule_of_reading_is_registered() {
        for rule in reading::ALL {
            assert!(super::rule(rule.id).is_some(), "{} is not registered", rule.id);
        }
    }

    /// How many rules the files of a folder hold, each registered under its name.
    fn registered_in(folder: &str, without: &[&str]) -> usize {
        let folder = format!("{}/src/check/{folder}", env!("CARGO_MANIFEST_DIR"));
        let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let names = names.map(|name| name.into_string().unwrap());
        let mut seen = 0;
        for name in names.filter(|name| !without.contains(&name.as_str())) {
            let id = name.trim_end_matches(".rs").replace('_', "-");
            assert!(super::rule(&id).is_some(), "{name} is not registered as {id}");
            seen += 1;
        }
        seen
    }

    #[test]
    fn every_file_of_state_is_registered() {
        let here = RULES
            .iter()
            .filter(|r| matches!(r.applies, Applies::Measure(_) | Applies::Plan(_) | Applies::Header(_)));
        assert_eq!(registered_in("state", &["mod.rs"]), here.count());
    }

    #[test]
    fn every_file_of_change_is_registered() {
        let here =
            RULES.iter().filter(|r| matches!(r.applies, Applies::Change(_) | Applies::HeaderChange(_)));
        assert_eq!(registered_in("change", &["mod.rs", "base.rs"]), here.count());
    }
}
