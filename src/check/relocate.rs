//! Findings about what returns say of a measure stand in the returns, not in the measure's file.

use crate::diagnostic::{Diagnostic, Location, PathSegment};
use crate::model::Measure;

/// Turns the places of reports, assessments and what was spent among all those of a measure into their places in the files.
pub(super) fn relocate(finding: &mut Diagnostic, measure: &Measure) {
    for label in std::iter::once(&mut finding.primary).chain(&mut finding.others) {
        let Location::Key(path) = &mut label.location else { continue };
        if label.file == measure.file
            && let [PathSegment::Key(table), PathSegment::Index(row), ..] = &mut path[..]
        {
            let place = measure.place_of(table, *row);
            (label.file, *row) = (place.file, place.row);
        }
    }
}
