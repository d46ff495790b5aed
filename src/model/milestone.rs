//! Milestones, and the names by which reports mean them.

use foldhash::HashMap;

use super::{BodyId, Deadline, MeasureId};
use crate::text::TextSlice;

/// A step on the way with its own day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Short and lasting, where the file gives one: titles may then repeat, and may change.
    pub id: Option<TextSlice>,
    /// What is to be achieved by then.
    pub title: TextSlice,
    /// By when.
    pub due: Deadline,
    /// Who answers for it; empty: those who answer for the measure.
    pub responsible: Vec<BodyId>,
    /// How it will be seen that it was reached, in the published words.
    pub indicator: Option<TextSlice>,
    /// The measures that it serves, where it is more than the one in whose file it stands.
    pub measures: Vec<MeasureId>,
    /// Whether its id, or its title, means this one alone among those of its measure.
    pub(crate) clear: UniqueNames,
}

/// Whether the id, or the title, of a milestone means it alone among those of its measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UniqueNames {
    id: bool,
    title: bool,
}

impl Default for UniqueNames {
    fn default() -> Self {
        UniqueNames { id: true, title: true }
    }
}

impl Milestone {
    /// What an id is made of, as a regular expression.
    pub const ID_PATTERN: &str = "^[A-Za-z0-9][A-Za-z0-9.-]*$";

    /// Whether this can be an id: letters, digits, dots and dashes, a letter or digit first.
    pub fn is_id(text: &str) -> bool {
        text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
    }

    /// Finds out which names several milestones of a measure have: these mean none of them.
    pub fn tell_apart(milestones: &mut [Milestone]) {
        if milestones.len() < 2 {
            return;
        }
        let names = MilestoneNames::of(milestones);
        let is_clear = |name: &str| matches!(names.find(name), MilestoneMatch::One(_));
        let clear = |milestone: &Milestone| UniqueNames {
            id: milestone.id.as_deref().is_none_or(is_clear),
            title: is_clear(&milestone.title),
        };
        let all: Vec<UniqueNames> = milestones.iter().map(clear).collect();
        milestones.iter_mut().zip(all).for_each(|(milestone, clear)| milestone.clear = clear);
    }

    /// Whether a report that names this means it, and no other milestone of the measure.
    pub fn is_named(&self, name: &str) -> bool {
        self.clear.id && self.id.as_deref() == Some(name) || self.clear.title && self.title == name
    }

    /// What reports call it: its id, or its title where it has none.
    pub fn name(&self) -> &str {
        self.id.as_ref().unwrap_or(&self.title)
    }

    /// How an answer shows it: its id, where it has one, before its title.
    pub fn label(&self) -> String {
        label(self.id.as_deref(), &self.title)
    }

    /// Every name that can mean it: the title too where there is an id, as reports may be older than the id.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let title = Some(&self.title).filter(|title| self.id.as_ref() != Some(title));
        self.id.iter().chain(title).map(|name| name.as_str())
    }
}

/// How an answer shows a milestone of this id and title.
pub fn label(id: Option<&str>, title: &str) -> String {
    id.map_or_else(|| title.to_owned(), |id| format!("{id}: {title}"))
}

/// Which milestone a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MilestoneMatch {
    /// The one at this place of the measure's list.
    One(usize),
    /// Several have the name; the first two of them.
    Several(usize, usize),
    /// None has it.
    None,
}

/// The milestones of a measure by their names, to look up many at once.
pub struct MilestoneNames<'m>(HashMap<&'m str, MilestoneMatch>);

impl<'m> MilestoneNames<'m> {
    /// Of a measure's list.
    pub fn of(milestones: &'m [Milestone]) -> Self {
        let mut names: HashMap<&str, MilestoneMatch> = HashMap::default();
        for (at, milestone) in milestones.iter().enumerate() {
            for name in milestone.names() {
                let meant = names.entry(name).or_insert(MilestoneMatch::One(at));
                if let MilestoneMatch::One(first) = *meant
                    && first != at
                {
                    *meant = MilestoneMatch::Several(first, at);
                }
            }
        }
        MilestoneNames(names)
    }

    /// The milestone that a name means.
    pub fn find(&self, name: &str) -> MilestoneMatch {
        self.0.get(name).copied().unwrap_or(MilestoneMatch::None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn milestones(named: &[(&str, &str)]) -> Vec<Milestone> {
        let milestone = |&(id, title): &(&str, &str)| {
            let id = (!id.is_empty()).then(|| id.into());
            Milestone {
                id,
                title: title.into(),
                due: Deadline::Words("later".into()),
                responsible: Vec::new(),
                indicator: None,
                measures: Vec::new(),
                clear: UniqueNames::default(),
            }
        };
        named.iter().map(milestone).collect()
    }

    #[test]
    fn a_name_means_one_milestone_or_none() {
        let list =
            milestones(&[("", "study"), ("M1", "report"), ("M2", "report"), ("M3", "pilot"), ("x", "x")]);
        let names = MilestoneNames::of(&list);
        assert_eq!(names.find("study"), MilestoneMatch::One(0));
        assert_eq!(names.find("M1"), MilestoneMatch::One(1));
        assert_eq!(names.find("report"), MilestoneMatch::Several(1, 2));
        assert_eq!(names.find("pilot"), MilestoneMatch::One(3));
        assert_eq!(names.find("x"), MilestoneMatch::One(4));
        assert_eq!(names.find("m1"), MilestoneMatch::None);
    }

    #[test]
    fn a_title_that_is_the_id_of_another_means_neither() {
        let list = milestones(&[("M1", "study"), ("M2", "M1")]);
        assert_eq!(MilestoneNames::of(&list).find("M1"), MilestoneMatch::Several(0, 1));
        let mut list = list;
        Milestone::tell_apart(&mut list);
        assert!(list.iter().all(|milestone| !milestone.is_named("M1")));
        assert!(list[0].is_named("study") && list[1].is_named("M2"));
    }

    #[test]
    fn ids_are_letters_digits_dots_and_dashes() {
        for id in ["M-01", "7", "US0113-1", "a.b"] {
            assert!(Milestone::is_id(id), "{id}");
        }
        for text in ["", "-", ".1", "M 1", "M_1", "é", "M/1"] {
            assert!(!Milestone::is_id(text), "{text}");
        }
    }
}
