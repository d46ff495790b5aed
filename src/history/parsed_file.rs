//! What one file of a plan says, and where it cannot be read, what it last said.

use std::rc::Rc;
use std::sync::Arc;

use crate::load::PlanHeader;
use crate::model::Measure;

/// What a file says now, as far as it can be read.
#[derive(Clone)]
pub(super) enum Parsed {
    Measure(ReadMeasure),
    /// A measure of which not everything is known now, and under which keys: that is as it was last known, where it ever was.
    Partial(ReadMeasure, Rc<[&'static str]>),
    /// A return or a meeting.
    Other,
    /// A file that cannot be read, and the measure that it was last.
    Broken(Option<ReadMeasure>),
    /// A measure that names what has no place in the header against which it was last known: that version, and this one.
    Displaced(ReadMeasure, Arc<Measure>),
}

/// A measure without what returns say of it.
#[derive(Clone)]
pub(super) struct ReadMeasure {
    pub measure: Arc<Measure>,
    /// What it was parsed against.
    pub header: Rc<PlanHeader>,
}

impl Parsed {
    /// The measure as it was last known.
    pub fn last(&self) -> Option<&ReadMeasure> {
        match self {
            Parsed::Measure(read) | Parsed::Partial(read, _) | Parsed::Displaced(read, _) => Some(read),
            Parsed::Broken(last) => last.as_ref(),
            Parsed::Other => None,
        }
    }

    /// The measure that the file holds.
    pub fn measure(&self) -> Option<&Arc<Measure>> {
        match self {
            Parsed::Measure(read) | Parsed::Partial(read, _) => Some(&read.measure),
            Parsed::Other | Parsed::Broken(_) | Parsed::Displaced(..) => None,
        }
    }

    /// Whether it cannot be read, or not in full.
    pub fn is_broken(&self) -> bool {
        matches!(self, Parsed::Broken(_) | Parsed::Partial(..) | Parsed::Displaced(..))
    }
}
