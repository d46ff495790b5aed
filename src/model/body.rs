//! The register of bodies: who can owe something, under which names, and who took over what from whom.

use std::collections::hash_map::Entry;

use chrono::NaiveDate;
use foldhash::{HashMap, HashSet};

use super::name::{bare, closest, fold};
use super::{ByLanguage, FieldValue, HUNGARIAN, MeasureId};
use crate::keyword::keywords;
use crate::text::{FileId, TextSlice};

/// A body's place in the [`Register`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyId(u32);

impl BodyId {
    /// Its place in [`Register::bodies`], from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

keywords! {
    /// What sort of body.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum BodyKind {
        /// The government as a whole, not one of its ministries.
        Government = "government",
        /// A ministry, or an office of the rank of one.
        Ministry = "ministry",
        /// A state authority, court, council, institute or university.
        Agency = "agency",
        /// An organization of states, or a forum in which they meet.
        International = "international",
        /// A non-governmental organization.
        Ngo = "ngo",
        /// Made of member bodies.
        Group = "group",
        /// An open class, such as "organizations operating sheltered accommodations".
        Class = "class",
    }
}

/// A field of duty that the coordination mechanism gives to a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// What it is called in other languages: the published words are among them.
    pub names: ByLanguage,
    /// What it is in English: a translation of the register, where the published words are in another language.
    pub english: TextSlice,
}

/// A body, a group of bodies, or a class of them.
#[derive(Clone, Debug)]
pub struct Body {
    /// The English name, under which every answer lists it.
    pub name: TextSlice,
    /// What sort of body it is; nothing but lists of bodies depends on it.
    pub kind: BodyKind,
    /// The English name is the register's translation: the documents give the Hungarian one only.
    pub translated: bool,
    /// The names in other languages, as far as sources give them.
    pub in_languages: ByLanguage,
    /// The customary short forms: `BM`, `MoI`.
    pub abbreviations: Vec<TextSlice>,
    /// The title of the person who leads it, under which documents address it: "Minister of Interior".
    pub head: Option<TextSlice>,
    /// Other wordings for it in the sources.
    pub aliases: Vec<TextSlice>,
    /// The body it is an office of.
    pub part_of: Option<BodyId>,
    /// The groups it belongs to.
    pub member_of: Vec<BodyId>,
    /// What the mechanism gives to it; empty for a body that is no member, or of which nothing is said.
    pub duties: Vec<Duty>,
    /// Measures whose words name it without giving it a role.
    pub mentioned_in: Vec<MeasureId>,
    /// Where it is written, and as which `[[body]]` of the file.
    pub file: FileId,
    /// Counted from 0.
    pub row: usize,
}

impl Body {
    /// The Hungarian name; `None` where no source gives it.
    pub fn hungarian(&self) -> Option<&TextSlice> {
        self.in_languages.name(HUNGARIAN)
    }

    /// Every name under which it is found.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let short = self.abbreviations.iter().chain(&self.aliases);
        self.full_names().chain(short).map(TextSlice::as_str)
    }

    /// The names that are no abbreviations.
    fn long_names(&self) -> impl Iterator<Item = &str> {
        self.full_names().chain(&self.aliases).map(TextSlice::as_str).filter(|name| !is_abbreviation(name))
    }

    fn full_names(&self) -> impl Iterator<Item = &TextSlice> {
        std::iter::once(&self.name).chain(self.in_languages.names().map(|(_, name)| name)).chain(&self.head)
    }
}

/// Whether a name is one of a few letters, most of them capitals: `MoFA`, `BM`.
fn is_abbreviation(name: &str) -> bool {
    let letters = name.trim().chars().count();
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    letters <= 6 && (letters <= 3 || capitals * 2 >= letters)
}

/// A duty that moved from one body to another, with the measures concerned.
#[derive(Clone, Debug)]
pub struct Succession {
    /// What moved, in English: "labour inspection".
    pub duty: TextSlice,
    /// What it is called in other languages.
    pub names: ByLanguage,
    /// Who was to do it when the plan was adopted.
    pub from: BodyId,
    /// Who has to do it since.
    pub to: BodyId,
    /// In which measures it moved; in all others the first body still answers.
    pub measures: Vec<MeasureId>,
    /// The day from which the second is asked for reports; `None`: the first is, and the second may answer.
    pub since: Option<NaiveDate>,
    /// The document that says so.
    pub basis: TextSlice,
    /// Where it is written, and as which `[[succession]]` of the file.
    pub file: FileId,
    /// Counted from 0.
    pub row: usize,
}

