//! The names of pages in paths: letters, digits, dots and dashes, and never two the same, whatever names a plan holds.

use std::collections::{HashMap, HashSet};

use crate::check::shown_slug;
use crate::model::{
    BodyId, FundingSource, Listed, MeasureId, Plan, Section, SectionId, SourceId, names_device,
};

/// The file of a page, in the folder that is its address.
pub const PAGE: &str = "index.html";

/// The calendar in the folder of a body, or of all.
pub const CALENDAR: &str = "calendar.ics";

/// The feed in the folder of a body, or of all.
pub const FEED: &str = "changes.atom";

/// Where the pages of a plan's parts lie, by their places in the plan.
#[derive(Debug)]
pub struct Slugs {
    /// Of measures, in the order of the plan.
    measures: Vec<String>,
    /// Of ids that measures had.
    former: Vec<String>,
    /// Of measures that the plan has no longer.
    removed: Vec<String>,
    /// Of commits.
    commits: Vec<String>,
    bodies: Vec<String>,
    sections: Vec<String>,
    sources: Vec<String>,
    meetings: Vec<String>,
}

/// What a record has in addition to the plan.
#[derive(Debug, Default)]
pub struct RecordedNames<'p> {
    /// Ids that no measure has now, and that measures had before.
    pub former: Vec<&'p MeasureId>,
    /// The ids of measures that the plan has no longer.
    pub removed: Vec<&'p MeasureId>,
    /// The full ids of the commits.
    pub commits: Vec<&'p str>,
}

impl Slugs {
    /// Names every part of a plan, and what its record has in addition to that.
    pub fn of(plan: &Plan, past: &RecordedNames<'_>) -> Self {
        // The folder of the measures is theirs first, so that what is past moves none of them.
        let own = plan.measures.iter().map(|measure| &measure.id);
        let ids = own.chain(past.removed.iter().copied()).chain(past.former.iter().copied());
        let mut measures = unique(ids.map(MeasureId::to_string));
        let mut removed = measures.split_off(plan.measures.len());
        let former = removed.split_off(past.removed.len());
        let (sections, sources) = (plan.sections.as_slice(), plan.sources.as_slice());
        Slugs {
            // An id is made of letters, digits, dots and dashes, and none of its parts is empty.
            measures,
            former,
            removed,
            commits: unique(past.commits.iter().map(|id| plain(id, "commit"))),
            bodies: unique(plan.register.bodies().map(|(_, body)| plain(&body.name, "body"))),
            sections: unique(sections.iter().map(|section| section.key.to_string())),
            sources: unique(sources.iter().map(|source| plain(&source.key, "source"))),
            meetings: unique(plan.meetings.iter().map(|meeting| meeting.id.to_string())),
        }
    }

    /// Of the measure at this place.
    pub fn measure(&self, at: usize) -> &str {
        get(&self.measures, at)
    }

    /// Of the former id at this place.
    pub fn former(&self, at: usize) -> &str {
        get(&self.former, at)
    }

    /// Of the measure at this place of those that the plan has no longer.
    pub fn removed(&self, at: usize) -> &str {
        get(&self.removed, at)
    }

    /// Of the commit at this place.
    pub fn commit(&self, at: usize) -> &str {
        get(&self.commits, at)
    }

    /// Of a body.
    pub fn body(&self, id: BodyId) -> &str {
        get(&self.bodies, id.index())
    }

    /// Of a section.
    pub fn section(&self, id: SectionId) -> &str {
        get(&self.sections, Section::at(id) as usize)
    }

    /// Of a source of funding.
    pub fn source(&self, id: SourceId) -> &str {
        get(&self.sources, FundingSource::at(id) as usize)
    }

    /// Of the meeting at this place.
    pub fn meeting(&self, at: usize) -> &str {
        get(&self.meetings, at)
    }
}

fn get(slugs: &[String], at: usize) -> &str {
    slugs.get(at).map_or("unknown", String::as_str)
}

/// A name without what a path or an address could read otherwise; `otherwise` where nothing is left, or where it leads to a
/// person: search engines find addresses.
fn plain(name: &str, otherwise: &str) -> String {
    const LONGEST: usize = 80;
    let mut kept = String::new();
    let name = shown_slug(name).unwrap_or_default();
    for c in name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }) {
        if kept.len() < LONGEST && !(c == '-' && (kept.is_empty() || kept.ends_with('-'))) {
            kept.push(c);
        }
    }
    let kept = kept.trim_end_matches('-');
    if kept.is_empty() { otherwise.to_owned() } else { kept.to_owned() }
}

/// Whether a folder cannot have this name: it is that of a file, or some system takes it for a device, whatever follows
/// a dot.
fn is_reserved(name: &str) -> bool {
    [PAGE, CALENDAR, FEED].contains(&name.to_lowercase().as_str()) || names_device(name)
}

/// The names, each with a number behind it where one before is the same, on disks that tell no capitals apart too; with
/// a word before those that no folder can have.
fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let next = |name: String| {
        let name = if is_reserved(&name) { format!("id-{name}") } else { name };
        let count = counts.entry(name.to_lowercase()).or_insert(1);
        let mut slug = name.clone();
        while !taken.insert(slug.to_lowercase()) {
            *count += 1;
            slug = format!("{name}-{count}");
        }
        slug
    };
    names.map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::{plain, unique};

    #[test]
    fn no_name_leads_out_of_its_folder() {
        for (name, slug) in [
            ("../../etc/passwd", "etc-passwd"),
            ("..", "body"),
            ("Belügyminisztérium", "belugyminiszterium"),
            ("a/b\\c:d?e#f%2e", "a-b-c-d-e-f-2e"),
            ("МВД \u{202e}x", "x"),
            ("", "body"),
        ] {
            assert_eq!(plain(name, "body"), slug, "{name}");
        }
        assert!(plain(&"a".repeat(500), "body").len() <= 80);
    }

    #[test]
    fn no_folder_has_the_name_of_a_file_or_a_device() {
        let names = ["INDEX.HTML", "calendar.ics", "con", "CON", "con.1", "com7", "id-con", "com", "con1"];
        let slugs = [
            "id-INDEX.HTML",
            "id-calendar.ics",
            "id-con",
            "id-CON-2",
            "id-con.1",
            "id-com7",
            "id-con-3",
            "com",
            "con1",
        ];
        assert_eq!(unique(names.map(str::to_owned).into_iter()), slugs);
    }

    #[test]
    fn names_that_fold_to_one_stay_apart() {
        let names = ["a", "A", "a-2", "b", "a"].map(str::to_owned);
        assert_eq!(unique(names.into_iter()), ["a", "A-2", "a-2-2", "b", "a-3"]);
    }
}
