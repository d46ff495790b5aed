//! Every rule, in one list.

use super::rule::{
    self, LevelError, OnMeasure, OnMeasureChange, OnPlan, OnPlanChange, Registered, RequiredFiles,
};
use super::rules;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Level, Statement};

/// With the keys of the measure's file that it reads.
const fn on_measures(rule: &'static Rule, reads: &'static [&'static str], check: OnMeasure) -> Registered {
    Registered { measure: Some(check), reads, ..Registered::of(rule) }
}

const fn on_plan(rule: &'static Rule, check: OnPlan) -> Registered {
    Registered { plan: Some((RequiredFiles::All, check)), ..Registered::of(rule) }
}

const fn on_header(rule: &'static Rule, check: OnPlan) -> Registered {
    Registered { plan: Some((RequiredFiles::PlanAndRegister, check)), ..Registered::of(rule) }
}

const fn on_change(rule: &'static Rule, check: OnMeasureChange) -> Registered {
    Registered { change: Some(check), ..Registered::of(rule) }
}

const fn on_header_change(rule: &'static Rule, check: OnPlanChange) -> Registered {
    Registered { plan_change: Some(check), ..Registered::of(rule) }
}

const fn on_change_and_header(
    rule: &'static Rule,
    of_measure: OnMeasureChange,
    of_plan: OnPlanChange,
) -> Registered {
    Registered { change: Some(of_measure), plan_change: Some(of_plan), ..Registered::of(rule) }
}

const fn on_reading(rule: &'static Rule) -> Registered {
    Registered { reading: true, ..Registered::of(rule) }
}

const fn on_record(rule: &'static Rule) -> Registered {
    Registered { record: true, ..Registered::of(rule) }
}

impl Registered {
    const fn acceptable(self) -> Self {
        Registered { acceptable: true, ..self }
    }

    const fn on_added(self) -> Self {
        Registered { on_added: true, ..self }
    }
}

/// Sorted by id. A test fails when a file of `rules/` is not here.
pub static RULES: &[Registered] = &[
    on_change(&rules::allocation_cut::RULE, rules::allocation_cut::check),
    on_measures(
        &rules::allocation_outside_period::RULE,
        &["allocation"],
        rules::allocation_outside_period::check,
    ),
    on_change_and_header(
        &rules::allow_added::RULE,
        rules::allow_added::check,
        rules::allow_added::check_other_files,
    )
    .on_added(),
    on_reading(&rules::ambiguous_name::RULE),
    on_measures(
        &rules::amendment_before_adoption::RULE,
        &["amendment"],
        rules::amendment_before_adoption::check,
    ),
    on_measures(&rules::amendment_in_future::RULE, &["amendment"], rules::amendment_in_future::check),
    on_change(&rules::amendment_rewritten::RULE, rules::amendment_rewritten::check),
    on_change(&rules::amendment_without_change::RULE, rules::amendment_without_change::check)
        .on_added()
        .acceptable(),
    Registered {
        measure: Some(rules::amount_mismatch::check),
        reads: &["funding", "allocation", "amendment", "kind"],
        finds_also: &[&rules::unclear_amount::RULE],
        ..Registered::of(&rules::amount_mismatch::RULE)
    },
    on_header_change(&rules::appropriation_cut::RULE, rules::appropriation_cut::check),
    on_plan(&rules::appropriation_mismatch::RULE, rules::appropriation_mismatch::check),
    on_change(&rules::backdated_amendment::RULE, rules::backdated_amendment::check).on_added().acceptable(),
    on_change(&rules::backdated_report::RULE, rules::backdated_report::check).on_added().acceptable(),
    on_record(&rules::bad_signature::RULE),
    on_header(&rules::body_cycle::RULE, rules::body_cycle::check),
    on_record(&rules::broken_base::RULE),
    on_record(&rules::broken_commit::RULE),
    on_change(&rules::changed_after_closing::RULE, rules::changed_after_closing::check).acceptable(),
    on_header_change(&rules::closing_changed::RULE, rules::closing_changed::check),
    on_record(&rules::commit_dated_before_parent::RULE),
    on_measures(
        &rules::completed_below_target::RULE,
        &["metric", "metrics", "report", "responsible", "amendment", "milestone", "kind"],
        rules::completed_below_target::check,
    ),
    on_measures(
        &rules::completed_with_open_milestone::RULE,
        &["milestone", "report", "responsible", "amendment", "kind"],
        rules::completed_with_open_milestone::check,
    ),
    on_measures(
        &rules::completed_without_evidence::RULE,
        &["report"],
        rules::completed_without_evidence::check,
    ),
    on_measures(
        &rules::contradictory_reports::RULE,
        &["report", "spent"],
        rules::contradictory_reports::check,
    ),
    on_reading(&rules::control_character::RULE),
    on_measures(
        &rules::deadline_in_words::RULE,
        &["deadline", "milestone", "published"],
        rules::deadline_in_words::check,
    ),
    on_change(&rules::deadline_moved::RULE, rules::deadline_moved::check),
    on_measures(&rules::deadline_outside_period::RULE, &["deadline"], rules::deadline_outside_period::check),
    on_header(&rules::decision_due_before_meeting::RULE, rules::decision_due_before_meeting::check),
    on_header_change(&rules::decision_rewritten::RULE, rules::decision_rewritten::check).acceptable(),
    on_record(&rules::dropped_by_merge::RULE),
    Registered {
        reading: true,
        measure: Some(rules::duplicate_body::check),
        reads: &["responsible", "partners"],
        ..Registered::of(&rules::duplicate_body::RULE)
    },
    on_change(&rules::duplicate_formerly::RULE, rules::duplicate_formerly::check),
    on_reading(&rules::duplicate_id::RULE),
    on_measures(
        &rules::duplicate_name::RULE,
        &["milestone", "metric", "metrics"],
        rules::duplicate_name::check,
    ),
    on_measures(&rules::duplicate_report::RULE, &Statement::TABLES, rules::duplicate_report::check),
    on_header(&rules::duplicate_return::RULE, rules::duplicate_return::check),
    on_measures(&rules::empty_assessment::RULE, &["assessment"], rules::empty_assessment::check),
    on_measures(&rules::former_id_in_use::RULE, &["formerly"], rules::former_id_in_use::check),
    on_header(&rules::implausible_closing::RULE, rules::implausible_closing::check),
    on_header(&rules::implausible_decision::RULE, rules::implausible_decision::check),
    on_measures(
        &rules::impossible_value::RULE,
        &["report", "metric", "metrics", "responsible"],
        rules::impossible_value::check,
    ),
    on_plan(&rules::ineffective_succession::RULE, rules::ineffective_succession::check),
    on_reading(&rules::invalid_amount::RULE),
    on_reading(&rules::invalid_encoding::RULE),
    on_reading(&rules::invalid_id::RULE),
    on_header(&rules::invalid_level::RULE, rules::invalid_level::check),
    on_measures(&rules::invalid_revision::RULE, &["allocation", "amendment"], rules::invalid_revision::check),
    on_reading(&rules::invalid_toml::RULE),
    on_reading(&rules::invalid_value::RULE),
    on_record(&rules::joined_history::RULE),
    on_header_change(&rules::level_lowered::RULE, rules::level_lowered::check),
    on_header(&rules::look_alike_name::RULE, rules::look_alike_name::check),
    on_change(&rules::measure_removed::RULE, rules::measure_removed::check),
    on_change(&rules::measure_renumbered::RULE, rules::measure_renumbered::check).acceptable(),
    on_change(&rules::measure_reopened::RULE, rules::measure_reopened::check).acceptable(),
    on_reading(&rules::merge_conflict::RULE),
    on_measures(
        &rules::milestone_after_deadline::RULE,
        &["deadline", "milestone"],
        rules::milestone_after_deadline::check,
    ),
    on_change(&rules::milestone_moved::RULE, rules::milestone_moved::check),
    on_measures(&rules::misplaced_file::RULE, &["section"], rules::misplaced_file::check),
    on_header(&rules::misplaced_return::RULE, rules::misplaced_return::check),
    on_reading(&rules::missing_field::RULE),
    on_measures(
        &rules::no_amount::RULE,
        &["allocation", "funding", "amendment", "kind"],
        rules::no_amount::check,
    ),
    on_measures(&rules::no_milestone::RULE, &["milestone", "kind"], rules::no_milestone::check),
    on_measures(
        &rules::no_report::RULE,
        &["report", "responsible", "amendment", "kind"],
        rules::no_report::check,
    ),
    on_measures(
        &rules::no_target::RULE,
        &["metric", "metrics", "indicator", "kind"],
        rules::no_target::check,
    ),
    on_plan(&rules::parent_cycle::RULE, rules::parent_cycle::check),
    on_change_and_header(
        &rules::period_changed::RULE,
        rules::period_changed::check,
        rules::period_changed::check_meetings,
    )
    .acceptable(),
    on_header(&rules::period_outside_cycle::RULE, rules::period_outside_cycle::check),
    Registered {
        measure: Some(rules::personal_data::check),
        plan: Some((RequiredFiles::PlanAndRegister, rules::personal_data::check_plan)),
        protects: true,
        ..Registered::of(&rules::personal_data::RULE)
    },
    on_change_and_header(
        &rules::published_text_changed::RULE,
        rules::published_text_changed::check,
        rules::published_text_changed::check_plan,
    ),
    on_measures(
        &rules::report_after_end::RULE,
        &["report", "amendment", "responsible"],
        rules::report_after_end::check,
    ),
    on_measures(
        &rules::report_before_adoption::RULE,
        &["report", "assessment"],
        rules::report_before_adoption::check,
    ),
    on_measures(
        &rules::report_by_uninvolved_body::RULE,
        &["report", "responsible", "partners", "milestone", "kind"],
        rules::report_by_uninvolved_body::check,
    ),
    on_measures(&rules::report_in_future::RULE, &["report", "assessment"], rules::report_in_future::check),
    on_measures(
        &rules::report_out_of_order::RULE,
        &["report", "assessment", "amendment", "spent"],
        rules::report_out_of_order::check,
    ),
    on_change(&rules::report_removed::RULE, rules::report_removed::check),
    on_change(&rules::report_rewritten::RULE, rules::report_rewritten::check),
    on_change_and_header(
        &rules::responsibility_moved::RULE,
        rules::responsibility_moved::check,
        rules::responsibility_moved::check_register,
    ),
    on_header(&rules::return_in_future::RULE, rules::return_in_future::check),
    on_measures(
        &rules::self_assessment::RULE,
        &["assessment", "responsible", "partners", "kind"],
        rules::self_assessment::check,
    ),
    on_plan(&rules::source_mismatch::RULE, rules::source_mismatch::check),
    on_measures(
        &rules::spent_beyond_allocation::RULE,
        &["spent", "allocation", "amendment"],
        rules::spent_beyond_allocation::check,
    ),
    on_measures(
        &rules::spent_by_two::RULE,
        &["spent", "allocation", "amendment"],
        rules::spent_by_two::check,
    ),
    on_measures(&rules::spent_in_future::RULE, &["spent"], rules::spent_in_future::check),
    on_reading(&rules::stray_file::RULE),
    on_reading(&rules::symbolic_link::RULE),
    on_change_and_header(
        &rules::target_lowered::RULE,
        rules::target_lowered::check,
        rules::target_lowered::check_shared,
    ),
    on_reading(&rules::too_many_findings::RULE),
    // One look at the words finds both.
    Registered::of(&rules::unclear_amount::RULE),
    on_plan(&rules::undeclared_language::RULE, rules::undeclared_language::check),
    on_measures(&rules::unknown_amended_field::RULE, &["amendment"], rules::unknown_amended_field::check),
    on_reading(&rules::unknown_appropriation::RULE),
    on_reading(&rules::unknown_body::RULE),
    on_reading(&rules::unknown_currency::RULE),
    on_measures(&rules::unknown_evidence::RULE, &Statement::TABLES, rules::unknown_evidence::check),
    on_reading(&rules::unknown_field::RULE),
    on_plan(&rules::unknown_measure::RULE, rules::unknown_measure::check),
    on_measures(&rules::unknown_metric::RULE, &["report", "metric", "metrics"], rules::unknown_metric::check),
    on_measures(
        &rules::unknown_milestone::RULE,
        &["report", "amendment", "milestone"],
        rules::unknown_milestone::check,
    ),
    on_plan(&rules::unknown_predecessor::RULE, rules::unknown_predecessor::check),
    on_reading(&rules::unknown_section::RULE),
    on_reading(&rules::unknown_source::RULE),
    on_reading(&rules::unreadable_file::RULE),
    Registered::of(&rules::unused_allow::RULE),
    on_plan(&rules::unused_body::RULE, rules::unused_body::check),
    on_measures(
        &rules::withdrawn_without_amendment::RULE,
        &["report", "amendment"],
        rules::withdrawn_without_amendment::check,
    ),
    on_reading(&rules::wrong_type::RULE),
];

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rule::find(RULES, id).map(|registered| registered.rule)
}

