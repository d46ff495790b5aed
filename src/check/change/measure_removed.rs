//! A measure that is gone.

use super::Touched;
use crate::diagnostic::{Diagnostic, Place, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "measure-removed",
    severity: Severity::Error,
    summary: "a measure that a change removes without an [[amendment]] that names it",
};

pub fn check(touched: &Touched<'_>, findings: &mut Vec<Diagnostic>) {
    let (Some(before), None) = (touched.change.before, touched.change.after) else {
        return;
    };
    if touched.is_named_in_amendment() {
        return;
    }
    let message = format!("{} is removed from the plan, and no amendment says so", before.id);
    let place = Place::Span(Default::default());
    findings.push(
        Diagnostic::new(&RULE, touched.base_file(before.file), place, message)
            .label("as it was")
            .measure(&before.id)
            .help(
                "put it back: what is given up stays in the plan, with a report that says `status = \"withdrawn\"`; \
                 what an act took out is named in the `fields` of an [[amendment]] of another measure",
            ),
    );
}
