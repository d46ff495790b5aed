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
        let mut path = format!("{}/", language.word());
        self.push_path(slugs, &mut path);
        path
    }

    /// Appends its path within the folder of a language.
    pub fn push_path(&self, slugs: &Slugs, path: &mut String) {
        self.push_folder(slugs, path);
        path.push_str(PAGE);
    }

    /// Its folder within that of a language, with a slash at its end; empty for the front page.
    pub fn folder(&self, slugs: &Slugs) -> String {
        let mut folder = String::new();
        self.push_folder(slugs, &mut folder);
        folder
    }

    /// In how many folders of its language it lies.
    pub fn depth(&self, slugs: &Slugs) -> usize {
        usize::from(!self.kind().is_empty()) + usize::from(self.slug(slugs).is_some())
    }

    fn push_folder(&self, slugs: &Slugs, path: &mut String) {
        for part in [self.kind(), self.slug(slugs).unwrap_or_default()] {
            if !part.is_empty() {
                path.push_str(part);
                path.push('/');
            }
        }
    }

    /// The folder of all pages of its kind; empty for the front page.
    const fn kind(&self) -> &'static str {
        match self {
            Address::Front => "",
            Address::Late => "late",
            Address::Measures | Address::Measure(_) | Address::Former(_) | Address::Removed(_) => "m",
            Address::Sections | Address::Section(_) => "section",
            Address::Bodies | Address::Body(_) => "body",
            Address::Money | Address::Source(_) => "money",
            Address::Meetings | Address::Meeting(_) => "meeting",
            Address::Moved => "moved",
            Address::Changes | Address::Commit(_) => "changes",
            Address::Disputed => "disputed",
            Address::Silent => "silent",
            Address::Checks => "checks",
            Address::Search => "search",
            Address::Data => "data",
            Address::Accessibility => "accessibility",
        }
    }

    /// Its own folder in that, where it is one of many.
    fn slug<'s>(&self, slugs: &'s Slugs) -> Option<&'s str> {
        Some(match self {
            Address::Measure(at) => slugs.measure(*at),
            Address::Former(at) => slugs.former(*at),
            Address::Removed(at) => slugs.removed(*at),
            Address::Section(id) => slugs.section(*id),
            Address::Body(id) => slugs.body(*id),
            Address::Source(id) => slugs.source(*id),
            Address::Meeting(at) => slugs.meeting(*at),
            Address::Commit(at) => slugs.commit(*at),
            _ => return None,
        })
    }
}
