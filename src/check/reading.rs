//! What loading found wrong, as findings of the rules.

use super::rules;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::load::{Problem, ProblemKind};

/// The rule that a problem breaks.
fn rule_of(kind: ProblemKind) -> &'static Rule {
    match kind {
        ProblemKind::AmbiguousName => &rules::ambiguous_name::RULE,
        ProblemKind::ControlCharacter => &rules::control_character::RULE,
        ProblemKind::DuplicateBody => &rules::duplicate_body::RULE,
        ProblemKind::DuplicateId => &rules::duplicate_id::RULE,
        ProblemKind::InvalidAmount => &rules::invalid_amount::RULE,
        ProblemKind::InvalidEncoding => &rules::invalid_encoding::RULE,
        ProblemKind::InvalidId => &rules::invalid_id::RULE,
        ProblemKind::InvalidToml => &rules::invalid_toml::RULE,
        ProblemKind::InvalidValue => &rules::invalid_value::RULE,
        ProblemKind::MergeConflict => &rules::merge_conflict::RULE,
        ProblemKind::MissingField => &rules::missing_field::RULE,
        ProblemKind::StrayFile | ProblemKind::StrayMeasure => &rules::stray_file::RULE,
        ProblemKind::SymbolicLink => &rules::symbolic_link::RULE,
        ProblemKind::TooManyFindings => &rules::too_many_findings::RULE,
        ProblemKind::UnknownAppropriation => &rules::unknown_appropriation::RULE,
        ProblemKind::UnknownBody => &rules::unknown_body::RULE,
        ProblemKind::UnknownCurrency => &rules::unknown_currency::RULE,
        ProblemKind::UnknownField => &rules::unknown_field::RULE,
        ProblemKind::UnknownSection => &rules::unknown_section::RULE,
        ProblemKind::UnknownSource => &rules::unknown_source::RULE,
        ProblemKind::UnreadableFile => &rules::unreadable_file::RULE,
        ProblemKind::WrongType => &rules::wrong_type::RULE,
    }
}

/// The finding that a problem is.
pub fn finding(problem: &Problem) -> Diagnostic {
    let Problem { kind, message, primary, others, measure, help, suggestion } = problem.clone();
    let rule = rule_of(kind);
    let mut finding = Diagnostic::new(rule, primary.file, primary.location.clone(), message);
    if kind == ProblemKind::StrayMeasure {
        // An answer without it would be wrong.
        finding.severity = Severity::Error;
    }
    Diagnostic { primary, others, measure, help, suggestion, ..finding }
}
