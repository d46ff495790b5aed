//! Every rule, in one list.

use super::change::{self, Touched};
use super::{allow, state};
use crate::diagnostic::{Diagnostic, Rule};
use crate::load::rules as reading;
use crate::model::{Measure, Plan};

/// When a rule applies, and how.
#[derive(Clone, Copy)]
pub enum Applies {
    /// While the files are read.
    Reading,
    /// To each measure by itself.
    Measure(fn(&Plan, &Measure, &mut Vec<Diagnostic>)),
    /// To the plan as a whole, once every file could be read.
    Plan(fn(&Plan, &mut Vec<Diagnostic>)),
    /// To each measure that a change touches.
    Change(fn(&Touched<'_>, &mut Vec<Diagnostic>)),
    /// To what a change is compared with.
    Base,
    /// To what files accept, after all others.
    Allowing,
}

/// A rule with when it applies.
pub struct Registered {
    pub rule: &'static Rule,
    pub applies: Applies,
}

const fn on_measures(rule: &'static Rule, check: fn(&Plan, &Measure, &mut Vec<Diagnostic>)) -> Registered {
    Registered { rule, applies: Applies::Measure(check) }
}

const fn on_plan(rule: &'static Rule, check: fn(&Plan, &mut Vec<Diagnostic>)) -> Registered {
    Registered { rule, applies: Applies::Plan(check) }
}

const fn on_change(rule: &'static Rule, check: fn(&Touched<'_>, &mut Vec<Diagnostic>)) -> Registered {
    Registered { rule, applies: Applies::Change(check) }
}

const fn on_reading(rule: &'static Rule) -> Registered {
    Registered { rule, applies: Applies::Reading }
}

/// Sorted by id. A test fails when a file of `state/` or `change/` is not here.
pub static RULES: &[Registered] = &[
    on_change(&change::allocation_cut::RULE, change::allocation_cut::check),
    on_change(&change::allow_added::RULE, change::allow_added::check),
    on_reading(&reading::AMBIGUOUS_NAME),
    on_change(&change::amendment_rewritten::RULE, change::amendment_rewritten::check),
    on_measures(&state::amount_mismatch::RULE, state::amount_mismatch::check),
    on_plan(&state::appropriation_mismatch::RULE, state::appropriation_mismatch::check),
    on_change(&change::backdated_report::RULE, change::backdated_report::check),
    Registered { rule: &change::BROKEN_BASE, applies: Applies::Base },
    on_reading(&reading::CONTROL_CHARACTER),
    on_change(&change::deadline_moved::RULE, change::deadline_moved::check),
    on_measures(&state::deadline_outside_period::RULE, state::deadline_outside_period::check),
    on_reading(&reading::DUPLICATE_BODY),
    on_reading(&reading::DUPLICATE_ID),
    on_reading(&reading::INVALID_AMOUNT),
    on_reading(&reading::INVALID_ENCODING),
    on_reading(&reading::INVALID_ID),
    on_reading(&reading::INVALID_TOML),
    on_reading(&reading::INVALID_VALUE),
    on_change(&change::measure_removed::RULE, change::measure_removed::check),
    on_reading(&reading::MISSING_FIELD),
    on_change(&change::published_text_changed::RULE, change::published_text_changed::check),
    on_change(&change::reopened::RULE, change::reopened::check),
    on_change(&change::report_removed::RULE, change::report_removed::check),
    on_change(&change::report_rewritten::RULE, change::report_rewritten::check),
    on_change(&change::responsibility_moved::RULE, change::responsibility_moved::check),
    on_reading(&reading::STRAY_FILE),
    on_reading(&reading::SYMBOLIC_LINK),
    on_change(&change::target_lowered::RULE, change::target_lowered::check),
    on_reading(&reading::UNKNOWN_APPROPRIATION),
    on_reading(&reading::UNKNOWN_BODY),
    on_reading(&reading::UNKNOWN_CURRENCY),
    on_reading(&reading::UNKNOWN_FIELD),
    on_plan(&state::unknown_measure::RULE, state::unknown_measure::check),
    on_reading(&reading::UNKNOWN_SECTION),
    on_reading(&reading::UNKNOWN_SOURCE),
    on_reading(&reading::UNREADABLE_FILE),
    Registered { rule: &allow::UNUSED_ALLOW, applies: Applies::Allowing },
    on_reading(&reading::WRONG_TYPE),
];

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().map(|registered| registered.rule).find(|rule| rule.id == id)
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
        let here = RULES.iter().filter(|r| matches!(r.applies, Applies::Measure(_) | Applies::Plan(_)));
        assert_eq!(registered_in("state", &["mod.rs"]), here.count());
    }

    #[test]
    fn every_file_of_change_is_registered() {
        let here = RULES.iter().filter(|r| matches!(r.applies, Applies::Change(_)));
        assert_eq!(registered_in("change", &["mod.rs", "base.rs"]), here.count());
    }
}
