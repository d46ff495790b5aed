//! Chapters and sections of a plan.

use super::{ByLanguage, Catalog, Listed, MeasureId};
use crate::text::TextSlice;

/// The first of the folders on the way to a measure's file that is called after a section which the measure is not in. `inside`
/// is the path of the file in the plan's folder, and `own` the deepest id that says where the measure is.
pub fn folder_of_other_section<'p>(
    inside: &'p str,
    own: &MeasureId,
    is_section: impl Fn(&str) -> bool,
) -> Option<&'p str> {
    let (folders, _) = inside.rsplit_once('/')?;
    folders.split('/').find(|folder| !own.is_within(folder) && is_section(folder))
}

/// A section's place in the plan: sections are in the plan's order, and so is every list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(u32);

/// A chapter or section with its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// As the plan numbers it: `II` for a chapter, `II.3` for a section of it.
    pub key: MeasureId,
    /// In the published words.
    pub title: TextSlice,
    /// In other languages.
    pub names: ByLanguage,
}

impl Listed for Section {
    type Id = SectionId;

    fn key(&self) -> &str {
        self.key.as_str()
    }

    fn id(at: u32) -> SectionId {
        SectionId(at)
    }

    fn at(id: SectionId) -> u32 {
        id.0
    }
}

impl Catalog<Section> {
    /// The section that a measure belongs to: the deepest whose key begins the measure's id.
    pub fn holding(&self, id: &MeasureId) -> Option<SectionId> {
        id.ancestors().find_map(|key| self.find(key))
    }

    /// The chapter that a section belongs to: the shallowest whose key begins the section's.
    pub fn chapter(&self, section: SectionId) -> SectionId {
        let above = self[section].key.ancestors().filter_map(|key| self.find(key));
        above.last().unwrap_or(section)
    }
}
