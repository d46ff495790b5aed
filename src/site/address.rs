//! Which pages there are, and where each lies in its language.

use super::slugs::{PAGE, Slugs};
use crate::labels::Language;
use crate::model::{BodyId, SectionId, SourceId};

/// A page, apart from its language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Address {
    /// The plan at a glance.
    Front,
    /// What is late.
    Late,
    /// Every measure.
    Measures,
    /// The measure at this place of the plan.
    Measure(usize),
    /// The id at this place of those that measures had before.
    Former(usize),
    /// The measure at this place of those that the plan has no longer.
    Removed(usize),
    /// The chapters and sections.
    Sections,
    /// A chapter or a section.
    Section(SectionId),
    /// All bodies.
    Bodies,
    /// A body.
    Body(BodyId),
    /// Where the money comes from.
    Money,
    /// A source of funding.
    Source(SourceId),
    /// The meetings.
    Meetings,
    /// The meeting at this place.
    Meeting(usize),
    /// Which deadlines moved.
    Moved,
    /// The record, commit by commit.
    Changes,
    /// The commit at this place of the record.
    Commit(usize),
    /// Where reports differ from each other or from assessments.
    Disputed,
    /// Who owes a report.
    Silent,
    /// What the checks find, and the rules.
    Checks,
    /// Words that are looked for.
    Search,
    /// The data behind the pages.
    Data,
    /// The accessibility statement.
    Accessibility,
}

impl Address {
    /// Pages that there is one of.
    pub const SINGLE: [Address; 15] = [
        Address::Front,
        Address::Late,
        Address::Measures,
        Address::Sections,
        Address::Bodies,
        Address::Money,
        Address::Meetings,
        Address::Moved,
        Address::Changes,
        Address::Disputed,
        Address::Silent,
        Address::Checks,
        Address::Search,
        Address::Data,
        Address::Accessibility,
    ];

    /// Its path in a language, from the root of the site.
    pub fn path(&self, language: Language, slugs: &Slugs) -> String {
        format!("{}/{}{PAGE}", language.word(), self.folder(slugs))
    }

    /// Its folder within that of a language, with a slash at its end; empty for the front page.
    pub fn folder(&self, slugs: &Slugs) -> String {
        match self {
            Address::Front => String::new(),
            Address::Late => "late/".to_owned(),
            Address::Measures => "m/".to_owned(),
            Address::Measure(at) => format!("m/{}/", slugs.measure(*at)),
            Address::Former(at) => format!("m/{}/", slugs.former(*at)),
            Address::Removed(at) => format!("m/{}/", slugs.removed(*at)),
            Address::Sections => "section/".to_owned(),
            Address::Section(id) => format!("section/{}/", slugs.section(*id)),
            Address::Bodies => "body/".to_owned(),
            Address::Body(id) => format!("body/{}/", slugs.body(*id)),
            Address::Money => "money/".to_owned(),
            Address::Source(id) => format!("money/{}/", slugs.source(*id)),
            Address::Meetings => "meeting/".to_owned(),
            Address::Meeting(at) => format!("meeting/{}/", slugs.meeting(*at)),
            Address::Moved => "moved/".to_owned(),
            Address::Changes => "changes/".to_owned(),
            Address::Commit(at) => format!("changes/{}/", slugs.commit(*at)),
            Address::Disputed => "disputed/".to_owned(),
            Address::Silent => "silent/".to_owned(),
            Address::Checks => "checks/".to_owned(),
            Address::Search => "search/".to_owned(),
            Address::Data => "data/".to_owned(),
            Address::Accessibility => "accessibility/".to_owned(),
        }
    }
}