/// The register as its file has it.
#[derive(Clone, Debug, Default)]
pub struct RegisterFile {
    /// The bodies, in the order of the file.
    pub bodies: Vec<Body>,
    /// Keys of the plan's own: a row.
    pub extra: Option<FieldValue>,
    /// The duties that moved, in the order of the file.
    pub successions: Vec<Succession>,
}

/// Every body with all its names. No name belongs to two bodies.
#[derive(Clone, Debug, Default)]
pub struct Register {
    file: RegisterFile,
    /// Who took over what the first was to do in the measure.
    successors: HashMap<BodyId, HashMap<MeasureId, MovedDuty>>,
    /// The bodies that others are members of.
    groups: HashSet<BodyId>,
    /// By name as written: the way the files of a plan nearly always go.
    exact: HashMap<String, BodyId>,
    folded: HashMap<String, BodyId>,
}

/// Where a duty went in one measure.
#[derive(Clone, Copy, Debug)]
struct MovedDuty {
    to: BodyId,
    since: Option<NaiveDate>,
}

/// A name that another body has already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameConflict {
    /// As the second body writes it.
    pub name: TextSlice,
    /// Whose name it stays.
    pub first: BodyId,
}

impl Register {
    /// Adds a body with the names that are still free.
    /// Gives back those that are not: they belong to another body already, or the body itself has them twice.
    pub fn add(&mut self, body: Body) -> (BodyId, Vec<NameConflict>) {
        let id = BodyId(u32::try_from(self.file.bodies.len()).unwrap_or(u32::MAX));
        let mut clashes = Vec::new();
        for name in body.names() {
            match self.folded.entry(fold(name)) {
                Entry::Occupied(first) => {
                    clashes.push(NameConflict { name: name.into(), first: *first.get() });
                }
                Entry::Vacant(free) => {
                    free.insert(id);
                    self.exact.insert(name.to_owned(), id);
                }
            }
        }
        self.file.bodies.push(body);
        (id, clashes)
    }

    /// Sets what refers to other bodies, once all of them are known.
    pub fn relate(&mut self, id: BodyId, part_of: Option<BodyId>, member_of: Vec<BodyId>) {
        for group in &member_of {
            self.groups.insert(*group);
        }
        let body = &mut self.file.bodies[id.0 as usize];
        body.part_of = part_of;
        body.member_of = member_of;
    }

    /// Adds a duty that moved. Where it moved twice in one measure, the first to be added holds.
    pub fn add_succession(&mut self, succession: Succession) {
        let successors = self.successors.entry(succession.from).or_default();
        for measure in &succession.measures {
            let Succession { to, since, .. } = succession;
            successors.entry(measure.clone()).or_insert(MovedDuty { to, since });
        }
        self.file.successions.push(succession);
    }

    /// The body with this name, in any of its forms, case and accents aside.
    pub fn find(&self, name: &str) -> Option<BodyId> {
        self.exact.get(name).or_else(|| self.folded.get(&fold(name))).copied()
    }

    /// Whether two names, such as those of assessors, are of one: of the same body in whichever of its forms, or of one that is
    /// not in the register, case and accents aside.
    pub fn is_one(&self, name: &str, other: &str) -> bool {
        if name == other {
            return true;
        }
        match (self.find(name), self.find(other)) {
            (None, None) => fold(name) == fold(other),
            (body, of_other) => body == of_other,
        }
    }

    /// Names of bodies that a person who wrote `name` may have meant, three at most, each of another body: those that
    /// differ by typography alone, else those that are near. An abbreviation is near many others by chance.
    pub fn suggest(&self, name: &str) -> Vec<&str> {
        let same = match is_abbreviation(&name.replace('.', "")) {
            true => self.same_but_for_typography(&name.replace('.', "")),
            false => self.same_but_for_typography(name),
        };
        if !same.is_empty() || is_abbreviation(name) {
            return same;
        }
        let long = self.file.bodies.iter().flat_map(Body::long_names);
        self.one_of_each_body(closest(name, long))
    }

    /// Names that differ from `name` in nothing but case, accents, spaces and dashes, each of another body.
    pub fn same_but_for_typography(&self, name: &str) -> Vec<&str> {
        let wanted = bare(name);
        let names = self.file.bodies.iter().flat_map(Body::names);
        self.one_of_each_body(names.filter(|name| bare(name) == wanted).collect())
    }