/// Whether a finding is one of what a change adds.
pub(super) fn is_on_added(finding: &Diagnostic) -> bool {
    rule::find(RULES, finding.rule.id).is_some_and(|registered| registered.on_added)
}

/// Whether the change that is the cause of a finding may accept it; an error stands.
pub(super) fn is_acceptable(finding: &Diagnostic) -> bool {
    finding.severity != Severity::Error
        && rule::find(RULES, finding.rule.id).is_some_and(|registered| registered.acceptable)
}

/// The rule whose id is like this one, or where to look.
pub(super) fn did_you_mean(id: &str) -> String {
    rule::did_you_mean(RULES, id)
}

/// The id of a rule that is like this one.
pub fn nearest_rule(id: &str) -> Option<&'static str> {
    rule::nearest(RULES, id)
}

/// The rule, where its findings can have this level.
///
/// # Errors
/// When there is no such rule, or its findings must stay errors.
pub fn rule_at_level(id: &str, level: Level) -> Result<&'static Rule, LevelError> {
    rule::rule_at_level(RULES, id, level)
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
    fn every_file_of_rules_is_registered() {
        let folder = format!("{}/src/check/rules", env!("CARGO_MANIFEST_DIR"));
        let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let names = names.map(|name| name.into_string().unwrap());
        let mut seen = 0;
        for name in names.filter(|name| name != "mod.rs") {
            let id = name.trim_end_matches(".rs").replace('_', "-");
            assert!(super::rule(&id).is_some(), "{name} is not registered as {id}");
            seen += 1;
        }
        assert_eq!(seen, RULES.len());
    }
}
