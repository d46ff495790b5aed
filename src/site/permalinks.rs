//! Full addresses of the site's pages, for what is written elsewhere and leads there.

use super::address::Address;
use super::settings::full_url;
use super::slugs::{RecordedNames, Slugs};
use crate::answers::calendar::Subject;
use crate::labels::Language;
use crate::model::Plan;

/// Where the pages of a plan are on the web, in one language.
#[derive(Debug)]
pub struct Permalinks {
    base_url: String,
    language: Language,
    slugs: Slugs,
}

impl Permalinks {
    /// Those of a plan, under the address at which its site is published.
    pub fn new(plan: &Plan, language: Language, base_url: String) -> Self {
        Permalinks { base_url, language, slugs: Slugs::of(plan, &RecordedNames::default()) }
    }

    /// The page about what an event of the calendar is about.
    pub fn of(&self, subject: Subject) -> String {
        full_url(&self.base_url, &address(subject).path(self.language, &self.slugs))
    }
}

/// The page about what an event of the calendar is about.
pub fn address(subject: Subject) -> Address {
    match subject {
        Subject::Measure(at) => Address::Measure(at),
        Subject::Meeting(at) => Address::Meeting(at),
        Subject::Reports => Address::Silent,
    }
}
