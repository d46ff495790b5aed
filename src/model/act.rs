//! What the legal act says besides the measures: when it ends, what it carries out, what it follows.

use chrono::NaiveDate;

use super::{BodyId, Period, SourceId};
use crate::text::TextSlice;

/// That a plan was closed. From the day after on no measure is overdue; what was not reached stays so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The last day on which anything was owed.
    pub date: NaiveDate,
    /// The legal act, as it is cited.
    pub basis: TextSlice,
}

/// The strategy that a plan carries out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strategy {
    /// As published.
    pub title: TextSlice,
    /// The days for which it is made; `None` where the file does not say.
    pub period: Option<Period>,
}

/// The plan that this one follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predecessor {
    /// As published.
    pub title: TextSlice,
    /// The folder with its `plan.toml`, relative to the one of this plan; `None` where it is not kept in the repository.
    pub path: Option<TextSlice>,
    /// The address of its web site; `None` where that is not known.
    pub site: Option<TextSlice>,
}

/// A point of the act without an obligation that is due on a day: an invitation, a wish, where money should come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    /// As the act numbers it.
    pub id: TextSlice,
    /// The published words.
    pub text: TextSlice,
    /// The bodies that it speaks of.
    pub bodies: Vec<BodyId>,
    /// The source of funding that it speaks of.
    pub source: Option<SourceId>,
}