    fn one_of_each_body<'a>(&self, mut names: Vec<&'a str>) -> Vec<&'a str> {
        let mut seen = Vec::new();
        names.retain(|name| match self.find(name) {
            Some(body) if !seen.contains(&body) => {
                seen.push(body);
                true
            }
            _ => false,
        });
        names
    }

    /// What its file says.
    pub fn file(&self) -> &RegisterFile {
        &self.file
    }

    /// Sets the keys of the plan's own.
    pub fn set_extra(&mut self, extra: Option<FieldValue>) {
        self.file.extra = extra;
    }

    /// In the order of the file.
    pub fn bodies(&self) -> impl Iterator<Item = (BodyId, &Body)> {
        (0..).map(BodyId).zip(&self.file.bodies)
    }

    /// Every duty that moved, in the order of the file.
    pub fn successions(&self) -> &[Succession] {
        &self.file.successions
    }

    /// Who answers today for what `body` was to do in this measure, where that moved, however often it did.
    pub fn successor(&self, body: BodyId, measure: &MeasureId) -> Option<BodyId> {
        let next = |from: BodyId| Some(self.successors.get(&from)?.get(measure)?.to);
        let mut last = next(body)?;
        // A duty that goes round in a circle ends where it would come back.
        for _ in 0..self.file.successions.len() {
            match next(last) {
                Some(later) if later != body => last = later,
                _ => break,
            }
        }
        Some(last)
    }

    /// Who is asked on a day for what `body` was to do in this measure: itself, or who has taken over since a day that is
    /// known and has come.
    pub fn asked(&self, body: BodyId, measure: &MeasureId, day: NaiveDate) -> BodyId {
        self.last(body, measure, |since| since.is_some_and(|since| since <= day))
    }

    /// Who may answer on a day in the place of `body` in this measure: the `successor`, from the day of the succession on.
    pub fn successor_on(&self, body: BodyId, measure: &MeasureId, day: NaiveDate) -> Option<BodyId> {
        let last = self.last(body, measure, |since| since.is_none_or(|since| since <= day));
        (last != body).then_some(last)
    }

    /// The end of the way that a duty went, along the successions whose day is as asked for.
    fn last(
        &self,
        body: BodyId,
        measure: &MeasureId,
        is_followed: impl Fn(Option<NaiveDate>) -> bool,
    ) -> BodyId {
        let next = |from: &BodyId| {
            let moved = self.successors.get(from)?.get(measure)?;
            // A duty that goes round in a circle ends where it would come back.
            (is_followed(moved.since) && moved.to != body).then_some(moved.to)
        };
        let chain = std::iter::successors(Some(body), next).take(self.file.successions.len() + 1);
        chain.last().unwrap_or(body)
    }

    /// Whether `later` answers for what `earlier` was to do in this measure, by itself or by way of others.
    pub fn took_over(&self, earlier: BodyId, later: BodyId, measure: &MeasureId) -> bool {
        if self.file.successions.is_empty() {
            return false;
        }
        let next = |from: &BodyId| Some(self.successors.get(from)?.get(measure)?.to);
        // A duty that goes round in a circle is followed no longer than there are successions.
        let mut chain = std::iter::successors(next(&earlier), next).take(self.file.successions.len());
        chain.any(|body| body == later)
    }

    /// Since when `later` answers for what `earlier` was to do in this measure: from the day on which `earlier` handed it
    /// over. `None`: it does not; without a day, that is not known.
    pub fn handed_over(
        &self,
        earlier: BodyId,
        later: BodyId,
        measure: &MeasureId,
    ) -> Option<Option<NaiveDate>> {
        let moved = self.successors.get(&earlier)?.get(measure)?;
        self.took_over(earlier, later, measure).then_some(moved.since)
    }

    /// Whether any body is a member of this one.
    pub fn has_members(&self, group: BodyId) -> bool {
        self.groups.contains(&group)
    }

    /// The English name, under which answers list it.
    pub fn name(&self, id: BodyId) -> &str {
        &self[id].name
    }

    /// The names joined as the official table joins them.
    pub fn join(&self, ids: &[BodyId]) -> String {
        let names: Vec<&str> = ids.iter().map(|&id| self.name(id)).collect();
        names.join(", ")
    }
}

impl std::ops::Index<BodyId> for Register {
    type Output = Body;

    fn index(&self, id: BodyId) -> &Body {
        &self.file.bodies[id.0 as usize]
    }
}
